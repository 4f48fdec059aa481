import assert from "node:assert/strict";
import test from "node:test";

import { axis, boxOf, clamp, stacks } from "../../chronicle/views/axis.js";

const SIZES = { margin: 10, disc: 12, tail: 8 };
const DOMAIN = [0, 100];
const a = (start, end, soft = [false, false]) => boxOf({ start, end, soft }, DOMAIN, 220, SIZES);

test("a value is kept between its bounds", () => {
  assert.deepEqual(
    [-1, 0, 5, 9, 10].map((value) => clamp(value, 0, 9)),
    [0, 0, 5, 9, 9],
  );
});

test("an axis begins and ends a margin from the edges", () => {
  const x = axis(DOMAIN, 220, 10);
  assert.deepEqual([0, 50, 100].map(x), [10, 110, 210]);
});

test("an axis goes on beyond its ends", () => {
  const x = axis(DOMAIN, 220, 10);
  assert.deepEqual([-5, 105].map(x), [0, 220]);
});

test("a place on the axis is a moment again", () => {
  const x = axis([100, 300], 420, 10);
  assert.deepEqual([10, 210, 410].map(x.invert), [100, 200, 300]);
});

test("what lasts is a bar from its start to its end", () => {
  assert.deepEqual(a(10, 60), { left: 30, right: 130, bar: true, fromEdge: false, toEdge: false });
});

test("what is narrower than a disc is a disc around its middle", () => {
  assert.deepEqual(a(50, 52), { left: 106, right: 118, middle: 112, bar: false });
});

test("a bar is as wide as a disc at least", () => {
  assert.equal(a(50, 55.5).bar, false);
  assert.equal(a(50, 56).bar, true);
});

test("a disc whose date is approximate has a tail on that side", () => {
  assert.deepEqual(a(50, 52, [true, false]), { left: 98, right: 118, middle: 112, bar: false });
  assert.deepEqual(a(50, 52, [false, true]), { left: 106, right: 126, middle: 112, bar: false });
});

test("what has no start, or one before the axis, begins at the edge", () => {
  for (const start of [null, -1]) {
    assert.deepEqual(a(start, 60), {
      left: 0,
      right: 130,
      bar: true,
      fromEdge: true,
      toEdge: false,
    });
  }
});

test("what has no end, or one after the axis, ends at the edge", () => {
  for (const end of [null, 101]) {
    assert.deepEqual(a(60, end), {
      left: 130,
      right: 220,
      bar: true,
      fromEdge: false,
      toEdge: true,
    });
  }
});

test("a disc keeps a margin from the edge", () => {
  assert.equal(a(-3, -2).middle, 10);
  assert.equal(a(102, 103).middle, 210);
});

test("counts stand one on another, the tallest as high as there is room", () => {
  const bins = [
    [
      0,
      10,
      [
        [0, 3],
        [2, 1],
      ],
    ],
    [10, 12, [[1, 1]]],
    [12, 12.5, []],
    [50, 50.5, [[0, 2]]],
  ];
  assert.deepEqual(stacks(bins, axis(DOMAIN, 220, 10), 30, 20), [
    { kind: 0, x: 10, y: 15, width: 19, height: 15 },
    { kind: 2, x: 10, y: 10, width: 19, height: 5 },
    { kind: 1, x: 30, y: 25, width: 4, height: 5 },
    { kind: 0, x: 110, y: 20, width: 1.5, height: 10 },
  ]);
});

test("no counts are no bars", () => {
  assert.deepEqual(stacks([], axis(DOMAIN, 220, 10), 30, 20), []);
});
