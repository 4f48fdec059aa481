// Marks, titles, ticks and arrows of the timeline.

import { bow, drawArrow } from "../shared/arrow.js";
import { rowsOf } from "../shared/columns.js";
import { TINT, dashed, drawDisc, drawDoubt, drawGlyph, inkOf } from "../shared/inks.js";
import { make } from "../shared/svg.js";
import { DISC, TAIL, clamp, stacks } from "./axis.js";
import { GAP, titleBox } from "./rows.js";
import { LINE } from "./title.js";

export function idAt(event) {
  return event.target.closest?.("[data-id]")?.dataset.id ?? null;
}

export function aboutOf(mark, kinds) {
  const doubt = mark.unresolved ? "accounts differ" : "";
  return [mark.when, kinds[mark.kind].title, mark.status, doubt].filter(Boolean).join(" · ");
}

// Each label in the middle of its tick, but whole within the frame.
export function drawTicks(parent, ticks, x, width, { y, from, to }, widthOf) {
  for (const { at, label } of ticks) {
    const px = x(at);
    if (to > from) make("line", { class: "grid", x1: px, x2: px, y1: from, y2: to }, parent);
    const half = widthOf(label) / 2;
    const place = { x: clamp(px, half, width - half), y, "text-anchor": "middle" };
    make("text", { ...place, class: "tick" }, parent, label);
  }
}

export function drawStacks(parent, bins, x, colours, floor, height) {
  for (const { kind, ...place } of stacks(bins, x, floor, height)) {
    make("rect", { ...place, fill: colours[kind], "shape-rendering": "crispEdges" }, parent);
  }
}

let gradients = 0;

export function fade(defs, colour, stops) {
  const id = `timeline-fade-${(gradients += 1)}`;
  const gradient = make("linearGradient", { id }, defs);
  for (const [offset, opacity] of stops)
    make("stop", { offset, "stop-color": colour, "stop-opacity": opacity }, gradient);
  return `url(#${id})`;
}

// Gives the mark's element, with all that a reader can do to it.
export function drawMark({ mark, box, y, pitch, width, kind, colour, marks, defs }) {
  const words = [mark.title, mark.when, mark.unresolved && "accounts differ"];
  const g = make(
    "g",
    {
      class: "mark",
      role: "button",
      tabindex: "-1",
      "aria-label": words.filter(Boolean).join(", "),
      "aria-pressed": false,
      "data-id": mark.id,
      "data-status": mark.status,
    },
    marks,
  );
  const high = Math.max(14, pitch);
  const wide = Math.max(14, box.right - box.left);
  const x = (box.left + box.right - wide) / 2;
  make("rect", { class: "hit", x, y: y - high / 2, width: wide, height: high }, g);
  if (box.bar) drawBar(g, mark, box, y, width, colour, kind.glyph, defs);
  else drawPoint(g, mark, box, y, colour, kind.glyph, defs);
  return g;
}

function drawPoint(g, mark, box, y, colour, glyph, defs) {
  const radius = DISC / 2;
  const tail = { y: y - 4.5, width: radius + TAIL, height: 9 };
  const faded = (stops) => ({ ...tail, fill: fade(defs, colour, stops) });
  if (mark.start_soft) {
    const paint = faded([
      [0, 0],
      [0.6, 0.75],
    ]);
    make("rect", { x: box.left, ...paint }, g);
  }
  if (mark.end_soft) {
    const paint = faded([
      [0.4, 0.75],
      [1, 0],
    ]);
    make("rect", { x: box.middle, ...paint }, g);
  }
  drawDisc(g, { x: box.middle, y, radius, status: mark.status, colour, glyph });
  make("circle", { class: "ring", cx: box.middle, cy: y, r: radius + 1 }, g);
  if (mark.unresolved) drawDoubt(g, { x: box.middle + radius - 1.5, y: y - radius + 1.5 });
}

function drawBar(g, mark, box, y, width, colour, glyph, defs) {
  const ink = inkOf(mark.status, colour);
  const open = [mark.start === null, mark.end === null];
  // A bar that goes on beyond the frame has no rounded end inside it.
  const left = box.left - (box.fromEdge ? 8 : 0);
  const right = box.right + (box.toEdge ? 8 : 0);
  const soft = [mark.start_soft && !box.fromEdge, mark.end_soft && !box.toEdge];
  const faded = [soft[0] || open[0], soft[1] || open[1]];
  const length = (side) =>
    faded[side] ? Math.min(open[side] ? 40 : 22, (right - left) * 0.45) / (right - left) : 0;
  const stops = [
    [0, faded[0] ? 0.04 : 1],
    [length(0), 1],
    [1 - length(1), 1],
    [1, faded[1] ? 0.04 : 1],
  ];
  const anyFade = faded[0] || faded[1];
  // A few days make a stretched disc with the glyph in its middle, more a slimmer bar.
  const short = box.right - box.left < 24;
  const high = short && !anyFade ? 12 : 9;
  const pill = (by, attributes) =>
    make(
      "rect",
      {
        x: left - by,
        y: y - high / 2 - by,
        width: right - left + 2 * by,
        height: high + 2 * by,
        rx: high / 2 + by,
        ...attributes,
      },
      g,
    );
  pill(0.5, { fill: "none", stroke: "var(--ground)", "stroke-width": 1 });
  if (ink.stroke === "none") {
    pill(0, { fill: anyFade ? fade(defs, colour, stops) : colour });
  } else {
    const tint = mark.status === "reported" ? TINT : 0;
    const fill = anyFade
      ? fade(
          defs,
          colour,
          stops.map(([at, opacity]) => [at, opacity * tint]),
        )
      : ink.fill;
    pill(-0.6, {
      fill,
      stroke: anyFade ? fade(defs, colour, stops) : colour,
      "stroke-width": 1.2,
      ...dashed(ink, 1.2),
    });
  }
  const at = short
    ? (box.left + box.right) / 2
    : Math.max(box.left, 0) + length(0) * (right - left) + 7;
  if (at + 6 <= box.right) drawGlyph(g, { x: at, y, radius: high / 2, colour: ink.glyph, glyph });
  pill(1, { class: "ring" });
  if (mark.unresolved) drawDoubt(g, { x: Math.min(box.right, width) - 3, y: y - high / 2 });
}

// A title beside its mark, or on a bar: on a plate, below which the bar goes on as a line.
export function drawLabel(parent, mark, box, y, text, side, room, colour) {
  const { left, right } = titleBox(box, side, room);
  const isOn = side === "on";
  const label = make("g", { class: "label", "data-id": mark.id }, parent);
  const plate = { x: left - GAP, width: room + 2 * GAP };
  if (isOn) make("rect", { class: "plate", ...plate, y: y - 7, height: 14 }, label);
  const isLeft = side === "left";
  const anchor = { x: isLeft ? right : left, "text-anchor": isLeft ? "end" : "start" };
  make("text", { ...anchor, y: y + (isOn ? 2.4 : 3.7) }, label, text);
  if (isOn) make("rect", { class: "under", ...plate, y: y + 4, height: 2, fill: colour }, label);
  return label;
}

// The title of the selected event, on ground of its own where it covers something.
export function drawTitle(parent, id, { lines, box, text }) {
  const label = make("g", { class: "label selected", "data-id": id }, parent);
  const { left: x, top: y } = box;
  const size = { width: box.right - x, height: box.bottom - y };
  make("rect", { class: "plate", x, y, ...size, rx: 2 }, label);
  lines.forEach((line, at) => make("text", { x: text, y: y + at * LINE + 10.2 }, label, line));
}

// The selected event's links: from mark to mark, a bar at its end that is nearer.
export function drawArrows(parent, { strokes, links }, marks, { boxes, rowY }, dark) {
  const at = new Map(marks.map((mark, i) => [mark.id, i]));
  const middle = (box) => (box.left + box.right) / 2;
  const spot = (i, other) => {
    const { left, right, bar } = boxes[i];
    return [bar ? clamp(middle(boxes[other]), left, right) : boxes[i].middle, rowY[i]];
  };
  for (const { id, cause, effect, stroke, standing } of rowsOf(links)) {
    const [from, to] = [at.get(cause), at.get(effect)];
    if (from === undefined || to === undefined) continue;
    const curve = bow(spot(from, to), spot(to, from), 0.12, 5);
    const arrow = drawArrow(parent, curve, [8, 9], strokes[stroke], standing, dark);
    arrow.dataset.link = id;
  }
}
