"""The desk: which chronicle lies open in this session, and its edits that are not saved yet."""

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from chronicle import opening
from chronicle.formats import delimited, folder, saving
from chronicle.opening import Answers, Opened, Tell
from chronicle.problems import Problem
from chronicle.text_table import TextTable, Unreadable

DATA_FOLDER = "CHRONICLE_DATA"
"""The environment variable that names another folder to open."""
SHIPPED = Path(__file__).parent.parent / "data"
SCRIPT = "dashboard.py"
MOST_MB = 50
"""More is taken from no browser: it is held in memory. A path of this machine has no such limit."""

# Session-state keys; all of them are of this module alone.
OWN = "_own"
"""What this session opened or changed itself; None: what the server was started with."""
EDITED = "_edited"
"""How many edits of the open table are neither written back nor in a download."""
UNWRITTEN = "_unwritten"
"""How many edits of the open table are not in its file."""
UNEDITED = "_unedited"
"""The table before the first of these, and the digest of its file then."""
OPENINGS = "_openings"
SHIPPED_WANTED = "_shipped_wanted"
"""Whether the shipped chronicle was asked for, where the server was started with another."""
SAID = "_said"
"""What became of the last attempt to write the table back."""
CONTENT = "_content"
"""The whole of an uploaded workbook, for its other sheets."""
REFUSED = "_refused"
"""Why the last opening failed."""
WAITING = "_waiting"
"""What is opened once the reader has let unsaved edits go."""


class Waiting(NamedTuple):
    """A file that the reader wants to open, while the open table has edits that are not saved."""

    file: str
    content: bytes | None
    """None: it is the shipped chronicle, or what the server was started with."""


@st.cache_resource(show_spinner="Opening the chronicle …", max_entries=4)
def _opened(path: str, stamp: tuple[tuple[str, float], ...]) -> Opened:
    at = Path(path)
    opened = opening.open_folder(at) if at.is_dir() else opening.open_path(at)
    # Streamlit has the collector go through everything after each run. What is loaded by now stays:
    # it need not be looked at again, while readers wait.
    gc.collect()
    gc.freeze()
    return opened


def opened() -> Opened:
    """What is open: this session's own, or else what the server was started with."""
    own = st.session_state.get(OWN)
    return own if own is not None else _started_with()


def _started_with() -> Opened:
    named = [started_path(), data_folder()]
    for path in () if st.session_state.get(SHIPPED_WANTED) else filter(None, named):
        try:
            return _opened(str(path), _stamp(path))
        except Unreadable as unreadable:
            problem = unreadable.problem
        except OSError as error:  # such as a folder on the way that may not be entered
            message = f"The path cannot be followed ({error.strerror})."
            problem = Problem(path.name, message, hint="Check its spelling and the permissions.")
        st.session_state.setdefault(REFUSED, problem)
    return _opened(str(SHIPPED), _stamp(SHIPPED))


def started_path() -> Path | None:
    """The path given on the command line, `streamlit run dashboard.py -- my-events.csv`."""
    if Path(sys.argv[0]).name != SCRIPT or len(sys.argv) < 2:
        return None
    return Path(sys.argv[1])


def data_folder() -> Path | None:
    """The folder that the environment names."""
    named = os.environ.get(DATA_FOLDER)
    return Path(named) if named else None


def _stamp(path: Path) -> tuple[tuple[str, float], ...]:
    """When the files were last changed, so that they are read again when they were."""
    files = [path / name for name in folder.NAMES] if path.is_dir() else [path]
    return tuple((file.name, file.stat().st_mtime) for file in files if file.is_file())


def is_own() -> bool:
    """Whether this session has opened a file of its own, or changed what was open."""
    return st.session_state.get(OWN) is not None


def is_shipped() -> bool:
    """Whether the shipped chronicle is open."""
    path = opened().path
    return path is not None and path.resolve().parent == SHIPPED.resolve()


def open_content(
    content: bytes, file: str, sheet: str | None = None, tell: Tell = opening.silent
) -> bool:
    """Open a file's content for this session alone; False leaves what was open as it was."""
    if len(content) > MOST_MB * 2**20:
        message = f"The file has more than {MOST_MB} MB."
        hint = "Open a part of it, or start the dashboard with its path."
        refuse(Problem(file, message, hint=hint))
        return False
    try:
        own = opening.open_content(content, file, Answers(sheet=sheet), tell)
    except Unreadable as unreadable:
        refuse(unreadable.problem)
        return False
    _take(own)
    # Kept only where the file holds more than was opened of it.
    st.session_state[CONTENT] = content if own.table.sheets else None
    return True


def open_shipped() -> None:
    """Go back to the shipped chronicle."""
    st.session_state[SHIPPED_WANTED] = True
    _take(None)


def open_started() -> None:
    """Go back to what the server was started with."""
    st.session_state[SHIPPED_WANTED] = False
    _take(None)
    del st.session_state[REFUSED]  # it may fail once more


def started() -> str:
    """What the server was started with, if that is not what is open; blank otherwise."""
    path = started_path() or data_folder()
    away = (is_own() and opened().path is None) or bool(st.session_state.get(SHIPPED_WANTED))
    return path.name or str(path) if path and away else ""


def wait(file: str, content: bytes | None) -> None:
    """Keep a file, or with None the wish for one that was there before, until it is decided.

    Opening anything, and `forget`, end it.
    """
    st.session_state[WAITING] = Waiting(file, content)


def waiting() -> Waiting | None:
    """What waits to be opened, if anything does."""
    return st.session_state.get(WAITING)


def forget() -> None:
    """Leave open what is open."""
    st.session_state[WAITING] = None


def refusal() -> Problem | None:
    """Why the last opening failed, if it did."""
    return st.session_state.get(REFUSED)


def refuse(problem: Problem | None) -> None:
    """Say why something was not opened, or that it is in order again."""
    st.session_state[REFUSED] = problem


def answer(**answers: Any) -> None:
    """Read the open table in another way: other roles, another order of day and month."""
    now = opened()
    given = replace(now.answers, **answers)
    _keep(_again(now, now.table, given, keep_roles="roles" not in answers))


def turn_to_sheet(sheet: str) -> bool:
    """Read another sheet of the open workbook; False leaves the one that was open."""
    now = opened()
    if now.path is None:
        return open_content(st.session_state[CONTENT], now.file, sheet)
    try:
        _take(opening.open_path(now.path, Answers(sheet=sheet)))
    except Unreadable as unreadable:
        refuse(unreadable.problem)
        return False
    return True


def change(table: TextTable, edited: int, digest: str) -> None:
    """Put an edited table in the place of the open one, which is `edited` times unsaved then.

    `digest` is that of the file as it was when the editing began.
    """
    now = opened()
    if not unwritten():
        st.session_state[UNEDITED] = now.table, now.digest
    _keep(replace(_again(now, table, now.answers), digest=digest))
    st.session_state[UNWRITTEN] = unwritten() + edited - edits()
    st.session_state[EDITED] = edited
    st.session_state[SAID] = ""


def edits() -> int:
    """How many edits are not saved yet, neither in the file nor in a download."""
    return st.session_state.get(EDITED, 0)


def unwritten() -> int:
    """How many edits are not in the file yet, wherever else they were saved."""
    return st.session_state.get(UNWRITTEN, 0)


def downloaded() -> None:
    """Say that the open table was downloaded, so that nothing would be lost."""
    st.session_state[EDITED] = 0


def discard() -> None:
    """Put the table back as it was before the edits that are not in its file."""
    now, (table, digest) = opened(), st.session_state[UNEDITED]
    _keep(replace(_again(now, table, now.answers), digest=digest))
    st.session_state[EDITED] = st.session_state[UNWRITTEN] = 0


def write_back() -> None:
    """Write the open table to its file, which is read again then; or say why that was refused."""
    now = opened()
    try:
        copy = saving.write_back(now.path, delimited.write(now.table), now.digest)
    except saving.Refused as refused:
        st.session_state[SAID] = str(refused)
        return
    at = now.path if now.beside is None else now.path.parent
    _take(None if now.answers == Answers() else opening.open_path(at, now.answers))
    st.session_state[SAID] = f"{now.file} was written. What was there is kept as {copy.name}."


def said() -> str:
    """What became of the last attempt to write the table back."""
    return st.session_state.get(SAID, "")


def _again(now: Opened, table: TextTable, answers: Answers, keep_roles: bool = True) -> Opened:
    again = opening.understood(table, answers, now.beside, now.name)
    if keep_roles and not again.roles.items() >= now.roles.items():
        # A column keeps its role, whatever its cells look like after an edit.
        kept = replace(answers, roles=now.roles)
        again = opening.understood(table, kept, now.beside, now.name)
    # What was said of the zip around it stays true.
    around = tuple(one for one in now.problems if one.file not in (now.file, *folder.NAMES))
    problems = (*again.problems, *around)
    return replace(
        again, answers=answers, path=now.path, digest=now.digest, problems=problems
    )  # fmt: skip


def _take(own: Opened | None) -> None:
    _keep(own)
    st.session_state[OPENINGS] = openings() + 1
    st.session_state[CONTENT] = st.session_state[WAITING] = None
    st.session_state[EDITED] = st.session_state[UNWRITTEN] = 0
    st.session_state[UNEDITED] = None
    st.session_state[REFUSED] = None
    st.session_state[SAID] = ""


def _keep(own: Opened | None) -> None:
    st.session_state[OWN] = own


def openings() -> int:
    """How many files this session has opened: a part of the keys of what is asked about each."""
    return st.session_state.get(OPENINGS, 0)
