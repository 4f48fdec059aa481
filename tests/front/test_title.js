import assert from "node:assert/strict";
import test from "node:test";

import { boxOf } from "../../static/timeline/axis.js";
import { pack, titleBox } from "../../static/timeline/rows.js";
import { LINE, placeTitle } from "../../static/timeline/title.js";
import { aTable, seeded } from "./random.js";

const PITCH = 14;
const widthOf = (text) => 5 * text.length;
const boldWidthOf = (text) => 5.4 * text.length;
const RAID = "Raid and siege at the In Amenas gas plant"; // 222 px, with its ground 226
const overlap = (a, b) =>
  a.left < b.right - 1e-6 &&
  b.left < a.right - 1e-6 &&
  a.top < b.bottom - 1e-6 &&
  b.top < a.bottom - 1e-6;

// Marks in given rows, without titles of their own unless they are given.
function placed(at, marks, width, labels = marks.map(() => null)) {
  const boxes = marks.map(([left, right]) => ({ left, right }));
  const rowY = marks.map(([, , row]) => row * PITCH + PITCH / 2);
  const frame = { left: 0, right: width, top: -3, bottom: 300 };
  return placeTitle(RAID, at, { boxes, rowY, labels, frame, pitch: PITCH }, boldWidthOf);
}

test("the selected title stands on the right of its mark", () => {
  const { side, lines, box, hidden } = placed(0, [[100, 112, 5]], 600);
  assert.deepEqual([side, lines, hidden], ["right", [RAID], []]);
  assert.deepEqual(box, { left: 114, right: 114 + 225.4, top: 70.5, bottom: 83.5 });
});

test("it stands on the left where the right has no room", () => {
  assert.equal(placed(0, [[500, 512, 5]], 600).side, "left");
});

test("it stands over its neighbours' titles, which are hidden", () => {
  const label = { left: 216, right: 300, top: 70.5, bottom: 83.5 };
  const marks = [
    [100, 112, 5],
    [200, 212, 6],
  ];
  assert.deepEqual(placed(0, marks, 600, [null, label]).hidden, [1]);
});

test("it covers no mark where another side of its own is free", () => {
  const { side } = placed(
    0,
    [
      [300, 312, 5],
      [400, 412, 5],
    ],
    700,
  );
  assert.equal(side, "left");
});

test("it stands above its mark where marks stand on both sides", () => {
  const { side, box } = placed(
    0,
    [
      [300, 312, 5],
      [400, 412, 5],
      [200, 212, 5],
    ],
    700,
  );
  assert.equal(side, "above");
  assert.deepEqual([box.left, box.bottom], [298, 70]);
});

test("and below, where marks stand above it too", () => {
  const marks = [
    [300, 312, 5],
    [400, 412, 5],
    [200, 212, 5],
    [330, 342, 4],
  ];
  assert.equal(placed(0, marks, 700).side, "below");
});

test("it is broken into lines where one would cover a mark, and titles go for it", () => {
  const marks = [
    [100, 112, 5],
    [280, 292, 5],
    [100, 112, 4],
    [100, 112, 6],
    [20, 32, 5],
  ];
  const label = { left: 116, right: 250, top: 56.5, bottom: 69.5 };
  const { side, lines, hidden } = placed(0, marks, 600, [null, null, label, null, null]);
  assert.deepEqual([side, lines], ["right", ["Raid and siege at the", "In Amenas gas plant"]]);
  assert.deepEqual(hidden, [2]);
});

test("it covers a mark where nothing else is left, and never one more than it must", () => {
  const column = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((row) => [100, 112, row]);
  const marks = [...column, [170, 182, 4], [30, 42, 4], [230, 242, 4]];
  const { side, box } = placed(4, marks, 400);
  assert.equal(side, "right");
  const over = marks.filter(([left, right], i) => i !== 4 && left < box.right && box.left < right);
  assert.deepEqual(over, [[170, 182, 4]]);
});

test("a title that takes more than three lines of the whole frame is shortened to one", () => {
  const long = `${RAID}, `.repeat(5);
  const frame = { left: 0, right: 300, top: -3, bottom: 300 };
  const given = { boxes: [{ left: 100, right: 112 }], rowY: [77], labels: [null], frame };
  const { side, lines } = placeTitle(long, 0, { ...given, pitch: PITCH }, boldWidthOf);
  assert.equal(side, "above");
  assert.deepEqual(lines, ["Raid and siege at the In Amenas gas plant, Raid and…"]);
});

test("a bar across the frame bears its title", () => {
  assert.equal(placed(0, [[0, 600, 5]], 600).side, "on");
});

test("in any table the selected title is whole, beside its mark, and before all others", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = seeded(seed);
    const { titles, boxes } = aTable(random, boxOf);
    if (!titles.length) continue;
    const width = random.whole(300, 1300);
    const rowCount = random.whole(15, 20);
    const drawn = boxes(width);
    const { rows, labels, sides } = pack(drawn, titles, width, rowCount, widthOf);
    const rowY = rows.map((row) => (row + 0.5) * PITCH);
    const written = labels.map((label, i) => {
      if (!label) return null;
      const level = { top: rowY[i] - LINE / 2, bottom: rowY[i] + LINE / 2 };
      return { ...titleBox(drawn[i], sides[i], widthOf(label)), ...level };
    });
    const at = random.whole(0, titles.length - 1);
    const frame = { left: 0, right: width, top: -3, bottom: rowCount * PITCH + 3 };
    const given = { boxes: drawn, rowY, labels: written, frame, pitch: PITCH };

    const { lines, box, hidden } = placeTitle(titles[at], at, given, boldWidthOf);

    assert.equal(lines.join(" "), titles[at], `seed ${seed}`);
    for (const line of lines) assert.ok(boldWidthOf(line) <= box.right - box.left, `seed ${seed}`);
    assert.ok(box.left >= 0 && box.right <= width, `seed ${seed}: ${box.left} ${box.right}`);
    assert.ok(box.top >= frame.top && box.bottom <= frame.bottom, `seed ${seed}`);
    const near = { top: rowY[at] - PITCH / 2 - 1, bottom: rowY[at] + PITCH / 2 + 1 };
    const mark = { left: drawn[at].left - 4, right: drawn[at].right + 4, ...near };
    assert.ok(overlap(box, mark), `seed ${seed}: not beside its mark`);
    written.forEach((label, i) => {
      const stays = label && i !== at && !hidden.includes(i);
      assert.ok(!stays || !overlap(label, box), `seed ${seed}: title ${i} is under it`);
    });
  }
});
