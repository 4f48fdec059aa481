// The names of the offline basemap: countries and towns, never one on another.

import { copies, layerBounds, windowOf } from "./world.js";

export const NAMES_PANE = "atlasNames";
const MOST_NAMES = 80;
const AREA_PER_NAME_PX2 = 5500; // quieter than what would fit
const BORDER_CELL_PX = 6;
const COUNTRY = "atlas-country";
const TOWN = "atlas-town";
const CAPITAL = "atlas-town atlas-capital";
// As atlas.css has them.
const FACES = { [COUNTRY]: "italic 400", [TOWN]: "400", [CAPITAL]: "600" };
const COUNTRY_SPACING_EM = 0.09;
const TOWN_SIZE_PX = 11;

/* Names that never overlap, the most important first: countries, then towns, then what is left.
   Laid out anew for what is seen whenever the map has come to rest. */
export const NamesLayer = L.Layer.extend({
  options: { pane: NAMES_PANE },

  setBasemap(basemap) {
    this._basemap = basemap;
    return this;
  },

  onAdd() {
    this._holder = L.DomUtil.create("div", "atlas-names", this.getPane());
    this._shown = new Map();
    this.layOut();
  },

  getEvents() {
    return {
      moveend: this.layOut,
      resize: this.layOut,
      zoom: this._move,
      zoomanim: this._move,
      // Marks that come or go give way to names, or need room.
      layeradd: this._layOutSoon,
      layerremove: this._layOutSoon,
    };
  },

  layOut() {
    const map = this._map;
    if (!map || !map._loaded || !map.getSize().x || !map.getSize().y) return;
    const wanted = new Map();
    for (const name of chooseNames(map, this._basemap)) wanted.set(name.key, name);
    for (const [key, shown] of this._shown) {
      if (wanted.has(key)) continue;
      shown.element.remove();
      this._shown.delete(key);
    }
    for (const [key, name] of wanted) {
      if (!this._shown.has(key)) {
        this._shown.set(key, { element: nameElement(name), at: name.at });
        this._holder.append(this._shown.get(key).element);
      }
    }
    this._move();
  },

  _layOutSoon() {
    clearTimeout(this._waiting);
    this._waiting = setTimeout(() => this.layOut(), 60);
  },

  _move(event) {
    const map = this._map;
    for (const { element, at } of this._shown.values()) {
      const point =
        event && event.type === "zoomanim"
          ? map._latLngToNewLayerPoint(at, event.zoom, event.center).round()
          : map.latLngToLayerPoint(at).round();
      L.DomUtil.setPosition(element, point);
    }
  },
});

/* All texts are set as text: a name can hold no markup. */
function nameElement(name) {
  const element = document.createElement("div");
  element.className = `atlas-name leaflet-zoom-animated ${name.kind}`;
  if (name.kind !== COUNTRY) element.append(document.createElement("i"));
  const text = document.createElement("span");
  text.textContent = name.text;
  text.style.left = `${Math.round(name.left)}px`;
  text.style.top = `${Math.round(name.top)}px`;
  text.style.fontSize = `${name.size}px`;
  element.append(text);
  return element;
}

function overlaps(box, other) {
  return (
    box.left < other.right &&
    box.right > other.left &&
    box.top < other.bottom &&
    box.bottom > other.top
  );
}

function boxAround(left, top, width, height, margin = 0) {
  return {
    left: left - margin,
    top: top - margin / 2,
    right: left + width + margin,
    bottom: top + height + margin / 2,
  };
}

const pencil = document.createElement("canvas").getContext("2d");
const widths = new Map();

function textSize(kind, text, size, style) {
  const lines = text.split("\n");
  const family = style.getPropertyValue(kind === COUNTRY ? "--atlas-serif" : "--atlas-sans");
  const font = `${FACES[kind]} ${size}px ${family.trim() || "sans-serif"}`;
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    pencil.font = font;
    const spacing = kind === COUNTRY ? COUNTRY_SPACING_EM * size : 0;
    const length = (line) => pencil.measureText(line).width + line.length * spacing;
    widths.set(key, Math.ceil(Math.max(...lines.map(length))));
  }
  return { width: widths.get(key), height: Math.ceil(lines.length * size * 1.2) };
}

/* Where names may stand: not on one another, on controls or on marks, nor across the edge. */
class Sheet {
  constructor(map, borders) {
    this.map = map;
    this.seen = windowOf(map, layerBounds(map, 0.25));
    this.origin = map.getPixelOrigin();
    const { min, max } = layerBounds(map, 0);
    this.frame = { left: min.x, top: min.y, right: max.x, bottom: max.y };
    this.style = getComputedStyle(map.getContainer());
    this.names = [];
    this.marks = this.boxesOf(map.getPane("markerPane").children);
    this.controls = this.boxesOf(map.getContainer().querySelectorAll(".leaflet-control"));
    this.borderCells = new Set();
    for (const line of borders) {
      if (line.bottom < this.seen.top || line.top > this.seen.bottom) continue;
      for (const k of copies(line, this.seen)) this.addBorder(line.xy, k);
    }
  }

  addBorder(xy, k) {
    const { scale } = this.seen;
    const { frame } = this;
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const x = (xy[i] + k) * scale - this.origin.x;
      const y = xy[i + 1] * scale - this.origin.y;
      const dx = (xy[i + 2] - xy[i]) * scale;
      const dy = (xy[i + 3] - xy[i + 1]) * scale;
      const right = Math.max(x, x + dx);
      const bottom = Math.max(y, y + dy);
      if (!overlaps({ left: Math.min(x, x + dx), top: Math.min(y, y + dy), right, bottom }, frame))
        continue;
      const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / BORDER_CELL_PX) || 1;
      for (let step = 0; step <= steps; step += 1) {
        const column = Math.floor((x + (dx * step) / steps) / BORDER_CELL_PX);
        this.borderCells.add(`${column},${Math.floor((y + (dy * step) / steps) / BORDER_CELL_PX)}`);
      }
    }
  }

  crossesBorder(box) {
    const cell = (pixels) => Math.floor(pixels / BORDER_CELL_PX);
    for (let row = cell(box.top + 2); row <= cell(box.bottom - 2); row += 1) {
      for (let column = cell(box.left); column <= cell(box.right); column += 1) {
        if (this.borderCells.has(`${column},${row}`)) return true;
      }
    }
    return false;
  }

  boxesOf(elements) {
    const corner = this.map.getContainer().getBoundingClientRect();
    const shift = this.map.containerPointToLayerPoint([0, 0]);
    return [...elements].slice(0, 500).map((element) => {
      const box = element.getBoundingClientRect();
      const left = box.left - corner.left + shift.x;
      return boxAround(left, box.top - corner.top + shift.y, box.width, box.height, 1);
    });
  }

  point(place, k) {
    const { scale } = this.seen;
    return { x: (place.x + k) * scale - this.origin.x, y: place.y * scale - this.origin.y };
  }

  isCut(box) {
    const { left, top, right, bottom } = this.frame;
    const inside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
    return !inside && overlaps(box, this.frame);
  }

  isFree(box) {
    if (this.isCut(box)) return false;
    return ![...this.names, ...this.marks, ...this.controls].some((other) => overlaps(box, other));
  }
}

function chooseNames(map, basemap) {
  const sheet = new Sheet(map, basemap.borders);
  const all = [...countryNames(sheet, basemap), ...townNames(sheet, basemap.towns)];
  const size = map.getSize();
  const inFrame = all.filter((name) => name.inFrame);
  const most = Math.min(MOST_NAMES, Math.round((size.x * size.y) / AREA_PER_NAME_PX2));
  const outside = all.filter((name) => !name.inFrame); // ready for when the map is dragged
  return [...inFrame.slice(0, most), ...outside].slice(0, MOST_NAMES);
}

/* Each country once for each copy of the world, at its own place, or, when that is out of sight,
   where most of the country is to be seen. */
function countryNames(sheet, basemap) {
  const zoom = sheet.map.getZoom();
  const chosen = [];
  let grid;
  for (const name of basemap.names) {
    if (name.zoom > zoom) continue;
    const size = Math.min(17, 11.5 + 1.5 * (zoom - name.zoom));
    const text = broken(name.text);
    const measure = textSize(COUNTRY, text, size, sheet.style);
    const entry = {
      kind: COUNTRY,
      text,
      size,
      left: -measure.width / 2,
      top: -measure.height / 2,
    };
    const put = (point, at, key) => {
      const { width, height } = measure;
      const box = boxAround(point.x - width / 2, point.y - height / 2, width, height, 8);
      if (!sheet.isFree(box)) return false;
      sheet.names.push(box);
      const inFrame = overlaps(box, sheet.frame);
      chosen.push({ ...entry, at, inFrame, key: `${key}|${size}` });
      return inFrame;
    };
    let inSight = false;
    const dot = { left: name.x, right: name.x, top: name.y, bottom: name.y };
    for (const k of name.y > sheet.seen.top && name.y < sheet.seen.bottom
      ? copies(dot, sheet.seen)
      : []) {
      const at = L.latLng(name.at.lat, name.at.lng + 360 * k);
      inSight = put(sheet.point(name, k), at, `${name.text}|${k}`) || inSight;
    }
    if (inSight) continue;
    grid = grid || new OwnerGrid(sheet, basemap.countries);
    for (const point of grid.roomFor(name.text, measure)) {
      const at = sheet.map.layerPointToLatLng(L.point(point.x, point.y));
      if (put(point, at, `${name.text}|${point.x},${point.y}`)) break;
    }
  }
  return chosen;
}

/* A long name in two lines, broken at the space nearest its middle. */
function broken(text) {
  if (text.length < 14 || !text.includes(" ")) return text;
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index);
  const at = spaces.reduce((best, i) =>
    Math.abs(i - middle) < Math.abs(best - middle) ? i : best,
  );
  return `${text.slice(0, at)}\n${text.slice(at + 1)}`;
}

/* Which country each of some points across the frame lies in. */
class OwnerGrid {
  constructor(sheet, countries) {
    const { frame } = sheet;
    this.step = 24;
    this.left = frame.left + this.step / 2;
    this.top = frame.top + this.step / 2;
    this.columns = Math.floor((frame.right - frame.left) / this.step);
    this.rows = Math.floor((frame.bottom - frame.top) / this.step);
    this.owners = Array.from({ length: this.columns * this.rows }, () => null);
    const { scale } = sheet.seen;
    for (const country of countries) {
      for (const ring of country.rings) {
        for (const k of copies(ring, sheet.seen))
          this.claim(country.name, ring, k, sheet.origin, scale);
      }
    }
  }

  claim(name, ring, k, origin, scale) {
    for (let row = 0; row < this.rows; row += 1) {
      const y = (this.top + row * this.step + origin.y) / scale;
      if (y < ring.top || y > ring.bottom) continue;
      const crossings = [];
      for (let i = 0; i + 3 < ring.xy.length; i += 2) {
        const y0 = ring.xy[i + 1];
        const y1 = ring.xy[i + 3];
        if (y0 > y === y1 > y) continue;
        const x = ring.xy[i] + ((y - y0) / (y1 - y0)) * (ring.xy[i + 2] - ring.xy[i]);
        crossings.push((x + k) * scale - origin.x);
      }
      crossings.sort((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const first = Math.max(0, Math.ceil((crossings[i] - this.left) / this.step));
        const last = Math.min(
          this.columns - 1,
          Math.floor((crossings[i + 1] - this.left) / this.step),
        );
        for (let column = first; column <= last; column += 1) {
          this.owners[row * this.columns + column] = name;
        }
      }
    }
  }

  /* Points of the frame where a text fits into what is seen of a country, the roomiest first. */
  roomFor(name, { width, height }) {
    const found = [];
    for (let i = 0; i < this.owners.length; i += 1) {
      if (this.owners[i] !== name) continue;
      const column = i % this.columns;
      const row = (i - column) / this.columns;
      const aside = Math.min(this.run(column, row, -1, 0, name), this.run(column, row, 1, 0, name));
      const along = Math.min(this.run(column, row, 0, -1, name), this.run(column, row, 0, 1, name));
      if (aside < width / 2 || along < height / 2) continue;
      const x = Math.round(this.left + column * this.step);
      const y = Math.round(this.top + row * this.step);
      found.push({ x, y, room: Math.min(aside, 2 * along) });
    }
    return found.sort((a, b) => b.room - a.room).slice(0, 12);
  }

  /* How many pixels of the same country lie in one direction. */
  run(column, row, dx, dy, name) {
    let steps = 0;
    for (;;) {
      column += dx;
      row += dy;
      const within = column >= 0 && row >= 0 && column < this.columns && row < this.rows;
      if (!within || this.owners[row * this.columns + column] !== name) break;
      steps += 1;
    }
    return (steps + 0.5) * this.step;
  }
}

function townNames(sheet, towns) {
  const zoom = sheet.map.getZoom();
  const chosen = [];
  for (const town of towns) {
    if (town.zoom > zoom) break; // towns come in the order of their zoom levels
    if (town.y < sheet.seen.top || town.y > sheet.seen.bottom) continue;
    const dot = { left: town.x, right: town.x };
    for (const k of copies(dot, sheet.seen)) {
      const name = besideDot(sheet, town, sheet.point(town, k));
      if (!name) continue;
      name.at = L.latLng(town.at.lat, town.at.lng + 360 * k);
      name.key = `${town.text}|${town.at.lat}|${town.at.lng}|${k}|${name.left},${name.top}`;
      chosen.push(name);
    }
  }
  return chosen;
}

/* A town's name to the right of its dot, or left, below or above it, rather not on a border;
   beside the marks that stand on the dot or around it. */
function besideDot(sheet, town, point) {
  const kind = town.capital ? CAPITAL : TOWN;
  const size = textSize(kind, town.text, TOWN_SIZE_PX, sheet.style);
  const dot = boxAround(point.x - 3, point.y - 3, 6, 6);
  const inTheWay = [...sheet.names, ...sheet.controls];
  if (sheet.isCut(dot) || inTheWay.some((other) => overlaps(dot, other))) return null;
  for (const reach of [0, 40]) {
    const near = boxAround(dot.left - reach, dot.top - reach, 6 + 2 * reach, 6 + 2 * reach);
    const around = [dot, ...sheet.marks.filter((mark) => overlaps(mark, near))];
    const free = sidesOf(around, point, size).filter(({ text, margin }) => {
      const together = overlaps(text, sheet.frame) === overlaps(dot, sheet.frame);
      return (
        together && sheet.isFree(text) && !sheet.names.some((other) => overlaps(margin, other))
      );
    });
    const best = free.find(({ text }) => !sheet.crossesBorder(text)) || free[0];
    if (!best) continue;
    sheet.names.push(dot, best.margin);
    const inFrame = overlaps(best.text, sheet.frame);
    const [left, top] = [best.text.left - point.x, best.text.top - point.y];
    return { kind, text: town.text, size: TOWN_SIZE_PX, left, top, inFrame };
  }
  return null;
}

function sidesOf(boxes, point, { width, height }) {
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const level = point.y - height / 2 - 1;
  const middle = point.x - width / 2;
  return [
    [right + 3, level],
    [left - 3 - width, level],
    [middle, bottom + 1],
    [middle, top - 1 - height],
  ].map(([x, y]) => ({
    text: boxAround(x, y, width, height),
    margin: boxAround(x, y, width, height, 4),
  }));
}
