// The events on the map: marks that never hide one another, halos, counts, links, and what lies
// outside the frame. Marks are kept and changed in place, so that focus, tooltips and the view
// survive. Needs Leaflet and the basemap, as vendor/ has them.
//
// It tells `picked`, the id of an event, and `window`, the part of the world that it shows.
// Text comes as inert HTML (see place_map.py); everything else is a number, an id or a colour.

import { rowsOf } from "../shared/columns.js";
import { drawDisc, drawDoubt } from "../shared/inks.js";
import { make } from "../shared/svg.js";
import { eventsOf, shortCount } from "../shared/words.js";
import { apart, joined } from "./apart.js";
import { drawAtlas } from "./atlas.js";
import { Edge } from "./edge.js";
import { addHome } from "./home.js";
import { plain } from "./inert.js";
import { Links } from "./links.js";

const MARK = 24; // px, the size of a mark and of what can be clicked
const COUNT = 38; // px, the size of the largest count, and from one count to the next
const GAP = 2; // px between marks that were moved apart
const CLOSE_ZOOM = 5; // where one click on a place outside the frame leads
// px, for the line at the edge
const ROOM = { paddingTopLeft: [0, 0], paddingBottomRight: [0, 30] };
const TELL_MS = 150; // after a move, for the next one may follow at once
const OPTIONS = { minZoom: 1, maxZoom: 12, zoomSnap: 0.5, worldCopyJump: true };

// A host that has a Leaflet map already gives it as `map`.
export function mount(element, host) {
  const map = host.map ?? L.map(element, { ...OPTIONS, center: [0, 0], zoom: 1 });
  return new PlaceMap(map, host);
}

class PlaceMap {
  constructor(map, host) {
    this.map = map;
    this.host = host;
    this.marks = new Map();
    this.data = null;
    this.selected = null;
    this.framed = false;
    this.atlas = drawAtlas(map, CHRONICLE_BASEMAP);
    this.pane("halos", 410);
    this.pane("leaders", 420);
    this.pane("links", 430);
    this.halos = L.layerGroup().addTo(map);
    this.leaders = L.layerGroup().addTo(map);
    this.icons = L.layerGroup().addTo(map);
    this.links = new Links(map, "links");
    addHome(map, () => map.fitBounds(this.view, ROOM));
    this.edge = new Edge(
      map,
      (spots) => {
        // Namesakes may lie far apart: no closer than shows all of them.
        const bounds = L.latLngBounds(spots);
        const zoom = Math.max(CLOSE_ZOOM, map.getZoom());
        this.move(bounds.getCenter(), Math.min(zoom, map.getBoundsZoom(bounds)));
      },
      (bounds) => map.fitBounds(bounds.pad(0.1)),
    );
    this.theme();
    this.listen();
  }

  listen() {
    const { map, host } = this;
    const whenDrawn = (act) => () => this.data && act();
    map.on("zoomanim", () => {
      this.zooming = true;
    });
    map.on("zoomend", () => {
      this.zooming = false;
    });
    map.on(
      "zoomend",
      whenDrawn(() => {
        this.arrange();
        this.showEdge();
      }),
    );
    map.on(
      "viewreset",
      whenDrawn(() => this.showLinks()),
    );
    map.on(
      "moveend",
      whenDrawn(() => {
        this.turn();
        this.showEdge();
        this.tellWindow();
      }),
    );
    map.on("moveend", () => this.goOn());
    map.on(
      "resize",
      whenDrawn(() => this.frame()),
    );
    const page = map.getContainer().ownerDocument;
    for (const type of ["keydown", "keyup"]) page.addEventListener(type, host.keys);
  }

  pane(name, zIndex) {
    const element = this.map.getPane(name) || this.map.createPane(name);
    element.style.zIndex = zIndex;
    element.style.pointerEvents = "none";
  }

  // A map that starts in a hidden or empty frame cannot be framed yet.
  frame() {
    const size = this.map.getSize();
    if (this.framed || size.x < 50 || size.y < 50) return;
    this.map.fitBounds(this.view, { animate: false, ...ROOM });
    this.framed = true;
  }

  theme() {
    const dark = this.host.dark();
    if (dark === this.dark) return;
    this.dark = dark;
    this.atlas.theme(dark);
    this.where = null; // so that everything is drawn anew
    for (const mark of this.marks.values()) mark.looks = "";
  }

  show(data) {
    this.data = data;
    this.view = boundsOf(data.view);
    this.frame();
    this.theme();
    this.open();
    const events = rowsOf(data.events);
    const wanted = new Set(events.map(({ id }) => id));
    for (const [id, mark] of this.marks) {
      if (!wanted.has(id)) {
        this.icons.removeLayer(mark.layer);
        this.marks.delete(id);
      }
    }
    for (const event of events) this.place(event);
    // A selection alone moves nothing.
    const { id, latitude, longitude, precision } = data.events;
    const where = JSON.stringify([data.cells, id, latitude, longitude, precision]);
    if (where !== this.where) {
      this.where = where;
      this.drawHalos();
      this.drawCells();
      this.arrange();
    } else {
      this.paint();
      this.showLinks();
    }
    this.select(data.selected);
    this.goCloser();
    this.showEdge();
    this.tellWindow();
  }

  // A link may hold the part of the world that it is about, and a map that is new opens where the
  // last one was left. That is no move of the reader's, and nothing to tell.
  open() {
    const { opens_on: box, brought } = this.data;
    const isNew = brought !== this.brought;
    this.brought = brought;
    if (!box || !isNew) return;
    this.map.fitBounds(boundsOf(box), { animate: false });
    this.framed = true;
    this.opened = this.windowBox();
  }

  // Where an event stands on the copy of the world that is nearest to what the map shows.
  near(latitude, longitude) {
    const turns = Math.round((this.map.getCenter().lng - longitude) / 360);
    return L.latLng(latitude, longitude + 360 * turns);
  }

  // What is nearer on the next copy of the world, across 180 degrees, goes there.
  turn() {
    let turned = false;
    for (const { event, layer } of this.marks.values()) {
      const at = this.near(event.latitude, event.longitude);
      if (layer.getLatLng().equals(at)) continue;
      layer.setLatLng(at);
      turned = true;
    }
    if (!turned) return;
    this.drawHalos();
    this.arrange();
  }

  place(event) {
    const at = this.near(event.latitude, event.longitude);
    let mark = this.marks.get(event.id);
    if (!mark) {
      const layer = L.marker(at, {
        icon: L.divIcon({ className: "chronicle-mark", iconSize: [MARK, MARK] }),
        riseOnHover: true,
      });
      whenPressed(layer, () => {
        this.picking = event.id;
        this.host.tell("picked", event.id);
      });
      mark = { layer, looks: "" };
      this.marks.set(event.id, mark);
    }
    mark.event = event;
    if (!mark.layer.getLatLng().equals(at)) mark.layer.setLatLng(at);
  }

  // Marks whose discs would overlap are pushed apart, and stay tied to their place by a thin line.
  arrange() {
    const marks = [...this.marks.values()];
    const anchors = marks.map((mark) => this.map.latLngToLayerPoint(mark.layer.getLatLng()));
    const spots = apart(anchors, MARK + GAP);
    this.leaders.clearLayers();
    const dots = new Set();
    marks.forEach((mark, at) => {
      mark.shift = [
        Math.round(spots[at].x - anchors[at].x),
        Math.round(spots[at].y - anchors[at].y),
      ];
      if (Math.hypot(...mark.shift) < MARK / 3) return;
      const latLng = mark.layer.getLatLng();
      const end = this.map.layerPointToLatLng(L.point(spots[at].x, spots[at].y));
      const style = { pane: "leaders", interactive: false };
      L.polyline([latLng, end], { ...style, className: "chronicle-leader" }).addTo(this.leaders);
      if (dots.has(String(latLng))) return;
      dots.add(String(latLng));
      const dot = { ...style, radius: 2.5, className: "chronicle-anchor" };
      L.circleMarker(latLng, dot).addTo(this.leaders);
    });
    this.paint();
    this.showLinks();
  }

  showLinks() {
    const spot = (id) => {
      const mark = this.marks.get(id);
      if (!mark) return null;
      const { x, y } = this.map.latLngToLayerPoint(mark.layer.getLatLng());
      return [x + mark.shift[0], y + mark.shift[1]];
    };
    this.links.draw(this.data, this.dark, spot);
  }

  paint() {
    const { looks, selected, muted } = this.data;
    for (const mark of this.marks.values()) {
      const { id, look, status, unresolved } = mark.event;
      const title = mark.event.title + (unresolved ? " · accounts differ" : "");
      const isSelected = id === selected;
      const drawn = [look, status, isSelected, title, this.dark, mark.shift].join("|");
      if (drawn !== mark.looks) {
        mark.looks = drawn;
        mark.layer.setIcon(
          L.divIcon({
            className: "chronicle-mark" + (isSelected ? " chronicle-selected" : ""),
            html: disc(mark.event, looks[look], this.dark, isSelected),
            iconSize: [MARK, MARK],
            iconAnchor: [MARK / 2 - mark.shift[0], MARK / 2 - mark.shift[1]],
          }),
        );
        explain(mark, title);
        mark.layer.setZIndexOffset(isSelected ? 10000 : 0);
      }
      if (!this.icons.hasLayer(mark.layer)) this.icons.addLayer(mark.layer);
      const element = mark.layer.getElement();
      if (element) {
        element.dataset.event = id;
        element.setAttribute("aria-label", plain(title));
        element.setAttribute("aria-pressed", String(isSelected));
        element.classList.toggle("chronicle-muted", muted && !isSelected);
      }
    }
  }

  // How well a place is known: nothing for a site, a wider circle the vaguer it is.
  drawHalos() {
    this.halos.clearLayers();
    const seen = new Set();
    for (const { latitude, longitude, precision } of rowsOf(this.data.events)) {
      const radius = this.data.halos[precision];
      const key = `${latitude},${longitude},${precision}`;
      if (!radius || seen.has(key)) continue;
      seen.add(key);
      L.circle(this.near(latitude, longitude), {
        pane: "halos",
        radius: radius * 1000,
        interactive: false,
        className: `chronicle-halo chronicle-halo-${precision}`,
      }).addTo(this.halos);
    }
  }

  // Too many events for single marks: counts, and a click comes closer.
  drawCells() {
    this.cells?.remove();
    this.cells = null;
    if (!this.data.cells) return;
    this.cells = L.layerGroup().addTo(this.map);
    const spots = rowsOf(this.data.cells).map(({ latitude, longitude, count }) => {
      const at = this.near(latitude, longitude);
      const { x, y } = this.map.latLngToLayerPoint(at);
      return { at, x, y, count };
    });
    const circles = joined(spots, COUNT);
    const most = Math.max(1, ...circles.map(({ count }) => count));
    for (const { at, count } of circles) {
      const size = Math.round(COUNT * (0.6 + 0.4 * Math.sqrt(count / most)));
      const label = document.createElement("span");
      label.textContent = shortCount(count);
      const icon = L.divIcon({ className: "chronicle-cell", html: label, iconSize: [size, size] });
      const layer = L.marker(at, { icon }).addTo(this.cells);
      layer.getElement().setAttribute("aria-label", `${eventsOf(count)}: come closer`);
      whenPressed(layer, () => this.move(at, this.map.getZoom() + 2));
    }
  }

  // The view moves only for a selection that was made elsewhere and cannot be seen.
  select(selected) {
    const changed = selected !== this.selected;
    const picked = this.picking === selected;
    this.selected = selected;
    this.picking = null;
    const mark = this.marks.get(selected);
    if (!changed || picked || !mark) return;
    const latLng = mark.layer.getLatLng();
    if (this.map.getBounds().pad(-0.04).contains(latLng)) return;
    this.move(latLng, Math.max(this.map.getZoom(), 4), { animate: !isStill() });
  }

  goCloser() {
    const { closeup } = this.data;
    const key = JSON.stringify(closeup);
    if (!closeup || key === this.closeup) return;
    const isFirst = this.closeup === undefined;
    this.closeup = key;
    const { latitude, longitude, zoom } = closeup;
    this.move([latitude, longitude], zoom, { animate: !isFirst && !isStill() });
  }

  // Leaflet forgets where it is told to go as long as it zooms.
  move(place, zoom, how) {
    const go = () => this.map.setView(place, zoom, how);
    this.next = this.zooming ? go : null;
    if (!this.next) go();
  }

  goOn() {
    if (this.zooming || !this.next) return;
    const go = this.next;
    this.next = null;
    go();
  }

  showEdge() {
    const { cells, spread, reach } = this.data;
    if (!spread) {
      const marks = [...this.marks.values()];
      this.edge.events(
        marks.map(({ layer, event }) => ({ at: layer.getLatLng(), place: event.place })),
      );
      return;
    }
    const bounds = this.map.getBounds();
    // After a move the frame may show more than has come so far: the edge says nothing before the
    // rest is there.
    if (reach && !boundsOf(reach).contains(bounds)) {
      this.edge.begin(0);
      return;
    }
    const seen = rowsOf(cells ?? this.data.events).filter((spot) =>
      bounds.contains(this.near(spot.latitude, spot.longitude)),
    );
    this.edge.counts(
      seen.reduce((sum, { count = 1 }) => sum + count, 0),
      spread,
    );
  }

  tellWindow() {
    if (!this.data.follow || !this.framed) return;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      const box = this.windowBox();
      const isKnown = (known) =>
        known && box.every((degrees, at) => Math.abs(degrees - known[at]) < 0.002);
      if (isKnown(this.data.window) || isKnown(this.opened)) return;
      this.opened = null;
      this.host.tell("window", box);
    }, TELL_MS);
  }

  // West, south, east, north, as every box in the data.
  windowBox() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(
      (degrees) => Number(degrees.toFixed(3)),
    );
  }
}

function boundsOf([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// By a click or, as a button, by its keys.
function whenPressed(layer, act) {
  layer.on("click", act);
  layer.on("keydown", ({ originalEvent: key }) => {
    if (key.key !== "Enter" && key.key !== " ") return;
    key.preventDefault(); // a space would scroll
    act();
  });
}

// The tooltip is kept: Leaflet adds listeners each time that one is bound, and takes none away.
function explain({ layer, shift }, title) {
  if (!layer.getTooltip()) {
    layer.bindTooltip(title, { direction: "top", className: "chronicle-title" });
  }
  // the icon has been moved by its anchor, so the tooltip has to be moved as well
  layer.getTooltip().options.offset = [shift[0], shift[1] - MARK / 2];
  layer.setTooltipContent(title);
}

function disc({ status, unresolved }, { colour, dark, glyph }, isDark, isSelected) {
  const size = { width: MARK, height: MARK, viewBox: "-12 -12 24 24" };
  const svg = make("svg", { ...size, "aria-hidden": "true" });
  if (isSelected) make("circle", { r: 13.5, class: "chronicle-ring" }, svg);
  drawDisc(svg, { radius: 11, line: 2, status, colour: isDark ? dark : colour, glyph });
  if (unresolved) drawDoubt(svg, { x: 8.5, y: -8.5, radius: 3.6 });
  return svg;
}
