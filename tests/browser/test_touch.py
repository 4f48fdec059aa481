"""What a finger does: it is wider than a mark, and the system may take it away in mid-gesture."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.support import explore, witness
from tests.support.explore import EVERYTHING, handle, mark, one_run, summary

# Nothing else is near it, on the timeline.
ALONE = "Abu Khattala convicted on 4 of 18 counts, not of murder"


@pytest.fixture
def touch_page(new_context, server) -> Page:
    context = new_context(has_touch=True, viewport={"width": 1440, "height": 900})
    page = explore.visit(witness.watch(context, server))
    yield page
    page.close()


def touch(device: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    at = [{"x": x, "y": y} for x, y in points]
    device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def test_a_touch_beside_a_mark_of_the_timeline_selects_it(touch_page):
    box = mark(touch_page, ALONE).bounding_box()

    with one_run(touch_page):
        touch_page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] + 3)
        expect(mark(touch_page, ALONE)).to_have_attribute("aria-pressed", "true")


def test_a_brush_that_the_system_takes_away_changes_nothing(touch_page):
    device = touch_page.context.new_cdp_session(touch_page)
    box = handle(touch_page, "From").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = witness.of(touch_page).runs

    touch(device, "touchStart", (x, y))
    touch(device, "touchMove", (x + 60, y))
    touch(device, "touchMove", (x + 120, y))
    expect(handle(touch_page, "From")).not_to_have_attribute(
        "aria-valuetext", "17 February 2011, not limited"
    )
    touch(device, "touchCancel")

    expect(handle(touch_page, "From")).to_have_attribute(
        "aria-valuetext", "17 February 2011, not limited"
    )
    expect(summary(touch_page)).to_have_text(EVERYTHING)
    assert witness.of(touch_page).runs == before
