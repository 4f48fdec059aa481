// How sure an event is, in ink: the one table for every drawing, and the disc that is drawn by it.
//
// A drawing's style sheet says what `--ground` is, the paper, and `--ink`, what is written on it.

import { make } from "./svg.js";

export const TINT = 0.24; // how much of its colour fills a mark that is reported, not confirmed
export const STATUSES = ["confirmed", "reported", "claimed", "disputed"];

// Confirmed is filled, reported tinted, claimed hollow, disputed hollow and dashed. A status that
// is none of them says nothing, and is drawn as if it were confirmed.
export function inkOf(status, colour) {
  const fill = "var(--ground)";
  const outlined = { fill, stroke: colour, glyph: colour, dashes: null };
  switch (status) {
    case "reported":
      return {
        ...outlined,
        fill: `color-mix(in srgb, ${colour} ${100 * TINT}%, ${fill})`,
        glyph: `color-mix(in srgb, ${colour} 65%, var(--ink))`,
      };
    case "claimed":
      return outlined;
    case "disputed":
      return { ...outlined, dashes: [2, 1.5] }; // times the width of the line
    default:
      return { fill: colour, stroke: "none", glyph: "#fff", dashes: null };
  }
}

// The attribute that breaks a line of this width, where the ink is broken.
export function dashed({ dashes }, line) {
  const lengths = dashes?.map((part) => Number((part * line).toFixed(2)));
  return lengths ? { "stroke-dasharray": lengths.join(" ") } : {};
}

// `line` is the width of its outline.
export function drawDisc(parent, { x = 0, y = 0, radius, line = 1.2, status, colour, glyph }) {
  const ink = inkOf(status, colour);
  const centre = { cx: x, cy: y };
  const rim = { fill: "none", stroke: "var(--ground)", "stroke-width": 1 };
  make("circle", { ...centre, r: radius + 0.5, ...rim }, parent);
  const inset = ink.stroke === "none" ? 0 : line / 2;
  const { fill, stroke } = ink;
  const outline = { fill, stroke, "stroke-width": line, ...dashed(ink, line) };
  make("circle", { ...centre, r: radius - inset, ...outline }, parent);
  drawGlyph(parent, { x, y, radius, colour: ink.glyph, glyph });
}

export function drawGlyph(parent, { x, y, radius, colour, glyph }) {
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

// Accounts of this event differ and none is settled: a small dot at the mark's upper right.
export function drawDoubt(parent, { x, y, radius = 2.6 }) {
  const ink = { fill: "var(--ink)", stroke: "var(--ground)", "stroke-width": 1 };
  make("circle", { class: "doubt", cx: x, cy: y, r: radius, ...ink }, parent);
}
