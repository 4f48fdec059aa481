import json

import pytest

from chronicle.formats.json import json_formats
from chronicle.text_table import TextTable


def feature(geometry, /, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(longitude, latitude):
    return {"type": "Point", "coordinates": [longitude, latitude]}


def read(*features, **members) -> TextTable:
    """A collection of features, each on a line of its own from line 2."""
    head = json.dumps({"type": "FeatureCollection", **members})[:-1]
    lines = ",\n".join(map(json.dumps, features))
    return json_formats.read(f'{head}, "features": [\n{lines}]}}'.encode(), "events.json")


def rows(table: TextTable) -> list[dict[str, str]]:
    return table.cells.to_dict("records")


def sentences(table: TextTable) -> list[str]:
    return [problem.sentence() for problem in table.problems]


def place(geometry) -> tuple[str, str]:
    """Latitude and longitude that a geometry is read as."""
    table = read(feature(geometry))
    if "latitude" not in table.cells:
        return "", ""
    return table.cells.at[0, "latitude"], table.cells.at[0, "longitude"]


def test_each_feature_is_a_row_of_its_properties_and_its_position():
    table = read(
        feature(point(9.10, 27.897), name="Raid", killed=40, tags=["a", "b"], open=True),
        feature(None, name="Claim", more={"by": "x"}),
        title="In  Amenas",
        description="A siege.",
    )

    assert rows(table) == [
        {
            "name": "Raid", "killed": "40", "tags": "a; b", "open": "true", "more": "",
            "latitude": "27.897", "longitude": "9.1",
        },
        {
            "name": "Claim", "killed": "", "tags": "", "open": "", "more": '{"by":"x"}',
            "latitude": "", "longitude": "",
        },
    ]  # fmt: skip
    assert table.lines.tolist() == [2, 3]
    assert table.roles == {"latitude": "latitude", "longitude": "longitude"}
    assert (table.format, table.encoding, table.unread) == ("GeoJSON", "UTF-8", 0)
    assert (table.title, table.description) == ("In Amenas", "A siege.")
    assert sentences(table) == []


def test_numbers_of_a_position_are_kept_to_the_last_digit():
    table = json_formats.read(
        b'{"type": "Feature", "properties": null, "geometry":'
        b'{"type": "Point", "coordinates": [4.350585937499999001, 51.10, 12]}}',
        "events.json",
    )

    assert rows(table) == [{"latitude": "51.10", "longitude": "4.350585937499999001"}]
    assert table.lines.tolist() == [1]


def test_a_position_comes_before_properties_of_the_same_name():
    table = read(feature(point(9, 28), latitude="north", date="2013"))

    assert rows(table) == [
        {"latitude (property)": "north", "date": "2013", "latitude": "28", "longitude": "9"}
    ]


def test_where_no_feature_has_a_position_its_properties_may_say_it():
    table = read(feature(None, latitude="28", longitude="9"))

    assert rows(table) == [{"latitude": "28", "longitude": "9"}]
    assert table.roles is None


def test_an_id_and_other_members_are_columns_beside_the_properties():
    with_id = {**feature(None, name="Raid"), "id": 7, "bbox": [1, 2, 3, 4], "layer": "x"}
    without = {**feature(None, name="Claim", id="b"), "id": 8}

    assert rows(read(with_id)) == [{"id": "7", "layer": "x", "name": "Raid"}]
    assert rows(read(without)) == [{"id (feature)": "8", "name": "Claim", "id": "b"}]


def test_when_as_text_is_the_date():
    table = read({**feature(None, name="Raid"), "when": "2013-01-16"})

    assert rows(table) == [{"when": "2013-01-16", "name": "Raid"}]
    assert table.roles == {"date": "when"}


@pytest.mark.parametrize(
    ("geometry", "latitude", "longitude"),
    [
        ({"type": "LineString", "coordinates": [[0, 10], [4, 20], [1, 30]]}, "20", "2"),
        ({"type": "MultiPoint", "coordinates": [[0, 10], [4, 20.5]]}, "15.25", "2"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}, "0.5", "0.5"),
        (
            {"type": "MultiPolygon", "coordinates": [[[[0, 0], [9, 2]]], [[[1, 4], [3, 3]]]]},
            "2",
            "4.5",
        ),
        ({"type": "LineString", "coordinates": [[179, 0], [-177, 2]]}, "1", "-179"),
        ({"type": "LineString", "coordinates": [[177, 0], [-179, 2]]}, "1", "179"),
        ({"type": "LineString", "coordinates": [[-180, -90], [180, 90]]}, "0", "0"),
        ({"type": "LineString", "coordinates": [[-120, 0], [100, 0], [10, 0]]}, "0", "-10"),
    ],
)
def test_a_geometry_that_is_no_point_stands_at_the_middle_of_its_bounds(
    geometry, latitude, longitude
):
    assert place(geometry) == (latitude, longitude)


def test_it_is_said_of_each_that_stands_at_a_middle():
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}

    table = read(feature(point(1, 2)), feature(line))

    assert sentences(table) == [
        "events.json, line 3, geometry: The geometry is a LineString, not a point. "
        "Give it the one point that the event is to stand at. "
        "(Repaired: shown at the middle of its bounds.)"
    ]


def test_of_a_collection_the_first_point_counts():
    line = {"type": "LineString", "coordinates": [[0, 0], [2, 2]]}
    first = {"type": "GeometryCollection", "geometries": [line, point(9, 28), point(1, 1)]}
    only = {"type": "GeometryCollection", "geometries": [point(9, 28)]}
    none = {"type": "GeometryCollection", "geometries": [line, {**line, "coordinates": [[4, 4]]}]}
    within = {"type": "GeometryCollection", "geometries": [only]}

    assert [place(one) for one in (first, only, none, within)] == [
        ("28", "9"), ("28", "9"), ("2", "2"), ("28", "9"),
    ]  # fmt: skip
    assert sentences(read(feature(first), feature(only), feature(none))) == [
        "events.json, line 2, geometry: The geometry is a collection of 3. "
        "Give it the one point that the event is to stand at. "
        "(Repaired: shown at its first point.)",
        "events.json, line 4, geometry: The geometry is a collection of 2. "
        "Give it the one point that the event is to stand at. "
        "(Repaired: shown at the middle of its bounds.)",
    ]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        "null",
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [None, None]},
        {"type": "Point"},
        {"type": "LineString", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "GeometryCollection", "geometries": ["null"]},
        {"type": "GeometryCollection"},
    ],
)
def test_without_coordinates_a_row_has_no_place_and_nothing_is_wrong(geometry):
    table = read(feature(geometry, name="x"), feature(point(9, 28), name="y"))

    assert table.cells["latitude"].tolist() == ["", "28"]
    assert sentences(table) == []


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": ["north", 3]},
        {"type": "Point", "coordinates": [3]},
        {"type": "Point", "coordinates": [3, None]},
        {"type": "Point", "coordinates": [[1, 2]]},
        {"type": "Point", "coordinates": {"lat": 1}},
        {"type": "Point", "coordinates": [True, False]},
        {"type": "LineString", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[1, 2], [3, 4]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Circle", "coordinates": [1, 2]}]},
        {"type": "GeometryCollection", "geometries": [7]},
    ],
)
def test_coordinates_that_are_no_positions_are_named(geometry):
    table = read(feature(geometry, name="x"), feature(point(9, 28), name="y"))

    assert table.cells["latitude"].tolist() == ["", "28"]
    assert sentences(table) == [
        "events.json, line 2, geometry: The coordinates are not positions. "
        "Write a position as [longitude, latitude] in degrees. (Shown in the unlocated tray.)"
    ]


def test_bounds_without_end_have_no_middle():
    line = b'{"type": "LineString", "coordinates": [[1e999, 0], [0, 0]]}'

    table = json_formats.read(b'{"type": "Feature", "geometry": ' + line + b"}", "events.json")

    assert sentences(table) == [
        "events.json, line 1, geometry: The coordinates are not positions. "
        "Write a position as [longitude, latitude] in degrees. (Shown in the unlocated tray.)"
    ]


def test_a_geometry_of_another_kind_is_named():
    table = read(
        feature({"type": "Circle", "coordinates": [1, 2]}), feature({"type": ["Point"]}), feature(7)
    )

    assert sentences(table) == [
        "events.json, line 2, geometry: The geometry is of no kind that is known: Circle. "
        "Use one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon. "
        "(Shown in the unlocated tray.)",
        "events.json, line 3, geometry: The geometry is of no kind that is known: Point. "
        "Use one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon. "
        "(Shown in the unlocated tray.)",
        "events.json, line 4, geometry: The geometry is not an object. "
        "Write a position as [longitude, latitude] in degrees. (Shown in the unlocated tray.)",
    ]
    assert len(table.cells) == 3


def test_a_feature_that_is_no_object_is_set_aside():
    table = read(feature(point(9, 28)), "gone", feature(point(8, 27)))

    assert table.lines.tolist() == [2, 4]
    assert (table.unread, table.rows_read) == (1, 3)
    assert sentences(table) == [
        'events.json, line 3: "gone" is not an object. Write it as an object, between { and }. '
        "(Row set aside.)"
    ]


def test_properties_that_are_no_object_are_kept():
    table = read({"type": "Feature", "geometry": None, "properties": "loose"})

    assert rows(table) == [{"properties": "loose"}]


@pytest.mark.parametrize(
    "name",
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "epsg:4258"],
)
def test_degrees_are_no_problem_whatever_they_are_called(name):
    assert sentences(read(feature(point(9, 28)), crs={"properties": {"name": name}})) == []


def test_another_grid_is_named_once():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::14326"}}

    assert sentences(read(feature(point(448251, 5411932)), feature(point(1, 2)), crs=crs)) == [
        'events.json, crs: "urn:ogc:def:crs:EPSG::14326" is not WGS84, '
        "the degrees that the positions of GeoJSON are in. Save the file in WGS84 (EPSG:4326). "
        "(Value ignored.)"
    ]


@pytest.mark.parametrize(
    ("members", "title"),
    [
        ({"name": "Layer 1"}, "Layer 1"),
        ({"properties": {"name": "Layer 2"}}, "Layer 2"),
        ({"metadata": {"title": "Feed"}, "name": 3}, "Feed"),
        ({"title": ["x"]}, ""),
    ],
)
def test_the_title_is_found_where_programs_write_it(members, title):
    assert read(feature(None), **members).title == title
