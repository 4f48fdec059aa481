import json

import pytest

from chronicle.formats.json import json_formats
from chronicle.text_table import TextTable, Unreadable


def read(document) -> TextTable:
    return json_formats.read(json.dumps(document).encode(), "events.json")


def rows(table: TextTable) -> list[dict[str, str]]:
    return table.cells.to_dict("records")


def test_an_event_with_sources_and_filters_is_a_row():
    event = {
        "id": "E1",
        "date": "1/16/2013",
        "latitude": "27.897",
        "longitude": "9.117",
        "location": "In Amenas",
        "description": "A raid.",
        "sources": [
            {"id": "s1", "path": "https://example.org/a;b?x=1", "description": "A video"},
            {"id": "s2", "path": "", "description": ""},
        ],
        "filters": [
            {"key": "Area", "value": "Industry"},
            {"key": "Weapon", "value": "Rifle"},
            {"key": "Weapon", "value": "Mine"},
        ],
    }

    table = read([event, {"id": "E2", "sources": [], "filters": None}])

    assert rows(table) == [
        {
            "id": "E1", "date": "1/16/2013", "latitude": "27.897", "longitude": "9.117",
            "location": "In Amenas", "description": "A raid.",
            "sources": "https://example.org/a%3Bb?x=1; s2", "source descriptions": "A video",
            "Area": "Industry", "Weapon": "Rifle; Mine",
        },
        {
            "id": "E2", "date": "", "latitude": "", "longitude": "", "location": "",
            "description": "", "sources": "", "source descriptions": "", "Area": "", "Weapon": "",
        },
    ]  # fmt: skip
    assert table.roles == {
        "id": "id", "place": "location", "summary": "description", "sources": "sources",
        "category": "Area",
    }  # fmt: skip
    assert table.format == "TimeMap JSON"
    assert table.problems == ()


def test_a_category_of_its_own_comes_before_the_filters():
    table = read([{"category": "raid", "filters": [{"key": "Area", "value": "x"}]}])

    assert table.roles is None
    assert rows(table) == [{"category": "raid", "Area": "x"}]


def test_a_filter_may_be_called_like_a_column():
    table = read([{"date": "2013", "filters": [{"key": "date", "value": "x"}, {"value": "y"}]}])

    assert rows(table) == [{"date": "2013", "date (filter)": "x", "(no name)": "y"}]
    assert table.roles == {"category": "date (filter)"}


def test_what_sources_say_besides_is_kept_whole():
    table = read([{"sources": [{"path": "a", "type": "Video"}]}, {"sources": [{"path": "b"}]}])

    assert rows(table) == [
        {
            "sources": "a", "source descriptions": "",
            "sources (whole)": '[{"path":"a","type":"Video"}]',
        },
        {"sources": "b", "source descriptions": "", "sources (whole)": ""},
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["sources", "filters"])
def test_lists_of_words_stay_columns_of_their_own(name):
    table = read([{name: ["one", "two"]}, {name: [{"id": "x"}]}])

    assert rows(table) == [{name: "one; two"}, {name: '[{"id":"x"}]'}]
    assert (table.format, table.roles) == ("JSON", None)


def test_any_list_of_objects_is_a_table_of_its_names():
    table = read([{"title": "Raid", "n": 1}, {"n": None, "where": {"lat": 27.5}}])

    assert rows(table) == [
        {"title": "Raid", "n": "1", "where": ""},
        {"title": "", "n": "", "where": '{"lat":27.5}'},
    ]
    assert (table.format, table.roles) == ("JSON", None)


def test_an_object_around_the_only_list_is_looked_into():
    document = {"status": 200, "warnings": [], "data": [{"title": "Raid"}, {"title": "Claim"}]}

    assert rows(read(document)) == [{"title": "Raid"}, {"title": "Claim"}]


def test_of_two_lists_none_is_chosen():
    with pytest.raises(Unreadable):
        read({"a": [{"title": "Raid"}], "b": [{"title": "Claim"}]})
