import json
from itertools import combinations, pairwise
from pathlib import Path

import hypothesis.strategies as some
import pytest
from hypothesis import given

from chronicle.model import Link
from chronicle.views import arcs
from chronicle.views.arcs import PORT_PX, ROW_PX, Arc, layout
from chronicle.views.palette import looks
from tests.support.chronicles import make_mark

IDS = ("a", "b", "c", "d", "e", "f")


def a_link(cause, effect, number=0):
    return Link(f"link-{number}", cause, effect, "precedes", "Somebody", "supported", (), "")


pairs = some.tuples(some.sampled_from(IDS), some.sampled_from(IDS)).filter(
    lambda ends: ends[0] != ends[1]
)
graphs = some.lists(pairs, max_size=25).map(
    lambda ends: [a_link(*pair, number) for number, pair in enumerate(ends)]
)


def test_one_arc_runs_from_row_to_row_and_reaches_farthest():
    placed = layout(["a", "b", "c"], [a_link("a", "c")])

    assert placed.tops == (0, 17, 34, 51)
    assert placed.arcs == (Arc(8.5, 42.5, 1.0),)


def test_an_event_with_many_links_has_a_higher_row_with_a_port_for_each():
    placed = layout(["a", "b", "c", "d"], [a_link("a", end) for end in "bcd"])

    # Three ports need 3 x 6 + 5 px. The farthest leaves at the top, for its arc runs outside.
    assert placed.tops == (0, 23, 40, 57, 74)
    assert [arc.start for arc in placed.arcs] == [17.5, 11.5, 5.5]
    assert [arc.end for arc in placed.arcs] == [31.5, 48.5, 65.5]


def test_an_arc_that_runs_back_in_time_starts_below():
    (arc,) = layout(["a", "b"], [a_link("b", "a")]).arcs

    assert (arc.start, arc.end) == (25.5, 8.5)


def test_nothing_to_lay_out_takes_no_room():
    assert layout([], []) == arcs.Layout((0,), ())


@given(graphs)
def test_rows_follow_one_another_and_hold_their_ports(links):
    placed = layout(IDS, links)

    assert all(below - above >= ROW_PX for above, below in pairwise(placed.tops))
    for at, id in enumerate(IDS):
        ports = [
            arc.start for arc, link in zip(placed.arcs, links, strict=True) if link.cause == id
        ]
        ports += [
            arc.end for arc, link in zip(placed.arcs, links, strict=True) if link.effect == id
        ]
        assert all(placed.tops[at] < port < placed.tops[at + 1] for port in ports)
        apart = sorted(ports)
        assert all(below - above == PORT_PX for above, below in pairwise(apart))


@given(graphs)
def test_arcs_cross_only_where_their_events_make_them(links):
    row = {id: at for at, id in enumerate(IDS)}
    drawn = [
        (sorted((arc.start, arc.end)), sorted((row[link.cause], row[link.effect])))
        for arc, link in zip(layout(IDS, links).arcs, links, strict=True)
    ]
    for (one, rows), (other, other_rows) in combinations(drawn, 2):
        must = rows[0] < other_rows[0] < rows[1] < other_rows[1]
        must |= other_rows[0] < rows[0] < other_rows[1] < rows[1]
        crosses = one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]
        assert crosses == must


@given(graphs)
def test_an_arc_inside_another_reaches_no_farther(links):
    drawn = layout(IDS, links).arcs

    assert all(0 < arc.reach <= 1 for arc in drawn)
    for one, other in combinations(drawn, 2):
        inside, outside = sorted((one, other), key=lambda arc: abs(arc.start - arc.end))
        assert inside.reach <= outside.reach


def events(*ids):
    return [make_mark(id=id, title=f"Title of {id}") for id in ids]


def drawn(links, **changed):
    usual = {"looks": looks(["attack"]), "selected": None, "link": None, "said": {}}
    return arcs.draw(events("a", "b", "c"), links, **(usual | changed))


def test_only_events_that_the_links_join_are_drawn_in_the_order_given():
    drawing = drawn([a_link("c", "a")], selected="a", link="link-0", said={"link-0": "Earlier"})

    assert [event["id"] for event in drawing["events"]] == ["a", "c"]
    assert [(event["top"], event["bottom"]) for event in drawing["events"]] == [(0, 17), (17, 34)]
    assert drawing["arcs"] == [
        {
            "id": "link-0",
            "cause": "c",
            "effect": "a",
            "stroke": 0,
            "standing": "supported",
            "said": "Earlier",
            "start": 25.5,
            "end": 8.5,
            "reach": 1.0,
        }
    ]
    assert (drawing["height"], drawing["selected"], drawing["link"]) == (34, "a", "link-0")
    assert json.loads(json.dumps(drawing, allow_nan=False)) == drawing


@pytest.mark.parametrize("file", ["arcs.js", "timeline_marks.js", "legend.js"])
def test_front_ends_never_read_text_as_markup(file):
    text = Path(arcs.__file__).with_name(file).read_text("utf-8")

    assert "innerHTML" not in text
    assert "insertAdjacentHTML" not in text
