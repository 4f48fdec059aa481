"""The sources of the shown events, a page at a time."""

import streamlit as st

from chronicle import evidence, session
from chronicle.evidence import Rest
from chronicle.widgets.card import cited
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

AT_ONCE = 20


def source_list(shown: Shown, height_px: int) -> None:
    """Each source with the shown events that rest on it; a click on an event selects it."""
    rests = evidence.resting(*shown)
    with st.container(key="sources", height=height_px, border=False, gap="xsmall"):
        st.markdown("### Sources")
        if not rests:
            st.text("No source stands behind the events shown.")
            return
        publishers = {rest.source.publisher for rest in rests}
        st.text(_counted(len(rests), len(publishers)))
        for rest in _page(rests):
            _source(rest)


def _counted(sources: int, publishers: int) -> str:
    first = "1 source" if sources == 1 else f"{sources:,} sources"
    second = "1 publisher" if publishers == 1 else f"{publishers:,} publishers"
    verb = "stands" if sources == 1 else "stand"
    return f"{first} from {second} {verb} behind the events shown, the most used first."


def _page(rests: tuple[Rest, ...]) -> tuple[Rest, ...]:
    pages = -(-len(rests) // AT_ONCE)
    if pages == 1:
        return rests
    # The key holds the number of pages: a page that a new filter no longer has cannot be kept.
    page = st.pagination(pages, key=f"sources_page_of_{pages}")
    return rests[(page - 1) * AT_ONCE : page * AT_ONCE]


def _source(rest: Rest) -> None:
    with st.container(border=True, gap="xxsmall", key=f"source_{rest.source.id}"):
        st.markdown(cited(rest.source))
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.caption(
                "Event" if len(rest.events) == 1 else f"{len(rest.events):,} events",
                width="content",
            )
            for id, title in rest.events:
                st.button(
                    literal(title), key=f"rest_{rest.source.id}_{id}", on_click=session.select,
                    args=(id,),
                )  # fmt: skip
