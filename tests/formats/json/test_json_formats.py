import pytest

from chronicle.formats.json import geojson, json_formats, linked_places, timelinejs
from chronicle.formats.json.json_text import load
from chronicle.text_table import Unreadable

FEATURES = b'"type": "FeatureCollection", "features": []'


@pytest.mark.parametrize(
    ("content", "module"),
    [
        (b"{%s}" % FEATURES, geojson),
        (b'{"@context": "https://x.example/linkedplaces-context-v1.jsonld", %s}' % FEATURES,
         linked_places),
        (b'{"events": [{"start_date": {"year": "2013"}}]}', timelinejs),
    ],
)  # fmt: skip
def test_each_format_is_read_by_its_own_module(content, module):
    assert json_formats.json_format(load(content, "raids.json", None)) is module


def test_json_without_a_list_of_events_is_refused():
    with pytest.raises(Unreadable, match="holds JSON, but not one list of events"):
        json_formats.read(b'"Raid"', "raids.json")
