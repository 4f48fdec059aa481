"""The problem report: the arithmetic, the kinds with their counts, and every problem."""

import streamlit as st

from chronicle.reading import report
from chronicle.sessions import desk, session
from chronicle.widgets.frame import Shown

ROWS_AT_ONCE = 1000
ANY = "all kinds"


def report_section(shown: Shown) -> None:
    """Every doubtful row, where it stands, what is wrong, how to mend it and what became of it."""
    opened = desk.opened()
    with st.container(key="problems"):
        st.text(report.sum_of_rows(opened.arithmetic))
        if not opened.problems:
            st.text("No problem was found.")
            return
        kinds = report.kinds(opened.problems)
        st.markdown("### By kind")
        st.dataframe(
            kinds, key="problem_kinds", hide_index=True, alt="The kinds of problems, most first",
            column_order=["number", "kind", "column", "effect"],
            column_config={"number": st.column_config.NumberColumn("number", width="small")},
        )  # fmt: skip
        st.markdown("### One by one")
        found = _filtered(report.table(opened.problems))
        st.dataframe(
            found.head(ROWS_AT_ONCE)[list(report.COLUMNS)], key="problem_rows", hide_index=True,
            alt="The problems, in the order of the file",
        )  # fmt: skip
        if len(found) > ROWS_AT_ONCE:
            st.caption(f"The first {ROWS_AT_ONCE:,} of {len(found):,}. The download has them all.")
        st.download_button(
            "Download the whole report as CSV", lambda: report.as_csv(opened.problems),
            file_name="problems.csv", mime="text/csv", on_click="ignore", key="download_problems",
        )  # fmt: skip


def _filtered(rows):
    """The problems of the kind, the outcome and the words that were asked for."""
    with st.container(horizontal=True, gap="small"):
        kind = st.selectbox(
            "Kind", list(dict.fromkeys(rows["kind"])), key="problem_kind", index=None,
            placeholder=ANY, on_change=session.chosen,
        )  # fmt: skip
        outcome = st.selectbox(
            "What became of it", list(dict.fromkeys(rows["outcome"])), key="problem_effect",
            index=None, placeholder="anything", on_change=session.chosen,
        )  # fmt: skip
        words = st.text_input("Line, column or value", key="problem_q", on_change=session.chosen)
    if kind:
        rows = rows[rows["kind"] == kind]
    if outcome:
        rows = rows[rows["outcome"] == outcome]
    if words:
        text = rows["line"].astype("str") + " " + rows["column"] + " " + rows["value"]
        rows = rows[text.str.contains(words, case=False, regex=False)]
    return rows
