"""A server that ends and starts again while a tab with unsaved edits stays open."""

from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support import explore
from tests.support.data_in_browser import on_data, section, type_into_cell, upload
from tests.support.explore import turn_to
from tests.support.serving import Server, serving

TABLE = "title,date,lat,lon\nRaid,2013-01-16,26.5,9.1\nSiege,2013,27.9,9.1\n"


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def restarted():
    """Kill a page's server as a crash does, and start it again where the page looks for it."""
    with ExitStack() as running:

        def restart(page: Page, server: Server, args=()) -> None:
            server.process.kill()
            # Without a connection Streamlit has every control wait.
            control = page.get_by_role("radio", name="Correct")
            expect(control).to_be_disabled()
            running.enter_context(serving(args=args, port=urlsplit(server.url).port))
            expect(control).to_be_enabled(timeout=60_000)

        yield restart


def correct(page: Page) -> None:
    expect(explore.summary(page)).to_contain_text("2 of 2 events")
    section(page, "Correct")
    type_into_cell(page, editor_row=1, column=1, text="Blockade")
    expect(page.locator(".st-key-edit_problems")).to_contain_text("have no problem")


def left_behind(page: Page):
    return page.locator(".st-key-ended_edits_0")


def test_an_edit_outlives_a_server_that_was_killed_and_is_saved_by_the_next(
    browser, mine, restarted
):
    args = ["--", str(mine)]
    with serving(args=args) as server, explore.kept_page(browser, server) as page:
        correct(on_data(page))
        restarted(page, server, args)

        section(page, "Problems")
        expect(page.locator(".st-key-data_problems")).to_be_visible()
        expect(left_behind(page)).to_contain_text(
            "1 edit of mine.csv, line 3, was not saved when the session ended."
        )
        section(page, "Save")
        save = page.locator(".st-key-data_save")
        expect(save).to_contain_text("1 edit of a session that ended")
        expect(save).not_to_contain_text("Every edit is saved.")

        page.get_by_role("button", name="Make again").click()
        expect(save).to_contain_text("1 edit not saved yet.")
        expect(left_behind(page)).to_have_count(0)
        section(page, "Correct")
        expect(
            page.locator(".st-key-data_correct [data-testid='data-grid-canvas']")
        ).to_contain_text("Blockade")
        section(page, "Save")
        page.get_by_role("button", name="Write mine.csv back").click()
        expect(save).to_contain_text("Every edit is saved.")
        expect(left_behind(page)).to_have_count(0)
    assert mine.read_text() == TABLE.replace("Siege", "Blockade")


def test_an_edit_of_an_upload_is_told_of_at_the_next_click_and_waits_for_its_file(
    browser, restarted
):
    with serving() as server, explore.kept_page(browser, server) as page:
        upload(on_data(page), "mine.csv", TABLE)
        correct(page)
        restarted(page, server)

        turn_to(page, "Explore")
        expect(left_behind(page)).to_contain_text("To make it again, open that file again.")
        expect(left_behind(page)).to_contain_text("1 edit of mine.csv, line 3,")

        turn_to(page, "Data")
        upload(page, "mine.csv", TABLE)
        page.get_by_role("button", name="Make again").click()
        expect(page.locator(".st-key-preview")).to_contain_text("Blockade")


def test_an_edit_outlives_a_page_that_is_loaded_anew_and_once_let_go_it_is_gone(page):
    upload(on_data(page), "mine.csv", TABLE)
    correct(page)

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(left_behind(page)).to_contain_text("1 edit of mine.csv")
    page.get_by_role("button", name="Let go").click()
    expect(left_behind(page)).to_have_count(0)

    explore.visit(page)
    expect(left_behind(page)).to_have_count(0)


def test_an_edit_is_told_of_although_the_browser_has_no_room_for_more(open_page):
    page = open_page("/data")
    upload(page, "mine.csv", TABLE)
    correct(page)

    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(left_behind(page)).to_contain_text("1 edit of mine.csv")
