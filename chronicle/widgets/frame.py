"""What every page shares: title, navigation, summary, filters, and what is wrong with the files."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import streamlit as st

from chronicle.asking import telling
from chronicle.asking.answering import engine_of
from chronicle.asking.engine import Engine
from chronicle.asking.narrowing import Filter
from chronicle.counting import counted
from chronicle.model import Chronicle
from chronicle.problems import Problem
from chronicle.sessions import address, desk, session, unopened
from chronicle.views import wording
from chronicle.widgets import filters, unsaved
from chronicle.widgets.data_page import encoding_choice
from chronicle.widgets.literal import literal

PAGES = {
    "Explore": "dashboard.py",
    "Story": "pages/story.py",
    "Evidence": "pages/evidence.py",
    "Connections": "pages/connections.py",
    "Data": "pages/data.py",
}
SIDEBAR_PX = 270
PROBLEMS_AT_ONCE = 8


class Shown(NamedTuple):
    """What a page draws: the open chronicle, and what the reader wants to see of it."""

    chronicle: Chronicle
    wanted: Filter

    @property
    def engine(self) -> Engine:
        """What answers the questions about the chronicle's events."""
        return engine_of(self.chronicle)


@contextmanager
def frame(page: str) -> Iterator[Shown]:
    """Draw what stands around every page, and give what the page is about.

    The filters are drawn after the page: a click on it waits for what it shows.
    """
    st.set_page_config(
        page_title=f"{page} · Chronicle", layout="wide", initial_sidebar_state=SIDEBAR_PX
    )
    chronicle, problems = desk.opened().chronicle, desk.opened().problems
    session.start(chronicle, story=page == "Story")
    wanted = session.wanted()
    _heading(page, chronicle)
    with st.sidebar:
        aside = st.container(key="filters")
        # Before the page, which may take its time: until then the browser keeps nothing.
        unsaved.watch()
    with st.container(key="summary", gap="xxsmall"):
        _summary(page, Shown(chronicle, wanted))
    _desk(page, problems)
    yield Shown(chronicle, wanted)
    with aside:
        filters.draw(chronicle, wanted)


def _heading(page: str, chronicle: Chronicle) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"# {literal(chronicle.title)}")
        with st.container(horizontal=True, width="content", gap="small", key="pages"):
            for name, path in PAGES.items():
                label = f"**{name}**" if name == page else name
                st.page_link(path, label=label, query_params=session.permalink())


def _summary(page: str, shown: Shown) -> None:
    counted = shown.engine.count(shown.wanted)
    sentences = [wording.summary(counted)]
    if page == "Story" and (steps := shown.chronicle.story):
        step = steps[session.value(address.STEP) - 1]
        begun = shown.engine.count(telling.so_far(*shown, step)).shown
        sentences.append(wording.told(begun, counted.shown))
    st.markdown(" ".join(filter(None, sentences)))
    for note in session.notes():
        st.caption(literal(note))
    if counted.total and not counted.shown:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("No event passes all the filters.")
            st.button("Show all events", on_click=session.reset, key="reset_empty")


def _desk(page: str, problems: tuple[Problem, ...]) -> None:
    """What the reader must know of the open file: it was not opened, not saved, not all right."""
    if refused := unopened.refusal():
        at_start = unopened.was_at_start()
        open_now = (
            "Another chronicle is open instead." if at_start else "What was open is still open."
        )
        with st.container(key="refusal", border=True):
            st.text(f"{refused.sentence()} {open_now}")
            encoding_choice.of_the_refused()
            st.button("Dismiss", key="dismiss_refusal", on_click=unopened.refuse, args=(None,))
    unsaved.ended_edits()
    if page == "Data":
        return
    if edits := desk.edits():
        with st.container(key="unsaved", horizontal=True, vertical_alignment="center"):
            st.text(f"{counted(edits, 'edit is', 'edits are')} not saved.")
            _data_link("Save on the Data page")
    if problems:
        _problems(problems)


def _problems(problems: tuple[Problem, ...]) -> None:
    title = f"{counted(len(problems), 'problem')} in the files"
    few = len(problems) <= PROBLEMS_AT_ONCE
    # A folder that is kept by hand should have none; a table from elsewhere has many, and the Data
    # page has told of them.
    kept = desk.opened().beside is not None
    with (
        st.container(key="problems"),
        st.expander(title, icon=":material/warning:", expanded=few and kept),
    ):
        for problem in problems[:PROBLEMS_AT_ONCE]:
            st.text(problem.sentence())
        if not few:
            st.caption(f"And {len(problems) - PROBLEMS_AT_ONCE:,} more.")
        _data_link("The whole report is on the Data page")


def _data_link(label: str) -> None:
    st.page_link(PAGES["Data"], label=label, query_params=session.permalink())
