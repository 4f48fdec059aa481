// The line at the edge of the map about what lies outside its frame, with a way to each place.

import { html } from "../shared/svg.js";
import { eventsOf } from "../shared/words.js";
import { plain } from "./inert.js";

const NARROW_PX = 480; // from where on down one place is named, not three

export class Edge {
  // `go(spots)` moves the map to where a place has events, `showAll(bounds)` so that it shows all
  // of them.
  constructor(map, go, showAll) {
    this.map = map;
    this.go = go;
    this.showAll = showAll;
    this.names = new Map(); // what each inert text is for short: read once, not at every move
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      this.element = L.DomUtil.create("div", "chronicle-edge");
      this.element.setAttribute("role", "group");
      this.element.setAttribute("aria-label", "Events outside the frame");
      L.DomEvent.disableClickPropagation(this.element);
      return this.element;
    };
    control.addTo(map);
  }

  // Of single events: `{at, place}` for each, the place as inert HTML.
  events(all) {
    const bounds = this.map.getBounds();
    const outside = all.filter(({ at }) => !bounds.contains(at));
    this.begin(outside.length);
    if (!outside.length) return;
    this.all(`${eventsOf(outside.length)} outside:`, L.latLngBounds(all.map(({ at }) => at)));
    const largest = byPlace(outside.map(({ at, place }) => ({ at, name: this.nameOf(place) })));
    const room = this.map.getSize().x < NARROW_PX ? 1 : 3;
    for (const { name, spots } of largest.slice(0, room)) {
      this.button(`${name} ${spots.length}`, `Go to ${name}`, () => this.go(spots));
    }
    if (largest.length > room) this.element.append(`+ ${largest.length - room} more`);
  }

  nameOf(place) {
    if (!this.names.has(place)) this.names.set(place, shortName(plain(place)));
    return this.names.get(place);
  }

  // Of events that come for the window alone, since all are too many: what is not seen of them.
  counts(seen, { count, box }) {
    const outside = count - seen;
    this.begin(outside);
    if (outside === 0) return;
    const [west, south, east, north] = box;
    this.all(`${eventsOf(outside)} outside`, L.latLngBounds([south, west], [north, east]));
  }

  begin(outside) {
    this.element.replaceChildren();
    this.element.hidden = outside === 0;
  }

  all(label, bounds) {
    this.button(label, "Show all events", () => this.showAll(bounds));
  }

  button(label, title, action) {
    const button = html("button", "", this.element, label);
    button.type = "button";
    button.title = title;
    button.onclick = action;
  }
}

// Events by the name of their place, or where it has none by where it is; the most first.
export function byPlace(events) {
  const groups = new Map();
  for (const { at, name } of events) {
    const key = name || `${at.lat.toFixed(1)},${at.lng.toFixed(1)}`;
    if (!groups.has(key)) groups.set(key, { name: name || "unnamed place", spots: [] });
    groups.get(key).spots.push(at);
  }
  return [...groups.values()].sort((a, b) => b.spots.length - a.spots.length);
}

// "UN Headquarters, New York" is New York to somebody who looks for a direction.
export function shortName(name) {
  const parts = name
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0) return "";
  const last = parts[parts.length - 1];
  return parts.length > 1 && last.length > 4 ? last : parts[0];
}
