import assert from "node:assert/strict";
import test from "node:test";

import { PORT_PX, ROW_PX, layOut } from "../../static/arcs/layout.js";
import { seeded } from "./random.js";

const IDS = ["a", "b", "c", "d", "e", "f"];
const link = ([cause, effect]) => ({ cause, effect });

test("one arc runs from row to row and reaches farthest", () => {
  assert.deepEqual(layOut(["a", "b", "c"], [link("ac")]), {
    tops: [0, 17, 34, 51],
    arcs: [{ start: 8.5, end: 42.5, reach: 1 }],
  });
});

test("an event with many links has a higher row, with a port for each", () => {
  const { tops, arcs } = layOut(["a", "b", "c", "d"], ["ab", "ac", "ad"].map(link));
  // Three ports need 3 x 6 + 5 px. The farthest leaves at the top, for its arc runs outside.
  assert.deepEqual(tops, [0, 23, 40, 57, 74]);
  assert.deepEqual(
    arcs.map(({ start, end }) => [start, end]),
    [
      [17.5, 31.5],
      [11.5, 48.5],
      [5.5, 65.5],
    ],
  );
});

test("an arc that runs back in time starts below", () => {
  const [{ start, end }] = layOut(["a", "b"], [link("ba")]).arcs;
  assert.deepEqual([start, end], [25.5, 8.5]);
});

test("nothing to lay out takes no room", () => {
  assert.deepEqual(layOut([], []), { tops: [0], arcs: [] });
});

function always(name, holds) {
  test(name, () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seeded(seed);
      const links = Array.from({ length: random.whole(0, 25) }, () => {
        const cause = random.one(IDS);
        return link([cause, random.one(IDS.filter((id) => id !== cause))]);
      });
      holds(layOut(IDS, links), links);
    }
  });
}

function pairs(all) {
  return all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other]));
}

always("rows follow one another and hold their ports", ({ tops, arcs }, links) => {
  IDS.forEach((id, at) => {
    assert.ok(tops[at + 1] - tops[at] >= ROW_PX);
    const ports = links.flatMap(({ cause, effect }, nth) => [
      ...(cause === id ? [arcs[nth].start] : []),
      ...(effect === id ? [arcs[nth].end] : []),
    ]);
    for (const port of ports) assert.ok(tops[at] < port && port < tops[at + 1]);
    const sorted = ports.toSorted((a, b) => a - b);
    sorted.slice(1).forEach((port, nth) => assert.equal(port - sorted[nth], PORT_PX));
  });
});

always("arcs cross only where their events make them", ({ arcs }, links) => {
  const inOrder = (a, b) => [Math.min(a, b), Math.max(a, b)];
  const crossed = ([a, b], [c, d]) => (a < c && c < b && b < d) || (c < a && a < d && d < b);
  const drawn = arcs.map(({ start, end }, nth) => ({
    arc: inOrder(start, end),
    rows: inOrder(IDS.indexOf(links[nth].cause), IDS.indexOf(links[nth].effect)),
  }));
  for (const [one, other] of pairs(drawn))
    assert.equal(crossed(one.arc, other.arc), crossed(one.rows, other.rows));
});

always("an arc inside another reaches no farther", ({ arcs }) => {
  const length = ({ start, end }) => Math.abs(start - end);
  for (const { reach } of arcs) assert.ok(reach > 0 && reach <= 1);
  for (const both of pairs(arcs)) {
    const [inside, outside] = both.sort((a, b) => length(a) - length(b));
    assert.ok(inside.reach <= outside.reach);
  }
});
