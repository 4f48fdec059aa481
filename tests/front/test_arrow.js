import assert from "node:assert/strict";
import test from "node:test";

import { along, bow, leaves, rest } from "../../static/shared/arrow.js";

const STRAIGHT = [
  [0, 0],
  [30, 0],
  [60, 0],
  [90, 0],
];

test("an arrow to the right bows upwards, by a share of its length in its middle", () => {
  const curve = bow([0, 0], [90, 0], 0.1, 5);
  assert.deepEqual(curve, [
    [0, 0],
    [30, -12],
    [60, -12],
    [90, 0],
  ]);
  assert.deepEqual(along(curve, 0.5), [45, -9]);
});

test("an arrow downwards bows to the right", () => {
  const [x, y] = along(bow([0, 0], [0, 90], 0.1, 5), 0.5);
  assert.deepEqual([x, y], [9, 45]);
});

test("a short arrow bows as far as is asked at least", () => {
  assert.deepEqual(along(bow([0, 0], [30, 0], 0.1, 6), 0.5), [15, -6]);
});

test("an arrow from a place to itself is of numbers", () => {
  assert.ok(bow([5, 5], [5, 5], 0.1, 6).flat().every(Number.isFinite));
});

test("a curve is at its ends, and at its middle, where it should be", () => {
  assert.deepEqual(
    [0, 0.5, 1].map((t) => along(STRAIGHT, t)),
    [
      [0, 0],
      [45, 0],
      [90, 0],
    ],
  );
});

test("a curve leaves a circle around its start", () => {
  assert.equal(leaves(STRAIGHT, 45), 0.5);
  assert.equal(leaves(STRAIGHT, 0), 0);
});

test("a curve that stays in the circle leaves it nowhere", () => {
  assert.equal(leaves(STRAIGHT, 91), 0);
});

test("the rest of a curve begins where it was cut and ends where it ended", () => {
  assert.deepEqual(rest(STRAIGHT, 0.5), [
    [45, 0],
    [60, 0],
    [75, 0],
    [90, 0],
  ]);
});

test("the rest of a bow lies on the bow", () => {
  const curve = bow([0, 0], [90, 0], 0.1, 5);
  assert.deepEqual(along(rest(curve, 0.5), 0), [45, -9]);
  assert.deepEqual(along(rest(curve, 0.5), 0.5), along(curve, 0.75));
});
