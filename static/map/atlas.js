// The offline basemap: land and borders painted on one canvas, names (atlas_names.js) above it.
// It loads nothing and tells nothing; its colours are those of atlas.css.

import { NamesLayer, NAMES_PANE } from "./atlas_names.js";
import { copies, layerBounds, readBasemap, windowOf } from "./world.js";

const LAND_PANE = "atlasLand";

// Leaflet moves each mark and name in three dimensions, and the browser then gives each a layer
// of its own to put together for every frame. Two will do; the map as a whole keeps one
// (atlas.css).
L.Browser.ie3d = true;

const CREDIT = "Natural Earth (borders as drawn there) · GeoNames";

/* Leaflet's own canvas holds each shape once, and only where it is; this one repeats the world
   on both sides of ±180°, and paints land, coasts and borders in one go. */
const LandCanvas = L.Renderer.extend({
  options: { pane: LAND_PANE, padding: 0.5, attribution: CREDIT },

  setBasemap(basemap) {
    this._basemap = basemap;
    return this;
  },

  getEvents() {
    return { ...L.Renderer.prototype.getEvents.call(this), move: this._onMove };
  },

  repaint() {
    if (this._map) this._update();
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._context = this._container.getContext("2d");
  },

  _onMove() {
    if (this._map._animatingZoom || !this._painted) return;
    const now = windowOf(this._map, layerBounds(this._map, 0));
    const { left, right, top, bottom } = this._painted;
    const inside = now.left >= left && now.right <= right && now.top >= top;
    if (!inside || now.bottom > bottom) this._update();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    // Style sheets, theme and first view all ask for it within one frame: paint once.
    this._due = this._due || requestAnimationFrame(() => this._draw());
  },

  _draw() {
    this._due = 0;
    if (!this._map) return;
    const { min } = this._bounds;
    const size = this._bounds.getSize();
    const ratio = devicePixelRatio || 1;
    this._container.width = Math.round(size.x * ratio);
    this._container.height = Math.round(size.y * ratio);
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    L.DomUtil.setPosition(this._container, min);
    this._updateTransform(this._center, this._zoom);
    this._painted = windowOf(this._map, this._bounds);
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this._paint(this._context, this._painted);
  },

  _paint(context, seen) {
    const style = getComputedStyle(this._map.getContainer());
    const colour = (name) => style.getPropertyValue(`--atlas-${name}`).trim();
    if (!colour("land")) return; // the style sheet is still on its way
    const rings = this._basemap.countries.flatMap((country) => country.rings);
    const edges = tracePath(rings, seen, true);
    context.lineJoin = "round";
    stroke(context, edges, colour("shore"), 5);
    context.fillStyle = colour("land");
    context.fill(tracePath(rings, seen, false), "evenodd");
    // Each border is the edge of two countries: covered first, so that it is drawn once.
    stroke(context, edges, colour("coast"), 0.9);
    const borders = tracePath(this._basemap.borders, seen, true);
    stroke(context, borders, colour("land"), 1.6);
    stroke(context, borders, colour("border"), this._map.getZoom() < 3 ? 0.6 : 0.9);
  },
});

function stroke(context, path, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function tracePath(lines, seen, asLine) {
  const path = new Path2D();
  const { scale } = seen;
  for (const line of lines) {
    if (line.bottom < seen.top || line.top > seen.bottom) continue;
    for (const k of copies(line, seen)) {
      traceLine(path, line.xy, scale, (k - seen.left) * scale, -seen.top * scale, asLine);
    }
  }
  return path;
}

/* Points less than half a pixel apart are one point: a tenth of the work at low zoom levels. */
function traceLine(path, xy, scale, shiftX, shiftY, asLine) {
  let lastX = Infinity;
  let lastY = Infinity;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] * scale + shiftX;
    const y = xy[i + 1] * scale + shiftY;
    const last = i === xy.length - 2;
    if (!last && i > 0 && Math.abs(x - lastX) + Math.abs(y - lastY) <= 0.5) continue;
    // Where Antarctica is closed along the pole there is land, but no coast.
    const atPole = asLine && i > 0 && (xy[i + 1] > 1 || xy[i - 1] > 1);
    if (i === 0 || atPole) path.moveTo(x, y);
    else path.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
}

// Draws the basemap on a Leaflet map, and gives what a change of theme is said to.
export function drawAtlas(map, basemap) {
  const container = map.getContainer();
  container.classList.add("chronicle-atlas");
  for (const [pane, zIndex] of [
    [LAND_PANE, 150],
    [NAMES_PANE, 160],
  ]) {
    const element = map.getPane(pane) || map.createPane(pane);
    element.style.zIndex = zIndex;
    element.style.pointerEvents = "none";
  }
  if (map.attributionControl) map.attributionControl.setPrefix("Leaflet");
  const read = readBasemap(basemap);
  const land = new LandCanvas().setBasemap(read).addTo(map);
  const names = new NamesLayer().setBasemap(read).addTo(map);
  return {
    theme(dark) {
      container.dataset.theme = dark ? "dark" : "light";
      land.repaint();
      names.layOut();
    },
  };
}
