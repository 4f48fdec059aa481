// Whether a page is dark, by the colour of its ground as its style sheet gives it.

const WHITE = ["255", "255", "255"];

export function isDark(colour) {
  const hex = /^#(..?)(..?)(..?)$/.exec(colour.trim());
  const parts = hex
    ? hex.slice(1).map((part) => parseInt(part.padEnd(2, part), 16))
    : (colour.match(/[\d.]+/g) ?? WHITE).map(Number);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 128;
}
