// The legend that map, timeline and arcs share: what colours, outlines and arrows mean. It tells
// nothing.

import { drawArrow } from "../shared/arrow.js";
import { drawDisc } from "../shared/inks.js";
import { html, make } from "../shared/svg.js";

const PLAIN = {
  colour: "currentColor",
  dark: "currentColor",
  width: 1.5,
  head: "M0 0",
  stop: 0,
};

export function mount(element, host) {
  const root = html("div", "legend", element);
  const list = html("ul", "", root);
  const said = html("p", "", root);
  return {
    show({ name, categories = [], halo, relations = [], standings = [], cautions = [] }) {
      const dark = host.dark();
      list.setAttribute("aria-label", name);
      list.replaceChildren();
      for (const { title, colour, dark: onDark, glyph } of categories)
        drawDisc(entry(list, title, DISC), {
          radius: 7,
          status: "confirmed",
          colour: dark ? onDark : colour,
          glyph,
        });
      if (halo) make("circle", HALO, entry(list, halo, DISC));
      for (const relation of relations) line(entry(list, relation.title, LINE), relation, "", dark);
      for (const standing of standings) line(entry(list, standing, LINE), PLAIN, standing, dark);
      said.hidden = !cautions.length;
      said.textContent = cautions.join(" ");
    },
    close() {
      root.remove();
    },
  };
}

const DISC = { width: 16, height: 16, viewBox: "-8 -8 16 16" };
const LINE = { width: 26, height: 12, viewBox: "0 -6 26 12" };
const HALO = {
  r: 7,
  fill: "rgba(128,128,128,0.15)",
  stroke: "currentColor",
  "stroke-width": 1.4,
  "stroke-dasharray": "1 2",
};

// One line of the legend; gives where its picture is drawn.
function entry(list, title, size) {
  const item = html("li", "", list);
  const picture = make("svg", { ...size, "aria-hidden": "true" }, item);
  html("span", "", item, title);
  return picture;
}

function line(picture, stroke, standing, dark) {
  const curve = [1, 9, 17, 25].map((x) => [x, 0]);
  drawArrow(picture, curve, [0, 0], stroke, standing, dark);
}
