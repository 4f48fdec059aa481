import assert from "node:assert/strict";
import test from "node:test";

import { inkOf } from "../../chronicle/views/timeline_marks.js";

const ground = "var(--st-background-color)";

test("a status is told by fill, rim and dashes, and only by those", () => {
  assert.deepEqual(inkOf("confirmed", "red"), { fill: "red", stroke: "none", glyph: "#fff" });
  assert.deepEqual(inkOf("claimed", "red"), { fill: ground, stroke: "red", glyph: "red" });
  assert.deepEqual(inkOf("disputed", "red"), {
    fill: ground,
    stroke: "red",
    glyph: "red",
    "stroke-dasharray": "2.4 1.8",
  });
  assert.deepEqual(inkOf("reported", "red"), {
    fill: `color-mix(in srgb, red 24%, ${ground})`,
    stroke: "red",
    glyph: "color-mix(in srgb, red 65%, var(--st-text-color))",
  });
});
