import json

import pandas as pd

from chronicle.model import Link
from chronicle.views import arcs
from chronicle.views.palette import looks


def a_link(cause, effect, number=0):
    return Link(f"link-{number}", cause, effect, "precedes", "Somebody", "supported", (), "")


def events(*ids):
    return pd.DataFrame(
        [
            {
                "id": id,
                "title": f"Title of {id}",
                "year": "2011",
                "day": "20 Oct",
                "when": "20 October 2011",
                "category": "attack",
                "status": "confirmed",
            }
            for id in ids
        ]
    )


def test_only_events_that_the_links_join_are_drawn_in_the_order_given():
    drawing = arcs.draw(
        events("a", "b", "c"), [a_link("c", "a")], looks=looks(["statement", "attack"]),
        selected="a", link="link-0", said={"link-0": "Earlier"},
    )  # fmt: skip

    assert drawing["events"] == {
        "id": ["a", "c"],
        "title": ["Title of a", "Title of c"],
        "when": ["20 October 2011", "20 October 2011"],
        "year": ["2011", "2011"],
        "day": ["20 Oct", "20 Oct"],
        "status": ["confirmed", "confirmed"],
        "look": [1, 1],
    }
    assert drawing["links"] == {
        "id": ["link-0"],
        "cause": ["c"],
        "effect": ["a"],
        "stroke": [0],
        "standing": ["supported"],
        "said": ["Earlier"],
    }
    assert [look["colour"] for look in drawing["looks"]] == ["#595c62", "#b0351e"]
    assert (drawing["selected"], drawing["link"]) == ("a", "link-0")
    assert json.loads(json.dumps(drawing, allow_nan=False)) == drawing
