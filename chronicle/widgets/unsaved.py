"""Edits that are not saved: the browser asks before its tab is closed, keeps them, and tells of
those that a session left behind, to be made again.
"""

from pathlib import Path

import streamlit as st
from streamlit.components import v2 as components

from chronicle.counting import counted
from chronicle.sessions import desk, kept_edits, session, wire
from chronicle.sessions.kept_edits import KeptEdits
from chronicle.widgets.data_page.rechecking import checking

KEY = "unsaved_question"
SESSIONS = 8
"""So many sessions of one tab are told of at most."""
EDITS_NAMED = 20
"""So many edits are shown at most."""

_question = components.component(
    "chronicle_unsaved",
    html="<span></span>",
    js=Path(__file__).with_name("unsaved.js").read_text(encoding="utf-8"),
)


def watch() -> None:
    """Have the browser keep the edits that are not saved, and ask before it leaves them."""
    own = desk.kept()
    known = [*desk.settled(), *(one.session for one in desk.ended())]
    _question(
        key=KEY, height=1, on_ended_change=_told,
        data={
            "session": desk.name(), "kept": own and own._asdict(), "known": known,
            "settled": desk.settled(),
        },
    )  # fmt: skip


def _told() -> None:
    said = wire.part(st.session_state.get(KEY), "ended")
    listed = said[:SESSIONS] if isinstance(said, list) else ()
    found = (kept_edits.from_browser(one) for one in listed)
    desk.tell_of(one for one in found if one is not None)


def ended_edits() -> None:
    """Say which edits were not saved when their session ended, and offer to make them again."""
    for number, one in enumerate(desk.ended()):
        with st.container(key=f"ended_edits_{number}", border=True):
            st.text(f"{sentence(one)} {_remedy(one)}")
            _edits(number, one)
            with st.container(horizontal=True, gap="small"):
                if one.is_whole and one.is_of(desk.opened()):
                    st.button(
                        "Make again", key=f"make_again_{number}", type="primary",
                        on_click=_make_again, args=(one,),
                    )  # fmt: skip
                st.button("Let go", key=f"let_go_{number}", on_click=_let_go, args=(one,))


def sentence(one: KeptEdits) -> str:
    """How many edits of which file and lines were left behind."""
    edits = counted(one.edits, "edit")
    more = " …" if len(one.lines) == kept_edits.LINES_NAMED else ""
    lines = ", ".join(map(str, one.lines)) + more
    where = f", {'lines' if len(one.lines) > 1 else 'line'} {lines}," if one.lines else ""
    was = "was" if one.edits == 1 else "were"
    return f"{edits} of {one.file}{where} {was} not saved when the session ended."


def _remedy(one: KeptEdits) -> str:
    opened = desk.opened()
    if not one.is_whole:
        return "There were too many to be kept: they are lost."
    them = "it" if one.edits == 1 else "them"
    if one.is_of(opened):
        return f"You can make {them} again."
    if one.file == opened.file and one.digest == opened.digest:
        table = opened.table
        how = f"sheet “{one.sheet}”" if one.sheet != table.sheet else f"encoding {one.encoding}"
        return f"To make {them} again, turn to the {how}."
    if one.file == opened.file:
        return f"The file that is open has changed since, so nothing can make {them} again in it."
    return f"To make {them} again, open that file again."


def _edits(number: int, one: KeptEdits) -> None:
    if not one.is_whole:
        return
    texts = [f'line {line}, {column}: "{text}"' for line, column, text in one.cells]
    texts += [f"line {line}: removed" for line in one.removed]
    texts += [", ".join(f'{name}: "{text}"' for name, text in row.items()) for row in one.added]
    with st.expander("What was changed", key=f"ended_edits_are_{number}"):
        for text in texts[:EDITS_NAMED]:
            st.text(text)
        if len(texts) > EDITS_NAMED:
            st.caption(f"And {len(texts) - EDITS_NAMED:,} more.")


def _make_again(one: KeptEdits) -> None:
    with checking():
        desk.make_again(one)
    session.chosen()


def _let_go(one: KeptEdits) -> None:
    desk.settle(one)
    session.chosen()
