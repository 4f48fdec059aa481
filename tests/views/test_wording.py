from dataclasses import replace

import hypothesis.strategies as some
import pytest
from hypothesis import given, settings

from chronicle.asking.answering import engine_of
from chronicle.asking.engine import Count
from chronicle.asking.narrowing import FACETS, Filter
from chronicle.dates.span import Span
from chronicle.model import Event, Toll
from chronicle.schema import PLACE_PRECISIONS, STATUSES
from chronicle.views import wording
from tests.support.chronicles import chronicles, filters, make_chronicle, second

NOTHING_HIDDEN = {
    "undated": 0, "unlocated": 0, "hidden": {}, "hidden_by_several": 0,
    "precisions": ("day", "day"),
}  # fmt: skip


def counted(shown: int, total: int, first: str | None, last: str | None, **parts) -> Count:
    ends = {
        "first": None if first is None else second(first),
        "last": None if last is None else second(last),
    }
    return Count(shown=shown, total=total, **{**NOTHING_HIDDEN, **ends, **parts})


def event(**cells: str) -> Event:
    return engine_of(make_chronicle([cells])).event("e1")


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("time", "17 Oct 2011"),
        ("day", "17 Oct 2011"),
        ("month", "Oct 2011"),
        ("year", "2011"),
        ("decade", "2011"),
    ],
)
def test_a_moment_is_said_in_short_no_more_exactly_than_it_is_known(precision, words):
    assert wording.in_short(second("2011-10-17"), precision) == words


def test_the_summary_of_events_known_to_the_month_names_no_days():
    chronicle = make_chronicle([{"date": "2011-10"}, {"date": "2012"}])

    counted = engine_of(chronicle).count(Filter())
    assert wording.summary(counted) == "**2 of 2 events**, Oct 2011 to 2012. Nothing hidden."


@pytest.mark.parametrize(
    ("begun", "shown", "words"),
    [
        (19, 63, "19 have begun by this step, 44 come later."),
        (63, 63, "All of them have begun by this step."),
        (0, 5, "None of them has begun by this step."),
        (0, 0, ""),
    ],
)
def test_a_step_of_the_story_says_how_many_events_are_yet_to_come(begun, shown, words):
    assert wording.told(begun, shown) == words


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (
            counted(47, 63, "2011-02-17", "2015-02-26", hidden={"date": 12, "category": 4}),
            "**47 of 63 events**, 17 Feb 2011 to 26 Feb 2015. Hidden: 12 by date, 4 by category.",
        ),
        (
            counted(63, 63, "2011-02-17", "2015-02-26"),
            "**63 of 63 events**, 17 Feb 2011 to 26 Feb 2015. Nothing hidden.",
        ),
        (
            counted(1, 1, "2011-10-20T00:00:00", "2011-10-20T23:59:59"),
            "**1 of 1 event**, 20 Oct 2011. Nothing hidden.",
        ),
        (
            counted(1, 63, "2011-10-20", "2011-10-20", hidden={"actor": 62}),
            "**1 of 63 events**, 20 Oct 2011. Hidden: 62 by actor.",
        ),
        (
            counted(0, 63, None, None, hidden={"q": 60}, hidden_by_several=3),
            "**0 of 63 events**. Hidden: 60 by search, 3 by more than one filter.",
        ),
        (
            counted(10, 12, "-0044-03-15", "2011-01-01", hidden={"in_view": 2}),
            "**10 of 12 events**, 15 Mar 45 BCE to 1 Jan 2011. Hidden: 2 by the map’s frame.",
        ),
        (
            counted(1234, 1_000_000, "2011-01-01", "2011-01-02", hidden_by_several=998_766),
            "**1,234 of 1,000,000 events**, 1 Jan 2011 to 2 Jan 2011. "
            "Hidden: 998,766 by more than one filter.",
        ),
        (
            counted(5, 5, "2011-01-01", "2011-01-02", undated=2),
            "**5 of 5 events**, 1 Jan 2011 to 2 Jan 2011. Nothing hidden. "
            "Of those shown, 2 without a date.",
        ),
        (
            counted(5, 5, "2011-01-01", "2011-01-02", undated=1, unlocated=1200),
            "**5 of 5 events**, 1 Jan 2011 to 2 Jan 2011. Nothing hidden. "
            "Of those shown, 1 without a date and 1,200 without a place.",
        ),
        (
            counted(2, 2, None, None, undated=2),
            "**2 of 2 events**. Nothing hidden. Of those shown, 2 without a date.",
        ),
        (counted(0, 0, None, None), "No events."),
    ],
)
def test_the_summary_says_what_is_shown_and_what_is_hidden_by_what(count, sentence):
    assert wording.summary(count) == sentence


def test_the_summary_of_a_narrowed_chronicle():
    chronicle = make_chronicle(
        [
            {"category": "attack", "date": "2011-02-17"},
            {"category": "attack", "date": "2015"},
            {"category": "inquiry", "date": "2012"},
            {"category": "inquiry", "date": "2016"},
            {"category": "attack", "date": "soon", "latitude": "95"},
        ]
    )

    count = engine_of(chronicle).count(Filter(last=second("2015-06-01"), category=("attack",)))

    assert wording.summary(count) == (
        "**2 of 5 events**, 17 Feb 2011 to 2015. "
        "Hidden: 1 by date, 1 by category, 1 by more than one filter."
    )


@settings(max_examples=30)
@given(chronicles, filters)
def test_a_summary_is_a_sentence_whatever_is_shown(chronicle, wanted):
    summary = wording.summary(engine_of(chronicle).count(wanted))

    assert summary.endswith(".") and summary.splitlines() == [summary]
    assert "None" not in summary and "NaT" not in summary


def test_every_part_of_a_filter_has_a_name():
    assert set(wording.FILTER_NAMES) == {"date", *FACETS, "q", "in_view"}
    assert wording.why_hidden(("date", "q")) == (
        "Not on map and timeline: hidden by date and search."
    )


@pytest.mark.parametrize(
    ("text", "short", "edtf"),
    [
        ("2011-02-17T23:59:59", "17 Feb 2011", "2011-02-17"),
        ("0001-01-01", "1 Jan 1", "0001-01-01"),
        ("0000-12-31", "31 Dec 1 BCE", "0000-12-31"),
        ("-0044-03-15", "15 Mar 45 BCE", "-0044-03-15"),
        ("9999-12-31", "31 Dec 9999", "9999-12-31"),
        ("12000-05-01", "1 May 12000", "Y12000"),
        ("-12000-05-01", "1 May 12001 BCE", "Y-12000"),
    ],
)
def test_a_day_is_said_in_short_and_in_edtf(text, short, edtf):
    assert wording.short_day(second(text)) == short
    assert wording.edtf_day(second(text)) == edtf


@given(some.integers(-8_458_000_000_000, 8_458_000_000_000))
def test_the_edtf_of_a_day_holds_that_day(seconds):
    span = Span.parse(wording.edtf_day(seconds))

    assert span.first_second <= seconds <= span.last_second


def test_a_category_is_shown_by_its_title():
    chronicle = make_chronicle([], category_titles={"arms-control": "Control of arms"})

    assert wording.category_title(chronicle, "arms-control") == "Control of arms"
    assert wording.category_title(chronicle, "arms-proliferation") == "Arms proliferation"
    assert wording.category_title(chronicle, "NGO_report") == "NGO report"
    assert wording.category_title(chronicle, "") == "No category"


def test_when_is_said_in_words_with_how_well_it_is_known():
    attack = event(date="2012-09-11T21:42+02:00")
    looting = event(date="2011-02-20~/2011-04-05")

    assert wording.when(attack) == "11 September 2012, 21:42 (UTC+2)"
    assert wording.when_exactly(attack) == "to the minute; 11 September 2012, 19:42 UTC"
    assert wording.when(looting) == "about 20 February to 5 April 2011"
    assert wording.when_exactly(looting) == "start approximate"


def test_without_a_date_the_words_of_the_table_are_quoted():
    assert wording.when(event(date="last spring")) == "No date that can be read"
    assert wording.when_exactly(event(date="last spring")) == "The table says “last spring”."
    assert wording.when_exactly(event(date="")) == ""


@pytest.mark.parametrize(
    ("place", "country", "words"),
    [
        ("Sirte", "Libya", "Sirte, Libya"),
        ("Libya", "Libya", "Libya"),
        ("Sirte", "", "Sirte"),
        ("", "Libya", "Libya"),
        ("", "", "31.2° N, 16.6° E"),
    ],
)
def test_where_is_place_and_country_once_each(place, country, words):
    assert wording.where(event(place=place, country=country)) == words


def test_where_says_how_well_the_place_is_known():
    for precision in PLACE_PRECISIONS:
        assert wording.where_exactly(event(place_precision=precision))
    assert wording.where_exactly(event(place_precision="site")) == "exact site"
    assert wording.where_exactly(event(place_precision="")) == ""
    assert wording.where_exactly(event(latitude="95")) == (
        "not on the map: no coordinates that can be used"
    )


def test_the_toll_is_of_the_dead_and_of_the_wounded():
    chronicle = make_chronicle([{}])
    uncounted = engine_of(chronicle).event("e1")

    assert wording.toll(uncounted) == ""
    assert wording.toll(replace(uncounted, wounded=Toll(7, 7))) == "7 wounded"
    assert (
        wording.toll(replace(uncounted, killed=Toll(38, 40), wounded=Toll(7, None)))
        == "38 to 40 killed, at least 7 wounded"
    )


def test_every_status_has_a_meaning():
    assert set(wording.STATUS_MEANINGS) == set(STATUSES)


def test_a_source_is_dated_in_words_or_as_it_stands():
    assert wording.source_date("2013-01") == "January 2013"
    assert wording.source_date("spring 2013") == "spring 2013"
    assert wording.source_date("") == ""


def test_a_filter_is_active_when_any_part_of_it_is_on():
    assert not wording.active(Filter())
    assert wording.active(Filter(q="sirte"))
    assert wording.active(Filter(last=second("2011-01-01")))
