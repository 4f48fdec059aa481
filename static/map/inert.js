// Text on its way through folium is inert HTML (place_map.py); here it is text again.
export function plain(inert) {
  return new DOMParser().parseFromString(inert, "text/html").documentElement.textContent;
}
