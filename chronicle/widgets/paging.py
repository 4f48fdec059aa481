"""Long lists, a page at a time."""

from typing import TypeVar

import streamlit as st

Entry = TypeVar("Entry")


def paged(entries: tuple[Entry, ...], at_once: int, name: str) -> tuple[Entry, ...]:
    """One page of a long list, with the means to turn it."""
    pages = -(-len(entries) // at_once)
    if pages <= 1:
        return entries
    # The key holds the number of pages: a page that a new filter no longer has cannot be kept.
    page = st.pagination(pages, key=f"{name}_page_of_{pages}")
    return entries[(page - 1) * at_once : page * at_once]
