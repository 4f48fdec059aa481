// Arrows for links, the same in every drawing: a curve, cut back at both ends, with a head.

import { make } from "./svg.js";

// How broken a line is, for how a link holds up.
const DASHES = { unresolved: "5 4", refuted: "1 4" };

// A curve from one point to another that bows to its left by a share of its length, by `least` px
// at least.
export function bow(from, to, share, least) {
  const dx = to[0] - from[0],
    dy = to[1] - from[1],
    length = Math.hypot(dx, dy) || 1;
  const height = (Math.max(least, length * share) * 4) / 3;
  const [nx, ny] = [(dy / length) * height, (-dx / length) * height];
  return [
    from,
    [from[0] + dx / 3 + nx, from[1] + dy / 3 + ny],
    [from[0] + (dx * 2) / 3 + nx, from[1] + (dy * 2) / 3 + ny],
    to,
  ];
}

export function along(curve, t) {
  let points = curve;
  while (points.length > 1)
    points = points
      .slice(1)
      .map(([x, y], i) => [
        points[i][0] + (x - points[i][0]) * t,
        points[i][1] + (y - points[i][1]) * t,
      ]);
  return points[0];
}

// Where a curve first is so far from its start.
export function leaves(curve, away) {
  const [x0, y0] = curve[0];
  for (let t = 0; t <= 1; t += 1 / 128) {
    const [x, y] = along(curve, t);
    if (Math.hypot(x - x0, y - y0) >= away) return t;
  }
  return 0;
}

// The part of a curve from t on.
export function rest(curve, t) {
  const kept = [curve[3]];
  let points = curve;
  while (points.length > 1) {
    points = points
      .slice(1)
      .map(([x, y], i) => [
        points[i][0] + (x - points[i][0]) * t,
        points[i][1] + (y - points[i][1]) * t,
      ]);
    kept.unshift(points[points.length - 1]);
  }
  return kept;
}

// Draws one arrow along a curve of four points, `trim` px short of its ends, and gives its group.
export function drawArrow(parent, curve, trim, stroke, standing, dark) {
  const cut = (points, away) => (away > 0 ? rest(points, leaves(points, away)) : points);
  const back = (points) => [...points].reverse();
  const whole = back(cut(back(cut(curve, trim[0])), trim[1]));
  const tip = whole[3];
  const line = back(cut(back(whole), stroke.stop));
  // The head looks along the last stretch of the curve that is as long as the head.
  const neck = along(back(whole), leaves(back(whole), 8) || 0.5);
  const turn = (Math.atan2(tip[1] - neck[1], tip[0] - neck[0]) * 180) / Math.PI;
  const path = "M" + line[0] + "C" + line.slice(1).join(" ");
  const colour = dark ? stroke.dark : stroke.colour;
  const group = make(
    "g",
    {
      class: "arrow",
      "data-standing": standing,
      fill: "none",
      stroke: colour,
      "stroke-width": stroke.width,
    },
    parent,
  );
  const dashes = DASHES[standing];
  make("path", { class: "reach", d: path, stroke: "transparent", "stroke-width": 9 }, group);
  make("path", { class: "line", d: path, ...(dashes && { "stroke-dasharray": dashes }) }, group);
  make(
    "path",
    {
      class: "head",
      d: stroke.head,
      fill: stroke.filled ? colour : "none",
      "stroke-width": Math.min(stroke.width, 1.6),
      "stroke-linejoin": "round",
      "stroke-linecap": "round",
      transform: `translate(${tip}) rotate(${turn})`,
    },
    group,
  );
  return group;
}
