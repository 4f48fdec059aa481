// Calendar ticks for a time axis, in seconds since 1970, for any year before or after Christ.

import { DAY, MONTHS, civil, dayOf, firstOf, yearInWords } from "../shared/calendar.js";

const MONTH = 2_629_746; // seconds in an average month
const YEAR = 12 * MONTH;

// The finest round ticks inside the domain that number at most `atMost`, each `{at, label}`.
export function ticks({ start, end }, atMost) {
  const length = end - start;
  for (const { step, inside } of scales(length)) {
    if (length / step > atMost + 2) continue;
    const found = [...inside(start, end)].filter((t) => start <= t && t <= end);
    if (found.length <= atMost) return labelled(found, step);
  }
  return [];
}

// Steps from fine to coarse, in seconds, each with a way to list its ticks.
function* scales(length) {
  const scale = (unit, by, list) => ({
    step: unit * by,
    inside: (start, end) => list(start, end, by),
  });
  for (const by of [60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200]) yield scale(1, by, clock);
  for (const by of [1, 2, 5, 10, 15]) yield scale(DAY, by, days);
  for (const by of [1, 2, 3, 6]) yield scale(MONTH, by, months);
  for (let power = 1; power * YEAR <= 10 * Math.max(length, YEAR); power *= 10)
    for (const by of [power, 2 * power, 5 * power]) yield scale(YEAR, by, years);
}

const dayAt = (t) => Math.floor(t / DAY);

function* clock(start, end, by) {
  for (let t = Math.ceil(start / by) * by; t <= end; t += by) yield t;
}

function* days(start, end, by) {
  for (const month of monthsBetween(start, end, 1)) {
    const [first, next] = [firstOf(month), firstOf(month + 1)];
    // A last step of less than half its length would crowd the first of the month.
    const last = next - (by > 1 ? Math.floor(by / 2) : 0);
    for (let day = first; day < last; day += by) yield day * DAY;
  }
}

function* months(start, end, by) {
  for (const month of monthsBetween(start, end, by)) yield firstOf(month) * DAY;
}

function* monthsBetween(start, end, by) {
  const [year, month] = civil(dayAt(start));
  const first = year * 12 + Math.floor((month - 1) / by) * by;
  for (let count = first; firstOf(count) * DAY <= end; count += by) yield count;
}

// The years that are round in words: 500 BCE, 1, 500, as there is no year 0 to say.
function* years(start, end, by) {
  const first = Math.floor(civil(dayAt(start))[0] / by);
  const last = Math.floor(civil(dayAt(end))[0] / by) + 1;
  for (let multiple = first; multiple <= last; multiple += 1) {
    const year = multiple * by;
    yield dayOf(by > 1 && year <= 0 ? year + 1 : year) * DAY;
  }
}

function labelled(found, step) {
  let before = null;
  return found.map((at) => {
    const date = civil(dayAt(at));
    const label = labelOf(at, date, before, step);
    before = date;
    return { at, label };
  });
}

// The year or the day is said only where it is new to the reader.
function labelOf(t, [year, month, day], before, step) {
  const name = MONTHS[month - 1].slice(0, 3);
  if (step >= YEAR) return yearInWords(year);
  if (step >= MONTH) return `${name} ${yearInWords(year)}`;
  const seconds = t - dayAt(t) * DAY;
  const two = (part) => String(Math.floor(part)).padStart(2, "0");
  const time = `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}`;
  const isSameYear = before?.[0] === year;
  if (step < DAY && isSameYear && before[1] === month && before[2] === day) return time;
  const words = isSameYear ? `${day} ${name}` : `${day} ${name} ${yearInWords(year)}`;
  return step < DAY && seconds ? `${words} ${time}` : words;
}
