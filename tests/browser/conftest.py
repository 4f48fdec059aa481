"""One browser and one server for the whole run, and pages that tell of every fault."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import chromium, screen, witness
from tests.browser.serving import DASHBOARD, Server, serving

HERE = Path(__file__).parent

# A server that has just started needs some seconds for its first page.
expect.set_options(timeout=15_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    executable = chromium.path(downloaded=playwright.chromium.executable_path)
    if not executable:
        pytest.fail(chromium.NO_BROWSER, pytrace=False)
    flags = [
        # Chromium cannot build its sandbox as root, as in a container; these pages are our own.
        "--no-sandbox",
        # The browser's own calls to the network.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        # And the page's: whatever is not on this machine cannot be found.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]
    return {**browser_type_launch_args, "executable_path": executable, "args": flags}


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The dashboard on the shipped chronicle, shared by all tests."""
    with serving() as running:
        yield running


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start a server of one's own: cold, with another chronicle, or with other options."""
    with ExitStack() as running:

        def start(
            data_dir: Path | None = None, args: Sequence[str] = (), dashboard: Path = DASHBOARD
        ) -> Server:
            return running.enter_context(serving(data_dir, args, dashboard))

        yield start


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, new_context: Callable[..., Any]
) -> Iterator[Callable[..., Page]]:
    """Open a page of the dashboard; at the end of the test it must have been without a fault."""
    watched: list[Page] = []

    def open_one(
        path: str = "/",
        *,
        width: int = 1440,
        height: int = 900,
        color_scheme: str = "light",
        server: Server | None = None,
        allow_faults: bool = False,
    ) -> Page:
        host = server or request.getfixturevalue("server")
        viewport = {"width": width, "height": height}
        page = witness.watch(new_context(viewport=viewport, color_scheme=color_scheme), host)
        if not allow_faults:
            watched.append(page)
        page.goto(host.url + path)
        return screen.settled(page)

    yield open_one
    for page in watched:
        if not page.is_closed():
            page.title()  # An answer from the browser brings along what it had still to tell.
        assert witness.of(page).faults() == {}
