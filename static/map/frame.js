// The map's first script in streamlit-folium's frame, which loads no modules by itself: what folium
// writes there is passed on to the host, once that is there.
{
  const host = import("./frame_host.js");
  window.chronicleMap = {
    begin: async (map, view) => (await host).begin(map, view),
    draw: async (map, data) => (await host).draw(map, data),
  };
}
