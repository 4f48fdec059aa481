import assert from "node:assert/strict";
import test from "node:test";

import { dashed, inkOf } from "../../static/shared/inks.js";

const outlined = { fill: "var(--ground)", stroke: "red", glyph: "red", dashes: null };

test("a status is told by fill, rim and dashes, and only by those", () => {
  const filled = { fill: "red", stroke: "none", glyph: "#fff", dashes: null };
  assert.deepEqual(inkOf("confirmed", "red"), filled);
  assert.deepEqual(inkOf("", "red"), filled);
  assert.deepEqual(inkOf("claimed", "red"), outlined);
  assert.deepEqual(inkOf("disputed", "red"), { ...outlined, dashes: [2, 1.5] });
  assert.deepEqual(inkOf("reported", "red"), {
    ...outlined,
    fill: "color-mix(in srgb, red 24%, var(--ground))",
    glyph: "color-mix(in srgb, red 65%, var(--ink))",
  });
});

test("dashes are as long as the line is wide", () => {
  assert.deepEqual(dashed(inkOf("disputed", "red"), 1.2), { "stroke-dasharray": "2.4 1.8" });
  assert.deepEqual(dashed(inkOf("disputed", "red"), 2), { "stroke-dasharray": "4 3" });
  assert.deepEqual(dashed(inkOf("claimed", "red"), 2), {});
});
