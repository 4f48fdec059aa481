// The button on the map that leads back to the first view.

import { html, make } from "../shared/svg.js";

export function addHome(map, goHome) {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar chronicle-home");
    const button = html("button", "", bar);
    button.type = "button";
    button.title = "Back to the first view";
    button.setAttribute("aria-label", button.title);
    button.onclick = goHome;
    const size = { width: 14, height: 14, viewBox: "0 0 14 14" };
    const icon = make("svg", { ...size, "aria-hidden": "true" }, button);
    const d = "M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9";
    make("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 1.6 }, icon);
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  control.addTo(map);
}
