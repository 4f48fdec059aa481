"""The browser that the tests drive: the one that is installed, or one that gets installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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


def path(downloaded: str) -> str | None:
    """The browser to start, installed first where there is none; `downloaded` is Playwright's own.

    None if there is no browser to be had: say NO_BROWSER then.
    """
    if browser := find(downloaded):
        return browser
    for commands in ways_to_install():
        if all(succeeds(command) for command in commands) and (browser := find(downloaded)):
            return browser
    return None


def find(downloaded: str) -> str | None:
    """The first installed browser that starts."""
    return next((place for place in places(downloaded) if starts(place)), None)


def places(downloaded: str) -> Iterator[str]:
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
    yield from (place for place in [*MAC_APPS, *programs, downloaded] if Path(place).is_file())


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
