"""The desk: what lies open, by path or by this session's own doing, and how it is written back."""

import errno
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from chronicle.reading import opening, saving
from chronicle.sessions import desk
from tests.support import chronicle_folder
from tests.support.data_page import (
    edit,
    labels,
    open_now,
    preview,
    refusal,
    role,
    save_said,
    section,
    shown_table,
    table,
    turn_to,
    upload,
    write_back,
)
from tests.support.openings import zipped
from tests.support.page_reading import (
    EVERYTHING,
    good,
    opened,
    part,
    parts,
    plain,
    rows,
    summary,
    words,
)
from tests.support.workbooks import workbook_bytes

TWO = "title,date,lat,lon\nRaid,2013-01-16,27.9,9.1\nTruce,2012-04,12.5,-8\n"


@pytest.fixture
def start(monkeypatch) -> Callable[..., AppTest]:
    """The Data page of a dashboard that was started with a path on the command line."""

    def started(*arguments: object) -> AppTest:
        # As `streamlit run dashboard.py -- my-events.csv` leaves it.
        monkeypatch.setattr(sys, "argv", ["dashboard.py", *map(str, arguments)])
        return opened("Data")

    return started


@pytest.fixture
def mine(tmp_path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(TWO)
    return path


def test_a_file_named_on_the_command_line_is_open_on_every_page(start, mine):
    app = start(mine)

    assert open_now(app)[0] == "mine.csv: CSV, UTF-8, from this machine."
    assert summary(turn_to(app, "Explore")).startswith("2 of 2 events, Apr 2012 to 16 Jan 2013.")
    assert rows(app) == ["Truce", "Raid"]
    assert not parts(app, "refusal")


def test_a_folder_named_on_the_command_line_is_open_with_its_sources(start, tmp_path):
    app = start(chronicle_folder.write(tmp_path))

    assert plain(app.markdown[0].value) == "# A made-up chronicle"
    assert open_now(app)[0] == "events.csv: CSV, UTF-8, from this machine."
    app = turn_to(app, "Evidence")
    good(app.button_group(key="section_shown").set_value("sources").run())
    assert "1 source from 1 publisher stands behind" in words(part(app, "sources"))


def test_a_zip_named_on_the_command_line_is_open_with_what_it_holds(start, tmp_path):
    path = tmp_path / "Loose arms.zip"
    events = "id,title,date,sources\nraid,Raid,2013,s1\n"
    path.write_bytes(zipped(events=events, sources="id,publisher,title\ns1,UN,Report\n"))

    app = start(path)

    assert plain(app.markdown[0].value) == "# Loose arms"
    assert summary(app).startswith("1 of 1 event, 2013.")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("no.csv", None, "no.csv: There is no such file. Check the spelling, and the folder"),
        ("a.csv", b"", "a.csv: The file is empty."),
        ("a.xlsx", b"PK\x03\x04", "a.xlsx: The file"),
        ("x" * 300, None, f"{'x' * 300}: The path cannot be followed ("),
    ],
)
def test_a_path_that_cannot_be_opened_is_named_and_the_shipped_chronicle_shown(
    start, tmp_path, name, content, sentence
):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    app = start(tmp_path / name)

    assert refusal(app).startswith(sentence)
    assert refusal(app).endswith(" Another chronicle is open instead.")  # Nothing was open before.
    assert summary(app) == EVERYTHING
    for where in ("Explore", "Story"):
        assert refusal(turn_to(app, where)).startswith(sentence)


def test_a_path_behind_a_closed_door_is_named_too(start, tmp_path, monkeypatch):
    def denied(path):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(desk, "_stamp", lambda path: denied(path) if path == tmp_path else ())

    app = start(tmp_path)

    assert refusal(app).startswith(
        f"{tmp_path.name}: The path cannot be followed (Permission denied). "
        "Check its spelling and the permissions."
    )
    assert summary(app) == EVERYTHING


def test_a_folder_without_events_is_open_and_says_what_is_missing(start, tmp_path):
    app = start(tmp_path)

    assert summary(app) == "No events."
    assert "See 2 problems" in labels(app)  # events.csv and sources.csv
    app = section(app, "save")
    assert "events.csv could not be read, and is not written over." in words(part(app, "data_save"))


def test_another_program_that_shows_the_dashboard_has_arguments_of_its_own(monkeypatch, mine):
    monkeypatch.setattr(sys, "argv", ["pytest", str(mine)])

    assert desk.started_path() is None
    assert summary(opened()) == EVERYTHING


def test_the_shipped_chronicle_is_one_click_away_and_stays(start, mine):
    app = start(mine)

    good(app.button(key="open_shipped").click().run())

    assert summary(app) == EVERYTHING
    assert summary(turn_to(app, "Explore")) == EVERYTHING
    assert "Open the shipped chronicle" not in labels(turn_to(app, "Data"))


def test_a_file_that_changed_on_disk_is_read_again_where_nobody_has_edited_it(start, mine):
    app = start(mine)
    mine.write_text(f"{TWO}Trial,2014,1,2\n")
    os.utime(mine, (1, 1))

    assert summary(good(app.run())).startswith("3 of 3 events")


def test_a_folder_named_in_the_environment_is_open_instead_of_the_shipped_one(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("CHRONICLE_DATA", str(chronicle_folder.write(tmp_path)))
    app = opened("Data")
    assert plain(app.markdown[0].value) == "# A made-up chronicle"

    good(app.button(key="open_shipped").click().run())

    assert summary(app) == EVERYTHING


def test_a_folder_in_the_environment_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("CHRONICLE_DATA", str(tmp_path / "nowhere"))

    app = opened("Data")

    assert refusal(app).startswith("nowhere: There is no such file.")
    assert summary(app) == EVERYTHING


def test_the_command_line_is_heard_before_the_environment(start, mine, monkeypatch, tmp_path):
    monkeypatch.setenv("CHRONICLE_DATA", str(chronicle_folder.write(tmp_path)))

    assert open_now(start(mine))[0] == "mine.csv: CSV, UTF-8, from this machine."
    app = start(tmp_path / "no.csv")
    assert refusal(app).startswith("no.csv: There is no such file.")
    assert plain(app.markdown[0].value) == "# A made-up chronicle"


def test_two_sessions_do_not_share_what_they_open_and_edit(start, mine):
    first, second = start(mine), opened("Data")

    first = edit(section(first, "correct"), {0: {"title": "Raid, corrected"}})
    assert preview(good(second.run()))[0][1] == "Raid"
    assert not parts(turn_to(second, "Explore"), "unsaved")
    second = upload(turn_to(second, "Data"), "other.csv", "title,date\nSecret,2011\n")

    assert rows(turn_to(first, "Explore")) == ["Truce", "Raid, corrected"]
    assert rows(turn_to(second, "Explore")) == ["Secret"]
    assert rows(opened()) == ["Truce", "Raid"]


def test_a_table_without_edits_is_not_written(start, mine):
    app = section(start(mine), "save")

    assert app.button(key="write_back").disabled
    assert "Nothing has been changed here." in save_said(app)


def test_a_table_without_any_row_left_is_not_written_back(start, mine):
    app = section(edit(section(start(mine), "correct"), removed=(0, 1)), "save")

    assert "mine.csv would hold no row, and could not be opened again." in save_said(app)
    assert not any(button.key == "write_back" for button in app.button)
    assert mine.read_text() == TWO


def test_a_corrected_table_is_written_back_and_read_again_from_there(start, mine):
    app = section(start(mine), "correct")
    app = edit(app, {0: {"lat": "26.5"}}, ({"title": "=1+1", "date": "2014"},), (1,))

    app = write_back(app)

    assert "mine.csv was written. What was there is kept as mine.csv.bak." in save_said(app)
    assert "Every edit is saved." in save_said(app)
    assert mine.read_text() == (
        "title,date,lat,lon\nRaid,2013-01-16,26.5,9.1\n'=1+1,2014,,\n"
    )  # as a spreadsheet does not run it
    assert mine.with_name("mine.csv.bak").read_text() == TWO
    assert rows(turn_to(app, "Explore")) == ["Raid", "=1+1"]
    assert not parts(app, "unsaved")
    assert rows(opened()) == ["Raid", "=1+1"]


def test_a_written_table_can_be_edited_and_written_once_more(start, mine):
    app = write_back(edit(section(start(mine), "correct"), {0: {"lat": "26.5"}}))

    app = edit(section(app, "correct"), {0: {"lat": "26.6"}})
    assert "was written" not in save_said(section(app, "save"))
    app = write_back(app)

    assert "What was there is kept as mine.csv.bak2." in save_said(app)
    assert mine.read_text().splitlines()[1] == "Raid,2013-01-16,26.6,9.1"


def test_the_events_of_a_folder_are_written_back_and_its_other_files_left_alone(start, tmp_path):
    folder = chronicle_folder.write(tmp_path)
    sources = (folder / "sources.csv").read_bytes()
    app = edit(section(start(folder), "correct"), {0: {"title": "Last rain"}})
    assert plain(app.markdown[0].value) == "# A made-up chronicle"

    write_back(app)

    assert "first-rain,Last rain,2011-03-01" in (folder / "events.csv").read_text()
    assert (folder / "sources.csv").read_bytes() == sources
    assert "Last rain" in rows(opened())


def test_what_the_reader_answered_is_still_the_answer_after_writing(start, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("what,when,title\nRaid,03/04/2011,a\nSiege,05/06/2011,b\n")
    app = start(path)
    good(role(app, "Title").select("what").run())
    good(role(app, "Date").select("when").run())
    (question,) = (one for one in app.radio if one.key.startswith("day_first"))
    good(question.set_value("Day first").run())
    app = edit(section(app, "correct"), {0: {"what": "Raids"}})

    app = section(write_back(app), "open")

    assert path.read_text().splitlines()[1] == "Raids,03/04/2011,a"
    assert [row[1:3] for row in preview(app)] == [
        ["Raids", "3 April 2011"], ["Siege", "5 June 2011"],
    ]  # fmt: skip
    app = edit(section(app, "correct"), {1: {"what": "Sieges"}})
    assert "was written" in save_said(write_back(app))


def test_a_table_is_written_in_its_own_encoding_and_delimiter(start, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes("titre;date;lieu\nPrise d’otages;2013;Sébha\n".encode("cp1252"))

    write_back(edit(section(start(path), "correct"), {0: {"lieu": "Bengasi, à l’est"}}))

    assert path.read_bytes().decode("cp1252") == (
        "titre;date;lieu\nPrise d’otages;2013;Bengasi, à l’est\n"
    )


@pytest.mark.parametrize("when", ["before the edit", "after the edit"])
def test_a_file_that_changed_on_disk_meanwhile_is_not_written_over(start, mine, when):
    app = section(start(mine), "correct")
    others = f"{TWO}Somebody else's,2014,1,2\n"
    if when == "before the edit":
        mine.write_text(others)
    app = edit(app, {0: {"lat": "26.5"}})
    if when == "after the edit":
        mine.write_text(others)

    app = write_back(app)

    assert save_said(app).count(
        "mine.csv has changed on disk since it was opened. Nothing was written: download the "
        "table instead, or open the file again and repeat your changes."
    )
    assert mine.read_text() == others
    assert list(mine.parent.iterdir()) == [mine]
    assert words(part(turn_to(app, "Explore"), "unsaved")) == "1 edit is not saved."
    assert shown_table(section(turn_to(app, "Data"), "correct"))["lat"].tolist() == ["26.5", "12.5"]


def test_what_the_system_says_against_writing_is_a_sentence_and_the_edits_stay(
    start, mine, monkeypatch
):
    app = edit(section(start(mine), "correct"), {0: {"lat": "26.5"}})

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(saving, "_write_safely", full)
    app = write_back(app)

    assert "mine.csv cannot be written (No space left on device). Nothing was written" in (
        save_said(app)
    )
    assert "1 edit not saved yet." in save_said(app)
    assert mine.read_text() == TWO


WORKBOOK = workbook_bytes([["title", "date"], ["Raid", "2013-01-16"]], {"T": [["a", "b"], ["c"]]})
NOT_WRITABLE = {
    "talks.xlsx": (WORKBOOK, "talks.xlsx is not written over, since a table with its columns is"),
    "a.json": (b'[{"title": "A", "date": "2011"}]', "only written as CSV: download it.\n"),
    "a.geojson": (
        b'{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, '
        b'"properties": {"title": "A", "date": "2011"}}]}',
        "download it. The events can be had as GeoJSON, in our columns.",
    ),
    "raids.zip": (zipped(raids=TWO), "It came in raids.zip: download the table, and pack that"),
    "loose.zip": (zipped(events=TWO), "It came in loose.zip: download the table, and pack that"),
    "broken.csv": (
        b'title,date\nRaid,2011\n"Open,2012\nSiege,2013\n',
        "broken.csv has 1 row that cannot be read, which would be lost. Mend the file itself",
    ),
    "twice.csv": (
        b'title,date\nRaid,2011\n"Open,2012\n"Open too,2012\nSiege,2013\n',
        "twice.csv has 2 rows that cannot be read, which would be lost.",
    ),
    "wide.csv": (
        b"title,date\nRaid,2011,more\nSiege,2013\n",
        "wide.csv has 1 row with more cells than its header, which would be lost.",
    ),
}


@pytest.mark.parametrize("name", NOT_WRITABLE)
def test_what_cannot_be_written_back_without_a_loss_is_not_and_says_why(start, tmp_path, name):
    content, reason = NOT_WRITABLE[name]
    path = tmp_path / name
    path.write_bytes(content)

    app = section(start(path), "save")

    assert reason in save_said(app)
    assert not any(label.endswith(" back") for label in labels(app))
    assert any(label.startswith("Download ") for label in labels(app))


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_cells_beyond_the_header_are_not_lost_because_their_row_was_edited(
    start, tmp_path, delimiter
):
    path = tmp_path / "wide.csv"
    content = NOT_WRITABLE["wide.csv"][0].replace(b",", delimiter.encode())
    path.write_bytes(content)

    app = edit(section(start(path), "correct"), {0: {"title": "Raid, and more"}})

    said = 'wide.csv, line 2: "more" stands beyond the header: the row has 3 cells'
    assert said in words(part(app, "edit_problems"))
    app = section(app, "save")
    assert "wide.csv has 1 row with more cells than its header" in save_said(app)
    assert not any(label.endswith(" back") for label in labels(app))
    assert path.read_bytes() == content


def test_a_row_with_cells_beyond_the_header_has_its_place_once_that_was_corrected(start, tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("title,date,lat,lon\nRaid,2013,27,9,9,1\n")

    app = section(start(path), "correct")
    app = edit(app, {0: {"lat": "27.9"}})
    app = edit(app, {0: {"lat": "27.9", "lon": "9.1"}})

    assert "is not trusted" not in words(part(app, "edit_problems"))
    assert summary(turn_to(app, "Explore")) == "1 of 1 event, 2013. Nothing hidden."


def test_a_row_with_cells_beyond_the_header_may_be_removed_and_the_rest_written(start, tmp_path):
    path = tmp_path / "wide.csv"
    path.write_bytes(NOT_WRITABLE["wide.csv"][0])

    write_back(edit(section(start(path), "correct"), removed=(0,)))

    assert path.read_text() == "title,date\nSiege,2013\n"


def test_a_download_is_no_writing_back(start, mine):
    app = section(edit(section(start(mine), "correct"), {0: {"lat": "26.5"}}), "save")

    good(app.download_button(key="download_table").click().run())

    assert "1 edit is in the table that you downloaded, and not in mine.csv." in save_said(app)
    assert not parts(turn_to(app, "Explore"), "unsaved")
    app = section(turn_to(app, "Data"), "correct")
    app = write_back(edit(app, {1: {"lat": "12.6"}}))
    assert "Every edit is saved." in save_said(app)
    assert mine.read_text() == (
        "title,date,lat,lon\nRaid,2013-01-16,26.5,9.1\nTruce,2012-04,12.6,-8\n"
    )


@pytest.mark.parametrize("where", ["correct", "save"])
def test_edits_are_discarded_after_a_question(start, mine, where):
    app = edit(section(start(mine), "correct"), {0: {"lat": "26.5"}}, ({"title": "New"},))
    app = section(app, where)
    (button,) = (one for one in app.button if one.key == f"discard_{where}")
    assert "2 edits made since the file was opened or written would be gone for good." in words(
        part(app, f"data_{where}")
    )

    good(button.click().run())

    assert words(part(section(app, "save"), "data_save")).count("Every edit is saved.")
    assert shown_table(section(app, "correct"))["lat"].tolist() == ["27.9", "12.5"]
    assert "discard_correct" not in [one.key for one in app.button]
    assert not parts(turn_to(app, "Explore"), "unsaved")


def test_the_shipped_chronicle_is_written_over_only_when_that_was_confirmed(monkeypatch, tmp_path):
    folder = chronicle_folder.write(tmp_path)
    monkeypatch.setattr(desk, "SHIPPED", folder)
    app = edit(section(opened("Data"), "correct"), {0: {"title": "Last rain"}})
    app = section(app, "save")
    assert "write_back" not in [one.key for one in app.button]
    (sure,) = (one for one in app.checkbox if one.key == "write_over_shipped")
    assert plain(sure.label) == (
        f"Write over {folder / 'events.csv'}: it is the chronicle that this dashboard comes with, "
        "for everybody who starts it."
    )

    good(sure.check().run())
    write_back(app)

    assert "first-rain,Last rain,2011-03-01" in (folder / "events.csv").read_text()


@pytest.mark.parametrize("way", ["shipped", "upload"])
def test_what_the_dashboard_was_started_with_can_be_opened_again(start, mine, way):
    app = start(mine)
    assert "Open mine.csv again" not in labels(app)
    if way == "shipped":
        good(app.button(key="open_shipped").click().run())
    else:
        app = upload(app, "other.csv", "title,date\nA,2011\n")

    good(app.button(key="open_started").click().run())

    assert open_now(app)[0] == "mine.csv: CSV, UTF-8, from this machine."
    assert "Open mine.csv again" not in labels(app)


def test_a_start_that_failed_once_more_says_so_once_more(start, mine):
    app = start(mine)
    good(app.button(key="open_shipped").click().run())
    mine.unlink()

    good(app.button(key="open_started").click().run())

    assert refusal(app).startswith("mine.csv: There is no such file.")
    assert summary(app) == EVERYTHING


def test_an_answer_and_an_edit_keep_what_was_said_of_the_zip_around_the_table(start, tmp_path):
    path = tmp_path / "raids.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("raids.csv", "title,date,lat,lon,other\nRaid,2011,1,2,Ghat\n")
        archive.writestr("older.zip", b"")
    app = start(path)
    assert "See 1 problem" in labels(app)

    good(role(app, "Place").select("other").run())
    assert "See 1 problem" in labels(app)
    app = section(edit(section(app, "correct"), {0: {"title": "Raids"}}), "problems")

    assert table(app, "message")[["file", "value", "message"]].values.tolist() == [
        ["raids.zip", "older.zip", "is packed once more."]
    ]


def test_another_sheet_of_a_workbook_on_this_machine_is_still_from_this_machine(start, tmp_path):
    path = tmp_path / "talks.xlsx"
    path.write_bytes(
        workbook_bytes([["title", "date"], ["Raid", "2013"]], {"T": [["title"], ["Truce"]]})
    )
    app = start(path)

    good(role(app, "Sheet").select("T").run())

    assert open_now(app)[0] == "talks.xlsx: Excel workbook, from this machine."
    assert [row[1] for row in preview(app)] == ["Truce"]


def test_a_workbook_that_is_gone_keeps_the_sheet_that_is_open(start, tmp_path):
    path = tmp_path / "talks.xlsx"
    path.write_bytes(
        workbook_bytes([["title", "date"], ["Raid", "2013"]], {"T": [["title"], ["Truce"]]})
    )
    app = start(path)
    good(role(app, "Sheet").select("T").run())
    path.unlink()

    good(role(app, "Sheet").select("Events").run())

    assert refusal(app).startswith("talks.xlsx: There is no such file.")
    assert [row[1] for row in preview(app)] == ["Truce"]


def test_a_table_without_a_file_of_its_own_is_not_written_but_said_to_have_none(monkeypatch):
    monkeypatch.setattr(desk, "opened", lambda: opening.open_content(TWO.encode(), "sent.csv"))

    desk.write_back()

    assert desk.said() == (
        "sent.csv did not come from a file of this computer: download it to keep the edits."
    )
