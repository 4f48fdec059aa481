// The events on the map: marks that never hide one another, halos, what lies outside the frame.
//
// chroniclePlaceMap.begin(map, view) is called once by the base map; draw(map, drawing) whenever
// the drawing changes. Marks are kept and changed in place, so that focus, tooltips and the view
// survive. Text in a drawing is inert HTML (see place_map.py); everything else is a number, an id
// or a colour.
window.chroniclePlaceMap = (() => {
  const MARK = 24; // px, the size of a mark and of what can be clicked
  const COUNT = 38; // px, the size of the largest count, and from one count to the next
  const GAP = 2; // px between marks that were moved apart
  const CLOSE_ZOOM = 5; // where one click on a place outside the frame leads
  // px, for the line at the edge
  const ROOM = { paddingTopLeft: [0, 0], paddingBottomRight: [0, 30] };
  const SVG = "http://www.w3.org/2000/svg";

  const states = new WeakMap();

  function begin(map, view) {
    const bounds = L.latLngBounds([view[1], view[0]], [view[3], view[2]]);
    const state = {
      map,
      bounds,
      marks: new Map(),
      drawing: null,
      selected: null,
      sent: 0,
      framed: false,
    };
    states.set(map, state);
    pane(map, "halos", 410, false);
    pane(map, "leaders", 420, false);
    pane(map, "links", 430, false);
    state.halos = L.layerGroup().addTo(map);
    state.leaders = L.layerGroup().addTo(map);
    state.icons = L.layerGroup().addTo(map);
    state.links = chronicleMapLinks.begin(map, "links");
    frame(state);
    addHome(state);
    addEdge(state);
    map.on("zoomend", () => {
      if (state.drawing) {
        arrange(state);
        edge(state);
      }
    });
    map.on("viewreset", () => {
      if (state.drawing) link(state);
    });
    map.on("moveend", () => {
      turn(state);
      edge(state);
      tellWindow(state);
    });
    map.on("zoomanim", () => {
      state.zooming = true;
    });
    map.on("zoomend", () => {
      state.zooming = false;
    });
    map.on("moveend", () => goOn(state));
    map.on("resize", () => {
      if (!state.framed) frame(state);
    });
    watchTheme(state);
    passKeysOn();
  }

  // The page's shortcuts are single letters, and a click on the map takes the keyboard into its
  // frame.
  function passKeysOn() {
    const pass = (event) => {
      const { type, key, code, keyCode } = event;
      if (!/^[a-z]$/i.test(key) || event.ctrlKey || event.metaKey || event.altKey) return;
      const body = window.parent.document.body;
      body.dispatchEvent(
        new KeyboardEvent(type, { key, code, keyCode, bubbles: true, cancelable: true }),
      );
    };
    document.addEventListener("keydown", pass);
    document.addEventListener("keyup", pass);
  }

  function pane(map, name, zIndex, clicks) {
    const element = map.getPane(name) || map.createPane(name);
    element.style.zIndex = zIndex;
    if (!clicks) element.style.pointerEvents = "none";
  }

  // A map that starts in a hidden or empty frame cannot be framed yet.
  function frame(state) {
    const size = state.map.getSize();
    if (size.x < 50 || size.y < 50) return;
    state.map.fitBounds(state.bounds, { animate: false, ...ROOM });
    state.framed = true;
  }

  // --- theme: the frame is told Streamlit's colours as custom properties -----------------------

  function isDark() {
    const colour = getComputedStyle(document.documentElement)
      .getPropertyValue("--background-color")
      .trim();
    const hex = /^#([0-9a-f]{6})/i.exec(colour);
    if (!hex) return matchMedia("(prefers-color-scheme: dark)").matches;
    const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
    return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  }

  function watchTheme(state) {
    const apply = () => {
      const dark = isDark();
      if (dark === state.dark) return;
      state.dark = dark;
      state.map.chronicleTheme(dark ? "dark" : "light");
      if (state.drawing) for (const mark of state.marks.values()) mark.looks = "";
      if (state.drawing) paint(state);
      if (state.drawing) link(state);
    };
    apply();
    new MutationObserver(apply).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    new MutationObserver(apply).observe(document.documentElement, { attributes: true });
  }

  // --- drawing ---------------------------------------------------------------------------------

  function draw(map, drawing) {
    const state = states.get(map);
    state.drawing = drawing;
    open(state);
    const wanted = new Set(drawing.events.map((event) => event[0]));
    for (const [id, mark] of state.marks) {
      if (!wanted.has(id)) {
        state.icons.removeLayer(mark.layer);
        state.marks.delete(id);
      }
    }
    for (const event of drawing.events) place(state, event);
    // A selection alone moves nothing.
    const where = JSON.stringify([
      drawing.cells,
      drawing.events.map((event) => [event[0], event[1], event[2], event[4]]),
    ]);
    if (where !== state.where) {
      state.where = where;
      drawHalos(state);
      drawCells(state);
      arrange(state);
    } else {
      paint(state);
      link(state);
    }
    show(state, drawing.selected);
    goCloser(state);
    edge(state);
    tellWindow(state);
  }

  // A link may hold the part of the world that it is about, and a map that is new opens where the
  // last one was left. That is no move of the reader's, and nothing to tell.
  function open(state) {
    const { opens_on: box, brought } = state.drawing;
    const isNew = brought !== state.brought;
    state.brought = brought;
    if (!box || !isNew) return;
    state.map.fitBounds(
      [
        [box[1], box[0]],
        [box[3], box[2]],
      ],
      { animate: false },
    );
    state.framed = true;
    state.opened = windowBox(state);
  }

  // Where an event stands on the copy of the world that is nearest to what the map shows.
  function near(state, latitude, longitude) {
    return L.latLng(
      latitude,
      longitude + 360 * Math.round((state.map.getCenter().lng - longitude) / 360),
    );
  }

  // What is nearer on the next copy of the world, across 180 degrees, goes there.
  function turn(state) {
    let turned = false;
    for (const { event, layer } of state.marks.values()) {
      const at = near(state, event[1], event[2]);
      if (layer.getLatLng().equals(at)) continue;
      layer.setLatLng(at);
      turned = true;
    }
    if (!turned) return;
    drawHalos(state);
    arrange(state);
  }

  function place(state, event) {
    const [id] = event;
    const at = near(state, event[1], event[2]);
    let mark = state.marks.get(id);
    if (!mark) {
      const layer = L.marker(at, {
        icon: L.divIcon({ className: "chronicle-mark", iconSize: [MARK, MARK] }),
        riseOnHover: true,
      });
      whenPressed(layer, () => {
        state.picking = id;
        send(state, { picked: id });
      });
      mark = { layer, looks: "" };
      state.marks.set(id, mark);
    }
    mark.event = event;
    if (!mark.layer.getLatLng().equals(at)) mark.layer.setLatLng(at);
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

  // Marks whose discs would overlap are pushed apart, and stay tied to their place by a thin line.
  function arrange(state) {
    const marks = [...state.marks.values()];
    const anchors = marks.map((mark) => state.map.latLngToLayerPoint(mark.layer.getLatLng()));
    const spots = apart(anchors, MARK + GAP);
    state.leaders.clearLayers();
    const dots = new Set();
    marks.forEach((mark, at) => {
      mark.shift = [
        Math.round(spots[at].x - anchors[at].x),
        Math.round(spots[at].y - anchors[at].y),
      ];
      if (Math.hypot(...mark.shift) < MARK / 3) return;
      const latLng = mark.layer.getLatLng();
      const end = state.map.layerPointToLatLng(L.point(spots[at].x, spots[at].y));
      L.polyline([latLng, end], {
        pane: "leaders",
        className: "chronicle-leader",
        interactive: false,
      }).addTo(state.leaders);
      if (dots.has(String(latLng))) return;
      dots.add(String(latLng));
      L.circleMarker(latLng, {
        pane: "leaders",
        radius: 2.5,
        className: "chronicle-anchor",
        interactive: false,
      }).addTo(state.leaders);
    });
    paint(state);
    link(state);
  }

  function link(state) {
    const spot = (id) => {
      const mark = state.marks.get(id);
      if (!mark) return null;
      const { x, y } = state.map.latLngToLayerPoint(mark.layer.getLatLng());
      return [x + mark.shift[0], y + mark.shift[1]];
    };
    chronicleMapLinks.draw(state.map, state.links, state.drawing, state.dark, spot, text);
  }

  // Deterministic: the same anchors always give the same spots.
  function apart(anchors, distance) {
    const seen = new Map();
    const spots = anchors.map((anchor, at) => {
      const key = `${Math.round(anchor.x)},${Math.round(anchor.y)}`;
      const nth = seen.get(key) || 0;
      seen.set(key, nth + 1);
      const radius = nth === 0 ? 0 : distance * 0.6 * Math.sqrt(nth),
        angle = nth * 2.4 + at * 1e-3;
      return { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
    });
    for (let round = 0; round < 150; round++) {
      let moved = false;
      const pull = round < 90 ? 0.04 : 0;
      spots.forEach((spot, at) => {
        spot.x += (anchors[at].x - spot.x) * pull;
        spot.y += (anchors[at].y - spot.y) * pull;
      });
      for (let a = 0; a < spots.length; a++) {
        for (let b = a + 1; b < spots.length; b++) {
          let dx = spots[b].x - spots[a].x,
            dy = spots[b].y - spots[a].y;
          if (Math.abs(dx) >= distance || Math.abs(dy) >= distance) continue;
          let gap = Math.hypot(dx, dy);
          if (gap >= distance) continue;
          if (gap < 0.01) {
            dx = Math.cos(a + b);
            dy = Math.sin(a + b);
            gap = 1;
          }
          const push = (distance - gap) / 2 / gap;
          spots[a].x -= dx * push;
          spots[a].y -= dy * push;
          spots[b].x += dx * push;
          spots[b].y += dy * push;
          moved = true;
        }
      }
      if (!moved && pull === 0) break;
    }
    return spots;
  }

  function paint(state) {
    for (const mark of state.marks.values()) {
      const [id, , , look, , status, named, , doubt] = mark.event;
      const title = doubt ? `${named} · accounts differ` : named;
      const selected = id === state.drawing.selected;
      const looks = [look, status, selected, title, state.dark, mark.shift].join("|");
      if (looks !== mark.looks) {
        mark.looks = looks;
        mark.layer.setIcon(
          L.divIcon({
            className: "chronicle-mark" + (selected ? " chronicle-selected" : ""),
            html: disc(state, mark.event, selected),
            iconSize: [MARK, MARK],
            iconAnchor: [MARK / 2 - mark.shift[0], MARK / 2 - mark.shift[1]],
          }),
        );
        explain(mark, title);
        mark.layer.setZIndexOffset(selected ? 10000 : 0);
      }
      if (!state.icons.hasLayer(mark.layer)) state.icons.addLayer(mark.layer);
      const element = mark.layer.getElement();
      if (element) {
        element.dataset.event = id;
        element.setAttribute("aria-label", text(title));
        element.setAttribute("aria-pressed", String(selected));
        element.classList.toggle("chronicle-muted", state.drawing.muted && !selected);
      }
    }
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

  function text(inert) {
    return new DOMParser().parseFromString(inert, "text/html").documentElement.textContent;
  }

  // Filled when confirmed, tinted when reported, hollow when claimed, dashed when disputed, as on
  // the timeline.
  function disc(state, event, selected) {
    const [colour, dark, glyph] = state.drawing.looks[event[3]];
    const ink = state.dark ? dark : colour;
    const outline = event[5] !== "confirmed" && event[5] !== "";
    const svg = shape("svg", {
      width: MARK,
      height: MARK,
      viewBox: "-12 -12 24 24",
      "aria-hidden": "true",
    });
    if (selected) svg.append(shape("circle", { r: 13.5, class: "chronicle-ring" }));
    svg.style.setProperty("--mark", ink);
    svg.append(
      shape("circle", { r: 10, class: `chronicle-disc${outline ? ` chronicle-${event[5]}` : ""}` }),
    );
    svg.append(
      shape("path", {
        d: glyph,
        transform: "translate(-6.3 -6.3) scale(0.9)",
        class: `chronicle-glyph${outline ? " chronicle-glyph-outline" : ""}`,
      }),
    );
    // its accounts differ and none is settled
    if (event[8]) svg.append(shape("circle", { cx: 8, cy: -8, r: 3.6, class: "chronicle-doubt" }));
    return svg;
  }

  function shape(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  // How well a place is known: nothing for a site, a wider circle the vaguer it is.
  function drawHalos(state) {
    state.halos.clearLayers();
    const seen = new Set();
    for (const [, latitude, longitude, , precision] of state.drawing.events) {
      const radius = state.drawing.halos[precision],
        key = `${latitude},${longitude},${precision}`;
      if (!radius || seen.has(key)) continue;
      seen.add(key);
      L.circle(near(state, latitude, longitude), {
        pane: "halos",
        radius: radius * 1000,
        interactive: false,
        className: `chronicle-halo chronicle-halo-${precision}`,
      }).addTo(state.halos);
    }
  }

  // Too many events for single marks: counts, and a click comes closer.
  function drawCells(state) {
    state.cells?.remove();
    state.cells = null;
    if (!state.drawing.cells) return;
    state.cells = L.layerGroup().addTo(state.map);
    const spots = state.drawing.cells.map(([latitude, longitude, count]) => {
      const at = near(state, latitude, longitude);
      const { x, y } = state.map.latLngToLayerPoint(at);
      return { at, x, y, count };
    });
    const circles = joined(spots, COUNT);
    const most = Math.max(1, ...circles.map(({ count }) => count));
    for (const { at, count } of circles) {
      const size = Math.round(COUNT * (0.6 + 0.4 * Math.sqrt(count / most)));
      const label = document.createElement("span");
      label.textContent = shortCount(count);
      const icon = L.divIcon({ className: "chronicle-cell", html: label, iconSize: [size, size] });
      const layer = L.marker(at, { icon }).addTo(state.cells);
      layer.getElement().setAttribute("aria-label", `${eventsOf(count)}: come closer`);
      whenPressed(layer, () => move(state, at, state.map.getZoom() + 2));
    }
  }

  // Counts nearer to each other than so many pixels are one count, at the place of the largest, so
  // that each number can be read.
  function joined(spots, distance) {
    const kept = [];
    for (const spot of [...spots].sort((a, b) => b.count - a.count)) {
      const away = ({ x, y }) => Math.hypot(spot.x - x, spot.y - y);
      const nearest = kept.toSorted((a, b) => away(a) - away(b))[0];
      if (nearest && away(nearest) < distance) nearest.count += spot.count;
      else kept.push({ ...spot });
    }
    return kept;
  }

  // At most four letters: 999, 1.2k, 12k, 1.2M.
  function shortCount(count) {
    if (count < 1000) return String(count);
    const [part, sign] = count < 999_500 ? [count / 1000, "k"] : [count / 1_000_000, "M"];
    return (part < 9.95 ? part.toFixed(1) : Math.round(part)) + sign;
  }

  // --- selection -------------------------------------------------------------------------------

  // The view moves only for a selection that was made elsewhere and cannot be seen.
  function show(state, selected) {
    const changed = selected !== state.selected,
      picked = state.picking === selected;
    state.selected = selected;
    state.picking = null;
    const mark = state.marks.get(selected);
    if (!changed || picked || !mark) return;
    const latLng = mark.layer.getLatLng();
    if (state.map.getBounds().pad(-0.04).contains(latLng)) return;
    const zoom = Math.max(state.map.getZoom(), 4);
    move(state, latLng, zoom, { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  }

  function goCloser(state) {
    const closeup = state.drawing.closeup,
      key = JSON.stringify(closeup);
    if (!closeup || key === state.closeup) return;
    const first = state.closeup === undefined;
    state.closeup = key;
    const [latitude, longitude, zoom] = closeup;
    const still = first || matchMedia("(prefers-reduced-motion: reduce)").matches;
    move(state, [latitude, longitude], zoom, { animate: !still });
  }

  // Leaflet forgets where it is told to go as long as it zooms.
  function move(state, place, zoom, how) {
    const go = () => state.map.setView(place, zoom, how);
    state.next = state.zooming ? go : null;
    if (!state.next) go();
  }

  function goOn(state) {
    if (state.zooming || !state.next) return;
    const go = state.next;
    state.next = null;
    go();
  }

  // --- what lies outside the frame -------------------------------------------------------------

  function addEdge(state) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      state.edge = L.DomUtil.create("div", "chronicle-edge");
      state.edge.setAttribute("role", "group");
      state.edge.setAttribute("aria-label", "Events outside the frame");
      L.DomEvent.disableClickPropagation(state.edge);
      return state.edge;
    };
    control.addTo(state.map);
  }

  function edge(state) {
    if (!state.drawing || !state.edge) return;
    const bounds = state.map.getBounds(),
      groups = new Map();
    if (state.drawing.spread) {
      edgeOfWindow(state, bounds);
      return;
    }
    let outside = 0;
    for (const mark of state.marks.values()) {
      const latLng = mark.layer.getLatLng();
      if (bounds.contains(latLng)) continue;
      outside += 1;
      const key = `${latLng.lat.toFixed(1)},${latLng.lng.toFixed(1)}`;
      const group = groups.get(key) || { count: 0, latLng, names: new Map() };
      group.count += 1;
      group.names.set(mark.event[7], (group.names.get(mark.event[7]) || 0) + 1);
      groups.set(key, group);
    }
    state.edge.replaceChildren();
    state.edge.hidden = outside === 0;
    if (outside === 0) return;
    const all = [...state.marks.values()].map((mark) => mark.layer.getLatLng());
    showAll(state, `${eventsOf(outside)} outside:`, L.latLngBounds(all));
    const largest = [...groups.values()].sort((a, b) => b.count - a.count);
    const room = state.map.getSize().x < 480 ? 1 : 3;
    for (const group of largest.slice(0, room)) {
      const [[usual]] = [...group.names.entries()].sort((a, b) => b[1] - a[1]);
      const name = shortName(text(usual));
      state.edge.append(
        goTo(`${name} ${group.count}`, `Go to ${name}`, () =>
          move(state, group.latLng, Math.max(CLOSE_ZOOM, state.map.getZoom())),
        ),
      );
    }
    if (largest.length > room) state.edge.append(`+ ${largest.length - room} more`);
  }

  // Where there are too many, events come for the window alone, one by one or as counts, so that it
  // is the sum of all that says what is not in it. After a move the frame may reach beyond what has
  // come so far: nothing is said before the rest is there.
  function edgeOfWindow(state, bounds) {
    const {
      cells,
      reach,
      spread: [total, box],
    } = state.drawing;
    const isSeen = ([latitude, longitude]) => bounds.contains(near(state, latitude, longitude));
    const marks = [...state.marks.values()].map(({ event }) => [event[1], event[2], 1]);
    const seen = (cells ?? marks).filter(isSeen).reduce((sum, spot) => sum + spot[2], 0);
    const isWaiting = reach && !L.latLngBounds(reach).contains(bounds);
    const outside = isWaiting ? 0 : total - seen;
    state.edge.replaceChildren();
    state.edge.hidden = outside === 0;
    if (outside === 0) return;
    const [west, south, east, north] = box;
    showAll(state, `${eventsOf(outside)} outside`, L.latLngBounds([south, west], [north, east]));
  }

  function showAll(state, label, bounds) {
    state.edge.append(goTo(label, "Show all events", () => state.map.fitBounds(bounds.pad(0.1))));
  }

  function eventsOf(count) {
    return `${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}`;
  }

  // "UN Headquarters, New York" is New York to somebody who looks for a direction.
  function shortName(name) {
    const parts = name
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length === 0) return "unnamed place";
    const last = parts[parts.length - 1];
    return parts.length > 1 && last.length > 4 ? last : parts[0];
  }

  function goTo(label, title, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.title = title;
    button.onclick = action;
    return button;
  }

  function addHome(state) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar chronicle-home");
      const button = goTo("", "Back to the first view", () =>
        state.map.fitBounds(state.bounds, ROOM),
      );
      button.setAttribute("aria-label", "Back to the first view");
      const icon = shape("svg", {
        width: 14,
        height: 14,
        viewBox: "0 0 14 14",
        "aria-hidden": "true",
      });
      icon.append(
        shape("path", {
          d: "M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9",
          fill: "none",
          stroke: "currentColor",
          "stroke-width": 1.6,
        }),
      );
      button.append(icon);
      bar.append(button);
      L.DomEvent.disableClickPropagation(bar);
      return bar;
    };
    control.addTo(state.map);
  }

  // --- what Python is told ---------------------------------------------------------------------

  function tellWindow(state) {
    if (!state.drawing?.follow || !state.framed) return;
    clearTimeout(state.telling);
    state.telling = setTimeout(() => {
      const box = windowBox(state);
      const isKnown = (known) =>
        known && box.every((degrees, at) => Math.abs(degrees - known[at]) < 0.002);
      if (isKnown(state.drawing.window) || isKnown(state.opened)) return;
      state.opened = null;
      send(state, { window: box });
    }, 150);
  }

  function windowBox(state) {
    const bounds = state.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(
      (degrees) => Number(degrees.toFixed(3)),
    );
  }

  // Straight to Streamlit: streamlit-folium waits for 250 ms and would add a run after each mount.
  function send(state, value) {
    state.sent = Math.max(state.sent + 1, Date.now());
    window.Streamlit.setComponentValue({ ...value, sent: state.sent });
  }

  // On which copy of the world an event stands, for the tests.
  const longitude = (map, id) => states.get(map).marks.get(id).layer.getLatLng().lng;

  return { begin, draw, apart, joined, shortCount, shortName, longitude };
})();
