"""Opening a file by upload or by paste, and how the open one was read."""

from pathlib import Path

import streamlit as st

from chronicle.counting import counted
from chronicle.reading.opening import CAN_BE_READ
from chronicle.reading.report import sum_of_rows
from chronicle.sessions import desk, session, unopened
from chronicle.text_table import MOST_ROWS
from chronicle.widgets.data_page import encoding_choice, role_choice
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

UPLOADS, UPLOADED = "uploads", "uploaded"
"""Which uploader is on the page, and which file of it was opened last."""

PASTED_FILE, SHIPPED = "pasted table", "the shipped chronicle"
PASTE_HEIGHT_PX = 120
REFUSED_UPLOAD = Path(__file__).with_name("refused_upload.css")


def open_section(shown: Shown) -> None:
    """Where a file comes in, and beside it what was made of the one that is open."""
    grid = st.grid(5, min_column_width=180, gap="medium")
    with grid.cell(column_span=2):
        _ways_in()
    with grid.cell(column_span=3):
        _open_now()
        role_choice.mapping_panel(shown)


def _ways_in() -> None:
    st.markdown("### Open a file")
    number = session.value(UPLOADS) or 0
    uploaded = st.file_uploader(
        f"A table of events, at most {desk.MOST_MB} MB: a title and a date in each row are enough",
        key=f"upload_{number}",
        max_upload_size=desk.MOST_MB,
    )  # fmt: skip
    st.html(REFUSED_UPLOAD)
    st.caption(
        f"{CAN_BE_READ} At most {desk.MOST_MB} MB and {MOST_ROWS:,} rows; a larger file "
        "is named when the dashboard is started. The file stays on this machine, and only this "
        "browser tab sees it, until it is closed or reloaded."
    )
    if uploaded is not None and uploaded.file_id != session.value(UPLOADED):
        session.show(UPLOADED, uploaded.file_id)
        _want(Path(uploaded.name).name, uploaded.getvalue())
    with st.form("paste", border=False):
        pasted = st.text_area(
            "Or paste one here, with its header row", height=PASTE_HEIGHT_PX, key="pasted"
        )
        sent = st.form_submit_button("Open what was pasted", on_click=session.chosen)
    if sent and pasted.strip():
        _want(PASTED_FILE, pasted.encode("utf-8", "replace"))
    elif sent:
        st.text("Nothing was pasted. Copy the rows of a table, with the header, into the field.")
    if waiting := unopened.waiting():
        _ask(*waiting)


def _want(file: str, content: bytes | None) -> None:
    """Open a file at once, or have it wait until the reader has let unsaved edits go."""
    if desk.edits():
        unopened.wait(file, content)
    else:
        _open(file, content)


def _ask(file: str, content: bytes | None) -> None:
    with st.container(key="lose_edits", border=True):
        if edits := desk.edits():
            not_saved = counted(edits, "edit that is not saved", "edits that are not saved")
            st.text(f"The open table has {not_saved}, and would be closed.")
        with st.container(horizontal=True, gap="small"):
            sure = st.button(f"Open {literal(file)}", key="open_waiting", on_click=session.chosen)
            st.button("Keep what is open", key="keep_open", on_click=unopened.forget)
    if sure:
        _open(file, content)


def _open(file: str, content: bytes | None) -> None:
    """Open a file with a bar that says how far it is; then begin the page again with it."""
    if content is None:
        _go_back(file)
        st.rerun()
    bar = st.progress(0.0)
    done = desk.open_content(
        content, file, tell=lambda part, what: bar.progress(part, literal(what))
    )
    bar.empty()
    unopened.forget()
    if done:
        session.begin_anew()
    else:
        _new_uploader()  # the other holds what was refused in memory
    st.rerun()


def _open_now() -> None:
    opened = desk.opened()
    st.markdown("### How it was read")
    parts = [opened.format, opened.encoding]
    if opened.path is not None:
        parts.append("from this machine")
    with st.container(key="open_now", gap="xxsmall"):
        st.text(f"{opened.file}: {', '.join(part for part in parts if part)}.")
        st.text(sum_of_rows(opened.arithmetic))
        for note in opened.notes:
            st.caption(literal(note))
        if opened.file != PASTED_FILE:
            encoding_choice.of_the_open(opened)
    with st.container(horizontal=True, gap="small"):
        if opened.problems:
            st.button(
                f"See {_problems(len(opened.problems))}", key="see_problems",
                on_click=session.turn_to_data, args=("problems",),
            )  # fmt: skip
        if desk.is_own() or not desk.is_shipped():
            st.button(
                f"Open {SHIPPED}", key="open_shipped", on_click=_wanted_back, args=(SHIPPED,)
            )  # fmt: skip
        if started := desk.started():
            st.button(
                f"Open {literal(started)} again", key="open_started", on_click=_wanted_back,
                args=(started,),
            )  # fmt: skip


def _problems(number: int) -> str:
    return counted(number, "problem")


def _wanted_back(file: str) -> None:
    if desk.edits():
        unopened.wait(file, None)
    else:
        _go_back(file)


def _go_back(file: str) -> None:
    """Open the shipped chronicle, or what the server was started with."""
    desk.open_shipped() if file == SHIPPED else desk.open_started()
    _new_uploader()
    session.begin_anew()


def _new_uploader() -> None:
    session.show(UPLOADS, (session.value(UPLOADS) or 0) + 1)
