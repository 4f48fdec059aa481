"""Broken files: one sentence each on the page, with its address and remedy; the rest works."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support import chronicle_folder, explore, witness
from tests.support.chronicle_folder import CALM, EVENT_COLUMNS
from tests.support.explore import markers, marks, summary
from tests.support.serving import serving

GOOD = "3 of 3 events, 1 Mar 2011 to 30 Jun 2012. Nothing hidden."


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return chronicle_folder.write(tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def page(browser, folder):
    """A page on the folder, whose files each test breaks in its own way."""
    with serving(folder) as server, explore.kept_page(browser, server) as page:
        yield page
        page.title()  # An answer from the browser brings along what it had still to tell.
        assert witness.of(page).faults() == {}


def without_file(folder: Path) -> None:
    (folder / "events.csv").unlink()


def without_column(folder: Path) -> None:
    columns = [name for name in EVENT_COLUMNS if name != "date"]
    events = [{name: event.get(name, "") for name in columns} for event in CALM]
    chronicle_folder.write_table(folder / "events.csv", columns, events)


def with_bad_date(folder: Path) -> None:
    chronicle_folder.write(folder, [*CALM, {"title": "Leap", "date": "2023-02-29"}])


def with_duplicate_id(folder: Path) -> None:
    chronicle_folder.write(folder, [*CALM, {**CALM[0], "title": "Second rain"}])


def in_another_encoding(folder: Path) -> None:
    path = folder / "events.csv"
    text = path.read_text(encoding="utf-8").replace("Great flood", "Große Flut")
    path.write_bytes(text.encode("cp1252"))


def with_unreadable_package(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"title": "A made-up\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("break_it", "said", "shown", "on_map", "on_timeline"),
    [
        (
            without_file,
            ["events.csv: The file is missing.", "Put it "],
            "No events.",
            0,
            0,
        ),
        (
            without_column,
            [
                'events.csv, line 1: There is no column "date".',
                'Write "date" in the header row above the values.',
            ],
            "3 of 3 events. Nothing hidden. Of those shown, 3 without a date.",
            3,
            0,
        ),
        (
            with_bad_date,
            [
                'events.csv, line 5, date: "2023-02-29"',
                "February 2023 has 28 days",
                "Write a date as",
            ],
            "4 of 4 events, 1 Mar 2011 to 30 Jun 2012. Nothing hidden."
            " Of those shown, 1 without a date and 1 without a place.",
            3,
            3,
        ),
        (
            with_duplicate_id,
            [
                'events.csv, line 5, id: "first-rain" is the id of ',
                "Give each event an id of its own.",
                'shown as "first-rain-2"',
            ],
            "4 of 4 events, 1 Mar 2011 to 30 Jun 2012. Nothing hidden.",
            4,
            4,
        ),
        (
            in_another_encoding,
            ["events.csv, line 4: The file is not UTF-8", "Save it as UTF-8."],
            GOOD,
            3,
            3,
        ),
        (
            with_unreadable_package,
            ["datapackage.json, line 1: The file is not JSON", "Mend it"],
            GOOD,
            3,
            3,
        ),
    ],
    ids=lambda value: value.__name__ if isinstance(value, Callable) else "",
)
def test_a_broken_file_is_named_in_one_sentence_and_what_is_good_is_shown(  # noqa: PLR0913
    page, folder, break_it, said, shown, on_map, on_timeline
):
    chronicle_folder.write(folder)
    break_it(folder)
    explore.visit(page)

    problems = page.locator(".st-key-problems")
    expect(problems).to_contain_text("1 problem in the files")
    expect(problems.get_by_test_id("stText")).to_have_count(1)
    for words in said:
        expect(problems).to_contain_text(words)
    expect(summary(page)).to_have_text(shown)
    expect(markers(page)).to_have_count(on_map)
    expect(marks(page)).to_have_count(on_timeline)
    expect(page.locator(".st-key-table")).to_be_attached()


def test_mended_files_are_read_again_without_a_new_start(page, folder):
    chronicle_folder.write(folder)
    explore.visit(page)

    expect(summary(page)).to_have_text(GOOD)
    expect(page.locator(".st-key-problems")).to_have_count(0)
