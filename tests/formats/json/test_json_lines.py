import io
import json
import zipfile

import pytest

from chronicle.formats.json import json_formats
from chronicle.text_table import TextTable, Unreadable
from tests.support.openings import column, opened, placed, sentences

LINES = '{"title": "Raid", "date": "2013"}\n{"title": "Siege", "date": "2012-04", "by": [1, 2]}\n'
RAID = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [9.1, 27.9]},
    "properties": {"title": "Raid", "date": "2013"},
}
SIEGE = {**RAID, "properties": {"title": "Siege", "date": "2012"}}


def read(text: str, file: str = "events.jsonl") -> TextTable:
    return json_formats.read(text.encode(), file)


def said(table: TextTable) -> list[str]:
    return [problem.sentence() for problem in table.problems]


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        LINES.strip(),
        LINES.replace("\n", "\r\n"),
        LINES.replace("\n", "\r"),
        f"\n {LINES}\n\n",
    ],
)
def test_an_object_on_each_line_is_a_row_as_in_a_list(text):
    table = read(text)

    assert table.cells.to_dict("records") == [
        {"title": "Raid", "date": "2013", "by": ""},
        {"title": "Siege", "date": "2012-04", "by": "1; 2"},
    ]
    assert (table.format, table.encoding, table.unread) == ("JSON lines", "UTF-8", 0)
    assert said(table) == []


def test_each_row_has_its_line():
    table = read('\n{"title": "Raid"}\n\n\n{"title": "Siege"}')

    assert (table.lines.tolist(), table.counted) == ([2, 5], "line")


def test_a_line_that_is_not_json_is_named_and_the_others_are_read():
    table = read('{"title": "Raid"}\n{"title": "Siege"\n\n{"title": "Fire"}\n7\n')

    assert table.cells["title"].tolist() == ["Raid", "Fire"]
    assert (table.lines.tolist(), table.unread, table.rows_read) == ([1, 4], 2, 4)
    assert said(table) == [
        "events.jsonl, line 2: The line is not JSON: Expecting ',' delimiter. Mend it there. "
        "(Row set aside.)",
        'events.jsonl, line 5: "7" is not an object. Write it as an object, between { and }. '
        "(Row set aside.)",
    ]


def test_the_first_line_may_be_the_one_that_is_not_json():
    table = read('{"title": "Raid",\n{"title": "Siege"}\n{"title": "Fire"}')

    assert table.cells["title"].tolist() == ["Siege", "Fire"]
    assert [problem.line for problem in table.problems] == [1]


def test_rows_that_were_not_read_are_set_aside_in_the_sum():
    found = opened('{"title": "Raid", "date": "2013"}\n{"title"\n{"title": "Fire"}', "events.jsonl")

    assert column(found, "title") == ["Raid", "Fire"]
    assert (found.arithmetic.rows_read, found.arithmetic.set_aside) == (3, 1)
    assert any("events.jsonl, line 2: The line is not JSON:" in one for one in sentences(found))


@pytest.mark.parametrize("file", ["events.jsonl", "EVENTS.NDJSON", "events.geojsonl"])
def test_one_line_is_a_list_of_one_where_the_name_says_so(file):
    assert read('{"title": "Raid", "sources": [{"id": "a"}]}\n', file).cells["title"].tolist() == [
        "Raid"
    ]


def test_one_object_alone_is_no_list():
    with pytest.raises(Unreadable):
        read('{"title": "Raid", "date": "2013"}\n', "events.json")


@pytest.mark.parametrize("text", ['{"a": 1,\n"b": 2', '[{"a": 1},\n{"b" 2},\n{"c": 3}\n]'])
def test_json_that_is_broken_over_several_lines_is_refused_as_before(text):
    with pytest.raises(Unreadable) as refused:
        read(text, "events.json")

    assert "The file is not JSON: " in str(refused.value)


def test_what_is_said_of_names_and_numbers_is_said_of_lines_too():
    table = read('{"a": 1, "a": 2}\n{"a": NaN}')

    assert table.cells["a"].tolist() == ["2", ""]
    assert said(table) == [
        'events.jsonl: "a" stands more than once in the same object, and only the last counts. '
        "Name each value once. (Value ignored.)",
        'events.jsonl: "NaN" is not JSON. Write null. (Repaired: read as blank.)',
    ]


def test_features_on_lines_are_geojson():
    found = opened(f"{json.dumps(RAID)}\n{json.dumps(SIEGE)}\n", "events.geojsonl")

    assert placed(found) == [
        ("siege-2012", "Siege", "2012", 27.9, 9.1),
        ("raid-2013", "Raid", "2013", 27.9, 9.1),
    ]
    assert (found.format, column(found, "line")) == ("GeoJSON lines", [2, 1])


def test_features_after_record_separators_are_geojson_wherever_their_lines_end():
    text = f"\x1e{json.dumps(RAID, indent=1)}\n\x1e{json.dumps(SIEGE)}\n\x1e{{\n"

    found = opened(text, "events.geojsons")

    assert (found.format, column(found, "title")) == ("GeoJSON lines", ["Siege", "Raid"])
    assert column(found, "line") == [15, 1]
    assert "events.geojsons, line 16: The line is not JSON" in sentences(found)[-1]


def test_a_collection_on_one_line_is_what_it_is():
    collection = {"type": "FeatureCollection", "features": [RAID, SIEGE]}

    assert read(json.dumps(collection), "events.geojsonl").format == "GeoJSON"


def test_a_zip_may_hold_the_lines():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("raids/events.jsonl", LINES)

    found = opened(content.getvalue(), "events.zip")

    assert column(found, "title") == ["Siege", "Raid"]
