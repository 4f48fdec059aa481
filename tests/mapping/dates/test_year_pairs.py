"""A year and two digits after it, which may be its month or a second year."""

import pandas as pd
import pytest

from chronicle.mapping.dates.columns import read_dates
from chronicle.problems import Report
from tests.support.date_columns import edtf, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1914-18", "1914/1918"), ("1914–18", "1914/1918"), ("1914 - 18", "1914/1918"),
        ("1914/18", "1914/1918"), ("2011–12", "2011/2012"), ("1908–9", "1908/1909"),
        ("c. 1914-18", "1914~/1918~"), ("1914-18?", "1914?/1918?"),
        ("2020/05", "2020-05"), ("2011/03", "2011-03"), ("2011-12", "2011-12"),
        ("1945-1", "1945-01"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_one_way_only_is_read_so(text, expected):
    assert edtf(text) == [expected]


@pytest.mark.parametrize("text", ["1914-14", "2011–05", "2011 - 05", "1999–00", "2011-21"])
def test_what_is_neither_a_month_nor_a_later_year_is_left(text):
    assert edtf(text) == [text]


def test_a_slash_before_what_may_be_a_month_or_a_year_is_named():
    dates, sentences = read(date=["2011/12"])

    assert (dates.text.tolist(), dates.named.tolist()) == ([""], [True])
    assert sentences == [
        'events.csv, line 2, date: "2011/12" may be a month or several years. Write 2011-12 for '
        "the month, or both years in full. (Shown in the undated tray.)"
    ]


def test_a_hyphen_before_one_digit_that_may_be_a_month_or_a_year_is_named():
    dates, sentences = read(date=["1944-5", "1939"])

    assert dates.text.tolist() == ["", "1939"]
    assert sentences == [
        'events.csv, line 2, date: "1944-5" may be a month or several years. Write 1944-05 for '
        "the month, or both years in full. (Shown in the undated tray.)"
    ]
    assert edtf("2012-3", "2012-11", "2013-1") == ["2012-03", "2012-11", "2013-01"]
    assert edtf("2012-3", "2011-05") == ["2012-03", "2011-05"]
    assert edtf("1944-5", "1914-18") == ["1944/1945", "1914/1918"]


def test_the_column_decides():
    assert edtf("2011/12", "2011/05") == ["2011-12", "2011-05"]
    assert edtf("2011/12", "1914/18") == ["2011/2012", "1914/1918"]
    assert edtf("1911-12", "1914-18", "1920-24") == ["1911/1912", "1914/1918", "1920/1924"]
    assert edtf("1911-12", "1914–18") == ["1911-12", "1914/1918"]


def test_months_and_years_in_one_column_are_said():
    dates, sentences = read(date=["2011-05", "1911-12", "1914-18"])

    assert dates.text.tolist() == ["2011-05", "1911-12", "1914/1918"]
    assert sentences == [
        'events.csv, date: "2011-05" is a month, but "1914-18" two years. Write both years in '
        "full. (Repaired: each that can only be one of these is read as that.)"
    ]


def test_two_years_of_which_one_is_short_are_said():
    assert read(date=["2011-05-03", "1914-18"])[0].notes == (
        'Dates such as "1914-18" in "date" are read as 1914 to 1918.',
    )
    assert read(date=["1911-12", "1914-18"])[0].notes == (
        'Dates such as "1911-12" in "date" are read as 1911 to 1912.',
    )
    assert read(date=["1914–18", "1914-1918", "2011/05"])[0].notes == ()


def test_numbers_within_a_year_such_as_of_weeks_are_no_second_years():
    weeks = ["2011-09", "2011-13", "2011-14", "2011-15"]

    dates, sentences = read(date=weeks)

    assert (dates.text.tolist(), sentences) == (weeks, [])
    assert edtf("2010/09", "2011/13", "2011/14", "2011/45") == [
        "2010-09", "2011/13", "2011/14", "2011/45",
    ]  # fmt: skip
    assert edtf("2011-05", "1914-15", "1914-18", "1939-45") == [
        "2011-05", "1914/1915", "1914/1918", "1939/1945",
    ]  # fmt: skip
    assert edtf("1914-15", "1914-16", "1914-18") == ["1914/1915", "1914/1916", "1914/1918"]


def test_a_month_that_is_called_one_is_never_a_second_year():
    assert edtf("2011年12月", "1914-18") == ["2011-12", "1914/1918"]
    assert edtf("2011年13月") == ["2011年13月"]


def test_in_a_table_of_ours_a_hyphen_is_before_a_month():
    cells = pd.DataFrame({"date": ["1911-12", "1914-18"]}, dtype="str")

    dates = read_dates(
        cells, {"date": "date"}, Report("events.csv", cells.index.to_series()), None, is_edtf=True
    )

    assert dates.text.tolist() == ["1911-12", "1914-18"]


def test_years_with_months_beside_them_are_months():
    dates, _ = read(year=["2011", "2011"], month=["12", "13"])

    assert dates.text.tolist() == ["2011-12", "2011-13"]
    assert read(year=["1911-12", "1914-18"])[0].text.tolist() == ["1911/1912", "1914/1918"]
