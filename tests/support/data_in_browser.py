"""The Data page in a browser: what is done on it, the way a reader does it."""

import re

from playwright.sync_api import Page, expect

from tests.support import screen, witness


def upload(page: Page, name: str, content: str | bytes) -> None:
    """Hand a file to the Data page, as if it had been picked in the browser's own window."""
    buffer = content.encode() if isinstance(content, str) else content
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": buffer}
    )


def on_data(page: Page) -> Page:
    page.goto(f"{witness.of(page).server.url}/data")
    expect(page).to_have_title("Data · Chronicle")
    return screen.settled(page)


def section(page: Page, name: str) -> None:
    """Show another part of the Data page."""
    page.get_by_role("radio", name=re.compile(f"^{name}")).click()
    screen.settled(page)
    # Streamlit's page asks once whether each download is there, which it is on this part alone.
    page.wait_for_function(
        """(wanted) => performance.getEntriesByType("resource")
          .filter((one) => new URL(one.name).pathname.startsWith("/media/")).length >= wanted""",
        arg=page.get_by_test_id("stDownloadButton").count() if name == "Save" else 0,
    )


def type_into_cell(page: Page, editor_row: int, column: int, text: str) -> None:
    """Type into a cell of the editor with the keyboard, from its first cell on."""
    grid = page.locator(".st-key-data_correct").get_by_test_id("data-grid-canvas")
    expect(grid.locator("tbody tr").first).to_be_attached()
    screen.settled(page)
    # The first column is the box that ticks a row; a row is some 35 pixels high, as the header is.
    page.locator(".st-key-data_correct .dvn-scroller").click(position={"x": 80, "y": 52})
    expect(grid).to_be_focused()
    for _ in range(editor_row):
        page.keyboard.press("ArrowDown")
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    retype(page, text)


def retype(page: Page, text: str) -> None:
    """Write other text into the cell that the editor is at; it goes on to the one below."""
    page.keyboard.press("Enter")
    page.locator(".gdg-input").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".gdg-input")).to_have_count(0)
