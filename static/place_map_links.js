// The links on the map: arrows from mark to mark, where the marks really stand. Used by
// place_map.js.
//
// They are drawn in points of the map's layer, so they hold while it is panned; a zoom draws them
// anew.
window.chronicleMapLinks = (() => {
  const CLEAR = 13.5; // px from a mark's middle to its arrow

  // `spot(id)` gives the middle of a mark in layer points, or nothing for an event that is not
  // drawn.
  function draw(map, svg, drawing, dark, spot, words) {
    const { strokes, links } = drawing.arrows;
    svg.replaceChildren();
    const pairs = new Map();
    for (const [id, cause, effect, stroke, standing, about] of links) {
      const from = spot(cause),
        to = spot(effect);
      if (!from || !to) continue;
      const pair = `${cause} ${effect}`,
        nth = pairs.get(pair) || 0;
      pairs.set(pair, nth + 1);
      const curve = chronicleBow(from, to, 0.16 + 0.1 * nth, 9 + 12 * nth);
      const arrow = chronicleArrow(svg, curve, [CLEAR, CLEAR], strokes[stroke], standing, dark);
      arrow.dataset.link = id;
      const own = cause === drawing.selected || effect === drawing.selected;
      arrow.classList.toggle("chronicle-aside", drawing.selected !== null && !own);
      explain(map, arrow, chronicleAlong(curve, 0.5), words(about));
    }
  }

  function explain(map, arrow, middle, about) {
    let tooltip = null;
    arrow.onpointerenter = () => {
      const text = document.createElement("span");
      text.textContent = about;
      tooltip = L.tooltip({ direction: "top", className: "chronicle-title" })
        .setLatLng(map.layerPointToLatLng(L.point(...middle)))
        .setContent(text)
        .addTo(map);
    };
    arrow.onpointerleave = () => {
      tooltip?.remove();
    };
  }

  // An element of its own, below the marks; hidden while a zoom runs, for it cannot follow.
  function begin(map, pane) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "chronicle-links");
    svg.setAttribute("aria-hidden", "true");
    map.getPane(pane).append(svg);
    map.on("zoomstart", () => {
      svg.style.visibility = "hidden";
    });
    map.on("zoomend", () => {
      svg.style.visibility = "";
    });
    return svg;
  }

  return { begin, draw };
})();
