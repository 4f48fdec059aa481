import csv
import io

import pytest

from chronicle.exports import event_timelinejs
from chronicle.reading.opening import open_content
from tests.support.event_tables import opened

DATE_COLUMNS = [
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
]  # fmt: skip


def sheet(chronicle):
    return list(csv.DictReader(io.StringIO(event_timelinejs.write(chronicle).decode())))


def date_cells(date):
    (row,) = sheet(opened([{"title": "Raid", "date": date}]))
    return [row[name] for name in DATE_COLUMNS]


def test_the_header_is_that_of_the_official_sheet_with_coordinates_and_our_columns_after():
    chronicle = opened([{"id": "raid", "title": "Raid"}], {"zoom": "7"})

    header = event_timelinejs.write(chronicle).decode().splitlines()[0]

    assert header == (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
        "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background,Lat,Lon,id,place,country,"
        "place_precision,actors,killed_min,killed_max,wounded_min,wounded_max,toll_note,status,"
        "status_note,sources,zoom"
    )


def test_an_event_fills_the_columns_that_mean_the_same():
    chronicle = opened(
        [
            {
                "id": "raid", "title": "Raid", "date": "2013-01-16", "summary": "At dawn.",
                "category": "attack", "latitude": "27.9", "longitude": "9.1", "killed_min": "38",
            }
        ]
    )  # fmt: skip

    (row,) = sheet(chronicle)

    assert {name: cell for name, cell in row.items() if cell} == {
        "Year": "2013", "Month": "1", "Day": "16", "Display Date": "16 January 2013",
        "Headline": "Raid", "Text": "At dawn.", "Group": "attack", "Lat": "27.9", "Lon": "9.1",
        "id": "raid", "killed_min": "38",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "cells"),
    [
        ("2013", ["2013", "", "", "", "", "", "", "", "2013"]),
        ("2013-01", ["2013", "1", "", "", "", "", "", "", "January 2013"]),
        (
            "2013-01-16/2013-01-19",
            ["2013", "1", "16", "", "2013", "1", "19", "", "16 to 19 January 2013"],
        ),
        ("2011/2013-02", ["2011", "", "", "", "2013", "2", "", "", "2011 to February 2013"]),
        (
            "2012-09-11T21:42+02:00",
            ["2012", "9", "11", "21:42", "", "", "", "", "11 September 2012, 21:42 (UTC+2)"],
        ),
        (
            "2012-09-11T21:42:07/2012-09-12",
            ["2012", "9", "11", "21:42:07", "2012", "9", "12", "",
             "11 September 2012, 21:42:07 to 12 September 2012"],
        ),
        ("2012-08~", ["2012", "8", "", "", "", "", "", "", "about August 2012"]),
        ("2012-04/..", ["2012", "4", "", "", "", "", "", "", "since April 2012"]),
        ("2012-04/", ["2012", "4", "", "", "", "", "", "", "from April 2012, end unknown"]),
        ("../2011-03", ["2011", "3", "", "", "", "", "", "", "before March 2011"]),
        ("/2011-03", ["2011", "3", "", "", "", "", "", "", "until March 2011, start unknown"]),
        ("198X", ["1980", "", "", "", "1989", "", "", "", "1980s"]),
        ("17XX/1850", ["1700", "", "", "", "1850", "", "", "", "1700s (century) to 1850"]),
        ("-0043-03-15", ["-43", "3", "15", "", "", "", "", "", "15 March 44 BCE"]),
        ("0000", ["0000", "", "", "", "", "", "", "", "1 BCE"]),
        ("0099", ["0099", "", "", "", "", "", "", "", "99 CE"]),
        ("Y12000", ["12000", "", "", "", "", "", "", "", "12000 CE"]),
        ("2013-XX-XX", ["2013", "", "", "", "", "", "", "", "2013"]),
        ("last spring", ["", "", "", "", "", "", "", "", "last spring"]),
        ("", ["", "", "", "", "", "", "", "", ""]),
    ],
)  # fmt: skip
def test_a_date_is_in_parts_as_many_as_are_known_and_in_words(date, cells):
    assert date_cells(date) == cells


@pytest.mark.parametrize(
    ("dates", "sentences"),
    [
        (["2013", "2013-01-16/2013-01-19", "-0043", "2012-09-11T21:42"], []),
        (
            ["2012-08~", "2012-08?", "2012-XX"],
            ["3 events have an approximate, uncertain or partly unknown date, "
             "which only the display date says."],
        ),
        (
            ["../2011-03", "2012/"],
            ["2 events have no known start or end, which only the display date says."],
        ),
        (
            ["198X"],
            ["1 event has an approximate, uncertain or partly unknown date, "
             "which only the display date says.",
             "1 event has a date known to the decade or less, "
             "which is written from its first to its last year."],
        ),
        (
            ["2012-09-11T21:42Z", "2012-09-11T21:42Z"],
            ["2 events have a time with an offset from UTC, which is left out."],
        ),
        (
            ["last spring", ""],
            ["2 events have no date that can be read, and TimelineJS asks for one."],
        ),
    ],
)  # fmt: skip
def test_what_the_sheet_cannot_hold_is_said(dates, sentences):
    rows = [{"id": f"e{at}", "title": "Raid", "date": date} for at, date in enumerate(dates)]

    assert event_timelinejs.losses(opened(rows)) == sentences


def test_what_came_from_such_a_sheet_goes_back_to_its_columns():
    content = (
        b"Year,Headline,Text,Media,Media Credit,Display Date,Alt Text\n"
        b"2013,Raid,At dawn.,https://example.org/a.jpg,A. Photographer,That winter,A gate\n"
        b"2014,Fire,,,,,\n"
    )

    rows = sheet(open_content(content, "raids.csv").chronicle)

    names = ["Media", "Media Credit", "Display Date", "Alt Text"]
    assert [[row[name] for name in names] for row in rows] == [
        ["https://example.org/a.jpg", "A. Photographer", "That winter", "A gate"],
        ["", "", "2014", ""],
    ]


def test_no_spreadsheet_runs_a_cell():
    (row,) = sheet(opened([{"title": "=1+1", "date": "2013"}], {"Media": "@x"}))

    assert (row["Headline"], row["Media"]) == ("'=1+1", "'@x")


def test_no_events_are_a_sheet_too():
    assert sheet(opened([])) == []
