import json

import hypothesis.strategies as some
import pytest
from hypothesis import example, given, settings

from chronicle.formats.json import json_formats, json_rows, json_text
from chronicle.problem_codes import Outcome
from chronicle.text_table import TextTable, Unreadable


def load(text: str | bytes) -> json_text.Document:
    content = text.encode() if isinstance(text, str) else text
    return json_text.load(content, "events.json")


def refusal(content: str | bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(Unreadable) as refused:
        json_formats.read(content.encode() if isinstance(content, str) else content, "events.json")
    return refused.value.problem.sentence()


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_json_is_read_in_every_encoding_that_it_may_be_in(codec, name):
    document = load('[{"title": "Élysée 🕊"}]'.encode(codec))

    assert document.value == [{"title": "Élysée 🕊"}]
    assert document.encoding == name


def test_numbers_stay_as_they_are_spelled():
    document = load('[1, 1.50, 2011.0, -0.10, 1e3, 12345678901234567890.123, true, "2.0"]')

    assert [json_text.cell(value) for value in document.value] == [
        "1", "1.50", "2011", "-0.10", "1e3", "12345678901234567890.123", "true", "2.0",
    ]  # fmt: skip


def test_a_number_of_thousands_of_digits_is_text_like_any_other():
    digits = "9" * 5000

    assert json_text.cell(load(f"[{digits}]").value[0]) == digits


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("null", ""),
        ("false", "false"),
        ('"  as is "', "  as is "),
        ('["a", 1.0, null, true, ""]', "a; 1; true"),
        ("[]", ""),
        ("{}", ""),
        ('{"a": {"b": [1.50, "é", null]}}', '{"a":{"b":[1.50,"é",null]}}'),
        ('[{"in": ""}, [null]]', ""),
        (r'"half \ud83d"', "half \ufffd"),
        (r'{"half \ud83d": "\udd4a"}', '{"half \ufffd":"\ufffd"}'),
        (r'"whole \ud83d\udd4a"', "whole 🕊"),
    ],
)
def test_any_value_is_the_text_of_a_cell(written, cell):
    assert json_text.cell(load(written).value) == cell


def test_items_have_the_line_that_they_start_on():
    document = load('{"a": [1,\n2],\n"events":\n[{"x":\n[1]}, {"y": 2},\n\n3, "a\\nb",\n[]]}')

    assert document.lines("events") == [4, 5, 7, 7, 8]
    assert document.lines("a") == [1, 2]
    assert document.lines() == [1]
    assert load("\n\n[\n{},{}\n]").lines() == [4, 4]


def test_lines_of_old_systems_end_with_a_carriage_return():
    assert load("[\r{},\r\r{}]").lines() == [2, 4]
    assert load("[\r\n{},\r\n\r\n{}]").lines() == [2, 4]


def test_of_a_list_that_stands_twice_the_last_is_read_and_it_is_said():
    document = load('{"rows": [1,\n2],\n"rows":\n[3]}')

    assert document.value["rows"] == ["3"]
    assert document.lines("rows") == [4]
    assert [problem.sentence() for problem in document.problems] == [
        'events.json: "rows" stands more than once in the same object, and only the last counts. '
        "Name each value once. (Value ignored.)"
    ]


def test_what_only_python_calls_json_is_read_as_blank_and_named_once():
    table = json_formats.read(b'[{"a": NaN, "b": "x"}, {"a": -Infinity}, {"a": NaN}]', "e.json")

    assert table.cells["a"].tolist() == ["", "", ""]
    assert [problem.sentence() for problem in table.problems] == [
        'e.json: "NaN" is not JSON. Write null. (Repaired: read as blank.)',
        'e.json: "-Infinity" is not JSON. Write null. (Repaired: read as blank.)',
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "events.json: The file is empty. It needs a list of events."),
        (" \n", "events.json: The file is empty. It needs a list of events."),
        (
            '[{"a": 1},\n{"b" 2}]',
            "events.json, line 2: The file is not JSON: Expecting ':' delimiter. Mend it there.",
        ),
        (
            '[{"a": 1}',
            "events.json, line 1: The file is not JSON: Expecting ',' delimiter. Mend it there.",
        ),
        (
            b'[{"a":\n "\xe9"}]',
            "events.json, line 2: The file is not UTF-8: byte 0xE9 cannot be read. "
            "Choose the encoding that it was saved in, or save it as UTF-8.",
        ),
        (
            b'[{"a": "\xed\xa0\x80"}]',
            "events.json, line 1: The file is not UTF-8: byte 0xED cannot be read. "
            "Choose the encoding that it was saved in, or save it as UTF-8.",
        ),
        (
            "[" * 100_000,
            "events.json: The file holds lists within lists, too deep to be read. "
            "Is it a file of events?",
        ),
        (
            '{"type": "Point", "coordinates": [1, 2]}',
            "events.json: The file holds JSON, but not one list of events. "
            f"{json_formats.CAN_BE_READ}",
        ),
        (
            "[1, 2]",
            "events.json: The file holds JSON, but not one list of events. "
            f"{json_formats.CAN_BE_READ}",
        ),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(content, sentence):
    assert refusal(content) == sentence


def test_a_document_too_deep_is_refused_when_it_is_loaded():
    with pytest.raises(Unreadable):
        load("[" * 100_000)


def test_more_rows_than_can_be_opened_are_refused(monkeypatch):
    monkeypatch.setattr(json_rows, "MOST_ROWS", 2)

    assert refusal("[{}, {}, {}]") == (
        "events.json: The file has 3 rows; at most 2 can be opened. Divide it into several."
    )
    assert len(json_formats.read(b"[{}, {}]", "events.json").cells) == 2


def test_objects_that_share_no_names_are_refused(monkeypatch):
    monkeypatch.setattr(json_rows, "MOST_BLANK_CELLS", 6)
    monkeypatch.setattr(json_rows, "FEWEST_FILLED", 1)

    assert refusal('[{"a": 1}, {"b": 1}, {"c": 1}]') == (
        "events.json: The 3 rows of the file have 3 different names. "
        "Give those that mean the same one name, or divide the file."
    )
    assert json_formats.read(b'[{"a": 1}, {"b": 1}, {"b": 1}]', "e.json").cells.shape == (3, 2)


def test_names_become_columns_that_can_be_told_apart():
    table = json_formats.read(b'[{"a": 1, " a": 2, "": 3, "\\ud800": 4}]', "events.json")

    assert table.cells.to_dict("records") == [
        {"a": "1", "a (again)": "2", "(no name)": "3", "\ufffd": "4"}
    ]


def test_an_item_that_is_no_object_is_set_aside_and_counted():
    table = json_formats.read(b'[{"a": "x"},\n7,\n{"a": "y"}]', "events.json")

    assert table.cells["a"].tolist() == ["x", "y"]
    assert table.lines.tolist() == [1, 3]
    assert (table.unread, table.rows_read) == (1, 3)
    assert [problem.sentence() for problem in table.problems] == [
        'events.json, line 2: "7" is not an object. Write it as an object, between { and }. '
        "(Row set aside.)"
    ]


def test_a_list_without_items_is_a_table_without_rows():
    table = json_formats.read(b'{"type": "FeatureCollection",\n"features": []}', "events.json")

    assert (table.rows_read, list(table.cells)) == (0, [])
    assert [problem.sentence() for problem in table.problems] == [
        "events.json: The list of events is empty. Write an object into it for each."
    ]


def is_sound(table: TextTable) -> None:
    assert len(table.cells) == len(table.lines)
    assert table.cells.columns.is_unique
    assert set((table.roles or {}).values()) <= set(table.cells)
    assert table.unread == sum(problem.outcome == Outcome.SET_ASIDE for problem in table.problems)
    for name in table.cells:
        assert all(isinstance(cell, str) for cell in table.cells[name])
    assert all(problem.sentence() for problem in table.problems)


def opens_or_is_refused(content: bytes) -> None:
    try:
        table = json_formats.read(content, "any.json")
    except Unreadable as refused:
        assert refused.problem.sentence()
        assert refused.problem.hint
    else:
        is_sound(table)


@settings(max_examples=200)
@given(some.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf[]")
@example(b'[{"a":' * 400 + b"1" + b"}]" * 400)
@example(b"\x00[\x00]")
def test_any_bytes_are_a_table_or_a_sentence(content):
    opens_or_is_refused(content)


WORDS = (
    *("type", "Feature", "FeatureCollection", "geometry", "GeometryCollection", "geometries"),
    *("Point", "MultiPoint", "Polygon", "coordinates", "properties", "id", "@id", "@context"),
    *("title", "name", "crs", "metadata", "when", "timespans", "timespan", "start", "end", "in"),
    *("earliest", "latest", "names", "toponym", "types", "label", "descriptions", "value", "-1"),
    *("ccodes", "events", "eras", "start_date", "end_date", "year", "hour", "text", "headline"),
    *(
        "media",
        "location",
        "lat",
        "lon",
        "startDate",
        "asset",
        "feed",
        "entry",
        "gsx$year",
        "$t",
        "sources",
        "path",
    ),
    *("description", "filters", "key", "linkedplaces", "1600", "-0044", "1600-05~", "null"),
)
SCALARS = (
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats()
    | some.text(max_size=4)
    | some.sampled_from(WORDS)
)
VALUES = some.recursive(
    SCALARS,
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(WORDS) | some.text(max_size=2), inner, max_size=5)
    ),
    max_leaves=25,
)
MEMBERS = some.dictionaries(some.sampled_from(WORDS), VALUES, max_size=6)
FEATURES = some.fixed_dictionaries(
    {"type": some.just("Feature")},
    optional={"geometry": VALUES, "when": VALUES, "properties": VALUES, "names": VALUES},
)
DOCUMENTS = some.one_of(
    VALUES,
    some.lists(MEMBERS, max_size=4),
    some.builds(
        lambda features, more: {**more, "type": "FeatureCollection", "features": features},
        some.lists(FEATURES | VALUES, max_size=4),
        MEMBERS,
    ),
    some.builds(
        lambda events, more: {**more, "events": events},
        some.lists(MEMBERS | VALUES, min_size=1, max_size=4),
        MEMBERS,
    ),
    some.builds(
        lambda rows, more: {"timeline": {**more, "date": rows}},
        some.lists(MEMBERS | VALUES, max_size=4),
        MEMBERS,
    ),
    some.builds(lambda rows: {"feed": {"entry": rows}}, some.lists(MEMBERS | VALUES, max_size=4)),
)


@settings(max_examples=200)
@given(DOCUMENTS)
def test_any_json_is_a_table_or_a_sentence(document):
    # A number may be written that no float can hold.
    opens_or_is_refused(json.dumps(document).replace("Infinity", "1e999").encode())


@settings(max_examples=200)
@given(
    some.lists(DOCUMENTS | MEMBERS, max_size=5), some.sampled_from(["\n", "\n\n", "\n\x1e", "x\n"])
)
def test_any_lines_of_json_are_a_table_or_a_sentence(documents, between):
    opens_or_is_refused(between.join(map(json.dumps, documents)).encode())


@settings(max_examples=200)
@given(some.lists(VALUES, min_size=1, max_size=6), some.sampled_from([None, 0, 3]))
def test_every_item_is_found_where_it_starts(values, indent):
    text = json.dumps({"before": values, "rows": values}, indent=indent)
    lines = load(text).lines("rows")

    assert len(lines) == len(values)
    for line, value in zip(lines, values, strict=True):
        first = json.dumps(value, indent=indent).split("\n")[0]
        assert first in text.split("\n")[line - 1]
