// Marks, titles and ticks of the timeline, and the calendar that its words need; one module with timeline.js.

// Whole-number calendar, because Date knows neither the year 12000 nor 500 BCE in words.
function civil(day) {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const inEra = z - era * 146097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return [year + era * 400 + (month <= 2), month, inYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

function dayOf(year, month, day) {
  const y = year - (month <= 2);
  const era = Math.floor(y / 400);
  const inEra = y - era * 400;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
}

function inWords(day) {
  const [year, month, dayOfMonth] = civil(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year > 0 ? year : `${1 - year} BCE`}`;
}

function addMonths(day, count) {
  const [year, month, dayOfMonth] = civil(day);
  const months = year * 12 + month - 1 + count;
  const first = dayOf(Math.floor(months / 12), months - 12 * Math.floor(months / 12) + 1, 1);
  const next = dayOf(Math.floor((months + 1) / 12), months + 1 - 12 * Math.floor((months + 1) / 12) + 1, 1);
  return Math.min(first + dayOfMonth - 1, next - 1);
}

function idAt(event) {
  return event.target.closest?.("[data-id]")?.dataset.id ?? null;
}

function aboutOf(mark, kinds) {
  const doubt = mark.unresolved ? "accounts differ" : "";
  return [mark.when, kinds[mark.kind].title, mark.status, doubt].filter(Boolean).join(" · ");
}

function isDark(root) {
  const [r, g, b] = (getComputedStyle(root).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}

function axis([first, last], width, margin) {
  const scale = (width - 2 * margin) / (last - first);
  const x = (t) => margin + (t - first) * scale;
  x.invert = (px) => first + (px - margin) / scale;
  return x;
}

function boxOf(mark, domain, width, { margin, disc, tail }) {
  const x = axis(domain, width, margin);
  const fromEdge = mark.start === null || mark.start < domain[0];
  const toEdge = mark.end === null || mark.end > domain[1];
  const left = fromEdge ? 0 : x(mark.start);
  const right = toEdge ? width : x(mark.end);
  if (right - left >= disc) return { left, right, bar: true, fromEdge, toEdge };
  const middle = clamp((left + right) / 2, margin, width - margin);
  return { left: middle - disc / 2 - tail * mark.soft[0], right: middle + disc / 2 + tail * mark.soft[1], middle, bar: false };
}

function drawTicks(parent, ticks, x, width, y, from, to) {
  for (const [t, label] of ticks) {
    const px = x(t);
    if (to > from) make("line", { class: "grid", x1: px, x2: px, y1: from, y2: to }, parent);
    const half = label.length * 2.8; // about half of the label's width
    make("text", { x: clamp(px, half, width - half), y, "text-anchor": "middle", class: "tick" }, parent, label);
  }
}

function drawStacks(parent, bins, x, colours, floor, height) {
  const most = Math.max(1, ...bins.map(([, , stack]) => stack.reduce((sum, [, count]) => sum + count, 0)));
  for (const [start, end, stack] of bins) {
    const wide = x(end) - x(start);
    let y = floor;
    for (const [kind, count] of stack) {
      const high = (count / most) * height;
      y -= high;
      make("rect", { x: x(start), y, width: Math.max(wide - (wide > 4 ? 1 : 0), 1.5), height: high,
        fill: colours[kind], "shape-rendering": "crispEdges" }, parent);
    }
  }
}

// Confirmed is filled, reported tinted, claimed hollow, disputed hollow and dashed.
function inkOf(status, colour) {
  const ground = "var(--st-background-color)";
  if (status === "reported") {
    const glyph = `color-mix(in srgb, ${colour} 65%, var(--st-text-color))`;
    return { fill: `color-mix(in srgb, ${colour} ${100 * TINT}%, ${ground})`, stroke: colour, glyph };
  }
  if (status === "claimed") return { fill: ground, stroke: colour, glyph: colour };
  if (status === "disputed") return { fill: ground, stroke: colour, glyph: colour, "stroke-dasharray": "2.4 1.8" };
  return { fill: colour, stroke: "none", glyph: "#fff" };
}

function drawDisc(parent, x, y, radius, status, colour, glyph) {
  const ink = inkOf(status, colour);
  make("circle", { class: "rim", cx: x, cy: y, r: radius + 0.5, fill: "none", "stroke-width": 1 }, parent);
  const inset = ink.stroke === "none" ? 0 : 0.6;
  make("circle", { cx: x, cy: y, r: radius - inset, fill: ink.fill, stroke: ink.stroke, "stroke-width": 1.2,
    ...(ink["stroke-dasharray"] ? { "stroke-dasharray": ink["stroke-dasharray"] } : {}) }, parent);
  drawGlyph(parent, x, y, radius, ink.glyph, glyph);
}

function drawGlyph(parent, x, y, radius, colour, glyph) {
  const scale = (radius * 1.22) / 14;
  make("path", { d: glyph, fill: "none", stroke: colour, "stroke-width": 1.1 / scale, "stroke-linejoin": "round",
    "stroke-linecap": "round", transform: `translate(${x - 7 * scale} ${y - 7 * scale}) scale(${scale})` }, parent);
}

let gradients = 0;

function fade(defs, colour, stops) {
  const id = `timeline-fade-${(gradients += 1)}`;
  const gradient = make("linearGradient", { id }, defs);
  for (const [offset, opacity] of stops) make("stop", { offset, "stop-color": colour, "stop-opacity": opacity }, gradient);
  return `url(#${id})`;
}

function drawMark({ mark, box, y, pitch, width, sizes, kind, colour, chosen, marks, defs }) {
  const words = [mark.title, mark.when, mark.unresolved && "accounts differ"].filter(Boolean).join(", ");
  const g = make("g", { class: chosen ? "mark selected" : "mark", role: "button", tabindex: "-1",
    "aria-label": words, "aria-pressed": chosen, "data-id": mark.id, "data-status": mark.status }, marks);
  const high = Math.max(14, pitch);
  const wide = Math.max(14, box.right - box.left);
  make("rect", { class: "hit", x: (box.left + box.right - wide) / 2, y: y - high / 2, width: wide, height: high }, g);
  const radius = sizes.disc / 2;
  if (!box.bar) {
    for (const [side, soft] of mark.soft.entries()) {
      if (!soft) continue;
      const paint = fade(defs, colour, side ? [[0.4, 0.75], [1, 0]] : [[0, 0], [0.6, 0.75]]);
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
  const length = (side) => (faded[side] ? Math.min(open[side] ? 40 : 22, (right - left) * 0.45) / (right - left) : 0);
  const stops = [[0, faded[0] ? 0.04 : 1], [length(0), 1], [1 - length(1), 1], [1, faded[1] ? 0.04 : 1]];
  const anyFade = faded[0] || faded[1];
  // A few days make a stretched disc with the glyph in its middle, more a slimmer bar.
  const short = box.right - box.left < 24;
  const high = short && !anyFade ? 12 : 9;
  const pill = (by, attributes) => make("rect", { x: left - by, y: y - high / 2 - by, width: right - left + 2 * by,
    height: high + 2 * by, rx: high / 2 + by, ...attributes }, g);
  pill(0.5, { class: "rim", fill: "none", "stroke-width": 1 });
  if (ink.stroke === "none") {
    pill(0, { fill: anyFade ? fade(defs, colour, stops) : colour });
  } else {
    const dashes = ink["stroke-dasharray"] ? { "stroke-dasharray": ink["stroke-dasharray"] } : {};
    const tint = mark.status === "reported" ? TINT : 0;
    const fill = anyFade ? fade(defs, colour, stops.map(([at, opacity]) => [at, opacity * tint])) : ink.fill;
    pill(-0.6, { fill, stroke: anyFade ? fade(defs, colour, stops) : colour, "stroke-width": 1.2, ...dashes });
  }
  const at = short ? (box.left + box.right) / 2 : Math.max(box.left, 0) + length(0) * (right - left) + 7;
  if (at + 6 <= box.right) drawGlyph(g, at, y, high / 2, ink.glyph, glyph);
  pill(1, { class: "ring" });
  if (mark.unresolved) drawDoubt(g, Math.min(box.right, width) - 3, y - high / 2);
}

// Accounts of this event differ and none is settled: a small dot at the mark's upper right.
function drawDoubt(parent, x, y) {
  make("circle", { class: "doubt", cx: x, cy: y, r: 2.6 }, parent);
}

function drawLabel(parent, mark, box, y, text, side, chosen, sizes, room, colour) {
  const on = Math.max(box.left, 0) + sizes.plate + sizes.gap;
  const x = { right: box.right + sizes.gap, left: box.left - sizes.gap, on }[side];
  const isOn = side === "on";
  const plate = { x: on - sizes.gap, width: room + 2 * sizes.gap };
  if (isOn) make("rect", { class: "plate", ...plate, y: y - 7, height: 14 }, parent);
  const label = make("text", { class: chosen ? "label selected" : "label", x, y: isOn ? y + 2.4 : y + 3.7,
    "text-anchor": side === "left" ? "end" : "start", "data-id": mark.id }, parent, text);
  // Written on a bar, a title stands on a plate, below which the bar goes on as a line.
  if (isOn) make("rect", { class: chosen ? "under selected" : "under", ...plate, y: y + 4, height: 2, fill: colour }, parent);
  return label;
}

// The selected event's links: from mark to mark, a bar at its end that is nearer.
function drawArrows(parent, data, boxes, rowY, dark) {
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
    const arrow = chronicleArrow(parent, curve, [8, 9], data.arrows.strokes[stroke], standing, dark);
    arrow.dataset.link = id;
  }
}
