"""The address holds what the reader chose: links, Back and Forward, on any page and any server."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.support import explore, screen, witness
from tests.support.explore import (
    BENGHAZI,
    EVERYTHING,
    GADHAFI,
    IN_AMENAS,
    card,
    day,
    expect_selected,
    handle,
    mark,
    marker,
    markers,
    one_run,
    pill,
    selected_mark,
    selected_marker,
    summary,
)

ATTACKS = "7 of 76 events, 20 Oct 2011 to 23 May 2013. Hidden: 69 by category."


def go_to(page: Page, name: str) -> None:
    page.locator(".st-key-pages").get_by_role("link", name=name).click()


def on_evidence(page: Page) -> Locator:
    """What only the Evidence page has."""
    return page.locator(".st-key-section_shown")


def expect_address(page: Page, path: str, query: str) -> None:
    expect(page).to_have_url(re.compile(rf"^http://[^/]+/{path}{re.escape(query)}$"))


def expect_nothing_chosen(page: Page) -> None:
    expect(summary(page)).to_have_text(EVERYTHING)
    expect(selected_mark(page)).to_have_count(0)
    expect(selected_marker(page)).to_have_count(0)
    expect(card(page)).to_contain_text("Or start with:")
    expect_address(page, "", "")


def test_back_and_forward_go_through_selections(page):
    marker(page, "benghazi-attack").click()
    expect_selected(page, "benghazi-attack", BENGHAZI)
    screen.settled(page)
    mark(page, IN_AMENAS).click()
    expect_selected(page, "in-amenas-raid", IN_AMENAS)
    screen.settled(page)

    with one_run(page):
        page.go_back()
        expect_selected(page, "benghazi-attack", BENGHAZI)
    with one_run(page):
        page.go_back()
        expect_nothing_chosen(page)
    with one_run(page):
        page.go_forward()
        expect_selected(page, "benghazi-attack", BENGHAZI)
    with one_run(page):
        page.go_forward()
        expect_selected(page, "in-amenas-raid", IN_AMENAS)


def test_back_and_forward_go_through_filters_with_their_inputs(page):
    pill(page, "category", "Attack").click()
    expect(summary(page)).to_have_text(ATTACKS)
    screen.settled(page)
    explore.period(page, "The raid").click()
    expect(summary(page)).to_contain_text("1 of 76 events")
    expect_address(page, "", "?from=2013-01-16&to=2013-01-19&category=attack")
    screen.settled(page)

    with one_run(page):
        page.go_back()
        expect(summary(page)).to_have_text(ATTACKS)
    expect(day(page, "from")).to_have_text("yyyy-mm-dd")
    expect(handle(page, "From")).to_have_attribute("aria-valuetext", re.compile("not limited"))
    expect(markers(page)).to_have_count(7)
    with one_run(page):
        page.go_back()
        expect_nothing_chosen(page)
    expect(pill(page, "category", "Attack")).to_have_attribute("aria-pressed", "false")

    with one_run(page):
        page.go_forward()
        expect(summary(page)).to_have_text(ATTACKS)
    expect(pill(page, "category", "Attack")).to_have_attribute("aria-pressed", "true")
    with one_run(page):
        page.go_forward()
        expect(day(page, "to")).to_have_text("2013-01-19")
    expect(explore.period(page, "The raid")).to_be_checked()
    expect(markers(page)).to_have_count(1)


def test_what_was_picked_by_hand_follows_to_the_other_page_and_back(page):
    pill(page, "category", "Attack").click()
    expect(summary(page)).to_have_text(ATTACKS)
    marker(page, "benghazi-attack").click()
    expect_selected(page, "benghazi-attack", BENGHAZI)
    chosen = "?event=benghazi-attack&category=attack"

    go_to(page, "Evidence")
    expect(on_evidence(page)).to_be_visible()
    expect(summary(page)).to_have_text(ATTACKS)
    expect_address(page, "evidence", chosen)
    screen.settled(page)
    card(page).get_by_role("button", name="Next").click()
    expect(card(page).get_by_role("heading", name=IN_AMENAS)).to_be_visible()
    expect_address(page, "evidence", "?event=in-amenas-raid&category=attack")
    screen.settled(page)

    go_to(page, "Explore")
    expect_selected(page, "in-amenas-raid", IN_AMENAS)
    expect(summary(page)).to_have_text(ATTACKS)
    screen.settled(page)

    page.go_back()
    expect(on_evidence(page)).to_be_visible()
    expect_address(page, "evidence", "?event=in-amenas-raid&category=attack")
    expect(summary(page)).to_have_text(ATTACKS)
    page.go_back()
    expect(card(page).get_by_role("heading", name=BENGHAZI)).to_be_visible()
    expect_address(page, "evidence", chosen)
    page.go_back()
    expect_selected(page, "benghazi-attack", BENGHAZI)
    expect(summary(page)).to_have_text(ATTACKS)
    expect(markers(page)).to_have_count(7)
    page.go_forward()
    expect(on_evidence(page)).to_be_visible()
    expect_address(page, "evidence", chosen)
    expect(summary(page)).to_have_text(ATTACKS)


def test_a_new_choice_after_back_starts_from_what_is_shown(page):
    for title in (BENGHAZI, IN_AMENAS):
        mark(page, title).click()
        expect(card(page).get_by_role("heading", name=title)).to_be_visible()
        screen.settled(page)
    page.go_back()
    expect_selected(page, "benghazi-attack", BENGHAZI)
    screen.settled(page)

    with one_run(page):
        pill(page, "status", "confirmed").click()
        expect(summary(page)).to_contain_text("63 of 76 events")
    expect_selected(page, "benghazi-attack", BENGHAZI)
    expect_address(page, "", "?event=benghazi-attack&status=confirmed")


LINK = (
    "?event=gadhafi-killed&from=2011-08-01&to=2011-12-31&category=regime-change&country=Libya"
    "&q=libya&section=sources"
)


def test_a_link_to_explore_opens_the_same_view_on_a_cold_server(serve, open_page):
    page = open_page(f"/{LINK}", server=serve())

    expect_selected(page, "gadhafi-killed", GADHAFI)
    expect(summary(page)).to_contain_text("3 of 76 events, 23 Aug 2011 to 23 Oct 2011.")
    expect(markers(page)).to_have_count(3)
    expect(day(page, "from")).to_have_text("2011-08-01")
    expect(handle(page, "To")).to_have_attribute("aria-valuetext", "31 December 2011")
    expect(pill(page, "country", "Libya")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".st-key-q input")).to_have_value("libya")
    assert page.url.endswith(LINK)
    assert witness.of(page).runs == 1


def test_a_link_to_evidence_opens_there_on_a_cold_server_and_its_filters_stay(serve, open_page):
    server = serve()
    page = open_page(f"/evidence{LINK}&bogus=1", server=server)
    sentence = "3 of 76 events, 23 Aug 2011 to 23 Oct 2011."

    expect(page.locator(".st-key-sources")).to_contain_text("stand behind the events shown")
    expect(card(page).get_by_role("heading", name=GADHAFI)).to_be_visible()
    expect(summary(page)).to_contain_text(sentence)
    expect(summary(page)).to_contain_text("“bogus” is nothing that a link can set.")
    expect_address(page, "evidence", LINK)

    go_to(page, "Explore")
    expect_selected(page, "gadhafi-killed", GADHAFI)
    expect(summary(page)).to_contain_text(sentence)
    expect_address(page, "", LINK)
    screen.settled(page)
    go_to(page, "Evidence")
    expect(on_evidence(page)).to_be_visible()
    expect(summary(page)).to_contain_text(sentence)
    expect_address(page, "evidence", LINK)
    screen.settled(page)
    page.go_back()
    expect_selected(page, "gadhafi-killed", GADHAFI)
    expect(summary(page)).to_contain_text(sentence)
    expect_address(page, "", LINK)

    # What one reader chose is nobody else's.
    expect(summary(open_page(server=server))).to_have_text(EVERYTHING)


def test_a_link_to_what_a_map_shows_opens_there_and_stays_until_the_reader_moves_it(kept):
    page = explore.visit(kept, "/?in_view=-5.41,13.99,9.43,21.92")
    in_the_sahel = "19 of 76 events, 4 Apr 2011 to 10 Oct 2014. Hidden: 57 by the map’s frame."
    expect(summary(page)).to_contain_text("19 of 76 events")
    latitude, longitude, zoom = explore.whereabouts(page)
    assert (round(latitude), round(longitude)) == (18, 2)
    assert zoom >= 5
    # Whatever the map tells, it tells within a moment of coming to rest.
    page.wait_for_function("(then) => performance.now() > then + 1000", arg=_now(page))
    expect(summary(page)).to_have_text(in_the_sahel)
    expect_address(page, "", "?in_view=-5.41,13.99,9.43,21.92")

    go_to(page, "Evidence")
    expect(on_evidence(page)).to_be_visible()
    go_to(page, "Explore")
    expect(summary(page)).to_have_text(in_the_sahel)
    assert explore.whereabouts(page) == [latitude, longitude, zoom]

    screen.map_frame(page).get_by_role("button", name="Zoom out").click()
    expect(summary(page)).not_to_have_text(in_the_sahel)


def _now(page: Page) -> float:
    return page.evaluate("performance.now()")


def test_a_reload_opens_the_same_view(page):
    mark(page, BENGHAZI).click()
    expect_selected(page, "benghazi-attack", BENGHAZI)
    screen.settled(page)

    page.reload()
    expect_selected(page, "benghazi-attack", BENGHAZI)
    expect_address(page, "", "?event=benghazi-attack")
