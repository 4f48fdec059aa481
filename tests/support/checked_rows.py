"""Rows of events, checked for a test."""

from chronicle.checking.checks import check_events
from tests.support.chronicles import make_event_row, make_table

IDS = {"un-2011", "abc-2013"}


def checked(*rows: dict[str, str], sources=IDS):
    """The events of some rows, by id, and what is said of them."""
    events, problems = check_events(make_table(rows), "events.csv", sources)
    return events.set_index("id"), [problem.sentence() for problem in problems]


def one(**cells: str):
    """The event of one row with the usual cells but for those given, and what is said of it."""
    events, sentences = checked(make_event_row(**cells))
    return events.iloc[0], sentences
