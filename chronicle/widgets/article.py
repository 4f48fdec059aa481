"""What the article claims, in its order, and how each claim stands against the record."""

from collections import Counter

import streamlit as st

from chronicle.asking import evidence
from chronicle.model import Claim
from chronicle.sessions import session
from chronicle.widgets.citing import numbered
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

VERDICT_MARKS = {"right": "✓", "imprecise": "≈", "wrong": "✕", "unproven": "?"}


def claim_list(shown: Shown) -> None:
    """Each claim with its verdict, the event that it is about, and why; those of shown events."""
    if not shown.chronicle.article:
        st.text("This chronicle has no article.csv, so no article to hold against the record.")
        return
    kept = evidence.claims(*shown)
    st.markdown(_counted([claim for claim, _ in kept], len(shown.chronicle.article)))
    for claim, title in kept:
        _claim(claim, title)


def _counted(kept: list[Claim], total: int) -> str:
    verdicts = Counter(claim.verdict for claim in kept)
    parts = [f"{mark} {verdicts[word]} {word}" for word, mark in VERDICT_MARKS.items()]
    shown = f"{len(kept)} of {total} claims" if len(kept) < total else f"{total} claims"
    return f"**{shown}**, in the article’s order and in our words: {', '.join(parts)}."


def _claim(claim: Claim, title: str) -> None:
    mark = VERDICT_MARKS.get(claim.verdict, "")
    with st.container(border=True, gap="xxsmall", key=f"claim_{claim.id}"):
        verdict = f"**{mark} {literal(claim.verdict)}**"
        standing = f" :small[({literal(claim.standing)})]" if claim.standing else ""
        lines = [f"{verdict}{standing} · {literal(claim.claim)}"]
        if claim.note:
            lines.append(f":small[{literal(claim.note)}] {numbered(claim.sources)}")
        st.markdown("\n\n".join(lines))
        if title:
            st.button(
                literal(title), key=f"claim_event_{claim.id}", on_click=session.select,
                args=(claim.event,),
            )  # fmt: skip
