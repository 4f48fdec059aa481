import json

from chronicle.model import Link
from chronicle.views import arcs
from chronicle.views.palette import looks
from tests.support.chronicles import make_mark


def a_link(cause, effect, number=0):
    return Link(f"link-{number}", cause, effect, "precedes", "Somebody", "supported", (), "")


def events(*ids):
    return [make_mark(id=id, title=f"Title of {id}") for id in ids]


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


def test_a_date_is_said_as_far_as_it_is_known():
    year = make_mark(id="a", date="2011", precision="year")
    month = make_mark(id="b", date="../2011-03", start=None, precision="month")
    none = make_mark(id="c", date="soon", start=None, end=None, precision="")
    links = [a_link("a", "b"), a_link("b", "c")]

    drawing = arcs.draw(
        [year, month, none], links, looks=looks(["attack"]), selected=None, link=None, said={}
    )

    assert drawing["events"]["when"] == ["2011", "before March 2011", "no date"]
    assert drawing["events"]["year"] == ["2011", "2011", ""]
    assert drawing["events"]["day"] == ["", "Oct", "soon"]
