"""Which names the basemap carries, where they stand, and from which zoom level each is shown."""

import heapq
import math
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

Point = tuple[float, float]  # longitude, latitude in degrees
Spot = tuple[float, float]  # the same in Web Mercator at zoom 0: pixels east and south

# A town as renowned as this is shown from the zoom level on, unless another is too near; one that
# is less renowned than the second number is not, however far the others are.
USUAL_RENOWN = {3: 8_000_000, 4: 2_000_000, 5: 800_000, 6: 300_000, 7: 3_000_000}
LEAST_RENOWN = {3: 2_000_000, 4: 300_000, 5: 60_000, 6: 5_000, 7: 0}
LEAST_RENOWN_CAPITAL = {3: 900_000, 4: 150_000, 5: 60_000, 6: 0, 7: 0}
SPACING_PX = 50  # between towns as renowned as usual; others need more room around them, or less
SPACING_FACTORS = (0.6, 2.8)
SEAT_PEOPLE = 1_000  # GeoNames lists seats of administration whose population it does not know

# Natural Earth's abbreviations, in full where that fits on a map.
FULL_NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern Lands",
    "Heard I. and McDonald Is.": "Heard and McDonald Islands",
    "Macedonia": "North Macedonia",
    "N. Cyprus": "Northern Cyprus",
    "S. Geo. and the Is.": "South Georgia",
    "S. Sudan": "South Sudan",
    "St-Barthélemy": "Saint-Barthélemy",
    "St-Martin": "Saint-Martin",
    "St. Vin. and Gren.": "St. Vincent and the Grenadines",
    "São Tomé and Principe": "São Tomé and Príncipe",
    "United States of America": "United States",
    "N. Mariana Is.": "Northern Mariana Islands",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}
# Names that would say nothing on this map.
UNNAMED = {"Indian Ocean Ter.", "Siachen Glacier", "Ashmore and Cartier Is."}

# Dependent or disputed territories have a seat of administration, but no capital.
TERRITORIES = """
    AI AN AQ AS AW AX BL BM BQ BV CC CK CS CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF
    MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT
"""

# What English readers know these towns as.
ENGLISH_NAMES = {
    "Al Burayqah": "Brega",
    "Misratah": "Misrata",
    "Palikir - National Government Center": "Palikir",
    "Tamanghasset": "Tamanrasset",
}

# GeoNames has this town without a population, so that no list made from it has it. Where it is,
# and how it is spelled in English, is from Natural Earth's populated places.
ALSO = [
    {
        "name": "In Amenas",
        "countrycode": "DZ",
        "latitude": 28.05,
        "longitude": 9.55,
        "population": 0,
        "alternatenames": [],
    }
]


def plain_country(name: str) -> str:
    """A country's name without Natural Earth's abbreviations."""
    full = FULL_NAMES.get(name, name)
    return full.replace(" Is.", " Islands").replace("Antigua and Barb.", "Antigua and Barbuda")


def countries(land: dict) -> list[list]:
    """Rows of name, latitude, longitude, zoom level to show it from; the largest country first."""
    rows = []
    for feature in land["features"]:
        name = feature["properties"]["name"]
        if name in UNNAMED:
            continue
        outlines = [[_spot(point) for point in ring] for ring, *_ in _polygons(feature)]
        outline = max(outlines, key=_area)
        (x, y), room = _roomiest(outline)
        longitude, latitude = _degrees(x, y)
        row = [name, round(latitude, 2), round((longitude + 180) % 360 - 180, 2)]
        rows.append((-_area(outline), [*row, _zoom_for(name, room)]))
    return [row for _, row in sorted(rows)]


def towns(cities: dict, geonames_countries: dict) -> list[list]:
    """Rows of name, latitude, longitude, zoom level to show it from, 1 for a capital; main first.

    A town is shown from the first zoom level at which no greater one is too near, and the less
    renowned it is, the farther the others must be: in a desert a village is a main town, in the
    Ruhr a city may not be.
    """
    everything = [*cities.values(), *ALSO]
    capitals = _capitals(everything, geonames_countries)
    ranked = sorted(
        ((town, id(town) in capitals, _renown(town)) for town in everything),
        key=lambda ranks: (not ranks[1], -ranks[2], ranks[0]["name"]),
    )
    rows: list[list] = []
    shown: dict[int, Spot] = {}
    for zoom, usual in USUAL_RENOWN.items():
        grid = _Grid(SPACING_PX * SPACING_FACTORS[1] / 2**zoom, shown.values())
        for town, is_capital, renown in ranked:
            least = (LEAST_RENOWN_CAPITAL if is_capital else LEAST_RENOWN)[zoom]
            if renown < least or id(town) in shown:
                continue
            spot = _spot((town["longitude"], town["latitude"]))
            if not grid.is_free(spot, _spacing_px(renown, usual, is_capital) / 2**zoom):
                continue
            grid.add(spot)
            shown[id(town)] = spot
            place = [round(town["latitude"], 3), round(town["longitude"], 3)]
            rows.append([_plain_town(town["name"]), *place, zoom, int(is_capital)])
    return rows


class _Grid:
    """Spots in square cells, so that only near ones are compared."""

    def __init__(self, size: float, spots: Iterable[Spot]) -> None:
        self.size = size
        self.cells: dict[tuple[int, int], list[Spot]] = {}
        for spot in spots:
            self.add(spot)

    def add(self, spot: Spot) -> None:
        self.cells.setdefault(self._cell(spot), []).append(spot)

    def is_free(self, spot: Spot, spacing: float) -> bool:
        column, row = self._cell(spot)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in self.cells.get((i, j), ())
        )
        return all(math.dist(spot, other) >= spacing for other in near)

    def _cell(self, spot: Spot) -> tuple[int, int]:
        return int(spot[0] // self.size), int(spot[1] // self.size)


def _renown(town: dict) -> float:
    """People, weighed by the names that other languages have for the town.

    That tells Timbuktu from a suburb, and from a district counted as a town.
    """
    return (town["population"] or SEAT_PEOPLE) * (1 + len(town["alternatenames"])) / 8


def _spacing_px(renown: float, usual: int, is_capital: bool) -> float:
    smallest, largest = SPACING_FACTORS
    factor = smallest if is_capital else (usual / renown) ** 0.25
    return SPACING_PX * max(smallest, min(largest, factor))


def _capitals(everything: list[dict], geonames_countries: dict) -> set[int]:
    """The identities of the towns that GeoNames calls an independent country's capital."""
    named = {
        code: facts["capital"].strip()
        for code, facts in geonames_countries.items()
        if code not in TERRITORIES.split()
    }
    found: dict[str, dict] = {}
    for town in everything:
        code = town["countrycode"]
        name = named.get(code)
        if not name or name not in (town["name"], *town["alternatenames"]):
            continue
        # Costa Rica has two towns named San José: the larger is the capital.
        if code not in found or town["population"] > found[code]["population"]:
            found[code] = town
    return {id(town) for town in found.values()}


def _plain_town(name: str) -> str:
    """A town's name without the marks that transliteration adds (Hūn, Al Bayḑā’), only those.

    Accents that belong to the language stay: Ménaka, São Paulo, Łódź.
    """
    name = ENGLISH_NAMES.get(name, name).replace("‘", "")
    if name.startswith("’"):
        name = name[1:]
    letters = unicodedata.normalize("NFD", name)
    if not any(mark in letters for mark in "\u0304\u0323\u0331"):  # macron, dot, line below
        return name
    marks = "\u0304\u0323\u0327\u0331’ʼ"  # of these, a cedilla alone would be the language's
    return unicodedata.normalize("NFC", "".join(x for x in letters if x not in marks))


def _zoom_for(name: str, room: float) -> int:
    """The first zoom level at which about half of the name fits into its country, 2 to 6."""
    length_px = 8 * len(max(name.split(), key=len)) if len(name) > 13 else 8 * len(name)
    zoom = math.log2(0.45 * length_px / max(room, 1e-6))
    return max(2, min(6, math.ceil(zoom)))


def _polygons(feature: dict) -> Iterable:
    return feature["geometry"]["coordinates"]


def _spot(point: Point) -> Spot:
    longitude, latitude = point
    sine = math.sin(math.radians(max(-85.05, min(85.05, latitude))))
    return (
        128 + longitude * 256 / 360,
        128 - 256 * math.log((1 + sine) / (1 - sine)) / (4 * math.pi),
    )


def _degrees(x: float, y: float) -> Point:
    latitude = math.degrees(2 * math.atan(math.exp((128 - y) * 2 * math.pi / 256)) - math.pi / 2)
    return (x - 128) * 360 / 256, latitude


def _area(ring: list[Spot]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def _roomiest(ring: list[Spot]) -> tuple[Spot, float]:
    """The middle of the largest ellipse, twice as wide as high, inside a ring, and its width.

    Names are wide, so a wide free space suits them better than a round one. Found by halving the
    squares that may still hold a better middle ("polylabel").
    """
    flat = [(x / 2, y) for x, y in ring]
    left, right = min(x for x, _ in flat), max(x for x, _ in flat)
    top, bottom = min(y for _, y in flat), max(y for _, y in flat)
    half = max(right - left, bottom - top) / 2
    precision = half / 60
    best_middle = ((left + right) / 2, (top + bottom) / 2)
    best = _distance_inside(best_middle, flat)
    squares = [(-math.inf, best_middle, half)]
    while squares:
        bound, middle, half = heapq.heappop(squares)
        if -bound <= best + precision:
            break
        for dx in (-half / 2, half / 2):
            for dy in (-half / 2, half / 2):
                spot = (middle[0] + dx, middle[1] + dy)
                room = _distance_inside(spot, flat)
                if room > best:
                    best, best_middle = room, spot
                if room + half / 2 * math.sqrt(2) > best + precision:
                    heapq.heappush(squares, (-(room + half / 2 * math.sqrt(2)), spot, half / 2))
    return (best_middle[0] * 2, best_middle[1]), 4 * best


def _distance_inside(spot: Spot, ring: list[Spot]) -> float:
    """How far a spot is from a ring, negative outside it."""
    x, y = spot
    inside, nearest = False, math.inf
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        along = max(0, min(1, ((x - x0) * dx + (y - y0) * dy) / length)) if length else 0
        nearest = min(nearest, (x0 + along * dx - x) ** 2 + (y0 + along * dy - y) ** 2)
    return math.sqrt(nearest) if inside else -math.sqrt(nearest)
