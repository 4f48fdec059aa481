import json
import re
from pathlib import Path

import pytest

from chronicle.asking.engine import Bar
from chronicle.model import Link
from chronicle.views import timeline
from chronicle.views.palette import OTHER, looks
from chronicle.views.text_width import width
from chronicle.views.ticks import DAY, day_of
from tests.support.chronicles import make_mark

FOLDER = Path(timeline.__file__).parent


def seconds(year, month=1, day=1):
    return day_of(year, month, day) * DAY


DOMAIN = (seconds(2011), seconds(2015) - 1)
CATEGORIES = ["attack", "statement", "regime-change"]


def a_mark(id_, first, days=1, **other):
    usual = {"title": f"Title of {id_}", "start": first, "end": first + days * DAY - 1}
    return make_mark(id=id_, **(usual | other))


def stacks(*rows):
    return [Bar(*row) for row in rows]


def marks_of(*marks):
    return marks


def drawn(marks, **changed):
    given = {
        "domain": DOMAIN,
        "extent": DOMAIN,
        "window": (None, None),
        "bins": stacks(),
        "density": None,
        "looks": looks(CATEGORIES),
        "selected": None,
        "titles": {"attack": "Attack"},
    }
    return timeline.draw(marks, **(given | changed))


def many(count):
    return marks_of(
        *(
            a_mark(
                f"event-{number}",
                seconds(2011) + number * DAY * 23,
                days=1 + number % 40,
                title=f"Something of some length happens for the {number}th time in this place",
                category=CATEGORIES[number % 3],
            )
            for number in range(count)
        )
    )


def test_a_drawing_is_plain_json_and_small():
    text = json.dumps(drawn(many(63), selected="event-7"), allow_nan=False)

    assert len(text) < 60_000


def test_a_mark_carries_what_is_needed_to_draw_and_to_name_it():
    mark = a_mark(
        "raid",
        seconds(2013, 1, 16),
        days=4,
        end_soft=True,
        status="disputed",
        date="2013-01-16/2013-01-19",
    )

    assert drawn(marks_of(mark))["marks"] == [
        {
            "id": "raid",
            "title": "Title of raid",
            "start": seconds(2013, 1, 16),
            "end": seconds(2013, 1, 20),
            "soft": [False, True],
            "kind": 0,
            "status": "disputed",
            "when": "16 to 19 January 2013",
            "unresolved": False,
        }
    ]


def test_open_sides_are_null():
    marks = marks_of(
        a_mark("ancient", 0, start=None),
        a_mark("endless", 0, end=None),
    )

    ancient, endless = drawn(marks, domain=(-DAY, DAY))["marks"]

    assert (ancient["start"], ancient["end"]) == (None, DAY)
    assert (endless["start"], endless["end"]) == (0, None)


def test_marks_outside_the_domain_are_counted_at_its_sides():
    marks = marks_of(
        a_mark("before", seconds(2010, 12, 31)),
        a_mark("first", seconds(2011)),
        a_mark("last", seconds(2014, 12, 31)),
        a_mark("after", seconds(2015)),
    )

    drawing = drawn(marks, earlier=2, later=3)

    assert [mark["id"] for mark in drawing["marks"]] == ["first", "last"]
    assert (drawing["earlier"], drawing["later"]) == (3, 4)


def test_each_layout_speaks_of_every_mark():
    drawing = drawn(many(30))

    for layout in drawing["layouts"]:
        assert [len(layout[part]) for part in ("rows", "labels", "sides", "rooms")] == [30] * 4
        assert max(layout["rows"]) < layout["row_count"]


def test_the_height_depends_on_the_width_alone():
    def heights(marks, **changed):
        return [
            (layout["width"], layout["height"]) for layout in drawn(marks, **changed)["layouts"]
        ]

    density = stacks((DOMAIN[0], DOMAIN[1], "attack", 12_345))
    assert heights(many(200)) == heights(many(1)) == heights(marks_of(), density=density)
    assert heights(marks_of()) == [
        (300, 404),
        (345, 404),
        (420, 404),
        (520, 358),
        (640, 358),
        (755, 338),
        (870, 296),
        (1000, 296),
        (1070, 296),
        (1200, 296),
    ]


def test_selecting_moves_no_mark_and_spells_out_its_title():
    plain, chosen = drawn(many(24)), drawn(many(24), selected="event-10")

    assert chosen["selected"] == "event-10"
    for before, after in zip(plain["layouts"], chosen["layouts"], strict=True):
        assert after["rows"] == before["rows"]
    title = "Something of some length happens for the 10th time in this place"
    wide = chosen["layouts"][-1]
    assert wide["labels"][10] == title
    assert wide["rooms"][10] >= width(title, bold=True)


def test_bins_are_stacked_by_category_in_time_order():
    bins = stacks(
        (20, 29, "statement", 1),
        (10, 19, "statement", 2),
        (10, 19, "attack", 3),
        (10, 19, "unheard-of", 4),
    )

    assert drawn(marks_of(), bins=bins)["bins"] == [
        [10, 19, [[0, 3], [1, 2], [3, 4]]],
        [20, 29, [[1, 1]]],
    ]


def test_looks_are_given_in_order_and_a_category_without_one_shares_the_last():
    drawing = drawn(marks_of(a_mark("odd", seconds(2012), category="unheard-of")))

    assert [kind["title"] for kind in drawing["kinds"]] == [
        "Attack",
        "statement",
        "regime-change",
        "other",
    ]
    assert drawing["kinds"][drawing["marks"][0]["kind"]]["glyph"] == OTHER.glyph


def test_ticks_lie_in_what_they_measure():
    drawing = drawn(marks_of(), extent=(seconds(-2000), seconds(1200)))

    for layout in drawing["layouts"]:
        assert all(DOMAIN[0] <= t <= DOMAIN[1] for t, _ in layout["ticks"])
        assert layout["strip_ticks"][0][1].endswith("BCE")


@pytest.mark.parametrize("moment", [0, seconds(-500), seconds(12_000)])
def test_a_domain_of_one_moment_is_given_a_day(moment):
    drawing = drawn(marks_of(), domain=(moment, moment), extent=(moment, moment))

    assert drawing["domain"] == drawing["extent"] == [moment - DAY // 2, moment + DAY // 2]


def test_a_hostile_title_travels_as_text():
    title = "{{ 7*7 }} ${alert(1)} <img src=x onerror=alert(1)> </script> \" ' \\"

    assert drawn(marks_of(a_mark("evil", 0, title=title)), domain=(-DAY, DAY))["marks"][0][
        "title"
    ] == (title)


def test_the_front_end_makes_no_markup_from_data_and_asks_no_host():
    scripts = sorted(FOLDER.glob("*.js"))
    script = "".join(file.read_text(encoding="utf-8") for file in scripts)
    style = (FOLDER / "timeline.css").read_text(encoding="utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)
    assert [file.name for file in scripts][-3:] == [
        "timeline.js", "timeline_marks.js", "timeline_strip.js"
    ]  # fmt: skip
    assert set(re.findall(r"https?://[^\"' ]+", script + style)) == {"http://www.w3.org/2000/svg"}


def test_a_mark_says_whether_its_accounts_differ_and_a_drawing_whether_it_is_muted():
    marks = marks_of(a_mark("raid", seconds(2013)), a_mark("fall", seconds(2011)))

    drawing = drawn(marks, unresolved={"raid"}, muted=True)

    assert [mark["unresolved"] for mark in drawing["marks"]] == [True, False]
    assert drawing["muted"] is True
    assert drawn(marks)["muted"] is False


def test_only_the_links_of_the_selection_are_arrows():
    marks = marks_of(*(a_mark(id_, seconds(2012)) for id_ in ("fall", "claim", "raid")))
    links = [
        Link("one", "fall", "claim", "precedes", "", "supported", (), ""),
        Link("two", "claim", "raid", "arms-flow", "", "unresolved", (), ""),
    ]

    arrows = drawn(marks, selected="raid", links=links)["arrows"]

    assert arrows["links"] == [["two", "claim", "raid", 0, "unresolved"]]
    assert drawn(marks, links=links)["arrows"]["links"] == []
