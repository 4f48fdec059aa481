"""Paths of this machine: regular files only, of any name, in any locale."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.reading import disk
from chronicle.reading.opening import open_path
from chronicle.text_table import Unreadable

ROOT = Path(__file__).parents[2]
CSV = b"title,date\nRaid,2013\n"
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NO_FILE = (
    "The path leads to a folder, a device or a pipe, not to a file. "
    "Save the table as a file, and open that."
)
LEADS_OUT = (
    "The file is a link that leads out of its folder. "
    "Put the file itself there, or open the one that it leads to."
)
not_on_windows = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        open_path(path)
    return str(refused.value)


@not_on_windows
@pytest.mark.parametrize("device", ["zero", "random", "null"])
def test_a_device_is_refused_unread(device):
    assert refusal(Path("/dev") / device) == f"{device}: {NO_FILE}"


@not_on_windows
def test_a_named_pipe_is_refused_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "a.csv")
    os.mkfifo(tmp_path / "events.csv")

    assert refusal(tmp_path / "a.csv") == f"a.csv: {NO_FILE}"
    assert refusal(tmp_path) == f"events.csv: {NO_FILE}"


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "events.csv").mkdir()

    assert refusal(tmp_path) == f"events.csv: {NO_FILE}"


@not_on_windows
def test_a_link_out_of_a_folder_is_refused_and_one_within_it_is_followed(tmp_path):
    outside, folder = tmp_path / "secret.csv", tmp_path / "arms"
    folder.mkdir()
    outside.write_bytes(CSV)
    (folder / "mine.csv").write_bytes(CSV)
    (folder / "events.csv").symlink_to(outside)

    assert refusal(folder) == f"events.csv: {LEADS_OUT}"

    (folder / "events.csv").unlink()
    (folder / "events.csv").symlink_to("mine.csv")
    (folder / "sources.csv").symlink_to(outside)
    found = open_path(folder)
    assert found.arithmetic.rows_read == 1
    assert f"sources.csv: {LEADS_OUT}" in [one.sentence() for one in found.problems]


@not_on_windows
def test_a_folder_may_itself_be_reached_by_a_link(tmp_path):
    (tmp_path / "arms").mkdir()
    (tmp_path / "arms" / "events.csv").write_bytes(CSV)
    (tmp_path / "link").symlink_to("arms")

    assert open_path(tmp_path / "link").arithmetic.rows_read == 1


def test_a_file_that_says_it_holds_more_than_is_read_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "MOST_BYTES", 2_000_000)
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(3_000_000)

    assert refusal(tmp_path / "a.csv") == (
        "a.csv: The file has 3 MB, and at most 2 are read. Open a part of it."
    )


def test_no_more_is_read_than_the_file_said_it_holds(tmp_path, monkeypatch):
    path, fstat = tmp_path / "a.csv", os.fstat
    path.write_bytes(CSV)

    def growing(number):
        said = fstat(number)
        path.write_bytes(CSV * 10)
        return said

    monkeypatch.setattr(os, "fstat", growing)

    assert disk.content(path) == CSV


@pytest.fixture
def named_oddly(tmp_path) -> dict[str, Path]:
    paths = {
        "Aménas.csv": tmp_path / os.fsdecode("Aménas.csv".encode()),
        "ni\ufffdé.csv": tmp_path / os.fsdecode(b"ni\xff\xc3\xa9.csv"),
    }
    try:
        for path in paths.values():
            path.write_bytes(CSV)
    except OSError:
        pytest.skip("no such names can be given on this system")
    return paths


def test_a_file_is_called_by_the_text_that_its_name_most_likely_is(named_oddly):
    for name, path in named_oddly.items():
        assert open_path(path).file == name


in_any_locale = pytest.mark.parametrize(
    ("name", "locale"),
    [("ni\ufffdé.csv", {}), ("Aménas.csv", C_LOCALE)],
    ids=["no UTF-8", "C locale"],
)


@in_any_locale
def test_the_command_line_opens_a_file_of_any_name_in_any_locale(named_oddly, name, locale):
    ran = subprocess.run(
        [sys.executable, "-m", "chronicle", "check", named_oddly[name]],
        env={**os.environ, **locale}, cwd=ROOT, capture_output=True, timeout=60,
    )  # fmt: skip

    assert b"1 row read = " in ran.stdout
    assert (ran.returncode, ran.stderr) == (1, b"")


PAGES = """
import sys
from streamlit.testing.v1 import AppTest
sys.argv = ["dashboard.py", sys.argv[1]]
app = AppTest.from_file("dashboard.py", default_timeout=60).run()
print([error.message for error in app.exception])
for page in ("story", "evidence", "connections", "data"):
    app.switch_page(f"pages/{page}.py").run()
    print([error.message for error in app.exception])
print(ascii([one.value for one in app.text if "from this machine" in one.value]))
"""


@in_any_locale
def test_the_pages_show_a_file_of_any_name_in_any_locale(named_oddly, name, locale):
    ran = subprocess.run(
        [sys.executable, "-c", PAGES, named_oddly[name]],
        env={**os.environ, **locale}, cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip

    said = ascii([f"{name}: CSV, UTF-8, from this machine."])
    assert ran.stdout.splitlines() == ["[]"] * 5 + [said], ran.stderr
