// Where things of the basemap are. Positions are in worlds: x from 0 at 180° west to 1 at 180°
// east, y from 0 in the north to 1, both in the Web Mercator projection that Leaflet uses unless
// told otherwise.

const STEPS_A_DEGREE = 100; // as in chronicle/basemap/build.py

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

export function readBasemap(basemap) {
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
export function windowOf(map, bounds) {
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
export function* copies(thing, seen) {
  for (let k = Math.ceil(seen.left - thing.right); k <= seen.right - thing.left; k += 1) yield k;
}

export function layerBounds(map, padding) {
  const size = map.getSize();
  const min = map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
  return L.bounds(min, min.add(size.multiplyBy(1 + 2 * padding)).round());
}
