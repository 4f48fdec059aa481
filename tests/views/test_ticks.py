import datetime
import itertools

import hypothesis.strategies as some
import pytest
from hypothesis import given

from chronicle.views.ticks import DAY, civil, day_of, ticks, year_in_words

A_FAR_YEAR = 25_000


def seconds(year, month=1, day=1):
    return day_of(year, month, day) * DAY


spans = some.tuples(
    some.integers(seconds(-A_FAR_YEAR), seconds(A_FAR_YEAR)),
    some.one_of(some.integers(1, 40 * DAY), some.integers(1, seconds(A_FAR_YEAR))),
).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(spans, some.integers(1, 30))
def test_ticks_rise_inside_the_domain_and_number_at_most_so_many(span, at_most):
    found = [t for t, _ in ticks(span, at_most)]

    assert all(before < after for before, after in itertools.pairwise(found))
    assert all(span[0] <= t <= span[1] for t in found)
    assert len(found) <= at_most


@given(spans.filter(lambda span: span[1] - span[0] >= 3600), some.integers(6, 30))
def test_an_hour_or_more_is_never_without_ticks(span, at_most):
    assert ticks(span, at_most)


@given(spans, some.integers(1, 30))
def test_no_two_neighbours_are_called_the_same(span, at_most):
    labels = [label for _, label in ticks(span, at_most)]

    assert all(before != after for before, after in itertools.pairwise(labels))


@pytest.mark.parametrize(
    "start, end, at_most, labels",
    [
        (
            seconds(2011, 2, 1),
            seconds(2012, 4, 1),
            6,
            ["Apr 2011", "Jul 2011", "Oct 2011", "Jan 2012", "Apr 2012"],
        ),
        (seconds(2011, 2, 1), seconds(2015, 3, 1), 5, ["2012", "2013", "2014", "2015"]),
        (
            seconds(2012, 12, 20),
            seconds(2013, 2, 2),
            6,
            ["21 Dec 2012", "1 Jan 2013", "11 Jan", "21 Jan", "1 Feb"],
        ),
        (
            seconds(2013, 1, 16),
            seconds(2013, 1, 17) + 3600,
            5,
            ["16 Jan 2013", "06:00", "12:00", "18:00", "17 Jan"],
        ),
        (seconds(-599), seconds(300), 6, ["600 BCE", "400 BCE", "200 BCE", "1", "200"]),
        (seconds(-2), seconds(3), 6, ["3 BCE", "2 BCE", "1 BCE", "1", "2", "3"]),
        (seconds(-43, 1, 1), seconds(-43, 7, 1), 3, ["Jan 44 BCE", "Apr 44 BCE", "Jul 44 BCE"]),
        (seconds(-9999), seconds(12_000), 5, ["10000 BCE", "5000 BCE", "1", "5000", "10000"]),
    ],
)
def test_ticks_are_round_and_said_in_words(start, end, at_most, labels):
    assert [label for _, label in ticks((start, end), at_most)] == labels


@given(some.dates())
def test_the_calendar_agrees_with_the_standard_library_where_that_reaches(date):
    day = (date - datetime.date(1970, 1, 1)).days

    assert day_of(date.year, date.month, date.day) == day
    assert civil(day) == (date.year, date.month, date.day)


@given(some.integers(day_of(-A_FAR_YEAR), day_of(A_FAR_YEAR)))
def test_a_day_has_one_date_before_and_after_year_one(day):
    assert day_of(*civil(day)) == day


def test_year_zero_is_one_before_the_common_era():
    assert year_in_words(0) == "1 BCE"
    assert year_in_words(-499) == "500 BCE"
    assert year_in_words(12_000) == "12000"
