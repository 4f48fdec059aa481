"""What the reader wants to see, and which events pass: OR inside a filter, AND across filters."""

import unicodedata
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.asking.remembering import remembered
from chronicle.model import Bounds, Chronicle

FACETS = ("category", "status", "actor", "country")
FACET_COLUMNS = {
    "category": "category",
    "status": "status",
    "actor": "actors",
    "country": "country",
}
SEARCHED = ("title", "summary", "place", "country", "actors", "id")


@dataclass(frozen=True)
class Filter:
    """What the reader wants to see; the empty filter lets everything pass."""

    first: np.datetime64 | None = None
    """The first second wanted, local wall time; None: from the beginning."""
    last: np.datetime64 | None = None
    """The last second wanted, included; None: to the end."""
    category: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    q: str = ""
    """Words that must all occur, whatever their case or accents."""
    in_view: Bounds | None = None
    """The box that an event must lie in."""

    def without(self, name: str) -> "Filter":
        """The same filter with one part switched off: `date`, `q`, `in_view` or a facet."""
        if name == "date":
            return replace(self, first=None, last=None)
        off: dict[str, object] = {"q": "", "in_view": None}
        return replace(self, **{name: off.get(name, ())})


class Facet(NamedTuple):
    """Which rows have which value of one facet, so that counting a choice costs one bincount."""

    values: tuple[str, ...]
    rows: np.ndarray
    codes: np.ndarray


def narrow(chronicle: Chronicle, wanted: Filter) -> Chronicle:
    """The part that passes."""
    passing = passes(chronicle, wanted)
    if passing.all():
        return chronicle
    return replace(chronicle, events=chronicle.events[passing].reset_index(drop=True))


@remembered(16)
def passes(chronicle: Chronicle, wanted: Filter) -> np.ndarray:
    """For each event, whether it passes the whole filter."""
    result = np.ones(len(chronicle.events), dtype=bool)
    for mask in masks(chronicle, wanted).values():
        result &= mask
    result.flags.writeable = False
    return result


def masks(chronicle: Chronicle, wanted: Filter) -> dict[str, np.ndarray]:
    """For each part of the filter that is switched on, which events pass it."""
    found = {}
    if wanted.first is not None or wanted.last is not None:
        found["date"] = _in_range(chronicle, wanted.first, wanted.last)
    for name in FACETS:
        if chosen := getattr(wanted, name):
            found[name] = _has_any(chronicle, name, chosen)
    if words := tuple(plain(wanted.q).split()):
        found["q"] = _mentions(chronicle, words)
    if wanted.in_view is not None:
        found["in_view"] = _lies_in(chronicle, wanted.in_view)
    return found


def inside(events: pd.DataFrame, box: Bounds) -> np.ndarray:
    """Which events have a place inside a box, edges included."""
    latitude, longitude = events["latitude"].to_numpy(), events["longitude"].to_numpy()
    if box.east - box.west >= 360:
        across = np.isfinite(longitude)
    else:
        # the box may lie on a copy of the world, or across the antimeridian
        across = (longitude - box.west) % 360 <= (box.east - box.west) % 360
    return across & (latitude >= box.south) & (latitude <= box.north)


@remembered(64)
def place_of(chronicle: Chronicle, id: str | None) -> int | None:
    """The place of the event of this id in the table, from 0; None when there is none."""
    at = np.flatnonzero((chronicle.events["id"] == id).to_numpy())
    return int(at[0]) if len(at) else None


@remembered(16)
def facet(chronicle: Chronicle, name: str) -> Facet:
    """Every value of a facet in the whole chronicle, most frequent first, and who has it."""
    cells = chronicle.events[FACET_COLUMNS[name]]
    if name == "actor":
        cells = cells.map(
            {cell: list(dict.fromkeys(schema.listed(cell))) for cell in cells.unique()}
        )
        cells = cells.explode().dropna()
    cells = cells[cells != ""]
    codes, values = pd.factorize(cells, sort=True)
    counts = np.bincount(codes, minlength=len(values))
    order = np.argsort(-counts, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    rows = cells.index.to_numpy(dtype=np.int64)
    return Facet(tuple(str(values[at]) for at in order), rows, rank[codes])


def plain(text: str) -> str:
    """Text for comparing: lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()


@remembered(8)
def _in_range(
    chronicle: Chronicle, first: np.datetime64 | None, last: np.datetime64 | None
) -> np.ndarray:
    """Events whose span overlaps the range, both ends included; an open end overlaps everything."""
    events = chronicle.events
    mask = events["dated"].to_numpy(dtype=bool)
    if first is not None and last is not None and first > last:
        return np.zeros_like(mask)
    start, end = events["start"].to_numpy(), events["end"].to_numpy()
    if last is not None:
        mask = mask & (np.isnat(start) | (start <= last))
    if first is not None:
        mask = mask & (np.isnat(end) | (end >= first))
    return mask


@remembered(8)
def _has_any(chronicle: Chronicle, name: str, chosen: tuple[str, ...]) -> np.ndarray:
    values = facet(chronicle, name)
    wanted = np.array([value in chosen for value in values.values], dtype=bool)
    mask = np.zeros(len(chronicle.events), dtype=bool)
    if wanted.any():
        mask[values.rows[wanted[values.codes]]] = True
    return mask


@remembered(8)
def _mentions(chronicle: Chronicle, words: tuple[str, ...]) -> np.ndarray:
    text = _searchable(chronicle)
    found = (text.str.contains(word, regex=False).to_numpy(dtype=bool) for word in words)
    return np.logical_and.reduce(list(found))


@remembered(8)
def _lies_in(chronicle: Chronicle, box: Bounds) -> np.ndarray:
    return inside(chronicle.events, box)


@remembered(1)
def _searchable(chronicle: Chronicle) -> pd.Series:
    text = chronicle.events[SEARCHED[0]]
    for name in SEARCHED[1:]:
        text = text + "\n" + chronicle.events[name]
    return text.map(plain)
