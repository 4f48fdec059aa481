// The overview strip: density over the whole extent, and the brush that sets from and to.

import { DAY, addMonths, inWords } from "../shared/calendar.js";
import { make } from "../shared/svg.js";
import { MARGIN, axis, clamp } from "./axis.js";
import { drawStacks, drawTicks } from "./marks.js";

export const STRIP_PX = 46; // with its tick labels
const PATIENCE_MS = 6000; // for an answer to a brush
const BARS_PX = 26; // height of the tallest bar

export class Strip {
  constructor(root, notes, tell) {
    this.notes = notes;
    this.tell = tell;
    this.svg = make("svg", { class: "strip", role: "group", "aria-label": "Dates shown" }, root);
    this.bars = make("g", { "aria-hidden": "true" }, this.svg);
    this.shades = [
      make("rect", { class: "shade" }, this.svg),
      make("rect", { class: "shade" }, this.svg),
    ];
    this.seen = make("line", { class: "seen" }, this.svg);
    this.window = make("rect", { class: "window", rx: 2 }, this.svg);
    this.handles = ["From", "To"].map((name, side) => this.makeHandle(name, side));
    this.svg.onpointerdown = (event) => this.down(event);
    this.svg.onpointermove = (event) => this.move(event);
    this.svg.onpointerup = (event) => this.up(event);
    this.svg.onpointercancel = () => this.cancel();
    this.svg.ondblclick = () => this.clear();
  }

  makeHandle(name, side) {
    const g = make(
      "g",
      {
        class: "handle",
        role: "slider",
        tabindex: "0",
        "aria-label": name,
        "aria-orientation": "horizontal",
      },
      this.svg,
    );
    make("rect", { class: "hit", x: -9, y: 0, width: 18, height: BARS_PX + 4 }, g);
    make("rect", { class: "grip", x: -3.5, y: 6, width: 7, height: BARS_PX - 8, rx: 3 }, g);
    g.onkeydown = (event) => this.step(event, side);
    g.onkeyup = () => this.settleSoon();
    g.onblur = () => this.settle();
    return g;
  }

  close() {
    clearTimeout(this.timer);
  }

  // New data replace what was brushed, except under a finger or between two key strokes.
  arrived() {
    if (this.drag || this.stepping) return;
    clearTimeout(this.timer);
    this.draft = null;
  }

  render(data, bins, frame) {
    this.data = data;
    this.frame = frame;
    const { extent, domain } = data;
    const { width, colours, widthOf } = frame;
    this.x = axis(extent, width);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${STRIP_PX}`);
    this.svg.setAttribute("height", STRIP_PX);
    this.bars.replaceChildren();
    const floor = BARS_PX + 4;
    drawStacks(this.bars, bins, this.x, colours, floor, BARS_PX);
    make("line", { class: "floor", x1: 0, x2: width, y1: floor, y2: floor }, this.bars);
    drawTicks(this.bars, frame.ticks(extent), this.x, width, { y: floor + 12 }, widthOf);
    const part = domain.start > extent.start || domain.end < extent.end;
    const ends = [domain.start, domain.end].map((t) => clamp(this.x(t), 0, width));
    for (const [key, value] of Object.entries({
      x1: ends[0],
      x2: part ? ends[1] : ends[0],
      y1: floor,
      y2: floor,
    })) {
      this.seen.setAttribute(key, value);
    }
    this.place();
  }

  // The window as [start, end] in seconds, where null is the edge of the extent.
  get shown() {
    return this.draft ?? this.known;
  }

  get known() {
    return [this.data.window.start, this.data.window.end];
  }

  get limits() {
    const { start, end } = this.data.extent;
    return [start, end].map((t) => Math.floor(t / DAY));
  }

  px() {
    const { width } = this.frame;
    const [start, end] = this.shown;
    const left = start === null ? MARGIN : clamp(this.x(start), MARGIN, width - MARGIN);
    const right = end === null ? width - MARGIN : clamp(this.x(end), MARGIN, width - MARGIN);
    return [left, Math.max(left, right)];
  }

  place() {
    const { width } = this.frame;
    const [left, right] = this.px();
    const high = BARS_PX + 3;
    const all = this.shown.every((side) => side === null);
    const set = (element, values) =>
      Object.entries(values).forEach(([key, value]) => element.setAttribute(key, value));
    set(this.window, {
      x: left,
      y: 1,
      width: right - left,
      height: high,
      class: all ? "window all" : "window",
    });
    set(this.shades[0], { x: 0, y: 1, width: all ? 0 : left, height: high });
    set(this.shades[1], {
      x: right,
      y: 1,
      width: all ? 0 : Math.max(0, width - right),
      height: high,
    });
    const days = this.days();
    const { limits } = this;
    this.handles.forEach((handle, side) =>
      set(handle, {
        transform: `translate(${side ? right : left} 0)`,
        "aria-valuemin": limits[0],
        "aria-valuemax": limits[1],
        "aria-valuenow": days[side],
        "aria-valuetext":
          this.shown[side] === null ? `${inWords(days[side])}, not limited` : inWords(days[side]),
      }),
    );
  }

  days() {
    return this.shown.map((t, side) => (t === null ? this.limits[side] : Math.floor(t / DAY)));
  }

  at(event) {
    return (event.clientX - this.svg.getBoundingClientRect().left) / this.frame.scale;
  }

  down(event) {
    if (event.button !== 0 || !this.data || this.drag) return;
    this.settle();
    const px = this.at(event);
    const [left, right] = this.px();
    const reach = event.pointerType === "mouse" ? 7 : 16;
    const all = this.shown.every((side) => side === null);
    const away = [Math.abs(px - left), Math.abs(px - right)];
    let grip = all ? "new" : px > left && px < right ? "move" : "new";
    if (Math.min(...away) <= reach)
      grip = away[0] < away[1] || (away[0] === away[1] && px < left) ? "from" : "to";
    this.drag = { grip, from: px, left, right, pointer: event.pointerId, moved: false };
    this.svg.setPointerCapture(event.pointerId);
  }

  move(event) {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.pointer) return;
    const { width } = this.frame;
    const px = clamp(this.at(event), MARGIN, width - MARGIN);
    const by = this.at(event) - drag.from;
    if (!drag.moved && Math.abs(by) < 3) return;
    drag.moved = true;
    let ends;
    if (drag.grip === "from") ends = [Math.min(px, drag.right), drag.right];
    else if (drag.grip === "to") ends = [drag.left, Math.max(px, drag.left)];
    else if (drag.grip === "new") {
      const from = clamp(drag.from, MARGIN, width - MARGIN);
      ends = [Math.min(px, from), Math.max(px, from)];
    } else {
      const shift = clamp(by, MARGIN - drag.left, width - MARGIN - drag.right);
      ends = [drag.left + shift, drag.right + shift];
    }
    this.draft = this.window_of(ends, drag);
    this.place();
    this.notes.say(this.words());
  }

  // Whole days: from the first second of one to the last second of another; an edge is no limit.
  window_of([left, right], drag) {
    const { width } = this.frame;
    const [start, end] = this.known;
    const first = Math.floor(this.x.invert(left) / DAY) * DAY;
    const last = Math.floor(this.x.invert(right) / DAY) * DAY + DAY - 1;
    return [
      drag.grip === "to" ? start : left <= MARGIN + 2 ? null : first,
      drag.grip === "from" ? end : right >= width - MARGIN - 2 ? null : last,
    ];
  }

  words() {
    const [from, to] = this.days();
    if (this.shown.every((side) => side === null)) return "All dates";
    return from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
  }

  up(event) {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.pointer) return;
    this.drag = null;
    if (drag.moved) this.commit();
  }

  cancel() {
    if (!this.drag) return;
    this.drag = null;
    this.revert();
    this.notes.say(null);
  }

  commit() {
    const [start, end] = this.draft;
    this.notes.say(null);
    if (start === this.known[0] && end === this.known[1]) this.draft = null;
    else {
      this.tell({ start, end });
      // If nothing comes of it, nothing is redrawn: then show again what holds.
      this.timer = setTimeout(() => !this.drag && !this.stepping && this.revert(), PATIENCE_MS);
    }
  }

  revert() {
    this.draft = null;
    this.place();
  }

  clear() {
    this.drag = null;
    if (this.known.every((side) => side === null)) return;
    this.draft = [null, null];
    this.place();
    this.commit();
  }

  // Keys: arrows a day, with Shift or PageUp and PageDown a month, Home and End the edge.
  step(event, side) {
    const way = {
      ArrowLeft: -1,
      ArrowDown: -1,
      PageDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageUp: 1,
    }[event.key];
    const edge = { Home: 0, End: 1 }[event.key];
    if (way === undefined && edge === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const days = this.days();
    const { limits } = this;
    const month = event.shiftKey || event.key.startsWith("Page");
    let day =
      edge !== undefined ? limits[edge] : month ? addMonths(days[side], way) : days[side] + way;
    day = side ? clamp(day, days[0], limits[1]) : clamp(day, limits[0], days[1]);
    const free = side ? day >= limits[1] : day <= limits[0];
    this.draft = [...this.shown];
    this.draft[side] = free ? null : day * DAY + (side ? DAY - 1 : 0);
    this.stepping = true;
    clearTimeout(this.timer);
    this.place();
    this.notes.say(this.words());
  }

  settleSoon() {
    if (!this.stepping) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), 400);
  }

  settle() {
    if (!this.stepping) return;
    clearTimeout(this.timer);
    this.stepping = false;
    this.commit();
  }
}
