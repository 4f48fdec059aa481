import assert from "node:assert/strict";
import test from "node:test";

import { axis, boxOf, clamp, stacks } from "../../static/timeline/axis.js";

const DOMAIN = { start: 0, end: 100 };
const a = (start, end, [start_soft, end_soft] = [false, false]) =>
  boxOf({ start, end, start_soft, end_soft }, DOMAIN, 216);

test("a value is kept between its bounds", () => {
  assert.deepEqual(
    [-1, 0, 5, 9, 10].map((value) => clamp(value, 0, 9)),
    [0, 0, 5, 9, 9],
  );
});

test("an axis begins and ends a margin from the edges", () => {
  const x = axis(DOMAIN, 216);
  assert.deepEqual([0, 50, 100].map(x), [8, 108, 208]);
});

test("an axis goes on beyond its ends", () => {
  const x = axis(DOMAIN, 216);
  assert.deepEqual([-5, 105].map(x), [-2, 218]);
});

test("a place on the axis is a moment again", () => {
  const x = axis({ start: 100, end: 300 }, 416);
  assert.deepEqual([8, 208, 408].map(x.invert), [100, 200, 300]);
});

test("what lasts is a bar from its start to its end", () => {
  assert.deepEqual(a(10, 60), { left: 28, right: 128, bar: true, fromEdge: false, toEdge: false });
});

test("what is narrower than a disc is a disc around its middle", () => {
  assert.deepEqual(a(50, 52), { left: 104, right: 116, middle: 110, bar: false });
});

test("a bar is as wide as a disc at least", () => {
  assert.equal(a(50, 55.5).bar, false);
  assert.equal(a(50, 56).bar, true);
});

test("a disc whose date is approximate has a tail on that side", () => {
  assert.deepEqual(a(50, 52, [true, false]), { left: 99, right: 116, middle: 110, bar: false });
  assert.deepEqual(a(50, 52, [false, true]), { left: 104, right: 121, middle: 110, bar: false });
});

test("what has no start, or one before the axis, begins at the edge", () => {
  for (const start of [null, -1]) {
    assert.deepEqual(a(start, 60), {
      left: 0,
      right: 128,
      bar: true,
      fromEdge: true,
      toEdge: false,
    });
  }
});

test("what has no end, or one after the axis, ends at the edge", () => {
  for (const end of [null, 101]) {
    assert.deepEqual(a(60, end), {
      left: 128,
      right: 216,
      bar: true,
      fromEdge: false,
      toEdge: true,
    });
  }
});

test("a disc keeps a margin from the edge", () => {
  assert.equal(a(-3, -2).middle, 8);
  assert.equal(a(102, 103).middle, 208);
});

test("counts stand one on another, the tallest as high as there is room", () => {
  const bins = [
    { start: 0, end: 10, kind: 0, count: 3 },
    { start: 0, end: 10, kind: 2, count: 1 },
    { start: 10, end: 12, kind: 1, count: 1 },
    { start: 50, end: 50.5, kind: 0, count: 2 },
  ];
  assert.deepEqual(stacks(bins, axis(DOMAIN, 216), 30, 20), [
    { kind: 0, x: 8, y: 15, width: 19, height: 15 },
    { kind: 2, x: 8, y: 10, width: 19, height: 5 },
    { kind: 1, x: 28, y: 25, width: 4, height: 5 },
    { kind: 0, x: 108, y: 20, width: 1.5, height: 10 },
  ]);
});

test("no counts are no bars", () => {
  assert.deepEqual(stacks([], axis(DOMAIN, 216), 30, 20), []);
});
