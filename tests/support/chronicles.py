"""Small chronicles: every cell has a usual value, so that a test shows only what matters."""

from collections.abc import Iterable, Mapping
from typing import Any

import hypothesis.strategies as some
import numpy as np
import pandas as pd

from chronicle.asking.engine import Mark
from chronicle.asking.narrowing import Filter
from chronicle.checking.checks import check_events, check_sources
from chronicle.model import Bounds, Chronicle
from chronicle.reading import curated
from chronicle.reading.folder import EVIDENCE

EVENT = {
    "title": "Sirte falls",
    "date": "2011-10-20",
    "place": "Sirte",
    "country": "Libya",
    "latitude": "31.2",
    "longitude": "16.6",
    "place_precision": "city",
    "category": "attack",
    "actors": "Fighters",
    "status": "confirmed",
}


def make_event_row(**cells: str) -> dict[str, str]:
    """One row of events.csv as text, with the usual value in every cell that is not given."""
    return {**EVENT, **cells}


def make_table(rows: Iterable[Mapping[str, str]], columns: Iterable[str] = ()) -> pd.DataFrame:
    """A table of text as the formats give it; the first row stands on line 2."""
    rows = list(rows)
    names = list(columns) or list(dict.fromkeys(name for row in rows for name in row))
    table = pd.DataFrame([{name: row.get(name, "") for name in names} for row in rows])
    table = table.reindex(columns=names).astype("str")
    table["line"] = pd.Series(range(2, len(rows) + 2), dtype="int64")
    return table


def make_chronicle(
    rows: Iterable[Mapping[str, str]], sources: Iterable[Mapping[str, str]] = (), **parts: Any
) -> Chronicle:
    """A chronicle of events with the usual cells but for those given, and of the sources given.

    An event that is given no id is called e1, e2 and so on, in the order of the rows. Of `parts`,
    accounts, links, story and article are tables as they are checked.
    """
    filled = [
        make_event_row(**{"id": f"e{number}", **row}) for number, row in enumerate(rows, start=1)
    ]
    known, _ = check_sources(make_table(sources, ["id", "publisher", "title"]), "sources.csv")
    events, _ = check_events(
        make_table(filled, ["id", *EVENT, "summary", "sources"]), "events.csv", None
    )
    tables = {name: parts.pop(name) for name in EVIDENCE if name in parts}
    parts |= curated.nouns(tables, known)
    return Chronicle(
        **{"title": "Test", "description": "", "events": events, "sources": known, **parts}
    )


def second(text: str) -> int:
    """A moment in seconds since 1970, as a filter has it."""
    return int(np.datetime64(text, "s").astype("int64"))


def make_mark(**given: Any) -> Mark:
    """An event in brief: the usual one but for what is given."""
    usual = Mark(
        "e1", "Sirte falls", "2011-10-20", second("2011-10-20"), second("2011-10-20T23:59:59"),
        False, False, "day", "Sirte", "Libya", 31.2, 16.6, "city", "attack", "confirmed", 2,
    )  # fmt: skip
    return usual._replace(**given)


DATES = (
    "2011-02-17", "2011-10-20", "2011-10", "2012", "2012-09-11T21:42+02:00",
    "2013-01-16/2013-01-19", "../2011-03", "2012-04/..", "-0044-03-15", "Y12000", "", "last spring",
)  # fmt: skip
event_rows = some.fixed_dictionaries(
    {
        "title": some.sampled_from(["Sirte falls", "Élysée speaks", "{{7*191}}"]),
        "date": some.sampled_from(DATES),
        "latitude": some.sampled_from(["31.2", "-41.3", "0.5", "", "95.2"]),
        "longitude": some.sampled_from(["16.6", "174.8", "-179.5", ""]),
        "category": some.sampled_from(["attack", "diplomacy", ""]),
        "status": some.sampled_from(["confirmed", "claimed", ""]),
        "actors": some.sampled_from(["", "UN", "UN; France", "France; France"]),
        "country": some.sampled_from(["Libya", "Mali", ""]),
    }
)
chronicles = some.lists(event_rows, max_size=8).map(make_chronicle)
moments = some.one_of(
    some.none(),
    some.sampled_from(["2011-02-17T00:00:00", "2011-10-20T23:59:59", "2012-06-01T00:00:00"]).map(
        second
    ),
)
boxes = some.builds(
    Bounds,
    west=some.sampled_from([-180.0, -20.0, 16.6, 170.0]),
    south=some.sampled_from([-90.0, 0.5]),
    east=some.sampled_from([-170.0, 16.6, 40.0, 180.0, 200.0]),
    north=some.sampled_from([31.2, 90.0]),
)
filters = some.builds(
    Filter,
    first=moments,
    last=moments,
    category=some.sampled_from([(), ("attack",), ("attack", "diplomacy"), ("nothing",)]),
    status=some.sampled_from([(), ("claimed",)]),
    actor=some.sampled_from([(), ("UN",), ("UN", "France")]),
    country=some.sampled_from([(), ("Mali",)]),
    q=some.sampled_from(["", "sirte", "ELYSEE", "sirte nothing"]),
    in_view=some.one_of(some.none(), boxes),
)
