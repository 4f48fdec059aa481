"""The engine that answers from a table in memory; pandas and numpy end here."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from chronicle import schema
from chronicle.asking.engine import (
    MAP_CELLS,
    NOT_INDEPENDENT,
    SINGLE_MARKS,
    TIME_BINS,
    Bar,
    Cell,
    Choice,
    Count,
    Lacking,
    Mark,
    Neighbours,
    Spread,
    Support,
    Supported,
)
from chronicle.asking.narrowing import FACETS, SEARCHED, Filter, plain
from chronicle.asking.remembering import remembered
from chronicle.asking.search_text import holding, plain_lines
from chronicle.dates.span import Span
from chronicle.model import Bounds, Chronicle, Event, Toll, sources_of

COLUMNS = {**FACETS, "source": "sources"}
"""Where the values of each facet stand, and the sources."""
OPEN = np.iinfo(np.int64).min
"""Stands for a side of a span that has no date, as NaT does."""
LATEST = np.iinfo(np.int64).max


class Facet(NamedTuple):
    """Which rows have which value of one facet, so that counting a choice costs one bincount."""

    values: tuple[str, ...]
    rows: np.ndarray
    """Of each pair of a row and a value that it has, the row; in the table's order."""
    codes: np.ndarray
    """And the place of the value in `values`."""


class PandasEngine:
    """An `engine.Engine`: masks over the columns, each made once and kept while it is asked for.

    It holds the tables and not the chronicle, with which it is to be let go.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        self._events, self._more = chronicle.events, chronicle.more
        self._sources = chronicle.sources

    def prepare(self) -> None:
        self.count(Filter(q="a"))
        self.facets(Filter())

    # --- counts ---

    def count(self, wanted: Filter) -> Count:
        found = self._masks(wanted)
        failing = np.zeros(len(self._events), dtype=np.int8)
        for mask in found.values():
            failing += ~mask
        alone = {
            name: int(np.count_nonzero(~mask & (failing == 1))) for name, mask in found.items()
        }
        shown = failing == 0
        dated = shown & self._is("dated")
        total, dates = int(np.count_nonzero(shown)), int(np.count_nonzero(dated))
        first = last = None
        precisions = ("", "")
        if dates:
            earliest = np.where(dated, self._begins, LATEST).argmin()
            latest = np.where(dated, self._ends, OPEN).argmax()
            first, last = int(self._begins[earliest]), int(self._ends[latest])
            ends = map(Span.parse, self._events["date"].array[[earliest, latest]])
            precisions = next(ends).precisions[0], next(ends).precisions[1]
        return Count(
            shown=total,
            total=len(self._events),
            undated=total - dates,
            unlocated=total - int(np.count_nonzero(shown & self._is("located"))),
            first=first,
            last=last,
            precisions=precisions,
            hidden={name: number for name, number in alone.items() if number},
            hidden_by_several=int(np.count_nonzero(failing > 1)),
        )

    def values(self, facet: str) -> tuple[str, ...]:
        return self._facet(facet).values

    @remembered(1)
    def categories(self) -> tuple[str, ...]:
        found = self._facet("category")
        return (*found.values, "") if len(found.rows) < len(self._events) else found.values

    def facets(self, wanted: Filter) -> dict[str, tuple[Choice, ...]]:
        answer = {}
        for name in FACETS:
            found = self._facet(name)
            kept = self._passes(wanted.without(name))
            codes = found.codes if kept.all() else found.codes[kept[found.rows]]
            counts = np.bincount(codes, minlength=len(found.values)).tolist()
            answer[name] = tuple(map(Choice, found.values, counts))
        return answer

    # --- time ---

    @remembered(1)
    def extent(self) -> tuple[int, int] | None:
        dated = self._is("dated")
        if not dated.any():
            return None
        return int(self._begins[dated].min()), int(self._ends[dated].max())

    def histogram(self, wanted: Filter, first: int, last: int) -> tuple[Bar, ...]:
        begin, end = self._begins, last + 1
        kept = np.flatnonzero(self._passes(wanted) & (begin >= first) & (begin < end))
        edges = np.linspace(first, end, TIME_BINS + 1).round().astype(np.int64).tolist()
        at = ((begin[kept] - first) * (TIME_BINS / (end - first))).astype(np.int64)
        names, codes = self._categories
        at = at.clip(0, TIME_BINS - 1) * len(names) + codes[kept]
        counts = np.bincount(at, minlength=TIME_BINS * len(names))
        return tuple(
            Bar(edges[at // len(names)], edges[at // len(names) + 1], names[at % len(names)], count)
            for at in np.flatnonzero(counts).tolist()
            if (count := int(counts[at]))
        )

    @remembered(4)
    def marks(self, wanted: Filter, first: int, last: int) -> tuple[Mark, ...] | None:
        return self._few(self._passes(wanted) & self._in_range(first, last))

    # --- places ---

    @remembered(4)
    def places(self, wanted: Filter, window: Bounds) -> tuple[Mark, ...] | None:
        return self._few(self._passes(wanted) & self._lies_in(window) & self._is("located"))

    def cells(self, wanted: Filter, window: Bounds) -> tuple[Cell, ...]:
        kept = np.flatnonzero(self._passes(wanted) & self._lies_in(window))
        latitude, longitude = self._latitude[kept], self._longitude[kept]
        width = window.east - window.west
        width = width % 360 if width < 0 else min(width, 360)
        size = (max(width, window.north - window.south) or 360) / MAP_CELLS
        row, column = np.floor(latitude / size), np.floor(longitude / size)
        codes, squares = pd.factorize(row * (2 * 360 / size + 2) + column)
        counts = np.bincount(codes, minlength=len(squares))
        means = (np.bincount(codes, degrees) / counts for degrees in (latitude, longitude))
        found = [
            Cell(*cell) for cell in zip(*(m.tolist() for m in means), counts.tolist(), strict=True)
        ]
        return tuple(found[at] for at in np.argsort(squares).tolist())

    @remembered(8)
    def spread(self, wanted: Filter) -> Spread:
        kept = self._passes(wanted) & self._is("located")
        number = int(np.count_nonzero(kept))
        if not number:
            return Spread(0, None)
        latitude, longitude = self._latitude[kept], self._longitude[kept]
        west, south = float(longitude.min()), float(latitude.min())
        return Spread(number, Bounds(west, south, float(longitude.max()), float(latitude.max())))

    @remembered(1)
    def densest(self) -> Bounds | None:
        located = self._is("located")
        if not located.any():
            return None
        latitude, longitude = self._latitude[located], self._longitude[located]
        middle_latitude, middle_longitude = _crowded(latitude, longitude)
        across = (longitude - middle_longitude + 180) % 360 - 180
        away = np.hypot(latitude - middle_latitude, across * np.cos(np.radians(middle_latitude)))
        near = away <= _reach(away)
        west, east = across[near].min() + middle_longitude, across[near].max() + middle_longitude
        south, north = latitude[near].min(), latitude[near].max()
        wide, high = max(1.0, (east - west) * 0.12), max(0.7, (north - south) * 0.12)
        return Bounds(
            float(max(west - wide, -180)), float(np.clip(south - high, -85, 84)),
            float(min(east + wide, 180)), float(np.clip(north + high, -84, 85)),
        )  # fmt: skip

    # --- events ---

    @remembered(4)
    def rows(self, wanted: Filter, limit: int) -> tuple[Mark, ...]:
        return self._marks(np.flatnonzero(self._passes(wanted))[:limit])

    @remembered(4)
    def tray(self, wanted: Filter, lacking: Lacking, limit: int) -> tuple[Mark, ...]:
        return self._marks(np.flatnonzero(self._passes(wanted) & ~self._is(lacking))[:limit])

    @remembered(8)
    def named(self, ids: tuple[str, ...]) -> tuple[Mark, ...]:
        return self._marks(self._positions(ids))

    def passing(self, wanted: Filter, ids: tuple[str, ...]) -> tuple[str, ...]:
        at = self._positions(ids)
        return tuple(self._events["id"].array[at[self._passes(wanted)[at]]].tolist())

    @remembered(64)
    def event(self, id: str) -> Event | None:
        at = self.position(id)
        if at is None:
            return None
        row = self._events.iloc[at]
        return Event(
            date=Span.parse(row["date"]) if row["dated"] else None,
            date_text=row["date"],
            latitude=float(row["latitude"]) if row["located"] else None,
            longitude=float(row["longitude"]) if row["located"] else None,
            actors=schema.listed(row["actors"]),
            killed=Toll(_whole(row["killed_min"]), _whole(row["killed_max"])),
            wounded=Toll(_whole(row["wounded_min"]), _whole(row["wounded_max"])),
            sources=sources_of(self._sources, schema.listed(row["sources"])),
            **{name: row[name] for name in _TEXTS},
        )

    def more(self, id: str) -> dict[str, str]:
        if id not in self._more.index:
            return {}
        cells = {name: str(self._more.at[id, name]) for name in self._more.columns}
        return {name: cell for name, cell in cells.items() if cell.strip()}

    @remembered(64)
    def position(self, id: str | None) -> int | None:
        at = np.flatnonzero((self._events["id"] == id).to_numpy())
        return int(at[0]) if len(at) else None

    def neighbours(self, wanted: Filter, id: str | None) -> Neighbours:
        ids = self._events["id"]
        shown = np.flatnonzero(self._passes(wanted))
        at = self.position(id)
        if len(shown) == 0:
            return Neighbours(None, None, None, 0)
        if at is None:
            return Neighbours(None, str(ids.iloc[shown[0]]), None, len(shown))
        place = int(np.searchsorted(shown, at))
        here = place < len(shown) and shown[place] == at
        after = place + 1 if here else place
        return Neighbours(
            before=str(ids.iloc[shown[place - 1]]) if place > 0 else None,
            after=str(ids.iloc[shown[after]]) if after < len(shown) else None,
            position=place + 1 if here else None,
            total=len(shown),
        )

    def hidden_by(self, wanted: Filter, id: str | None) -> tuple[str, ...]:
        at = self.position(id)
        if at is None:
            return ()
        return tuple(name for name, mask in self._masks(wanted).items() if not mask[at])

    # --- sources ---

    def uses(self, wanted: Filter) -> dict[str, int]:
        found = self._facet("source")
        codes = found.codes[self._passes(wanted)[found.rows]]
        counts = np.bincount(codes, minlength=len(found.values)).tolist()
        used = ((source, n) for source, n in zip(found.values, counts, strict=True) if n)
        return dict(sorted(used, key=lambda use: (-use[1], use[0])))

    def resting_on(self, wanted: Filter, source: str, limit: int) -> tuple[Mark, ...]:
        found = self._facet("source")
        if source not in found.values:
            return ()
        rows = found.rows[found.codes == found.values.index(source)]
        return self._marks(rows[self._passes(wanted)[rows]][:limit])

    def support(self, wanted: Filter, limit: int) -> Support:
        kept = np.flatnonzero(self._passes(wanted))
        voices = self._voices[kept]
        fewest = kept[np.argsort(voices, kind="stable")[:limit]]
        columns = (self._events[name].array[fewest].tolist() for name in ("id", "title", "sources"))
        answer = []
        for id, title, cell in zip(*columns, strict=True):
            known = self._publishers
            named = [known[source] for source in schema.listed(cell) if source in known]
            voices_of_it = sorted({name for name in named if name} - NOT_INDEPENDENT)
            answer.append(Supported(id, title, len(named), tuple(voices_of_it)))
        return Support(len(kept), int(np.count_nonzero(voices < 2)), tuple(answer))

    # --- which events pass ---

    def part(self, wanted: Filter) -> pd.DataFrame:
        """The rows that pass, for what writes them all; the table itself where that is all."""
        passing = self._passes(wanted)
        return self._events if passing.all() else self._events[passing].reset_index(drop=True)

    @remembered(16)
    def _passes(self, wanted: Filter) -> np.ndarray:
        """For each event, whether it passes the whole filter."""
        result = np.ones(len(self._events), dtype=bool)
        for mask in self._masks(wanted).values():
            result &= mask
        result.flags.writeable = False
        return result

    def _masks(self, wanted: Filter) -> dict[str, np.ndarray]:
        """For each part of the filter that is switched on, which events pass it."""
        found = {}
        if wanted.first is not None or wanted.last is not None:
            found["date"] = self._in_range(wanted.first, wanted.last)
        for name in FACETS:
            if chosen := getattr(wanted, name):
                found[name] = self._has_any(name, chosen)
        if words := tuple(plain(wanted.q).split()):
            found["q"] = self._mentions(words)
        if wanted.in_view is not None:
            found["in_view"] = self._lies_in(wanted.in_view)
        return found

    @remembered(8)
    def _in_range(self, first: int | None, last: int | None) -> np.ndarray:
        """Events whose span overlaps the range, both ends included; what is open always does."""
        mask = self._is("dated")
        if first is not None and last is not None and first > last:
            return np.zeros_like(mask)
        if last is not None:
            mask = mask & (self._start <= last)
        if first is not None:
            mask = mask & ((self._end >= first) | (self._end == OPEN))
        return mask

    @remembered(8)
    def _has_any(self, name: str, chosen: tuple[str, ...]) -> np.ndarray:
        found = self._facet(name)
        wanted = np.array([value in chosen for value in found.values], dtype=bool)
        mask = np.zeros(len(self._events), dtype=bool)
        if wanted.any():
            mask[found.rows[wanted[found.codes]]] = True
        return mask

    @remembered(8)
    def _mentions(self, words: tuple[str, ...]) -> np.ndarray:
        found = (holding(self._searchable, word) for word in words)
        return np.logical_and.reduce(list(found))

    @remembered(8)
    def _lies_in(self, box: Bounds) -> np.ndarray:
        """Which events have a place inside a box, edges included."""
        if box.east - box.west >= 360:
            if box.south <= -schema.MOST_LATITUDE and box.north >= schema.MOST_LATITUDE:
                return self._is("located")
            across = np.isfinite(self._longitude)
        else:
            # the box may lie on a copy of the world, or across the antimeridian
            across = (self._longitude - box.west) % 360 <= (box.east - box.west) % 360
        return across & (self._latitude >= box.south) & (self._latitude <= box.north)

    # --- the columns ---

    def _few(self, kept: np.ndarray) -> tuple[Mark, ...] | None:
        """The events of a mask, if they are few enough to be drawn one by one."""
        return None if np.count_nonzero(kept) > SINGLE_MARKS else self._marks(np.flatnonzero(kept))

    def _marks(self, at: np.ndarray) -> tuple[Mark, ...]:
        """The events on some places of the table."""
        located = self._is("located")[at].tolist()
        parts = {name: self._events[name].array[at] for name in _AS_IT_STANDS}
        columns = {name: part.to_numpy().tolist() for name, part in parts.items()}
        for name, seconds in (("start", self._start), ("end", self._end)):
            columns[name] = [None if one == OPEN else one for one in seconds[at].tolist()]
        for name, degrees in (("latitude", self._latitude), ("longitude", self._longitude)):
            pairs = zip(degrees[at].tolist(), located, strict=True)
            columns[name] = [one if drawn else None for one, drawn in pairs]
        precisions = self._events["precision"].array[at].tolist()
        columns["precision"] = [one if isinstance(one, str) else "" for one in precisions]
        return tuple(map(Mark._make, zip(*(columns[name] for name in Mark._fields), strict=True)))

    @remembered(8)
    def _positions(self, ids: tuple[str, ...]) -> np.ndarray:
        """The places of the events of some ids, in the table's order."""
        if len(ids) == 1:
            at = self.position(ids[0])
            return np.array([] if at is None else [at], dtype=np.int64)
        return np.flatnonzero(self._events["id"].isin(ids))

    def _is(self, what: Lacking) -> np.ndarray:
        return self._events[what].to_numpy(dtype=bool)

    def _texts(self, name: str) -> pa.ChunkedArray:
        texts = pa.array(self._events[name], pa.large_string())
        return texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts])

    def _seconds(self, name: str) -> np.ndarray:
        """A side of the spans in seconds since 1970, `OPEN` where it has no date."""
        moments = self._events[name].to_numpy().astype("datetime64[s]", copy=False)
        return moments.astype(np.int64, copy=False)

    @cached_property
    def _start(self) -> np.ndarray:
        return self._seconds("start")

    @cached_property
    def _end(self) -> np.ndarray:
        return self._seconds("end")

    @cached_property
    def _begins(self) -> np.ndarray:
        """When each event begins; where that is open, when it ends."""
        return np.where(self._start == OPEN, self._end, self._start)

    @cached_property
    def _ends(self) -> np.ndarray:
        """When each event ends; where that is open, when it begins."""
        return np.where(self._end == OPEN, self._start, self._end)

    @cached_property
    def _latitude(self) -> np.ndarray:
        return self._events["latitude"].to_numpy()

    @cached_property
    def _longitude(self) -> np.ndarray:
        return self._events["longitude"].to_numpy()

    @cached_property
    def _searchable(self) -> pa.ChunkedArray:
        return plain_lines(map(self._texts, SEARCHED))

    @cached_property
    def _categories(self) -> tuple[tuple[str, ...], np.ndarray]:
        """The categories, with the blank one, and each event's place among them."""
        found = self._facet("category")
        codes = np.full(len(self._events), len(found.values), dtype=np.int32)
        codes[found.rows] = found.codes
        return (*found.values, ""), codes

    @cached_property
    def _publishers(self) -> dict[str, str]:
        """The publisher of each source, by its id."""
        return dict(
            zip(self._sources["id"].tolist(), self._sources["publisher"].tolist(), strict=True)
        )

    @cached_property
    def _voices(self) -> np.ndarray:
        """For each event, how many publishers stand behind it that do not only retell others."""
        found = self._facet("source")
        named = [self._publishers.get(source, "") for source in found.values]
        number = {name: at for at, name in enumerate({*named} - NOT_INDEPENDENT - {""})}
        numbers = np.array([number.get(name, -1) for name in named], dtype=np.int64)[found.codes]
        pairs = (found.rows * len(number) + numbers)[numbers >= 0]
        return np.bincount(pd.unique(pairs) // max(len(number), 1), minlength=len(self._events))

    @remembered(8)
    def _facet(self, name: str) -> Facet:
        """Every value of a facet in the whole chronicle, most frequent first, and who has it."""
        coded = self._texts(COLUMNS[name]).combine_chunks().dictionary_encode()
        cells, which = coded.dictionary.to_pylist(), coded.indices.to_numpy()
        # Few cells differ, however many rows there are: only these are looked into.
        entries = [_entries(name, cell) for cell in cells]
        counts: dict[str, int] = {}
        for listed, number in zip(entries, np.bincount(which).tolist(), strict=True):
            for value in listed:
                counts[value] = counts.get(value, 0) + number
        values = sorted(counts, key=lambda value: (-counts[value], value))
        place = {value: at for at, value in enumerate(values)}
        flat = np.array([place[value] for listed in entries for value in listed], dtype=np.int32)
        lengths = np.array([len(listed) for listed in entries], dtype=np.int64)
        per_row = lengths[which]
        rows = np.repeat(np.arange(len(which)), per_row)
        spots = (np.cumsum(lengths) - lengths)[which[rows]]
        if len(rows) and per_row.max() > 1:
            spots += np.arange(len(rows)) - np.repeat(np.cumsum(per_row) - per_row, per_row)
        return Facet(tuple(values), rows, flat[spots])


_TEXTS = (
    "id", "title", "place", "country", "place_precision", "category", "summary", "toll_note",
    "status", "status_note",
)  # fmt: skip
_AS_IT_STANDS = set(Mark._fields) - {"start", "end", "latitude", "longitude", "precision"}


def _entries(name: str, cell: str) -> tuple[str, ...]:
    """The values of a facet that a cell holds, each once."""
    if COLUMNS[name] in schema.LISTS:
        return tuple(dict.fromkeys(schema.listed(cell)))
    return (cell,) if cell else ()


def _reach(away: np.ndarray) -> float:
    """From the nearer half outwards, up to the first gap that is wide for a region of that size."""
    steps = np.sort(away)
    steps = steps[(len(steps) - 1) // 2 :]
    wide = np.flatnonzero(steps[1:] > steps[:-1] + np.maximum(4.0, steps[:-1] / 2))
    return float(steps[wide[0]] if len(wide) else steps[-1])


def _crowded(latitude: np.ndarray, longitude: np.ndarray) -> tuple[float, float]:
    """The middle of the ten-degree cell that, with its neighbours, holds most events."""
    row, column = np.floor(latitude / 10).astype(int) + 9, np.floor(longitude / 10).astype(int) + 18
    counts = np.bincount(row * 37 + column, minlength=19 * 37).reshape(19, 37)
    around = np.pad(counts, 1)
    sums = np.sum([around[y : y + 19, x : x + 37] for y in range(3) for x in range(3)], axis=0)
    best = np.unravel_index(np.argmax(sums + counts / 1e9), sums.shape)
    near = (abs(row - best[0]) <= 1) & (abs(column - best[1]) <= 1)
    return float(np.median(latitude[near])), float(np.median(longitude[near]))


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
