import hypothesis.strategies as some
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings

from chronicle.asking import query
from chronicle.asking.narrowing import Filter, passes
from chronicle.asking.query import Choice, Neighbours
from chronicle.dates.span import Span
from chronicle.model import Bounds, Chronicle, Toll
from tests.support.chronicles import boxes, chronicles, event_rows, filters, make_chronicle

WORLD = Bounds(-180, -90, 180, 90)
AGES = (np.datetime64("-270000-01-01T00:00:00"), np.datetime64("270000-12-31T23:59:59"))


def moment(text: str) -> np.datetime64:
    return np.datetime64(text, "s")


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

    counted = query.count(
        chronicle, Filter(last=moment("2012-01-01"), category=("attack",), q="sirte")
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

    counted = query.count(chronicle, Filter())

    assert (counted.first, counted.last) == (
        moment("2011-02-17T00:00:00"),
        moment("2013-01-31T23:59:59"),
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
    counted = query.count(make_chronicle([{"date": date} for date in dates]), Filter())

    assert (counted.first, counted.last) == (moment(first), moment(last))


def test_count_of_nothing():
    counted = query.count(make_chronicle([]), Filter(q="sirte"))

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
    counted = query.count(chronicle, wanted)

    assert counted.total == len(chronicle.events)
    hidden = sum(counted.hidden.values()) + counted.hidden_by_several
    assert counted.shown + hidden == counted.total
    assert 0 not in counted.hidden.values()
    assert counted.shown == passes(chronicle, wanted).sum()
    for name, number in counted.hidden.items():
        assert query.count(chronicle, wanted.without(name)).shown == counted.shown + number


# --- facets ---------------------------------------------------------------------------------------


def test_a_facet_counts_what_the_other_filters_leave_and_drops_no_value():
    chronicle = make_chronicle(
        [
            {"category": "attack", "status": "claimed", "actors": "UN; France", "country": "Mali"},
            {"category": "attack", "status": "confirmed", "actors": "UN", "country": "Libya"},
            {"category": "inquiry", "status": "confirmed", "actors": "", "country": "Libya"},
        ]
    )

    offered = query.facets(chronicle, Filter(category=("attack",), country=("Libya",)))

    assert offered == {
        "category": (Choice("attack", 1), Choice("inquiry", 1)),
        "status": (Choice("confirmed", 1), Choice("claimed", 0)),
        "actor": (Choice("UN", 1), Choice("France", 0)),
        "country": (Choice("Libya", 1), Choice("Mali", 1)),
    }


@settings(max_examples=25)
@given(chronicles, filters)
def test_choosing_a_value_alone_shows_as_many_as_its_count(chronicle, wanted):
    everything = query.facets(chronicle, Filter())

    for name, choices in query.facets(chronicle, wanted).items():
        assert [choice.value for choice in choices] == [one.value for one in everything[name]]
        for value, number in choices:
            alone = Filter(**{**wanted.__dict__, name: (value,)})
            assert query.count(chronicle, alone).shown == number


# --- time -----------------------------------------------------------------------------------------


def test_the_extent_is_of_all_ends_that_are_known():
    chronicle = make_chronicle([{"date": "../2011-03"}, {"date": "2012-04/.."}, {"date": "soon"}])

    assert query.extent(chronicle) == (moment("2011-03-31T23:59:59"), moment("2012-04-01T00:00:00"))
    assert query.extent(make_chronicle([{"date": "soon"}])) is None


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

    table = query.histogram(
        chronicle, Filter(), moment("2011-01-01T00:00:00"), moment("2011-04-30T23:59:59")
    )

    day = 86_400
    first, last = 1_293_840_000, 1_293_840_000 + 119 * day  # 120 days in 120 bins
    assert sorted(table.itertuples(index=False, name=None)) == [
        (first, first + day, "", 1),
        (first, first + day, "attack", 2),
        (last, last + day, "attack", 2),
    ]


@settings(max_examples=25)
@given(chronicles, filters)
def test_a_histogram_of_all_time_counts_every_dated_event_that_passes_once(chronicle, wanted):
    table = query.histogram(chronicle, wanted, *AGES)

    counted = query.count(chronicle, wanted)
    assert table["count"].sum() == counted.shown - counted.undated
    assert (table["count"] > 0).all()
    assert (table["bin_start"] < table["bin_end"]).all()
    assert not table.duplicated(["bin_start", "category"]).any()


@settings(max_examples=25)
@given(chronicles, some.tuples(some.datetimes(), some.datetimes()).map(sorted))
def test_a_histogram_counts_what_begins_in_its_range(chronicle, ends):
    first, last = (np.datetime64(end, "s") for end in ends)

    table = query.histogram(chronicle, Filter(), first, last)

    begins = [
        span.earliest if span.earliest is not None else span.latest
        for span in map(Span.parse, chronicle.events.loc[chronicle.events["dated"], "date"])
    ]
    assert table["count"].sum() == sum(first <= begin <= last for begin in begins)


# --- places ---------------------------------------------------------------------------------------


def test_cells_are_counts_at_the_mean_place_of_their_events():
    chronicle = spots((10.1, 10.1), (10.3, 10.5), (-30, 100), (50, 50))

    table = query.cells(chronicle, Filter(), Bounds(0, -40, 120, 40))

    assert sorted(table.itertuples(index=False, name=None)) == [
        (-30.0, 100.0, 1),
        (pytest.approx(10.2), pytest.approx(10.3), 2),
    ]


@settings(max_examples=25)
@given(chronicles, filters, boxes)
def test_cells_count_every_located_event_of_the_window_that_passes_once(chronicle, wanted, window):
    table = query.cells(chronicle, wanted, window)

    inside = Filter(**{**wanted.__dict__, "in_view": None})
    both = passes(chronicle, wanted) & passes(chronicle, Filter(in_view=window))
    assert table["count"].sum() == both.sum() <= passes(chronicle, inside).sum()
    assert (table["count"] > 0).all()
    assert table["latitude"].between(-90, 90).all() and table["longitude"].between(-180, 180).all()


def test_a_region_is_where_the_map_opens_whatever_lies_far_away():
    region = [(30 + at % 5, 10 + at % 4) for at in range(20)]

    west, south, east, north = query.densest(spots(*region, (-41.3, 174.8)))

    assert 7 <= west <= 10 and 13 <= east <= 16
    assert 27 <= south <= 30 and 34 <= north <= 37


def test_a_region_reaches_to_its_scattered_edges():
    around_the_mediterranean = [(31 + at % 14, -5 + at * 1.5) for at in range(28)]

    west, south, east, north = query.densest(spots(*around_the_mediterranean))

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
    west, south, east, north = query.densest(spots(*places))

    assert -180 <= west < east <= 180
    assert -85 <= south < north <= 85


def test_without_places_there_is_no_region():
    assert query.densest(make_chronicle([{"latitude": "", "longitude": ""}])) is None
    assert query.densest(make_chronicle([])) is None


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

    west, south, east, north = query.densest(chronicle)

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

    event = query.event(chronicle, "raid")

    assert (event.id, event.title, event.summary) == ("raid", "Raid", "It was taken.")
    assert event.date == Span.parse("2013-01-16/2013-01-19")
    assert event.actors == ("UN", "France")
    assert [source.publisher for source in event.sources] == ["ABC", "UN"]
    assert (event.latitude, event.longitude, event.located) == (31.2, 16.6, True)
    assert event.killed == Toll(None, None)


def test_an_event_without_date_or_place_says_what_the_table_says():
    event = query.event(make_chronicle([{"date": "last spring", "latitude": "95.2"}]), "e1")

    assert (event.date, event.date_text) == (None, "last spring")
    assert (event.latitude, event.longitude, event.located) == (None, None, False)


@pytest.mark.parametrize("id", ["", "e9", "E1", "e1 ", "\0", "{{7*191}}"])
def test_an_unknown_id_is_no_event(id):
    chronicle = make_chronicle([{}])

    assert query.event(chronicle, id) is None
    assert not query.has(chronicle, id)
    assert query.has(chronicle, "e1")


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

    assert query.neighbours(chronicle, Filter(status=("confirmed",)), id) == expected


def test_where_nothing_is_shown_nothing_is_before_or_after():
    assert query.neighbours(make_chronicle([{}]), Filter(q="gone"), "e1") == Neighbours(
        None, None, None, 0
    )


@settings(max_examples=25)
@given(chronicles, filters)
def test_stepping_through_the_neighbours_meets_every_shown_event_once(chronicle, wanted):
    met = []
    at = query.neighbours(chronicle, wanted, None).after
    while at is not None:
        met.append(at)
        at = query.neighbours(chronicle, wanted, at).after

    assert met == list(chronicle.events["id"][passes(chronicle, wanted)])


def test_what_hides_an_event_is_named():
    chronicle = make_chronicle([{"category": "attack", "date": "2013"}])
    wanted = Filter(last=moment("2012-01-01"), category=("inquiry",), status=("confirmed",), q="x9")

    assert query.hidden_by(chronicle, wanted, "e1") == ("date", "category", "q")
    assert query.hidden_by(chronicle, Filter(status=("confirmed",)), "e1") == ()
    assert query.hidden_by(chronicle, wanted, "gone") == ()


@settings(max_examples=25)
@given(some.lists(event_rows, min_size=1, max_size=4).map(make_chronicle), filters)
def test_an_event_is_hidden_by_something_exactly_when_it_does_not_pass(chronicle, wanted):
    hidden = [bool(query.hidden_by(chronicle, wanted, id)) for id in chronicle.events["id"]]

    assert hidden == (~passes(chronicle, wanted)).tolist()


# --- rows and trays ------------------------------------------------------------------------------


def test_one_event_is_given_alone_if_it_passes_and_can_be_drawn():
    chronicle = make_chronicle([{}, {"date": "", "category": "talks"}, {"latitude": ""}])

    def ids(id, needing, wanted=Filter()):  # noqa: B008 - it is frozen
        return list(query.single(chronicle, wanted, id, needing)["id"])

    assert ids("e1", "dated") == ids("e1", "located") == ["e1"]
    assert ids("e2", "dated") == [] and ids("e2", "located") == ["e2"]
    assert ids("e3", "dated") == ["e3"] and ids("e3", "located") == []
    assert ids("e1", "located", Filter(category=("talks",))) == []
    assert ids("nobody", "located") == ids(None, "located") == []


def test_the_spread_is_how_many_located_events_pass_and_the_box_round_them():
    chronicle = make_chronicle(
        [
            {"latitude": "31.2", "longitude": "-16.6"},
            {"latitude": "-4.5", "longitude": "174.8"},
            {"latitude": "88", "longitude": "20", "category": "talks"},
            {"latitude": "", "longitude": ""},
        ]
    )

    assert query.spread(chronicle, Filter(category=("attack",))) == (
        2,
        Bounds(-16.6, -4.5, 174.8, 31.2),
    )
    assert query.spread(chronicle, Filter(q="nowhere")) == (0, None)


def test_rows_are_the_first_that_pass_in_time_order():
    chronicle = make_chronicle([{"date": str(2019 - at)} for at in range(5)])

    assert list(query.rows(chronicle, Filter(), 2)["id"]) == ["e5", "e4"]
    assert list(query.rows(chronicle, Filter(first=moment("2018-01-01")), 9)["id"]) == ["e2", "e1"]


def test_the_trays_hold_what_cannot_be_drawn():
    chronicle = make_chronicle(
        [{}, {"date": "soon"}, {"latitude": ""}, {"date": "", "latitude": ""}]
    )

    assert list(query.tray(chronicle, Filter(), "dated", 9)["id"]) == ["e2", "e4"]
    assert list(query.tray(chronicle, Filter(), "located", 9)["id"]) == ["e3", "e4"]
    assert list(query.tray(chronicle, Filter(), "located", 1)["id"]) == ["e3"]
    assert list(query.marks(chronicle, Filter())["id"]) == ["e1", "e3"]
    assert list(query.places(chronicle, Filter())["id"]) == ["e1", "e2"]


# --- size -----------------------------------------------------------------------------------------


def test_answers_are_small_however_large_the_table(many):
    wanted = Filter(status=("confirmed",))

    assert query.count(many, wanted).shown == 100_000
    assert query.marks(many, wanted) is None
    assert query.places(many, wanted) is None
    assert sum(len(choices) for choices in query.facets(many, wanted).values()) == 9 + 1 + 1 + 1
    assert len(query.histogram(many, wanted, *query.extent(many))) <= query.TIME_BINS * 9
    assert len(query.rows(many, wanted, 1000)) == 1000


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
    table = query.cells(many, Filter(), window)

    assert 0 < len(table) <= (query.MAP_CELLS + 2) ** 2


def test_as_many_events_as_can_be_told_apart_are_drawn_one_by_one():
    rows = [{}] * (query.SINGLE_MARKS + 1)

    assert query.places(make_chronicle(rows), Filter()) is None
    assert len(query.places(make_chronicle(rows[1:]), Filter())) == query.SINGLE_MARKS
    assert query.marks(make_chronicle(rows), Filter()) is None
    assert len(query.marks(make_chronicle(rows[1:]), Filter())) == query.SINGLE_MARKS
