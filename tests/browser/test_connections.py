"""Links as arrows on Explore, as arcs and rows on Connections, and the chains that they make."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support import explore, screen, witness
from tests.support.explore import IN_AMENAS, card, pill, summary, visit

DEPOTS = "Looted missile stores found around Tripoli"
SERVAL = "France launches Operation Serval in Mali"


@pytest.fixture
def page(kept):
    """The page that all tests share, wherever the one before has left it."""
    return kept


def connections(page: Page, query: str = "") -> Page:
    """The page of connections, in a new session."""
    page.goto(f"{witness.of(page).server.url}/connections{query}")
    expect(arcs(page).first).to_be_visible()
    return screen.settled(page)


def arcs(page: Page) -> Locator:
    return page.locator(".st-key-connections .arrow[data-link]")


def arc(page: Page, id: str) -> Locator:
    return page.locator(f".st-key-connections .arrow[data-link='{id}']")


def event(page: Page, id: str) -> Locator:
    """An event beside the axis of the arcs."""
    return page.locator(f".st-key-connections .row[data-event='{id}']")


def arrow(page: Page, id: str) -> Locator:
    """A link's arrow on the map."""
    return screen.map_frame(page).locator(f".arrow[data-link='{id}']")


def arrows(page: Page) -> Locator:
    return screen.map_frame(page).locator(".arrow")


def share(page: Page, name: str) -> Locator:
    return page.locator(".st-key-links").get_by_role("radio", name=name, exact=True)


def chain(page: Page) -> Locator:
    return page.locator(".st-key-chains")


def choose(page: Page, label: str, title: str) -> None:
    page.locator(".st-key-chains").get_by_role("combobox", name=label).click()
    page.keyboard.type(title[:12])
    page.get_by_role("option", name=title).click()


def test_the_links_of_the_selected_event_are_arrows_on_map_and_timeline(page):
    visit(page)
    expect(arrows(page)).to_have_count(0)

    explore.marker(page, "in-amenas-raid").click()

    expect(arrow(page, "serval-to-in-amenas")).to_be_visible()
    expect(arrows(page)).to_have_count(16)
    expect(page.locator(".st-key-timeline .arrow")).to_have_count(16)
    expect(page.get_by_role("list", name="Legend of links")).to_contain_text("Flow of arms")
    legend = page.locator("p", has_text="A depot stands for Libyan stockpiles")
    expect(legend.filter(has_text="lines between events are not routes")).to_be_visible()
    expect(legend.filter(has_text="by physical evidence")).to_be_visible()


def test_an_arrow_runs_from_mark_to_mark_with_its_head_at_the_effect(page):
    visit(page, "/?event=in-amenas-raid")
    tip = arrow(page, "serval-to-in-amenas").locator(".head")
    tail = arrow(page, "serval-to-in-amenas").locator(".line")
    expect(tip).to_be_visible()

    for _ in range(2):  # and again where a zoom has moved the marks apart
        raid = middle(explore.marker(page, "in-amenas-raid"))
        war = middle(explore.marker(page, "operation-serval"))
        head = middle(tip)
        assert distance(head, raid) < 26 < distance(head, war)
        first = tail.evaluate(
            "(line) => { const p = line.getPointAtLength(0).matrixTransform(line.getScreenCTM());"
            " return [p.x, p.y]; }"
        )
        frame = screen.map_frame(page).locator("body").bounding_box()
        assert distance((first[0] + frame["x"], first[1] + frame["y"]), war) < 20
        screen.map_frame(page).get_by_role("button", name="Zoom in").click()
        explore.whereabouts(page)


def middle(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_an_unresolved_link_is_dashed_and_says_so_when_pointed_at(page):
    visit(page, "/?event=in-amenas-raid")

    dashed = arrow(page, "serval-to-in-amenas").locator(".line")
    solid = arrow(page, "in-amenas-to-belmokhtar-video").locator(".line")
    expect(dashed).to_have_attribute("stroke-dasharray", "5 4")
    assert solid.get_attribute("stroke-dasharray") is None

    arrow(page, "serval-to-in-amenas").dispatch_event("pointerenter")
    tooltip = screen.map_frame(page).locator(".leaflet-tooltip")
    expect(tooltip).to_contain_text(f"{SERVAL} → {IN_AMENAS}: Response, asserted by The raiders")
    expect(tooltip).to_contain_text("unresolved")
    arrow(page, "serval-to-in-amenas").dispatch_event("pointerleave")
    expect(tooltip).to_have_count(0)


def test_all_links_or_none_can_be_drawn_and_the_address_keeps_it(page):
    visit(page)

    share(page, "all").click()
    expect(arrows(page)).to_have_count(61)
    expect(page).to_have_url(re.compile(r"[?&]links=all(&|$)"))

    share(page, "none").click()
    expect(arrows(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"[?&]links=none(&|$)"))

    share(page, "links of the selected event").click()
    expect(page).not_to_have_url(re.compile("links="))


def test_only_links_between_shown_events_are_arrows(page):
    visit(page, "/?event=in-amenas-raid&from=2013-01-17")

    expect(arrow(page, "in-amenas-to-inquest")).to_be_attached()
    expect(arrow(page, "depots-to-in-amenas")).to_have_count(0)


@pytest.mark.parametrize("selected", ["", "?event=in-amenas-raid"])
def test_map_timeline_and_card_stay_on_one_screen(page, selected):
    visit(page, f"/{selected}")

    for key in ("map", "timeline", "card"):
        box = page.locator(f".st-key-{key}").bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900


def test_a_click_on_an_arc_selects_its_link_and_shows_what_is_said(page):
    connections(page)
    expect(arcs(page)).to_have_count(61)

    arc(page, "konna-to-serval").locator(".head").click()

    told = page.locator(".st-key-link_card")
    expect(told).to_contain_text("Response, asserted by Wikipedia; Reuters · supported")
    expect(arc(page, "konna-to-serval")).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile(r"[?&]link=konna-to-serval(&|$)"))

    told.get_by_role("button", name=SERVAL).click()
    expect(card(page).get_by_role("heading", name=SERVAL)).to_be_visible()
    expect(event(page, "operation-serval")).to_have_attribute("aria-pressed", "true")


def test_a_click_on_an_event_selects_it_and_its_arcs_stand_out(page):
    connections(page)

    event(page, "tripoli-depots-looted").click()

    expect(card(page).get_by_role("heading", name=DEPOTS)).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]event=tripoli-depots-looted(&|$)"))
    page.mouse.move(5, 5)
    expect(page.locator(".st-key-connections .arrow.lit")).to_have_count(13)


def test_pointing_at_an_event_lights_its_arcs(page):
    connections(page)

    event(page, "konna-falls").hover()

    expect(page.locator(".st-key-connections .arrow.lit")).to_have_count(1)
    expect(arc(page, "konna-to-serval")).to_have_class(re.compile("lit"))


def test_events_and_arcs_can_be_reached_and_selected_by_key(page):
    connections(page)

    event(page, "libya-uprising").focus()
    page.keyboard.press("ArrowDown")
    expect(event(page, "eastern-depots-opened")).to_be_focused()
    expect(arc(page, "uprising-opens-depots")).to_have_class(re.compile("lit"))
    page.keyboard.press("Tab")
    expect(arc(page, "uprising-opens-depots")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(arc(page, "fall-of-tripoli-opens-depots")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".st-key-link_card")).to_contain_text("Human Rights Watch; ABC News")
    expect(arc(page, "fall-of-tripoli-opens-depots")).to_be_focused()


def test_a_row_of_the_table_selects_its_link_and_follows_it(page):
    connections(page)

    page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 35 + 17})

    expect(page.locator(".st-key-link_card")).to_contain_text("Claimed cause")
    rows = page.locator(".st-key-link_table tbody tr[aria-selected='true']")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Uprising against Gadhafi")
    expect(arc(page, "uprising-opens-depots")).to_have_attribute("aria-pressed", "true")

    arc(page, "konna-to-serval").locator(".head").click()
    expect(rows).to_have_count(0)  # its row is below those in sight
    expect(arc(page, "konna-to-serval")).to_have_attribute("aria-pressed", "true")


def test_a_path_is_found_step_by_step_and_its_events_can_be_selected(page):
    connections(page)

    choose(page, "From", "Islamist coalition takes Konna")
    choose(page, "To", "UK coroner rules seven In Amenas deaths unlawful")

    expect(chain(page)).to_contain_text("The shortest chain has 3 links.")
    expect(page).to_have_url(re.compile("start=konna-falls&end=uk-inquest"))
    chain(page).get_by_role("button", name=IN_AMENAS).click()
    expect(card(page).get_by_role("heading", name=IN_AMENAS)).to_be_visible()


def test_where_there_is_no_path_a_sentence_says_so(page):
    connections(page, "?start=libya-uprising&end=in-amenas-raid")

    expect(chain(page)).to_contain_text("No chain of links leads from “Uprising against Gadhafi")
    expect(page.locator(".st-key-chain_1")).to_have_count(0)


def test_relations_narrow_the_arcs(page):
    connections(page)

    page.locator(".st-key-relation").get_by_role("button", name="Contradiction").click()

    expect(arcs(page)).to_have_count(2)
    expect(page).to_have_url(re.compile(r"[?&]relation=contradicts(&|$)"))


def test_filters_follow_to_the_page_and_back(page):
    visit(page, "/?category=attack&event=in-amenas-raid")
    narrowed = summary(page).inner_text()
    assert "7 of 76" in narrowed

    page.locator(".st-key-pages").get_by_role("link", name="Connections").click()
    expect(arcs(page)).to_have_count(2)
    expect(summary(page)).to_have_text(narrowed)
    pill(page, "category", "Inquiry").click()
    expect(arcs(page)).to_have_count(9)

    page.locator(".st-key-pages").get_by_role("link", name="Explore").click()
    expect(summary(page)).to_contain_text("18 of 76")
    expect(page).to_have_url(re.compile("category=attack&category=inquiry"))


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_reaches_out_of_the_page(show_at, width, scheme):
    page = connections(show_at(width=width, color_scheme=scheme), "?event=in-amenas-raid")
    expect(arcs(page)).to_have_count(61)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    figure = page.locator(".st-key-connections .arcs").bounding_box()
    for box in screen.boxes(arcs(page)):
        assert box["x"] >= figure["x"]
        assert box["x"] + box["width"] <= figure["x"] + figure["width"] + 8
    # Arcs keep clear of the titles, and titles of each other.
    rows = screen.boxes(page.locator(".st-key-connections .row"))
    assert all(a["y"] + a["height"] <= b["y"] + 0.5 for a, b in pairwise(rows))
    assert max(row["x"] + row["width"] for row in rows) <= figure["x"] + figure["width"] * 0.57
