"""The browser that the tests drive: the one that is installed, or one that gets installed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

NO_BROWSER = (
    "No Chromium or Chrome was found and none could be installed: install one so that it is on the"
    ' PATH, or leave the browser tests out with pytest -m "not browser".'
)

Command = tuple[str, ...]

# The workers of one run of the tests have this in common.
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
# In the folder of temporary files, each user's own.
LOCK = Path(tempfile.gettempdir(), f"chronicle-browser-{getattr(os, 'getuid', str)()}.lock")
FAILED = LOCK.with_suffix(".failed")


class NoBrowser(Exception):
    """There is no browser, and none could be installed; its text says so in a sentence."""


def path(downloaded: Callable[[], str]) -> str | None:
    """The browser to start, installed first where there is none.

    Of all processes of a run one installs, and the others wait for it. Where that fails, NoBrowser
    is raised in the one that tried; whoever asks later gets None, at once. `downloaded` says where
    Playwright keeps its own.
    """
    with FileLock(LOCK):
        if browser := find(downloaded):
            return browser
        if FAILED.is_file() and FAILED.read_text(encoding="utf-8") == RUN:
            return None
        for commands in ways_to_install():
            if all(succeeds(command) for command in commands) and (browser := find(downloaded)):
                return browser
        FAILED.write_text(RUN, encoding="utf-8")
    raise NoBrowser(NO_BROWSER)


def find(downloaded: Callable[[], str]) -> str | None:
    """The first installed browser that starts."""
    return next((place for place in places(downloaded) if starts(place)), None)


def places(downloaded: Callable[[], str]) -> Iterator[str]:
    """Where a browser is looked for: the PATH, the usual folders, Playwright's own download."""
    for name in NAMES:
        if on_path := shutil.which(name):
            yield on_path
    programs = [
        str(Path(os.environ[folder], program))
        for folder in WINDOWS_FOLDERS
        if folder in os.environ
        for program in WINDOWS_PROGRAMS
    ]
    yield from (place for place in [*MAC_APPS, *programs] if Path(place).is_file())
    if Path(own := downloaded()).is_file():
        yield own


def starts(browser: str) -> bool:
    """Whether the file is a browser; Ubuntu's `chromium-browser` may be a note about snaps."""
    # On Windows --version would open a window.
    return sys.platform == "win32" or succeeds((browser, "--version"))


def ways_to_install() -> Iterator[tuple[Command, ...]]:
    """Commands to try in turn; each is done without a question, or fails."""
    playwright = (sys.executable, "-m", "playwright", "install")
    yield ((*playwright, "--with-deps", "chromium"),)
    if not hasattr(os, "geteuid"):
        return
    if os.geteuid() != 0:
        # The libraries that --with-deps asks for need an administrator, and may be there already.
        yield ((*playwright, "chromium"),)
    elif shutil.which("apt-get"):
        install = ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
        yield (("apt-get", "update"), install)


def succeeds(command: Command) -> bool:
    print("$", *command, flush=True)
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            # Without a terminal, sudo gives up instead of waiting for a password.
            start_new_session=True,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=600,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(problem, flush=True)
        return False
    print(done.stdout, flush=True)
    return done.returncode == 0
