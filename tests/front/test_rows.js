import assert from "node:assert/strict";
import test from "node:test";

import { boxOf } from "../../static/timeline/axis.js";
import { pack, titleBox } from "../../static/timeline/rows.js";
import { aTable, seeded } from "./random.js";

const widthOf = (text) => 5 * text.length;
const at = (left, right) => ({ left, right });
const RAID = "Raid and siege at the In Amenas gas plant";
const WAR = "A war of a hundred years";
const overlap = (a, b) => a.left < b.right - 1e-6 && b.left < a.right - 1e-6;

// Every case is tried with tables, frames and numbers of rows that nobody thought of.
function always(name, holds) {
  test(name, () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seeded(seed);
      const { titles, boxes } = aTable(random, boxOf);
      const [frame, rowCount] = [random.whole(300, 1300), random.whole(3, 18)];
      const drawn = boxes(frame);
      const layout = pack(drawn, titles, frame, rowCount, widthOf);
      holds({ seed, titles, boxes: drawn, frame, rowCount, ...layout });
    }
  });
}

always("no title touches a title or another mark, at any width", (table) => {
  const { seed, boxes, frame, rows, labels, sides } = table;
  const written = labels.map((label, i) => label && titleBox(boxes[i], sides[i], widthOf(label)));
  written.forEach((title, i) => {
    if (!title) return;
    assert.ok(title.left >= -1e-6 && title.right <= frame + 1e-6, `seed ${seed}: outside`);
    for (const [k, mark] of boxes.entries()) {
      if (k === i || rows[k] !== rows[i]) continue;
      assert.ok(!overlap(title, mark), `seed ${seed}: title ${i} on mark ${k}`);
      assert.ok(!written[k] || !overlap(title, written[k]), `seed ${seed}: titles ${i}, ${k}`);
    }
  });
});

always("marks share ground only when no row is free", ({ seed, boxes, rowCount, rows }) => {
  const order = [...boxes.keys()].sort(
    (a, b) => boxes[a].left - boxes[b].left || boxes[a].right - boxes[b].right,
  );
  order.forEach((i, nth) => {
    const before = order.slice(0, nth).filter((k) => boxes[k].right + 1 > boxes[i].left);
    const busy = new Set(before.map((k) => rows[k]));
    assert.ok(busy.size === rowCount || !busy.has(rows[i]), `seed ${seed}: mark ${i}`);
  });
});

always("every mark has a row, and a title has a side", (table) => {
  const { titles, rowCount, rows, labels, sides } = table;
  for (const part of [rows, labels, sides]) assert.equal(part.length, titles.length);
  assert.ok(rows.every((row) => row >= 0 && row < rowCount));
  labels.forEach((label, i) =>
    assert.equal(["right", "left", "on"].includes(sides[i]), label !== ""),
  );
});

always("the same marks are always packed the same", (table) => {
  const { boxes, titles, frame, rowCount, rows, labels, sides } = table;
  assert.deepEqual(pack(boxes, titles, frame, rowCount, widthOf), { rows, labels, sides });
});

test("titles that share a gap share its width", () => {
  const long = `${RAID} and after it`;
  const { labels, sides } = pack([at(10, 22), at(400, 412)], [long, long], 420, 1, widthOf);
  assert.deepEqual(sides, ["right", "left"]);
  assert.deepEqual(labels, [
    "Raid and siege at the In Amenas gas plant and…",
    "Raid and siege at the…",
  ]);
});

test("a cluster fans downward with its titles beside it", () => {
  const boxes = [0, 1, 2, 3, 4].map((i) => at(100 + i, 112 + i));
  const { rows, sides } = pack(boxes, Array(5).fill(RAID), 600, 15, widthOf);
  assert.deepEqual(rows, [0, 1, 2, 3, 4]);
  assert.deepEqual(new Set(sides), new Set(["right"]));
});

test("in a cascade each mark stands below the last, and after a lull the next is on top", () => {
  const boxes = [0, 20, 40, 80].map((left) => at(left, left + 12));
  assert.deepEqual(pack(boxes, ["ab", "ab", "ab", "ab"], 600, 15, widthOf).rows, [0, 1, 2, 0]);
});

test("a title gives way to the next mark by its end, not as a whole", () => {
  const { labels } = pack([at(10, 22), at(190, 202)], [RAID, RAID], 500, 1, widthOf);
  assert.deepEqual(labels, ["Raid and siege at the In…", RAID]);
});

test("a title stands on the left where the right would leave the frame", () => {
  const { labels, sides } = pack([at(380, 392)], ["Attack on the mission"], 400, 3, widthOf);
  assert.deepEqual([labels, sides], [["Attack on the mission"], ["left"]]);
});

test("a bar across the whole frame bears its title itself", () => {
  const { labels, sides } = pack([at(0, 400)], [WAR], 400, 3, widthOf);
  assert.deepEqual([labels, sides], [[WAR], ["on"]]);
});

test("a bar that shares its row bears no title", () => {
  assert.equal(pack([at(0, 400), at(200, 212)], [WAR, "Peace"], 400, 1, widthOf).labels[0], "");
});

test("a mark inside a longer one has no title over it", () => {
  const { labels } = pack([at(20, 300), at(50, 62)], [WAR, "Peace"], 600, 1, widthOf);
  assert.deepEqual(labels, ["", ""]);
});

test("no marks need no rows", () => {
  assert.deepEqual(pack([], [], 400, 3, widthOf), { rows: [], labels: [], sides: [] });
});

test("a crowd gives up the titles that would let the fewest others be read", () => {
  const lefts = [10, 14, 30, 34, 52, 60, 66, 90, 150, 156, 160, 240, 300, 310];
  const boxes = lefts.map((left, i) => at(left, left + (i % 5 === 3 ? 90 : 12)));
  const titles = lefts.map((_, i) => `${i + 1} ${RAID.slice(0, [41, 24, 14, 30][i % 4])}`);
  const { rows, labels } = pack(boxes, titles, 420, 4, widthOf);
  assert.deepEqual(rows, [0, 1, 2, 3, 0, 1, 2, 0, 1, 2, 0, 0, 3, 2]);
  assert.deepEqual(labels.filter(Boolean), [
    "4 Raid and siege at the In Amena",
    "9 Raid and siege at the In Amenas…",
    "10 Raid and siege at the…",
    "12 Raid and siege at the In…",
    "13 Raid and siege a…",
  ]);
});
