import assert from "node:assert/strict";
import test from "node:test";

import { apart, joined } from "../../static/map/apart.js";

const at = (x, y) => ({ x, y });
const nearest = (spots) =>
  Math.min(
    ...spots.flatMap((one, i) =>
      spots.slice(i + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    ),
  );

test("marks that do not touch stay where they are", () => {
  assert.deepEqual(apart([at(0, 0), at(26, 0), at(0, 40)], 26), [at(0, 0), at(26, 0), at(0, 40)]);
});

test("a mark by itself stays where it is", () => {
  assert.deepEqual(apart([at(3, 4)], 26), [at(3, 4)]);
  assert.deepEqual(apart([], 26), []);
});

test("two that overlap are moved apart evenly, along the line between them", () => {
  const [one, other] = apart([at(0, 0), at(10, 0)], 26);
  assert.deepEqual([Math.round(one.x), Math.round(one.y)], [-8, 0]);
  assert.deepEqual([Math.round(other.x), Math.round(other.y)], [18, 0]);
});

for (const count of [2, 3, 9, 30]) {
  test(`${count} at one place end without touching, around it`, () => {
    const spots = apart(
      Array.from({ length: count }, () => at(100, 100)),
      26,
    );
    assert.ok(nearest(spots) > 25.9, `${nearest(spots)} px apart`);
    const farthest = Math.max(...spots.map(({ x, y }) => Math.hypot(x - 100, y - 100)));
    assert.ok(farthest < 26 * Math.sqrt(count), `${farthest} px away`);
  });
}

test("the same places give the same spots", () => {
  const crowd = Array.from({ length: 12 }, (_, i) => at(i % 3, i % 4));
  assert.deepEqual(apart(crowd, 26), apart(crowd, 26));
});

test("counts nearer than their distance are one, at the place of the largest", () => {
  const spots = [
    { x: 0, y: 0, count: 3 },
    { x: 30, y: 0, count: 10 },
    { x: 68, y: 0, count: 1 },
    { x: 60, y: 0, count: 2 },
  ];
  assert.deepEqual(joined(spots, 38), [
    { x: 30, y: 0, count: 15 },
    { x: 68, y: 0, count: 1 },
  ]);
  assert.equal(spots[1].count, 10);
  assert.deepEqual(joined([], 38), []);
});

test("a count joins the one that is nearest to it", () => {
  const spots = [
    { x: 0, y: 0, count: 9 },
    { x: 50, y: 0, count: 8 },
    { x: 30, y: 0, count: 1 },
  ];
  assert.deepEqual(
    joined(spots, 38).map(({ count }) => count),
    [9, 9],
  );
});
