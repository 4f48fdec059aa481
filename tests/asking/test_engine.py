"""What every engine answers: questions about chronicles of a few rows, and the answers.

An engine is one more entry of ENGINES: how it comes to know the events of a chronicle.
"""

from dataclasses import fields, is_dataclass

import pytest

from chronicle.asking.engine import (
    EVERYWHERE,
    Bar,
    Cell,
    Choice,
    Count,
    Engine,
    Mark,
    Neighbours,
    Spread,
    Support,
    Supported,
)
from chronicle.asking.narrowing import Filter
from chronicle.asking.pandas_engine import PandasEngine
from chronicle.dates.span import Span
from chronicle.model import Bounds, Event, Source, Toll
from tests.support.chronicles import make_chronicle, second

ENGINES = {"pandas": PandasEngine}

UN, WIKI = {"id": "un", "publisher": "UN"}, {"id": "wiki", "publisher": "Wikipedia"}
FIVE = make_chronicle(
    [
        {"id": "raid", "title": "Raid", "date": "2013-01-16/2013-01-19", "country": "Algeria",
         "latitude": "27.9", "longitude": "9.1", "actors": "AQIM; Statoil; AQIM",
         "summary": "Éléments armés", "sources": "un; wiki; un"},
        {"id": "fall", "title": "Fall", "date": "2011-10-20", "sources": "un; abc"},
        {"id": "vote", "title": "Vote", "date": "2011-10", "category": "talks", "status": "",
         "latitude": "40.7", "longitude": "-74.0", "place": "New York", "country": "",
         "actors": "UN", "sources": "wiki"},
        {"id": "until", "title": "Until", "date": "../2011-03", "category": "",
         "latitude": "31.4", "longitude": "16.2", "status": "claimed"},
        {"id": "some-day", "title": "Some day", "date": "soon", "latitude": "", "actors": ""},
    ],
    sources=[UN, WIKI, {"id": "abc", "publisher": "ABC"}],
)  # fmt: skip
"""In time order: until, vote, fall, raid; and some-day, of which that is not known."""
TIES = make_chronicle(
    [{"id": id, "category": category, "date": "2012"}
     for id, category in zip("dbca", ("x", "y", "x", "y"), strict=True)]
)  # fmt: skip
NONE = make_chronicle([])

ALL = Filter()
ATTACKS = Filter(category=("attack",))
IN_2011 = Filter(first=second("2011-01-01"), last=second("2011-12-31T23:59:59"))
LIBYA = Bounds(9.0, 19.0, 25.0, 33.0)
YEAR = second("2011-01-01"), second("2011-12-31T23:59:59")
TEN_DAYS = second("2011-10-12"), second("2011-10-21T23:59:59")

CASES = [
    # chronicle, question, what it is about, answer
    (FIVE, "count", (ALL,), Count(
        shown=5, total=5, undated=1, unlocated=1, first=second("2011-03-31T23:59:59"),
        last=second("2013-01-19T23:59:59"), precisions=("month", "day"), hidden={},
        hidden_by_several=0,
    )),
    (FIVE, "count", (Filter(category=("attack",), q="ELEMENTS", last=second("2013-01-01")),), Count(
        shown=0, total=5, undated=0, unlocated=0, first=None, last=None, precisions=("", ""),
        hidden={"date": 1, "q": 1}, hidden_by_several=3,
    )),
    (NONE, "count", (ATTACKS,), Count(0, 0, 0, 0, None, None, ("", ""), {}, 0)),
    (FIVE, "values", ("category",), ("attack", "talks")),
    (FIVE, "values", ("actor",), ("Fighters", "AQIM", "Statoil", "UN")),
    (FIVE, "values", ("country",), ("Libya", "Algeria")),
    (TIES, "values", ("category",), ("x", "y")),
    (FIVE, "categories", (), ("attack", "talks", "")),
    (TIES, "categories", (), ("x", "y")),
    (NONE, "categories", (), ()),
    (FIVE, "facets", (Filter(category=("attack",), country=("Libya",)),), {
        "category": (Choice("attack", 2), Choice("talks", 0)),
        "status": (Choice("confirmed", 2), Choice("claimed", 0)),
        "actor": (Choice("Fighters", 1), Choice("AQIM", 0), Choice("Statoil", 0), Choice("UN", 0)),
        "country": (Choice("Libya", 2), Choice("Algeria", 1)),
    }),
    (FIVE, "extent", (), (second("2011-03-31T23:59:59"), second("2013-01-19T23:59:59"))),
    (NONE, "extent", (), None),
    (FIVE, "histogram", (ALL, *TEN_DAYS), (
        Bar(second("2011-10-20"), second("2011-10-20T02:00:00"), "attack", 1),
    )),
    (TIES, "histogram", (ALL, second("2012-01-01"), second("2012-01-01T00:01:59")), (
        Bar(second("2012-01-01"), second("2012-01-01T00:00:01"), "x", 2),
        Bar(second("2012-01-01"), second("2012-01-01T00:00:01"), "y", 2),
    )),
    (NONE, "histogram", (ALL, *YEAR), ()),
    (FIVE, "cells", (ALL, LIBYA), (
        Cell(27.9, 9.1, 1), Cell(31.2, 16.6, 1), Cell(31.4, 16.2, 1),
    )),
    (FIVE, "cells", (ALL, EVERYWHERE), (
        Cell(27.9, 9.1, 1), Cell(40.7, -74.0, 1), Cell(31.299999999999997, 16.4, 2),
    )),
    (FIVE, "cells", (ATTACKS, LIBYA), (Cell(27.9, 9.1, 1), Cell(31.2, 16.6, 1))),
    (NONE, "cells", (ALL, LIBYA), ()),
    (FIVE, "spread", (ALL,), Spread(4, Bounds(-74.0, 27.9, 16.6, 40.7))),
    (FIVE, "spread", (Filter(q="soon"),), Spread(0, None)),
    (FIVE, "densest", (), Bounds(15.2, 30.5, 17.6, 32.1)),
    (NONE, "densest", (), None),
    (FIVE, "position", ("raid",), 3),
    (FIVE, "position", ("gone",), None),
    (FIVE, "neighbours", (ALL, "fall"), Neighbours("vote", "raid", 3, 5)),
    (FIVE, "neighbours", (ATTACKS, "vote"), Neighbours(None, "fall", None, 3)),
    (FIVE, "neighbours", (ATTACKS, None), Neighbours(None, "fall", None, 3)),
    (NONE, "neighbours", (ALL, "fall"), Neighbours(None, None, None, 0)),
    (FIVE, "hidden_by", (Filter(first=second("2012-01-01"), country=("Mali",), q="raid"), "fall"),
     ("date", "country", "q")),
    (FIVE, "hidden_by", (Filter(in_view=LIBYA), "vote"), ("in_view",)),
    (FIVE, "hidden_by", (ATTACKS, "gone"), ()),
    (FIVE, "passing", (IN_2011, ("raid", "some-day", "fall", "gone", "vote")), ("vote", "fall")),
    (TIES, "passing", (ALL, ("a", "b", "c", "d")), ("d", "b", "c", "a")),
    (FIVE, "uses", (ALL,), {"un": 2, "wiki": 2, "abc": 1}),
    (FIVE, "uses", (IN_2011,), {"abc": 1, "un": 1, "wiki": 1}),
    (FIVE, "support", (ALL, 3), Support(5, 4, (
        Supported("until", "Until", 0, ()),
        Supported("vote", "Vote", 1, ()),
        Supported("some-day", "Some day", 0, ()),
    ))),
    (FIVE, "support", (ATTACKS, 9), Support(3, 2, (
        Supported("some-day", "Some day", 0, ()),
        Supported("raid", "Raid", 3, ("UN",)),
        Supported("fall", "Fall", 2, ("ABC", "UN")),
    ))),
    (FIVE, "more", ("raid",), {}),
    (FIVE, "event", ("gone",), None),
]  # fmt: skip

MARKS = [
    # chronicle, question, what it is about, the ids of the answer
    (FIVE, "rows", (ALL, 3), ["until", "vote", "fall"]),
    (FIVE, "rows", (Filter(q="ARMES elements"), 3), ["raid"]),
    (TIES, "rows", (ALL, 9), ["d", "b", "c", "a"]),
    (FIVE, "marks", (ALL, *YEAR), ["until", "vote", "fall"]),
    (FIVE, "marks", (ALL, second("2011-04-01"), second("2011-10-19T23:59:59")), ["vote"]),
    (FIVE, "marks", (ATTACKS, *YEAR), ["fall"]),
    (FIVE, "places", (ALL, EVERYWHERE), ["until", "vote", "fall", "raid"]),
    (FIVE, "places", (ALL, LIBYA), ["until", "fall", "raid"]),
    (FIVE, "places", (ALL, Bounds(280.0, 40.0, 290.0, 41.0)), ["vote"]),
    (FIVE, "places", (ATTACKS, Bounds(16.0, 31.0, 17.0, 32.0)), ["fall"]),
    (FIVE, "tray", (ALL, "dated", 9), ["some-day"]),
    (FIVE, "tray", (ALL, "located", 9), ["some-day"]),
    (FIVE, "tray", (IN_2011, "located", 9), []),
    (FIVE, "named", (("raid", "gone", "until"),), ["until", "raid"]),
    (FIVE, "resting_on", (ALL, "un", 9), ["fall", "raid"]),
    (FIVE, "resting_on", (ALL, "un", 1), ["fall"]),
    (FIVE, "resting_on", (ALL, "gone", 1), []),
]


@pytest.fixture(params=ENGINES)
def ask(request: pytest.FixtureRequest):
    """Put a question about a chronicle to an engine."""
    return lambda chronicle, question, about: getattr(
        ENGINES[request.param](chronicle), question
    )(*about)  # fmt: skip


@pytest.mark.parametrize(("chronicle", "question", "about", "answer"), CASES)
def test_every_engine_gives_the_answer(ask, chronicle, question, about, answer):
    given = ask(chronicle, question, about)

    if question == "densest" and answer is not None:
        # How far the region reaches is reckoned in degrees that need not be the same to the last.
        assert tuple(given) == pytest.approx(tuple(answer), abs=1e-6)
    else:
        assert given == answer
    if isinstance(answer, dict):
        assert list(given) == list(answer)


@pytest.mark.parametrize(("chronicle", "question", "about", "ids"), MARKS)
def test_every_engine_gives_the_events_in_time_order(ask, chronicle, question, about, ids):
    assert [mark.id for mark in ask(chronicle, question, about)] == ids


def test_every_engine_gives_an_event_in_brief(ask):
    until, raid, undated = ask(FIVE, "named", (("some-day", "raid", "until"),))

    assert until == Mark(
        id="until", title="Until", date="../2011-03", start=None, end=second("2011-03-31T23:59:59"),
        start_soft=True, end_soft=False, precision="month", place="Sirte", country="Libya",
        latitude=31.4, longitude=16.2, place_precision="city", category="", status="claimed",
        line=5,
    )  # fmt: skip
    assert (raid.start, raid.end) == (second("2013-01-16"), second("2013-01-19T23:59:59"))
    assert (undated.date, undated.start, undated.end, undated.precision) == ("soon", None, None, "")
    assert (undated.latitude, undated.longitude) == (None, None)


def test_every_engine_gives_one_event_whole(ask):
    un = Source("un", "UN", "", "", "", "", "", "")

    raid = ask(FIVE, "event", ("raid",))

    assert raid == Event(
        id="raid", title="Raid", date=Span.parse("2013-01-16/2013-01-19"),
        date_text="2013-01-16/2013-01-19", place="Sirte", country="Algeria", latitude=27.9,
        longitude=9.1, place_precision="city", category="attack",
        actors=("AQIM", "Statoil", "AQIM"), summary="Éléments armés",
        killed=Toll(None, None), wounded=Toll(None, None), toll_note="",
        status="confirmed", status_note="", sources=(un, raid.sources[1], un),
    )  # fmt: skip


PLAIN = (str, int, float, bool, type(None))


def parts(answer) -> list:
    """The values that an answer is made of, down to those that have no parts."""
    if is_dataclass(answer):
        return [part for one in fields(answer) for part in parts(getattr(answer, one.name))]
    if isinstance(answer, dict):
        return [part for pair in answer.items() for part in parts(pair)]
    if isinstance(answer, tuple):
        return [part for one in answer for part in parts(one)]
    return [answer]


@pytest.mark.parametrize(
    ("chronicle", "question", "about"), [case[:3] for case in (*CASES, *MARKS)]
)
def test_an_answer_is_made_of_plain_values(ask, chronicle, question, about):
    # A number of numpy's is one of Python's too, so that types are compared themselves.
    assert {type(part) for part in parts(ask(chronicle, question, about))} <= set(PLAIN)


def test_every_question_is_asked_here_of_every_engine():
    asked = {case[1] for case in (*CASES, *MARKS)}

    assert {name for name in vars(Engine) if not name.startswith("_")} - {"prepare"} == asked


def test_an_engine_that_has_prepared_itself_answers_the_same(ask):
    for engine in (make(FIVE) for make in ENGINES.values()):
        engine.prepare()

        assert engine.count(Filter(q="raid")) == ask(FIVE, "count", (Filter(q="raid"),))
