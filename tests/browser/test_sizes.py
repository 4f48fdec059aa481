"""Every size of table: what a reader sees of it, what a click does, and that nothing breaks.

The shipped chronicle has 76 events. What holds for it need not hold for one event, for more than
are drawn one by one, or for a hundred thousand.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support import explore, screen, witness
from tests.support.made_tables import made_folder
from tests.support.serving import serving

SINGLE = (1, 76)
"""Sizes of which each event is a mark of its own."""
COUNTED = (401, 5_000, 100_000)
"""Sizes of which there are too many, so that they are drawn as counts."""
CLOSE = {401: 6, 5_000: 8, 100_000: 11}
"""The zoom from which on the frame holds few enough of such a size."""

pytestmark = pytest.mark.parametrize("size", (0, *SINGLE, *COUNTED), scope="module", indirect=True)


@pytest.fixture(scope="module")
def size(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture(scope="module")
def page_of_size(
    size: int, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """One page for all the tests of a size, on a server of its own."""
    folder = made_folder(tmp_path_factory.mktemp("sizes"), size)
    with serving(folder) as server, explore.kept_page(browser, server) as page:
        yield page


@pytest.fixture
def kept(page_of_size: Page) -> Iterator[Page]:
    """The page as the test before has left it; it must have been without a fault at the end."""
    witness.of(page_of_size).forget()
    yield page_of_size
    assert witness.faults_of(page_of_size) == {}


@pytest.fixture
def page(kept: Page) -> Page:
    """Explore as it opens."""
    return explore.visit(kept)


def bars(page: Page) -> Locator:
    """The bars of the timeline, which stand where its events are too many for marks."""
    return page.locator(".st-key-timeline svg.main > rect")


def expect_shown(page: Page, number: int, size: int) -> None:
    said = f"{number:,} of {size:,} event" if size else "No events."
    expect(explore.summary(page)).to_contain_text(said)


def test_map_and_timeline_show_every_event_as_a_mark_or_in_a_count(page, size):
    expect_shown(page, size, size)

    if size == 0:
        expect(explore.markers(page)).to_have_count(0)
        expect(page.locator(".st-key-timeline")).to_contain_text("no timeline to draw")
    elif size in SINGLE:
        expect(explore.markers(page)).to_have_count(size)
        expect(explore.marks(page)).to_have_count(size)
    else:
        expect(explore.counts(page).first).to_be_visible()
        expect(bars(page).first).to_be_visible()
        expect(page.locator(".st-key-timeline")).to_contain_text(f"{size:,} events: narrow")
        screen.until(lambda: explore.told_by_map(page) == size)


def test_a_click_on_a_mark_selects_it_and_on_a_count_comes_closer(page, size):
    if size in SINGLE:
        id = f"event-{size - 1}"
        explore.marker(page, id).click()
        explore.expect_selected(page, id, f"Event {size - 1} of {size}")
    elif size in COUNTED:
        _, _, zoom = explore.whereabouts(page)
        explore.counts(page).last.click()
        screen.until(lambda: explore.whereabouts(page)[2] == zoom + 2)
        # What has left the frame is counted at its edge.
        expect(explore.edge(page)).to_contain_text("outside")
        screen.until(lambda: explore.told_by_map(page) == size)


def test_coming_closer_ends_at_single_marks_without_a_filter(page, size):
    if size not in COUNTED:
        pytest.skip("every event is a mark of its own, however far away")
    zoom = CLOSE[size]
    explore.frame(page).evaluate(f"map.setView([20, 5], {zoom}, {{ animate: false }})")

    expect(explore.counts(page)).to_have_count(0)
    expect(explore.markers(page).first).to_be_visible()
    expect_shown(page, size, size)
    screen.until(lambda: explore.told_by_map(page) == size)
    # A small drag finds what it uncovers already drawn: no mark of the frame is yet to come.
    marked = explore.frame(page).evaluate(
        f"(() => {{ map.panBy([60, 30], {{ animate: false }}); return {explore.MARKED}; }})()"
    )
    screen.settled(page)
    assert explore.marked(page) == marked > 0
    screen.until(lambda: explore.told_by_map(page) == size)


def test_a_filter_that_leaves_few_enough_ends_at_single_marks(kept, size):
    if size == 0:
        pytest.skip("nothing is left by any filter")
    page = explore.visit(kept, f"/?q=Event+{size - 1}+of")

    expect_shown(page, 1, size)
    expect(explore.markers(page)).to_have_count(1)
    expect(explore.marks(page)).to_have_count(1)
    expect(explore.counts(page)).to_have_count(0)
    explore.marker(page, f"event-{size - 1}").click()
    explore.expect_selected(page, f"event-{size - 1}", f"Event {size - 1} of {size}")


def test_a_selection_by_link_is_ringed_on_map_and_timeline(kept, size):
    id = f"event-{size // 2}"
    page = explore.visit(kept, f"/?event={id}")

    if size == 0:
        expect(page.locator(".st-key-summary")).to_contain_text(id)
    else:
        explore.expect_selected(page, id, f"Event {size // 2} of {size}")


def test_only_what_the_map_shows_counts_what_the_map_shows(page, size):
    if size < 2:
        pytest.skip("there is nothing that the map could leave out")
    explore.frame(page).evaluate("map.setView([20, 5], 7, { animate: false })")
    page.get_by_text("Only what the map shows").click()

    expect(explore.summary(page)).to_contain_text("Hidden:")
    expect(explore.edge(page)).to_be_hidden()
    shown = explore.shown(page)
    assert 0 < shown < size
    if shown > 400:
        screen.until(lambda: explore.told_by_map(page) == shown)
    else:
        expect(explore.markers(page)).to_have_count(shown)


def test_every_other_page_opens(kept, size):
    page = explore.visit(kept)
    for name in ("Story", "Evidence", "Connections", "Data"):
        explore.turn_to(page, name)
        expect_shown(page, size, size)
        expect(page.get_by_test_id("stException")).to_have_count(0)
