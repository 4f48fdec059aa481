"""What a drawing or a table sends reaches the session as what it must be, or not at all."""

import math

import pandas as pd
import pytest

from chronicle.model import Bounds
from chronicle.sessions import session
from chronicle.text_table import TextTable
from chronicle.widgets import connections_page, lists, panels
from chronicle.widgets.data_page import editing

HALF = "\ud800"


@pytest.fixture
def told(monkeypatch) -> list[tuple]:
    """What the session is told, each as the name of what was called and what it was given."""
    heard: list[tuple] = []
    for name in ("select", "map_moved", "set_range", "select_row", "select_link"):
        monkeypatch.setattr(session, name, lambda *given, name=name: heard.append((name, *given)))
    monkeypatch.setattr(session, "show", lambda *given: None)
    return heard


@pytest.fixture
def send(monkeypatch):
    """Have a drawing or a table send something, whatever it is asked under."""

    def sent(value: object, tables_seen: object = None) -> None:
        values = {lists.TABLE_SEEN: tables_seen}
        monkeypatch.setattr(session, "value", lambda name: values.get(name, value))

    return sent


NOTHING = [None, [], "picked", 7, True, {}, {"picked": HALF}, {"picked": ["raid"]}]


@pytest.mark.parametrize("value", [*NOTHING, {"window": [0, 0, 1e300, 1]}, {"window": "0011"}])
def test_what_the_map_cannot_say_is_not_told(told, send, value):
    send(value)
    panels._map_said()

    assert told == []


def test_the_map_says_what_was_picked_and_what_it_shows(told, send):
    send({"picked": "in-amenas-raid"})
    panels._map_said()
    send({"window": [0, 10, 20, 30]})
    panels._map_said()

    assert told == [("select", "in-amenas-raid"), ("map_moved", Bounds(0.0, 10.0, 20.0, 30.0))]


@pytest.mark.parametrize("end", [1e15, 1e300, math.nan, math.inf, True, "2013", [0], HALF])
def test_a_brush_to_no_moment_is_not_told(told, send, end):
    send({"brushed": {"start": 0, "end": end}})
    panels._timeline_brushed()

    assert told == []


def test_a_brush_is_told_in_days_and_an_open_side_stays_open(told, send):
    send({"brushed": {"start": 1358294400, "end": None}})
    panels._timeline_brushed()

    assert told == [("set_range", "2013-01-16", None)]


@pytest.mark.parametrize("value", NOTHING)
def test_what_timeline_and_arcs_cannot_pick_is_not_told(told, send, value):
    send(value)
    panels._timeline_picked()
    connections_page._picked()
    connections_page._link_picked()

    assert told == []


@pytest.mark.parametrize(
    "selection",
    [None, [], "rows", {"rows": [2]}, {"rows": [-1]}, {"rows": "0"}, {"cells": [[9, "Event"]]},
     {"rows": [True], "cells": [1]}],
)  # fmt: skip
def test_a_row_that_the_table_does_not_have_selects_nothing(told, send, selection):
    send({"selection": selection})
    lists._row_selected("table_rows_1", ("raid", "siege"))

    assert told == [("select_row", None)]


def test_an_editor_that_says_what_the_table_cannot_hold_changes_the_rest(send):
    table = TextTable(
        file="events.csv",
        format="CSV",
        cells=pd.DataFrame({"title": ["Raid", "Siege"], "date": ["2013", "2014"]}, dtype="str"),
        lines=pd.Series([2, 3]),
    )
    here = editing.Desk("editor_1", (), table, (0, 1), 0, "", table)
    send(
        {
            "edited_rows": {0: {"0": f"Raid{HALF}", "1": [2013], "7": "x"}, 9: {"0": "x"}, 1: 7},
            "added_rows": [{"0": "Talks", "1": None}, "row", None],
            "deleted_rows": [1, 1, 9, -1, True, "0"],
        }
    )

    assert editing._said(here) == {
        "edited_rows": {0: {"title": "Raid?"}},
        "added_rows": [{"title": "Talks", "date": ""}],
        "deleted_rows": (1,),
    }
