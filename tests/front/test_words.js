import assert from "node:assert/strict";
import test from "node:test";

import { eventsOf, shortCount } from "../../static/shared/words.js";

test("events are counted in words", () => {
  assert.deepEqual([0, 1, 12_345].map(eventsOf), ["0 events", "1 event", "12,345 events"]);
});

for (const [count, words] of [
  [1, "1"],
  [999, "999"],
  [1000, "1.0k"],
  [9949, "9.9k"],
  [9950, "10k"],
  [999_499, "999k"],
  [999_500, "1.0M"],
  [1_204_000, "1.2M"],
]) {
  test(`${count} is written ${words}`, () => assert.equal(shortCount(count), words));
}
