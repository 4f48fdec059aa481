"""Events to write in a format and read again, with whatever their cells may hold."""

import hypothesis.strategies as some
import pandas as pd

from chronicle import schema
from chronicle.checks import check_events
from chronicle.model import Chronicle
from chronicle.span import Span
from tests.support.chronicles import DATES, make_table

NAMES = [column.name for column in schema.EVENTS]
# What a cell may hold that a CSV could trip over.
texts = some.text(
    some.one_of(some.sampled_from(";,|\t\"'\n\r=+-@ \0é"), some.characters(codec="utf-8")),
    max_size=12,
)
degrees = some.floats(-90, 90).map(repr)
counts = some.one_of(some.just(""), some.integers(0, 10**9 - 1).map(str))
cells = {
    "date": some.one_of(some.sampled_from(DATES), texts),
    "latitude": degrees,
    "longitude": degrees,
    "killed_min": counts,
    "killed_max": counts,
    "wounded_min": counts,
    "status": some.sampled_from(["", "confirmed", "Claimed", "x"]),
}
rows = some.lists(
    some.fixed_dictionaries({}, optional={name: cells.get(name, texts) for name in NAMES}),
    max_size=5,
)


def opened(rows, more=None):
    """The chronicle of rows of text, each with what `more` says of it."""
    events, _ = check_events(make_table(rows, NAMES), "events.csv", None)
    names = [] if more is None else list(more)
    columns = {name: [more[name]] * len(events) for name in names}
    frame = pd.DataFrame(columns, index=pd.Index(events["id"], dtype="str"), dtype="str")
    return Chronicle("Raids", "", events, pd.DataFrame(), more=frame)


def without_place(events):
    """Events without where they stand in a file."""
    return events[[name for name in events if name not in ("line", "row")]]


years = some.integers(-9999, 9999).filter(lambda year: year not in {-1, -9, -99, -999})
days = some.one_of(
    some.dates().map(str),
    some.dates().map(lambda day: str(day)[:7]),
    some.dates().map(lambda day: str(day)[:4]),
    some.builds("{}T{:02}:{:02}".format, some.dates(), some.integers(0, 23), some.integers(0, 59)),
    years.map(lambda year: f"{year:0{5 if year < 0 else 4}}"),
)
held = some.one_of(days, some.lists(days, min_size=2, max_size=2).map("/".join))


def holds(date):
    try:
        span = Span.parse(date)
    except ValueError:
        return False
    return span.first.earliest < span.last.earliest or span.is_one_date
