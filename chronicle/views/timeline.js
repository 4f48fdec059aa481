// Draws what chronicle/views/timeline.py packed, and reports what the reader picked or brushed.
// Positions follow packing.box, so that titles which do not touch in Python do not touch here.
// Text from the data is only ever set as textContent or as an attribute, never as markup.

import { axis, boxOf, clamp } from "./axis.js";
import { html, isDark, make } from "./elements.js";
import {
  aboutOf,
  drawArrows,
  drawLabel,
  drawMark,
  drawStacks,
  drawTicks,
  idAt,
} from "./timeline_marks.js";
import { Notes, Strip } from "./timeline_strip.js";

const views = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  let view = views.get(parentElement);
  if (!view) {
    parentElement.querySelector(".timeline")?.remove();
    view = new Timeline(parentElement);
    views.set(parentElement, view);
  }
  view.tell = component.setTriggerValue;
  if (data) view.show(data);
  return () => {
    view.close();
    views.delete(parentElement);
  };
}

class Timeline {
  constructor(parent) {
    this.root = html("div", "timeline", parent);
    this.main = make("svg", { role: "group", class: "main" }, this.root);
    this.notes = new Notes(this.root, () => this.strip.clear());
    this.strip = new Strip(this.root, this.notes, (window) => this.tell("brushed", window));
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
    document.fonts?.ready.then(() => {
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
    this.data = data;
    this.text = JSON.stringify(data);
    this.strip.arrived();
    this.render();
  }

  render() {
    const width = this.root.clientWidth;
    if (!this.data || !width || !this.root.isConnected) return;
    const dark = isDark(this.root);
    const drawn = `${width} ${dark} ${this.text}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const { layouts, kinds } = this.data;
    const layout = layouts.findLast((one) => one.width <= width) ?? layouts[0];
    const colours = kinds.map((kind) => (dark ? kind.dark : kind.colour));
    // Narrower than any layout, the narrowest is scaled down.
    const frame = {
      layout,
      colours,
      width: Math.max(width, layout.width),
      scale: width / Math.max(width, layout.width),
    };
    this.root.style.height = `${layout.height}px`;
    this.root.classList.toggle("narrow", layout.notes > 30);
    this.renderMain(frame);
    this.notes.render(this.data, layout);
    this.strip.render(this.data, frame);
  }

  renderMain({ layout, colours, width }) {
    const { data, main } = this;
    const { sizes } = data;
    const focused = main.getRootNode().activeElement?.dataset?.id;
    const height = sizes.axis + layout.row_count * layout.pitch;
    // A little higher than its rows, so that a ring in the last one is whole.
    main.setAttribute("viewBox", `0 0 ${width} ${height + 3}`);
    main.setAttribute("height", height + 3);
    main.setAttribute("aria-label", "Timeline. Arrow keys go from event to event, Enter selects.");
    main.replaceChildren();
    main.classList.toggle("muted", Boolean(data.muted));
    this.hover(null);
    const x = axis(data.domain, width, sizes.margin);
    drawTicks(main, layout.ticks, x, width, 12, sizes.axis - 3, height);
    if (data.density) drawStacks(main, data.density, x, colours, height, height - sizes.axis - 24);
    const defs = make("defs", {}, main);
    const arrows = make("g", { class: "arrows", "aria-hidden": "true" }, main);
    const labels = make("g", { "aria-hidden": "true" }, main);
    const marks = make("g", {}, main);
    const over = make("g", { "aria-hidden": "true" }, main);
    const selected = data.marks.findIndex((mark) => mark.id === data.selected);
    this.boxes = data.marks.map((mark) => boxOf(mark, data.domain, width, sizes));
    const written = [];
    this.rowY = data.marks.map((_, i) => sizes.axis + (layout.rows[i] + 0.5) * layout.pitch);
    for (const i of data.marks.keys()) {
      const y = this.rowY[i];
      const chosen = i === selected;
      drawMark({
        mark: data.marks[i],
        box: this.boxes[i],
        y,
        pitch: layout.pitch,
        width,
        sizes,
        kind: data.kinds[data.marks[i].kind],
        colour: colours[data.marks[i].kind],
        chosen,
        marks,
        defs,
      });
      if (layout.labels[i]) {
        const side = layout.sides[i];
        const label = drawLabel(
          side === "on" ? over : labels,
          data.marks[i],
          this.boxes[i],
          y,
          layout.labels[i],
          side,
          chosen,
          sizes,
          layout.rooms[i],
          colours[data.marks[i].kind],
        );
        written.push([label, layout.rooms[i]]);
      }
    }
    drawArrows(arrows, data, this.boxes, this.rowY, isDark(this.root));
    this.elements = [...marks.children];
    // Drawn last, the selected mark is never under another.
    if (selected >= 0) marks.append(this.elements[selected]);
    // Python measured in Source Sans; where the page has a wider face, titles keep to their room.
    const tooWide = written.filter(([label, room]) => label.getComputedTextLength() > room);
    for (const [label, room] of tooWide) {
      label.setAttribute("textLength", room);
      label.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
    const stop = this.indexOf(focused) >= 0 ? this.indexOf(focused) : Math.max(selected, 0);
    this.elements[stop]?.setAttribute("tabindex", "0");
    if (focused) this.elements[this.indexOf(focused)]?.focus({ preventScroll: true });
    if (!data.marks.length && !data.density) {
      make(
        "text",
        { class: "empty", x: width / 2, y: height / 2 },
        main,
        "No dated event to show.",
      );
    }
  }

  indexOf(id) {
    return this.data.marks.findIndex((mark) => mark.id === id);
  }

  // A finger beside a mark is moved onto it by the browser itself, as onto any button.
  clicked(event) {
    const id = idAt(event);
    if (id !== null) this.tell("picked", id);
  }

  pressed(event) {
    const at = this.indexOf(idAt(event));
    if (at < 0) return;
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
      if (!event.repeat) this.tell("picked", this.data.marks[at].id);
    } else if (event.key === "Escape") {
      this.hover(null);
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  hover(id) {
    this.root.querySelectorAll(".hovered").forEach((one) => one.classList.remove("hovered"));
    const at = id === null || !this.data ? -1 : this.indexOf(id);
    this.tip.hidden = at < 0;
    if (at < 0) return;
    const mark = this.data.marks[at];
    this.elements[at].classList.add("hovered");
    this.main
      .querySelectorAll(".label")
      .forEach((one) => one.dataset.id === id && one.classList.add("hovered"));
    this.tip.replaceChildren();
    html("b", "", this.tip).textContent = mark.title;
    html("span", "", this.tip).textContent = aboutOf(mark, this.data.kinds);
    const { left, right } = this.boxes[at];
    const y = this.rowY[at];
    const middle = (Math.max(left, 0) + Math.min(right, this.root.clientWidth)) / 2;
    const room = Math.max(0, this.root.clientWidth - this.tip.offsetWidth);
    this.tip.style.left = `${clamp(middle - 24, 0, room)}px`;
    const above = y - 12 - this.tip.offsetHeight;
    this.tip.style.top = `${above > 0 ? above : y + 12}px`;
  }
}
