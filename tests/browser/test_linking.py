"""One selection: map, timeline, table, card and address follow each other, one run at a time."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support import screen, witness
from tests.support.explore import (
    BENGHAZI,
    EVERYTHING,
    GADHAFI,
    IN_AMENAS,
    RESOLUTION,
    card,
    expect_selected,
    frame,
    handle,
    mark,
    marker,
    markers,
    marks,
    one_run,
    pill,
    selected_mark,
    selected_marker,
    selected_rows,
    summary,
    visit,
    whereabouts,
)

ROW_PX = 35
UPRISING = "Uprising against Gadhafi: the 'Day of Rage'"
BOMBING = "MUJAO car bomb at gendarmerie base in Tamanrasset"
TRIPOLI = "Tripoli falls; Gadhafi's compound overrun"


def test_opening_a_page_is_one_run_also_with_a_selection_and_a_filter(kept):
    with one_run(kept):
        visit(kept, "/?category=attack&event=benghazi-attack")
        expect_selected(kept, "benghazi-attack", BENGHAZI)


def test_a_click_on_a_marker_selects_on_timeline_table_card_and_address(page):
    expect(selected_marker(page)).to_have_count(0)

    with one_run(page):
        marker(page, "tripoli-falls").click()
        expect_selected(page, "tripoli-falls", TRIPOLI)

    page.locator(".st-key-table").scroll_into_view_if_needed()
    expect(selected_rows(page)).to_have_count(1)
    expect(selected_rows(page)).to_contain_text(TRIPOLI)


def test_keys_step_on_after_a_click_on_the_map_too(page):
    marker(page, "tripoli-falls").click()
    expect_selected(page, "tripoli-falls", TRIPOLI)
    screen.settled(page)

    with one_run(page):
        page.keyboard.press("n")
        expect(page).not_to_have_url(re.compile("tripoli-falls"))
    with one_run(page):
        page.keyboard.press("p")
        expect_selected(page, "tripoli-falls", TRIPOLI)


LONGITUDE = """(id) => {
  let found = null;
  map.eachLayer((layer) => {
    if (layer.getElement?.()?.dataset.event === id) found = layer.getLatLng().lng;
  });
  return found;
}"""


def test_marks_stand_on_the_copy_of_the_world_that_the_map_shows(page):
    frame(page).evaluate("map.setView([20, 180], 2, { animate: false })")
    whereabouts(page)

    for id, west in (("ssci-review", -77.04 + 360), ("benghazi-attack", 20.07)):
        assert frame(page).evaluate(LONGITUDE, id) == pytest.approx(west, abs=0.1)
    expect(marker(page, "ssci-review")).to_be_in_viewport(ratio=1)


def test_a_click_on_a_timeline_mark_selects_on_map_card_and_address(page):
    with one_run(page):
        mark(page, IN_AMENAS).click()
        expect_selected(page, "in-amenas-raid", IN_AMENAS)


def test_a_click_on_a_title_of_the_timeline_selects_too(page):
    with one_run(page):
        page.locator(".st-key-timeline").get_by_text("Raid and siege").first.click()
        expect_selected(page, "in-amenas-raid", IN_AMENAS)


@pytest.mark.parametrize("x", [17, 200], ids=["its box", "its title"])
def test_a_click_on_a_row_selects_on_map_timeline_card_and_address(page, x):
    page.locator(".st-key-table").scroll_into_view_if_needed()
    expect(page.locator(".st-key-table tbody tr").first).to_contain_text(UPRISING)

    with one_run(page):
        rows = page.locator(".st-key-table .dvn-scroller")
        rows.click(position={"x": x, "y": ROW_PX * 1.5})
        expect_selected(page, "libya-uprising", UPRISING)
    if x == 17:  # a click on the title selects the cell, which the table outlines
        expect(selected_rows(page)).to_contain_text([UPRISING])


def test_the_table_stays_as_it_is_at_its_own_click_and_is_made_anew_at_any_other(page):
    table = page.locator(".st-key-table .dvn-scroller")
    table.scroll_into_view_if_needed()
    table.evaluate("(element) => { element.dataset.seen = 'before'; }")

    table.click(position={"x": 200, "y": ROW_PX * 1.5})
    expect_selected(page, "libya-uprising", UPRISING)
    screen.settled(page)
    expect(table).to_have_attribute("data-seen", "before")

    page.get_by_role("button", name="Next").click()
    expect(table).not_to_have_attribute("data-seen", "before")


def test_clicks_on_boxes_and_titles_of_rows_select_in_turn(page):
    page.locator(".st-key-table").scroll_into_view_if_needed()
    expect(page.locator(".st-key-table tbody tr").first).to_contain_text(UPRISING)
    events = [
        "libya-uprising", "eastern-depots-opened", "unscr-1970", "ntc-formed", "unscr-1973",
    ]  # fmt: skip

    for x, row in ((200, 2), (17, 4), (200, 1), (17, 3), (17, 0)):
        rows = page.locator(".st-key-table .dvn-scroller")
        rows.click(position={"x": x, "y": ROW_PX * (row + 1.5)})
        expect(page).to_have_url(re.compile(f"event={events[row]}$"))
        screen.settled(page)


def test_a_row_can_be_selected_with_the_keyboard(page):
    page.locator(".st-key-table canvas").first.focus()

    for key in ("ArrowDown", "ArrowUp", "Shift+Space"):
        page.keyboard.press(key)
    expect_selected(page, "libya-uprising", UPRISING)


def test_the_row_of_a_selection_further_down_is_selected_as_well(kept):
    page = visit(kept, "/?event=in-amenas-raid")
    page.locator(".st-key-table").scroll_into_view_if_needed()
    expect(page.locator(".st-key-table tbody tr").first).to_contain_text(UPRISING)

    page.locator(".st-key-table .dvn-scroller").hover()
    page.mouse.wheel(0, ROW_PX * 47)
    expect(selected_rows(page)).to_contain_text([IN_AMENAS])


def test_buttons_of_the_card_select_and_the_map_goes_to_what_it_does_not_show(page):
    with one_run(page):
        card(page).get_by_role("button", name=GADHAFI).click()
        expect_selected(page, "gadhafi-killed", GADHAFI)
    at_home = whereabouts(page)
    with one_run(page):
        card(page).get_by_role("button", name="Next").click()
        expect_selected(
            page, "mahari-executions", "Captives from Gadhafi's convoy executed in Sirte"
        )
    assert whereabouts(page) == at_home

    for _ in range(3):
        with one_run(page):
            before = page.url
            card(page).get_by_role("button", name="Next").click()
            expect(page).not_to_have_url(before)
    expect_selected(page, "unscr-2017", RESOLUTION)
    expect(marker(page, "unscr-2017")).to_be_in_viewport(ratio=1)
    latitude, longitude, _ = whereabouts(page)
    assert (round(latitude), round(longitude)) == (41, -74)


def test_selecting_on_the_map_again_and_again_is_one_run_each(page):
    before = witness.of(page).runs
    clicked = ["benghazi-attack", "in-amenas-raid", "benghazi-attack", "mali-coup"]
    for id in clicked:
        marker(page, id).click()
        expect(selected_marker(page)).to_have_attribute("data-event", id)
        expect(selected_mark(page)).to_have_count(1)
        expect(page).to_have_url(re.compile(f"event={id}$"))
    screen.settled(page)

    # Counted at the end, so that a late second run of an earlier click would show.
    assert witness.of(page).runs - before == len(clicked)


CO_LOCATED = {
    "New York": [
        "unscr-1970", "unscr-1973", "unscr-2017", "un-sahel-mission", "un-panel-2012",
        "unscr-2071", "unscr-2085", "un-panel-2013", "sdny-charges", "un-panel-2014",
        "un-lists-groups",
    ],
    "Washington": [
        "state-dept-reply", "shapiro-manpads-speech", "arb-report", "flashing-red",
        "rogers-statement", "abc-article", "clinton-testimony", "ssci-review",
        "abu-khattala-verdict",
    ],
    "Benghazi": [
        "libya-uprising", "ntc-formed", "liberation-declared", "abu-khattala-captured",
        "benghazi-attack",
    ],
    "Tripoli": ["tripoli-falls", "tripoli-depots-looted", "us-40m-pledge", "zeidan-denial"],
    "Gao": ["gao-falls", "azawad-declared", "battle-of-gao", "belmokhtar-split"],
}  # fmt: skip
UNCOVERED = """(mark) => {
  const box = mark.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return mark.contains(top);
}"""


def test_every_one_of_the_events_at_one_place_can_be_clicked(page):
    outside = screen.map_frame(page).get_by_role("group", name="Events outside the frame")
    for place, ids in CO_LOCATED.items():
        if place in ("New York", "Washington"):
            outside.get_by_role("button", name=re.compile(f"^{place} ")).click()
            expect(outside).not_to_contain_text(place)
        whereabouts(page)
        for id in ids:
            expect(marker(page, id)).to_be_in_viewport(ratio=1)
            assert marker(page, id).evaluate(UNCOVERED), f"{id} is covered at its centre"

        with one_run(page):
            marker(page, ids[-1]).click()
            expect(selected_marker(page)).to_have_attribute("data-event", ids[-1])
            expect(page).to_have_url(re.compile(f"event={ids[-1]}$"))
        screen.map_frame(page).get_by_role("button", name="Back to the first view").click()
        whereabouts(page)


def test_what_lies_outside_the_frame_is_counted_at_its_edge(page):
    before = witness.of(page).runs
    outside = screen.map_frame(page).get_by_role("group", name="Events outside the frame")
    expect(outside).to_have_text(
        "26 events outside:New York 11Washington 9London 2+ 4 more", use_inner_text=False
    )

    outside.get_by_role("button", name="26 events outside:").click()
    expect(outside).to_be_hidden()
    screen.map_frame(page).get_by_role("button", name="Back to the first view").click()
    expect(outside).to_contain_text("26 events outside:")
    outside.get_by_role("button", name="New York 11").click()
    expect(marker(page, "unscr-2017")).to_be_in_viewport(ratio=1)
    expect(outside).not_to_contain_text("New York")
    assert witness.of(page).runs == before


def tag(page: Page) -> None:
    """Mark map and timeline, so that a new one in their place would be noticed."""
    frame(page).evaluate("window.tagged = true; document.querySelector('#map_div').tagged = true")
    handle(page, "From").evaluate("(element) => { element.tagged = true; }")


def expect_same(page: Page) -> None:
    tagged = "window.tagged === true && document.querySelector('#map_div').tagged === true"
    assert frame(page).evaluate(tagged), "the map was mounted again"
    assert handle(page, "From").evaluate("(element) => element.tagged === true"), (
        "the timeline was mounted again"
    )


def test_nothing_is_mounted_again_and_the_view_stays_as_the_reader_left_it(page):
    expect(markers(page)).to_have_count(76)
    tag(page)
    at_home = whereabouts(page)
    screen.map_frame(page).get_by_role("button", name="Zoom in").click()
    whereabouts(page)
    box = page.locator(".st-key-map iframe").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 100, steps=8)
    page.mouse.up()
    left_at = whereabouts(page)
    assert all(now != then for now, then in zip(left_at, at_home, strict=True))

    with one_run(page):
        mark(page, BOMBING).click()
        expect_selected(page, "tamanrasset-bombing", BOMBING)
    with one_run(page):
        pill(page, "category", "Change of regime").click()
        expect(markers(page)).to_have_count(7)
        expect(summary(page)).to_contain_text("7 of 76 events")
    with one_run(page):
        page.locator(".st-key-q input").fill("mali")
        page.keyboard.press("Enter")
        expect(markers(page)).to_have_count(2)
    with one_run(page):
        page.locator(".st-key-reset").get_by_role("button").click()
        expect(summary(page)).to_have_text(EVERYTHING)
    expect(markers(page)).to_have_count(76)
    expect_same(page)
    assert whereabouts(page) == left_at


def test_a_map_of_another_size_shows_what_the_reader_had_turned_to(page, show_at):
    screen.map_frame(page).get_by_role("button", name="Zoom in").click()
    before = whereabouts(page)

    show_at(width=1100)
    expect(page.locator(".st-key-map iframe")).not_to_have_css("width", "0px")
    latitude, longitude, zoom = whereabouts(page)

    assert zoom == before[2]
    assert (latitude, longitude) == pytest.approx(before[:2], abs=0.5)


def test_a_selection_outside_the_view_moves_the_map_without_mounting_it_again(page):
    tag(page)
    at_home = whereabouts(page)
    title = "UK coroner rules seven In Amenas deaths unlawful"

    with one_run(page):
        mark(page, title).click()
        expect_selected(page, "uk-inquest", title)
    expect(marker(page, "uk-inquest")).to_be_in_viewport(ratio=1)
    assert whereabouts(page) != at_home
    expect_same(page)


def test_an_empty_result_leaves_map_and_timeline_where_they_are(kept):
    page = visit(kept, "/?country=Norway")
    tag(page)

    with one_run(page):
        pill(page, "category", "Attack").click()
        expect(summary(page)).to_contain_text("No event passes all the filters.")
    expect(markers(page)).to_have_count(0)
    expect(marks(page)).to_have_count(0)
    expect(page.locator(".st-key-timeline")).to_contain_text("No dated event to show.")
    expect(page.locator(".st-key-map iframe")).to_be_visible()
    expect(handle(page, "From")).to_be_visible()

    with one_run(page):
        page.get_by_role("button", name="Show all events").click()
        expect(summary(page)).to_have_text(EVERYTHING)
    expect(markers(page)).to_have_count(76)


def test_only_what_the_map_shows_follows_the_map(page):
    expect(markers(page)).to_have_count(76)
    page.locator(".st-key-follow_map label").click()
    expect(summary(page)).to_contain_text("by the map’s frame")
    expect(page).to_have_url(re.compile("in_view="))

    screen.map_frame(page).get_by_role("button", name="Zoom in").click()
    expect(summary(page)).not_to_contain_text("50 of 76")
    shown = int(re.match(r"\d+", summary(page).inner_text())[0])
    assert 0 < shown < 50
    expect(markers(page)).to_have_count(shown)

    page.locator(".st-key-follow_map label").click()
    expect(summary(page)).to_have_text(EVERYTHING)
    expect(markers(page)).to_have_count(76)
