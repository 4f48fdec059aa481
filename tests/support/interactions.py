"""Many interactions with one page, and what the browser still holds of it afterwards."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.support import explore, screen

MARKS = {"in-amenas-raid": explore.IN_AMENAS, "benghazi-attack": explore.BENGHAZI}


class Kept(NamedTuple):
    """What the browser holds of a page."""

    heap: int
    nodes: int
    listeners: int


def kept(devtools: CDPSession) -> Kept:
    """What is left of a page after the garbage has been collected."""
    for _ in range(3):  # what a finalizer lets go of is collected the next time
        devtools.send("HeapProfiler.collectGarbage")
    found = devtools.send("Performance.getMetrics")["metrics"]
    metrics = {metric["name"]: int(metric["value"]) for metric in found}
    return Kept(metrics["JSHeapUsedSize"], metrics["Nodes"], metrics["JSEventListeners"])


def devtools_of(page: Page) -> CDPSession:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    return devtools


def interactions(page: Page) -> Iterator[None]:
    """Keys, clicks on map and timeline and a filter on and off, each until the page has settled."""
    title = explore.card(page).locator("h3")
    for number in count():
        for key in ("n", "n", "n", "p", "n"):
            yield changed(page, title, lambda key=key: page.keyboard.press(key))
        id, other = list(MARKS)[number % 2], list(MARKS.values())[1 - number % 2]
        # The keys may have led the map away from the marks.
        screen.map_frame(page).get_by_role("button", name="Back to the first view").click()
        yield changed(page, title, explore.marker(page, id).click)
        yield changed(page, title, explore.mark(page, other).click)
        yield changed(page, title, lambda: page.keyboard.press("n"))
        pill = page.locator(".st-key-category button").first
        yield changed(page, explore.summary(page), pill.click)
        yield changed(page, explore.summary(page), pill.click)


def changed(page: Page, shown: Locator, act: Callable[[], object]) -> None:
    before = shown.inner_text()
    act()
    expect(shown).not_to_have_text(before)
    screen.settled(page)


def begin(page: Page) -> Page:
    """Explore with an event selected, ready for the interactions."""
    explore.visit(page, "/?event=in-amenas-raid")
    expect(explore.selected_marker(page)).to_have_count(1)
    return page
