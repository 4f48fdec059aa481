"""The brush under the timeline and the exact dates in the sidebar are one and the same range."""

import re

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.support import screen, witness
from tests.support.explore import (
    EVERYTHING,
    day,
    handle,
    mark,
    markers,
    marks,
    one_run,
    period,
    selected_mark,
    summary,
    visit,
)

RAID = "5 of 76 events, 11 Jan 2013 to Jul 2014. Hidden: 71 by date."


def middle(page: Page, name: str) -> tuple[float, float]:
    box = handle(page, name).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def tick(page: Page, label: str) -> float:
    """Where the overview writes this label, in the middle of which the label's day is."""
    strip = page.locator(".st-key-timeline").get_by_role("group", name="Dates shown")
    box = strip.get_by_text(label, exact=True).bounding_box()
    return box["x"] + box["width"] / 2


def drag(page: Page, start: tuple[float, float], x: float) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + x) / 2, start[1], steps=4)
    page.mouse.move(x, start[1], steps=4)
    page.mouse.up()


def type_date(page: Page, name: str, digits: str) -> None:
    """Type an exact date, year first, and leave the field, past its calendar."""
    day(page, name).get_by_role("spinbutton", name="year").click()
    page.keyboard.type(digits)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")


def test_a_brush_across_the_overview_sets_both_dates_and_the_summary(page):
    _, y = middle(page, "From")

    with one_run(page):
        drag(page, (tick(page, "2014"), y), tick(page, "2015"))
        expect(summary(page)).to_contain_text("by date")
    query = re.search(r"\?from=(\d{4}-\d\d-\d\d)&to=(\d{4}-\d\d-\d\d)$", page.url)
    assert query, page.url
    first, last = query.groups()
    # A pixel is two and a half days here.
    assert "2013-12-28" <= first <= "2014-01-04"
    assert "2014-12-28" <= last <= "2015-01-04"
    expect(day(page, "from")).to_have_text(first)
    expect(day(page, "to")).to_have_text(last)
    expect(summary(page)).to_have_text(
        "6 of 76 events, 11 Jan 2013 to 10 Oct 2014. Hidden: 70 by date."
    )
    expect(markers(page)).to_have_count(6)
    expect(marks(page)).to_have_count(6)


def test_another_button_of_the_mouse_moves_nothing(page):
    before = witness.of(page).runs
    _, y = middle(page, "From")

    page.mouse.move(tick(page, "2013"), y)
    page.mouse.down(button="right")
    page.mouse.move(tick(page, "2014"), y, steps=4)
    page.mouse.up(button="right")

    page.keyboard.press("n")
    expect(selected_mark(page)).to_have_count(1)
    screen.settled(page)
    expect(summary(page)).to_have_text(EVERYTHING)
    assert witness.of(page).runs - before == 1


def test_one_handle_moves_one_date_and_the_whole_window_moves_both(page):
    with one_run(page):
        drag(page, middle(page, "From"), tick(page, "2012"))
        expect(summary(page)).to_contain_text("by date")
    assert "to=" not in page.url
    expect(day(page, "to")).to_have_text("yyyy-mm-dd")
    expect(handle(page, "To")).to_have_attribute("aria-valuetext", re.compile("not limited"))

    with one_run(page):
        drag(page, middle(page, "To"), tick(page, "2013"))
        expect(page).to_have_url(re.compile("to=(2012-12|2013-01)"))
    x = (middle(page, "From")[0] + middle(page, "To")[0]) / 2
    with one_run(page):
        drag(page, (x, middle(page, "To")[1]), x + tick(page, "2014") - tick(page, "2013"))
        # Not what it was: that would hold before the run has begun.
        expect(page).to_have_url(re.compile("to=(2013-12|2014-01)"))
    expect(page).to_have_url(re.compile("from=(2012-12|2013-01)"))


def test_handles_move_by_a_day_or_a_month_with_the_keyboard(page):
    handle(page, "From").focus()
    with one_run(page):
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        expect(day(page, "from")).to_have_text("2011-02-20")
    expect(page).to_have_url(re.compile(r"\?from=2011-02-20$"))
    expect(handle(page, "From")).to_be_focused()

    with one_run(page):
        page.keyboard.press("PageUp")
        expect(day(page, "from")).to_have_text("2011-03-20")
    with one_run(page):
        page.keyboard.press("Home")
        expect(day(page, "from")).to_have_text("yyyy-mm-dd")
    expect(summary(page)).to_have_text(EVERYTHING)

    expect(handle(page, "To")).to_have_attribute("aria-valuetext", "28 November 2017, not limited")
    handle(page, "To").focus()
    with one_run(page):
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
        expect(page).to_have_url(re.compile(r"\?to=2017-11-25$"))
    expect(day(page, "to")).to_have_text("2017-11-25")
    expect(handle(page, "To")).to_have_attribute("aria-valuetext", "25 November 2017")


def test_exact_dates_move_the_window(page):
    left, right = middle(page, "From")[0], middle(page, "To")[0]

    with one_run(page):
        type_date(page, "from", "20130116")
        expect(handle(page, "From")).to_have_attribute("aria-valuetext", "16 January 2013")
    with one_run(page):
        type_date(page, "to", "20130119")
        expect(handle(page, "To")).to_have_attribute("aria-valuetext", "19 January 2013")
    expect(summary(page)).to_have_text(RAID)
    expect(page).to_have_url(re.compile(r"\?from=2013-01-16&to=2013-01-19$"))
    assert left < tick(page, "2013") < middle(page, "From")[0] <= middle(page, "To")[0] < right


def test_a_period_moves_the_window_and_every_way_of_clearing_undoes_it(page):
    def choose_period() -> None:
        with one_run(page):
            period(page, "The raid").click()
            expect(summary(page)).to_have_text(RAID)
        expect(handle(page, "From")).to_have_attribute("aria-valuetext", "16 January 2013")
        expect(handle(page, "To")).to_have_attribute("aria-valuetext", "19 January 2013")

    def expect_cleared() -> None:
        expect(summary(page)).to_have_text(EVERYTHING)
        expect(day(page, "from")).to_have_text("yyyy-mm-dd")
        expect(day(page, "to")).to_have_text("yyyy-mm-dd")
        expect(handle(page, "To")).to_have_attribute("aria-valuetext", re.compile("not limited"))

    ways = {
        "the button under the timeline": lambda: (
            page.locator(".st-key-timeline").get_by_role("button", name="All dates").click()
        ),
        "a double click on the overview": lambda: page.mouse.dblclick(
            tick(page, "2015"), middle(page, "From")[1]
        ),
        "the period again": lambda: period(page, "The raid").click(),
    }
    for way, clear in ways.items():
        choose_period()
        before = witness.of(page).runs
        clear()
        expect_cleared()
        screen.settled(page)
        assert witness.of(page).runs - before == 1, way


def test_the_timeline_shows_the_range_alone_and_the_overview_still_everything(page):
    bars = page.locator(".st-key-timeline").get_by_role("group", name="Dates shown").locator("rect")
    expect(bars).not_to_have_count(0)
    before = bars.count()
    visit(page, "/?from=2013-01-16&to=2013-01-19")

    expect(mark(page, "Raid and siege at the In Amenas gas plant")).to_be_visible()
    wide = mark(page, "Raid and siege at the In Amenas gas plant").bounding_box()["width"]
    narrow = mark(page, "Libyan PM denies the raid was launched from Libya").bounding_box()["width"]
    assert wide > 3.5 * narrow
    expect(bars).to_have_count(before)


def test_a_brush_that_nothing_comes_of_is_taken_back(new_context, server):
    page = witness.watch(new_context(viewport={"width": 1440, "height": 900}), server)
    is_cut = False

    def pass_on(socket: WebSocketRoute) -> None:
        to_server = socket.connect_to_server()
        socket.on_message(lambda message: None if is_cut else to_server.send(message))

    page.route_web_socket("**/_stcore/stream", pass_on)
    visit(page)
    expect(handle(page, "From")).to_have_attribute("aria-valuetext", re.compile("not limited"))

    is_cut = True
    drag(page, middle(page, "From"), tick(page, "2012"))
    expect(handle(page, "From")).to_have_attribute("aria-valuetext", re.compile("201[12]$"))

    expect(handle(page, "From")).to_have_attribute("aria-valuetext", re.compile("not limited"))
    page.close()
