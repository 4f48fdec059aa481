import json

import pytest

from chronicle.dates.span import Span
from chronicle.formats.json import json_formats
from chronicle.text_table import TextTable


def feature(title="Raid", **members):
    return {"type": "Feature", "properties": {"title": title}, **members}


def spans(*timespans):
    return {"timespans": list(timespans)}


def read(*features, **members) -> TextTable:
    """A collection of features, each on a line of its own from line 2."""
    head = json.dumps({"type": "FeatureCollection", **members})[:-1]
    lines = ",\n".join(map(json.dumps, features))
    return json_formats.read(f'{head}, "features": [\n{lines}]}}'.encode(), "places.json")


def date(when) -> str:
    """The date that a `when` is read as."""
    table = read(feature(when=when))
    return table.cells.at[0, "date"] if "date" in table.cells else ""


def rows(table: TextTable) -> list[dict[str, str]]:
    return table.cells.to_dict("records")


def sentences(table: TextTable) -> list[str]:
    return [problem.sentence() for problem in table.problems]


def test_a_feature_is_a_row_in_our_words():
    table = read(
        {
            "@id": "http://example.org/1",
            "type": "Feature",
            "properties": {"title": "Abbotsford", "ccodes": ["GB", "IE"], "note": "old"},
            "when": spans({"start": {"in": "0676"}, "end": {"in": "1066"}}),
            "names": [{"toponym": "Abbot's Ford"}, {"toponym": "Abbotsford"}],
            "types": [{"label": "town"}, {"label": "market"}],
            "descriptions": [{"value": "A ford."}],
            "links": [{"type": "exactMatch", "identifier": "http://example.org/x"}],
            "geometry": {"type": "Point", "coordinates": [-1.5, 51.5]},
        },
        title="A gazetteer",
    )

    assert rows(table) == [
        {
            "title": "Abbotsford", "date": "0676/1066", "country": "GB; IE",
            "category": "town; market", "summary": "A ford.",
            "names": "Abbot's Ford; Abbotsford", "links": "exactMatch http://example.org/x",
            "latitude": "51.5", "longitude": "-1.5", "note": "old", "@id": "http://example.org/1",
            "when": '{"timespans":[{"start":{"in":"0676"},"end":{"in":"1066"}}]}',
        }
    ]  # fmt: skip
    assert table.roles == {
        "title": "title", "date": "date", "country": "country", "category": "category",
        "summary": "summary", "latitude": "latitude", "longitude": "longitude",
    }  # fmt: skip
    assert (table.format, table.title) == ("Linked Places", "A gazetteer")
    assert table.lines.tolist() == [2]
    assert sentences(table) == []


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        (spans({"start": {"in": "1600"}}), "1600"),
        (spans({"start": 1600}), "1600"),
        (spans({"start": "676", "end": 1066.0}), "0676/1066"),
        (spans({"start": {"in": "1600-05-03"}, "end": {"in": "1600-05-03"}}), "1600-05-03"),
        (spans({"start": {"in": "-0044-03-15"}}), "-0044-03-15"),
        (spans({"start": -44, "end": 14}), "-0044/0014"),
        (spans({"start": "+1600"}), "1600"),
        (spans({"start": "12000"}), "Y12000"),
        (spans({"start": "-012000", "end": "-9000"}), "Y-12000/-9000"),
        (spans({"start": {"in": "1600~"}, "end": {"in": "1700?"}}), "1600~/1700?"),
        (spans({"start": "2011-03-01T10:00:00.000Z"}), "2011-03-01T10:00:00Z"),
        (spans({"start": "2011-03-01T10:00+02:00"}), "2011-03-01T10:00+02:00"),
        (
            spans({"start": {"earliest": 1600, "latest": 1610}, "end": {"in": 1700}}),
            "1600~/1700",
        ),
        (
            spans({"start": {"in": 1600}, "end": {"earliest": "1690", "latest": "1700"}}),
            "1600/1700~",
        ),
        (spans({"start": {"earliest": "1600"}, "end": {"latest": "1700"}}), "1600~/1700~"),
        (spans({"start": {"earliest": "1600", "latest": "1610"}}), "1600~/1610~"),
        (spans({"start": {"earliest": "1600", "latest": "1600"}}), "1600"),
        (spans({"start": {"earliest": "1600?"}, "end": {"latest": "1700%"}}), "1600%/1700%"),
        (spans({"start": 1749, "end": -1}), "1749/"),
        (spans({"start": -1, "end": {"in": "1749"}}), "/1749"),
        (spans({"start": {"in": ""}, "end": {"latest": "1749"}}), "/1749~"),
        (spans({"start": "-0001"}), "-0001"),
        ({"timespan": [{"start": "1600"}]}, "1600"),
        ({"timespans": {"start": "1600"}}, "1600"),
        ({"start": "1600", "end": "1700"}, "1600/1700"),
    ],
)
def test_a_timespan_is_a_date(when, edtf):
    assert date(when) == edtf
    assert Span.parse(edtf).edtf() == edtf


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"timespans": []},
        {"label": "long ago"},
        spans({"start": -1, "end": -1}),
        spans({"start": {"in": ""}, "end": {"latest": ""}}),
        spans({"start": {"in": "-1"}}),
        spans("1600", 7),
        spans({"end": None}),
    ],
)
def test_what_says_nothing_is_no_date(when):
    assert date(when) == ""


@pytest.mark.parametrize("text", ["c. 1600", "1600-5", "20110301T10", "Anglo-Saxon"])
def test_a_date_that_cannot_be_read_goes_on_unchanged(text):
    assert date(spans({"start": text})) == text
    assert date(spans({"start": {"in": text}}, {"start": 1600})) == text


def test_several_timespans_are_read_as_all_that_they_cover():
    table = read(
        feature(when=spans({"start": 1700, "end": "1710"}, {"start": "1650-05", "end": 1660})),
        feature(when=spans({"start": 1700}, {"start": 1700})),
        feature(when=spans({"start": 1700, "end": -1}, {"start": 1600, "end": 1650})),
        feature(when=spans({"start": 1744, "end": -1}, {"start": -1, "end": 1743})),
        feature(when=spans({"start": "1600", "end": "1600-05"}, {"start": "1600-02"})),
        feature(when=spans({"start": "1590", "end": "1600"}, {"start": 1595, "end": "1600-05"})),
        feature(when=spans({"start": -20, "end": -10}, {"start": 5})),
    )

    assert table.cells["date"].tolist() == [
        "1650-05/1710", "1700", "1600/", "1743/1744", "1600/1600-05", "1590/1600",
        "-0020/0005",
    ]  # fmt: skip
    assert sentences(table)[0] == (
        "places.json, line 2, when: The feature has 2 timespans, but an event has one. "
        "Write a feature for each, if they are events of their own. "
        '(Repaired: read as "1650-05/1710", all that they cover.)'
    )
    assert [problem.line for problem in table.problems] == [2, 4, 5, 6, 7, 8]


def test_a_feature_without_dates_has_those_of_its_places_or_else_of_its_names():
    when_of_place = spans({"start": {"in": "1600"}, "end": {"in": "1699"}})
    when_of_name = spans({"start": {"in": "1500"}})
    names = [{"toponym": "Raid", "when": when_of_name}]
    places = {
        "type": "GeometryCollection",
        "geometries": [{"type": "Point", "coordinates": [9, 28], "when": when_of_place}],
    }
    nothing = spans({"start": {"in": ""}})

    table = read(
        feature(when=spans({"start": 1800}), geometry=places, names=names),
        feature(when=nothing, geometry=places, names=names),
        feature(when=nothing, namings=names),
    )

    assert table.cells["date"].tolist() == ["1800", "1600/1699", "1500"]


def test_a_place_without_a_title_has_its_first_name():
    table = read(
        {"type": "Feature", "properties": {}, "when": {}, "names": [{"toponym": "Raid"}]},
        feature(" ", namings=[{"toponym": "Claim"}]),
        {"type": "Feature", "properties": None},
    )

    assert table.cells["title"].tolist() == ["Raid", "Claim", ""]


def test_what_is_shown_in_part_is_kept_whole_besides():
    table = read(feature(when={}, types=[{"label": "town", "identifier": "aat:1"}], names="x"))

    assert rows(table) == [
        {
            "title": "Raid", "category": "town",
            "types": '[{"label":"town","identifier":"aat:1"}]', "when": "",
        }
    ]  # fmt: skip


def test_a_property_called_like_a_column_of_ours_is_kept():
    one = feature(when=spans({"start": 1600}))
    one["properties"] |= {"date": "1601", "ccode": "GB"}

    assert rows(read(one)) == [
        {
            "title": "Raid", "date": "1600", "country": "GB", "date (property)": "1601",
            "when": '{"timespans":[{"start":1600}]}',
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    "context",
    [
        "https://example.org/linkedplaces-context-v1.1.jsonld",
        ["http://LinkedPasts.org/x", {"a": 1}],
        "https://example.org/linked-places/context",
    ],
)
def test_the_context_says_which_format_it_is(context):
    assert read(feature(), **{"@context": context}).format == "Linked Places"


def test_features_that_say_no_when_are_plain_geojson():
    assert read(feature(), feature(when="1600")).format == "GeoJSON"


def test_one_feature_alone_is_read_too():
    content = json.dumps(feature(when=spans({"start": 1600}))).encode()

    table = json_formats.read(content, "place.json")

    assert table.cells["date"].tolist() == ["1600"]
    assert table.lines.tolist() == [1]
