"""What the text of a file is in, to be chosen where its bytes do not say it, or say it wrongly."""

import streamlit as st

from chronicle.formats.csv import encodings
from chronicle.reading.opening import Opened
from chronicle.sessions import desk, session, unopened, wire
from chronicle.widgets.data_page.rechecking import checking

OF_THE_OPEN, OF_THE_REFUSED = "encoding", "refused_encoding"
AS_FOUND = ""
WIDTH_PX = 320


def of_the_open(opened: Opened) -> None:
    """The encoding of the open file; none of a workbook, which says it itself."""
    if opened.table.sheet or not desk.can_be_read_again():
        return
    answered = opened.answers.encoding
    found = "as found" if answered is not None else f"as found: {opened.encoding}"
    session.show(OF_THE_OPEN, AS_FOUND if answered is None else encodings.name_of(answered))
    st.selectbox(
        "Text encoding", [AS_FOUND, *_likely_first(opened.table.likely)], key=OF_THE_OPEN,
        width=WIDTH_PX, format_func=lambda name: encodings.title(name) if name else found,
        on_change=_open_changed, disabled=bool(desk.edits()),
    )  # fmt: skip
    if desk.edits():
        st.caption("Save your edits before you choose another encoding: the file is read again.")
    elif likely := opened.table.likely:
        st.caption(
            f"Many letters are hardly right in {opened.encoding}, rather in {likely[0]}: choose "
            "the encoding that the file was saved in."
        )


def of_the_refused() -> None:
    """The encoding of a file that was refused, where it may be text in another one."""
    if unopened.in_doubt() is None:
        return
    session.show(OF_THE_REFUSED, None)
    st.selectbox(
        "Text encoding of the file", _likely_first(unopened.likely()), key=OF_THE_REFUSED,
        width=WIDTH_PX, format_func=encodings.title, index=None,
        placeholder="Choose one to open it", on_change=_refused_changed,
        disabled=bool(desk.edits()),
    )  # fmt: skip
    if desk.edits():
        st.caption("Save your edits before you choose one: it opens in the place of this table.")


def _likely_first(likely: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*likely, *encodings.CHOICES)))


def _open_changed() -> None:
    with checking():
        desk.turn_to_encoding(wire.choice(session.value(OF_THE_OPEN), encodings.CHOICES))
    session.chosen()


def _refused_changed() -> None:
    encoding = wire.choice(session.value(OF_THE_REFUSED), encodings.CHOICES)
    if encoding is not None and desk.open_refused(encoding):
        session.begin_anew()
    else:
        session.chosen()
