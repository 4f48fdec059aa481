"""GeoJSON: each feature a row, its properties the columns, its geometry a position."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chronicle.formats.json import json_rows, json_text
from chronicle.formats.json.json_rows import Columns, Items, Record
from chronicle.formats.json.json_text import Document, cell
from chronicle.problem_codes import Code
from chronicle.problems import Problem, shortened
from chronicle.text_table import TextTable

FORMAT = "GeoJSON"
KINDS = ("FeatureCollection", "Feature")
# How many lists stand around each position.
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
OF_THE_FORMAT = {"type", "geometry", "bbox"}
"""Members of a feature that say nothing of the event."""
IN_DEGREES = re.compile(r"\b(4326|4979|4258|4269|CRS84h?)\Z", re.IGNORECASE)
HOW_TO_WRITE = "Write a position as [longitude, latitude] in degrees."
ONE_POINT = "Give it the one point that the event is to stand at."
DECIMALS = 6

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?")


class NotPositionsError(ValueError):
    """Coordinates that are no positions, or not as deep as their kind of geometry says."""


@dataclass(frozen=True)
class Position:
    """Where a geometry stands, as text in degrees, and what is to be said of it."""

    latitude: str = ""
    longitude: str = ""
    code: Code | None = None
    message: str = ""
    hint: str = ""
    detail: str = ""


def is_format_of(value: Any) -> bool:
    """Whether a document is a feature, or a collection of them."""
    if not isinstance(value, dict) or value.get("type") not in KINDS:
        return False
    return value["type"] == "Feature" or isinstance(value.get("features"), list)


def read(document: Document) -> TextTable:
    """The features as rows of text."""
    found = features(document)
    positions, problems = read_positions(found, document)
    columns = json_rows.beside(positions, properties(found, document.file), "property")
    others = json_rows.columns(members(found), document.file)
    others = json_rows.beside({**positions, **columns}, others, "feature")
    roles = {name: name for name in positions}
    if any(isinstance(feature.get("when"), str) for feature in found.objects):
        roles["date"] = "when" if "when" in others else "when (feature)"
    table = json_rows.table(
        document, FORMAT, found, {**others, **columns, **positions},
        problems=[*crs_problems(document), *problems], roles=roles,
    )  # fmt: skip
    return replace(table, **titles(document.value))


def features(document: Document) -> Items:
    """The features of a document, which `is_format_of` holds for."""
    path = () if document.value["type"] == "Feature" else ("features",)
    return json_rows.items(document, *path)


def properties(found: Items, file: str, without: Sequence[str] = ()) -> Columns:
    """The properties of the features as columns, `without` some."""
    given = (feature.get("properties") for feature in found.objects)
    records = [one if isinstance(one, dict) else {} for one in given]
    if without:
        records = [{k: v for k, v in one.items() if k not in without} for one in records]
    return json_rows.columns(records, file)


def members(found: Items) -> list[Record]:
    """What stands in the features beside their properties; those also, where they are no object."""
    return [
        {
            name: value
            for name, value in feature.items()
            if name not in OF_THE_FORMAT and not (name == "properties" and _is_object(value))
        }
        for feature in found.objects
    ]


def titles(collection: Record) -> dict[str, str]:
    """Title and description of a collection, wherever the usual programs write them."""
    if collection["type"] == "Feature":
        return {}
    places = [collection, *(collection.get(name) for name in ("properties", "metadata"))]
    places = [place for place in places if isinstance(place, dict)]
    said = {"title": ("title", "name"), "description": ("description",)}
    return {
        what: next(filter(None, (json_text.one_line(p.get(n)) for n in names for p in places)), "")
        for what, names in said.items()
    }


def crs_problems(document: Document) -> list[Problem]:
    """That the positions are not in degrees, if the file says so."""
    crs = document.value.get("crs")
    if not isinstance(crs, dict):
        return []
    inner = crs.get("properties")
    name = cell(inner.get("name") if isinstance(inner, dict) else crs)
    if not name or IN_DEGREES.search(name):
        return []
    hint = "Save the file in WGS84 (EPSG:4326)."
    return [Problem(document.file, Code.OTHER_GRID, column="crs", value=name, hint=hint)]


def read_positions(found: Items, document: Document) -> tuple[Columns, list[Problem]]:
    """Columns latitude and longitude, none where no feature has a position; and what is wrong."""
    positions = [position(feature.get("geometry")) for feature in found.objects]
    problems = [
        Problem(
            document.file, one.code, one.message, line, "geometry", hint=one.hint, detail=one.detail
        )
        for one, line in zip(positions, found.lines, strict=True)
        if one.code
    ]  # fmt: skip
    if not any(one.latitude for one in positions):
        return {}, problems
    latitudes = [one.latitude for one in positions]
    return {"latitude": latitudes, "longitude": [one.longitude for one in positions]}, problems


def position(geometry: Any) -> Position:
    """The one point of a geometry, or else the middle of its bounds."""
    if geometry in (None, "null", {}):  # Linked Places writes "null" where a place is unknown
        return Position()
    if not isinstance(geometry, dict):
        return _nowhere("The geometry is not an object.")
    kind = geometry.get("type")
    try:
        if kind == "GeometryCollection":
            return _of_collection(geometry)
        if not isinstance(kind, str) or kind not in DEPTHS:
            said = shortened(cell(kind)) or "none at all"
            message = f"The geometry is of no kind that is known: {said}."
            return _nowhere(message, f"Use one of {', '.join(DEPTHS)}.")
        points = list(_points(geometry.get("coordinates"), DEPTHS[kind]))
        if len(points) < 2:
            return _at(*points[0]) if points else Position()
        return _middle(points, f"The geometry is a {kind}, not a point.")
    except NotPositionsError:
        return _nowhere("The coordinates are not positions.")


def _of_collection(collection: Record) -> Position:
    parts = list(_parts(collection))
    message = f"The geometry is a collection of {len(parts):,}."
    for part in parts:
        if part.get("type") == "Point" and (points := list(_points(part.get("coordinates"), 0))):
            if len(parts) == 1:
                return _at(*points[0])
            return _at(*points[0], message, "shown at its first point")
    points = [
        point for part in parts for point in _points(part.get("coordinates"), _depth(part))
    ]  # fmt: skip
    return _middle(points, message) if points else Position()


def _parts(collection: Record) -> Iterator[Record]:
    """The geometries of a collection and of those within it; unknown ones are left out."""
    within = collection.get("geometries")
    for part in within if isinstance(within, list) else ():
        if part in (None, "null", {}):
            continue
        if not isinstance(part, dict):
            raise NotPositionsError
        yield from _parts(part) if part.get("type") == "GeometryCollection" else [part]


def _depth(part: Record) -> int:
    kind = part.get("type")
    if not isinstance(kind, str) or kind not in DEPTHS:
        raise NotPositionsError
    return DEPTHS[kind]


def _points(coordinates: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Every position as longitude and latitude; blank ones are left out."""
    if coordinates is None or coordinates == []:
        return
    if not isinstance(coordinates, list):
        raise NotPositionsError
    if depth:
        for part in coordinates:
            yield from _points(part, depth - 1)
        return
    if not any(entry not in (None, "") for entry in coordinates):
        return
    if len(coordinates) < 2 or not all(_is_number(entry) for entry in coordinates[:2]):
        raise NotPositionsError
    yield cell(coordinates[0]), cell(coordinates[1])


def _is_object(value: Any) -> bool:
    return value is None or isinstance(value, dict)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and bool(_NUMBER.fullmatch(value))


def _nowhere(message: str, hint: str = HOW_TO_WRITE) -> Position:
    return Position(code=Code.UNREADABLE_GEOMETRY, message=message, hint=hint)


def _at(longitude: str, latitude: str, message: str = "", detail: str = "") -> Position:
    if not message:
        return Position(latitude, longitude)
    return Position(latitude, longitude, Code.SHAPE, message, ONE_POINT, detail)


def _middle(points: Sequence[tuple[str, str]], message: str) -> Position:
    """The middle of the bounds; across the 180th meridian where that makes them narrower."""
    longitudes = [float(longitude) for longitude, _ in points]
    latitudes = [float(latitude) for _, latitude in points]
    if not all(map(math.isfinite, longitudes + latitudes)):
        raise NotPositionsError
    west, east = min(longitudes), max(longitudes)
    turned = [longitude % 360 for longitude in longitudes]
    # Bounds of 360 degrees are the whole world, not a line at its edge.
    if 180 < east - west < 360 and max(turned) - min(turned) < east - west:
        west, east = min(turned), max(turned)
    longitude = (west + east) / 2
    if 180 < longitude <= 360:
        longitude -= 360
    latitude = (min(latitudes) + max(latitudes)) / 2
    detail = "shown at the middle of its bounds"
    return _at(_spelled(longitude), _spelled(latitude), message, detail)


def _spelled(degrees: float) -> str:
    text = f"{degrees:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
