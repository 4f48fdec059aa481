"""The shipped chronicle keeps what data/README.md promises: data are code, and these its tests."""

import itertools
import math
import re

import numpy as np
import pytest
from frictionless import Package

from chronicle.span import Span
from tests.support.data_tables import (
    ACCOUNTS,
    BY_ID,
    CLAIMS,
    DATA,
    DICTIONARY,
    EVENTS,
    FILES,
    IDENTIFIED,
    LINKS,
    PACKAGE,
    SOURCES,
    VOCABULARIES,
    constraints,
    entries,
    publishers,
    spellings,
    terms,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
WEB_ADDRESS = re.compile(r"https?://[\w.-]+/\S*")

every_event = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
every_file = pytest.mark.parametrize("name", FILES)


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


def test_the_toll_of_the_raid_spans_the_accounts_of_it():
    raid, convoy = BY_ID["in-amenas-raid"], BY_ID["in-amenas-convoy"]

    assert (raid["killed_min"], raid["killed_max"]) == ("66", "69")
    assert "do not add" in convoy["toll_note"]


@pytest.mark.parametrize("name", IDENTIFIED)
def test_ids_are_readable_and_given_once(name):
    ids = [row["id"] for row in IDENTIFIED[name]]

    assert [id for id in ids if not SLUG.fullmatch(id)] == []
    assert [id for id in ids if not re.search("[a-z]{2}", id) or len(id) > 40] == []
    assert [id for id in ids if ids.count(id) > 1] == []


@every_file
def test_every_column_of_every_row_is_clean_text(name):
    for row in FILES[name]:
        assert None not in row and None not in row.values(), row
        for column, cell in row.items():
            where = f"{column}: {cell!r}"
            assert cell == cell.strip(), where
            assert "  " not in cell, where
            assert cell.isprintable(), where
            assert cell.lower() not in {"n/a", "nan", "none", "null", "unknown", "tbd"}, where


@every_file
def test_no_cell_would_run_as_a_spreadsheet_formula(name):
    for row in FILES[name]:
        for column, cell in row.items():
            safe = not cell.startswith(("=", "+", "-", "@")) or NUMBER.fullmatch(cell)
            assert safe, f"{column}: {cell!r}"


@every_event
def test_an_event_says_what_when_where_and_by_whom(event):
    needed = {"title", "date", "place", "country", "latitude", "longitude", "place_precision"}
    needed |= {"category", "actors", "summary", "status", "sources"}

    assert {column for column in needed if not event[column]} == set()


@every_event
def test_a_title_fits_beside_its_mark(event):
    assert len(event["title"]) <= 60
    assert not event["title"].endswith(".")


@every_event
def test_a_summary_has_one_to_three_whole_sentences(event):
    sentences = re.findall(r"[.!?](?=\s|$)", event["summary"])

    assert 1 <= len(sentences) <= 3
    assert event["summary"].endswith(".")


@every_event
def test_a_note_is_whole_sentences(event):
    for column in ("toll_note", "status_note"):
        assert event[column] == "" or event[column].endswith("."), event[column]


@every_event
def test_a_date_is_a_span(event):
    span = Span.parse(event["date"])

    assert np.datetime64("2011-02-01") <= span.earliest <= span.latest < np.datetime64("2015-03-01")


@every_event
def test_a_place_is_on_the_globe_to_four_decimals(event):
    assert -90 <= float(event["latitude"]) <= 90
    assert -180 <= float(event["longitude"]) <= 180
    assert re.fullmatch(r"-?\d+\.\d{4}", event["latitude"])
    assert re.fullmatch(r"-?\d+\.\d{4}", event["longitude"])


@every_event
def test_a_place_is_a_name_without_remarks(event):
    assert not re.search(r"[();:?]|proxy|memory", event["place"])


@every_event
def test_a_point_that_stands_for_more_says_so(event):
    if event["place_precision"] in {"region", "country"}:
        assert re.search(r"point|placed", event["status_note"])


@every_event
def test_tolls_are_counts_with_a_note_of_who_counts(event):
    for low, high in (("killed_min", "killed_max"), ("wounded_min", "wounded_max")):
        assert re.fullmatch(r"\d*", event[low] + event[high])
        assert event[low] == event[high] == "" or event["toll_note"]
        assert event[high] == "" or int(event[low]) <= int(event[high])


@every_event
def test_an_event_names_its_sources_once_each_and_all_exist(event):
    named = entries(event["sources"])

    assert set(named) <= {source["id"] for source in SOURCES}
    assert len(named) == len(set(named)) >= 1


@every_event
def test_a_confirmed_event_has_two_publishers_or_says_why_not(event):
    if event["status"] == "confirmed" and len(publishers(event)) < 2:
        assert re.search(r"[Rr]ests on", event["status_note"])


def test_a_doubtful_event_says_what_is_doubtful():
    doubtful = [event for event in EVENTS if event["status"] != "confirmed"]

    assert [event["id"] for event in doubtful if not event["status_note"]] == []


def test_an_actor_has_one_spelling():
    actors = {actor for event in EVENTS for actor in entries(event["actors"])}
    glosses = {gloss for actor in actors for gloss in re.findall(r"\((.+)\)", actor)}

    assert "" not in actors
    assert spellings(actors) == {}
    assert actors & glosses == set()


def test_a_publisher_has_one_spelling_and_no_middleman():
    names = {source["publisher"] for source in SOURCES}

    assert spellings(names) == {}
    assert [name for name in names if re.search(r" via |mirror|repost|quoting", name)] == []


def test_a_point_has_one_name_for_each_precision():
    names: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for event in EVENTS:
        point = (event["latitude"], event["longitude"], event["place_precision"])
        names.setdefault(point, set()).add((event["place"], event["country"]))

    assert [found for found in names.values() if len(found) > 1] == []


def test_every_source_is_used():
    rows = [*EVENTS, *ACCOUNTS, *LINKS, *CLAIMS]
    used = {source for row in rows for source in entries(row["sources"])}

    assert {source["id"] for source in SOURCES} - used == set()


@every_source
def test_a_source_is_citable(source):
    assert source["publisher"]
    assert source["title"]
    assert WEB_ADDRESS.fullmatch(source["url"])
    assert source["archive_url"] == "" or WEB_ADDRESS.fullmatch(source["archive_url"])
    assert source["archive_url"] != source["url"]
    assert re.fullmatch("[a-z]{2}", source["language"])
    assert re.search(r"\bread\b|\bRead\b", source["note"])
    assert source["note"].endswith(".")
    if source["date"]:
        Span.parse(source["date"])


def test_frictionless_finds_nothing_wrong_with_the_package():
    report = Package(str(DATA / "datapackage.json")).validate()

    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    assert report.valid


@every_file
def test_the_package_describes_the_columns_in_their_order(name):
    resource = next(each for each in PACKAGE["resources"] if each["path"] == name)
    fields = resource["schema"]["fields"]

    assert [field["name"] for field in fields] == list(FILES[name][0])
    assert [field["name"] for field in fields if not field["description"]] == []


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

    assert outside == {"United States", "United Kingdom", "Norway"}


def test_the_periods_follow_each_other_and_hold_every_event():
    spans = [Span.parse(period["date"]) for period in PACKAGE["periods"]]
    events = [Span.parse(event["date"]) for event in EVENTS]

    gaps = [after.earliest - before.latest for before, after in itertools.pairwise(spans)]
    assert gaps == [np.timedelta64(1, "s")] * (len(spans) - 1)
    assert spans[0].earliest == min(event.earliest for event in events)
    assert spans[-1].latest == max(event.latest for event in events)
    for span in spans:
        assert any(span.earliest <= event.earliest <= span.latest for event in events)


@every_file
def test_the_dictionary_describes_every_column(name):
    assert terms(name) == list(FILES[name][0])


@pytest.mark.parametrize(
    ("column", "heading"),
    [("place_precision", "Place precision"), ("category", "Categories"), ("status", "Status")],
)
def test_a_vocabulary_is_closed_described_and_in_use(column, heading):
    assert {event[column] for event in EVENTS} == VOCABULARIES[column]
    assert set(constraints("events.csv")[column]["enum"]) == VOCABULARIES[column]
    assert set(terms(heading)) == VOCABULARIES[column]


def test_the_dictionary_counts_what_is_there():
    events, sources = re.search(r"(\d+) events .* the (\d+) sources", DICTIONARY).groups()

    assert (int(events), int(sources)) == (len(EVENTS), len(SOURCES))


def test_every_date_in_the_dictionary_can_be_read():
    for date in terms("Dates"):
        Span.parse(date)
