"""Where things are on the screen, and when they have come to rest."""

import inspect
import time
from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, Page, expect


def settled(page: Page) -> Page:
    """The page once its script has finished and nothing on it is left from the run before.

    A click takes a moment to start a run: `expect` what it changes first, then settle.
    """
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale='true']")).to_have_count(0)
    return page


def until(holds: Callable[[], bool], patience: float = 15) -> None:
    """Wait until something holds that `expect` has no words for."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, inspect.getsource(holds)
        time.sleep(0.1)


def map_frame(page: Page) -> FrameLocator:
    """The inside of the map; its marks are `path.leaflet-interactive`."""
    return page.frame_locator("iframe[title='streamlit_folium.st_folium']")


def boxes(elements: Locator) -> list[dict[str, float]]:
    """Where each of many elements is, asked of the browser at once."""
    return elements.evaluate_all(
        """(elements) => elements.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return { x, y, width, height };
        })"""
    )
