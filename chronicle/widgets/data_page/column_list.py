"""What a table of events needs, and every column that is understood."""

from typing import Any

import streamlit as st

from chronicle import schema
from chronicle.reading import dictionary
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

AT_ONCE = -(-len(schema.ROLES) // 2)
"""How many columns are described in each of the two halves of the page."""

NEEDS = (
    "A header row, and below it one row for each event. A title and a date are enough; with "
    "latitude and longitude an event also stands on the map. Columns may be called as below or in "
    "any of the spellings under each, in any order. Others are kept and shown in the card."
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
    grid = st.grid(2, min_column_width=320, gap="medium")
    columns = dictionary.columns()
    for first in range(0, len(columns), AT_ONCE):
        with grid.cell():
            part = columns.iloc[first : first + AT_ONCE]
            st.markdown("\n\n".join(_described(column) for column in part.itertuples()))


def _described(column: Any) -> str:
    """One column in Markdown: its name, what it holds and how else it may be spelled."""
    also = f"  \n:small[also {literal(column.spellings)}]" if column.spellings else ""
    return f"**{literal(column.column)}** · {literal(column.holds)}{also}"
