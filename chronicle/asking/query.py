"""The questions that the views ask; each answer is small, however large the table."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.asking.narrowing import FACETS, Filter, facet, inside, masks, passes, place_of
from chronicle.asking.remembering import remembered
from chronicle.dates.span import Span
from chronicle.model import Bounds, Chronicle, Event, Toll

SINGLE_MARKS = 400
"""As many events as are drawn one by one; more are drawn as counts."""
TIME_BINS = 120
MAP_CELLS = 24
"""Cells along the longer side of the map's window, where events are drawn as counts."""


@dataclass(frozen=True)
class Count:
    """How many events are shown, and why the others are not."""

    shown: int
    total: int
    undated: int
    """Shown events without a date that can be read."""
    unlocated: int
    """Shown events without a place that can be drawn."""
    first: np.datetime64 | None
    """The first second that is known of a shown event."""
    last: np.datetime64 | None
    precisions: tuple[str, str]
    """How exactly `first` and `last` are known, as in `span.PRECISIONS`; blank for none."""
    hidden: dict[str, int]
    """For each filter, the events that it alone hides."""
    hidden_by_several: int


class Choice(NamedTuple):
    """A value that a facet offers, with the events that the other filters leave it."""

    value: str
    count: int  # pyright: ignore[reportIncompatibleMethodOverride]  # no one counts in a choice


def count(chronicle: Chronicle, wanted: Filter) -> Count:
    """How many events pass, what time they cover, and which filter hides the others."""
    found = masks(chronicle, wanted)
    size = len(chronicle.events)
    failing = np.zeros(size, dtype=np.int64)
    for mask in found.values():
        failing += ~mask
    alone = {name: int((~mask & (failing == 1)).sum()) for name, mask in found.items()}
    shown = chronicle.events[failing == 0]
    begins, ends = shown["start"].fillna(shown["end"]), shown["end"].fillna(shown["start"])
    precisions = ("", "")
    if begins.notna().any():
        first, last = (Span.parse(shown["date"].iat[at]) for at in (begins.argmin(), ends.argmax()))
        precisions = first.precisions[0], last.precisions[1]
    return Count(
        shown=len(shown),
        total=size,
        undated=int((~shown["dated"]).sum()),
        unlocated=int((~shown["located"]).sum()),
        first=_moment(begins.min()),
        last=_moment(ends.max()),
        precisions=precisions,
        hidden={name: number for name, number in alone.items() if number},
        hidden_by_several=int((failing > 1).sum()),
    )


def facets(chronicle: Chronicle, wanted: Filter) -> dict[str, tuple[Choice, ...]]:
    """For each facet, every value of the chronicle with its count under the other filters."""
    answer = {}
    for name in FACETS:
        values = facet(chronicle, name)
        kept = passes(chronicle, wanted.without(name))
        counts = np.bincount(values.codes[kept[values.rows]], minlength=len(values.values))
        answer[name] = tuple(Choice(v, int(n)) for v, n in zip(values.values, counts, strict=True))
    return answer


@remembered(1)
def extent(chronicle: Chronicle) -> tuple[np.datetime64, np.datetime64] | None:
    """The first and the last second of the whole chronicle; None when nothing is dated."""
    events = chronicle.events
    moments = pd.concat([events["start"], events["end"]]).dropna().to_numpy("datetime64[s]")
    return (moments.min(), moments.max()) if len(moments) else None


def marks(chronicle: Chronicle, wanted: Filter) -> pd.DataFrame | None:
    """The dated events that pass, one row each in time order; None when there are too many."""
    kept = passes(chronicle, wanted) & chronicle.events["dated"].to_numpy(dtype=bool)
    return None if kept.sum() > SINGLE_MARKS else chronicle.events[kept]


def histogram(
    chronicle: Chronicle, wanted: Filter, first: np.datetime64, last: np.datetime64
) -> pd.DataFrame:
    """Events that pass, counted by the time bin in which they begin and by category.

    Columns bin_start and bin_end (seconds since 1970), category, count; only bins with events.
    """
    begin = _begins(chronicle)
    low, high = int(first.astype("int64")), int(last.astype("int64")) + 1
    kept = np.flatnonzero(passes(chronicle, wanted) & (begin >= low) & (begin < high))
    edges = np.linspace(low, high, TIME_BINS + 1)
    at = ((begin[kept] - low) * (TIME_BINS / (high - low))).astype("int64").clip(0, TIME_BINS - 1)
    names, codes = _categories(chronicle)
    counts = np.bincount(at * len(names) + codes[kept], minlength=TIME_BINS * len(names))
    filled = np.flatnonzero(counts)
    bins, kinds = filled // len(names), filled % len(names)
    return pd.DataFrame(
        {
            "bin_start": edges[bins].round().astype("int64"),
            "bin_end": edges[bins + 1].round().astype("int64"),
            "category": [names[kind] for kind in kinds],
            "count": counts[filled],
        }
    )


@remembered(1)
def _begins(chronicle: Chronicle) -> np.ndarray:
    """When each event begins (where that is open, when it ends), in seconds since 1970."""
    begin = chronicle.events["start"].fillna(chronicle.events["end"])
    return begin.to_numpy().astype("datetime64[s]").astype("int64")  # NaT is the least number


@remembered(1)
def _categories(chronicle: Chronicle) -> tuple[tuple[str, ...], np.ndarray]:
    """The categories, with the blank one, and each event's place among them."""
    values = facet(chronicle, "category")
    codes = np.full(len(chronicle.events), len(values.values), dtype=np.int64)
    codes[values.rows] = values.codes
    return (*values.values, ""), codes


def places(chronicle: Chronicle, wanted: Filter) -> pd.DataFrame | None:
    """The located events that pass, one row each; None when there are too many."""
    kept = passes(chronicle, wanted) & chronicle.events["located"].to_numpy(dtype=bool)
    return None if kept.sum() > SINGLE_MARKS else chronicle.events[kept]


def cells(chronicle: Chronicle, wanted: Filter, window: Bounds) -> pd.DataFrame:
    """Events that pass, counted by square cells of the map's window.

    Columns latitude and longitude (their mean place) and count; one row for each cell with events.
    """
    kept = passes(chronicle, wanted) & inside(chronicle.events, window)
    events = chronicle.events.loc[kept, ["latitude", "longitude"]]
    width = window.east - window.west
    width = width % 360 if width < 0 else min(width, 360)
    size = (max(width, window.north - window.south) or 360) / MAP_CELLS
    row = pd.Series(np.floor(events["latitude"] / size), name="row")
    column = pd.Series(np.floor(events["longitude"] / size), name="column")
    grouped = events.groupby([row, column])
    return grouped.mean().assign(count=grouped.size()).reset_index(drop=True)


class Spread(NamedTuple):
    """How many events have a place, and the box round them; None where there is none."""

    count: int  # pyright: ignore[reportIncompatibleMethodOverride]  # nor in a spread
    box: Bounds | None


@remembered(8)
def spread(chronicle: Chronicle, wanted: Filter) -> Spread:
    """How many located events pass, and how far they reach."""
    kept = passes(chronicle, wanted) & chronicle.events["located"].to_numpy(dtype=bool)
    if not kept.any():
        return Spread(0, None)
    places = chronicle.events.loc[kept, ["longitude", "latitude"]]
    (west, south), (east, north) = places.min(), places.max()
    return Spread(len(places), Bounds(float(west), float(south), float(east), float(north)))


def single(chronicle: Chronicle, wanted: Filter, id: str | None, needing: str) -> pd.DataFrame:
    """One event as a table of one row, if it passes and has a date (`dated`) or place (`located`).

    What is selected is drawn even where the others are too many to be drawn one by one.
    """
    at = place_of(chronicle, id)
    if at is None or not (passes(chronicle, wanted)[at] and chronicle.events[needing].iat[at]):
        return chronicle.events.iloc[:0]
    return chronicle.events.iloc[[at]]


def rows(chronicle: Chronicle, wanted: Filter, limit: int) -> pd.DataFrame:
    """The first events that pass, in time order, for one page of the table."""
    return chronicle.events.iloc[np.flatnonzero(passes(chronicle, wanted))[:limit]]


@remembered(1)
def densest(chronicle: Chronicle) -> Bounds | None:
    """A box round the region that holds most events, whatever the outliers; None: no places."""
    located = chronicle.events.loc[chronicle.events["located"], ["latitude", "longitude"]]
    if located.empty:
        return None
    latitude, longitude = located["latitude"].to_numpy(), located["longitude"].to_numpy()
    middle_latitude, middle_longitude = _crowded(latitude, longitude)
    across = (longitude - middle_longitude + 180) % 360 - 180
    away = np.hypot(latitude - middle_latitude, across * np.cos(np.radians(middle_latitude)))
    # From the nearer half outwards, up to the first gap that is wide for a region of that size.
    steps = np.sort(away)
    reach = steps[(len(steps) - 1) // 2]
    for step in steps[steps > reach]:
        if step > reach + max(4.0, reach / 2):
            break
        reach = step
    near = away <= reach
    west, east = across[near].min() + middle_longitude, across[near].max() + middle_longitude
    south, north = latitude[near].min(), latitude[near].max()
    wide, high = max(1.0, (east - west) * 0.12), max(0.7, (north - south) * 0.12)
    return Bounds(
        float(max(west - wide, -180)), float(np.clip(south - high, -85, 84)),
        float(min(east + wide, 180)), float(np.clip(north + high, -84, 85)),
    )  # fmt: skip


def _crowded(latitude: np.ndarray, longitude: np.ndarray) -> tuple[float, float]:
    """The middle of the ten-degree cell that, with its neighbours, holds most events."""
    row, column = np.floor(latitude / 10).astype(int) + 9, np.floor(longitude / 10).astype(int) + 18
    counts = np.zeros((19, 37))
    np.add.at(counts, (row, column), 1)
    around = np.pad(counts, 1)
    sums = np.sum([around[y : y + 19, x : x + 37] for y in range(3) for x in range(3)], axis=0)
    best = np.unravel_index(np.argmax(sums + counts / 1e9), sums.shape)
    near = (abs(row - best[0]) <= 1) & (abs(column - best[1]) <= 1)
    return float(np.median(latitude[near])), float(np.median(longitude[near]))


def has(chronicle: Chronicle, id: str) -> bool:
    """Whether the chronicle holds an event of this id."""
    return place_of(chronicle, id) is not None


def known_event(chronicle: Chronicle, id: str) -> Event:
    """The event of an id that the chronicle holds, such as that of a link or a step."""
    found = event(chronicle, id)
    if found is None:
        raise KeyError(id)
    return found


@remembered(64)
def event(chronicle: Chronicle, id: str) -> Event | None:
    """The one event of this id, with its sources looked up; None when there is none."""
    at = place_of(chronicle, id)
    if at is None:
        return None
    row = chronicle.events.iloc[at]
    return Event(
        date=Span.parse(row["date"]) if row["dated"] else None,
        date_text=row["date"],
        latitude=float(row["latitude"]) if row["located"] else None,
        longitude=float(row["longitude"]) if row["located"] else None,
        actors=schema.listed(row["actors"]),
        killed=Toll(_whole(row["killed_min"]), _whole(row["killed_max"])),
        wounded=Toll(_whole(row["wounded_min"]), _whole(row["wounded_max"])),
        sources=tuple(
            chronicle.source(id)
            for id in schema.listed(row["sources"])
            if id in chronicle.sources.index
        ),
        **{name: row[name] for name in _TEXTS},
    )


_TEXTS = (
    "id", "title", "place", "country", "place_precision", "category", "summary", "toll_note",
    "status", "status_note",
)  # fmt: skip


class Neighbours(NamedTuple):
    """The events before and after one in time order, and where it stands (from 1) among them."""

    before: str | None
    after: str | None
    position: int | None
    """None when the event itself does not pass."""
    total: int


def more(chronicle: Chronicle, id: str) -> dict[str, str]:
    """What the table holds of an event besides our columns, as it spells them; no blanks."""
    if id not in chronicle.more.index:
        return {}
    cells = {name: str(chronicle.more.at[id, name]) for name in chronicle.more.columns}
    return {name: cell for name, cell in cells.items() if cell.strip()}


def neighbours(chronicle: Chronicle, wanted: Filter, id: str | None) -> Neighbours:
    """The shown events before and after an event, also when a filter hides the event itself."""
    ids = chronicle.events["id"]
    shown = np.flatnonzero(passes(chronicle, wanted))
    at = place_of(chronicle, id)
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


def hidden_by(chronicle: Chronicle, wanted: Filter, id: str | None) -> tuple[str, ...]:
    """The filters that hide one event: `date`, `q`, `in_view` or a facet."""
    at = place_of(chronicle, id)
    found = masks(chronicle, wanted)
    return tuple(name for name, mask in found.items() if at is not None and not mask[at])


def tray(chronicle: Chronicle, wanted: Filter, lacking: str, limit: int) -> pd.DataFrame:
    """The events that pass but lack a date (`dated`) or a place (`located`)."""
    kept = passes(chronicle, wanted) & ~chronicle.events[lacking].to_numpy(dtype=bool)
    return chronicle.events.iloc[np.flatnonzero(kept)[:limit]]


def _moment(value: pd.Timestamp) -> np.datetime64 | None:
    return None if pd.isna(value) else value.to_numpy().astype("datetime64[s]")


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else int(value)
