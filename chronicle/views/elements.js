// Elements of a drawing.

const SVG = "http://www.w3.org/2000/svg";

export function make(name, attributes = {}, parent = null, text = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== null) element.textContent = text;
  if (parent) parent.append(element);
  return element;
}

export function html(name, className, parent, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
}

export function isDark(root) {
  const [r, g, b] = (
    getComputedStyle(root).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]
  ).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}
