// The legend; text is set as text, everything else comes from our own looks.

import "../../static/arrow.js";

const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function isDark(element) {
  const probe = document.createElement("span");
  probe.style.color = "var(--st-background-color)";
  element.append(probe);
  const [red, green, blue] = getComputedStyle(probe)
    .color.match(/[\d.]+/g)
    .map(Number);
  probe.remove();
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

function entry(drawing, title) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = title;
  item.append(drawing, label);
  return item;
}

function disc(fill, stroke, glyph, dashed) {
  const svg = shape("svg", {
    width: 16,
    height: 16,
    viewBox: "-8 -8 16 16",
    "aria-hidden": "true",
  });
  const ring = {
    r: 7,
    fill,
    stroke,
    "stroke-width": 1.4,
    ...(dashed ? { "stroke-dasharray": dashed } : {}),
  };
  svg.append(shape("circle", ring));
  if (glyph) {
    const style = {
      fill: "none",
      stroke: "#fff",
      "stroke-width": 1.9,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    };
    svg.append(
      shape("path", { d: glyph, transform: "translate(-4.6 -4.6) scale(0.66)", ...style }),
    );
  }
  return svg;
}

function line(stroke, standing, dark) {
  const svg = shape("svg", { width: 26, height: 12, viewBox: "0 -6 26 12", "aria-hidden": "true" });
  chronicleArrow(
    svg,
    [
      [1, 0],
      [9, 0],
      [17, 0],
      [25, 0],
    ],
    [0, 0],
    stroke,
    standing,
    dark,
  );
  return svg;
}

export default function ({ data, parentElement }) {
  const list = parentElement.querySelector("ul");
  const dark = isDark(list);
  const plain = { colour: "currentColor", dark: "currentColor", width: 1.5, head: "M0 0", stop: 0 };
  const { categories = [], relations = [], standings = [], cautions = [] } = data;
  list.setAttribute("aria-label", data.name);
  list.replaceChildren(
    ...categories.map((category) =>
      entry(disc(dark ? category.dark : category.colour, "none", category.glyph), category.title),
    ),
    ...(data.halo
      ? [entry(disc("rgba(128,128,128,0.15)", "currentColor", null, "1 2"), data.halo)]
      : []),
    ...relations.map((relation) => entry(line(relation, "", dark), relation.title)),
    ...standings.map((standing) => entry(line(plain, standing, dark), standing)),
  );
  const said = parentElement.querySelector("p");
  said.hidden = !cautions.length;
  said.textContent = cautions.join(" ");
}
