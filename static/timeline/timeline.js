// The timeline: a mark for each event, as long as it lasted, with as many titles as there is room
// for; or counts, where there are too many; the overview with its brush below.
//
// It tells `picked`, the id of an event, and `brushed`, the dates that the brush sets as
// `{start, end}` in seconds since 1970, null where a side is not limited.

import { rowsOf } from "../shared/columns.js";
import { html, make } from "../shared/svg.js";
import { ruler } from "../shared/text.js";
import { axis, boxOf, clamp } from "./axis.js";
import {
  aboutOf,
  drawArrows,
  drawLabel,
  drawMark,
  drawStacks,
  drawTicks,
  drawTitle,
  idAt,
} from "./marks.js";
import { Notes } from "./notes.js";
import { pack, titleBox } from "./rows.js";
import { STRIP_PX, Strip } from "./strip.js";
import { ticks } from "./ticks.js";
import { LINE, placeTitle } from "./title.js";

const AXIS_PX = 20; // height of the tick labels above the rows
const TICK_PX = 80; // what a tick label needs at least, with air around it
const PITCH = 14; // px from one row to the next
const LEAST = 300; // px; narrower, everything is scaled down
const SIZE = 11; // px, as timeline.css has it

// How many rows, and how high the line of notes, from which width on. The height of the whole
// depends on nothing else, so that nothing on the page moves when a filter does.
const FORMS = [
  { from: 870, rows: 15, notes: 20 },
  { from: 755, rows: 18, notes: 20 },
  { from: 520, rows: 18, notes: 40 },
  { from: 0, rows: 20, notes: 58 },
];

export const formOf = (width) => FORMS.find(({ from }) => from <= width);

export function mount(element, host) {
  return new Timeline(element, host);
}

class Timeline {
  constructor(parent, host) {
    this.host = host;
    this.marks = [];
    this.root = html("div", "timeline", parent);
    this.main = make("svg", { role: "group", class: "main" }, this.root);
    this.main.setAttribute(
      "aria-label",
      "Timeline. Arrow keys go from event to event, Enter selects.",
    );
    this.notes = new Notes(this.root, () => this.strip.clear());
    this.strip = new Strip(this.root, this.notes, (window) => host.tell("brushed", window));
    this.tip = html("div", "tip", this.root);
    this.tip.hidden = true;
    this.main.onclick = (event) => this.clicked(event);
    this.main.onkeydown = (event) => this.pressed(event);
    this.main.onpointerover = (event) => event.pointerType === "mouse" && this.hover(idAt(event));
    this.main.onpointerleave = () => this.hover(null);
    // Not on the drawing: what is SVG and listens for it can be tabbed to.
    this.root.addEventListener(
      "focusin",
      (event) => event.target.matches(":focus-visible") && this.hover(idAt(event)),
    );
    this.root.addEventListener("focusout", () => this.hover(null));
    this.watch = new ResizeObserver(() => this.render());
    this.watch.observe(this.root);
    // Titles are measured in the page's own face, which may arrive after the first drawing.
    document.fonts.ready.then(() => {
      this.drawn = null;
      this.render();
    });
  }

  close() {
    this.watch.disconnect();
    this.strip.close();
    this.root.remove();
  }

  show(data) {
    const { selected, muted, arrows, ...others } = data;
    this.data = data;
    this.text = JSON.stringify(others);
    this.choice = JSON.stringify([selected, muted, arrows]);
    this.strip.arrived();
    this.render();
  }

  // What is selected lays nothing out anew.
  render() {
    const width = this.root.clientWidth;
    if (!this.data || !width || !this.root.isConnected) return;
    const dark = this.host.dark();
    const drawn = `${width} ${dark} ${this.text}`;
    const isNew = drawn !== this.drawn;
    if (isNew) {
      this.drawn = drawn;
      this.dark = dark;
      this.layOut(Math.max(width, LEAST), width);
    }
    if (!isNew && this.choice === this.chosen) return;
    this.chosen = this.choice;
    this.choose();
  }

  layOut(width, shownWidth) {
    const { data } = this;
    const { fontFamily } = getComputedStyle(this.root);
    const widthOf = ruler(`${SIZE}px ${fontFamily}`);
    this.boldWidthOf = ruler(`600 ${SIZE}px ${fontFamily}`);
    const form = formOf(width);
    const atMost = Math.max(2, Math.floor(width / TICK_PX));
    this.marks = rowsOf(data.marks);
    this.colours = data.kinds.map((kind) => (this.dark ? kind.dark : kind.colour));
    this.frame = {
      width,
      widthOf,
      height: AXIS_PX + form.rows * PITCH,
      scale: shownWidth / width,
      colours: this.colours,
      ticks: (domain) => ticks(domain, atMost),
    };
    const density = data.density && rowsOf(data.density);
    this.root.style.height = `${this.frame.height + form.notes + STRIP_PX}px`;
    this.root.classList.toggle("narrow", form.notes > 30);
    this.renderMain(form, density);
    this.notes.render(data, this.marks, density, form.notes);
    this.strip.render(data, rowsOf(data.bins), this.frame);
  }

  renderMain(form, density) {
    const { data, main, marks, colours } = this;
    const { width, height, widthOf } = this.frame;
    // A little higher than its rows, so that a ring in the last one is whole.
    main.setAttribute("viewBox", `0 0 ${width} ${height + 3}`);
    main.setAttribute("height", height + 3);
    const focused = main.getRootNode().activeElement?.dataset.id;
    this.hover(null);
    main.replaceChildren();
    const x = axis(data.domain, width);
    const along = { y: 12, from: AXIS_PX - 3, to: height };
    drawTicks(main, this.frame.ticks(data.domain), x, width, along, widthOf);
    if (density) drawStacks(main, density, x, colours, height, height - AXIS_PX - 24);
    const defs = make("defs", {}, main);
    const group = () => make("g", { "aria-hidden": "true" }, main);
    this.arrows = group();
    const labels = group();
    this.group = make("g", {}, main);
    const over = group();
    this.front = group();
    this.boxes = marks.map((mark) => boxOf(mark, data.domain, width));
    const titles = marks.map(({ title }) => title);
    const layout = pack(this.boxes, titles, width, form.rows, widthOf);
    this.rowY = layout.rows.map((row) => AXIS_PX + (row + 0.5) * PITCH);
    this.elements = [];
    this.labels = marks.map((mark, i) => {
      const [box, y, colour] = [this.boxes[i], this.rowY[i], colours[mark.kind]];
      const [text, side] = [layout.labels[i], layout.sides[i]];
      const kind = data.kinds[mark.kind];
      const drawing = { mark, box, y, pitch: PITCH, width, kind, colour, defs };
      this.elements.push(drawMark({ ...drawing, marks: this.group }));
      if (!text) return null;
      const room = widthOf(text);
      const parent = side === "on" ? over : labels;
      return {
        element: drawLabel(parent, mark, box, y, text, side, room, colour),
        box: { ...titleBox(box, side, room), top: y - LINE / 2, bottom: y + LINE / 2 },
      };
    });
    this.selected = -1;
    if (focused) this.elements[this.indexOf(focused)]?.focus({ preventScroll: true });
    if (!marks.length && !density) {
      const middle = { class: "empty", x: width / 2, y: height / 2 };
      make("text", middle, main, "No dated event to show.");
    }
  }

  // The selection, on top of what is drawn: its ring, its links, and its title, before which others
  // give way.
  choose() {
    const { data, elements, marks, group } = this;
    const before = this.selected;
    const at = (this.selected = this.indexOf(data.selected));
    const focused = elements.indexOf(group.getRootNode().activeElement);
    if (before >= 0) {
      elements[before].classList.remove("selected");
      elements[before].setAttribute("aria-pressed", "false");
      group.insertBefore(elements[before], elements[before + 1] ?? null);
    }
    if (at >= 0) {
      elements[at].classList.add("selected");
      elements[at].setAttribute("aria-pressed", "true");
      group.append(elements[at]); // drawn last, it is never under another
    }
    this.main.classList.toggle("muted", data.muted);
    this.arrows.replaceChildren();
    drawArrows(this.arrows, data.arrows, marks, this, this.dark);
    this.writeTitle(at);
    elements.forEach((element) => element.setAttribute("tabindex", "-1"));
    elements[focused >= 0 ? focused : Math.max(at, 0)]?.setAttribute("tabindex", "0");
    if (focused >= 0) elements[focused].focus({ preventScroll: true });
  }

  writeTitle(at) {
    this.front.replaceChildren();
    for (const label of this.labels) label?.element.removeAttribute("display");
    if (at < 0) return;
    const { width, height } = this.frame;
    const mark = this.marks[at];
    const place = placeTitle(
      mark.title,
      at,
      {
        boxes: this.boxes,
        rowY: this.rowY,
        labels: this.labels.map((label) => label?.box ?? null),
        frame: { left: 0, right: width, top: AXIS_PX - 3, bottom: height + 3 },
        pitch: PITCH,
      },
      this.boldWidthOf,
    );
    for (const i of [at, ...place.hidden]) this.labels[i]?.element.setAttribute("display", "none");
    if (place.side !== "on") {
      drawTitle(this.front, mark.id, place);
      return;
    }
    const room = this.boldWidthOf(mark.title);
    const drawn = [this.front, mark, this.boxes[at], this.rowY[at], mark.title, "on", room];
    drawLabel(...drawn, this.colours[mark.kind]).classList.add("selected");
  }

  indexOf(id) {
    return this.marks.findIndex((mark) => mark.id === id);
  }

  // A finger beside a mark is moved onto it by the browser itself, as onto any button.
  clicked(event) {
    const id = idAt(event);
    if (id !== null) this.host.tell("picked", id);
  }

  pressed(event) {
    const at = this.indexOf(idAt(event));
    const last = this.elements.length - 1;
    const next = {
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) {
      const target = this.elements[clamp(next, 0, last)];
      this.elements[at].setAttribute("tabindex", "-1");
      target.setAttribute("tabindex", "0");
      target.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      if (!event.repeat) this.host.tell("picked", this.marks[at].id);
    } else {
      if (event.key === "Escape") this.hover(null);
      this.host.keys(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  hover(id) {
    this.root.querySelectorAll(".hovered").forEach((one) => one.classList.remove("hovered"));
    const at = id === null ? -1 : this.indexOf(id);
    this.tip.hidden = at < 0;
    if (at < 0) return;
    const mark = this.marks[at];
    this.elements[at].classList.add("hovered");
    this.main
      .querySelectorAll(".label")
      .forEach((one) => one.dataset.id === id && one.classList.add("hovered"));
    this.tip.replaceChildren();
    html("b", "", this.tip, mark.title);
    html("span", "", this.tip, aboutOf(mark, this.data.kinds));
    const { left, right } = this.boxes[at];
    const y = this.rowY[at];
    const middle = (Math.max(left, 0) + Math.min(right, this.root.clientWidth)) / 2;
    const room = Math.max(0, this.root.clientWidth - this.tip.offsetWidth);
    this.tip.style.left = `${clamp(middle - 24, 0, room)}px`;
    const above = y - 12 - this.tip.offsetHeight;
    this.tip.style.top = `${above > 0 ? above : y + 12}px`;
  }
}
