"""What a table of events needs, and every column that is understood."""

import streamlit as st

from chronicle import dictionary
from chronicle.widgets.frame import Shown

NEEDS = (
    "A header row, and below it one row for each event. A title and a date are enough; with "
    "latitude and longitude an event also stands on the map. Columns may be called as below or in "
    "any of the spellings beside, in any order. Others are kept and shown in the card."
)
DATES = (
    "A date may be as vague as what is known: 2011-10-20, 2011-10, 2011, 2013-01-16/2013-01-19, "
    "2011-02~ for about, ../2011-03 for until. Other ways of writing dates are understood as far "
    "as the whole column says which is meant."
)


def column_section(shown: Shown) -> None:
    """The smallest table that works, and the dictionary of columns."""
    st.markdown("### The smallest table that works")
    st.code(dictionary.SMALLEST, language=None)
    st.text(NEEDS)
    st.text(DATES)
    st.markdown("### Columns")
    st.dataframe(
        dictionary.columns(), key="dictionary", hide_index=True,
        alt="Every column that is understood, what it holds and how it may be spelled",
        column_config={
            "column": st.column_config.TextColumn("column", width="small"),
            "holds": st.column_config.TextColumn("what it holds", width="large"),
            "spellings": st.column_config.TextColumn("also spelled", width="large"),
        },
    )  # fmt: skip
