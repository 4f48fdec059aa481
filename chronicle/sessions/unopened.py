"""What is not open: a file that was refused, or one that waits until edits have been let go."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from chronicle.problems import Problem
from chronicle.reading.opening import Opened
from chronicle.text_table import Undecoded, Unreadable

Way = Callable[..., Opened]
"""Opens one certain file, given what the reader answered and whom to tell how far that is."""

# Session-state keys; all of them are of this module alone.
REFUSED = "_refused"
"""Why the last opening failed."""
AT_START = "_at_start"
"""Whether that was what the server was started with, in whose place something else is open."""
IN_DOUBT = "_in_doubt"
"""How what was refused might be opened, where it may be text in another encoding."""
LIKELY = "_likely"
"""Which encodings that looks like, the best first."""
WAITING = "_waiting"
"""What is opened once the reader has let unsaved edits go."""


class Waiting(NamedTuple):
    """A file that the reader wants to open, while the open table has edits that are not saved."""

    file: str
    content: bytes | None
    """None: it is the shipped chronicle, or what the server was started with."""


def refuse(refused: Unreadable | None, way: Way | None = None, at_start: bool = False) -> None:
    """Say why something was not opened, or that it is in order again.

    The `way` opens it after all, perhaps, if its encoding is said.
    """
    in_doubt = isinstance(refused, Undecoded)
    st.session_state[REFUSED] = refused and refused.problem
    st.session_state[AT_START] = at_start
    st.session_state[IN_DOUBT] = way if in_doubt else None
    st.session_state[LIKELY] = refused.likely if in_doubt else ()


def refusal() -> Problem | None:
    """Why the last opening failed, if it did."""
    return st.session_state.get(REFUSED)


def was_at_start() -> bool:
    """Whether what was refused is what the server was started with."""
    return st.session_state.get(AT_START, False)


def tried_anew() -> None:
    """Say that something is tried once more, which may fail once more."""
    del st.session_state[REFUSED]


def has_refused() -> bool:
    """Whether something was refused in this session and not tried anew, in order again or not."""
    return REFUSED in st.session_state


def in_doubt() -> Way | None:
    """How what was refused may open after all, if its encoding is said."""
    return st.session_state.get(IN_DOUBT)


def likely() -> tuple[str, ...]:
    """The encodings that what was refused looks like."""
    return st.session_state.get(LIKELY, ())


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
