"""The story without a browser: its steps, its links, and what it says when it cannot tell."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from chronicle.sessions.desk import SHIPPED
from tests.support.page_reading import DASHBOARD, SECONDS, good, notes, part, summary, words

STORY = "pages/story.py"


def told(**address: str) -> AppTest:
    """The story that somebody opened with these query parameters."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=SECONDS).run().switch_page(STORY)
    for name, value in address.items():
        app.query_params[name] = value
    return good(app.run())


def press(app: AppTest, name: str) -> AppTest:
    return good(app.button(key=f"story_{name}").click().run())


def lines(app: AppTest) -> list[str]:
    return words(part(app, "story")).split("\n")


def heading(app: AppTest) -> str:
    return next(line for line in lines(app) if line.startswith("## "))


def test_the_story_opens_at_its_first_step_and_leaves_the_address_alone():
    app = told()

    assert lines(app)[:2] == ["1 of 14", "## A ruler falls"]
    assert lines(app)[2] == (
        "Sirte falls; Gadhafi captured and killed · 20 October 2011 · Sirte, Libya"
    )
    assert "On 20 October 2011 fighters of Libya's new council took Sirte" in "\n".join(lines(app))
    assert app.session_state["event"] == "gadhafi-killed"
    assert dict(app.query_params) == {}
    assert app.button(key="story_previous").disabled
    assert not app.button(key="story_next").disabled


def test_next_and_previous_take_the_selection_and_the_address_along():
    app = press(told(), "next")
    assert heading(app) == "## Open stores"
    assert dict(app.query_params) == {"event": "tripoli-depots-looted", "step": "2"}

    app = press(app, "next")
    assert heading(app) == "## A resolution"
    app = press(press(app, "previous"), "previous")
    assert heading(app) == "## A ruler falls"
    assert dict(app.query_params) == {"event": "gadhafi-killed", "step": "1"}


def test_the_last_step_is_followed_by_none():
    app = told(step="14")

    assert lines(app)[:2] == ["14 of 14", "## Who answered for it"]
    assert app.button(key="story_next").disabled
    assert not app.button(key="story_previous").disabled


@pytest.mark.parametrize(
    ("address", "first_heading", "event"),
    [
        ({"step": "7"}, "## Benghazi", "benghazi-attack"),
        ({"step": "7", "event": "benghazi-attack"}, "## Benghazi", "benghazi-attack"),
        ({"event": "in-amenas-raid"}, "## In Amenas", "in-amenas-raid"),
        ({"event": "tripoli-falls"}, "## A ruler falls", "gadhafi-killed"),
    ],
)  # fmt: skip
def test_a_link_opens_the_step_that_it_names_or_that_tells_of_its_event(
    address, first_heading, event
):
    app = told(**address)

    assert heading(app) == first_heading
    assert app.session_state["event"] == event
    assert dict(app.query_params) == address
    assert notes(app) == []


@pytest.mark.parametrize("step", ["0", "15", "-1", "two", "٣", "9" * 5000])
def test_a_step_that_does_not_exist_is_ignored_and_the_reader_is_told(step):
    app = told(step=step)

    assert notes(app) == [f"Part of the link was ignored: the story has no step “{step[:60]}”."]
    assert heading(app) == "## A ruler falls"
    assert dict(app.query_params) == {}


def test_another_event_is_shown_in_its_card_and_the_step_is_a_click_away():
    app = told(step="3", event="tripoli-falls")

    assert lines(app)[:2] == ["3 of 14", "A resolution"]
    assert "### Tripoli falls; Gadhafi's compound overrun" in words(part(app, "card"))
    assert dict(app.query_params) == {"event": "tripoli-falls", "step": "3"}

    app = press(app, "back")
    assert heading(app) == "## A resolution"
    assert dict(app.query_params) == {"event": "unscr-2017", "step": "3"}


@pytest.mark.parametrize(("event", "yet"), [("benghazi-attack", False), ("tripoli-falls", True)])
def test_another_event_that_comes_later_than_the_step_is_said_to(event, yet):
    app = told(step="3", event=event)

    sentence = "Not yet on map and timeline: it comes later than this step."
    assert (sentence in lines(app)) is not yet


def test_a_filter_that_hides_the_event_of_the_step_is_named():
    app = told(step="4", category="attack")

    assert "Not on map and timeline: hidden by category." in lines(app)
    assert summary(app).startswith("7 of 76 events")


def test_showing_everything_again_stays_at_the_step():
    app = told(step="4", category="attack")
    good(app.button(key="reset").click().run())

    assert heading(app) == "## A claim"
    assert dict(app.query_params) == {"event": "belmokhtar-ani-claim", "step": "4"}


def test_playing_is_paused_by_any_choice_and_by_leaving_the_page():
    app = press(told(step="4"), "play")
    assert app.button(key="story_play").label == "Pause"
    good(app.button_group(key="status").select("confirmed").run())
    assert app.button(key="story_play").label == "Play"

    app = press(app, "play")
    good(app.switch_page("dashboard.py").run())
    good(app.switch_page(STORY).run())
    assert app.button(key="story_play").label == "Play"
    assert heading(app) == "## A claim"


def test_playing_from_the_last_step_begins_again():
    app = press(told(step="14"), "play")

    assert heading(app) == "## A ruler falls"
    assert app.button(key="story_play").label == "Pause"


def test_without_a_story_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shutil.copytree(SHIPPED, tmp_path / "data", ignore=shutil.ignore_patterns("story.csv"))
    monkeypatch.setenv("CHRONICLE_DATA", str(tmp_path / "data"))
    app = told(step="2")

    assert lines(app) == [
        "This chronicle has no story: it would stand in story.csv, beside events.csv."
    ]
    assert notes(app) == ["Part of the link was ignored: the story has no step “2”."]
    assert dict(app.query_params) == {}
