import json

import pytest

from chronicle.formats.json import json_formats
from chronicle.text_table import TextTable

HEADLINE = {"headline": "Raid", "text": "<b>At dawn</b> &amp; after"}


def read(document) -> TextTable:
    return json_formats.read(json.dumps(document, indent=0).encode(), "timeline.json")


def rows(table: TextTable) -> list[dict[str, str]]:
    return table.cells.to_dict("records")


def sentences(table: TextTable) -> list[str]:
    return [problem.sentence() for problem in table.problems]


def test_an_event_is_a_row_and_its_columns_have_their_roles():
    event = {
        "start_date": {
            "year": "2013", "month": 1, "day": "16", "hour": "5", "minute": "4", "second": "",
            "display_date": "16 January",
        },
        "end_date": {"year": 2013, "month": "01", "day": "19", "hour": "", "minute": ""},
        "text": HEADLINE,
        "media": {"url": "https://example.org/a.jpg", "caption": "The plant", "credit": "AP"},
        "group": "Sahara",
        "location": {"lat": 27.897, "lon": "9.117", "name": "In Amenas"},
        "unique_id": "raid",
    }  # fmt: skip

    table = read({"events": [event]})

    assert rows(table) == [
        {
            "year": "2013", "month": "1", "day": "16", "display_date": "16 January",
            "time": "05:04", "end_year": "2013", "end_month": "01", "end_day": "19",
            "headline": "Raid", "text": "<b>At dawn</b> &amp; after",
            "media": "https://example.org/a.jpg", "media_caption": "The plant",
            "media_credit": "AP", "latitude": "27.897", "longitude": "9.117",
            "place": "In Amenas", "group": "Sahara", "unique_id": "raid",
        }
    ]  # fmt: skip
    assert table.roles == {
        "year": "year", "month": "month", "day": "day", "time": "time", "latitude": "latitude",
        "longitude": "longitude", "place": "place", "end_year": "end_year",
        "end_month": "end_month", "end_day": "end_day", "id": "unique_id", "title": "headline",
        "summary": "text", "category": "group",
    }  # fmt: skip
    assert table.format == "TimelineJS JSON"
    assert sentences(table) == []


def test_a_column_without_a_value_plays_no_role():
    table = read({"events": [{"start_date": {"year": "-5410", "month": "", "hour": ""}}]})

    assert rows(table) == [{"year": "-5410", "month": ""}]
    assert table.roles == {"year": "year"}


@pytest.mark.parametrize(
    ("parts", "time"),
    [
        ({"hour": "21", "minute": "5", "second": "07", "millisecond": "30"}, "21:05:07"),
        ({"hour": 21, "minute": 5}, "21:05"),
        ({"hour": "9"}, "09:00"),
        ({"hour": "9", "second": "5"}, "09::05"),
        ({"hour": "noon", "minute": ""}, "noon:00"),
        ({"minute": "30"}, ":30"),
    ],
)
def test_a_time_of_day_is_put_together(parts, time):
    table = read({"events": [{"start_date": {"year": "2013", **parts}}]})

    assert table.cells.at[0, "time"] == time


def test_what_no_column_is_meant_for_is_kept():
    event = {
        "start_date": {"year": "2013", "hour": "1", "millisecond": "30"},
        "media": {"url": "", "thumbnail": "t.jpg"},
        "background": {"color": "#999"},
        "year": "theirs",
    }

    assert rows(read({"events": [event]})) == [
        {
            "year": "2013", "time": "01:00", "media": "", "start_date_millisecond": "30",
            "media_thumbnail": "t.jpg", "background": '{"color":"#999"}', "year (other)": "theirs",
        }
    ]  # fmt: skip


def test_the_title_slide_is_the_title_and_no_row():
    slide = {"text": {"headline": "The\nSahara", "text": "Ten years."}, "media": {"url": "x"}}

    table = read({"title": slide, "events": [{"text": HEADLINE}]})

    assert (table.title, table.description) == ("The Sahara", "Ten years.")
    assert table.rows_read == 1


def test_eras_are_named_and_are_no_rows():
    era = {"start_date": {"year": "1954"}, "end_date": {"year": "1962"}}

    table = read({"eras": [era, era], "events": [{"text": HEADLINE}]})

    assert table.rows_read == 1
    assert sentences(table) == [
        "timeline.json, line 3, eras: The file holds 2 eras of the timeline, which are no events. "
        "Write an era as an event, with its start and its end, to see it. (Value ignored.)"
    ]


def test_an_event_that_is_no_object_is_set_aside():
    table = read({"events": [{"text": HEADLINE}, None]})

    assert (len(table.cells), table.unread) == (1, 1)
    assert sentences(table) == [
        'timeline.json, line 9: "null" is not an object. Write it as an object, between { and }. '
        "(Row set aside.)"
    ]


def test_a_byte_order_mark_before_the_timeline_is_no_part_of_it():
    content = b"\xef\xbb\xbf" + json.dumps({"events": [{"text": HEADLINE}]}).encode()

    assert json_formats.read(content, "timeline.json").rows_read == 1


def test_the_feed_of_a_sheet_gives_its_rows_under_the_names_of_the_sheet():
    entries = [
        {"id": {"$t": "x"}, "gsx$startdate": {"$t": "10/1/2011"}, "gsx$type": {"$t": "title"}},
        {"gsx$startdate": {"$t": "1/12/2012"}, "gsx$headline": {"$t": "Raid"}},
    ]

    table = read({"version": "1.0", "feed": {"entry": entries}})

    assert rows(table) == [
        {"startdate": "10/1/2011", "type": "title", "headline": ""},
        {"startdate": "1/12/2012", "type": "", "headline": "Raid"},
    ]
    assert table.lines.tolist() == [5, 16]
    assert (table.format, table.roles) == ("Google sheet feed", None)


def test_events_that_are_plain_objects_are_no_timeline():
    table = read({"events": [{"title": "Raid", "date": "2013"}]})

    assert (table.format, table.roles) == ("JSON", None)
    assert rows(table) == [{"title": "Raid", "date": "2013"}]


def old(*dates, **more):
    return read({"timeline": {"headline": "Sahara", "type": "default", "date": [*dates], **more}})


def test_a_timeline_of_the_second_version_has_the_columns_of_its_events():
    event = {
        "startDate": "2013,1,16", "endDate": "2013,01,19", "headline": "Raid",
        "text": "<p>At dawn</p>", "tag": "Sahara", "classname": "wide",
        "asset": {"media": "https://example.org/a.jpg", "credit": "AP", "caption": "",
                  "thumbnail": "t"},
    }  # fmt: skip

    table = old(event, text="Ten years.", startDate="2011")

    assert rows(table) == [
        {
            "startDate": "2013-01-16", "endDate": "2013-01-19", "headline": "Raid",
            "text": "<p>At dawn</p>", "tag": "Sahara", "classname": "wide",
            "media": "https://example.org/a.jpg", "media_credit": "AP", "media_caption": "",
            "asset_thumbnail": "t",
        }
    ]  # fmt: skip
    assert table.roles == {
        "title": "headline", "date": "startDate", "end_date": "endDate", "summary": "text",
        "category": "tag",
    }  # fmt: skip
    assert (table.format, table.title, table.description) == (
        "TimelineJS 2 JSON", "Sahara", "Ten years.",
    )  # fmt: skip
    assert table.lines.tolist() == [6]
    assert sentences(table) == []


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2013", "2013"),
        (2013, "2013"),
        ("2013,1", "2013-01"),
        (" 2013, 1, 16 ", "2013-01-16"),
        ("2013,,", "2013"),
        ("2013,0,0", "2013"),
        ("2013,5,0", "2013-05"),
        ("2013,0,16", "2013"),
        ("2013,1,16,5", "2013-01-16T05:00"),
        ("2013,1,16,05,40", "2013-01-16T05:40"),
        ("2013,1,16,5,40,7", "2013-01-16T05:40:07"),
        ("2013,5,0,7,30", "2013-05"),
        ("988,6", "0988-06"),
        ("-44,3,15", "-0044-03-15"),
        ("2013,13,45", "2013-13-45"),
        ("1/26/2013", "1/26/2013"),
        ("in spring", "in spring"),
        ("", ""),
    ],
)
def test_its_dates_are_parts_between_commas(written, date):
    table = old({"headline": "Raid", "startDate": written})

    assert table.cells.at[0, "startDate"] == date


def test_its_eras_are_named_and_are_no_rows():
    table = old({"headline": "Raid", "startDate": "2013"}, era=[{"startDate": "2011"}])

    assert table.rows_read == 1
    assert sentences(table) == [
        "timeline.json, line 12, era: The file holds 1 era of the timeline, which are no events. "
        "Write an era as an event, with its start and its end, to see it. (Value ignored.)"
    ]


def test_an_asset_that_is_no_object_and_names_that_are_taken_are_kept():
    table = old(
        {"headline": "Raid", "asset": "a.jpg"},
        {"headline": "Siege", "media": "theirs", "asset": {"media": "b.jpg"}},
    )

    assert rows(table) == [
        {"headline": "Raid", "asset": "a.jpg", "media": "", "media (asset)": ""},
        {"headline": "Siege", "asset": "", "media": "theirs", "media (asset)": "b.jpg"},
    ]
