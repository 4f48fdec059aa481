/* The offline basemap: land and borders painted on one canvas, names (atlas_names.js) above it.
   Needs leaflet.js and basemap.js before it, atlas_names.js after it, and atlas.css.
   Loads nothing. */

(function () {
  "use strict";

  const LAND_PANE = "atlasLand";
  const NAMES_PANE = "atlasNames";
  const STEPS_A_DEGREE = 100; // as in chronicle/basemap/build.py

  // Leaflet moves each mark and name in three dimensions, and the browser then gives each a layer
  // of its own to put together for every frame. Two will do; the map as a whole keeps one
  // (atlas.css).
  L.Browser.ie3d = true;

  const CREDIT = "Natural Earth (borders as drawn there) · GeoNames";

  /* Positions are in worlds: x from 0 at 180° west to 1 at 180° east, y from 0 in the north to 1,
     both in the Web Mercator projection that Leaflet uses unless told otherwise. */
  function worldX(longitude) {
    return 0.5 + longitude / 360;
  }

  function worldY(latitude) {
    if (latitude < -85.06) return 2; // Antarctica goes on below the map's edge instead of ending
    const sine = Math.sin((Math.min(latitude, 85.06) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  /* Each point of a line is the way to it from the one before: chronicle/basemap/build.py. */
  function worldLine(steps) {
    const xy = new Float64Array(steps.length);
    const line = { xy, left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    let longitude = 0;
    let latitude = 0;
    for (let i = 0; i < steps.length; i += 2) {
      longitude += steps[i];
      latitude += steps[i + 1];
      const x = (xy[i] = worldX(longitude / STEPS_A_DEGREE));
      const y = (xy[i + 1] = worldY(latitude / STEPS_A_DEGREE));
      line.left = Math.min(line.left, x);
      line.right = Math.max(line.right, x);
      line.top = Math.min(line.top, y);
      line.bottom = Math.max(line.bottom, y);
    }
    return line;
  }

  function readBasemap(basemap) {
    const place = ([text, latitude, longitude, zoom, capital]) => {
      const at = L.latLng(latitude, longitude);
      return { text, zoom, capital: capital === 1, at, x: worldX(longitude), y: worldY(latitude) };
    };
    return {
      countries: basemap.land.map(([name, polygons]) => ({
        name,
        rings: polygons.flatMap((polygon) => polygon.map(worldLine)),
      })),
      borders: basemap.borders.map(worldLine),
      names: basemap.names.map(place),
      towns: basemap.towns.map(place),
    };
  }

  /* The part of the world that a rectangle of layer points shows. */
  function windowOf(map, bounds) {
    const scale = map.options.crs.scale(map.getZoom());
    const origin = map.getPixelOrigin();
    return {
      scale,
      left: (bounds.min.x + origin.x) / scale,
      right: (bounds.max.x + origin.x) / scale,
      top: (bounds.min.y + origin.y) / scale,
      bottom: (bounds.max.y + origin.y) / scale,
    };
  }

  /* How many whole worlds to shift something so that it stands in the window: often none or one. */
  function* copies(thing, seen) {
    for (let k = Math.ceil(seen.left - thing.right); k <= seen.right - thing.left; k += 1) yield k;
  }

  function layerBounds(map, padding) {
    const size = map.getSize();
    const min = map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
    return L.bounds(min, min.add(size.multiplyBy(1 + 2 * padding)).round());
  }

  /* Leaflet's own canvas holds each shape once, and only where it is; this one repeats the world
     on both sides of ±180°, and paints land, coasts and borders in one go. */
  const LandCanvas = L.Renderer.extend({
    options: { pane: LAND_PANE, padding: 0.5, attribution: CREDIT },

    setBasemap(basemap) {
      this._basemap = basemap;
      return this;
    },

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._onMove };
    },

    repaint() {
      if (this._map) this._update();
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._context = this._container.getContext("2d");
    },

    _onMove() {
      if (this._map._animatingZoom || !this._painted) return;
      const now = windowOf(this._map, layerBounds(this._map, 0));
      const { left, right, top, bottom } = this._painted;
      const inside = now.left >= left && now.right <= right && now.top >= top;
      if (!inside || now.bottom > bottom) this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      // Style sheets, theme and first view all ask for it within one frame: paint once.
      this._due = this._due || requestAnimationFrame(() => this._draw());
    },

    _draw() {
      this._due = 0;
      if (!this._map) return;
      const { min } = this._bounds;
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      this._container.width = Math.round(size.x * ratio);
      this._container.height = Math.round(size.y * ratio);
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      L.DomUtil.setPosition(this._container, min);
      this._updateTransform(this._center, this._zoom);
      this._painted = windowOf(this._map, this._bounds);
      this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._paint(this._context, this._painted);
    },

    _paint(context, seen) {
      const style = getComputedStyle(this._map.getContainer());
      const colour = (name) => style.getPropertyValue(`--atlas-${name}`).trim();
      if (!colour("land")) return; // the style sheet is still on its way
      const rings = this._basemap.countries.flatMap((country) => country.rings);
      const edges = tracePath(rings, seen, true);
      context.lineJoin = "round";
      stroke(context, edges, colour("shore"), 5);
      context.fillStyle = colour("land");
      context.fill(tracePath(rings, seen, false), "evenodd");
      // Each border is the edge of two countries: covered first, so that it is drawn once.
      stroke(context, edges, colour("coast"), 0.9);
      const borders = tracePath(this._basemap.borders, seen, true);
      stroke(context, borders, colour("land"), 1.6);
      stroke(context, borders, colour("border"), this._map.getZoom() < 3 ? 0.6 : 0.9);
    },
  });

  function stroke(context, path, colour, width) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(path);
  }

  function tracePath(lines, seen, asLine) {
    const path = new Path2D();
    const { scale } = seen;
    for (const line of lines) {
      if (line.bottom < seen.top || line.top > seen.bottom) continue;
      for (const k of copies(line, seen)) {
        traceLine(path, line.xy, scale, (k - seen.left) * scale, -seen.top * scale, asLine);
      }
    }
    return path;
  }

  /* Points less than half a pixel apart are one point: a tenth of the work at low zoom levels. */
  function traceLine(path, xy, scale, shiftX, shiftY, asLine) {
    let lastX = Infinity;
    let lastY = Infinity;
    for (let i = 0; i < xy.length; i += 2) {
      const x = xy[i] * scale + shiftX;
      const y = xy[i + 1] * scale + shiftY;
      const last = i === xy.length - 2;
      if (!last && i > 0 && Math.abs(x - lastX) + Math.abs(y - lastY) <= 0.5) continue;
      // Where Antarctica is closed along the pole there is land, but no coast.
      const atPole = asLine && i > 0 && (xy[i + 1] > 1 || xy[i - 1] > 1);
      if (i === 0 || atPole) path.moveTo(x, y);
      else path.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
  }

  window.chronicleAtlas = function (map) {
    const basemap = readBasemap(window.CHRONICLE_BASEMAP);
    const container = map.getContainer();
    container.classList.add("chronicle-atlas");
    for (const [pane, zIndex] of [
      [LAND_PANE, 150],
      [NAMES_PANE, 160],
    ]) {
      const element = map.getPane(pane) || map.createPane(pane);
      element.style.zIndex = zIndex;
      element.style.pointerEvents = "none";
    }
    if (map.attributionControl) map.attributionControl.setPrefix("Leaflet");
    const land = new LandCanvas().setBasemap(basemap).addTo(map);
    const names = new window.chronicleAtlas.Names().setBasemap(basemap).addTo(map);

    // Colours and fonts come from atlas.css, which may arrive after this script.
    const redraw = () => {
      land.repaint();
      names.layOut();
    };
    document.addEventListener(
      "load",
      (event) => event.target.localName === "link" && redraw(),
      true,
    );
    const watcher = new MutationObserver(redraw);
    watcher.observe(container, { attributes: true, attributeFilter: ["data-theme"] });

    map.chronicleTheme = function (theme) {
      container.dataset.theme = theme === "dark" ? "dark" : "light";
    };
    return { chronicleTheme: map.chronicleTheme };
  };

  Object.assign(window.chronicleAtlas, { NAMES_PANE, windowOf, layerBounds, copies });
})();
