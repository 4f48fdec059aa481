"""The parts of the Evidence page, one at a time."""

import streamlit as st

from chronicle.sessions import address, session
from chronicle.widgets import accounts, article, sources
from chronicle.widgets.frame import Shown

TITLES = {
    "article": "What the article says",
    "accounts": "Where accounts differ",
    "sources": "Sources",
}
DRAWN = {
    "article": article.claim_list,
    "accounts": accounts.quarrel_list,
    "sources": sources.source_list,
}


def sections(shown: Shown, height_px: int) -> None:
    """A choice between the parts, and the part that is chosen."""
    chosen = session.value(address.SECTION) or address.SECTIONS[0]
    session.show(session.SECTION_SHOWN, chosen)
    st.segmented_control(
        "Section", address.SECTIONS, key=session.SECTION_SHOWN, required=True,
        format_func=TITLES.__getitem__, label_visibility="collapsed", on_change=session.turn_to,
    )  # fmt: skip
    with st.container(key=chosen, height=height_px - 50, border=False, gap="xsmall"):
        DRAWN[chosen](shown)
