// Which row each mark of the timeline stands in, and what of its title fits beside it: all in
// pixels, nothing drawn. What is selected has no part in it.

import { FEWEST, beginning, shorten } from "../shared/text.js";

export const GAP = 4; // between a mark and its title
export const CLEAR = 8; // between a title and what is next in its row
export const PLATE = 12; // what must remain of a bar on either side of a title written on it
const LULL = 24; // between two marks that do not belong to one cascade
const TRIED = [Infinity, 36, 26, FEWEST]; // how many letters of each title to hold room for
const MANY = 150; // marks from which on only one of these is tried, for speed
const LETTER = 5; // what one letter takes, about

// For each mark its row, the text beside it ("" for none) and the side that it stands on: "right",
// "left", "on" (written on a bar that runs across the frame) or "".
//
// Less and less room is held for each title, and the rows are kept that let most of them be read.
export function pack(boxes, titles, frame, rowCount, widthOf) {
  const order = [...boxes.keys()].sort(
    (a, b) => boxes[a].left - boxes[b].left || boxes[a].right - boxes[b].right,
  );
  let best = { rows: [], labels: [], sides: [], count: -1, length: -1 };
  for (const letters of boxes.length < MANY ? TRIED : [TRIED[2]]) {
    const wants = titles.map((title) =>
      Math.min(widthOf(title), widthOf(beginning(title, letters)) + 2 * GAP),
    );
    const plan = planned(order, boxes, wants, frame, rowCount);
    const layout = written(order, plan, boxes, titles, frame, widthOf);
    if (layout.count > best.count || (layout.count === best.count && layout.length > best.length))
      best = layout;
    if (titles.every((title, i) => layout.labels[i] === title)) break;
  }
  const { rows, labels, sides } = best;
  return { rows, labels, sides };
}

// Marks in time order, each in the first row below the last one with room for it and its title;
// `held` is that room, with the gap before it.
function planned(order, boxes, wants, frame, rowCount) {
  const plan = { rows: [], sides: boxes.map(() => ""), held: boxes.map(() => 0) };
  // How far a row is filled: where its marks end, where its marks and titles end, its last mark.
  const rows = Array.from({ length: rowCount }, () => ({ ink: -CLEAR, reach: -CLEAR, last: -1 }));
  let [at, before] = [-1, -frame];
  for (const i of order) {
    const mark = boxes[i];
    // A lull starts a new cascade at the top; within one, each mark stands below the last.
    const top = mark.left - before <= LULL ? at + 1 : 0;
    const below = rows.map((_, r) => (top + r) % rowCount);
    const found = sidesWithRoom(mark, wants[i] + GAP, frame).find(({ side, room }) => {
      const left = mark.left - (side === "left" ? room + CLEAR : 0);
      const free = below.find((r) => rows[r].reach + CLEAR <= left);
      if (free === undefined) return false;
      at = free;
      return true;
    });
    if (found) [plan.sides[i], plan.held[i]] = [found.side, found.room];
    else at = leastHarm(mark, below, rows, boxes, plan);
    const row = rows[at];
    row.ink = Math.max(row.ink, mark.right);
    row.reach = Math.max(row.ink, mark.right + (plan.sides[i] === "right" ? plan.held[i] : 0));
    row.last = i;
    plan.rows[i] = at;
    before = mark.left;
  }
  return plan;
}

// The sides on which the frame has room for a title, best first.
function sidesWithRoom({ left, right }, room, frame) {
  return [
    ["right", right + room <= frame],
    ["left", left - room >= 0],
    ["on", right - left >= room + GAP + 2 * PLATE],
  ]
    .filter(([, fits]) => fits)
    .map(([side]) => ({ side, room }));
}

// A row for a mark whose title found no room; a title in its way is taken back.
function leastHarm(mark, below, rows, boxes, plan) {
  const unharmed = below.find((r) => rows[r].reach + CLEAR <= mark.left);
  if (unharmed !== undefined) return unharmed;
  const chosen = below.reduce((best, r) => (rows[r].ink < rows[best].ink ? r : best));
  const harmed = rows[chosen].last;
  if (harmed >= 0 && plan.sides[harmed] === "right") {
    plan.held[harmed] = mark.left - CLEAR - boxes[harmed].right;
    if (plan.held[harmed] < GAP + FEWEST * LETTER)
      [plan.sides[harmed], plan.held[harmed]] = ["", 0];
  }
  return chosen;
}

// Each title has what is left of its row.
function written(order, plan, boxes, titles, frame, widthOf) {
  const layout = { rows: plan.rows, labels: [], sides: [], count: 0, length: 0 };
  for (const row of Map.groupBy(order, (i) => plan.rows[i]).values()) {
    let ink = -Infinity; // where the marks so far end
    let start = -CLEAR; // where the next title on the left may begin, and a gap
    row.forEach((i, at) => {
      const mark = boxes[i];
      const after = row[at + 1];
      let end = after === undefined ? frame : boxes[after].left - CLEAR;
      const alone = start <= mark.left + CLEAR && mark.right <= end + CLEAR;
      if (after !== undefined && plan.sides[after] === "left") end -= plan.held[after] + CLEAR;
      ink = Math.max(ink, mark.right);
      const rooms = {
        right: mark.right >= ink ? end - mark.right - GAP : 0,
        left: mark.left - GAP - start - CLEAR,
        on: alone ? mark.right - mark.left - 2 * GAP - 2 * PLATE : 0,
      };
      const { side, text } = firstReadable(titles[i], plan.sides[i] || "right", rooms, widthOf);
      layout.sides[i] = side;
      layout.labels[i] = text;
      layout.count += text ? 1 : 0;
      layout.length += text.length;
      start = ink + CLEAR;
      if (side === "right") start = Math.max(start, mark.right + GAP + widthOf(text) + CLEAR);
    });
  }
  return layout;
}

function firstReadable(title, first, rooms, widthOf) {
  for (const side of [first, "right", "left"]) {
    const text = shorten(title, rooms[side], widthOf);
    if (text) return { side, text };
  }
  // A bar is broken for a whole title only.
  return widthOf(title) <= rooms.on ? { side: "on", text: title } : { side: "", text: "" };
}

// Where a title beside a mark begins and ends.
export function titleBox({ left, right }, side, width) {
  const start = {
    right: right + GAP,
    left: left - GAP - width,
    on: Math.max(left, 0) + PLATE + GAP,
  }[side];
  return { left: start, right: start + width };
}
