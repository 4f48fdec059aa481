import json
import math

import pytest

from chronicle.reading.opening import Arithmetic
from tests.support.openings import column, opened, placed, sentences


def test_the_sheet_of_timelinejs_opens_with_its_title_row_set_aside():
    found = opened(
        "Year,Month,Day,Time,End Year,End Month,End Day,Headline,Text,Media,Type,Group,Lat,Lon\n"
        ",,,,,,,Loose arms,How it began,,title,,,\n"
        '2012,9,11,21:42,,,,Benghazi,"At night,\nby fire",a.jpg,,attack,32.1,20.1\n'
        "1978,,,,1979,2,,Old times,,,,,,\n"
    )

    assert placed(found) == [
        ("old-times-1978-1979-02", "Old times", "1978/1979-02", None, None),
        ("benghazi-2012-09-11t21-42", "Benghazi", "2012-09-11T21:42", 32.1, 20.1),
    ]
    assert column(found, "summary") == ["", "At night,\nby fire"]
    assert column(found, "category") == ["", "attack"]
    assert list(found.chronicle.more["Media"]) == ["", "a.jpg"]
    assert found.arithmetic == Arithmetic(3, shown=1, undated=0, unlocated=1, set_aside=1)
    assert (found.chronicle.title, found.chronicle.description) == ("Loose arms", "How it began")
    assert sentences(found) == [
        "events.csv, line 2: The row is the title of the timeline, not an event. (Row set aside.)"
    ]


def test_the_json_of_timelinejs_opens_under_the_title_of_its_title_slide():
    timeline = {
        "title": {"text": {"headline": "Loose arms", "text": "How it began"}},
        "events": [
            {
                "start_date": {"year": "-43", "month": "03", "day": ""},
                "text": {"headline": "Ides", "text": "In Rome"},
                "location": {"name": "Rome", "lat": 41.9, "lon": "12.5"},
                "media": {"url": "a.jpg"},
                "group": "murder",
            },
        ],
    }

    found = opened(json.dumps(timeline), "rome.json")

    assert placed(found) == [("ides-0043-03", "Ides", "-0043-03", 41.9, 12.5)]
    assert (found.chronicle.title, found.format) == ("Loose arms", "TimelineJS JSON")
    assert (column(found, "place"), column(found, "category")) == (["Rome"], ["murder"])
    assert found.notes == ('Years such as "-43" in "year" count a year 0, so this one is 44 BCE.',)
    assert found.problems == ()


def test_geojson_opens_with_its_points_and_dates():
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [9.13, 27.9]},
        "properties": {"name": "Raid", "event_date": "16/01/2013", "zoom": 7},
    }
    content = json.dumps({"type": "FeatureCollection", "name": "Raids", "features": [feature]})

    found = opened(content, "raids.geojson")

    assert placed(found) == [("raid-2013-01-16", "Raid", "2013-01-16", 27.9, 9.13)]
    assert (found.format, found.chronicle.title) == ("GeoJSON", "Raids")
    assert found.mapping == {
        "title": "name", "date": "event_date", "latitude": "latitude", "longitude": "longitude",
    }  # fmt: skip
    assert found.chronicle.more.to_dict("index") == {"raid-2013-01-16": {"zoom": "7"}}


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_json_is_known_in_other_encodings_too(codec):
    timeline = '{"events": [{"start_date": {"year": "2013"}, "text": {"headline": "Été"}}]}'

    found = opened(timeline.encode(codec), "summer.json")

    assert placed(found) == [("ete-2013", "Été", "2013", None, None)]
    assert found.encoding == ("UTF-8" if codec == "utf-8-sig" else "UTF-16")


def test_linked_places_open_with_their_timespans():
    feature = {
        "type": "Feature",
        "@id": "https://example.org/places/77",
        "properties": {"title": "Ghat", "ccodes": ["LY"]},
        "when": {"timespans": [{"start": {"in": "1912"}, "end": {"in": "1930"}}]},
        "types": [{"label": "oasis"}],
        "geometry": {"type": "Point", "coordinates": [10.2, 24.96]},
    }

    found = opened(json.dumps({"type": "FeatureCollection", "features": [feature]}), "p.json")

    assert placed(found) == [("https-example-org-places-77", "Ghat", "1912/1930", 24.96, 10.2)]
    assert (found.format, found.problems) == ("Linked Places", ())
    assert (column(found, "country"), column(found, "category")) == (["LY"], ["oasis"])
    assert list(found.chronicle.more["@id"]) == ["https://example.org/places/77"]


def test_timemap_json_opens_with_its_sources_and_filters():
    event = {
        "id": "CIV0007",
        "date": "1/16/2013",
        "latitude": "27.9",
        "longitude": "9.13",
        "location": "In Amenas",
        "description": "A raid on the plant",
        "sources": [{"path": "https://example.org/1"}, {"path": "https://example.org/2"}],
        "filters": [{"key": "What was hit", "value": "Industrial"}],
    }

    found = opened(json.dumps([event]), "harm.json")

    assert placed(found) == [("civ0007", "Industrial, In Amenas", "2013-01-16", 27.9, 9.13)]
    assert (found.format, found.problems) == ("TimeMap JSON", ())
    assert column(found, "sources") == ["https://example.org/1; https://example.org/2"]
    assert list(found.chronicle.sources["publisher"]) == ["example.org", "example.org"]
    assert list(found.chronicle.more["id"]) == ["CIV0007"]


def test_a_table_like_acled_opens():
    found = opened(
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,"
        "country,location,latitude,longitude,geo_precision,source,notes,fatalities\n"
        "LBY77,9-May-20,2020,1,Battles,Armed clash,Army,Militia,Libya,Sirte,31.2,16.6,1,"
        "Herald; Post,At dawn,7\n"
        "LBY78,10-May-20,2020,2,Riots,Mob,Rioters,,Libya,Sebha,27,14.4,3,Herald,By night,0\n"
    )

    assert placed(found) == [
        ("lby77", "Battles, Sirte", "2020-05-09", 31.2, 16.6),
        ("lby78", "Riots, Sebha", "2020-05-10~", 27.0, 14.4),
    ]
    assert column(found, "actors") == ["Army; Militia", "Rioters"]
    assert column(found, "place_precision") == ["city", "region"]
    assert column(found, "killed_min") == column(found, "killed_max") == [7, 0]
    assert column(found, "sources") == ["Herald; Post", "Herald"]
    assert found.mapping["title"] == "event_type + location"
    assert list(found.chronicle.more) == [
        "event_id_cnty", "year", "time_precision", "sub_event_type", "geo_precision",
    ]  # fmt: skip
    assert sentences(found) == [
        'events.csv, event_date: "9-May-20" has a year of two digits. Write years with four '
        "digits. (Repaired: 00 to 68 read as 2000 to 2068, 69 to 99 as 1969 to 1999.)"
    ]


def test_a_table_like_ucdp_opens():
    found = opened(
        "id,year,side_a,side_b,source_headline,where_prec,where_coordinates,latitude,longitude,"
        "country,date_prec,date_start,date_end,low,best,high\n"
        "7001,2016,Army,Rebels,Shelling at noon,1,Homs town,34.8,36.7,Syria,1,2016-01-01,"
        "2016-01-01,2,4,6\n"
        "7002,2016,Army,Rebels,A week of fire,6,Syria,35.1,36.9,Syria,4,2016-01-04,"
        "2016-01-10,0,0,9\n"
    )

    assert [row[:3] for row in placed(found)] == [
        ("7001", "Shelling at noon", "2016-01-01"),
        ("7002", "A week of fire", "2016-01-04/2016-01-10"),
    ]
    assert column(found, "place_precision") == ["site", "country"]
    assert column(found, "killed_min") == [2, 0]
    assert column(found, "killed_max") == [6, 9]
    assert (found.mapping["date"], found.mapping["place"]) == (
        "date_start + date_end", "where_coordinates",
    )  # fmt: skip
    assert list(found.chronicle.more) == ["year", "where_prec", "date_prec", "best"]
    assert found.problems == ()


def test_a_table_like_the_gtd_opens():
    found = opened(
        "eventid,iyear,imonth,iday,country,country_txt,city,latitude,longitude,specificity,"
        "attacktype1_txt,gname,nkill,nwound\n"
        "197001000001,1970,1,0,160,Philippines,Unknown,15.5,120.6,4,Assassination,Unknown,1,0\n"
        "197000000002,1970,0,0,78,Greece,Athens,,,1,Bombing/Explosion,Unknown,,\n"
    )

    assert placed(found) == [
        ("197001000001", "Assassination, Unknown", "1970-01", 15.5, 120.6),
        ("197000000002", "Bombing/Explosion, Athens", "1970", None, None),
    ]
    assert column(found, "country") == ["Philippines", "Greece"]
    assert column(found, "place_precision") == ["region", "city"]
    assert math.isnan(column(found, "killed_min")[1])
    assert found.mapping["date"] == "iyear + imonth + iday"
    assert list(found.chronicle.more) == ["country", "specificity"]
    assert found.arithmetic == Arithmetic(2, shown=1, undated=0, unlocated=1, set_aside=0)
