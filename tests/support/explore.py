"""The parts of the Explore page, found the way a reader finds them: by name, role and container."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Frame, Locator, Page, expect

from tests.support import screen, witness
from tests.support.serving import Server

BENGHAZI = "Attack on US mission and CIA annex in Benghazi"
IN_AMENAS = "Raid and siege at the In Amenas gas plant"
GADHAFI = "Sirte falls; Gadhafi captured and killed"
RESOLUTION = "UN resolution 2017: stop the spread of Libya's arms"
EVERYTHING = "76 of 76 events, 17 Feb 2011 to 28 Nov 2017. Nothing hidden."


@contextmanager
def kept_page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page for several tests in turn: what the browser has read once it need not read again."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    try:
        page = witness.watch(context, server)
        yield page
        page.close()
    finally:
        context.close()


def visit(page: Page, path: str = "/") -> Page:
    """The page at another address of its server, in a new session, with the map drawn."""
    page.goto(witness.of(page).server.url + path)
    expect(screen.map_frame(page).get_by_role("button", name="Zoom in")).to_be_visible()
    return screen.settled(page)


def turn_to(page: Page, name: str) -> None:
    """Go to another page by the links at the top."""
    page.locator(".st-key-pages").get_by_role("link", name=name).click()
    expect(page).to_have_title(f"{name} · Chronicle")
    screen.settled(page)


@contextmanager
def one_run(page: Page) -> Iterator[None]:
    """What happens in here, with what it is expected to change, costs one run of the script."""
    before = witness.of(page).runs
    yield
    screen.settled(page)
    assert witness.of(page).runs - before == 1


def summary(page: Page) -> Locator:
    return page.locator(".st-key-summary")


def card(page: Page) -> Locator:
    return page.locator(".st-key-card")


def marker(page: Page, id: str) -> Locator:
    """An event's mark on the map."""
    return screen.map_frame(page).locator(f"[data-event='{id}']")


def markers(page: Page) -> Locator:
    return screen.map_frame(page).locator("[data-event]")


def counts(page: Page) -> Locator:
    """The counts on a map of too many events for single marks, each a button."""
    return screen.map_frame(page).get_by_role("button", name="come closer")


def edge(page: Page) -> Locator:
    """The line on the map about what lies outside its frame."""
    return screen.map_frame(page).get_by_role("group", name="Events outside the frame")


MARKED = """Object.values(map._layers).filter((layer) =>
  layer.getElement?.()?.dataset?.event && map.getBounds().contains(layer.getLatLng())
).length"""
"""How many marks stand at places in the map's frame."""


def marked(page: Page) -> int:
    """How many single events the map shows in its frame."""
    return frame(page).evaluate(MARKED)


def told_by_map(page: Page) -> int:
    """How many events the map speaks of, where it does not hold all: in its frame and outside."""
    labels = counts(page).evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    alone = 0 if labels else marked(page)
    labels += edge(page).get_by_role("button").all_inner_texts()
    return alone + sum(int(label.split()[0].replace(",", "")) for label in labels)


def shown(page: Page) -> int:
    """How many events pass, as the summary says."""
    return int(summary(page).inner_text().split(" of ")[0].replace(",", ""))


def selected_marker(page: Page) -> Locator:
    return screen.map_frame(page).locator("[data-event][aria-pressed='true']")


def mark(page: Page, title: str) -> Locator:
    """An event's mark on the timeline."""
    return page.locator(".st-key-timeline").get_by_role("button", name=f"{title}, ")


def marks(page: Page) -> Locator:
    return page.locator(".st-key-timeline").locator("[role='button'][aria-pressed]")


def selected_mark(page: Page) -> Locator:
    return page.locator(".st-key-timeline").get_by_role("button", pressed=True)


def handle(page: Page, name: str) -> Locator:
    """One end of the brush, `From` or `To`."""
    return page.locator(".st-key-timeline").get_by_role("slider", name=name)


def day(page: Page, name: str) -> Locator:
    """The exact date in the sidebar, `from` or `to`, as text."""
    return page.locator(f".st-key-{name} .react-aria-DateField > [role='group']")


def selected_rows(page: Page) -> Locator:
    """The table's rows in sight that are selected: ticked, or a cell of theirs is outlined."""
    return page.locator(
        ".st-key-table tbody tr[aria-selected='true'], "
        ".st-key-table tbody tr:has(td[aria-selected='true'])"
    )


def pill(page: Page, name: str, text: str) -> Locator:
    return page.locator(f".st-key-{name}").get_by_role("button", name=text)


def period(page: Page, name: str) -> Locator:
    return page.locator(".st-key-period").get_by_role("radio", name=name)


def frame(page: Page) -> Frame:
    """The inside of the map, to ask its Leaflet map where it is."""
    expect(screen.map_frame(page).locator(".leaflet-marker-icon").first).to_be_attached()
    (found,) = (f for f in page.frames if "streamlit_folium" in f.url)
    return found


def whereabouts(page: Page) -> list[float]:
    """The map's centre and zoom, once it has come to rest."""
    return frame(page).evaluate(
        """() => new Promise((done) => {
          const here = () => [map.getCenter().lat, map.getCenter().lng, map.getZoom()];
          let last = here(), since = performance.now();
          const look = (now) => {
            const next = here();
            if (String(next) !== String(last)) [last, since] = [next, now];
            if (now - since > 200 && !map._animatingZoom) done(next.map((n) => +n.toFixed(4)));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })"""
    )


def expect_selected(page: Page, id: str, title: str) -> None:
    """Card, map, timeline and address all show this event, and the timeline no other."""
    expect(card(page).get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(selected_mark(page)).to_have_count(1)
    expect(selected_mark(page)).to_have_accessible_name(re.compile(f"^{re.escape(title)}, "))
    expect(selected_marker(page)).to_have_count(1)
    expect(selected_marker(page)).to_have_attribute("data-event", id)
    expect(selected_marker(page).locator(".chronicle-ring")).to_have_count(1)
    expect(selected_mark(page).locator(".ring")).to_have_count(1)
    expect(page).to_have_url(re.compile(rf"[?&]event={id}(&|$)"))
