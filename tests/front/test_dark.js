import assert from "node:assert/strict";
import test from "node:test";

import { isDark } from "../../static/shared/dark.js";

for (const [colour, dark] of [
  ["#fdfcf9", false],
  [" #17191c", true],
  ["#fff", false],
  ["#000", true],
  ["rgb(23, 25, 28)", true],
  ["rgba(253, 252, 249, 1)", false],
  ["#0000ff", true],
  ["#00ff00", false],
  ["", false],
]) {
  test(`"${colour}" is ${dark ? "dark" : "light"}`, () => assert.equal(isDark(colour), dark));
}
