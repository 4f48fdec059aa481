// Marks, titles, ticks and arrows of the timeline.

import "../../static/arrow.js";
import { clamp, stacks } from "./axis.js";
import { make } from "./elements.js";

const TINT = 0.24; // how much of its colour fills a mark that is reported, not confirmed

export function idAt(event) {
  return event.target.closest?.("[data-id]")?.dataset.id ?? null;
}

export function aboutOf(mark, kinds) {
  const doubt = mark.unresolved ? "accounts differ" : "";
  return [mark.when, kinds[mark.kind].title, mark.status, doubt].filter(Boolean).join(" · ");
}

export function drawTicks(parent, ticks, x, width, y, from, to) {
  for (const [t, label] of ticks) {
    const px = x(t);
    if (to > from) make("line", { class: "grid", x1: px, x2: px, y1: from, y2: to }, parent);
    const half = label.length * 2.8; // about half of the label's width
    make(
      "text",
      { x: clamp(px, half, width - half), y, "text-anchor": "middle", class: "tick" },
      parent,
      label,
    );
  }
}

export function drawStacks(parent, bins, x, colours, floor, height) {
  for (const { kind, ...place } of stacks(bins, x, floor, height)) {
    make("rect", { ...place, fill: colours[kind], "shape-rendering": "crispEdges" }, parent);
  }
}

// Confirmed is filled, reported tinted, claimed hollow, disputed hollow and dashed.
export function inkOf(status, colour) {
  const ground = "var(--st-background-color)";
  if (status === "reported") {
    const glyph = `color-mix(in srgb, ${colour} 65%, var(--st-text-color))`;
    return {
      fill: `color-mix(in srgb, ${colour} ${100 * TINT}%, ${ground})`,
      stroke: colour,
      glyph,
    };
  }
  if (status === "claimed") return { fill: ground, stroke: colour, glyph: colour };
  if (status === "disputed")
    return { fill: ground, stroke: colour, glyph: colour, "stroke-dasharray": "2.4 1.8" };
  return { fill: colour, stroke: "none", glyph: "#fff" };
}

export function drawDisc(parent, x, y, radius, status, colour, glyph) {
  const ink = inkOf(status, colour);
  make(
    "circle",
    { class: "rim", cx: x, cy: y, r: radius + 0.5, fill: "none", "stroke-width": 1 },
    parent,
  );
  const inset = ink.stroke === "none" ? 0 : 0.6;
  make(
    "circle",
    {
      cx: x,
      cy: y,
      r: radius - inset,
      fill: ink.fill,
      stroke: ink.stroke,
      "stroke-width": 1.2,
      ...(ink["stroke-dasharray"] ? { "stroke-dasharray": ink["stroke-dasharray"] } : {}),
    },
    parent,
  );
  drawGlyph(parent, x, y, radius, ink.glyph, glyph);
}

function drawGlyph(parent, x, y, radius, colour, glyph) {
  const scale = (radius * 1.22) / 14;
  make(
    "path",
    {
      d: glyph,
      fill: "none",
      stroke: colour,
      "stroke-width": 1.1 / scale,
      "stroke-linejoin": "round",
      "stroke-linecap": "round",
      transform: `translate(${x - 7 * scale} ${y - 7 * scale}) scale(${scale})`,
    },
    parent,
  );
}

let gradients = 0;

export function fade(defs, colour, stops) {
  const id = `timeline-fade-${(gradients += 1)}`;
  const gradient = make("linearGradient", { id }, defs);
  for (const [offset, opacity] of stops)
    make("stop", { offset, "stop-color": colour, "stop-opacity": opacity }, gradient);
  return `url(#${id})`;
}

export function drawMark({ mark, box, y, pitch, width, sizes, kind, colour, chosen, marks, defs }) {
  const words = [mark.title, mark.when, mark.unresolved && "accounts differ"]
    .filter(Boolean)
    .join(", ");
  const g = make(
    "g",
    {
      class: chosen ? "mark selected" : "mark",
      role: "button",
      tabindex: "-1",
      "aria-label": words,
      "aria-pressed": chosen,
      "data-id": mark.id,
      "data-status": mark.status,
    },
    marks,
  );
  const high = Math.max(14, pitch);
  const wide = Math.max(14, box.right - box.left);
  make(
    "rect",
    {
      class: "hit",
      x: (box.left + box.right - wide) / 2,
      y: y - high / 2,
      width: wide,
      height: high,
    },
    g,
  );
  const radius = sizes.disc / 2;
  if (!box.bar) {
    for (const [side, soft] of mark.soft.entries()) {
      if (!soft) continue;
      const paint = fade(
        defs,
        colour,
        side
          ? [
              [0.4, 0.75],
              [1, 0],
            ]
          : [
              [0, 0],
              [0.6, 0.75],
            ],
      );
      const from = side ? box.middle : box.left;
      make("rect", { x: from, y: y - 4.5, width: radius + sizes.tail, height: 9, fill: paint }, g);
    }
    drawDisc(g, box.middle, y, radius, mark.status, colour, kind.glyph);
    make("circle", { class: "ring", cx: box.middle, cy: y, r: radius + 1 }, g);
    if (mark.unresolved) drawDoubt(g, box.middle + radius - 1.5, y - radius + 1.5);
    return;
  }
  drawBar(g, mark, box, y, width, colour, kind.glyph, defs);
}

function drawBar(g, mark, box, y, width, colour, glyph, defs) {
  const ink = inkOf(mark.status, colour);
  const open = [mark.start === null, mark.end === null];
  // A bar that goes on beyond the frame has no rounded end inside it.
  const left = box.left - (box.fromEdge ? 8 : 0);
  const right = box.right + (box.toEdge ? 8 : 0);
  const soft = [mark.soft[0] && !box.fromEdge, mark.soft[1] && !box.toEdge];
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
  pill(0.5, { class: "rim", fill: "none", "stroke-width": 1 });
  if (ink.stroke === "none") {
    pill(0, { fill: anyFade ? fade(defs, colour, stops) : colour });
  } else {
    const dashes = ink["stroke-dasharray"] ? { "stroke-dasharray": ink["stroke-dasharray"] } : {};
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
      ...dashes,
    });
  }
  const at = short
    ? (box.left + box.right) / 2
    : Math.max(box.left, 0) + length(0) * (right - left) + 7;
  if (at + 6 <= box.right) drawGlyph(g, at, y, high / 2, ink.glyph, glyph);
  pill(1, { class: "ring" });
  if (mark.unresolved) drawDoubt(g, Math.min(box.right, width) - 3, y - high / 2);
}

// Accounts of this event differ and none is settled: a small dot at the mark's upper right.
export function drawDoubt(parent, x, y) {
  make("circle", { class: "doubt", cx: x, cy: y, r: 2.6 }, parent);
}

export function drawLabel(parent, mark, box, y, text, side, chosen, sizes, room, colour) {
  const on = Math.max(box.left, 0) + sizes.plate + sizes.gap;
  const x = { right: box.right + sizes.gap, left: box.left - sizes.gap, on }[side];
  const isOn = side === "on";
  const plate = { x: on - sizes.gap, width: room + 2 * sizes.gap };
  if (isOn) make("rect", { class: "plate", ...plate, y: y - 7, height: 14 }, parent);
  const label = make(
    "text",
    {
      class: chosen ? "label selected" : "label",
      x,
      y: isOn ? y + 2.4 : y + 3.7,
      "text-anchor": side === "left" ? "end" : "start",
      "data-id": mark.id,
    },
    parent,
    text,
  );
  // Written on a bar, a title stands on a plate, below which the bar goes on as a line.
  if (isOn)
    make(
      "rect",
      { class: chosen ? "under selected" : "under", ...plate, y: y + 4, height: 2, fill: colour },
      parent,
    );
  return label;
}

// The selected event's links: from mark to mark, a bar at its end that is nearer.
export function drawArrows(parent, data, boxes, rowY, dark) {
  const at = new Map(data.marks.map((mark, i) => [mark.id, i]));
  const middle = (box) => (box.left + box.right) / 2;
  const spot = (i, other) => {
    const { left, right, bar } = boxes[i];
    return [bar ? clamp(middle(boxes[other]), left, right) : boxes[i].middle, rowY[i]];
  };
  for (const [id, cause, effect, stroke, standing] of data.arrows.links) {
    const [from, to] = [at.get(cause), at.get(effect)];
    if (from === undefined || to === undefined) continue;
    const curve = chronicleBow(spot(from, to), spot(to, from), 0.12, 5);
    const arrow = chronicleArrow(
      parent,
      curve,
      [8, 9],
      data.arrows.strokes[stroke],
      standing,
      dark,
    );
    arrow.dataset.link = id;
  }
}
