// The links on the map: arrows from mark to mark, where the marks really stand.
//
// They are drawn in points of the map's layer, so they hold while it is panned; a zoom draws them
// anew.

import { along, bow, drawArrow } from "../shared/arrow.js";
import { rowsOf } from "../shared/columns.js";
import { html, make } from "../shared/svg.js";
import { plain } from "./inert.js";

const CLEAR = 13.5; // px from a mark's middle to its arrow

export class Links {
  // An element of its own, below the marks; hidden while a zoom runs, for it cannot follow.
  constructor(map, pane) {
    this.map = map;
    this.svg = make("svg", { class: "chronicle-links", "aria-hidden": "true" }, map.getPane(pane));
    map.on("zoomstart", () => {
      this.svg.style.visibility = "hidden";
    });
    map.on("zoomend", () => {
      this.svg.style.visibility = "";
    });
  }

  // `spot(id)` gives the middle of a mark in layer points, or nothing for an event that is not
  // drawn.
  draw({ arrows: { strokes, links }, selected }, dark, spot) {
    this.svg.replaceChildren();
    const pairs = new Map();
    for (const { id, cause, effect, stroke, standing, about } of rowsOf(links)) {
      const from = spot(cause);
      const to = spot(effect);
      if (!from || !to) continue;
      const pair = `${cause} ${effect}`;
      const nth = pairs.get(pair) || 0;
      pairs.set(pair, nth + 1);
      const curve = bow(from, to, 0.16 + 0.1 * nth, 9 + 12 * nth);
      const arrow = drawArrow(this.svg, curve, [CLEAR, CLEAR], strokes[stroke], standing, dark);
      arrow.dataset.link = id;
      const own = cause === selected || effect === selected;
      arrow.classList.toggle("chronicle-aside", selected !== null && !own);
      this.explain(arrow, along(curve, 0.5), plain(about));
    }
  }

  explain(arrow, middle, about) {
    let tooltip = null;
    arrow.onpointerenter = () => {
      tooltip = L.tooltip({ direction: "top", className: "chronicle-title" })
        .setLatLng(this.map.layerPointToLatLng(L.point(...middle)))
        .setContent(html("span", "", null, about))
        .addTo(this.map);
    };
    arrow.onpointerleave = () => {
      tooltip?.remove();
    };
  }
}
