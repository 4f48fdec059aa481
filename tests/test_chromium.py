"""The browser of the tests is installed once, where there is none; nothing is installed here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import chromium

ROOT = Path(__file__).parents[1]
WORKER = """
import sys
from pathlib import Path
from tests.support import chromium

browser, *install = sys.argv[1:]
chromium.find = lambda downloaded: browser if Path(browser).exists() else None
chromium.ways_to_install = lambda: [((sys.executable, *install),)]
try:
    answer = chromium.path(str)
except chromium.NoBrowser as problem:
    answer = problem
print("answer:", answer)
"""
# As apt-get does, it fails where another is at work.
INSTALLER = """
import sys, time
from pathlib import Path

browser, succeeds = Path(sys.argv[1]), sys.argv[2] == "True"
with browser.with_name("tries").open("a") as tries:
    tries.write("tried;")
held = browser.with_name("lock")
held.touch(exist_ok=False)
time.sleep(0.5)
held.unlink()
if not succeeds:
    sys.exit("No network.")
browser.touch()
"""


@pytest.fixture
def nothing_found(monkeypatch, tmp_path):
    """A machine without a browser."""
    monkeypatch.setattr(chromium, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(chromium, "FAILED", tmp_path / "failed")
    monkeypatch.setattr(chromium, "places", lambda downloaded: iter(()))


def answers_of_workers(folder: Path, run: str, *, succeeds: bool) -> list[str]:
    """What four processes that ask for the browser at once are told."""
    environment = {**os.environ, "PYTEST_XDIST_TESTRUNUID": run}
    # The folder of temporary files, by its names on every system.
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    installer = ["-c", INSTALLER, str(folder / "browser"), str(succeeds)]
    command = [sys.executable, "-c", WORKER, str(folder / "browser"), *installer]
    workers = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [worker.communicate(timeout=60)[0] for worker in workers]
    return sorted(one.rpartition("answer: ")[2].strip() for one in said)


def test_of_several_workers_one_installs_the_browser_and_all_use_it(tmp_path):
    assert answers_of_workers(tmp_path, "a run", succeeds=True) == [str(tmp_path / "browser")] * 4
    assert (tmp_path / "tries").read_text() == "tried;"


def test_of_several_workers_one_says_that_nothing_could_be_installed_and_no_other_tries(tmp_path):
    expected = [chromium.NO_BROWSER, "None", "None", "None"]

    assert answers_of_workers(tmp_path, "a run", succeeds=False) == expected
    assert (tmp_path / "tries").read_text() == "tried;"
    assert answers_of_workers(tmp_path, "the next run", succeeds=False) == expected
    assert (tmp_path / "tries").read_text() == "tried;tried;"


def test_without_any_browser_there_is_one_sentence_to_say_so(monkeypatch, nothing_found):
    asked = []
    monkeypatch.setattr(chromium, "succeeds", lambda command: asked.append(command) or False)

    with pytest.raises(chromium.NoBrowser) as problem:
        chromium.path(str)

    assert asked[0][1:] == ("-m", "playwright", "install", "--with-deps", "chromium")
    assert str(problem.value) == (
        "No Chromium or Chrome was found and none could be installed: install one so that it is on"
        ' the PATH, or leave the browser tests out with pytest -m "not browser".'
    )


def test_a_browser_that_gets_installed_is_the_one_that_is_used(
    monkeypatch, nothing_found, tmp_path
):
    found = iter([[], [str(tmp_path / "browser")]])
    monkeypatch.setattr(chromium, "places", lambda downloaded: iter(next(found)))
    monkeypatch.setattr(chromium, "succeeds", lambda command: True)

    assert chromium.path(str) == str(tmp_path / "browser")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has neither root nor apt-get")
def test_root_falls_back_on_the_chromium_of_debian(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    *_, last = chromium.ways_to_install()

    assert last == (
        ("apt-get", "update"),
        ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such note")
def test_a_note_of_ubuntu_that_stands_in_for_the_browser_is_passed_over(monkeypatch, tmp_path):
    for name, code in (("chromium-browser", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert chromium.find(str) == str(tmp_path / "google-chrome")
