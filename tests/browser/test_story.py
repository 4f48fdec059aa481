"""The story goes on by hand, by key and by itself, and never against the reader."""

import re
import signal
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.support import explore, screen, witness
from tests.support.explore import (
    BENGHAZI,
    GADHAFI,
    card,
    mark,
    marker,
    markers,
    marks,
    one_run,
    pill,
    selected_mark,
    selected_marker,
    summary,
    visit,
)

STEPS = (
    (2, "Open stores", "tripoli-depots-looted"),
    (3, "A resolution", "unscr-2017"),
)
PLEDGE = "US effort against loose Libyan arms reaches $40 million"
CLAIM = "Belmokhtar: natural that 'we' benefited from Libyan arms"


@pytest.fixture
def page(kept):
    """The story as it opens."""
    return visit(kept, "/story")


def story(page: Page):
    return page.locator(".st-key-story")


def press(page: Page, name: str) -> None:
    page.locator(f".st-key-story_{name}").get_by_role("button").click()


def go_to(page: Page, name: str) -> None:
    page.locator(".st-key-pages").get_by_role("link", name=name).click()


def expect_step(page: Page, number: int, heading: str, event: str) -> None:
    """The story, the map, the timeline and the address all stand at this step."""
    expect(story(page).get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(story(page)).to_contain_text(f"{number} of 14")
    expect(selected_mark(page)).to_have_count(1)
    expect(selected_marker(page)).to_have_count(1)
    expect(selected_marker(page)).to_have_attribute("data-event", event)
    expect(page).to_have_url(re.compile(rf"/story\?event={event}&step={number}(&|$)"))


def expect_beginning(page: Page) -> None:
    expect(story(page).get_by_role("heading", name="A ruler falls")).to_be_visible()
    expect(selected_marker(page)).to_have_attribute("data-event", "gadhafi-killed")


def expect_paused(page: Page, paused: bool = True) -> None:
    expect(page.locator(".st-key-story_play")).to_contain_text("Play" if paused else "Pause")


def stay(page: Page, seconds: str) -> None:
    """Choose how long the story stays at a step while it plays."""
    page.locator(".st-key-story_speed").get_by_role("combobox").click()
    page.get_by_role("option", name=seconds, exact=True).click()
    expect(page.locator(".st-key-story_speed input")).to_have_value(seconds)
    screen.settled(page)


def play(page: Page, seconds: str) -> None:
    stay(page, seconds)
    press(page, "play")
    expect_paused(page, False)
    screen.settled(page)


def test_the_story_opens_at_its_first_step_with_what_had_begun_by_then(page):
    expect_beginning(page)

    expect(page).to_have_url(re.compile(r"/story$"))
    expect(story(page).locator(".st-key-story_previous button")).to_be_disabled()
    expect(selected_mark(page)).to_have_accessible_name(re.compile(f"^{GADHAFI}, "))
    expect(markers(page)).to_have_count(17)
    expect(marker(page, "tripoli-falls")).to_have_class(re.compile("chronicle-muted"))
    expect(marker(page, "gadhafi-killed")).not_to_have_class(re.compile("chronicle-muted"))
    expect(marker(page, "benghazi-attack")).to_have_count(0)
    expect(mark(page, BENGHAZI)).to_have_count(0)
    expect(marks(page)).to_have_count(17)


def test_next_and_previous_go_a_step_each_in_one_run(page):
    expect_beginning(page)
    with one_run(page):
        press(page, "next")
        expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    with one_run(page):
        press(page, "next")
        expect_step(page, 3, "A resolution", "unscr-2017")
    expect(markers(page)).to_have_count(20)
    assert explore.whereabouts(page) == pytest.approx([40.7489, -73.968, 4], abs=0.05)
    with one_run(page):
        press(page, "previous")
        expect_step(page, 2, "Open stores", "tripoli-depots-looted")


def test_a_step_that_is_taken_while_the_map_still_zooms_is_gone_to_as_well(page):
    expect_beginning(page)
    inside = explore.frame(page)
    inside.evaluate("() => { map._onZoomTransitionEnd = () => {}; }")  # the zoom takes its time
    press(page, "next")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    inside.wait_for_function("map._animatingZoom")
    press(page, "next")
    expect_step(page, 3, "A resolution", "unscr-2017")
    expect(markers(page)).to_have_count(20)
    screen.settled(page)

    inside.evaluate("() => { delete map._onZoomTransitionEnd; map._onZoomTransitionEnd(); }")

    assert explore.whereabouts(page) == pytest.approx([40.7489, -73.968, 4], abs=0.05)


def test_arrow_keys_go_through_the_steps_and_s_plays_and_pauses(page):
    expect_beginning(page)
    page.keyboard.press("ArrowRight")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    screen.settled(page)
    page.keyboard.press("ArrowRight")
    expect_step(page, 3, "A resolution", "unscr-2017")
    screen.settled(page)
    page.keyboard.press("ArrowLeft")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    screen.settled(page)

    page.keyboard.press("s")
    expect_paused(page, False)
    screen.settled(page)
    page.keyboard.press("s")
    expect_paused(page)


def test_arrow_keys_inside_the_timeline_go_from_event_to_event_and_not_to_another_step(page):
    expect_beginning(page)
    selected_mark(page).focus()
    page.keyboard.press("ArrowLeft")
    expect(mark(page, PLEDGE)).to_be_focused()
    with one_run(page):
        page.keyboard.press("Enter")
        expect(card(page).get_by_role("heading", name=PLEDGE)).to_be_visible()
    expect(story(page)).to_contain_text("1 of 14")


def test_playing_goes_from_step_to_step_and_pausing_holds_it(page):
    expect_beginning(page)
    play(page, "4 s")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    expect_step(page, 3, "A resolution", "unscr-2017")
    expect_paused(page, False)
    screen.settled(page)

    with one_run(page):
        press(page, "play")
        expect_paused(page)
    expect_step(page, 3, "A resolution", "unscr-2017")


def test_playing_ends_at_the_last_step_and_begins_again_from_the_first(kept):
    page = visit(kept, "/story?step=13")
    expect(story(page).get_by_role("heading", name="Inquiries")).to_be_visible()
    play(page, "4 s")
    expect_step(page, 14, "Who answered for it", "abu-khattala-verdict")
    expect_paused(page)
    expect(story(page).locator(".st-key-story_next button")).to_be_disabled()
    expect(markers(page)).to_have_count(76)
    screen.settled(page)

    press(page, "play")
    expect_step(page, 1, "A ruler falls", "gadhafi-killed")
    expect_paused(page, False)


def test_any_choice_pauses_in_the_run_that_it_costs_anyway(page):
    expect_beginning(page)
    play(page, "15 s")
    with one_run(page):
        marker(page, "tripoli-falls").click()
        expect(card(page).get_by_role("heading", name="Tripoli falls")).to_be_visible()
    expect_paused(page)

    for choose in (
        lambda: press(page, "next"),
        lambda: page.keyboard.press("ArrowLeft"),
        lambda: pill(page, "status", "confirmed").click(),
        page.go_back,
    ):
        press(page, "play")
        expect_paused(page, False)
        screen.settled(page)
        with one_run(page):
            choose()
            expect_paused(page)


def test_a_map_that_the_reader_drags_pauses_the_story_and_stays_where_it_was_dragged_to(page):
    expect_beginning(page)
    play(page, "15 s")
    box = page.locator(".st-key-map iframe").bounding_box()
    before = explore.whereabouts(page)
    page.mouse.move(box["x"] + 200, box["y"] + 250)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 280, steps=4)
    page.mouse.up()
    expect_paused(page)
    screen.settled(page)
    assert explore.whereabouts(page) != before
    expect(story(page)).to_contain_text("1 of 14")


def test_another_speed_does_not_pause(page):
    expect_beginning(page)
    play(page, "15 s")
    stay(page, "4 s")
    expect_paused(page, False)
    # On a busy machine the second step may be over before it is seen.
    expect(page).to_have_url(re.compile(r"step=([2-9]|1\d)$"))


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be held there")
def test_another_speed_does_not_pause_where_the_answer_takes_its_time(page, server):
    expect_beginning(page)
    play(page, "15 s")
    page.locator(".st-key-story_speed").get_by_role("combobox").click()
    server.process.send_signal(signal.SIGSTOP)
    try:
        page.get_by_role("option", name="4 s", exact=True).click()
        page.wait_for_timeout(1_200)  # twice as long as an answer is waited for
    finally:
        server.process.send_signal(signal.SIGCONT)
    screen.settled(page)
    expect_paused(page, False)
    expect(page).to_have_url(re.compile(r"step=([2-9]|1\d)$"))


def test_another_event_can_be_looked_at_and_the_step_is_a_click_away(page):
    expect_beginning(page)
    press(page, "next")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    screen.settled(page)
    with one_run(page):
        marker(page, "tripoli-falls").click()
        expect(card(page).get_by_role("heading", name="Tripoli falls")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/story\?event=tripoli-falls&step=2$"))
    expect(marker(page, "tripoli-depots-looted")).to_have_class(re.compile("chronicle-muted"))

    with one_run(page):
        page.get_by_role("button", name="Back to the step").click()
        expect_step(page, 2, "Open stores", "tripoli-depots-looted")


def test_back_and_forward_go_through_the_steps(page):
    expect_beginning(page)
    for number, heading, event in STEPS:
        press(page, "next")
        expect_step(page, number, heading, event)
        screen.settled(page)

    with one_run(page):
        page.go_back()
        expect_step(page, *STEPS[0])
    with one_run(page):
        page.go_back()
        expect_beginning(page)
    expect(page).to_have_url(re.compile(r"/story$"))
    with one_run(page):
        page.go_forward()
        expect_step(page, *STEPS[0])
    with one_run(page):
        page.go_forward()
        expect_step(page, *STEPS[1])


def test_a_link_to_a_step_opens_it_on_a_cold_server_and_opens_its_event_in_explore(
    serve, open_page
):
    page = open_page("/story?step=4", server=serve())
    expect(story(page).get_by_role("heading", name="A claim")).to_be_visible()
    expect(markers(page)).to_have_count(22)
    expect(selected_marker(page)).to_have_attribute("data-event", "belmokhtar-ani-claim")
    assert explore.whereabouts(page) == pytest.approx([18.0858, -15.9785, 4], abs=0.05)
    assert witness.of(page).runs == 1
    assert page.url.endswith("/story?step=4")

    page.get_by_role("link", name="Open in Explore").click()
    explore.expect_selected(page, "belmokhtar-ani-claim", CLAIM)
    expect(markers(page)).to_have_count(76)
    expect(page).to_have_url(re.compile(r"/\?event=belmokhtar-ani-claim&step=4$"))
    screen.settled(page)

    page.go_back()
    expect(story(page).get_by_role("heading", name="A claim")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/story\?step=4$"))
    expect(markers(page)).to_have_count(22)


def test_every_step_is_a_click_away_and_has_an_address(page):
    expect_beginning(page)
    with one_run(page):
        page.locator(".st-key-steps").get_by_role("button", name="7 Benghazi").click()
        expect_step(page, 7, "Benghazi", "benghazi-attack")
    page.go_back()
    expect_beginning(page)


def test_filters_survive_the_trip_over_all_pages_and_back(page):
    expect_beginning(page)
    press(page, "next")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    screen.settled(page)
    pill(page, "category", "Spread of arms").click()
    expect(summary(page)).to_contain_text("15 of 76 events")
    sentence, so_far = re.split(r"(?<=\.) (?=\d+ have begun)", summary(page).inner_text())
    screen.settled(page)

    for name in ("Explore", "Evidence", "Connections"):
        go_to(page, name)
        expect(page).to_have_title(f"{name} · Chronicle")
        expect(summary(page)).to_have_text(sentence)
        expect(page).to_have_url(
            re.compile(r"\?event=tripoli-depots-looted&step=2&category=arms-proliferation$")
        )
        screen.settled(page)
    go_to(page, "Story")
    expect_step(page, 2, "Open stores", "tripoli-depots-looted")
    expect(summary(page)).to_have_text(f"{sentence} {so_far}")
    expect(pill(page, "category", "Spread of arms")).to_have_attribute("aria-pressed", "true")


def test_a_filter_that_hides_the_events_of_a_step_is_named(kept):
    page = visit(kept, "/story?step=10&category=attack")
    expect(marker(page, "in-amenas-raid")).to_be_visible()
    expect(story(page)).not_to_contain_text("hidden by")
    press(page, "next")
    expect(story(page).get_by_role("heading", name="Where did they come from?")).to_be_visible()
    expect(story(page)).to_contain_text("Not on map and timeline: hidden by category.")
    expect(marker(page, "sellal-press")).to_have_count(0)
    expect(markers(page)).to_have_count(6)
