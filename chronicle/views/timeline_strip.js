// The line of notes and the overview strip with its brush.

import { axis, clamp } from "./axis.js";
import { DAY, addMonths, inWords } from "./calendar.js";
import { html, make } from "./elements.js";
import { drawDisc, drawDoubt, drawStacks, drawTicks, fade } from "./timeline_marks.js";

const STATUSES = ["confirmed", "reported", "claimed", "disputed"];
const PATIENCE_MS = 6000; // for an answer to a brush
const BARS_PX = 26; // height of the tallest bar of the overview

// The line between rows and overview: what is out of sight, what is chosen, what the looks mean.
export class Notes {
  constructor(root, clear) {
    this.element = html("div", "notes", root);
    this.earlier = html("span", "earlier", this.element);
    this.key = html("span", "key", this.element);
    this.key.setAttribute("aria-hidden", "true");
    this.caption = html("span", "caption", this.element);
    this.space = html("span", "space", this.element);
    this.later = html("span", "later", this.element);
    this.clear = html("button", "clear", this.element);
    this.clear.type = "button";
    this.clear.textContent = "All dates ×";
    this.clear.onclick = clear;
  }

  render(data, layout) {
    const { marks, density, selected } = data;
    const at = marks.findIndex((mark) => mark.id === selected);
    this.element.style.height = `${layout.notes}px`;
    this.earlier.textContent = data.earlier ? `‹ ${data.earlier.toLocaleString("en")} earlier` : "";
    this.later.textContent = data.later ? `${data.later.toLocaleString("en")} later ›` : "";
    this.clear.hidden = data.window.every((side) => side === null);
    this.standing = "";
    if (density) {
      const count = density.reduce(
        (sum, [, , stack]) => sum + stack.reduce((part, [, n]) => part + n, 0),
        0,
      );
      this.standing = `${count.toLocaleString("en")} events: narrow the dates to see each`;
    } else if (at >= 0 && !layout.labels[at]) {
      this.standing = marks[at].title; // no side of its mark had room for it
    }
    this.caption.textContent = this.standing;
    this.renderKey(density ? [] : marks);
    // The key gives way where the line would break or the title would be cut.
    const { element, caption } = this;
    this.key.hidden =
      element.scrollHeight > layout.notes + 1 || caption.scrollWidth > caption.clientWidth;
  }

  renderKey(marks) {
    this.key.hidden = false;
    this.key.replaceChildren();
    const present = STATUSES.filter((status) => marks.some((mark) => mark.status === status));
    const soft = marks.some((mark) => mark.soft[0] || mark.soft[1]);
    const doubt = marks.some((mark) => mark.unresolved);
    if (present.length < 2 && !soft && !doubt) return;
    for (const status of present) {
      const one = html("span", "status", this.key);
      const picture = make("svg", { viewBox: "0 0 12 12" }, one);
      drawDisc(picture, 6, 6, 5, status, "var(--quiet)", "");
      one.append(status);
    }
    if (doubt) {
      const one = html("span", "status", this.key);
      drawDoubt(make("svg", { viewBox: "0 0 12 12" }, one), 6, 6);
      one.append("accounts differ");
    }
    if (!soft) return;
    const one = html("span", "status", this.key);
    const picture = make("svg", { viewBox: "0 0 24 12", class: "wide" }, one);
    const fill = fade(make("defs", {}, picture), "var(--quiet)", [
      [0, 0],
      [0.7, 1],
    ]);
    make("rect", { y: 2, width: 24, height: 8, rx: 4, fill }, picture);
    one.append("date approximate");
  }

  say(words) {
    this.caption.textContent = words ?? this.standing ?? "";
  }
}

// The overview strip: density over the whole extent, and the brush that sets from and to.
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

  render(data, frame) {
    this.data = data;
    this.frame = frame;
    const { sizes, bins, extent, domain } = data;
    const { width, layout, colours } = frame;
    this.x = axis(extent, width, sizes.margin);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${sizes.strip}`);
    this.svg.setAttribute("height", sizes.strip);
    this.bars.replaceChildren();
    const floor = BARS_PX + 4;
    drawStacks(this.bars, bins, this.x, colours, floor, BARS_PX);
    make("line", { class: "floor", x1: 0, x2: width, y1: floor, y2: floor }, this.bars);
    drawTicks(this.bars, layout.strip_ticks, this.x, width, floor + 12, 0, 0);
    const part = domain[0] > extent[0] || domain[1] < extent[1];
    const ends = domain.map((t) => clamp(this.x(t), 0, width));
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
    return this.draft ?? this.data.window;
  }

  px() {
    const { width } = this.frame;
    const { margin } = this.data.sizes;
    const [start, end] = this.shown;
    const left = start === null ? margin : clamp(this.x(start), margin, width - margin);
    const right = end === null ? width - margin : clamp(this.x(end), margin, width - margin);
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
    const limits = this.data.extent.map((t) => Math.floor(t / DAY));
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
    return this.shown.map((t, side) => Math.floor((t ?? this.data.extent[side]) / DAY));
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
    const { margin } = this.data.sizes;
    const px = clamp(this.at(event), margin, width - margin);
    const by = this.at(event) - drag.from;
    if (!drag.moved && Math.abs(by) < 3) return;
    drag.moved = true;
    let ends;
    if (drag.grip === "from") ends = [Math.min(px, drag.right), drag.right];
    else if (drag.grip === "to") ends = [drag.left, Math.max(px, drag.left)];
    else if (drag.grip === "new") {
      const from = clamp(drag.from, margin, width - margin);
      ends = [Math.min(px, from), Math.max(px, from)];
    } else {
      const shift = clamp(by, margin - drag.left, width - margin - drag.right);
      ends = [drag.left + shift, drag.right + shift];
    }
    this.draft = this.window_of(ends, drag);
    this.place();
    this.notes.say(this.words());
  }

  // Whole days: from the first second of one to the last second of another; an edge is no limit.
  window_of([left, right], drag) {
    const { width } = this.frame;
    const { margin } = this.data.sizes;
    const [start, end] = this.data.window;
    const first = Math.floor(this.x.invert(left) / DAY) * DAY;
    const last = Math.floor(this.x.invert(right) / DAY) * DAY + DAY - 1;
    return [
      drag.grip === "to" ? start : left <= margin + 2 ? null : first,
      drag.grip === "from" ? end : right >= width - margin - 2 ? null : last,
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
    if (start === this.data.window[0] && end === this.data.window[1]) this.draft = null;
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
    if (this.data.window.every((side) => side === null)) return;
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
    const limits = this.data.extent.map((t) => Math.floor(t / DAY));
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
