"""What is true of the shipped chronicle alone; what it asks of any, its rules do (tests/strict)."""

import math
import re

import numpy as np
import pytest
from frictionless import Package

from chronicle.dates.span import Span
from tests.support.data_tables import (
    BY_ID,
    DATA,
    DICTIONARY,
    EVENTS,
    FILES,
    PACKAGE,
    SOURCES,
    VOCABULARIES,
    constraints,
    terms,
)


def test_the_four_events_it_cannot_be_without():
    columns = ("date", "place", "latitude", "longitude")
    plant, un = "In Amenas gas plant, Tiguentourine", "UN Headquarters, New York"
    mission = "US mission and annex, Benghazi"
    expected = {
        "gadhafi-killed": ["2011-10-20", "Sirte", "31.2089", "16.5887"],
        "unscr-2017": ["2011-10-31", un, "40.7489", "-73.9680"],
        "benghazi-attack": ["2012-09-11/2012-09-12", mission, "32.0600", "20.0800"],
        "in-amenas-raid": ["2013-01-16/2013-01-19", plant, "27.8970", "9.1270"],
    }

    assert {id: [BY_ID[id][column] for column in columns] for id in expected} == expected
    assert {BY_ID[id]["status"] for id in expected} == {"confirmed"}
    assert PACKAGE["start_with"] == list(expected)


def test_the_plant_stands_about_78_km_west_of_the_libyan_border():
    # Where Natural Earth's border crosses the plant's latitude.
    border = 9.92
    plant = BY_ID["in-amenas-raid"]
    km_per_degree = 111.32 * math.cos(math.radians(float(plant["latitude"])))

    assert (border - float(plant["longitude"])) * km_per_degree == pytest.approx(78, abs=1)
    assert plant["country"] == "Algeria"


def test_the_toll_of_the_raid_is_that_of_its_workers():
    raid, convoy = BY_ID["in-amenas-raid"], BY_ID["in-amenas-convoy"]

    assert (raid["killed_min"], raid["killed_max"]) == ("38", "40")
    assert (convoy["killed_min"], convoy["killed_max"]) == ("26", "35")
    assert "do not add" in convoy["toll_note"]


def test_every_event_is_in_the_years_that_the_story_is_about():
    spans = {event["id"]: Span.parse(event["date"]) for event in EVENTS}
    first, end = np.datetime64("2011-02-01"), np.datetime64("2018-01-01")

    assert [
        id for id, span in spans.items() if not first <= span.earliest <= span.latest < end
    ] == []


def test_frictionless_finds_nothing_wrong_with_the_package():
    report = Package(str(DATA / "datapackage.json")).validate()

    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    assert report.valid


def test_the_package_says_what_it_is_and_under_which_licence():
    assert PACKAGE["title"] == "Loose arms: from Gadhafi\u2019s fall to In Amenas"
    assert 2 <= PACKAGE["description"].count(".") <= 3
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]
    assert any("GeoNames" in source["title"] for source in PACKAGE["sources"])
    assert [category["name"] for category in PACKAGE["categories"]] == terms("Categories")


def test_the_map_opens_on_every_event_between_the_sahel_and_the_sea():
    west, south, east, north = PACKAGE["view"]
    outside = set()
    for event in EVENTS:
        if not south < float(event["latitude"]) < north or not (
            west < float(event["longitude"]) < east
        ):
            outside.add(event["country"])

    far_off = {"United States", "United Kingdom", "Norway"}
    assert outside == far_off | {"Lebanon", "Equatorial Guinea"}


def test_the_dictionary_counts_what_is_there():
    events, sources = re.search(r"(\d+) events .* the (\d+) sources", DICTIONARY).groups()

    assert (int(events), int(sources)) == (len(EVENTS), len(SOURCES))


def test_every_date_in_the_dictionary_can_be_read():
    for date in terms("Dates"):
        Span.parse(date)


def test_the_dictionary_describes_every_column_in_order():
    assert {name: terms(name) for name in FILES} == {name: [*FILES[name][0]] for name in FILES}


def test_the_package_bounds_coordinates_by_the_globe():
    bounds = constraints("events.csv")

    assert (bounds["latitude"]["minimum"], bounds["latitude"]["maximum"]) == (-90, 90)
    assert (bounds["longitude"]["minimum"], bounds["longitude"]["maximum"]) == (-180, 180)


def test_the_vocabularies_of_events_are_closed_described_and_in_use():
    headings = {"place_precision": "Place precision", "category": "Categories", "status": "Status"}
    words = {name: VOCABULARIES[name] for name in headings}

    assert {name: {event[name] for event in EVENTS} for name in headings} == words
    assert {name: set(constraints("events.csv")[name]["enum"]) for name in headings} == words
    assert {name: set(terms(heading)) for name, heading in headings.items()} == words
