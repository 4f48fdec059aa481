"""What stands where, at three widths; what the first view shows; keyboard; contrast of text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support import screen, witness
from tests.support.explore import (
    BENGHAZI,
    EVERYTHING,
    card,
    expect_selected,
    frame,
    marker,
    markers,
    marks,
    one_run,
    summary,
    visit,
    whereabouts,
)

EASTERN_DEPOTS = "Arms depots in eastern Libya fall open to looting"
PARTS = ("summary", "map", "timeline", "card", "table")
_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
CONTRAST = _CONTRAST.replace("export default ", "")


def box(page: Page, key: str) -> dict[str, float]:
    return page.locator(f".st-key-{key}").bounding_box()


def test_map_timeline_and_card_are_on_the_first_screen_together(kept):
    page = visit(kept, "/?event=benghazi-attack")
    expect_selected(page, "benghazi-attack", BENGHAZI)

    for name in ("summary", "map", "timeline", "card"):
        part = page.locator(f".st-key-{name}")
        expect(part).to_be_in_viewport(ratio=1)
    strip = page.locator(".st-key-timeline").get_by_role("group", name="Dates shown")
    expect(strip).to_be_in_viewport(ratio=1)
    assert box(page, "card")["x"] > box(page, "map")["x"] + box(page, "map")["width"]
    assert page.evaluate("document.scrollingElement.scrollTop") == 0
    assert page.get_by_test_id("stMain").evaluate("(main) => main.scrollTop") == 0


@pytest.mark.parametrize(("width", "height"), [(820, 1180), (390, 844)])
def test_a_narrow_screen_has_everything_in_order_and_nothing_too_wide(show_at, width, height):
    page = visit(show_at(width, height), "/?event=benghazi-attack")
    expect(markers(page)).to_have_count(76)
    expect(marks(page)).to_have_count(76)

    boxes = [box(page, key) for key in PARTS]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1
    for part in boxes:
        assert part["x"] >= 0 and part["x"] + part["width"] <= width
    # Nor can the page be pushed sideways, or a mark of the timeline stand beyond its edge.
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.get_by_test_id("stMain").evaluate("(main) => main.scrollWidth") <= width
    for place in screen.boxes(marks(page)):
        assert place["x"] >= 0 and place["x"] + place["width"] <= width

    mark = marks(page).first
    mark.click()
    expect(page).to_have_url(re.compile("event=libya-uprising"))
    expect(card(page)).to_contain_text("Uprising against Gadhafi")
    if width == 390:
        expect(page.locator(".st-key-filters")).not_to_be_in_viewport()
        page.get_by_test_id("stExpandSidebarButton").click()
        expect(page.locator(".st-key-q input")).to_be_in_viewport()


def test_the_first_view_is_north_africa_with_in_amenas_west_of_the_libyan_border(page):
    expect(markers(page)).to_have_count(76)
    _, _, zoom = whereabouts(page)
    west, south, east, north = frame(page).evaluate(
        "(({_southWest: a, _northEast: b}) => [a.lng, a.lat, b.lng, b.lat])(map.getBounds())"
    )
    assert zoom >= 3.5
    # From Nouakchott to Benghazi and from Bamako to Algiers, and not much more.
    assert -35 < west < -16 and 20.2 < east < 45
    assert -5 < south < 12.6 and 36.8 < north < 48

    size = page.locator(".st-key-map iframe").bounding_box()
    inside = [
        mark
        for mark in markers(page).evaluate_all(
            "(marks) => marks.map((mark) => mark.getBoundingClientRect())"
        )
        if 0 <= mark["x"] + mark["width"] / 2 <= size["width"]
        and 0 <= mark["y"] + mark["height"] / 2 <= size["height"]
    ]
    assert len(inside) >= 40
    expect(marker(page, "in-amenas-raid")).to_be_in_viewport(ratio=1)

    plant, border, border_to_the_east = frame(page).evaluate(
        """() => {
          let place;
          map.eachLayer((layer) => {
            const id = layer.getElement?.()?.dataset?.event;
            if (id === "in-amenas-raid") place = layer.getLatLng();
          });
          const x = (longitude) => map.latLngToContainerPoint([place.lat, longitude]).x;
          return [[place.lat, place.lng], x(place.lng), x(9.9)];
        }"""
    )
    assert plant == [27.897, 9.127]
    # The border runs at about 9.9 degrees east there; visibly is by more than a line's width.
    assert border_to_the_east - border > 6


def test_n_and_p_step_through_the_events_except_while_somebody_writes(page):
    expect(card(page).get_by_role("button", name="Next")).to_be_enabled()
    with one_run(page):
        page.keyboard.press("n")
        expect(card(page)).to_contain_text("1 of 76")
    with one_run(page):
        page.keyboard.press("n")
        expect(card(page)).to_contain_text("2 of 76")
    with one_run(page):
        page.keyboard.press("p")
        expect(card(page)).to_contain_text("1 of 76")
    expect(page).to_have_url(re.compile("event=libya-uprising$"))
    for key in ("N", "P"):
        expect(
            card(page).get_by_role("button").filter(has_text=re.compile(f"{key}$"))
        ).to_have_count(1)

    page.locator(".st-key-q input").click()
    page.keyboard.type("pipenn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("event=libya-uprising&q=pipenn$"))


def test_tab_reaches_a_marker_and_enter_selects_it(page):
    expect(markers(page)).to_have_count(76)
    inside = frame(page)
    page.locator(".st-key-pages").get_by_role("link").last.focus()
    focused = None
    for _ in range(10):
        page.keyboard.press("Tab")
        focused = inside.evaluate("document.hasFocus() && document.activeElement.dataset.event")
        if focused:
            break
    assert focused, "ten times Tab from the navigation does not reach a marker"

    with one_run(page):
        page.keyboard.press("Enter")
        expect(marker(page, focused)).to_have_attribute("aria-pressed", "true")
        expect(card(page).get_by_role("heading", level=3)).to_be_visible()
    expect(page).to_have_url(re.compile(f"event={focused}$"))
    # The focus stays where it was, so that Tab goes on from there.
    assert inside.evaluate("document.activeElement.dataset.event") == focused


def test_arrow_keys_go_along_the_timeline_and_enter_selects(page):
    reachable = page.locator(".st-key-timeline [role='button'][tabindex='0']")
    expect(reachable).to_have_count(1)

    reachable.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(marks(page).nth(1)).to_be_focused()
    tip = page.locator(".st-key-timeline .tip")
    expect(tip.locator("b")).to_have_text(EASTERN_DEPOTS)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    with one_run(page):
        page.keyboard.press("Enter")
        expect(card(page)).to_contain_text("2 of 76")
    expect(page).to_have_url(re.compile("event=eastern-depots-opened$"))
    expect(page.locator(".st-key-timeline [data-id]:focus")).to_have_attribute(
        "data-id", "eastern-depots-opened"
    )
    page.keyboard.press("End")
    with one_run(page):
        page.keyboard.press("Space")
        expect(card(page)).to_contain_text("76 of 76")


def texts(page: Page) -> dict[str, Locator]:
    """A sample of everything that is written on the page."""
    inside, main, side = (
        screen.map_frame(page),
        page.get_by_test_id("stMain"),
        page.locator(".st-key-filters"),
    )
    timeline = page.locator(".st-key-timeline")
    outside = inside.get_by_role("group", name="Events outside the frame")
    return {
        "title": main.get_by_role("heading", level=1),
        "navigation": page.locator(".st-key-pages a p"),
        "summary": summary(page).locator("p, strong"),
        "note": summary(page).get_by_test_id("stCaptionContainer").locator("p"),
        "filter's label": side.get_by_test_id("stWidgetLabel").locator("p"),
        "filter's caption": side.get_by_test_id("stCaptionContainer").locator("p"),
        "value": side.locator("button[aria-pressed='false'] p, [aria-checked='false'] p"),
        "chosen value": side.locator("button[aria-pressed='true'] p, [aria-checked='true'] p"),
        "reset": side.locator(".st-key-reset button p"),
        "date": page.locator(".st-key-from [role='spinbutton']"),
        "card": card(page).locator("h3, p, strong, span:not(:has(*))"),
        "card's links": card(page).locator("a[href^='http']"),
        "card's buttons": card(page).locator("button:enabled p"),
        "legend": page.locator(".st-key-legend_list li"),
        "tick": timeline.locator("svg text.tick"),
        "title on the timeline": timeline.locator("svg text:not(.tick)"),
        "below the timeline": timeline.locator("span:not(:has(*)), button:visible"),
        "edge of the map": outside.get_by_role("button"),
        "attribution": inside.locator(".leaflet-control-attribution"),
        "table": page.locator(".st-key-table h3"),
    }  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_themes(open_page, scheme):
    address = "/?event=benghazi-attack&status=confirmed&from=2011-03-01&to=2013-06-01&bogus=1"
    page = open_page(address, color_scheme=scheme)
    expect_selected(page, "benghazi-attack", BENGHAZI)
    assert witness.of(page).runs == 1
    background = page.get_by_test_id("stApp").evaluate(
        "(app) => getComputedStyle(app).backgroundColor"
    )
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) > 384) == (scheme == "light")

    too_faint = {}
    for name, sample in texts(page).items():
        expect(sample.first).to_be_attached()
        ratios = sample.evaluate_all(f"(all) => all.slice(0, 30).map((one) => ({CONTRAST})(one))")
        if min(ratios) < 4.5:
            too_faint[name] = round(min(ratios), 2)
    search = page.locator(".st-key-q input").evaluate(
        f"(input) => ({CONTRAST})(input, '::placeholder')"
    )
    if search < 4.5:
        too_faint["words in the empty search field"] = round(search, 2)
    assert too_faint == {}


def test_the_page_says_what_it_is_without_the_map(page):
    expect(page).to_have_title("Explore · Chronicle")
    expect(summary(page)).to_have_text(EVERYTHING)
    expect(
        screen.map_frame(page).get_by_text("Natural Earth (borders as drawn there)")
    ).to_be_visible()
