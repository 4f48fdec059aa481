"""A chronicle's events as GeoJSON: a feature for each, with a point where it has a place."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from chronicle import schema
from chronicle.exports.event_csv import more_columns, our_columns
from chronicle.model import Chronicle

POSITION = ("latitude", "longitude")
COUNTS = {column.name for column in schema.EVENTS if column.kind == "count"}


def write(chronicle: Chronicle) -> bytes:
    """A FeatureCollection in UTF-8, each feature on a line of its own; blank cells are null."""
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    for name in ("title", "description"):
        if said := getattr(chronicle, name):
            collection[name] = said
    head = _json(collection).removesuffix("}")
    features = ",\n".join(map(_json, _features(chronicle)))
    # Half of a character is in no encoding, and in no table that was read as text.
    return f'{head}, "features": [\n{features}\n]}}\n'.encode("utf-8", "replace")


def _features(chronicle: Chronicle) -> Iterator[dict[str, Any]]:
    events = chronicle.events
    columns = our_columns(chronicle)
    columns |= more_columns(chronicle, columns)
    # Where there is no position at all, only the properties can say that there are such columns.
    members = {"id", *POSITION} if events["located"].any() else {"id"}
    properties = {
        name: _values(name, column) for name, column in columns.items() if name not in members
    }
    rows = zip(
        columns["id"], events["longitude"], events["latitude"], *properties.values(), strict=True
    )
    for id, longitude, latitude, *values in rows:
        point = {"type": "Point", "coordinates": [longitude, latitude]}
        yield {
            "type": "Feature",
            "id": id,
            "geometry": None if pd.isna(latitude) or pd.isna(longitude) else point,
            "properties": dict(zip(properties, values, strict=True)),
        }


def _values(name: str, column: pd.Series) -> list[str | int | None]:
    read = int if name in COUNTS else str
    return [read(cell) if cell else None for cell in column]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
