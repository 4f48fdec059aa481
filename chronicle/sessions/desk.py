"""The desk: which chronicle lies open in this session, and its edits that are not saved yet."""

import gc
import os
import secrets
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from chronicle.formats.csv import delimited
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.reading import disk, folder, opening, saving
from chronicle.reading.opening import Answers, Opened, Tell
from chronicle.sessions import kept_edits, unopened
from chronicle.sessions.kept_edits import KeptEdits
from chronicle.sessions.unopened import Way
from chronicle.text_table import TextTable, Unreadable

DATA_FOLDER = "CHRONICLE_DATA"
"""The environment variable that names another folder to open."""
SHIPPED = Path(__file__).parents[2] / "data"
SCRIPT = "dashboard.py"
MOST_MB = 50
"""More is taken from no browser: it is held in memory. A path of this machine has no such limit."""

Stamp = tuple[tuple[bytes, float], ...]
"""When each file was last changed, by a path that may be no text."""

# Session-state keys; all of them are of this module alone.
OWN = "_own"
"""What this session opened or changed itself; None: what the server was started with."""
EDITED = "_edited"
"""How many edits of the open table are neither written back nor in a download."""
UNWRITTEN = "_unwritten"
"""How many edits of the open table are not in its file."""
UNEDITED = "_unedited"
"""The table before the first of these, and the digest of its file then."""
HAS_EDITED = "_has_edited"
"""Whether anything was edited in this session."""
NAME = "_name"
"""What this session is called, for the browser to tell it from the ones before."""
KEPT = "_kept"
"""This session's own edits, for the browser to keep as long as they are not saved."""
ENDED = "_ended"
"""The edits of sessions that ended before they were saved, by the session."""
SETTLED = "_settled"
"""The sessions whose edits the browser need not keep any longer."""
OPENINGS = "_openings"
SHIPPED_WANTED = "_shipped_wanted"
"""Whether the shipped chronicle was asked for, where the server was started with another."""
NO_FILE = "{} did not come from a file of this computer: download it to keep the edits."
SAID = "_said"
"""What became of the last attempt to write the table back."""
WAY = "_way"
"""How the file that was opened here can be read once more: another sheet, another encoding."""


@st.cache_resource(show_spinner="Opening the chronicle …", max_entries=4)
def _opened(path: bytes, stamp: Stamp) -> Opened:
    at = Path(os.fsdecode(path))
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
            return _opened(os.fsencode(path), _stamp(path))
        except Unreadable as unreadable:
            refused = unreadable
        except OSError as error:  # such as a folder on the way that may not be entered
            message = f"The path cannot be followed ({error.strerror})."
            hint = "Check its spelling and the permissions."
            problem = Problem(disk.name_of(path), Code.CANNOT_BE_OPENED, message, hint=hint)
            refused = Unreadable(problem)
        if not unopened.has_refused():
            unopened.refuse(refused, partial(opening.open_path, path), at_start=True)
    return _opened(os.fsencode(SHIPPED), _stamp(SHIPPED))


def started_path() -> Path | None:
    """The path given on the command line, `streamlit run dashboard.py -- my-events.csv`."""
    if Path(sys.argv[0]).name != SCRIPT or len(sys.argv) < 2:
        return None
    return Path(sys.argv[1])


def data_folder() -> Path | None:
    """The folder that the environment names."""
    named = os.environ.get(DATA_FOLDER)
    return Path(named) if named else None


def _stamp(path: Path) -> Stamp:
    """When the files were last changed, so that they are read again when they were."""
    own = [path / name for name in folder.NAMES] if path.is_dir() else [path]
    return tuple((os.fsencode(one), one.stat().st_mtime) for one in own if one.is_file())


def is_own() -> bool:
    """Whether this session has opened a file of its own, or changed what was open."""
    return st.session_state.get(OWN) is not None


def is_shipped() -> bool:
    """Whether the shipped chronicle is open."""
    path = opened().path
    return path is not None and path.resolve().parent == SHIPPED.resolve()


def open_content(
    content: bytes, file: str, sheet: str | None = None, tell: Tell = opening.silent
) -> bool:  # fmt: skip
    """Open a file's content for this session alone; False leaves what was open as it was."""
    if len(content) > MOST_MB * 2**20:
        message = f"The file has more than {MOST_MB} MB."
        hint = "Open a part of it, or start the dashboard with its path."
        unopened.refuse(Unreadable(Problem(file, Code.TOO_LARGE, message, hint=hint)))
        return False
    return _open(partial(opening.open_content, content, file), Answers(sheet=sheet), tell)


def _open(way: Way, answers: Answers, tell: Tell = opening.silent) -> bool:
    try:
        own = opening.holding_events(way(answers, tell=tell))
    except Unreadable as unreadable:
        unopened.refuse(unreadable, way)
        return False
    _take(own)
    st.session_state[WAY] = way
    return True


def open_shipped() -> None:
    """Go back to the shipped chronicle."""
    st.session_state[SHIPPED_WANTED] = True
    _take(None)


def open_started() -> None:
    """Go back to what the server was started with."""
    st.session_state[SHIPPED_WANTED] = False
    _take(None)
    unopened.tried_anew()


def started() -> str:
    """What the server was started with, if that is not what is open; blank otherwise."""
    path = started_path() or data_folder()
    away = (is_own() and opened().path is None) or bool(st.session_state.get(SHIPPED_WANTED))
    return disk.name_of(path) or str(path) if path and away else ""


def answer(**answers: Any) -> None:
    """Read the open table in another way: other roles, another order of day and month."""
    now = opened()
    given = replace(now.answers, **answers)
    _keep(opening.again(now, now.table, given, keep_roles="roles" not in answers))


def open_refused(encoding: str) -> bool:
    """Open what was not opened, in an encoding; False leaves what was open as it was."""
    way = unopened.in_doubt()
    return way is not None and _open(way, Answers(encoding=encoding))


def turn_to_sheet(sheet: str) -> bool:
    """Read another sheet of the open workbook; False leaves the one that was open."""
    return _open(_way(), Answers(sheet=sheet))


def turn_to_encoding(encoding: str | None) -> bool:
    """Read the open file in another encoding, or with None as its bytes say; False if it cannot."""
    now = opened()
    answers = replace(now.answers, encoding=encoding)
    done = _open(_way(), replace(answers, roles=None))
    if done and answers.roles is not None:
        _keep(opening.with_roles(opened(), answers.roles, now.table))
    elif done and answers == Answers() and now.path is not None:
        _take(None)  # it is held for all sessions
    return done


def _way() -> Way:
    """How what is open can be read once more."""
    now = opened()
    if now.path is None:
        return st.session_state[WAY]
    in_folder = now.beside is not None and now.path.name == folder.EVENTS_FILE
    return partial(opening.open_path, now.path.parent if in_folder else now.path)


def can_be_read_again() -> bool:
    """Whether where the open table came from is still at hand."""
    return opened().path is not None or st.session_state.get(WAY) is not None


def change(table: TextTable, edited: int, digest: str) -> None:
    """Put an edited table in the place of the open one, which is `edited` times unsaved then.

    `digest` is that of the file as it was when the editing began.
    """
    now = opened()
    if not unwritten():
        st.session_state[UNEDITED] = now.table, now.digest
    _keep(replace(opening.again(now, table, now.answers), digest=digest))
    st.session_state[UNWRITTEN] = unwritten() + edited - edits()
    st.session_state[EDITED] = edited
    st.session_state[KEPT] = kept_edits.kept(name(), opened(), st.session_state[UNEDITED][0])
    st.session_state[HAS_EDITED] = True
    st.session_state[SAID] = ""


def edits() -> int:
    """How many edits are not saved yet, neither in the file nor in a download."""
    return st.session_state.get(EDITED, 0)


def unwritten() -> int:
    """How many edits are not in the file yet, wherever else they were saved."""
    return st.session_state.get(UNWRITTEN, 0)


def has_edited() -> bool:
    """Whether anything was edited in this session, saved or not."""
    return st.session_state.get(HAS_EDITED, False)


def name() -> str:
    """What this session is called, and no other."""
    return st.session_state.setdefault(NAME, secrets.token_hex(8))


def kept() -> KeptEdits | None:
    """What would be lost if this session ended now."""
    return st.session_state.get(KEPT) if edits() else None


def tell_of(ended: Iterable[KeptEdits]) -> None:
    """Sessions before this one ended before these edits of theirs were saved."""
    told = {one.session: one for one in ended if one.session not in settled()}
    st.session_state[ENDED] = {**st.session_state.get(ENDED, {}), **told}


def ended() -> tuple[KeptEdits, ...]:
    """The edits of sessions that ended before they were saved, and that wait to be settled."""
    return tuple(st.session_state.get(ENDED, {}).values())


def settled() -> tuple[str, ...]:
    """The sessions whose edits were made again or let go."""
    return st.session_state.get(SETTLED, ())


def settle(one: KeptEdits) -> None:
    """Keep the edits of a session that ended no longer."""
    waiting = dict(st.session_state[ENDED])
    waiting.pop(one.session, None)
    st.session_state[ENDED] = waiting
    st.session_state[SETTLED] = (*settled(), one.session)


def make_again(one: KeptEdits) -> None:
    """Make the edits of a session that ended in the open table, which they are of."""
    now = opened()
    change(one.on(now.table), edits() + one.edits, now.digest)
    settle(one)


def downloaded() -> None:
    """Say that the open table was downloaded, so that nothing would be lost."""
    st.session_state[EDITED] = 0


def discard() -> None:
    """Put the table back as it was before the edits that are not in its file."""
    now, (table, digest) = opened(), st.session_state[UNEDITED]
    _keep(replace(opening.again(now, table, now.answers), digest=digest))
    st.session_state[EDITED] = st.session_state[UNWRITTEN] = 0


def write_back() -> None:
    """Write the open table to its file, which is read again then; or say why that was refused."""
    now = opened()
    if now.path is None:
        st.session_state[SAID] = NO_FILE.format(now.file)
        return
    content, encoding = delimited.written(now.table)
    try:
        copy = saving.write_back(now.path, content, now.digest)
    except saving.Refused as refused:
        st.session_state[SAID] = str(refused)
        return
    at = now.path if now.beside is None else now.path.parent
    is_other = encoding != now.encoding
    answers = replace(now.answers, encoding=None) if is_other else now.answers
    _take(None if answers == Answers() else opening.open_path(at, answers))
    said = f"{now.file} was written. What was there is kept as {disk.name_of(copy)}."
    why = f" It is in {encoding} now: {now.encoding} has not every letter of it."
    st.session_state[SAID] = said + why if is_other else said


def said() -> str:
    """What became of the last attempt to write the table back."""
    return st.session_state.get(SAID, "")


def _take(own: Opened | None) -> None:
    _keep(own)
    st.session_state[OPENINGS] = openings() + 1
    st.session_state[WAY] = None
    unopened.forget()
    st.session_state[EDITED] = st.session_state[UNWRITTEN] = 0
    st.session_state[UNEDITED] = None
    unopened.refuse(None)
    st.session_state[SAID] = ""


def _keep(own: Opened | None) -> None:
    st.session_state[OWN] = own


def openings() -> int:
    """How many files this session has opened: a part of the keys of what is asked about each."""
    return st.session_state.get(OPENINGS, 0)
