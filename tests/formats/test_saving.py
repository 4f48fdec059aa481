import errno
import os
import stat
from pathlib import Path

import pytest

from chronicle.formats import saving

OLD, NEW = b"title\nRaid\n", b"title\nFire\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(OLD)
    return path


def contents(folder: Path):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refusal(path, content=NEW, expected=None):
    with pytest.raises(saving.Refused) as refused:
        saving.write_back(path, content, saving.digest_of(OLD) if expected is None else expected)
    return str(refused.value)


def test_a_digest_says_whether_a_file_is_as_it_was(file):
    before = saving.digest(file)
    file.write_bytes(NEW)

    assert before == saving.digest_of(OLD)
    assert saving.digest(file) == saving.digest_of(NEW) != before


def test_a_file_is_written_and_what_was_there_is_kept_beside_it(file):
    copy = saving.write_back(file, NEW, saving.digest(file))

    assert copy == file.with_name("events.csv.bak")
    assert contents(file.parent) == {"events.csv": NEW, "events.csv.bak": OLD}


def test_an_older_copy_is_never_written_over(file):
    copies = []
    for number in range(4):
        content = f"title\n{number}\n".encode()
        copies.append(saving.write_back(file, content, saving.digest(file)).name)

    assert copies == ["events.csv.bak", "events.csv.bak2", "events.csv.bak3", "events.csv.bak4"]
    assert contents(file.parent) == {
        "events.csv": b"title\n3\n",
        "events.csv.bak": OLD,
        "events.csv.bak2": b"title\n0\n",
        "events.csv.bak3": b"title\n1\n",
        "events.csv.bak4": b"title\n2\n",
    }


def test_a_link_that_leads_nowhere_is_not_taken_for_a_free_name(file):
    (file.parent / "events.csv.bak").symlink_to("nowhere")

    assert saving.write_back(file, NEW, saving.digest(file)).name == "events.csv.bak2"


def test_a_file_that_has_changed_meanwhile_is_left_alone(file):
    expected = saving.digest(file)
    file.write_bytes(b"the work of somebody else")

    assert refusal(file, expected=expected) == (
        "events.csv has changed on disk since it was opened. Nothing was written: download the "
        "table instead, or open the file again and repeat your changes."
    )
    assert contents(file.parent) == {"events.csv": b"the work of somebody else"}


def test_a_file_that_changes_at_the_last_moment_is_left_alone_too(file, monkeypatch):
    write = saving._write_safely

    def slowly(path, content, undoing):
        write(path, content, undoing)
        file.write_bytes(b"the work of somebody else")

    monkeypatch.setattr(saving, "_write_safely", slowly)

    assert "has changed on disk" in refusal(file)
    assert contents(file.parent) == {"events.csv": b"the work of somebody else"}


def test_a_file_that_is_gone_is_not_made_again(file):
    file.unlink()

    assert refusal(file) == (
        "events.csv or its folder is not there. Nothing was written: download the table instead."
    )
    assert contents(file.parent) == {}


def test_a_folder_in_its_place_is_refused(file):
    file.unlink()
    file.mkdir()

    assert "events.csv or its folder is not there." in refusal(file)


def test_a_read_only_file_is_refused(file, monkeypatch):
    # As root, who runs the tests in many a container, may write anything.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)

    assert refusal(file) == (
        "events.csv is read-only. Nothing was written: download the table instead, "
        "or change its permissions."
    )
    assert contents(file.parent) == {"events.csv": OLD}


def test_a_folder_that_cannot_be_written_to_is_refused(file, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)

    assert refusal(file) == (
        "events.csv cannot be written (Permission denied). Nothing was written: "
        "download the table instead, or change the permissions of its folder."
    )
    assert contents(file.parent) == {"events.csv": OLD}


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_leaves_everything_as_it_was(file, monkeypatch, after):
    """Whether it is the new file that no longer fits, or the copy of the old one."""
    calls = []

    def full(number):
        calls.append(number)
        if len(calls) > after:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    assert refusal(file) == (
        "events.csv cannot be written (No space left on device). "
        "Nothing was written: download the table instead."
    )
    assert contents(file.parent) == {"events.csv": OLD}


def test_a_failure_of_the_very_last_step_leaves_everything_as_it_was(file, monkeypatch):
    def busy(*_):
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Path, "replace", busy)

    assert "cannot be written (Device or resource busy)." in refusal(file)
    assert contents(file.parent) == {"events.csv": OLD}


def test_an_interruption_leaves_everything_as_it_was(file, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)

    with pytest.raises(KeyboardInterrupt):
        saving.write_back(file, NEW, saving.digest(file))
    assert contents(file.parent) == {"events.csv": OLD}


def test_permissions_are_kept_and_the_copy_is_no_more_open(file):
    file.chmod(0o640)

    copy = saving.write_back(file, NEW, saving.digest(file))

    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, copy)] == [0o640, 0o640]


def test_a_link_goes_on_leading_to_the_file(file, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "raids.csv"
    link.symlink_to(file)

    copy = saving.write_back(link, NEW, saving.digest(link))

    assert link.is_symlink()
    assert copy == file.resolve().with_name("events.csv.bak")
    assert (file.read_bytes(), copy.read_bytes()) == (NEW, OLD)
    assert [path.name for path in elsewhere.iterdir()] == ["raids.csv"]


def test_links_that_lead_in_a_circle_are_refused(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.symlink_to(other)
    other.symlink_to(one)

    assert "one.csv cannot be written" in refusal(one)


def test_a_new_file_is_written_as_the_user_would(tmp_path):
    mask = os.umask(0o027)
    try:
        saving.write_new(tmp_path / "new.csv", NEW)
    finally:
        os.umask(mask)

    assert contents(tmp_path) == {"new.csv": NEW}
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


def test_a_new_file_takes_the_place_of_another_only_when_told_to(file):
    with pytest.raises(saving.Refused, match=r"events\.csv is there already\."):
        saving.write_new(file, NEW)
    assert contents(file.parent) == {"events.csv": OLD}

    saving.write_new(file, NEW, over=True)
    assert contents(file.parent) == {"events.csv": NEW}


def test_a_new_file_needs_its_folder(tmp_path):
    with pytest.raises(saving.Refused, match="its folder is not there"):
        saving.write_new(tmp_path / "nowhere" / "new.csv", NEW)
