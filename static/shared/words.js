// Numbers and counted things, as every drawing says them.

export const counted = (count) => count.toLocaleString("en");

export const eventsOf = (count) => `${counted(count)} ${count === 1 ? "event" : "events"}`;

// At most four letters: 999, 1.2k, 12k, 1.2M.
export function shortCount(count) {
  if (count < 1000) return String(count);
  const [part, sign] = count < 999_500 ? [count / 1000, "k"] : [count / 1_000_000, "M"];
  return (part < 9.95 ? part.toFixed(1) : Math.round(part)) + sign;
}
