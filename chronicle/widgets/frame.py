"""What every page shares: title, navigation, summary, filters, and what is wrong with the files."""

from typing import NamedTuple

import streamlit as st

from chronicle import query, session
from chronicle.model import Chronicle
from chronicle.narrowing import Filter
from chronicle.problems import Problem
from chronicle.views import wording
from chronicle.widgets import filters
from chronicle.widgets.literal import literal

PAGES = {
    "Explore": "dashboard.py",
    "Story": "pages/story.py",
    "Evidence": "pages/evidence.py",
    "Connections": "pages/connections.py",
}
SIDEBAR_PX = 270
PROBLEMS_AT_ONCE = 200


class Shown(NamedTuple):
    """What a page draws: the open chronicle, and what the reader wants to see of it."""

    chronicle: Chronicle
    wanted: Filter


def frame(page: str) -> Shown:
    """Draw what stands above every page, and give what the page is about."""
    st.set_page_config(
        page_title=f"{page} · Chronicle", layout="wide", initial_sidebar_state=SIDEBAR_PX
    )
    chronicle, problems = session.opened()
    session.start(chronicle, story=page == "Story")
    wanted = session.wanted()
    _heading(page, chronicle)
    with st.sidebar, st.container(key="filters"):
        filters.draw(chronicle, wanted)
    with st.container(key="summary", gap="xxsmall"):
        _summary(chronicle, wanted)
    if problems:
        _problems(problems)
    return Shown(chronicle, wanted)


def _heading(page: str, chronicle: Chronicle) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"# {literal(chronicle.title)}")
        with st.container(horizontal=True, width="content", gap="small", key="pages"):
            for name, path in PAGES.items():
                label = f"**{name}**" if name == page else name
                st.page_link(path, label=label, query_params=session.permalink())


def _summary(chronicle: Chronicle, wanted: Filter) -> None:
    counted = query.count(chronicle, wanted)
    st.markdown(wording.summary(counted))
    for note in session.notes():
        st.caption(literal(note))
    if counted.total and not counted.shown:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("No event passes all the filters.")
            st.button("Show all events", on_click=session.reset, key="reset_empty")


def _problems(problems: tuple[Problem, ...]) -> None:
    noun = "problem" if len(problems) == 1 else "problems"
    title = f"{len(problems):,} {noun} in the files"
    with (
        st.container(key="problems"),
        st.expander(title, icon=":material/warning:", expanded=True),
    ):
        for problem in problems[:PROBLEMS_AT_ONCE]:
            st.text(problem.sentence())
        if len(problems) > PROBLEMS_AT_ONCE:
            st.caption(f"And {len(problems) - PROBLEMS_AT_ONCE:,} more.")
