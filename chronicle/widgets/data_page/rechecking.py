"""What is said while a long table is checked again, which takes seconds."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from chronicle.sessions import desk

LONG = 20_000
"""A table of fewer rows is checked before a sentence could be read."""


@contextmanager
def checking() -> Iterator[None]:
    """Say that the open table is checked while that is done, in a callback."""
    number = len(desk.opened().table.cells)
    if number < LONG:
        yield
        return
    # In a corner of the page, where it moves nothing that is drawn already.
    said = st.toast(f"Checking {number:,} rows …", duration="infinite")
    try:
        yield
    finally:
        said.toast(f"{number:,} rows were checked.", duration="short")
