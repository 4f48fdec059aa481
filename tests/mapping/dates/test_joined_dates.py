"""Dates as other people write them, one text or one column at a time."""

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given

from chronicle import schema
from chronicle.dates.span import SpanError, read_column
from chronicle.mapping.dates.columns import read_dates
from chronicle.problems import Report
from tests.support.date_columns import edtf, read


@pytest.mark.parametrize(
    "text",
    [
        "soon", "Mar-12", "12-Mar", "44", "12000", "2011-13-45", "9 Foo 2020",
        "30 February 2011", "2011-10-20 25:00", "c.", "BC", "100-44 BC", "may",
        "2011-05-03 - soon", "9 May 20 BC - 8", "x" * 200, "3/5 May 2011", "5/18 March 1900",
        "May/July 2011", "1850 or 1860", "201105", "1e9", "80s", "10,000 BP", "AH 622", "est. 1850",
        "C19", "–1850", "2011-W54", "32.VII.1789", "2011-13-??", "3 May 2011, evening",
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_passed_on_unchanged_for_the_next_check_to_name(text):
    dates, sentences = read(date=[text])

    assert dates.text.tolist() == [text]
    assert dates.named.tolist() == [False]
    assert sentences == []


def test_the_end_of_an_event_decides_the_order_of_its_start_too():
    dates, _ = read(date=["03/04/2011"], end_date=["25/04/2011"])

    assert dates.text.tolist() == ["2011-04-03/2011-04-25"]


def test_one_month_of_a_year_shows_that_the_others_are_too():
    assert edtf("Mar-98", "Mar-12") == ["1998-03", "2012-03"]


def test_years_before_our_era_are_said_to_count_a_year_0():
    dates, _ = read(date=["-44", "1066"])

    assert dates.notes == ('Years such as "-44" in "date" count a year 0, so this one is 45 BCE.',)


def test_a_midnight_after_every_day_is_no_time():
    dates, sentences = read(date=["2011-10-20 00:00:00", "2011-10-21 00:00:00"])

    assert dates.text.tolist() == ["2011-10-20", "2011-10-21"]
    assert dates.notes == ('Every time in "date" is 00:00, so only days are read.',)
    assert sentences == []
    assert edtf("2011-10-20 00:00", "2011-10-21 14:30") == ["2011-10-20T00:00", "2011-10-21T14:30"]
    assert edtf("20/10/2011 00:00", "21/10/2011 12:00 AM") == ["2011-10-20", "2011-10-21"]
    assert edtf("2011-10-20T00:00:00") == ["2011-10-20T00:00:00"]
    assert edtf(*["2011-10-20T00:00:00"] * 10) == ["2011-10-20"] * 10


def test_days_with_clocks_are_read_as_a_column():
    assert edtf("05/13/2015 11:53:00 PM", "05/01/2015 9:05:00 AM", "") == [
        "2015-05-13T23:53:00", "2015-05-01T09:05:00", "",
    ]  # fmt: skip
    assert edtf("05/13/2015 11:53", "soon 11:53") == ["2015-05-13T11:53", "soon 11:53"]


def test_a_lost_fraction_of_a_second_is_said_once():
    _, sentences = read(date=["2011-10-20T14:30:05.123Z", "2011-10-20T14:30:06.5Z"])

    assert sentences == [
        'events.csv, date: "2011-10-20T14:30:05.123Z" has a fraction of a second. '
        "(Repaired: every time of the column read to the second.)"
    ]


def test_any_index_is_kept():
    cells = pd.DataFrame({"when": ["9 May 2020", "soon"]}, index=[7, 3], dtype="str")

    dates = read_dates(cells, {"date": "when"}, Report("a.csv", pd.Series([2, 3])), None)

    assert dates.text.to_dict() == {7: "2020-05-09", 3: "soon"}


NUMBERS = some.integers(-20, 3000).map(str)
PIECES = some.sampled_from([
    "may", "9", "31", "2011", "12", "/", "-", "–", " ", "to", "c.", "bc", "?", "~", "T", ":", "14",
    "00", ",", "century", "th", "s", "X", "Y", "..", "am", "Z", "+", "between", "and",
    "١", "۹", "²",
])  # fmt: skip
WILD = some.one_of(
    some.just(""), NUMBERS, some.text(max_size=12), some.lists(PIECES, max_size=9).map("".join),
    some.lists(PIECES, max_size=40).map(" ".join), some.dates().map(str),
)  # fmt: skip
DATE_ROLES = [
    "date", "end_date", "date_precision", *schema.DATE_PARTS, *schema.END_PARTS,
]  # fmt: skip


@given(
    roles=some.lists(some.sampled_from(DATE_ROLES), unique=True, max_size=6),
    rows=some.lists(some.lists(WILD, min_size=6, max_size=6), max_size=5),
    day_first=some.none() | some.booleans(),
)
def test_any_text_in_any_role_is_read_or_passed_on(roles, rows, day_first):
    columns = {role: [row[at] for row in rows] for at, role in enumerate(roles)}

    dates, sentences = read(day_first=day_first, **columns)

    count = len(rows) if roles else 0
    assert len(dates.text) == len(dates.named) == count
    assert all(isinstance(text, str) for text in dates.text)
    assert (dates.text[dates.named] == "").all()
    assert (dates.question is None) or day_first is None
    assert all(sentences)
    errors = read_column(dates.text)[1]
    assert all(isinstance(error, SpanError) for error in errors.values())
