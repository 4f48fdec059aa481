import datetime

import hypothesis.strategies as some
from hypothesis import given

from chronicle.dates.calendar import civil_at, short_year


@given(some.dates())
def test_the_calendar_agrees_with_the_standard_library_where_that_reaches(date):
    day = (date - datetime.date(1970, 1, 1)).days

    assert civil_at(day * 86_400) == (date.year, date.month, date.day)


def test_there_is_a_date_before_year_one_and_after_the_last_of_the_standard_library():
    assert civil_at(-719_163 * 86_400) == (0, 12, 31)
    assert civil_at(-901_725 * 86_400) == (-499, 3, 1)
    assert civil_at(3_663_382 * 86_400) == (12_000, 1, 1)


def test_year_zero_is_one_before_the_common_era():
    assert short_year(0) == "1 BCE"
    assert short_year(-499) == "500 BCE"
    assert short_year(12_000) == "12000"
