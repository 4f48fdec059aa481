"""Quarters and parts of longer times, and what names a time without saying which."""

import pytest

from chronicle.reading.opening import open_content
from tests.support.date_columns import edtf, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Q1 2020", "2020-01/2020-03"), ("2020-Q4", "2020-10/2020-12"), ("2Q 2020", "2020-04/2020-06"),
     ("3rd quarter of 2020", "2020-07/2020-09"), ("H2 2020", "2020-07/2020-12")],
)  # fmt: skip
def test_a_quarter_or_half_is_its_months_of_the_calendar_year(text, expected):
    dates, sentences = read(date=[text])

    assert (dates.text.tolist(), sentences) == ([expected], [])
    assert dates.notes == (f'Times such as "{text}" in "date" are months of the calendar year.',)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("early 1850s", "185X"), ("mid-1850s", "185X"), ("late 19th century", "18XX"),
     ("early to mid 19th century", "18XX"), ("first half of the 5th century BC", "-04XX"),
     ("mid-May 2011", "2011-05"), ("end of May 2011", "2011-05"), ("late 2011", "2011"),
     ("Anfang 1850", "1850"), ("late 18th - early 19th century", "17XX/18XX")],
)  # fmt: skip
def test_a_part_of_a_longer_time_is_read_as_all_of_it_and_said(text, expected):
    dates, sentences = read(date=[text, "2011"])

    assert dates.text.tolist() == [expected, "2011"]
    assert {role: rows.tolist() for role, rows in dates.untaken.items()} == {"date": [True, False]}
    assert sentences == [
        f'events.csv, date: "{text}" is a part of a decade, century, year or month. '
        "(Repaired: every such date of the column read as all of it.)"
    ]


def test_which_part_it_is_is_kept_as_it_is_written():
    opened = open_content(b"title,date\nRaid,early 1850s\nFall,2011\n", "e.csv")

    assert list(opened.chronicle.events["date"]) == ["185X", "2011"]
    assert list(opened.chronicle.more["date as written"]) == ["early 1850s", ""]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Spring 2011", "is a season, whose months depend on the place. Write the months instead, "
         "such as 2001-03/2001-05, or the year alone."),
        ("winter 1944-45", "is a season, whose months depend on the place. Write the months "
         "instead, such as 2001-03/2001-05, or the year alone."),
        ("2011 Herbst", "is a season, whose months depend on the place. Write the months instead, "
         "such as 2001-03/2001-05, or the year alone."),
        ("1900s", "may be ten years or a hundred. Write 190X for the ten years, or 19XX for the "
         "hundred."),
        ("early 1900s", "may be ten years or a hundred. Write 190X for the ten years, or 19XX for "
         "the hundred."),
        ("201?", "may be one year or ten. Write 0201? for the year, or 201X for the ten years."),
    ],
)  # fmt: skip
def test_what_names_a_time_without_saying_which_is_named_and_undated(text, why):
    dates, sentences = read(date=["2011", text])

    assert (dates.text.tolist(), dates.named.tolist()) == (["2011", ""], [False, True])
    assert sentences == [f'events.csv, line 3, date: "{text}" {why} (Shown in the undated tray.)']


def test_a_decade_that_is_no_first_of_a_century_is_clear():
    assert edtf("1910s", "201-", "850 ?") == ["191X", "201X", "0850?"]


@pytest.mark.parametrize(
    "text",
    [
        "500 BC to 400", "500 BC-400", "BC 500 – 400", "c. 500 BC – c. 400", "44 v. Chr. – 14",
        "5th century BC to 4th century", "between 500 BC and 400", "10,000 BC to 9500",
        "15 March 44 BC – 2 May 43", "15 March 44 BC – 2 May 50",
    ],
)  # fmt: skip
def test_an_end_that_may_be_before_our_era_too_is_left(text):
    assert edtf(text) == [text]


def test_an_end_that_can_only_be_of_our_era_is_read_so():
    assert edtf("44 BC – 476") == ["-0043/0476"]
    assert edtf("3rd century BC – 5th century") == ["-02XX/04XX"]
    assert edtf("500 BC–present") == ["-0499/.."]
    assert edtf("500 BC – AD 400") == ["-0499/0400"]
    assert edtf("-500 – 400") == ["-0500/0400"]


@pytest.mark.parametrize("text", ["0379-03 to 0385-04 BC", "0379-03-02 to 0385-04-01 BC"])
def test_dates_before_our_era_are_not_read_as_if_they_were_in_it(text):
    assert edtf(text) == [text]


def test_far_years_before_our_era_have_an_interval_too():
    assert edtf("12,000 – 10,500 BC") == ["Y-11999/Y-10499"]
