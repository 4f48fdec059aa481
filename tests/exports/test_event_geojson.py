import json

import pandas as pd
import pytest

from chronicle.exports import event_geojson
from chronicle.model import Chronicle
from chronicle.reading.opening import open_content
from tests.support.chronicles import make_chronicle
from tests.support.event_tables import opened


def written(chronicle):
    def refuse(word):
        raise AssertionError(f"{word} is not JSON")

    return json.loads(event_geojson.write(chronicle), parse_constant=refuse)


def test_an_event_is_a_feature_with_a_point_and_its_cells():
    chronicle = make_chronicle([{"id": "raid", "latitude": "27.9", "longitude": "-0.1"}])

    assert written(chronicle) == {
        "type": "FeatureCollection",
        "title": "Test",
        "features": [
            {
                "type": "Feature",
                "id": "raid",
                "geometry": {"type": "Point", "coordinates": [-0.1, 27.9]},
                "properties": {
                    "title": "Sirte falls",
                    "date": "2011-10-20",
                    "place": "Sirte",
                    "country": "Libya",
                    "place_precision": "city",
                    "category": "attack",
                    "actors": "Fighters",
                    "summary": None,
                    "killed_min": None,
                    "killed_max": None,
                    "wounded_min": None,
                    "wounded_max": None,
                    "toll_note": None,
                    "status": "confirmed",
                    "status_note": None,
                    "sources": None,
                },
            }
        ],
    }


def test_an_event_without_a_place_has_no_geometry_and_counts_are_numbers():
    chronicle = opened([{"title": "Raid", "killed_min": "38", "wounded_max": "0"}])

    (feature,) = written(chronicle)["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["killed_min"] == 38
    assert feature["properties"]["wounded_max"] == 0


def test_columns_that_are_not_ours_are_properties_too():
    chronicle = opened([{"title": "Raid"}], {"zoom": "7", "id": "x", "latitude": "", "date": "y"})

    (feature,) = written(chronicle)["features"]
    assert list(feature["properties"])[-4:] == ["zoom", "id (2)", "latitude (2)", "date (2)"]
    assert list(feature["properties"].values())[-4:] == ["7", "x", None, "y"]


def test_where_no_event_has_a_place_the_columns_for_it_are_properties():
    chronicle = opened([{"title": "Raid", "date": "2013"}], {"lat": "not ours"})

    again = open_content(event_geojson.write(chronicle), "events.geojson")

    assert again.chronicle.more["lat"].tolist() == ["not ours"]
    assert [problem.sentence() for problem in again.problems] == []


def test_each_feature_has_a_line_of_its_own():
    content = event_geojson.write(make_chronicle([{}, {"title": "two\nlines"}])).decode()

    lines = content.splitlines()
    assert lines[0] == '{"type": "FeatureCollection", "title": "Test", "features": ['
    assert lines[1].startswith('{"type": "Feature", "id": "e1"')
    assert lines[2].startswith('{"type": "Feature", "id": "e2"')
    assert lines[3:] == ["]}"]


def test_title_and_description_are_read_again():
    events = opened([{"title": "Raid"}]).events
    chronicle = Chronicle('Raids "of" the Sahara}', "Two\tof them", events, pd.DataFrame())

    again = open_content(event_geojson.write(chronicle), "raids.geojson")

    assert again.chronicle.title == 'Raids "of" the Sahara}'
    assert again.chronicle.description == "Two of them"


@pytest.mark.parametrize("value", [0.1, 1 / 3, 27.897000000000002, 1e-7, 5e-324, -90.0])
def test_a_position_reads_back_as_the_very_same(value):
    chronicle = opened([{"title": "Raid", "latitude": repr(value), "longitude": "9.1"}])

    again = open_content(event_geojson.write(chronicle), "events.geojson").chronicle

    assert again.events[["latitude", "longitude"]].values.tolist() == [[value, 9.1]]


def test_no_events_are_a_collection_too():
    assert written(opened([])) == {"type": "FeatureCollection", "title": "Raids", "features": []}
