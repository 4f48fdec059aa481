import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis.strategies as some
import pytest
from branca.element import Element
from hypothesis import example, given, settings
from streamlit_folium import generate_js_hash, generate_leaflet_string

from chronicle.asking.answering import engine_of
from chronicle.asking.engine import EVERYWHERE, Mark
from chronicle.asking.narrowing import Filter
from chronicle.model import Bounds, Chronicle
from chronicle.reading.opening import open_folder
from chronicle.views import palette, place_map
from tests.support.chronicles import make_chronicle

DATA = Path(__file__).parents[2] / "data"
LIBYA = Bounds(-17.2, 11.0, 25.2, 38.0)
HOSTILE = (
    "{{7*191}}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% raise %}",
    "{% for _ in range(10**9) %}x{% endfor %}",
    "{# never closed",
    "{{",
    "}}",
    "{%- endmacro -%}",
    "${alert(1)}",
    "`+alert(1)+`",
    "C:\\2019\\new",
    "\\",
    "a\\",
    '"]]]);alert(1);//',
    "'+alert(1)+'",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "&#123;&#123;7*191&#125;&#125;",
    "&amp;lt;",
    "a\u2028b\u2029c",
    "a\0b",
    "map_div feature_group_0",
    "line\none",
    "גדאפי",
    "🕊️" * 200,
)
hostile_texts = some.one_of(
    some.text(),
    some.sampled_from(HOSTILE),
    some.lists(
        some.sampled_from(["{{", "}}", "{%", "%}", "{#", "${", "`", "\\", "<", "&#", ";", "7*7"])
    ).map("".join),
)


def placed(chronicle: Chronicle) -> tuple[Mark, ...]:
    """Every event that has a place."""
    return engine_of(chronicle).places(Filter(), EVERYWHERE)


def rendered(chronicle: Chronicle) -> str:
    """The page that folium makes of the map with every event on it."""
    figure = place_map.base_map(LIBYA)
    looks = palette.looks(tuple(chronicle.events["category"].unique()))
    drawing = place_map.draw(
        placed(chronicle), None, looks, selected="e1", window=None, follow=False
    )
    drawing.add_to(figure)
    return figure.get_root().render()


def drawn(page: str) -> dict[str, Any]:
    """What the page hands to the script that draws the events."""
    start = re.search(r"chronicleMap\.draw\(map_[0-9a-f]+, ", page)
    return json.JSONDecoder().raw_decode(page[start.end() :])[0]


def parts(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():
        yield from parts(child)


@given(hostile_texts)
@example("&lt;")
@example("\ud800")
def test_inert_text_means_nothing_to_a_template_or_a_script_and_reads_the_same(text):
    inert = place_map.inert(text)

    assert not set("{}$\\`<>\"'") & set(inert)
    assert html.unescape(inert) == html.unescape(html.escape(text)) == text


@pytest.mark.parametrize(
    ("text", "inert"),
    [
        ("Gadhafi's fall", "Gadhafi&#x27;s fall"),
        ("{{7*191}}", "&#123;&#123;7*191&#125;&#125;"),
        ("${alert(1)}", "&#36;&#123;alert(1)&#125;"),
        ("C:\\2019", "C:&#92;2019"),
        ("<b>&lt;`", "&lt;b&gt;&amp;lt;&#96;"),
    ],
)
def test_inert_text_is_written_as_character_references(text, inert):
    assert place_map.inert(text) == inert


def test_a_hostile_table_is_drawn_as_text_and_every_event_is_there():
    chronicle = make_chronicle(
        [{"title": text, "place": text, "category": text, "actors": text} for text in HOSTILE]
    )

    page = rendered(chronicle)

    assert "1337" not in page
    assert page.count("</script>") == rendered(make_chronicle([{}])).count("</script>")
    events = drawn(page)["events"]
    assert events["id"] == list(chronicle.events["id"])
    titles = [title[:120] for title in chronicle.events["title"]]
    assert [html.unescape(title) for title in events["title"]] == titles
    assert [html.unescape(place) for place in events["place"]] == titles
    assert (set(events["precision"]), set(events["status"])) == ({"city"}, {"confirmed"})
    others = events.keys() - {"id", "title", "place", "precision", "status"}
    assert not any(isinstance(cell, str) for name in others for cell in events[name])


@settings(max_examples=30)
@given(some.lists(hostile_texts, min_size=1, max_size=4))
def test_any_table_is_drawn(texts):
    chronicle = make_chronicle([{"title": text, "place": text, "category": text} for text in texts])

    assert len(drawn(rendered(chronicle))["events"]["id"]) == len(texts)


def test_the_script_that_streamlit_folium_sends_is_as_safe():
    chronicle = make_chronicle([{"title": text, "place": text} for text in HOSTILE])
    looks = palette.looks(("attack",))
    figure = place_map.base_map(LIBYA)
    group = place_map.draw(placed(chronicle), None, looks, selected=None, window=None, follow=False)
    group._id = "feature_group_0"
    group.add_to(figure)
    group.render()

    script = generate_leaflet_string(group, base_id="feature_group_0")

    assert "1337" not in script and "`" not in script and "${" not in script and "<" not in script
    assert all(f'"{id}"' in script for id in chronicle.events["id"])


def test_an_event_is_drawn_with_what_the_script_expects():
    chronicle = make_chronicle(
        [
            {
                "id": "raid",
                "title": "Raid",
                "place": "In Amenas",
                "latitude": "27.8970001",
                "longitude": "9.127",
                "place_precision": "site",
                "category": "inquiry",
                "status": "claimed",
            },
            {"id": "vague", "date": "2012", "place_precision": "", "status": "", "category": ""},
        ]
    )
    looks = palette.looks(("", "inquiry"))

    group = place_map.draw(
        placed(chronicle), None, looks, selected="raid", window=LIBYA, follow=False
    )

    drawing = json.loads(group.drawing)
    assert drawing["events"] == {
        "id": ["raid", "vague"],
        "latitude": [27.897, 31.2],
        "longitude": [9.127, 16.6],
        "look": [1, 0],
        "precision": ["site", ""],
        "status": ["claimed", ""],
        "title": ["Raid", "Sirte falls"],
        "place": ["In Amenas", "Sirte"],
        "unresolved": [False, False],
    }
    assert drawing["selected"] == "raid"
    assert drawing["window"] == [-17.2, 11.0, 25.2, 38.0]
    assert drawing["cells"] is None and drawing["follow"] is False
    assert drawing["looks"][1] == vars(looks["inquiry"])


def test_too_many_events_are_drawn_as_counts_and_the_map_says_where_it_is():
    chronicle = make_chronicle([{"latitude": "31.2", "longitude": "16.6"}] * 3)
    engine = engine_of(chronicle)

    group = place_map.draw(
        engine.named(("e2",)), engine.cells(Filter(), LIBYA), palette.looks(("attack",)),
        spread=engine.spread(Filter()), selected="e2", window=None, follow=False,
    )  # fmt: skip

    drawing = json.loads(group.drawing)
    assert drawing["cells"] == {"latitude": [31.2], "longitude": [16.6], "count": [3]}
    assert drawing["spread"] == {"count": 3, "box": [16.6, 31.2, 16.6, 31.2]}
    assert drawing["events"]["id"] == ["e2"]
    assert drawing["follow"] is True


def test_what_lies_round_the_window_is_drawn_one_by_one_and_the_map_knows_how_far_that_reaches():
    engine = engine_of(make_chronicle([{"latitude": "31.2"}, {"latitude": "-31.2"}]))
    reach = Bounds(10.0, 20.0, 20.0, 30.0).widened(0.25)

    group = place_map.draw(
        engine.places(Filter(), reach), None, palette.looks(("attack",)),
        spread=engine.spread(Filter()), reach=reach, selected=None, window=None, follow=False,
    )  # fmt: skip

    drawing = json.loads(group.drawing)
    assert drawing["events"]["id"] == ["e1"]
    assert drawing["reach"] == [7.5, 17.5, 22.5, 32.5]
    assert (drawing["cells"], drawing["spread"]["count"], drawing["follow"]) == (None, 2, True)


def test_each_link_is_an_arrow_between_its_events_with_what_is_said_of_it():
    chronicle = open_folder(DATA).chronicle
    first, second = chronicle.links[:2]
    looks = palette.looks(tuple(chronicle.events["category"].unique()))

    group = place_map.draw(
        placed(chronicle), None, looks, selected=None, window=None, follow=False,
        links={first: "this & that", second: ""},
    )  # fmt: skip

    arrows = json.loads(group.drawing)["arrows"]["links"]
    assert arrows["id"] == [first.id, second.id]
    assert arrows["cause"] == [first.cause, second.cause]
    assert arrows["effect"] == [first.effect, second.effect]
    assert arrows["about"] == ["this &amp; that", ""]


def test_every_file_that_the_map_asks_for_is_our_own():
    figure = place_map.base_map(LIBYA)
    place_map.draw((), None, {}, selected=None, window=None, follow=False).add_to(figure)

    asked = [
        address
        for element in parts(figure.get_root())
        for kind in ("default_js", "default_css")
        for _, address in getattr(element, kind, [])
    ]

    assert len(asked) == 6
    for address in asked:
        assert address.startswith("../../app/static/")
        assert (DATA.parent / "static" / address.removeprefix("../../app/static/")).is_file()


def test_the_page_of_the_map_names_no_other_host():
    page = rendered(open_folder(DATA).chronicle)

    assert not re.search(r"(?:https?:)?//[a-z0-9]", page, re.IGNORECASE)


def test_the_map_is_the_same_on_every_run_whatever_is_drawn_on_it():
    hashes = set()
    for titles in ([], ["{{7*191}}"], ["Raid", "Fall"]):
        figure = place_map.base_map(LIBYA)
        figure.render()
        hashes.add(generate_js_hash(generate_leaflet_string(figure), "place_map"))
        rendered(make_chronicle([{"title": title} for title in titles]))

    assert len(hashes) == 1
    elsewhere = place_map.base_map(Bounds(0, 0, 1, 1))
    elsewhere.render()
    assert generate_js_hash(generate_leaflet_string(elsewhere), "place_map") not in hashes


def test_without_a_view_the_map_opens_on_the_world():
    assert place_map.base_map(None).location == [8.5, 2.5]


def test_the_shipped_chronicle_is_drawn_whole():
    chronicle = open_folder(DATA).chronicle

    assert set(drawn(rendered(chronicle))["events"]["id"]) == set(chronicle.events["id"])
