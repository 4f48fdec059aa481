// Days since 1970 and what they are called: the one calendar of the front end, proleptic Gregorian.

export const DAY = 86400;
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

// Year, month and day, the year 0 being 1 BCE. Whole numbers, because Date knows neither the year
// 12000 nor 500 BCE in words.
export function civil(day) {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const inEra = z - era * 146097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) /
      365,
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return [year + era * 400 + (month <= 2), month, inYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

export function dayOf(year, month = 1, day = 1) {
  const y = year - (month <= 2);
  const era = Math.floor(y / 400);
  const inEra = y - era * 400;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468
  );
}

export const yearInWords = (year) => (year > 0 ? String(year) : `${1 - year} BCE`);

export function inWords(day) {
  const [year, month, dayOfMonth] = civil(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${yearInWords(year)}`;
}

export function addMonths(day, count) {
  const [year, month, dayOfMonth] = civil(day);
  const months = year * 12 + month - 1 + count;
  const first = firstOf(months);
  return Math.min(first + dayOfMonth - 1, firstOf(months + 1) - 1);
}

// The first day of a month, which are counted from January of the year 0.
export const firstOf = (months) => dayOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
