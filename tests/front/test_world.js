import assert from "node:assert/strict";
import test from "node:test";

import { copies } from "../../static/map/world.js";

const found = (left, right, seenLeft, seenRight) =>
  // No minus zero.
  [...copies({ left, right }, { left: seenLeft, right: seenRight })].map((k) => k + 0);

test("what stands in the window is drawn where it is", () => {
  assert.deepEqual(found(0.4, 0.6, 0.3, 0.7), [0]);
});

test("what the window does not show is not drawn", () => {
  assert.deepEqual(found(0.4, 0.6, 0.7, 0.9), []);
});

test("across 180 degrees a country is drawn on both sides", () => {
  assert.deepEqual(found(0.9, 1.1, 0, 1), [-1, 0]);
});

test("a window over three worlds shows each country three times", () => {
  assert.deepEqual(found(0.4, 0.6, -1, 2), [-1, 0, 1]);
});

test("a window moved round the world shows another copy", () => {
  assert.deepEqual(found(0.4, 0.6, 2.3, 2.7), [2]);
});
