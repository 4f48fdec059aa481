import numpy as np
import pandas as pd
import pytest

from chronicle.checking.checks import NO_DEGREES, SWAPPED, WEST, check_coordinates
from chronicle.problems import Report
from tests.support.checked_rows import one

BOTH = ("latitude", "longitude")


def checked(latitude: str, longitude: str) -> tuple[bool, list[tuple[str | None, str]]]:
    """Whether a place can be drawn, and which columns are named with which hint."""
    texts = {"latitude": pd.Series([latitude]), "longitude": pd.Series([longitude])}
    report = Report("events.csv", pd.Series([2]))
    columns = check_coordinates(texts, BOTH, False, report)
    return bool(columns["located"][0]), [(one.column, one.hint) for one in report.problems]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("90", "180"), ("-90", "-180"), ("89.5", "179.5"), ("-89.5", "-179.5")],
)
def test_the_globe_reaches_to_the_poles_and_half_around(latitude, longitude):
    assert checked(latitude, longitude) == (True, [])


@pytest.mark.parametrize(
    ("latitude", "longitude", "named"),
    [
        ("90.5", "9", [("latitude", SWAPPED)]),
        ("-90.5", "9", [("latitude", SWAPPED)]),
        ("180", "90", [("latitude", SWAPPED)]),
        ("180.5", "9", [("latitude", NO_DEGREES)]),
        ("90.5", "90.5", [("latitude", NO_DEGREES)]),
        ("27", "180.5", [("longitude", WEST)]),
        ("27", "360", [("longitude", WEST)]),
        ("27", "360.5", [("longitude", NO_DEGREES)]),
        ("27", "-180.5", [("longitude", NO_DEGREES)]),
    ],
)
def test_what_is_beyond_is_not_drawn_and_named_with_what_may_be_meant(latitude, longitude, named):
    assert checked(latitude, longitude) == (False, named)


@pytest.mark.parametrize("latitude", ["95.2", "north"])
def test_a_latitude_that_cannot_be_used_is_the_one_problem_of_its_place(latitude):
    _, sentences = one(latitude=latitude, longitude="")

    assert [sentence.split(": ")[0] for sentence in sentences] == ["events.csv, line 2, latitude"]


def test_a_point_of_no_latitude_and_no_longitude_is_no_place():
    event, _ = one(latitude="-0", longitude="0")

    assert not event["located"] and np.isnan(event["latitude"])


def test_the_equator_and_the_prime_meridian_are_places():
    on_equator, said_of_equator = one(latitude="0", longitude="9.5")
    on_meridian, said_of_meridian = one(latitude="51.48", longitude="0")

    assert on_equator["located"] and on_meridian["located"]
    assert said_of_equator == said_of_meridian == []
