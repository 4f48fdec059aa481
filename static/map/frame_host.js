// streamlit-folium's frame as a host of the map. folium makes the Leaflet map, Streamlit's colours
// come as custom properties in the frame's head, and what the map tells goes straight to Streamlit:
// streamlit-folium would wait for 250 ms and add a run after each mount.

import { isDark } from "../shared/dark.js";
import { mount } from "./map.js";

const drawings = new WeakMap();

// For the base map: an empty map that opens on a view.
export function begin(map, view) {
  drawings.set(map, mounted(map, view));
}

// For the events: whenever what is on the map changes.
export async function draw(map, data) {
  (await drawings.get(map))(data);
}

// What shows data on the map.
async function mounted(map, view) {
  await styled();
  let sent = 0;
  const host = {
    map,
    tell(name, value) {
      sent = Math.max(sent + 1, Date.now());
      window.Streamlit.setComponentValue({ [name]: value, sent });
    },
    dark() {
      const style = getComputedStyle(document.documentElement);
      return isDark(style.getPropertyValue("--background-color"));
    },
    keys: passOn,
  };
  const drawing = mount(map.getContainer(), host);
  let last = null;
  let dark = host.dark();
  const look = () => {
    if (host.dark() === dark) return;
    dark = host.dark();
    if (last) drawing.show(last);
  };
  const written = { childList: true, subtree: true, characterData: true };
  new MutationObserver(look).observe(document.head, written);
  new MutationObserver(look).observe(document.documentElement, { attributes: true });
  return (data) => {
    last = { view, ...data };
    drawing.show(last);
  };
}

// Colours and faces are read from the style sheets, which come after the scripts.
function styled() {
  const links = [...document.head.querySelectorAll("link[rel='stylesheet']")];
  const waiting = links.filter((link) => !link.sheet);
  return Promise.all(
    waiting.map((link) => new Promise((done) => (link.onload = link.onerror = done))),
  );
}

// The page's shortcuts are single letters, and a click on the map takes the keyboard into its
// frame.
function passOn(event) {
  const { type, key, code, keyCode } = event;
  if (!/^[a-z]$/i.test(key) || event.ctrlKey || event.metaKey || event.altKey) return;
  const body = window.parent.document.body;
  body.dispatchEvent(
    new KeyboardEvent(type, { key, code, keyCode, bubbles: true, cancelable: true }),
  );
}
