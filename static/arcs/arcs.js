// The arc diagram: events down the page in the order of time, an arc for each link beside them.
//
// It tells `picked`, the id of an event, and `link`, the id of a link.

import { drawArrow } from "../shared/arrow.js";
import { rowsOf } from "../shared/columns.js";
import { drawDisc } from "../shared/inks.js";
import { html, make } from "../shared/svg.js";
import { layOut } from "./layout.js";

const AXIS_PX = 15; // room of the axis with its discs, beside the titles

export function mount(element, host) {
  return new Arcs(element, host);
}

class Arcs {
  constructor(parent, host) {
    this.host = host;
    this.events = [];
    this.arcs = [];
    this.root = html("div", "arcs", parent);
    this.rows = html("div", "rows", this.root);
    this.rows.setAttribute("role", "group");
    this.rows.setAttribute(
      "aria-label",
      "Linked events in time order. Arrow keys go from event to event, Enter selects.",
    );
    this.figure = make(
      "svg",
      { role: "group", "aria-label": "Links. Arrow keys go from link to link, Enter selects." },
      this.root,
    );
    this.tip = html("div", "tip", this.root);
    this.tip.hidden = true;
    for (const part of [this.rows, this.figure]) {
      part.onclick = (event) => this.clicked(event);
      part.onkeydown = (event) => this.pressed(event);
      part.onpointerover = (event) => event.pointerType === "mouse" && this.point(event.target);
      part.onpointerleave = () => this.point(null);
    }
    // Not on the figure: what is SVG and listens for it can be tabbed to.
    this.root.addEventListener(
      "focusin",
      (event) => event.target.matches(":focus-visible") && this.point(event.target),
    );
    this.root.addEventListener("focusout", () => this.point(null));
    this.watch = new ResizeObserver(() => this.render());
    this.watch.observe(this.root);
  }

  close() {
    this.watch.disconnect();
    this.root.remove();
  }

  show(data) {
    this.data = data;
    this.text = JSON.stringify(data);
    this.events = rowsOf(data.events);
    const links = rowsOf(data.links);
    const { tops, arcs } = layOut(data.events.id, links);
    this.tops = tops;
    this.arcs = links.map((link, at) => ({ ...link, ...arcs[at] }));
    this.render();
  }

  render() {
    const width = this.root.clientWidth;
    if (!this.data || !width || !this.root.isConnected) return;
    const dark = this.host.dark();
    const drawn = `${width} ${dark} ${this.text}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.root.getRootNode().activeElement?.dataset ?? {};
    this.dark = dark;
    this.root.style.height = `${this.tops.at(-1) + 4}px`;
    this.root.classList.toggle("narrow", width < 560);
    this.renderRows();
    // As much room as the titles can spare: their longest needs no more than it has.
    const titles = Math.min(width * 0.56, this.longest + AXIS_PX + (width < 560 ? 40 : 88));
    this.rows.style.width = `${titles}px`;
    this.renderArcs(titles, width - titles - 6);
    this.point(null);
    const again = focused.link
      ? `[data-link="${focused.link}"]`
      : focused.event
        ? `[data-event="${focused.event}"]`
        : null;
    if (again) this.root.querySelector(again)?.focus({ preventScroll: true });
  }

  renderRows() {
    const { events, tops } = this;
    const { selected } = this.data;
    this.rows.replaceChildren();
    this.longest = 0;
    let year = null;
    events.forEach((event, at) => {
      const row = html("button", "row", this.rows);
      row.type = "button";
      row.dataset.event = event.id;
      row.style.top = `${tops[at]}px`;
      row.style.height = `${tops[at + 1] - tops[at]}px`;
      row.setAttribute("aria-pressed", event.id === selected);
      row.setAttribute("aria-label", [event.title, event.when].filter(Boolean).join(", "));
      row.tabIndex = (
        selected && events.some((one) => one.id === selected) ? event.id === selected : at === 0
      )
        ? 0
        : -1;
      row.classList.toggle("first", event.year !== year);
      html("span", "year", row, event.year === year ? "" : event.year);
      year = event.year;
      html("span", "when", row, event.day);
      const title = html("span", "title", row, event.title);
      this.disc(row, event);
      this.longest = Math.max(this.longest, title.scrollWidth);
    });
  }

  disc(row, { look, status }) {
    const { colour, dark, glyph } = this.data.looks[look];
    const size = { width: 14, height: 14, viewBox: "-7 -7 14 14" };
    const svg = make("svg", { ...size, "aria-hidden": "true" }, row);
    drawDisc(svg, { radius: 6.5, status, colour: this.dark ? dark : colour, glyph });
  }

  renderArcs(left, width) {
    const { arcs, events } = this;
    const { strokes, link } = this.data;
    const titles = new Map(events.map((event) => [event.id, event.title]));
    this.figure.replaceChildren();
    this.figure.style.left = `${left}px`;
    this.figure.setAttribute("width", width);
    this.figure.setAttribute("height", this.tops.at(-1));
    const stop = Math.max(
      0,
      arcs.findIndex((arc) => arc.id === link),
    );
    for (const event of events) {
      const ports = arcs.flatMap((arc) => [
        ...(arc.cause === event.id ? [arc.start] : []),
        ...(arc.effect === event.id ? [arc.end] : []),
      ]);
      if (ports.length > 1)
        make(
          "line",
          { class: "spine", x1: 0, x2: 0, y1: Math.min(...ports) - 2, y2: Math.max(...ports) + 2 },
          this.figure,
        );
    }
    // The long arcs first, so that the short ones lie above them and can be hit.
    const order = [...arcs.keys()].sort((a, b) => arcs[b].reach - arcs[a].reach);
    for (const at of order) {
      const arc = arcs[at];
      const out = ((8 + arc.reach * (width - 18)) * 4) / 3;
      const curve = [
        [2, arc.start],
        [out, arc.start],
        [out, arc.end],
        [2, arc.end],
      ];
      const group = drawArrow(
        this.figure,
        curve,
        [0, 0],
        strokes[arc.stroke],
        arc.standing,
        this.dark,
      );
      group.dataset.link = arc.id;
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", at === stop ? "0" : "-1");
      group.setAttribute("aria-pressed", arc.id === link);
      group.setAttribute(
        "aria-label",
        `${titles.get(arc.cause)} → ${titles.get(arc.effect)}: ${arc.said}`,
      );
    }
  }

  // What is pointed at stands out; with nothing pointed at, the link or the event that is selected.
  point(target) {
    const { arcs } = this;
    const { selected, link } = this.data ?? {};
    const under = target?.closest?.("[data-link], [data-event]") ?? null;
    const rest = arcs.some((arc) => arc.id === link) ? { link } : { event: selected };
    const { link: ofLink, event: ofEvent } = under ? under.dataset : rest;
    const lit = arcs.filter((arc) =>
      ofLink ? arc.id === ofLink : arc.cause === ofEvent || arc.effect === ofEvent,
    );
    const ids = new Set(lit.map((arc) => arc.id));
    const ends = new Set(lit.flatMap((arc) => [arc.cause, arc.effect]));
    this.root.classList.toggle("pointed", lit.length > 0);
    for (const group of this.figure.querySelectorAll(".arrow"))
      group.classList.toggle("lit", ids.has(group.dataset.link));
    for (const row of this.rows.children) row.classList.toggle("lit", ends.has(row.dataset.event));
    // In a narrow figure what is said of a link stands far below: there the tip stays.
    const stays = !under && link && this.root.classList.contains("narrow");
    this.explain(under?.dataset.link || stays ? lit[0] : null);
  }

  explain(arc) {
    this.tip.hidden = !arc;
    if (!arc) return;
    const title = (id) => this.events.find((event) => event.id === id).title;
    this.tip.replaceChildren();
    html("b", "", this.tip, `${title(arc.cause)} → ${title(arc.effect)}`);
    html("span", "", this.tip, arc.said);
    this.tip.style.right = "0";
    const middle = (arc.start + arc.end) / 2;
    this.tip.style.top = `${Math.min(middle, this.tops.at(-1) - this.tip.offsetHeight)}px`;
  }

  clicked(event) {
    const { link, event: id } = event.target.closest("[data-link], [data-event]")?.dataset ?? {};
    if (link) this.host.tell("link", link);
    else if (id) this.host.tell("picked", id);
  }

  pressed(event) {
    const here = event.target.closest("[data-link], [data-event]");
    if (!here) return;
    const all = here.dataset.link
      ? this.arcs.map((arc) => this.figure.querySelector(`[data-link="${arc.id}"]`))
      : [...this.rows.children];
    const at = all.indexOf(here),
      last = all.length - 1;
    const next = {
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) {
      const target = all[Math.min(Math.max(next, 0), last)];
      here.setAttribute("tabindex", "-1");
      target.setAttribute("tabindex", "0");
      target.focus();
    } else if (here.dataset.link && (event.key === "Enter" || event.key === " ")) {
      if (!event.repeat) this.host.tell("link", here.dataset.link);
    } else {
      if (event.key === "Escape") this.point(null);
      this.host.keys(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
