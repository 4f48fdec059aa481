import assert from "node:assert/strict";
import test from "node:test";

import { rowsOf } from "../../static/shared/columns.js";

test("columns become rows with the names of the columns", () => {
  assert.deepEqual(rowsOf({ id: ["a", "b"], year: [1, null] }), [
    { id: "a", year: 1 },
    { id: "b", year: null },
  ]);
});

test("columns of nothing become no rows", () => {
  assert.deepEqual(rowsOf({ id: [], year: [] }), []);
});
