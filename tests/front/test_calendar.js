import assert from "node:assert/strict";
import test from "node:test";

import { addMonths, civil, dayOf, inWords } from "../../static/shared/calendar.js";

const words = {
  0: "1 January 1970",
  [-1]: "31 December 1969",
  15267: "20 October 2011",
  15399: "29 February 2012",
  11017: "1 March 2000",
  [-25509]: "28 February 1900",
  [-25508]: "1 March 1900",
  [-135081]: "29 February 1600",
  [-719162]: "1 January 1",
  [-719163]: "31 December 1 BCE",
  [-901725]: "1 March 500 BCE",
  3663382: "1 January 12000",
};

for (const [day, expected] of Object.entries(words)) {
  test(`day ${day} is ${expected}`, () => {
    assert.equal(inWords(Number(day)), expected);
  });
}

const steps = [
  ["a month has as many days as it has", 15736, 1, "28 February 2013"],
  ["a leap year's February has one more", 15370, 1, "29 February 2012"],
  ["back from the last of March to the last of February", 15430, -1, "29 February 2012"],
  ["a day that both months have stays", 15689, -1, "15 November 2012"],
  ["over the turn of the year", 15689, 1, "15 January 2013"],
  ["and back", 15720, -1, "15 December 2012"],
  ["there is no year 0", -719179, 1, "15 January 1"],
  ["nor on the way back", -719148, -1, "15 December 1 BCE"],
  ["a year", 15399, 12, "28 February 2013"],
];

for (const [name, day, count, expected] of steps) {
  test(`months: ${name}`, () => {
    assert.equal(inWords(addMonths(day, count)), expected);
  });
}

test("a day has one date, before and after year one", () => {
  for (let day = -10_000_000; day < 10_000_000; day += 997) {
    assert.equal(dayOf(...civil(day)), day);
  }
});

test("the calendar agrees with the browser's own where that reaches", () => {
  for (let day = -719_162; day < 2_932_896; day += 911) {
    const date = new Date(day * 86_400_000);
    const expected = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    assert.deepEqual(civil(day), expected);
  }
});
