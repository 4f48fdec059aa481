"""Dates that stand in several columns: parts, times, ends, and how exact they are."""

import pytest

from tests.support.date_columns import read


def test_year_month_and_day_are_joined():
    dates, sentences = read(year=["1970", "2011.0"], month=["7", "October"], day=["02", "20.0"])

    assert dates.text.tolist() == ["1970-07-02", "2011-10-20"]
    assert sentences == []


@pytest.mark.parametrize("unknown", ["", "0", "00", "-1", "-9", "-99", "0.0", "NA"])
def test_an_unknown_month_or_day_makes_a_coarser_date(unknown):
    dates, sentences = read(
        year=["1970"] * 3, month=["7", unknown, unknown], day=[unknown, "5", ""]
    )

    assert dates.text.tolist() == ["1970-07", "1970", "1970"]
    assert sentences == []


def test_a_year_alone_may_be_any_text():
    dates, _ = read(year=["c. 1850", "44", "44 BC", "1990s", "soon", "12000"])

    assert dates.text.tolist() == ["1850~", "0044", "-0043", "199X", "soon", "Y12000"]


def test_years_before_year_0_count_it():
    dates, _ = read(year=["-5410", "0", "-13798000000"], month=["", "", ""])

    assert dates.text.tolist() == ["-5410", "0000", "Y-13798000000"]
    assert dates.notes == (
        'Years such as "-5410" in "year" count a year 0, so this one is 5411 BCE.',
    )


def test_a_column_of_years_of_two_digits_is_named_once():
    dates, sentences = read(year=["98", "07"], month=["1", ""])

    assert dates.text.tolist() == ["1998-01", "2007"]
    assert sentences == [
        'events.csv, year: "98" has a year of two digits. Write years with four digits. '
        "(Repaired: 00 to 68 read as 2000 to 2068, 69 to 99 as 1969 to 1999.)"
    ]


def test_a_mark_for_an_unknown_year_is_no_year():
    dates, sentences = read(year=["-1", "1600", "-1"], end_year=["-1", "-1", "1650"])

    assert dates.text.tolist() == ["", "1600", "/1650"]
    assert dates.named.tolist() == [True, False, False]
    assert sentences == [
        'events.csv, line 2, year: "-1" stands for an unknown year. Write the year, or leave the '
        "cell blank. (Shown in the undated tray.)"
    ]
    assert read(date=["-1", "1600"])[0].text.tolist() == ["", "1600"]
    assert read(date=["-1", "-300"])[0].text.tolist() == ["-0001", "-0300"]


def test_a_year_0_is_unknown_unless_years_lie_before_it():
    dates, sentences = read(year=["0", "2011"], month=["0", "5"], day=["0", ""])

    assert dates.text.tolist() == ["", "2011-05"]
    assert dates.named.tolist() == [True, False]
    assert sentences == [
        'events.csv, line 2, year: "0" stands for an unknown year. Write the year, or leave the '
        "cell blank. (Shown in the undated tray.)"
    ]
    assert read(year=["0000", "44 BC"])[0].text.tolist() == ["0000", "-0043"]
    assert read(year=["unknown", "1850"], month=["5", "5"])[0].text.tolist() == ["", "1850-05"]


def test_a_timelinejs_sheet_counts_a_year_0():
    roles = {"year": "Year"}

    assert read(roles, **{"Year": ["0000"], "Display Date": [""]})[0].text.tolist() == ["0000"]
    assert read(roles, Year=["0000"])[0].text.tolist() == [""]


def test_a_month_with_its_day_is_joined_with_the_year_beside_it():
    days = ["9 May", "May 9th", "9. Mai", "29 February", "9-12 May", "May", "", "5", "soon"]

    dates, sentences = read(year=["2012"] * len(days), month=days, day=[""] * len(days))

    assert dates.text.tolist() == [
        "2012-05-09", "2012-05-09", "2012-05-09", "2012-02-29", "2012-05-09/2012-05-12",
        "2012-05", "2012", "2012-05", "2012-soon",
    ]  # fmt: skip
    assert sentences == []


def test_a_day_and_month_in_numbers_are_joined_in_the_order_of_the_column():
    dates, sentences = read(
        {"year": "Year", "month": "Day"},
        Year=["2011", "2012", "2013"],
        Day=["12/5", "25/5", "1.6."],
    )

    assert dates.text.tolist() == ["2011-05-12", "2012-05-25", "2013-06-01"]
    assert dates.notes == ('Dates such as "12/5" in "Day" are read as day, month.',)
    assert (sentences, dates.question) == ([], None)
    assert read(year=["2011", "2012"], month=["12/5", "5/25"])[0].text.tolist() == [
        "2011-12-05", "2012-05-25",
    ]  # fmt: skip
    assert read(year=["2011", "2012"], month=["12.05", "25.05"])[0].text.tolist() == [
        "2011-05-12", "2012-05-25",
    ]  # fmt: skip


def test_a_day_and_month_in_numbers_are_asked_for_where_the_column_does_not_say():
    columns = {"Year": ["2011", "2012"], "Day": ["12/5", "5/5"]}
    roles = {"year": "Year", "month": "Day"}

    dates, sentences = read(roles, **columns)

    assert dates.text.tolist() == ["", "2012-05-05"]
    assert dates.named.tolist() == [True, False]
    assert dates.question == 'Is "12/5" in column "Day" 12 May or 5 December 2011?'
    assert sentences == [
        'events.csv, line 2, Day: "12/5" may be two days. It is 12 May or 5 December 2011: say '
        "whether the day or the month comes first, or write dates as 2011-05-12. "
        "(Shown in the undated tray.)"
    ]
    assert read(roles, day_first=False, **columns)[0].text.tolist() == ["2011-12-05", "2012-05-05"]


def test_a_day_and_month_in_numbers_that_are_no_date_are_named():
    dates, sentences = read(year=["2011", "2012", "2012"], month=["12/5", "25/5", "31/6"])

    assert dates.text.tolist() == ["2011-05-12", "2012-05-25", ""]
    assert sentences == [
        'events.csv, line 4, month: "31/6" is not a date when it is read as day, month, as the '
        "column is. Write the date as 2011-10-20. (Shown in the undated tray.)"
    ]


def test_an_end_in_numbers_decides_the_order_of_its_start_too():
    dates, _ = read(year=["2011"], month=["3/4"], end_year=["2011"], end_month=["25/4"])

    assert dates.text.tolist() == ["2011-04-03/2011-04-25"]


def test_two_numbers_with_a_hyphen_may_be_two_months():
    dates, _ = read(year=["2011", "2012"], month=["5-6", "7-8"])

    assert dates.text.tolist() == ["2011 5-6", "2012 7-8"]
    assert read(year=["2011", "2012"], month=["05-12", "25-12"])[0].text.tolist() == [
        "2011-12-05", "2012-12-25",
    ]  # fmt: skip
    assert read(year=["2011"] * 3, month=["5/6", "7", "8"])[0].text.tolist() == [
        "2011 5/6", "2011-07", "2011-08",
    ]  # fmt: skip
