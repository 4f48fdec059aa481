"""One browser and one server for the whole run, and pages that tell of every fault."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support import chromium, explore, screen, witness
from tests.support.serving import DASHBOARD, Server, serving

HERE = Path(__file__).parent

# A server that has just started needs some seconds for its first page, on a busy machine many.
expect.set_options(timeout=30_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@cache
def downloaded() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


@cache
def executable() -> str | None:
    return chromium.path(downloaded)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Where no browser is to be had one test fails and says so; the others are skipped."""
    try:
        if not executable():
            pytest.skip(chromium.NO_BROWSER)
    except chromium.NoBrowser as problem:
        raise pytest.fail.Exception(str(problem), pytrace=False) from None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    flags = [
        # Chromium cannot build its sandbox as root, as in a container; these pages are our own.
        "--no-sandbox",
        # The browser's own calls to the network.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        # What lives for seconds is not worth the work of making it fast.
        "--js-flags=--no-opt",
        # And the page's: whatever is not on this machine cannot be found.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]
    return {**browser_type_launch_args, "executable_path": executable(), "args": flags}


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
            data_dir: Path | None = None,
            args: Sequence[str] = (),
            dashboard: Path = DASHBOARD,
            base: str = "",
        ) -> Server:
            return running.enter_context(serving(data_dir, args, dashboard, base=base))

        yield start


@pytest.fixture(scope="session")
def one_page(browser: Browser, server: Server) -> Iterator[Page]:
    with explore.kept_page(browser, server) as page:
        yield page


@pytest.fixture
def kept(one_page: Page) -> Iterator[Page]:
    """One page for many tests in turn; at the end of each it must have been without a fault."""
    witness.of(one_page).forget()
    yield one_page
    assert witness.faults_of(one_page) == {}


@pytest.fixture
def show_at(kept: Page) -> Iterator[Callable[..., Page]]:
    """Give the kept page another size or theme, for this test only."""

    def show(width: int = 1440, height: int = 900, color_scheme: str = "light") -> Page:
        kept.set_viewport_size({"width": width, "height": height})
        kept.emulate_media(color_scheme=color_scheme)
        return kept

    yield show
    show()


@pytest.fixture
def page(kept: Page) -> Page:
    """Explore as it opens."""
    return explore.visit(kept)


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, new_context: Callable[..., Any]
) -> Iterator[Callable[..., Page]]:
    """Open another page of the dashboard; at the end of the test it must have been without a fault.

    On the shared server it is one more tab of the browser that has read the files before; on any
    other it is a browser that has read nothing yet.
    """
    opened: list[Page] = []
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
        if server is None:
            one_page = request.getfixturevalue("one_page")
            page = witness.watch(one_page.context, witness.of(one_page).server)
        else:
            page = witness.watch(new_context(), server)
        opened.append(page)
        if not allow_faults:
            watched.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=color_scheme)
        page.goto(witness.of(page).server.url + path)
        return screen.settled(page)

    yield open_one
    found = [witness.faults_of(page) for page in watched if not page.is_closed()]
    for page in opened:
        page.close()
    assert all(not one for one in found), found
