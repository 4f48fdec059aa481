"""Saving: the corrected table in its own shape, and the chronicle in the formats that we write."""

from pathlib import Path

import streamlit as st

from chronicle import desk, narrowing, session
from chronicle.formats import delimited, writing
from chronicle.opening import Opened
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

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
    edits = desk.edits()
    noun = "edit" if edits == 1 else "edits"
    st.text(f"{edits:,} {noun} not saved yet." if edits else "Every edit is saved.")
    if said := desk.said():
        st.text(said)
    name = f"{Path(opened.file).stem}.{'tsv' if opened.format == 'TSV' else 'csv'}"
    st.download_button(
        f"Download {literal(name)}", lambda: delimited.write(opened.table), file_name=name,
        mime="text/csv", key="download_table", on_click=_saved,
    )  # fmt: skip
    if opened.path is None:
        st.caption("A file that was uploaded or pasted can be downloaded, not written back.")
    elif reason := desk.not_writable():
        st.caption(literal(reason))
    else:
        st.button(
            f"Write {literal(opened.file)} back", key="write_back", type="primary",
            disabled=not edits, on_click=_write_back,
            help="The file as it was is kept beside it.",
        )  # fmt: skip


def _saved() -> None:
    desk.saved()
    session.chosen()


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
            lambda written=written: written.write(
                narrowing.narrow(chronicle, wanted) if which == SHOWN else chronicle
            ),
            file_name=f"{stem}{written.ending}", mime=written.media_type,
            key=f"download_{written.name}", on_click="ignore",
        )  # fmt: skip
        st.caption(written.holds)
