"""Dates that stand in several columns: parts, times, ends, and how exact they are."""

import pandas as pd
import pytest

from chronicle.mapping.part_columns import untaken_cells
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


def untaken(dates, **columns):
    """What the cells of a table say that its dates do not, by role."""
    cells = pd.DataFrame(columns, dtype="str")
    roles = {name: name for name in columns}
    found = untaken_cells(cells, roles, pd.Series(dates, dtype="str"))
    return {role: list(cells[role][rows]) for role, rows in found.items()}


def test_what_a_date_does_not_say_is_known():
    assert untaken(["2011", "", ""], date=["2011", "3/4/2011", "-"]) == {"date": ["3/4/2011"]}
    assert untaken(["2011"], date=["2011"], month=["5"]) == {"month": ["5"]}
    assert untaken(["2011", "2012"], date=["2011", ""], year=["1999", "2012"]) == {"year": ["1999"]}
    assert untaken(["2011"], year=["2011"], month=["0"], day=["7"]) == {"day": ["7"]}
    assert untaken(["2011-05-07"], year=["2011"], month=["5"], day=["7"], time=["noon"]) == {
        "time": ["noon"]
    }
    assert untaken(["2011-05-07T14:30"], date=["2011-05-07"], time=["14:30"]) == {}
    assert untaken([""], date=[""], end_date=["6/7/2011"]) == {"end_date": ["6/7/2011"]}


def test_a_month_without_a_year_is_named():
    _, sentences = read(year=["", "2011"], month=["5", "5"])

    assert sentences == [
        'events.csv, line 2, month: "5" is a month without a year. Write the year. (Value ignored.)'
    ]


def test_a_day_that_is_not_in_the_calendar_is_left_for_the_next_check():
    dates, _ = read(year=["2011", "2011"], month=["13", "2"], day=["1", "30"])

    assert dates.text.tolist() == ["2011-13-01", "2011-02-30"]


def test_a_whole_date_is_preferred_to_its_parts():
    dates, _ = read(date=["2011-10-20", ""], year=["1999", "1999"], month=["1", "1"])

    assert dates.text.tolist() == ["2011-10-20", "1999-01"]


def test_start_and_end_make_an_interval():
    dates, sentences = read(
        date=["2011-10-20", "2011-10-20", "20 May 2011", "2011", "", "2012"],
        end_date=["2011-10-22", "2011-10-20", "", "present", "2011", "2011"],
    )

    assert dates.text.tolist() == [
        "2011-10-20/2011-10-22", "2011-10-20", "2011-05-20", "2011/..", "/2011", "2012/2011",
    ]  # fmt: skip
    assert sentences == []


def test_the_end_of_an_interval_need_not_be_said_twice():
    dates, _ = read(date=["2011-10-20/2011-10-22"], end_date=["2011-10-22"])

    assert dates.text.tolist() == ["2011-10-20/2011-10-22"]


def test_a_row_is_undated_when_its_end_cannot_be_told():
    dates, _ = read(date=["2011-05-05"], end_date=["06/07/2011"])

    assert dates.text.tolist() == [""]
    assert dates.named.tolist() == [True]
    assert dates.question == 'Is "06/07/2011" in column "end_date" 6 July or 7 June 2011?'


def test_both_columns_of_undecided_dates_are_named():
    dates, sentences = read(date=["03/04/2011", "05/05/2011"], end_date=["", "06/07/2011"])

    assert dates.named.tolist() == [True, True]
    assert [sentence.split(":")[0] for sentence in sentences] == [
        "events.csv, line 2, date", "events.csv, line 3, end_date",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("14:30", "2011-10-20T14:30"), ("5:58:44", "2011-10-20T05:58:44"),
        ("2:30 PM", "2011-10-20T14:30"), ("12:30 am", "2011-10-20T00:30"),
        ("14h30", "2011-10-20T14:30"), ("1430", "2011-10-20T14:30"),
        ("14:30Z", "2011-10-20T14:30Z"), ("14:30 +02:00", "2011-10-20T14:30+02:00"),
        ("14:30:05.000", "2011-10-20T14:30:05"), ("", "2011-10-20"),
    ],
)  # fmt: skip
def test_a_time_of_day_follows_its_day(time, expected):
    dates, sentences = read(date=["2011-10-20"], time=[time])

    assert (dates.text.tolist(), sentences) == ([expected], [])


def test_a_time_that_cannot_be_used_is_named():
    dates, sentences = read(
        date=["2011-10-20", "2011-10", "2011-10-20"], time=["noon", "14:30", "25:00"]
    )

    assert dates.text.tolist() == ["2011-10-20", "2011-10", "2011-10-20"]
    assert sentences == [
        'events.csv, line 2, time: "noon" is not a time of day. Write a time as 14:30. '
        "(Value ignored.)",
        'events.csv, line 4, time: "25:00" is not a time of day. Write a time as 14:30. '
        "(Value ignored.)",
        'events.csv, line 3, time: "14:30" is a time, but its day is not known. Write the day too. '
        "(Value ignored.)",
    ]


def test_an_end_time_without_a_day_is_on_the_day_of_the_start():
    dates, _ = read(date=["20 Oct 2011", "2011"], time=["10:00", ""], end_time=["12:00", ""])

    assert dates.text.tolist() == ["2011-10-20T10:00/2011-10-20T12:00", "2011"]


def test_acled_says_how_exact_its_days_are():
    dates, sentences = read(
        {"date": "event_date", "date_precision": "time_precision"},
        event_date=["9 May 2020"] * 4, time_precision=["1", "2", "3", ""],
    )  # fmt: skip

    assert dates.text.tolist() == ["2020-05-09", "2020-05-09~", "2020-05", "2020-05-09"]
    assert sentences == []


def test_ucdp_says_how_exact_single_days_are_and_its_intervals_say_it_themselves():
    dates, _ = read(
        {"date": "date_start", "end_date": "date_end", "date_precision": "date_prec"},
        date_start=["2016-01-01"] * 7,
        date_end=["2016-01-01"] * 5 + ["2016-12-31", "2016-01-07"],
        date_prec=["1", "2", "3", "4", "5", "5", "3"],
    )

    assert dates.text.tolist() == [
        "2016-01-01", "2016-01-01~", "2016-01-01~", "2016-01", "2016", "2016-01-01/2016-12-31",
        "2016-01-01/2016-01-07",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "said", "expected"),
    [
        ("2016-01-05", "day", "2016-01-05"), ("2016-01-05T14:30", "day", "2016-01-05"),
        ("2016-01-05T14:30", "minute", "2016-01-05T14:30"), ("2016-01-05", "Month", "2016-01"),
        ("2016-01-05", "year", "2016"), ("2016", "month", "2016"), ("2016", "day", "2016"),
        ("2016-01-05", "approximate", "2016-01-05~"), ("2016?", "circa", "2016%"),
        ("2016-01-05/2016-02-07", "month", "2016-01/2016-02"),
        ("2016-01-05/2016-01-07", "month", "2016-01"),
        ("2016-01-05/..", "approximate", "2016-01-05~/.."), ("2016-01-05~", "month", "2016-01~"),
        ("soon", "month", "soon"), ("", "month", ""),
    ],
)  # fmt: skip
def test_a_date_is_no_more_exact_than_is_said_of_it(date, said, expected):
    dates, _ = read(date=[date], date_precision=[said])

    assert dates.text.tolist() == [expected]


def test_an_unknown_word_for_precision_is_named():
    _, sentences = read(date=["2016", "2016"], date_precision=["month", "silly"])

    assert sentences == [
        'events.csv, line 3, date_precision: "silly" does not say how exact a date is. '
        "Write day, month, year or approximate. (Value ignored.)"
    ]


def test_numbers_of_an_unknown_scale_are_named_once_and_change_nothing():
    dates, sentences = read(date=["2016-01-05"] * 2, date_precision=["3", "9"])

    assert dates.text.tolist() == ["2016-01-05"] * 2
    assert sentences == [
        'events.csv, date_precision: "3" is no known word for how exact a date is. '
        "Write day, month, year or approximate. (Column ignored.)"
    ]
