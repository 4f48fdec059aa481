"""Saving: the corrected table in its own shape, and the chronicle in the formats that we write."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from chronicle.asking.answering import narrow
from chronicle.counting import counted
from chronicle.exports import writing
from chronicle.formats import signatures
from chronicle.formats.csv import delimited
from chronicle.problem_codes import Code, Outcome
from chronicle.reading import disk
from chronicle.reading.opening import Opened
from chronicle.sessions import desk, session
from chronicle.widgets.data_page import discarding
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

WRITTEN_AT_ONCE = 2_000
"""So many rows take no time that a reader would notice."""
ALL, SHOWN = "every event", "only the events that the filters show"


def save_section(shown: Shown) -> None:
    """Downloads, and writing back to the file where it was opened on this machine."""
    opened = desk.opened()
    grid = st.grid(2, min_column_width=300, gap="medium")
    with grid.cell():
        _own_shape(opened)
    with grid.cell():
        _formats(shown, Path(opened.file).stem)


def _own_shape(opened: Opened) -> None:
    """The table with its own columns and all corrections."""
    st.markdown("### The table with its own columns")
    _download()
    if said := desk.said():
        st.text(said)
    if reason := not_writable(opened):
        st.caption(literal(reason))
    elif _is_sure(opened):
        st.button(
            f"Write {literal(opened.file)} back", key="write_back", type="primary",
            disabled=not desk.unwritten(), on_click=_write_back,
            help="The file as it was is kept beside it.",
        )  # fmt: skip
    discarding.discard_button("save")


@st.fragment
def _download() -> None:
    """The table as a download, which draws this part alone anew.

    The other downloads of the page would not be found while it is run. A table with edits is
    written at once, however long it is: they are said to be saved once it was asked for.
    """
    opened = desk.opened()
    edited = bool(desk.unwritten())
    st.text(_how_safe(opened))
    name = f"{Path(opened.file).stem}.{'tsv' if opened.format == 'TSV' else 'csv'}"
    st.download_button(
        f"Download {literal(name)}",
        _content(
            lambda: delimited.write(opened.table),
            at_once=edited or len(opened.table.cells) <= WRITTEN_AT_ONCE,
        ),
        file_name=name, mime="text/csv", key="download_table",
        on_click=desk.downloaded if edited else "ignore",
    )  # fmt: skip


def _content(write: Callable[[], bytes], at_once: bool) -> bytes | Callable[[], bytes]:
    """What a download holds, written at once or else when it is asked for.

    What is written later is not found if it is asked for while the page is run anew.
    """
    return write() if at_once else write


def _how_safe(opened: Opened) -> str:
    """Where the edits are, in a sentence."""
    if edits := desk.edits():
        return f"{counted(edits, 'edit')} not saved yet."
    unwritten = desk.unwritten()
    if left := sum(one.edits for one in desk.ended() if one.file == opened.file):
        return f"{counted(left, 'edit')} of a session that ended, as said above."
    if not unwritten or opened.path is None:
        return "Every edit is saved." if desk.has_edited() else "Nothing has been changed here."
    words = counted(unwritten, "edit is", "edits are")
    return f"{words} in the table that you downloaded, and not in {opened.file}."


def _is_sure(opened: Opened) -> bool:
    """Whether the file may be written over, which has to be said of the shipped chronicle."""
    if not desk.is_shipped():
        return True
    return st.checkbox(
        f"Write over {literal(str(opened.path))}: it is the chronicle that this dashboard comes "
        "with, for everybody who starts it.", key="write_over_shipped",
    )  # fmt: skip


def not_writable(now: Opened) -> str:
    """Why the open table cannot be written back to its file, as a sentence; blank where it can."""
    if now.path is None:
        return "A file that was uploaded or pasted can be downloaded, not written back."
    if not now.digest:
        return f"{now.file} could not be read, and is not written over."
    if now.file != disk.name_of(now.path):
        return f"It came in {disk.name_of(now.path)}: download the table, and pack that again."
    if not now.table.delimiter:
        return (
            f"{now.file} is not written over, since a table with its columns is only written as "
            f"CSV: download it.{_other_way(now.format)}"
        )
    if now.beside is None and signatures.holds_nothing(now.table):
        return f"{now.file} would hold no row, and could not be opened again."
    lost = (
        (now.table.unread, "that cannot be read"),
        (
            sum(one.outcome == Outcome.CELLS_LOST for one in now.table.problems),
            "with more cells than its header",
        ),
    )
    if any(one.code == Code.WRONG_ENCODING for one in now.table.problems):
        return (
            f"{now.file} holds what cannot be read in {now.encoding}, which would be lost. Choose "
            "another encoding, or download the table under another name."
        )
    for number, which in lost:
        if number:
            return (
                f"{now.file} has {counted(number, 'row')} {which}, which "
                "would be lost. Mend the file itself, or download the table under another name."
            )
    return ""


def _other_way(format: str) -> str:
    """What of a format that is not written over is written all the same."""
    written = any(one.title == format for one in writing.FORMATS)
    return f" The events can be had as {format}, in our columns." if written else ""


def _write_back() -> None:
    desk.write_back()
    session.chosen()


def _formats(shown: Shown, stem: str) -> None:
    """The chronicle in our own columns."""
    st.markdown("### The chronicle in other formats")
    which = st.radio("Events", [ALL, SHOWN], key="save_which", on_change=session.chosen)
    chronicle, wanted = shown
    for written in writing.FORMATS:
        st.download_button(
            f"Download as {written.title}",
            _content(
                lambda written=written: written.write(
                    narrow(chronicle, wanted) if which == SHOWN else chronicle
                ),
                at_once=shown.engine.count(wanted).total <= WRITTEN_AT_ONCE,
            ),
            # In other columns than the table, so under another name.
            file_name=f"{stem}-chronicle{written.ending}", mime=written.media_type,
            key=f"download_{written.name}", on_click="ignore",
        )  # fmt: skip
        st.caption(written.holds)
