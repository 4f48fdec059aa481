"""Real files from other people, in the folder that CHRONICLE_SAMPLES names; none is in the project.

Every number here was counted in the files by other means: the csv and json modules, a spreadsheet.
"""

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from chronicle.exports import writing
from chronicle.problem_codes import Outcome
from chronicle.reading.opening import open_content, open_path
from chronicle.text_table import Unreadable

SAMPLES = os.environ.get("CHRONICLE_SAMPLES", "")
CSV, TIMELINE, GEOJSON, LINKED = "CSV", "TimelineJS JSON", "GeoJSON", "Linked Places"


class Holds(NamedTuple):
    format: str
    rows_read: int
    shown: int
    undated: int
    unlocated: int
    set_aside: int
    encoding: str = "UTF-8"


KNIGHT_LAB = "03_timelinejs_knightlab/"
GTD = "05_gtd_truncated_latin1/globalterrorismdb_0718dist.csv"
SLIM = "07_gtd_slim/globalterrorismdb_0718sdist.csv"
ACLED = "08_acled_head/acled.csv"
UCDP = "09_ucdp_ged_head/ucdp_ged.csv"
CIVHARM = "12_bellingcat_civharm/ukr-civharm-2022-09-21.json"
LP_SHEET = "15_linked_places_format/LP-TSV_template.xlsx"
INDIAS = "15_linked_places_format/indias_sample200_20180816.json"
CIRCLES = "16_umap_import_fixtures/test_circles_layer.geojson"

HELD = {
    # One title row each; every other row has Lat and Lon.
    "01_timelinejs_tmtti/chip-evolution.csv": Holds(CSV, 12, 11, 0, 0, 1),
    "01_timelinejs_tmtti/social-networks.csv": Holds(CSV, 16, 15, 0, 0, 1),
    "01_timelinejs_tmtti/the-digital-border.csv": Holds(CSV, 14, 13, 0, 0, 1),
    "01_timelinejs_tmtti/the-internet.csv": Holds(CSV, 16, 15, 0, 0, 1),
    "01_timelinejs_tmtti/the-world-wide-web.csv": Holds(CSV, 13, 12, 0, 0, 1),
    # Only demo-metadata has coordinates, all but one row of it.
    "02_timelinejs_cdil/demo-metadata.csv": Holds(CSV, 4, 3, 0, 1, 0),
    "02_timelinejs_cdil/demo-test.csv": Holds(CSV, 4, 0, 0, 4, 0),
    "02_timelinejs_cdil/demo-timeline.csv": Holds(CSV, 5, 0, 0, 4, 1),
    "02_timelinejs_cdil/timelinejs3-template.csv": Holds(CSV, 3, 0, 0, 2, 1),
    # The title slide of a TimelineJS JSON is no row.
    "02_timelinejs_cdil/example-timeline.json": Holds(TIMELINE, 3, 0, 0, 3, 0),
    # No events: tables of which column of a CSV goes where in a TimelineJS JSON.
    "02_timelinejs_cdil/timeline-map-basic.csv": Holds(CSV, 24, 0, 24, 0, 0),
    "02_timelinejs_cdil/timeline-map-default.csv": Holds(CSV, 25, 0, 25, 0, 0),
    "02_timelinejs_cdil/timeline-map-template.csv": Holds(CSV, 24, 0, 24, 0, 0),
    KNIGHT_LAB + "GoogleSpreadsheetFeedLegacyFormat.json": Holds(
        "Google sheet feed", 8, 0, 0, 7, 1
    ),
    KNIGHT_LAB + "GoogleSpreadsheetFeedTJS3Format.json": Holds("Google sheet feed", 8, 0, 0, 7, 1),
    # All but "Today", in year 0, lie further back than a date can.
    KNIGHT_LAB + "cosmological.json": Holds(TIMELINE, 6, 0, 5, 1, 0),
    KNIGHT_LAB + "eras.json": Holds(TIMELINE, 20, 0, 0, 20, 0),
    KNIGHT_LAB + "groups_test_3.json": Holds(TIMELINE, 25, 0, 0, 25, 0),
    KNIGHT_LAB + "houston_timeline3.json": Holds(TIMELINE, 18, 0, 0, 18, 0),
    KNIGHT_LAB + "marktwain.json": Holds(TIMELINE, 24, 3, 0, 21, 0),
    KNIGHT_LAB + "milliseconds.json": Holds(TIMELINE, 5, 0, 0, 5, 0),
    KNIGHT_LAB + "my-own-timeline.csv": Holds(CSV, 11, 0, 0, 10, 1),
    KNIGHT_LAB + "republican_timeline3.json": Holds(TIMELINE, 13, 0, 0, 13, 0),
    KNIGHT_LAB + "seventh_century.json": Holds(TIMELINE, 21, 0, 0, 21, 0),
    KNIGHT_LAB + "women_in_computing.csv": Holds(CSV, 11, 0, 0, 10, 1),
    KNIGHT_LAB + "years.json": Holds(TIMELINE, 5, 0, 0, 5, 0),
    # Its README counts 20 rows without coordinates: the last, which breaks off, is one of them.
    # It calls the file Latin-1: of its bytes above 0x7F some are letters in Windows-1252 only.
    GTD: Holds(CSV, 1210, 1190, 0, 19, 1, "Windows-1252"),
    # Six rows are the same as one above; eight others have no coordinates.
    SLIM: Holds(CSV, 652, 638, 0, 8, 6),
    ACLED: Holds(CSV, 150, 150, 0, 0, 0),
    UCDP: Holds(CSV, 200, 200, 0, 0, 0),
    CIVHARM: Holds("TimeMap JSON", 688, 688, 0, 0, 0),
    # 7 places and 13 rows of instructions, with 3 blank rows among them. Four of the places have
    # no start, three have their position as WKT only, and below row 24 nothing stands.
    LP_SHEET: Holds("Excel workbook", 23, 0, 17, 3, 3, ""),
    "15_linked_places_format/example.json": Holds(LINKED, 1, 1, 0, 0, 0),
    "15_linked_places_format/indias_sample10_20180815.json": Holds(LINKED, 10, 0, 10, 0, 0),
    # 54 features have a year other than "" and -1 anywhere.
    INDIAS: Holds(LINKED, 200, 54, 146, 0, 0),
    "15_linked_places_format/linkedplaces-sample-v1.2.2.geojson": Holds(LINKED, 1, 1, 0, 0, 0),
    "15_linked_places_format/linkedplaces-sample-v1.3.jsonld": Holds(LINKED, 1, 1, 0, 0, 0),
    "15_linked_places_format/simple_collection.json": Holds(GEOJSON, 2, 0, 2, 0, 0),
    # One of ten has a start_date; the other files hold no dates at all.
    CIRCLES: Holds(GEOJSON, 10, 1, 9, 0, 0),
    "16_umap_import_fixtures/test_upload_data.csv": Holds(CSV, 2, 0, 2, 0, 0),
    "16_umap_import_fixtures/test_upload_data.json": Holds(GEOJSON, 5, 0, 5, 0, 0),
    "16_umap_import_fixtures/test_upload_empty_coordinates.json": Holds(GEOJSON, 3, 0, 3, 0, 0),
    "16_umap_import_fixtures/test_upload_missing_name.json": Holds(GEOJSON, 4, 0, 4, 0, 0),
}
NO_EVENTS = [path for path in HELD if "timeline-map-" in path]
REFUSED = {
    "16_umap_import_fixtures/test_upload_data.gpx": "The file is GPX, which is no table of events.",
    "16_umap_import_fixtures/test_upload_data.kml": "The file is KML, which is no table of events.",
}
# A row of each kind of file: its id, and what the card says of it.
SPOTS = [
    ("01_timelinejs_tmtti/chip-evolution.csv", "the-transistor-1947-12-23",
     {"title": "The Transistor", "date": "1947-12-23", "latitude": 40.684, "longitude": -74.4009}),
    ("01_timelinejs_tmtti/social-networks.csv",
     "sixdegrees-the-worlds-first-true-social-1997-01-2000-12-30",
     {"date": "1997-01/2000-12-30", "sources": "https://en.wikipedia.org/wiki/SixDegrees.com"}),
    ("02_timelinejs_cdil/demo-metadata.csv", "demo-002",
     {"date": "1912-09-08", "place": "Spokane, Washington", "longitude": -117.428031}),
    ("02_timelinejs_cdil/timelinejs3-template.csv", "another-flickr-example-2011-11-01-2011-12-15",
     {"date": "2011-11-01/2011-12-15", "located": False}),
    (KNIGHT_LAB + "women_in_computing.csv", "ada-lovelace-1815-12-10-1852-11-27",
     {"title": "Ada Lovelace", "date": "1815-12-10/1852-11-27"}),
    (KNIGHT_LAB + "years.json", "geological-timeline-test-5410", {"date": "-5410"}),
    (KNIGHT_LAB + "marktwain.json", "mark-twain-json-1900-01-05-1900-06-07",
     {"date": "1900-01-05/1900-06-07", "place": "Florida, Missouri", "latitude": 39.491711}),
    (GTD, "197001000001",
     {"title": "Assassination, Unknown", "date": "1970-01", "place_precision": "region",
      "country": "Philippines", "latitude": 15.478598, "killed_min": 1, "killed_max": 1}),
    (SLIM, "assassination-unknown-1970-01", {"date": "1970-01", "longitude": 120.599741}),
    (ACLED, "isr1786",
     {"title": "Protests, Haifa", "date": "2020-05-09", "place": "Haifa", "country": "Israel",
      "latitude": 32.8184, "place_precision": "city", "sources": "Jerusalem Post"}),
    (ACLED, "mex17991", {"date": "2020-05-09~", "place_precision": "region", "killed_max": 1}),
    (UCDP, "214797",
     {"date": "2016-01-01", "actors": "Government of Syria; Syrian insurgents",
      "latitude": 34.802462, "place_precision": "site", "killed_min": 4, "killed_max": 4}),
    (CIVHARM, "civ0002",
     {"title": "Commercial, Uman", "date": "2022-02-24", "place": "Uman", "longitude": 30.218515}),
    (LP_SHEET, "717-3", {"title": "Lossen", "date": "1480/1491", "country": "PL"}),
    (INDIAS, "5000011", {"title": "Santa Marta", "date": "1525/", "latitude": 11.24327}),
    ("15_linked_places_format/example.json", "http-mygaz-org-places-p-12345",
     {"title": "Abingdon (UK)", "date": "0676/1066", "longitude": -1.2879}),
    (CIRCLES, "ca676", {"date": "2021-11-15", "latitude": 47.2172633, "longitude": -1.5433176}),
    ("16_umap_import_fixtures/test_upload_data.csv", "a-point-somewhere",
     {"latitude": 48.5, "longitude": 14.5, "dated": False}),
]  # fmt: skip
SHEET = "Year + Month + Day + Time + End Year + End Month + End Day + End Time"
MAPPED = {
    "01_timelinejs_tmtti/the-internet.csv": {
        "title": "Headline", "date": SHEET, "latitude": "Lat", "category": "Group",
        "sources": "Source + Source URL",
    },
    GTD: {"id": "eventid", "title": "attacktype1_txt + city", "date": "iyear + imonth + iday",
          "place_precision": "specificity", "killed_min": "nkill", "actors": "gname + gname2"},
    SLIM: {"title": "AttackType + City", "date": "Year + Month + Day", "actors": "GroupName"},
    ACLED: {"id": "event_id_cnty", "title": "event_type + location", "date": "event_date",
            "place_precision": "geo_precision", "actors": "actor1 + actor2",
            "killed_max": "fatalities", "summary": "notes"},
    UCDP: {"id": "id", "title": "source_headline", "date": "date_start + date_end",
           "place": "where_coordinates", "place_precision": "where_prec",
           "actors": "side_a + side_b", "killed_min": "low", "killed_max": "high"},
    CIVHARM: {"title": "Type of area affected + location", "category": "Type of area affected",
              "summary": "description", "sources": "sources"},
    "16_umap_import_fixtures/test_upload_data.csv": {
        "title": "title", "latitude": "Latitude", "longitude": "geo_Longitude",
    },
}  # fmt: skip


@cache
def opened(path):
    return open_path(Path(SAMPLES, path))


def held_in(found):
    rows = found.arithmetic
    return Holds(
        found.format, rows.rows_read, rows.shown, rows.undated, rows.unlocated, rows.set_aside,
        found.encoding,
    )  # fmt: skip


def test_every_row_that_is_expected_is_accounted_for():
    for path, holds in HELD.items():
        trays = holds.undated + holds.unlocated
        assert holds.rows_read == holds.shown + trays + holds.set_aside, path
    assert not HELD.keys() & REFUSED.keys()
    assert {path for path, *_ in SPOTS} | {*MAPPED} <= HELD.keys()


class TestTheSamples:
    __test__ = bool(SAMPLES)

    def test_the_folder_holds_the_files_that_are_known_here_and_no_others(self):
        folder = Path(SAMPLES)
        files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")

        assert {path.relative_to(folder).as_posix() for path in files} == {*HELD, *REFUSED}

    @pytest.mark.parametrize("path", HELD)
    def test_every_row_is_shown_or_in_a_tray_or_set_aside_and_named(self, path):
        found = opened(path)

        assert held_in(found) == HELD[path]
        aside = [one for one in found.problems if one.outcome == Outcome.SET_ASIDE]
        assert len(aside) == found.arithmetic.set_aside
        assert all(one.line for one in aside)

    @pytest.mark.parametrize("path", NO_EVENTS)
    def test_a_table_of_something_else_is_said_to_have_no_column_that_is_known(self, path):
        found = opened(path)

        assert found.mapping == {}
        assert "No column of the table is known by its name." in {
            one.message for one in found.problems
        }

    @pytest.mark.parametrize("path", REFUSED)
    def test_what_is_no_table_is_refused_in_a_sentence(self, path):
        with pytest.raises(Unreadable) as refused:
            opened(path)

        assert refused.value.problem.message == REFUSED[path]
        assert refused.value.problem.hint.startswith("Export it as CSV or GeoJSON.")

    @pytest.mark.parametrize(("path", "id", "cells"), SPOTS)
    def test_an_event_is_what_its_row_says(self, path, id, cells):
        events = opened(path).chronicle.events.set_index("id")

        assert {name: events.at[id, name] for name in cells} == cells

    @pytest.mark.parametrize("path", MAPPED)
    def test_the_columns_are_known_by_their_names(self, path):
        mapping = opened(path).mapping

        assert {name: mapping[name] for name in MAPPED[path]} == MAPPED[path]

    @pytest.mark.parametrize("format", [format.name for format in writing.FORMATS[:2]])
    @pytest.mark.parametrize("path", HELD)
    def test_what_was_read_is_written_and_read_again_as_it_was(self, path, format):
        (writer,) = (one for one in writing.FORMATS if one.name == format)
        once = opened(path).chronicle

        again = open_content(writer.write(once), f"again{writer.ending}").chronicle

        assert again.events.drop(columns=["line", "row"]).equals(
            once.events.drop(columns=["line", "row"])
        )
        assert sorted(again.more.to_numpy().ravel()) == sorted(once.more.to_numpy().ravel())
