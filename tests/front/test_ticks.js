import assert from "node:assert/strict";
import test from "node:test";

import { DAY, dayOf } from "../../static/shared/calendar.js";
import { ticks } from "../../static/timeline/ticks.js";
import { seeded } from "./random.js";

const seconds = (year, month = 1, day = 1) => dayOf(year, month, day) * DAY;
const FAR = seconds(25_000);

function always(name, holds) {
  test(name, () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const random = seeded(seed);
      const start = random.whole(-FAR, FAR);
      const length = random.chance(0.5) ? random.whole(1, 40 * DAY) : random.whole(1, FAR);
      const [domain, atMost] = [{ start, end: start + length }, random.whole(6, 30)];
      holds(ticks(domain, atMost), domain, atMost);
    }
  });
}

always("ticks rise inside the domain and number at most so many", (found, domain, atMost) => {
  assert.ok(found.length <= atMost);
  for (const { at } of found) assert.ok(domain.start <= at && at <= domain.end);
  found.slice(1).forEach(({ at }, i) => assert.ok(at > found[i].at));
});

always("an hour or more is never without ticks", (found, { start, end }) => {
  assert.ok(found.length || end - start < 3600);
});

always("no two neighbours are called the same", (found) => {
  found.slice(1).forEach(({ label }, i) => assert.notEqual(label, found[i].label));
});

for (const [start, end, atMost, labels] of [
  [
    seconds(2011, 2),
    seconds(2012, 4),
    6,
    ["Apr 2011", "Jul 2011", "Oct 2011", "Jan 2012", "Apr 2012"],
  ],
  [seconds(2011, 2), seconds(2015, 3), 5, ["2012", "2013", "2014", "2015"]],
  [
    seconds(2012, 12, 20),
    seconds(2013, 2, 2),
    6,
    ["21 Dec 2012", "1 Jan 2013", "11 Jan", "21 Jan", "1 Feb"],
  ],
  [
    seconds(2013, 1, 16),
    seconds(2013, 1, 17) + 3600,
    5,
    ["16 Jan 2013", "06:00", "12:00", "18:00", "17 Jan"],
  ],
  [seconds(-599), seconds(300), 6, ["600 BCE", "400 BCE", "200 BCE", "1", "200"]],
  [seconds(-2), seconds(3), 6, ["3 BCE", "2 BCE", "1 BCE", "1", "2", "3"]],
  [seconds(-43, 1, 1), seconds(-43, 7, 1), 3, ["Jan 44 BCE", "Apr 44 BCE", "Jul 44 BCE"]],
  [seconds(-9999), seconds(12_000), 5, ["10000 BCE", "5000 BCE", "1", "5000", "10000"]],
]) {
  test(`ticks are round and said in words: ${labels.join(", ")}`, () => {
    assert.deepEqual(
      ticks({ start, end }, atMost).map(({ label }) => label),
      labels,
    );
  });
}
