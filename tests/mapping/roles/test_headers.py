import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given

from chronicle import schema
from chronicle.mapping.roles.headers import (
    SPELLINGS,
    made_title,
    mapping_words,
    probably_meant,
    recognise,
)

ACLED = """data_id,iso,event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,
actor1,assoc_actor_1,actor2,region,country,admin1,admin2,location,latitude,longitude,geo_precision,source,
source_scale,notes,fatalities,timestamp"""
ACLED_ROW = (
    "71;376;ISR12;9-May-20;2020;1;Protests;Peaceful protest;Nurses;Unions;;Middle East;Israel;"
    "Haifa;Haifa;Haifa;32.8;34.9;1;A Paper;National;Nurses marched.;0;1589220519"
)
UCDP = """id,year,active_year,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_article,
source_date,source_headline,where_prec,where_coordinates,adm_1,latitude,longitude,geom_wkt,country,
country_id,date_prec,date_start,date_end,deaths_a,low,best,high"""
UCDP_ROW = (
    "21;2016;1;1;Land: Government;Army - Rebels;Army;Rebels;A Paper, 2016;2016-01-02;Clashes;1;"
    "A town;A province;34.8;36.7;POINT (36.7 34.8);Land;652;1;2016-01-01;2016-01-02;2;4;5;6"
)
GTD = """eventid,iyear,imonth,iday,approxdate,country,country_txt,region_txt,provstate,city,
latitude,longitude,specificity,location,summary,attacktype1,attacktype1_txt,targtype1_txt,gname,gname2,nkill,
nkillus,nwound,scite1,dbsource"""
GTD_ROW = (
    "197000000001;1970;7;0;;58;Land;Region;A province;A city;18.4;-69.9;1;Near a bridge;Words;1;"
    "Assassination;Police;A group;;1;0;0;A book;A base"
)
GTD_SLIM = """Year,Month,Day,CountryNo,Country,Region,City,success,AttackType,NoOfKills,TargetType,
latitude,GroupName,longitude,Target"""
GTD_SLIM_ROW = "1970;7;2;58;Land;Region;A city;1;Bombing;1;Police;18.4;A group;-69.9;A guard"
TIMELINEJS = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,
Media,Media Credit,Type,Group,Background,Lat,Lon,Zoom,Source,Source URL"""
TIMELINEJS_ROW = (
    "1997;1;;;2000;12;30;;A while;A site;It opened.;;;;Networks;;40.7;-74;11;A paper;"
    "https://example.org/a"
)


def recognised(**columns: str | list[str]) -> dict[str, str]:
    """What is recognised of columns with one value or a few."""
    cells = {name: [value] if isinstance(value, str) else value for name, value in columns.items()}
    return recognise(pd.DataFrame(cells, dtype="str"))


def recognised_row(header: str, row: str) -> dict[str, str]:
    """What is recognised of a header with commas above a row with semicolons."""
    names = [name.strip() for name in header.split(",")]
    return recognised(**dict(zip(names, row.split(";"), strict=True)))


@pytest.mark.parametrize(
    ("header", "row", "roles"),
    [
        (
            ACLED, ACLED_ROW,
            {
                "id": "event_id_cnty", "date": "event_date", "date_precision": "time_precision",
                "place": "location", "country": "country", "latitude": "latitude",
                "longitude": "longitude", "place_precision": "geo_precision",
                "category": "event_type", "actors": "actor1", "other_actors": "actor2",
                "summary": "notes", "killed": "fatalities", "sources": "source",
            },
        ),
        (
            UCDP, UCDP_ROW,
            {
                "id": "id", "title": "source_headline", "date": "date_start",
                "end_date": "date_end", "date_precision": "date_prec",
                "place": "where_coordinates", "country": "country", "latitude": "latitude",
                "longitude": "longitude", "place_precision": "where_prec",
                "category": "conflict_name", "actors": "side_a", "other_actors": "side_b",
                "killed_min": "low", "killed_max": "high", "sources": "source_article",
            },
        ),
        (
            GTD, GTD_ROW,
            {
                "id": "eventid", "year": "iyear", "month": "imonth", "day": "iday",
                "place": "city", "country": "country_txt", "latitude": "latitude",
                "longitude": "longitude", "place_precision": "specificity",
                "category": "attacktype1_txt", "actors": "gname", "other_actors": "gname2",
                "summary": "summary", "killed": "nkill", "wounded": "nwound",
                "sources": "scite1",
            },
        ),
        (
            GTD_SLIM, GTD_SLIM_ROW,
            {
                "year": "Year", "month": "Month", "day": "Day", "place": "City",
                "country": "Country", "latitude": "latitude", "longitude": "longitude",
                "category": "AttackType", "actors": "GroupName", "killed": "NoOfKills",
            },
        ),
        (
            TIMELINEJS, TIMELINEJS_ROW,
            {
                "year": "Year", "month": "Month", "day": "Day", "time": "Time",
                "end_year": "End Year", "end_month": "End Month", "end_day": "End Day",
                "end_time": "End Time", "title": "Headline", "summary": "Text",
                "category": "Group", "latitude": "Lat", "longitude": "Lon",
                "sources": "Source", "source_address": "Source URL",
            },
        ),
        (
            "title,start,end,lon,lat", "A fair;1600;1650;1.5;48",
            {"title": "title", "date": "start", "end_date": "end", "longitude": "lon",
             "latitude": "lat"},
        ),
        (
            "Foo,Latitude,geo_Longitude,title,description", "bar;48.5;14.5;A point;Words",
            {"latitude": "Latitude", "longitude": "geo_Longitude", "title": "title",
             "summary": "description"},
        ),
    ],
    ids=["ACLED", "UCDP GED", "GTD", "GTD slim", "TimelineJS", "LP-TSV", "uMap"],
)  # fmt: skip
def test_known_tables_are_recognised(header, row, roles):
    assert recognised_row(header, row) == roles


def test_our_own_columns_are_recognised_as_themselves():
    own = {column.name: "" for column in schema.EVENTS}

    assert recognised(**own) == {name: name for name in own}


@pytest.mark.parametrize(
    ("header", "value", "role"),
    [
        ("lat", "1.5", "latitude"), ("geo_lat", "1.5", "latitude"), ("lat_dd", "1.5", "latitude"),
        ("geo_latitude", "1.5", "latitude"), ("y", "1.5", "latitude"),
        ("Lat (WGS84)", "1.5", "latitude"), ("Breitengrad", "48° 5' N", "latitude"),
        ("lng", "1.5", "longitude"), ("long", "1.5", "longitude"), ("x", "1.5", "longitude"),
        ("Längengrad", "11", "longitude"), ("LatLng", "1.5, 2.5", "coordinates"),
        ("geo", "1.5, 2.5", "coordinates"), ("position", "1,5; 2,5", "coordinates"),
        ("location", "1.5, 2.5", "coordinates"), ("location", "Rome", "place"),
        ("where", "Rome", "place"), ("Lieu", "Rome", "place"), ("Ort", "Rom", "place"),
        ("eventDate", "2011", "date"), ("START DATE", "2011", "date"),
        ("date-start", "2011", "date"),
        ("when", "9 May 2011", "date"), ("Datum", "2011", "date"), ("fecha", "2011", "date"),
        ("time", "2011-10-20 14:30", "date"), ("timestamp", "1589220519", "date"),
        ("iyear", "1970", "year"), ("Año", "1970", "year"), ("Titre", "A fair", "title"),
        ("event", "A fair", "title"), ("Título", "A fair", "title"), ("label", "A", "title"),
        ("type", "Battle", "category"), ("source", "A paper", "sources"),
        ("source", "https://example.org", "source_address"), ("No. of Kills", "3", "killed"),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_meaning_and_its_values(header, value, role):
    assert recognised(**{header: value}) == {role: header}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x", "yes"), ("y", "no"), ("long", "a long story"), ("start", "the gate"),
        ("time", "often"), ("event", "12"), ("country", "58"), ("type", "title"),
        ("position", "goalkeeper"), ("data", "raw"), ("low", "valley"), ("Foo", "bar"),
    ],
)  # fmt: skip
def test_a_doubtful_header_above_other_values_plays_no_role(header, value):
    assert recognised(**{header: value}) == {}


def test_a_time_beside_a_date_is_a_time_of_day():
    assert recognised(Date="2011-10-20", Time="14:30") == {"date": "Date", "time": "Time"}


def test_a_whole_date_rules_over_its_parts():
    assert recognised(year="2011", month="5", day="12", event_date="2011-05-12") == {
        "date": "event_date"
    }


@pytest.mark.parametrize("date", ["", "12", "soon"])
def test_parts_rule_over_a_date_that_is_none(date):
    assert recognised(year="2011", month="5", date=date) == {"year": "year", "month": "month"}


def test_a_date_without_a_year_is_the_month_and_the_day_beside_one():
    assert recognised(Year="2011", Date="9 May") == {"year": "Year", "month": "Date"}
    assert recognised(Year="2011", Month="5", Date="9 May") == {"year": "Year", "month": "Date"}
    assert recognised(Year="2011", Date="9/5") == {"year": "Year", "month": "Date"}
    assert recognised(Year="2011", Date="09.05.") == {"year": "Year", "month": "Date"}
    assert recognised(Year="2011", Day="9 May") == {"year": "Year", "month": "Day"}
    assert recognised(Year="2011", Day="9/5") == {"year": "Year", "month": "Day"}
    assert recognised(Year="2011", Date="25-12") == {"year": "Year", "month": "Date"}
    assert recognised(Year="2011", Month="5", Day="9", Date="9 May") == {
        "year": "Year", "month": "Month", "day": "Day",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        ({"time": ["2011", "1914"]}, {"date": "time"}),
        ({"time": "14:30"}, {}),
        ({"date": "2011-05-12", "time": "1430"}, {"date": "date", "time": "time"}),
        ({"start_time": "2011", "end_time": "2012"},
         {"date": "start_time", "end_date": "end_time"}),
        ({"start_time": "2011-05-12", "end_time": "2012"},
         {"date": "start_time", "end_date": "end_time"}),
        ({"date": "2011-05-12", "time": "1430", "end_time": "1530"},
         {"date": "date", "time": "time", "end_time": "end_time"}),
    ],
)  # fmt: skip
def test_four_digits_are_a_time_of_day_only_beside_a_day(columns, roles):
    assert recognised(**columns) == roles


def test_coordinates_in_one_cell_are_needed_where_latitude_and_longitude_leave_gaps():
    columns = {"lat": ["31", ""], "lon": ["16", ""]}
    both = {"latitude": "lat", "longitude": "lon"}

    assert recognised(**columns, coords=["", "27.9, 9.1"]) == both | {"coordinates": "coords"}
    assert recognised(**columns, coords=["27.9, 9.1", ""]) == both
    assert mapping_words(both | {"coordinates": "coords"})["latitude"] == "lat + coords"


def test_a_month_without_a_year_plays_no_role():
    assert recognised(title="A fair", month="5", day="12", time="14:30") == {"title": "title"}


def test_a_filled_column_is_preferred_to_a_blank_one():
    assert recognised(title="", name="A fair", latitude="", lat="1", lon="2") == {
        "title": "name", "latitude": "lat", "longitude": "lon",
    }  # fmt: skip


def test_a_blank_column_plays_its_role_where_no_other_does():
    assert recognised(title="", date="") == {"title": "title", "date": "date"}


def test_separate_coordinates_rule_over_a_pair_unless_they_are_blank():
    assert recognised(latlng="1, 2", lat="1", lon="2") == {"latitude": "lat", "longitude": "lon"}
    assert recognised(latlng="1, 2", lat="", lon="") == {"coordinates": "latlng"}


def test_an_uncertain_title_is_taken_only_where_most_rows_have_one():
    headlines = ["A fair", *[""] * 9]

    assert recognised(source_headline=headlines) == {}
    assert recognised(source_headline=headlines[:1]) == {"title": "source_headline"}


@given(
    header=some.lists(
        some.one_of(
            some.sampled_from([spelling for each in SPELLINGS.values() for spelling in each]),
            some.sampled_from(schema.ROLES),
            some.text(max_size=10),
        ),
        max_size=12,
        unique=True,
    ),
    data=some.data(),
)
def test_each_role_has_one_column_and_each_column_one_role(header, data):
    value = some.sampled_from(["", "1", "2011-05-12", "1.5, 2", "Rome", "14:30", "https://a.org"])
    row = [data.draw(value) for _ in header]

    roles = recognised(**dict(zip(header, row, strict=True)))

    assert roles.keys() <= set(schema.ROLES)
    assert set(roles.values()) <= set(header)
    assert len(set(roles.values())) == len(roles)


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("Lattitude", "latitude"), ("longtitude", "longitude"), ("tittle", "title"),
        ("plcae", "place"), ("Categroy", "category"), ("Foo", None), ("latitude", None),
        ("deaths_a", None), ("actor3", None), ("", None),
    ],
)  # fmt: skip
def test_a_misspelled_header_is_known_by_the_one_that_is_near(header, meant):
    assert probably_meant(header, {"date", "killed", "actors"}) == meant


def test_nobody_meant_a_role_that_is_played_already():
    assert probably_meant("Lattitude", {"latitude"}) is None
    assert probably_meant("Lattitude", {"coordinates"}) is None
    assert probably_meant("yearr", {"date"}) is None


def test_a_title_is_made_of_what_happened_and_where():
    assert made_title({"category": "event_type", "place": "location"}) == ("category", "place")
    assert made_title({"place": "location", "summary": "notes"}) == ("place",)
    assert made_title({"category": "event_type"}) == ("category",)
    assert made_title({"summary": "notes"}) == ("summary",)
    assert made_title({"date": "when"}) == ()
    assert made_title({"title": "name", "category": "type"}) == ()


def test_the_mapping_says_which_columns_make_each_of_ours():
    assert mapping_words(recognised_row(ACLED, ACLED_ROW)) == {
        "id": "event_id_cnty", "title": "event_type + location", "date": "event_date",
        "place": "location", "country": "country", "latitude": "latitude",
        "longitude": "longitude", "place_precision": "geo_precision", "category": "event_type",
        "actors": "actor1 + actor2", "summary": "notes", "killed_min": "fatalities",
        "killed_max": "fatalities", "sources": "source",
    }  # fmt: skip


def test_the_mapping_joins_the_parts_of_a_date_and_shares_out_a_pair():
    parts = {"year": "iyear", "month": "imonth", "day": "iday", "end_year": "End"}

    assert mapping_words(parts) == {"date": "iyear + imonth + iday + End"}
    assert mapping_words({"coordinates": "geo"}) == {"latitude": "geo", "longitude": "geo"}
    assert mapping_words({"killed": "best", "killed_max": "high"}) == {
        "killed_min": "best", "killed_max": "high",
    }  # fmt: skip


def test_year_month_and_day_outweigh_a_header_that_may_mean_several_things():
    table = pd.DataFrame(
        {"Year": ["2020"], "Month": ["5"], "Day": ["9"], "Headline": ["Protest"],
         "timestamp": ["1589328921"]},
        dtype="str",
    )  # fmt: skip

    assert recognise(table) == {"title": "Headline", "year": "Year", "month": "Month", "day": "Day"}


def test_a_plain_date_outweighs_year_month_and_day():
    table = pd.DataFrame(
        {"event_date": ["9-May-20"], "Year": ["2020"], "Month": ["5"], "Day": ["9"]}, dtype="str"
    )

    assert recognise(table) == {"date": "event_date"}
