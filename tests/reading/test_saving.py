import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle.formats.signatures import digest_of
from chronicle.reading import saving
from tests.support.serving import ROOT

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
        saving.write_back(path, content, digest_of(OLD) if expected is None else expected)
    return str(refused.value)


def test_a_digest_says_whether_a_file_is_as_it_was(file):
    before = saving.digest(file)
    file.write_bytes(NEW)

    assert before == digest_of(OLD)
    assert saving.digest(file) == digest_of(NEW) != before


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

    def slowly(path, content):
        write(path, content)
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


def test_what_takes_the_place_of_a_file_is_safely_on_disk(file, monkeypatch):
    """After a power cut a file that was only handed to the system may be empty."""
    on_disk, moved = {}, []
    fsync, replace, rename = os.fsync, Path.replace, Path.rename

    def kept(number):
        fsync(number)
        on_disk[os.fstat(number).st_ino] = os.fstat(number).st_size

    def moving(move):
        def noted(path, target):
            moved.append((target.name, on_disk.get(path.stat().st_ino)))
            return move(path, target)

        return noted

    monkeypatch.setattr(os, "fsync", kept)
    monkeypatch.setattr(Path, "replace", moving(replace))
    monkeypatch.setattr(Path, "rename", moving(rename))

    saving.write_back(file, NEW, digest_of(OLD))
    saving.write_new(file.with_name("new.csv"), NEW + NEW)

    assert moved == [("events.csv.bak", 11), ("events.csv", 11), ("new.csv", 22)]


STEPS = (
    "open",
    "flock",
    "write",
    "flush",
    "fsync",
    "chown",
    "chmod",
    "rename",
    "replace",
    "unlink",
)


def killed_at(step: int, path: Path, content: bytes) -> bool:
    """Whether a process that writes was killed, before the step of that number, if it has one."""
    process = os.fork()
    if not process:
        steps = iter(range(step))

        def count(frame, event, called):
            is_step = event == "c_call" and called.__name__ in STEPS
            if is_step and next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        try:
            saving.write_back(path, content, digest_of(OLD))
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of Windows is not killed so exactly")
def test_whenever_a_write_is_killed_each_file_is_whole_and_the_next_leaves_nothing_over(file):
    found = set()
    step = 0
    while killed_at(step, file, NEW):
        kept = {name: b for name, b in contents(file.parent).items() if name[0] != "."}
        found.add(tuple(sorted(kept.items())))

        saving.write_back(file, b"next", saving.digest(file))
        assert {name for name in contents(file.parent) if name[0] == "."} == set(), step

        for left in file.parent.iterdir():
            left.unlink()
        file.write_bytes(OLD)
        step += 1

    assert step > 10
    assert found == {
        (("events.csv", OLD),),
        (("events.csv", OLD), ("events.csv.bak", OLD)),
        (("events.csv", NEW), ("events.csv.bak", OLD)),
    }


def test_what_a_killed_write_has_left_is_removed_and_no_other_file(file):
    left, others = file.with_name(".chronicle-0123456789abcdef.part"), file.with_name("film.part")
    left.write_bytes(b"half")
    others.write_bytes(b"half")
    (file.parent / ".chronicle.lock").touch()

    saving.write_new(file.with_name("new.csv"), NEW)

    assert contents(file.parent) == {"events.csv": OLD, "film.part": b"half", "new.csv": NEW}


def test_a_file_that_cannot_be_a_lock_is_named_and_nothing_is_written(file):
    (file.parent / ".chronicle.lock").symlink_to(file.parent / ".chronicle.lock")

    assert refusal(file).startswith(".chronicle.lock beside it cannot be used as a lock (")
    assert refusal(file).endswith("). Nothing was written: remove that file first.")
    assert file.read_bytes() == OLD


WRITER = """\
import sys, time
from pathlib import Path
from chronicle.reading import saving

path, content = Path(sys.argv[1]), sys.argv[2].encode()
replace = Path.replace
Path.replace = lambda path, other: (time.sleep(0.2), replace(path, other))
expected = saving.digest(path)
print("ready", flush=True)
sys.stdin.readline()
try:
    saving.write_back(path, content, expected)
    print("written")
except saving.Refused as refused:
    print(refused)
"""


def test_of_two_processes_that_write_at_once_one_is_told_that_the_file_has_changed(file):
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file), text], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) for text in ("one", "other")
    ]  # fmt: skip
    assert [writer.stdout.readline() for writer in writers] == ["ready\n", "ready\n"]
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    said = {writer.communicate(timeout=30)[0]: writer.args[-1] for writer in writers}

    assert set(said) == {
        "written\n",
        "events.csv has changed on disk since it was opened. Nothing was written: download the "
        "table instead, or open the file again and repeat your changes.\n",
    }
    assert contents(file.parent) == {
        "events.csv": said["written\n"].encode(),
        "events.csv.bak": OLD,
    }


def test_a_write_does_not_wait_for_another_for_ever(file, monkeypatch):
    monkeypatch.setattr(saving, "LOCK_SECONDS", 0.1)

    with saving._alone_in(file.parent):
        assert refusal(file) == (
            "Something else is being written in the same folder. Nothing was written: try again "
            "in a moment."
        )
    assert contents(file.parent) == {"events.csv": OLD}
