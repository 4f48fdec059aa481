// The first script of the map in streamlit-folium's frame, which loads no modules by itself. What
// folium writes waits here for the host: chronicleMap.then((host) => host.begin(map, view)).
window.chronicleMap = import("./frame_host.js");
