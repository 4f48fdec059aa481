import numpy as np
import pytest

from chronicle.dates.edtf_date import SpanError, calendar, offset_words, read_date, year_words


def test_a_month_covers_all_of_its_seconds():
    date = read_date("2012-02~", "2012-02~")

    assert (str(date.earliest), str(date.latest)) == ("2012-02-01T00:00:00", "2012-02-29T23:59:59")
    assert (date.precision, date.approximate, date.uncertain) == ("month", True, False)


def test_a_time_with_an_offset_is_moved_to_utc_over_midnight():
    assert read_date("2012-09-11T01:30+02:00", "").in_utc().edtf == "2012-09-10T23:30Z"


@pytest.mark.parametrize("text", ["2012-13", "2011-02-29", "-0000", "last spring"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(SpanError):
        read_date(text, text)


@pytest.mark.parametrize(
    ("instant", "day"),
    [("2012-02-29T12:00:00", (2012, 2, 29)), ("-0044-03-15", (-44, 3, 15))],
)
def test_a_second_stands_on_a_day_of_the_calendar(instant, day):
    assert calendar(np.datetime64(instant, "s")) == day


def test_years_before_our_era_and_offsets_are_said_in_words():
    assert [year_words(year) for year in (2011, 0, -43)] == ["2011", "1 BCE", "44 BCE"]
    assert [offset_words(minutes) for minutes in (None, 0, 120, -210)] == [
        "", " UTC", " (UTC+2)", " (UTC-3:30)",
    ]  # fmt: skip
