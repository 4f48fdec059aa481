// Where the title of the selected event stands: beside its mark, whatever stands there. It is laid
// over what is drawn already; titles that it would cover go, and marks only where nothing is free.

import { broken, shorten } from "../shared/text.js";
import { clamp } from "./axis.js";
import { GAP, PLATE } from "./rows.js";

export const LINE = 13; // px, the height of a line
const PAD = 2; // px of ground around the text
const MOST_LINES = 3;
const STEP = 6; // px, in which a width for so many lines is looked for
const MARK = 12; // px, the height of a mark

// What is given up for a place, so that the least is chosen: a mark that is covered weighs more
// than any title, the mark's own row is better than the one above or below it, one line than two.
const WEIGHTS = { mark: 20, title: 1, row: 10, line: 3, on: 2 };

const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const inkOf = ({ left, right }, y) => ({ left, right, top: y - MARK / 2, bottom: y + MARK / 2 });

// `boxes`, `rowY` and `labels` (a box of each title that is written, or null) are those of all
// marks, of which `at` is selected; `frame` is the room for everything. Gives `lines` of text, the
// `box` around them, its `side`, and `hidden`, the titles that would be covered.
export function placeTitle(title, at, { boxes, rowY, labels, frame, pitch }, widthOf) {
  const marks = boxes.map((box, i) => inkOf(box, rowY[i]));
  const others = marks.filter((_, i) => i !== at);
  const covered = (box) =>
    labels.flatMap((label, i) => (label && i !== at && overlap(label, box) ? [i] : []));
  let best = null;
  for (const place of places(title, boxes[at], rowY[at], frame, pitch, widthOf)) {
    const { box, side, lines } = place;
    if (box.top < frame.top || box.bottom > frame.bottom) continue;
    const hidden = covered(box);
    const cost =
      WEIGHTS.mark * others.filter((mark) => overlap(mark, box)).length +
      WEIGHTS.title * hidden.length +
      WEIGHTS.line * (lines.length - 1) +
      (WEIGHTS[side === "above" || side === "below" ? "row" : side] ?? 0);
    if (!best || cost < best.cost) best = { ...place, hidden, cost };
  }
  return best;
}

// All places beside a mark, the better ones first.
function* places(title, mark, y, frame, pitch, widthOf) {
  const left = Math.max(mark.left, frame.left);
  const right = Math.min(mark.right, frame.right);
  const most = frame.right - frame.left;
  const full = widthOf(title) + 2 * PAD;
  if (right - left >= full + 2 * (GAP + PLATE))
    yield placed("on", [title], full, left + PLATE + GAP - PAD, y - LINE / 2);
  for (let count = 1; count <= MOST_LINES; count += 1) {
    const top = y - (count * LINE) / 2;
    const onRight = inLines(title, count, frame.right - right - GAP, widthOf);
    if (onRight) yield placed("right", ...onRight, right + GAP - PAD, top);
    const onLeft = inLines(title, count, left - GAP - frame.left, widthOf);
    if (onLeft) yield placed("left", ...onLeft, left - GAP + PAD - onLeft[1], top);
    const found = inLines(title, count, most, widthOf);
    // What takes more lines than that is shortened to one.
    if (!found && count < MOST_LINES) continue;
    const [lines, width] = found ?? [[shorten(title, most - 2 * PAD, widthOf)], most];
    const x = clamp(left - PAD, frame.left, frame.right - width);
    yield placed("above", lines, width, x, y - pitch / 2 - lines.length * LINE);
    yield placed("below", lines, width, x, y + pitch / 2);
  }
}

// The whole title in so many lines and no more width than it takes, and that width; nothing where
// the room is too little.
function inLines(title, count, room, widthOf) {
  const least = Math.ceil(widthOf(title) / count);
  for (let width = least; width <= room - 2 * PAD; width += STEP) {
    const lines = broken(title, width, widthOf);
    const widest = Math.max(...lines.map(widthOf));
    if (lines.length <= count && widest <= width) return [lines, widest + 2 * PAD];
  }
  return null;
}

function placed(side, lines, width, left, top) {
  const box = { left, right: left + width, top, bottom: top + lines.length * LINE };
  return { side, lines, box, text: left + PAD };
}
