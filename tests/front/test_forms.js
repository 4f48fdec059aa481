import assert from "node:assert/strict";
import test from "node:test";

import { formOf } from "../../static/timeline/timeline.js";

test("the height of the timeline depends on its width alone", () => {
  const height = ({ rows, notes }) => 20 + rows * 14 + notes + 46;
  const heights = [300, 519, 520, 754, 755, 869, 870, 1200].map((width) => height(formOf(width)));
  assert.deepEqual(heights, [404, 404, 358, 358, 338, 338, 296, 296]);
});
