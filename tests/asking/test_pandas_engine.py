import hypothesis.strategies as some
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings

from chronicle.asking.answering import engine_of, narrow
from chronicle.asking.engine import (
    EVERYWHERE,
    MAP_CELLS,
    SINGLE_MARKS,
    TIME_BINS,
    Choice,
    Neighbours,
)
from chronicle.asking.narrowing import Filter
from chronicle.dates.span import Span
from chronicle.model import Bounds, Chronicle, Toll
from tests.support.chronicles import boxes, chronicles, event_rows, filters, make_chronicle, second

WORLD = Bounds(-180, -90, 180, 90)
AGES = (second("-270000-01-01T00:00:00"), second("270000-12-31T23:59:59"))


def shown_ids(chronicle: Chronicle, wanted: Filter) -> list[str]:
    return list(narrow(chronicle, wanted).events["id"])


def ids(marks) -> list[str]:
    return [mark.id for mark in marks]


def spots(*places: tuple[float, float]) -> Chronicle:
    return make_chronicle([{"latitude": str(lat), "longitude": str(lon)} for lat, lon in places])


@pytest.fixture(scope="module")
def many() -> Chronicle:
    """A hundred thousand events all over the world and 270 years."""
    size = 100_000
    number = np.arange(size)
    chronicle = make_chronicle([{}])
    start = np.datetime64("1750-01-01T00:00:00") + number * np.timedelta64(1, "D")
    events = chronicle.events.iloc[np.zeros(size, dtype=int)].reset_index(drop=True)
    events = events.assign(
        id=[f"e{at}" for at in number],
        start=start,
        end=start,
        date=pd.Series(np.datetime_as_string(start, unit="D"), dtype="str"),
        latitude=(number * 0.37) % 170 - 85,
        longitude=(number * 0.91) % 360 - 180,
        category=pd.Series([f"kind-{at % 9}" for at in number], dtype="str"),
    )
    return Chronicle("Many", "", events, chronicle.sources)


# --- count ----------------------------------------------------------------------------------------


def test_count_says_what_each_filter_hides_alone():
    chronicle = make_chronicle(
        [
            {"category": "attack", "date": "2011"},
            {"category": "attack", "date": "2013"},
            {"category": "inquiry", "date": "2011"},
            {"category": "inquiry", "date": "2013"},
            {"category": "inquiry", "date": "2014"},
        ]
    )

    counted = engine_of(chronicle).count(
        Filter(last=second("2012-01-01"), category=("attack",), q="sirte")
    )

    assert (counted.shown, counted.total) == (1, 5)
    assert counted.hidden == {"date": 1, "category": 1}
    assert counted.hidden_by_several == 2


def test_count_says_what_time_is_covered_and_what_is_lacking():
    chronicle = make_chronicle(
        [
            {"date": "2011-10-20"},
            {"date": "2011-02-17/2013-01"},
            {"date": "", "latitude": ""},
            {"date": "soon", "longitude": "200"},
        ]
    )

    counted = engine_of(chronicle).count(Filter())

    assert (counted.first, counted.last) == (
        second("2011-02-17T00:00:00"),
        second("2013-01-31T23:59:59"),
    )
    assert (counted.undated, counted.unlocated) == (2, 2)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["../2011-03", "2012"], "2011-03-31T23:59:59", "2012-12-31T23:59:59"),
        (["2011", "2012-04/.."], "2011-01-01T00:00:00", "2012-04-01T00:00:00"),
        (["../2011-03"], "2011-03-31T23:59:59", "2011-03-31T23:59:59"),
        (["-0044-03-15", "Y12000"], "-0044-03-15T00:00:00", "12000-12-31T23:59:59"),
    ],
)
def test_an_open_end_covers_what_is_known_of_it(dates, first, last):
    counted = engine_of(make_chronicle([{"date": date} for date in dates])).count(Filter())

    assert (counted.first, counted.last) == (second(first), second(last))


def test_count_of_nothing():
    counted = engine_of(make_chronicle([])).count(Filter(q="sirte"))

    assert (counted.shown, counted.total, counted.hidden, counted.hidden_by_several) == (
        0,
        0,
        {},
        0,
    )
    assert (counted.first, counted.last) == (None, None)


@settings(max_examples=25)
@given(chronicles, filters)
def test_shown_and_hidden_always_add_up(chronicle, wanted):
    counted = engine_of(chronicle).count(wanted)

    assert counted.total == len(chronicle.events)
    hidden = sum(counted.hidden.values()) + counted.hidden_by_several
    assert counted.shown + hidden == counted.total
    assert 0 not in counted.hidden.values()
    assert counted.shown == len(shown_ids(chronicle, wanted))
    for name, number in counted.hidden.items():
        assert engine_of(chronicle).count(wanted.without(name)).shown == counted.shown + number


# --- facets ---------------------------------------------------------------------------------------


def test_a_facet_counts_what_the_other_filters_leave_and_drops_no_value():
    chronicle = make_chronicle(
        [
            {"category": "attack", "status": "claimed", "actors": "UN; France", "country": "Mali"},
            {"category": "attack", "status": "confirmed", "actors": "UN", "country": "Libya"},
            {"category": "inquiry", "status": "confirmed", "actors": "", "country": "Libya"},
        ]
    )

    offered = engine_of(chronicle).facets(Filter(category=("attack",), country=("Libya",)))

    assert offered == {
        "category": (Choice("attack", 1), Choice("inquiry", 1)),
        "status": (Choice("confirmed", 1), Choice("claimed", 0)),
        "actor": (Choice("UN", 1), Choice("France", 0)),
        "country": (Choice("Libya", 1), Choice("Mali", 1)),
    }


@settings(max_examples=25)
@given(chronicles, filters)
def test_choosing_a_value_alone_shows_as_many_as_its_count(chronicle, wanted):
    everything = engine_of(chronicle).facets(Filter())

    for name, choices in engine_of(chronicle).facets(wanted).items():
        assert [choice.value for choice in choices] == [one.value for one in everything[name]]
        for value, number in choices:
            alone = Filter(**{**wanted.__dict__, name: (value,)})
            assert engine_of(chronicle).count(alone).shown == number


# --- time -----------------------------------------------------------------------------------------


def test_the_extent_is_of_all_ends_that_are_known():
    chronicle = make_chronicle([{"date": "../2011-03"}, {"date": "2012-04/.."}, {"date": "soon"}])

    assert engine_of(chronicle).extent() == (
        second("2011-03-31T23:59:59"),
        second("2012-04-01T00:00:00"),
    )
    assert engine_of(make_chronicle([{"date": "soon"}])).extent() is None


def test_a_histogram_counts_by_bin_and_category():
    chronicle = make_chronicle(
        [
            {"date": "2011-01-01", "category": "attack"},
            {"date": "2011-01-01T12:00", "category": "attack"},
            {"date": "2011-01-01", "category": ""},
            {"date": "2011-04-30", "category": "attack"},
            {"date": "2011-04-30T23:59:59", "category": "attack"},
            {"date": "2010-12-31", "category": "attack"},
            {"date": "2011-05-01", "category": "attack"},
            {"date": "soon", "category": "attack"},
        ]
    )

    table = engine_of(chronicle).histogram(
        Filter(), second("2011-01-01T00:00:00"), second("2011-04-30T23:59:59")
    )

    day = 86_400
    first, last = 1_293_840_000, 1_293_840_000 + 119 * day  # 120 days in 120 bins
    assert table == (
        (first, first + day, "attack", 2),
        (first, first + day, "", 1),
        (last, last + day, "attack", 2),
    )


@settings(max_examples=25)
@given(chronicles, filters)
def test_a_histogram_of_all_time_counts_every_dated_event_that_passes_once(chronicle, wanted):
    table = engine_of(chronicle).histogram(wanted, *AGES)

    counted = engine_of(chronicle).count(wanted)
    assert sum(bar.count for bar in table) == counted.shown - counted.undated
    assert all(bar.count > 0 and bar.start < bar.end for bar in table)
    assert len({(bar.start, bar.category) for bar in table}) == len(table)
    assert [bar.start for bar in table] == sorted(bar.start for bar in table)


@settings(max_examples=25)
@given(chronicles, some.tuples(some.datetimes(), some.datetimes()).map(sorted))
def test_a_histogram_counts_what_begins_in_its_range(chronicle, ends):
    first, last = (int(np.datetime64(end, "s").astype("int64")) for end in ends)

    table = engine_of(chronicle).histogram(Filter(), first, last)

    begins = [
        span.last_second if span.first_second is None else span.first_second
        for span in map(Span.parse, chronicle.events.loc[chronicle.events["dated"], "date"])
    ]
    assert sum(bar.count for bar in table) == sum(first <= begin <= last for begin in begins)


# --- places ---------------------------------------------------------------------------------------


def test_cells_are_counts_at_the_mean_place_of_their_events():
    chronicle = spots((10.1, 10.1), (10.3, 10.5), (-30, 100), (50, 50))

    table = engine_of(chronicle).cells(Filter(), Bounds(0, -40, 120, 40))

    assert table == ((-30.0, 100.0, 1), (pytest.approx(10.2), pytest.approx(10.3), 2))


@settings(max_examples=25)
@given(chronicles, filters, boxes)
def test_cells_count_every_located_event_of_the_window_that_passes_once(chronicle, wanted, window):
    table = engine_of(chronicle).cells(wanted, window)

    inside = Filter(**{**wanted.__dict__, "in_view": None})
    both = {*shown_ids(chronicle, wanted)} & {*shown_ids(chronicle, Filter(in_view=window))}
    assert sum(cell.count for cell in table) == len(both) <= len(shown_ids(chronicle, inside))
    assert all(cell.count > 0 for cell in table)
    assert all(-90 <= cell.latitude <= 90 and -180 <= cell.longitude <= 180 for cell in table)


def test_a_region_is_where_the_map_opens_whatever_lies_far_away():
    region = [(30 + at % 5, 10 + at % 4) for at in range(20)]

    west, south, east, north = engine_of(spots(*region, (-41.3, 174.8))).densest()

    assert 7 <= west <= 10 and 13 <= east <= 16
    assert 27 <= south <= 30 and 34 <= north <= 37


def test_a_region_reaches_to_its_scattered_edges():
    around_the_mediterranean = [(31 + at % 14, -5 + at * 1.5) for at in range(28)]

    west, south, east, north = engine_of(spots(*around_the_mediterranean)).densest()

    assert west <= -5 and east >= 35.5
    assert south <= 31 and north >= 44


@pytest.mark.parametrize(
    "places",
    [
        [(-18.1, 178.4), (-16.8, 179.9), (-17.0, -179.9), (-18.0, -178.5)],
        [(-18.1, 180), (-18.1, -180)],
        [(90, 0.5), (-90, 0.5)],
        [(89.9, -180), (-89.9, 180)],
        [(31.2, 16.6)],
        [(0, 120), (0, -120), (0, 0.1)],
    ],
)
def test_the_map_opens_on_a_box_of_the_world_wherever_the_region_lies(places):
    west, south, east, north = engine_of(spots(*places)).densest()

    assert -180 <= west < east <= 180
    assert -85 <= south < north <= 85


def test_without_places_there_is_no_region():
    assert engine_of(make_chronicle([{"latitude": "", "longitude": ""}])).densest() is None
    assert engine_of(make_chronicle([])).densest() is None


@settings(max_examples=25)
@given(
    some.lists(
        some.tuples(some.floats(-90, 90), some.floats(-180, 180)).filter(lambda at: at != (0, 0)),
        min_size=1,
        max_size=6,
    )
)
def test_the_map_opens_on_at_least_half_of_any_places(places):
    chronicle = spots(*places)
    assume(chronicle.events["located"].all())

    west, south, east, north = engine_of(chronicle).densest()

    assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90


# --- one event ------------------------------------------------------------------------------------


def test_an_event_is_looked_up_with_its_sources():
    chronicle = make_chronicle(
        [
            {
                "id": "raid",
                "title": "Raid",
                "date": "2013-01-16/2013-01-19",
                "actors": "UN; France",
                "sources": "abc; gone; un",
                "summary": "It was taken.",
            }
        ],
        sources=[{"id": "un", "publisher": "UN"}, {"id": "abc", "publisher": "ABC"}],
    )

    event = engine_of(chronicle).event("raid")

    assert (event.id, event.title, event.summary) == ("raid", "Raid", "It was taken.")
    assert event.date == Span.parse("2013-01-16/2013-01-19")
    assert event.actors == ("UN", "France")
    assert [source.publisher for source in event.sources] == ["ABC", "UN"]
    assert (event.latitude, event.longitude, event.located) == (31.2, 16.6, True)
    assert event.killed == Toll(None, None)


def test_an_event_without_date_or_place_says_what_the_table_says():
    event = engine_of(make_chronicle([{"date": "last spring", "latitude": "95.2"}])).event("e1")

    assert (event.date, event.date_text) == (None, "last spring")
    assert (event.latitude, event.longitude, event.located) == (None, None, False)


@pytest.mark.parametrize("id", ["", "e9", "E1", "e1 ", "\0", "{{7*191}}"])
def test_an_unknown_id_is_no_event(id):
    chronicle = make_chronicle([{}])

    assert engine_of(chronicle).event(id) is None
    assert engine_of(chronicle).position(id) is None
    assert engine_of(chronicle).position("e1") == 0


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (8, None, "at least 8"),
        (None, 40, "at most 40"),
        (38, 40, "38 to 40"),
        (1200, 1200, "1,200"),
    ],
)
def test_a_toll_is_said_as_a_range(low, high, words):
    assert Toll(low, high).words() == words


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("e1", Neighbours(None, "e3", 1, 3)),
        ("e3", Neighbours("e1", "e5", 2, 3)),
        ("e5", Neighbours("e3", None, 3, 3)),
        ("e2", Neighbours("e1", "e3", None, 3)),
        ("e6", Neighbours("e5", None, None, 3)),
        (None, Neighbours(None, "e1", None, 3)),
        ("gone", Neighbours(None, "e1", None, 3)),
    ],
)
def test_neighbours_are_the_shown_events_before_and_after(id, expected):
    chronicle = make_chronicle(
        [{"date": f"201{at}", "status": "confirmed" if at % 2 else "claimed"} for at in range(1, 7)]
    )

    assert engine_of(chronicle).neighbours(Filter(status=("confirmed",)), id) == expected


def test_where_nothing_is_shown_nothing_is_before_or_after():
    assert engine_of(make_chronicle([{}])).neighbours(Filter(q="gone"), "e1") == Neighbours(
        None, None, None, 0
    )


@settings(max_examples=25)
@given(chronicles, filters)
def test_stepping_through_the_neighbours_meets_every_shown_event_once(chronicle, wanted):
    met = []
    at = engine_of(chronicle).neighbours(wanted, None).after
    while at is not None:
        met.append(at)
        at = engine_of(chronicle).neighbours(wanted, at).after

    assert met == shown_ids(chronicle, wanted)


def test_what_hides_an_event_is_named():
    chronicle = make_chronicle([{"category": "attack", "date": "2013"}])
    wanted = Filter(last=second("2012-01-01"), category=("inquiry",), status=("confirmed",), q="x9")

    assert engine_of(chronicle).hidden_by(wanted, "e1") == ("date", "category", "q")
    assert engine_of(chronicle).hidden_by(Filter(status=("confirmed",)), "e1") == ()
    assert engine_of(chronicle).hidden_by(wanted, "gone") == ()


@settings(max_examples=25)
@given(some.lists(event_rows, min_size=1, max_size=4).map(make_chronicle), filters)
def test_an_event_is_hidden_by_something_exactly_when_it_does_not_pass(chronicle, wanted):
    hidden = [bool(engine_of(chronicle).hidden_by(wanted, id)) for id in chronicle.events["id"]]

    assert hidden == [id not in shown_ids(chronicle, wanted) for id in chronicle.events["id"]]


# --- rows and trays ------------------------------------------------------------------------------


def test_events_are_given_by_their_ids_and_those_of_them_that_pass():
    rows = [{"date": "2013"}, {"date": "", "category": "talks"}, {"date": "2011", "latitude": ""}]
    chronicle = make_chronicle(rows)
    engine, some_ids = engine_of(chronicle), ("e2", "nobody", "e1", "e3")

    e3, e1, e2 = engine.named(some_ids)

    assert ids((e3, e1, e2)) == ["e3", "e1", "e2"]
    assert (e1.start, e1.end, e1.precision) == (
        second("2013"),
        second("2013-12-31T23:59:59"),
        "year",
    )
    assert (e1.latitude, e1.longitude, e1.dated, e1.located) == (31.2, 16.6, True, True)
    assert (e2.start, e2.end, e2.precision, e2.dated) == (None, None, "", False)
    assert (e3.latitude, e3.longitude, e3.located) == (None, None, False)
    assert (e1.line, e2.line, e3.line) == (2, 3, 4)
    assert engine.passing(Filter(category=("attack",)), some_ids) == ("e3", "e1")
    assert engine.passing(Filter(category=("talks",)), ("e1",)) == ()
    assert engine.named(("nobody",)) == engine.passing(Filter(), ()) == ()


def test_the_spread_is_how_many_located_events_pass_and_the_box_round_them():
    chronicle = make_chronicle(
        [
            {"latitude": "31.2", "longitude": "-16.6"},
            {"latitude": "-4.5", "longitude": "174.8"},
            {"latitude": "88", "longitude": "20", "category": "talks"},
            {"latitude": "", "longitude": ""},
        ]
    )

    assert engine_of(chronicle).spread(Filter(category=("attack",))) == (
        2,
        Bounds(-16.6, -4.5, 174.8, 31.2),
    )
    assert engine_of(chronicle).spread(Filter(q="nowhere")) == (0, None)


def test_rows_are_the_first_that_pass_in_time_order():
    chronicle = make_chronicle([{"date": str(2019 - at)} for at in range(5)])

    assert ids(engine_of(chronicle).rows(Filter(), 2)) == ["e5", "e4"]
    assert ids(engine_of(chronicle).rows(Filter(first=second("2018-01-01")), 9)) == [
        "e2",
        "e1",
    ]


def test_the_trays_hold_what_cannot_be_drawn():
    chronicle = make_chronicle(
        [{}, {"date": "soon"}, {"latitude": ""}, {"date": "", "latitude": ""}]
    )

    assert ids(engine_of(chronicle).tray(Filter(), "dated", 9)) == ["e2", "e4"]
    assert ids(engine_of(chronicle).tray(Filter(), "located", 9)) == ["e3", "e4"]
    assert ids(engine_of(chronicle).tray(Filter(), "located", 1)) == ["e3"]
    assert ids(engine_of(chronicle).marks(Filter(), *AGES)) == ["e1", "e3"]
    assert ids(engine_of(chronicle).places(Filter(), EVERYWHERE)) == ["e1", "e2"]


# --- size -----------------------------------------------------------------------------------------


def test_answers_are_small_however_large_the_table(many):
    wanted = Filter(status=("confirmed",))

    assert engine_of(many).count(wanted).shown == 100_000
    assert engine_of(many).marks(wanted, *AGES) is None
    assert engine_of(many).places(wanted, EVERYWHERE) is None
    assert sum(len(choices) for choices in engine_of(many).facets(wanted).values()) == 9 + 1 + 1 + 1
    assert len(engine_of(many).histogram(wanted, *engine_of(many).extent())) <= TIME_BINS * 9
    assert len(engine_of(many).rows(wanted, 1000)) == 1000


@pytest.mark.parametrize(
    "window",
    [
        WORLD,
        Bounds(-200, -85, 200, 85),
        Bounds(-190, 20, 171, 30),
        Bounds(-1000, -1, 1000, 1),
        Bounds(0, 0, 5, 80),
        Bounds(170, -20, -170, 0),
    ],
)
def test_cells_are_few_however_large_the_window(many, window):
    table = engine_of(many).cells(Filter(), window)

    assert 0 < len(table) <= (MAP_CELLS + 2) ** 2


def test_as_many_events_as_can_be_told_apart_are_given_one_by_one():
    rows = [{}] * (SINGLE_MARKS + 1)
    more, few = engine_of(make_chronicle(rows)), engine_of(make_chronicle(rows[1:]))

    assert more.places(Filter(), EVERYWHERE) is None
    assert len(few.places(Filter(), EVERYWHERE)) == SINGLE_MARKS
    assert more.marks(Filter(), *AGES) is None
    assert len(few.marks(Filter(), *AGES)) == SINGLE_MARKS


def test_the_window_decides_whether_events_are_given_one_by_one(many):
    window = Bounds(0, 0, 4, 4)
    inside = [
        at
        for at in range(100_000)
        if 0 <= (at * 0.37) % 170 - 85 <= 4 and 0 <= (at * 0.91) % 360 - 180 <= 4
    ]
    year = second("1900-01-01T00:00:00"), second("1900-12-31T23:59:59")

    places = engine_of(many).places(Filter(), window)
    marks = engine_of(many).marks(Filter(), *year)

    assert 0 < len(places) == len(inside) <= SINGLE_MARKS
    assert ids(places) == [f"e{at}" for at in inside]
    assert len(marks) == 365
    assert (marks[0].date, marks[-1].date) == ("1900-01-01", "1900-12-31")


# --- sources --------------------------------------------------------------------------------------


def test_what_is_cited_twice_in_a_cell_counts_once():
    rows = [{"date": "2012", "sources": "un; un; abc"}, {"date": "2011", "sources": "un"}]
    engine = engine_of(make_chronicle(rows))

    assert engine.uses(Filter()) == {"un": 2, "abc": 1}
    assert list(engine.uses(Filter())) == ["un", "abc"]
    assert engine.uses(Filter(first=second("2012"))) == {"abc": 1, "un": 1}
    assert list(engine.uses(Filter(first=second("2012")))) == ["abc", "un"]
    assert ids(engine.resting_on(Filter(), "un", 9)) == ["e2", "e1"]
    assert ids(engine.resting_on(Filter(), "un", 1)) == ["e2"]
    assert engine.resting_on(Filter(), "gone", 9) == ()
