import assert from "node:assert/strict";
import test from "node:test";

import "../../static/arrow.js";

const { chronicleAlong, chronicleBow, chronicleLeaves, chronicleRest } = globalThis;
const STRAIGHT = [
  [0, 0],
  [30, 0],
  [60, 0],
  [90, 0],
];

test("an arrow to the right bows upwards, by a share of its length in its middle", () => {
  const curve = chronicleBow([0, 0], [90, 0], 0.1, 5);
  assert.deepEqual(curve, [
    [0, 0],
    [30, -12],
    [60, -12],
    [90, 0],
  ]);
  assert.deepEqual(chronicleAlong(curve, 0.5), [45, -9]);
});

test("an arrow downwards bows to the right", () => {
  const [x, y] = chronicleAlong(chronicleBow([0, 0], [0, 90], 0.1, 5), 0.5);
  assert.deepEqual([x, y], [9, 45]);
});

test("a short arrow bows as far as is asked at least", () => {
  assert.deepEqual(chronicleAlong(chronicleBow([0, 0], [30, 0], 0.1, 6), 0.5), [15, -6]);
});

test("an arrow from a place to itself is of numbers", () => {
  assert.ok(chronicleBow([5, 5], [5, 5], 0.1, 6).flat().every(Number.isFinite));
});

test("a curve is at its ends, and at its middle, where it should be", () => {
  assert.deepEqual(
    [0, 0.5, 1].map((t) => chronicleAlong(STRAIGHT, t)),
    [
      [0, 0],
      [45, 0],
      [90, 0],
    ],
  );
});

test("a curve leaves a circle around its start", () => {
  assert.equal(chronicleLeaves(STRAIGHT, 45), 0.5);
  assert.equal(chronicleLeaves(STRAIGHT, 0), 0);
});

test("a curve that stays in the circle leaves it nowhere", () => {
  assert.equal(chronicleLeaves(STRAIGHT, 91), 0);
});

test("the rest of a curve begins where it was cut and ends where it ended", () => {
  assert.deepEqual(chronicleRest(STRAIGHT, 0.5), [
    [45, 0],
    [60, 0],
    [75, 0],
    [90, 0],
  ]);
});

test("the rest of a bow lies on the bow", () => {
  const bow = chronicleBow([0, 0], [90, 0], 0.1, 5);
  assert.deepEqual(chronicleAlong(chronicleRest(bow, 0.5), 0), [45, -9]);
  assert.deepEqual(chronicleAlong(chronicleRest(bow, 0.5), 0.5), chronicleAlong(bow, 0.75));
});
