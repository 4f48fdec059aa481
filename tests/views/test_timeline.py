import datetime
import json

import pytest

from chronicle.asking.engine import Bar
from chronicle.model import Link
from chronicle.views import timeline
from chronicle.views.palette import OTHER, looks
from tests.support.chronicles import make_mark

DAY = 86_400


def seconds(year, month=1, day=1):
    return (datetime.date(year, month, day) - datetime.date(1970, 1, 1)).days * DAY


DOMAIN = (seconds(2011), seconds(2015) - 1)
CATEGORIES = ["attack", "statement", "regime-change"]


def a_mark(id_, first, days=1, **other):
    usual = {"title": f"Title of {id_}", "start": first, "end": first + days * DAY - 1}
    return make_mark(id=id_, **(usual | other))


def all_of(*marks):
    return marks


def stacks(*rows):
    return [Bar(*row) for row in rows]


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
    return all_of(
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

    assert len(text) < 16_000


def test_a_mark_carries_what_is_needed_to_draw_and_to_name_it():
    mark = a_mark(
        "raid",
        seconds(2013, 1, 16),
        days=4,
        end_soft=True,
        status="disputed",
        date="2013-01-16/2013-01-19",
    )

    assert drawn(all_of(mark))["marks"] == {
        "id": ["raid"],
        "title": ["Title of raid"],
        "start": [seconds(2013, 1, 16)],
        "end": [seconds(2013, 1, 20)],
        "start_soft": [False],
        "end_soft": [True],
        "kind": [0],
        "status": ["disputed"],
        "when": ["16 to 19 January 2013"],
        "unresolved": [False],
    }


def test_open_sides_are_null():
    marks = all_of(
        a_mark("ancient", 0, start=None),
        a_mark("endless", 0, end=None),
    )

    spans = drawn(marks, domain=(-DAY, DAY))["marks"]

    assert (spans["start"], spans["end"]) == ([None, 0], [DAY, None])


def test_marks_outside_the_domain_are_counted_at_its_sides():
    marks = all_of(
        a_mark("before", seconds(2010, 12, 31)),
        a_mark("first", seconds(2011)),
        a_mark("last", seconds(2014, 12, 31)),
        a_mark("after", seconds(2015)),
    )

    drawing = drawn(marks)

    assert drawing["marks"]["id"] == ["first", "last"]
    assert (drawing["earlier"], drawing["later"]) == (1, 1)


def test_a_selection_changes_nothing_of_what_is_laid_out():
    plain, chosen = drawn(many(24)), drawn(many(24), selected="event-10")

    assert chosen == plain | {"selected": "event-10"}


def test_bins_come_in_the_order_of_time_and_of_categories():
    bins = stacks(
        (20, 29, "statement", 1),
        (10, 19, "statement", 2),
        (10, 19, "attack", 3),
        (10, 19, "unheard-of", 4),
    )

    assert drawn(all_of(), bins=bins)["bins"] == {
        "start": [10, 10, 10, 20],
        "end": [19, 19, 19, 29],
        "kind": [0, 1, 3, 1],
        "count": [3, 2, 4, 1],
    }


def test_looks_are_given_in_order_and_a_category_without_one_shares_the_last():
    drawing = drawn(all_of(a_mark("odd", seconds(2012), category="unheard-of")))

    assert [kind["title"] for kind in drawing["kinds"]] == [
        "Attack",
        "statement",
        "regime-change",
        "other",
    ]
    assert drawing["kinds"][drawing["marks"]["kind"][0]]["glyph"] == OTHER.glyph


@pytest.mark.parametrize("moment", [0, -77_946_000_000, 316_516_204_800])
def test_a_domain_of_one_moment_is_given_a_day(moment):
    drawing = drawn(all_of(), domain=(moment, moment), extent=(moment, moment))

    day = {"start": moment - DAY // 2, "end": moment + DAY // 2}
    assert drawing["domain"] == drawing["extent"] == day


def test_a_hostile_title_travels_as_text():
    title = "{{ 7*7 }} ${alert(1)} <img src=x onerror=alert(1)> </script> \" ' \\"

    marks = drawn(all_of(a_mark("evil", 0, title=title)), domain=(-DAY, DAY))["marks"]

    assert marks["title"] == [title]


def test_a_mark_says_whether_its_accounts_differ_and_a_drawing_whether_it_is_muted():
    marks = all_of(a_mark("raid", seconds(2013)), a_mark("fall", seconds(2011)))

    drawing = drawn(marks, unresolved={"raid"}, muted=True)

    assert drawing["marks"]["unresolved"] == [True, False]
    assert drawing["muted"] is True
    assert drawn(marks)["muted"] is False


def test_only_the_links_of_the_selection_are_arrows():
    marks = all_of(*(a_mark(id_, seconds(2012)) for id_ in ("fall", "claim", "raid")))
    links = [
        Link("one", "fall", "claim", "precedes", "", "supported", (), ""),
        Link("two", "claim", "raid", "arms-flow", "", "unresolved", (), ""),
    ]

    arrows = drawn(marks, selected="raid", links=links)["arrows"]

    assert arrows["links"] == {
        "id": ["two"],
        "cause": ["claim"],
        "effect": ["raid"],
        "stroke": [0],
        "standing": ["unresolved"],
    }
    assert drawn(marks, links=links)["arrows"]["links"]["id"] == []
