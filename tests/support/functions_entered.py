"""Which functions of our scripts the browser tests entered, as Chromium's profiler tells it.

A pytest plugin: a run of all browser tests fails when there is a function that none of them
entered. Any other run is not slowed by it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from chronicle.views import front_end
from tests.support.serving import ROOT

BROWSER_TESTS = ROOT / "tests/browser"
VENDOR = ROOT / "static/vendor"
PAGE_SCRIPT = "chronicle_page.js"
"""What a test calls the script of all drawings, beside a page that it opens from the disk."""
_COMPONENT = re.compile(r"st-bidi-chronicle_(\w+)-\w+\.js$")
"""What Streamlit calls the script of a component of ours."""


class Function(NamedTuple):
    """A function of ours, by where it begins; the name is blank where it has none."""

    file: str
    line: int
    column: int
    name: str

    def __str__(self) -> str:
        source = (ROOT / self.file).read_text("utf-8").splitlines()[self.line - 1].strip()
        return f"{self.file}:{self.line}: {self.name or 'a function without a name'}, in {source}"


@dataclass
class Record:
    """What the tests of one process, or of all, have seen of our scripts."""

    known: set[Function] = field(default_factory=set)
    entered: set[Function] = field(default_factory=set)

    def take(self, scripts: list[dict[str, Any]]) -> None:
        """Add what `Profiler.takePreciseCoverage` gave."""
        for script in scripts:
            parts = source(script["url"])
            for function in script["functions"] if parts else ():
                span = function["ranges"][0]
                if span["startOffset"] == 0:  # the script itself
                    continue
                at = Function(*place(parts, span["startOffset"]), function["functionName"])
                self.known.add(at)
                if span["count"]:
                    self.entered.add(at)

    def missing(self) -> list[str]:
        """A sentence for each function that was never entered, and each script never loaded."""
        loaded = {function.file for function in self.known}
        return [
            *(f"{file}: never loaded" for file in our_scripts() if file not in loaded),
            *map(str, sorted(self.known - self.entered)),
        ]


def our_scripts() -> Iterator[str]:
    for folder in ("static", "chronicle"):
        for file in sorted((ROOT / folder).rglob("*.js")):
            if VENDOR not in file.parents:
                yield str(file.relative_to(ROOT).as_posix())


@cache
def source(url: str) -> dict[Path, str] | None:
    """The files that a script of ours was made of, in turn; None for somebody else's script."""
    path = urlsplit(url).path
    if path.endswith(f"/{PAGE_SCRIPT}"):
        return front_end.parts()
    _, _, served = path.partition("/app/static/")
    found = _COMPONENT.search(url)
    files = [ROOT / "static" / served] if served else []
    # Of most components the script only asks for a file that is served.
    files += (ROOT / "chronicle").rglob(f"{found[1]}.js") if found else ()
    texts = {file: file.read_text("utf-8") for file in files if VENDOR not in file.parents}
    return texts or None


def place(parts: dict[Path, str], offset: int) -> tuple[str, int, int]:
    """The file, line and column at an offset of a script that is made of several files."""
    for file, text in parts.items():
        if offset < len(text):
            before = text[:offset]
            column = offset - (before.rfind("\n") + 1) + 1
            return file.relative_to(ROOT).as_posix(), before.count("\n") + 1, column
        offset -= len(text)
    raise ValueError(f"There are only {sum(map(len, parts.values()))} characters")


_record: Record | None = None


def follow(page: Page) -> None:
    """Take down what the page enters, each time before it goes elsewhere or closes."""
    record = _record
    if record is None:
        return
    profiler = page.context.new_cdp_session(page)
    profiler.send("Profiler.enable")
    profiler.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": False})

    def after_taking(act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*args: Any, **options: Any) -> Any:
            if not page.is_closed():
                record.take(profiler.send("Profiler.takePreciseCoverage")["result"])
            return act(*args, **options)

        return acting

    # A new document forgets what the one before it entered.
    for name in ("goto", "reload", "close"):
        setattr(page, name, after_taking(getattr(page, name)))


# --- the plugin ------------------------------------------------------------------------------


_left_out = False
_all: Record | None = None
"""What all processes of a whole run saw together."""


def pytest_deselected(items: list[pytest.Item]) -> None:
    global _left_out
    _left_out = _left_out or any(BROWSER_TESTS in item.path.parents for item in items)


def pytest_collection_finish(session: pytest.Session) -> None:
    global _record
    one_test = any("::" in argument for argument in session.config.args)
    files = {item.path for item in session.items}
    if set(BROWSER_TESTS.glob("test_*.py")) <= files and not _left_out and not one_test:
        _record = Record()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    # Plain tuples, for what goes from process to process is of no class of ours.
    done = None if _record is None else [_plain(_record.known), _plain(_record.entered)]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:  # one of several processes
        output["functions"] = done
        return
    if done:
        _add(done)
    if _all and session.exitstatus == 0 and _all.missing():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _plain(functions: set[Function]) -> list[tuple[Any, ...]]:
    return [tuple(one) for one in sorted(functions)]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    if done := getattr(node, "workeroutput", {}).get("functions"):
        _add(done)


def _add(done: list[list[tuple[Any, ...]]]) -> None:
    global _all
    _all = _all or Record()
    known, entered = ({Function(*one) for one in some} for some in done)
    _all.known |= known
    _all.entered |= entered


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = _all.missing() if _all else []
    if missing:
        terminalreporter.section("functions that no browser test entered")
        for sentence in missing:
            terminalreporter.line(sentence)
