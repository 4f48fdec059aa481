from dataclasses import replace

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import example, given, settings

from chronicle.asking.answering import engine_of, narrow
from chronicle.asking.narrowing import FACETS, Filter, plain
from chronicle.model import Bounds, Chronicle
from tests.support.chronicles import chronicles, filters, make_chronicle, second

PARTS = ("date", *FACETS, "q", "in_view")


def moment(text: str | None) -> int | None:
    return None if text is None else second(text)


def ids(chronicle: Chronicle, wanted: Filter) -> set[str]:
    return set(narrow(chronicle, wanted).events["id"])


@pytest.fixture(scope="module")
def four() -> Chronicle:
    return make_chronicle(
        [
            {
                "category": "attack",
                "status": "confirmed",
                "actors": "UN; France",
                "country": "Mali",
            },
            {"category": "attack", "status": "claimed", "actors": "France", "country": "Libya"},
            {"category": "inquiry", "status": "claimed", "actors": "UN", "country": "Libya"},
            {"category": "", "status": "", "actors": "", "country": ""},
        ]
    )


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        (Filter(), {"e1", "e2", "e3", "e4"}),
        (Filter(category=("attack",)), {"e1", "e2"}),
        (Filter(category=("attack", "inquiry")), {"e1", "e2", "e3"}),
        (Filter(category=("attack",), status=("claimed",)), {"e2"}),
        (Filter(category=("attack", "inquiry"), status=("claimed",)), {"e2", "e3"}),
        (Filter(actor=("UN",)), {"e1", "e3"}),
        (Filter(actor=("UN", "France")), {"e1", "e2", "e3"}),
        (Filter(actor=("UN",), country=("Libya",)), {"e3"}),
        (Filter(country=("Niger",)), set()),
        (Filter(country=("Niger", "Mali")), {"e1"}),
        (Filter(actor=("Fra",)), set()),
    ],
)
def test_values_of_one_filter_add_up_and_filters_narrow_each_other(four, wanted, passing):
    assert ids(four, wanted) == passing


@pytest.mark.parametrize(
    ("date", "first", "last", "inside"),
    [
        ("2011-10-20", "2011-10-20T23:59:59", None, True),
        ("2011-10-20", "2011-10-21T00:00:00", None, False),
        ("2011-10-20", None, "2011-10-20T00:00:00", True),
        ("2011-10-20", None, "2011-10-19T23:59:59", False),
        ("2011-10", "2011-10-15T00:00:00", "2011-10-15T23:59:59", True),
        ("2013-01-16/2013-01-19", "2013-01-19T12:00:00", "2014-01-01T00:00:00", True),
        ("2013-01-16/2013-01-19", "2013-01-20T00:00:00", "2014-01-01T00:00:00", False),
        ("2013-01-16/2013-01-19", "2012-01-01T00:00:00", "2013-01-16T00:00:00", True),
        ("../2011-03", None, "1066-01-01T00:00:00", True),
        ("../2011-03", "2011-03-31T23:59:59", None, True),
        ("../2011-03", "2011-04-01T00:00:00", None, False),
        ("2012-04/..", "2100-01-01T00:00:00", None, True),
        ("2012-04/", None, "2012-03-31T23:59:59", False),
        ("2012-04/", "2012-03-31T00:00:00", "2012-04-01T00:00:00", True),
        ("-0044-03-15", None, "0001-01-01T00:00:00", True),
        ("", "0001-01-01T00:00:00", None, False),
        ("last spring", None, "9999-01-01T00:00:00", False),
        ("2011-10-20", "2012-01-01T00:00:00", "2011-01-01T00:00:00", False),
        ("2011/2012", "2012-01-01T00:00:00", "2011-01-01T00:00:00", False),
    ],
)
def test_an_event_is_in_range_when_its_span_overlaps_it(date, first, last, inside):
    chronicle = make_chronicle([{"date": date}])

    assert bool(ids(chronicle, Filter(first=moment(first), last=moment(last)))) == inside


def test_an_event_without_a_date_passes_when_no_date_is_wanted():
    chronicle = make_chronicle([{"date": "last spring"}])

    assert ids(chronicle, Filter()) == {"e1"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("elysee", True),
        ("ÉLYSÉE", True),
        ("  lys ", True),
        ("mali elysee", True),
        ("mali sirte", False),
        ("strasse", True),
        ("STRAẞE", True),
        ("tm", True),
        ("™", True),
        ("un france", True),
        ("e1", True),
        (".*", False),
        ("hollande\nmali", True),
        ("\u0301", True),
    ],
)
def test_a_search_wants_every_word_whatever_its_case_or_accents(words, found):
    chronicle = make_chronicle(
        [
            {
                "title": "Élysée™",
                "summary": "François Hollande, Straße",
                "place": "Gao",
                "country": "Mali",
                "actors": "UN; France",
            }
        ]
    )

    assert bool(ids(chronicle, Filter(q=words))) == found


def test_a_search_looks_only_in_what_a_reader_would_search():
    chronicle = make_chronicle([{"status": "claimed", "category": "inquiry", "date": "2011"}])

    assert ids(chronicle, Filter(q="claimed")) == ids(chronicle, Filter(q="2011")) == set()


@given(some.text())
@example("İ™ẞͅ")
def test_plain_text_is_already_plain(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        (Bounds(16.6, 31.2, 20, 40), True),
        (Bounds(10, 20, 16.6, 31.2), True),
        (Bounds(16.7, 31.2, 20, 40), False),
        (Bounds(10, 31.3, 20, 40), False),
        (Bounds(10 + 360, 30, 20 + 360, 40), True),
        (Bounds(10 - 720, 30, 20 - 720, 40), True),
        (Bounds(-500, -90, 500, 90), True),
        (Bounds(0, -90, 360, 90), True),
        (Bounds(170, 30, -170, 40), False),
        (Bounds(170, 30, 20, 40), True),
        (Bounds(16.6, 31.2, 16.6, 31.2), True),
    ],
)
def test_a_box_holds_what_lies_inside_it_or_on_its_edge(box, inside):
    chronicle = make_chronicle([{"latitude": "31.2", "longitude": "16.6"}])

    assert bool(ids(chronicle, Filter(in_view=box))) == inside


@pytest.mark.parametrize("box", [Bounds(170, -20, -170, 0), Bounds(170, -20, 190, 0)])
def test_a_box_may_lie_across_the_antimeridian(box):
    chronicle = make_chronicle(
        [
            {"latitude": "-18.1", "longitude": "178.4"},
            {"latitude": "-13.8", "longitude": "-171.8"},
            {"latitude": "-17.5", "longitude": "-149.6"},
            {"latitude": "-18.1", "longitude": "20"},
        ]
    )

    assert ids(chronicle, Filter(in_view=box)) == {"e1", "e2"}


def test_an_event_without_a_place_is_in_no_box():
    chronicle = make_chronicle([{"latitude": "", "longitude": ""}, {"latitude": "95"}])

    assert ids(chronicle, Filter(in_view=Bounds(-180, -90, 180, 90))) == set()
    assert ids(chronicle, Filter(in_view=Bounds(-500, -90, 500, 90))) == set()


def test_a_facet_has_every_value_with_the_most_frequent_first(four):
    assert engine_of(four).values("category") == ("attack", "inquiry")
    assert engine_of(four).values("status") == ("claimed", "confirmed")
    assert engine_of(four).values("actor") == ("France", "UN")
    assert engine_of(four).values("country") == ("Libya", "Mali")


def test_an_actor_who_is_named_twice_in_a_cell_counts_once():
    chronicle = make_chronicle([{"actors": "UN; UN"}, {"actors": "France"}, {"actors": "France"}])

    assert engine_of(chronicle).values("actor") == ("France", "UN")
    offered = engine_of(chronicle).facets(Filter())["actor"]
    assert offered == (("France", 2), ("UN", 1))


def test_without_switches_one_part_off():
    wanted = Filter(
        first=moment("2011-01-01"),
        last=moment("2012-01-01"),
        category=("attack",),
        status=("claimed",),
        actor=("UN",),
        country=("Mali",),
        q="gao",
        in_view=Bounds(0, 0, 1, 1),
    )

    assert wanted.without("date") == replace(wanted, first=None, last=None)
    assert wanted.without("category") == replace(wanted, category=())
    assert wanted.without("status") == replace(wanted, status=())
    assert wanted.without("actor") == replace(wanted, actor=())
    assert wanted.without("country") == replace(wanted, country=())
    assert wanted.without("q") == replace(wanted, q="")
    assert wanted.without("in_view") == replace(wanted, in_view=None)


def test_the_parts_of_a_filter_are_named_in_their_order(four):
    wanted = Filter(last=moment("2001-01-01"), actor=("EU",), q="gao", in_view=Bounds(0, 0, 1, 1))

    assert engine_of(four).hidden_by(wanted, "e1") == ("date", "actor", "q", "in_view")
    assert engine_of(four).hidden_by(Filter(q="  "), "e1") == ()


@settings(max_examples=15)
@given(chronicles)
def test_the_empty_filter_changes_nothing(chronicle):
    assert narrow(chronicle, Filter()) is chronicle


@settings(max_examples=25)
@given(chronicles, filters)
def test_a_narrowed_chronicle_is_a_part_of_the_whole_in_order(chronicle, wanted):
    narrowed = narrow(chronicle, wanted)

    kept = chronicle.events["id"].isin(narrowed.events["id"])
    pd.testing.assert_frame_equal(
        narrowed.events, chronicle.events[kept].reset_index(drop=True), check_dtype=True
    )
    assert replace(narrowed, events=None).__dict__ == replace(chronicle, events=None).__dict__


@settings(max_examples=25)
@given(chronicles, filters)
def test_narrowing_twice_changes_nothing(chronicle, wanted):
    once = narrow(chronicle, wanted)

    assert narrow(once, wanted) is once


@settings(max_examples=25)
@given(chronicles, filters, filters)
def test_narrowing_by_two_filters_keeps_what_passes_both(chronicle, one, other):
    both = ids(chronicle, one) & ids(chronicle, other)

    assert ids(narrow(chronicle, one), other) == both


@settings(max_examples=25)
@given(chronicles, filters)
def test_a_filter_passes_what_each_of_its_parts_passes(chronicle, wanted):
    expected = set(chronicle.events["id"])
    for name in PARTS:
        alone = wanted
        for other in set(PARTS) - {name}:
            alone = alone.without(other)
        expected &= ids(chronicle, alone)

    assert ids(chronicle, wanted) == expected


@settings(max_examples=25)
@given(chronicles, filters, some.sampled_from(PARTS))
def test_switching_a_part_off_lets_more_pass(chronicle, wanted, name):
    assert ids(chronicle, wanted) <= ids(chronicle, wanted.without(name))
    for id in chronicle.events["id"]:
        assert name not in engine_of(chronicle).hidden_by(wanted.without(name), id)
