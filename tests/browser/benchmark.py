"""How long a reader waits, as ratios in one run: `python -m tests.browser.benchmark`.

The floor is a Streamlit page whose button changes one line of text; the empty map is a page with an
empty st_folium map. Everything is measured in one browser, in turn, so that a machine that grows
slow meanwhile slows both sides. Nothing here is a test: noisy machines make timed tests lie.

A figure is printed only for pages that were looked at: their map shows events, and none of them has
made an error, told of one in the console or asked another host for anything.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support import chromium, explore, screen, witness
from tests.support.made_tables import made_folder
from tests.support.screen import map_frame, settled
from tests.support.serving import Server, serving

ROUNDS = 15
COLD_ROUNDS = 5
MADE_SIZES = (1, 401, 5_000, 10_000, 100_000, 1_000_000)

FLOOR = """
import streamlit as st
st.session_state.setdefault("n", 0)
def more(): st.session_state.n += 1
st.button("More", on_click=more)
st.text(f"line {st.session_state.n}")
"""
EMPTY_MAP = """
import folium, streamlit as st
from streamlit_folium import st_folium
B = "../../app/static/"
folium.Map.default_js = [("leaflet", B + "vendor/leaflet.js")]
folium.Map.default_css = [("leaflet_css", B + "vendor/leaflet.css")]
st.text("empty")
st_folium(folium.Map([26, 6], zoom_start=4, tiles=None), key="map", height=380, width=None)
"""


def main() -> None:
    """Measure and print; takes some minutes."""
    # What is slow is to be timed, not to end the run.
    expect.set_options(timeout=60_000)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        executable = chromium.path(lambda: playwright.chromium.executable_path)
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-background-networking", "--no-first-run"],
        )
        start = lambda **options: stack.enter_context(serving(**options))  # noqa: E731
        floor = start(dashboard=script(folder, "floor.py", FLOOR))
        empty = start(dashboard=script(folder, "empty.py", EMPTY_MAP), args=STATIC)
        shipped = start()
        first_views(browser, shipped, empty)
        floor_page = settled(opened(browser, floor))
        interactions(floor_page, opened(browser, shipped))
        for size in MADE_SIZES:
            with serving(data_dir=made_folder(folder, size)) as server:
                page = opened(browser, server)
                filters(floor_page, page, f"{size:,} events")
                page.close()
        browser.close()


STATIC = ("--server.enableStaticServing=true",)


def script(folder: Path, name: str, text: str) -> Path:
    """A page of its own folder, with the map's files beside it."""
    home = folder / name.removesuffix(".py")
    home.mkdir()
    (home / "static").symlink_to(Path(__file__).parents[2] / "static")
    file = home / name
    file.write_text(text, encoding="utf-8")
    return file


def opened(browser: Browser, server: Server) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = witness.watch(context, server)
    page.goto(server.url)
    return page


def first_views(browser: Browser, shipped: Server, empty: Server) -> None:
    """A cold browser up to a page that can be used."""
    ours, theirs = [], []
    for _ in range(COLD_ROUNDS):
        for server, times, ready in ((empty, theirs, empty_ready), (shipped, ours, explore_ready)):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = witness.watch(context, server)
            times.append(
                seconds(
                    lambda page=page, server=server: page.goto(server.url),
                    lambda page=page, ready=ready: ready(page),
                )
            )
            expect_no_fault(page)
            context.close()
    report("first view, 76 events / empty map", ours, theirs)


def expect_no_fault(page: Page) -> None:
    if faults := witness.faults_of(page):
        raise SystemExit(f"No figure for a page with faults: {faults}")


def expect_events_on_the_map(page: Page) -> None:
    """Every event that passes is a mark in sight, or in a count, or said to lie outside the frame.

    There is no figure for a map that shows less.
    """
    expect(explore.markers(page).or_(explore.counts(page)).first).to_be_visible()
    if explore.counts(page).count() or explore.markers(page).count() < explore.shown(page):
        screen.until(lambda: explore.told_by_map(page) == explore.shown(page))
    else:
        expect(explore.markers(page)).to_have_count(explore.shown(page))


def empty_ready(page: Page) -> None:
    map_frame(page).locator(".leaflet-container").wait_for()


def explore_ready(page: Page) -> None:
    map_frame(page).locator("[data-event='in-amenas-raid']").wait_for()
    page.get_by_role("button", name="Raid and siege").first.wait_for()
    page.locator(".st-key-card").get_by_text("Or start with").wait_for()


def interactions(floor: Page, page: Page) -> None:
    """Clicks on the shipped chronicle, each beside a bare rerun."""
    explore_ready(page)
    settled(page)
    marks = {"in-amenas-raid": "Raid and siege", "benghazi-attack": "Attack on US mission"}
    clicks, steps, bare = [], [], []
    card = page.locator(".st-key-card h3")
    for at in range(ROUNDS):
        id, title = list(marks.items())[at % 2]
        mark = map_frame(page).locator(f"[data-event='{id}']")
        bare.append(rerun(floor))
        clicks.append(seconds(mark.click, lambda title=title: expect(card).to_contain_text(title)))
        settled(page)
        old = card.inner_text()
        step = page.get_by_role("button", name="Next")
        steps.append(seconds(step.click, lambda old=old: expect(card).not_to_have_text(old)))
        settled(page)
    expect_events_on_the_map(page)
    expect_no_fault(page)
    report("marker click to card / bare rerun", clicks, bare)
    report("next button to card / bare rerun", steps, bare)
    filters(floor, page, "76 events")


def filters(floor: Page, page: Page, what: str) -> None:
    """A category switched on and off, until summary and map and timeline have been redrawn."""
    summary = page.locator(".st-key-summary")
    expect(summary).to_contain_text("Nothing hidden", timeout=180_000)
    settled(page)
    expect_events_on_the_map(page)
    if page.locator(".st-key-category button").count() == 1:
        print(f"filter change, {what}: seen on the map; its one category hides nothing to wait for")
        return
    times, bare = [], []
    for at in range(ROUNDS):
        bare.append(rerun(floor))
        pill = page.locator(".st-key-category button").first
        sentence = "Nothing hidden" if at % 2 else "by category"
        times.append(seconds(pill.click, lambda sentence=sentence: redrawn(page, sentence)))
    expect_no_fault(page)
    report(f"filter change, {what} / bare rerun", times, bare)


def redrawn(page: Page, sentence: str) -> None:
    expect(page.locator(".st-key-summary")).to_contain_text(sentence)
    settled(page)  # map and timeline come after the summary
    expect_events_on_the_map(page)


def rerun(floor: Page) -> float:
    line = floor.get_by_text("line ")
    old = line.inner_text()
    settled(floor)
    return seconds(
        floor.get_by_role("button", name="More").click,
        lambda: expect(line).not_to_have_text(old),
    )


def seconds(act: Callable[[], object], seen: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    seen()
    return time.perf_counter() - begin


def report(what: str, ours: list[float], base: list[float]) -> None:
    mine, other = statistics.median(ours), statistics.median(base)
    print(f"{what}: {mine * 1000:.0f} ms / {other * 1000:.0f} ms = {mine / other:.2f}", flush=True)


if __name__ == "__main__":
    main()
