"""A browser that sends what no page of ours does: nothing comes of it, and the next click works."""

import time

from playwright.sync_api import Page, expect

from tests.support import explore, screen, witness
from tests.support.explore import EVERYTHING, IN_AMENAS, handle, mark, marker, one_run, summary

# What the page makes a text of is what the server reads: spoilt there, it need not even be JSON.
SPOIL = """([part, value]) => {
  window.unspoilt ??= JSON.stringify;
  const sent = new RegExp(`("${part}":)(null|"[^"]*"|[-0-9.e+]+)`);
  JSON.stringify = (...what) => window.unspoilt(...what)?.replace(sent, `$1${value}`);
}"""
MEND = "JSON.stringify = window.unspoilt"


def arrived(page: Page, before: int) -> None:
    """Wait until what was sent has begun a run, however short."""
    deadline = time.monotonic() + 15
    while witness.of(page).runs == before and time.monotonic() < deadline:
        page.wait_for_timeout(20)


MOMENTS = ["1e15", "-1e300", "NaN", "Infinity", "true", '"2012"', '"\\ud800"', "[0]", "{}"]
SAYINGS = [
    "{picked: 'in-amenas-' + String.fromCharCode(0xd800)}",
    "{picked: ['in-amenas-raid']}",
    "{picked: {id: 'in-amenas-raid'}}",
    "{picked: 'a'.repeat(1_000_000)}",
    "{picked: true}",
    "{window: [0, 0, 1e300, 1]}",
    "{window: [5, 5, 1, 1]}",
    "{window: 'everywhere'}",
    "['picked', 'in-amenas-raid']",
    "'in-amenas-raid'",
    "7",
    "true",
]


def test_a_brush_at_no_moment_is_no_brush_and_the_next_one_is(page: Page):
    for value in MOMENTS:
        handle(page, "From").focus()
        page.evaluate(SPOIL, ["start", value])
        before = witness.of(page).runs
        with one_run(page):
            page.keyboard.press("ArrowRight")
            arrived(page, before)
        page.evaluate(MEND)
        expect(summary(page), value).to_contain_text(EVERYTHING)

    handle(page, "From").focus()
    page.keyboard.press("ArrowRight")
    expect(summary(page)).to_contain_text("by date")
    screen.settled(page)


def test_what_the_map_cannot_say_selects_nothing_and_the_next_click_does(page: Page):
    for value in SAYINGS:
        before = witness.of(page).runs
        with one_run(page):
            explore.frame(page).evaluate(f"window.Streamlit.setComponentValue({value})")
            arrived(page, before)
        expect(explore.selected_marker(page), value).to_have_count(0)

    marker(page, "in-amenas-raid").click()
    explore.expect_selected(page, "in-amenas-raid", IN_AMENAS)


def test_half_of_a_character_for_an_id_selects_nothing_and_the_next_click_does(page: Page):
    spoilt = mark(page, explore.BENGHAZI)
    spoilt.evaluate("(mark) => { mark.dataset.id = 'benghazi' + String.fromCharCode(0xd800); }")
    before = witness.of(page).runs
    with one_run(page):
        spoilt.click()
        arrived(page, before)
    expect(explore.selected_mark(page)).to_have_count(0)

    mark(page, IN_AMENAS).click()
    explore.expect_selected(page, "in-amenas-raid", IN_AMENAS)


def test_an_address_of_traps_is_told_of_and_the_next_click_works(kept: Page):
    traps = "event=%ED%A0%80&event=%00&from=999999999999-01-01&to=%0A&step=1e9&step=-1"
    page = explore.visit(kept, f"/?{traps}&in_view=nan,nan,nan,nan&category=%F0%9F&link=%7B%7D")
    expect(summary(page)).to_contain_text("Part of the link was ignored")

    marker(page, "in-amenas-raid").first.click()
    expect(explore.selected_marker(page)).to_have_count(1)
