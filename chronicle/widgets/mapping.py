"""Which column of the file plays which role, each to be changed by hand, with the first rows."""

import pandas as pd
import streamlit as st

from chronicle import desk, schema, session
from chronicle.model import Chronicle
from chronicle.opening import Opened
from chronicle.span import Span
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

FIRST_ROLES = (
    "title", "date", "end_date", "latitude", "longitude", "coordinates",
    "place", "country", "category", "actors", "summary", "sources",
)  # fmt: skip
OTHER_ROLES = tuple(role for role in schema.ROLES if role not in FIRST_ROLES)
PREVIEW_ROWS = 5
DAY_FIRST, MONTH_FIRST = "Day first", "Month first"


def mapping_panel(shown: Shown) -> None:
    """What has to be asked, the columns as they were taken, and what the first rows became."""
    opened = desk.opened()
    _sheets(opened)
    _question(opened)
    st.markdown("### What the first rows became")
    with st.container(key="preview"):
        st.dataframe(
            _preview(opened.chronicle), hide_index=True, alt="The first events as they were read"
        )
    with st.container(key="mapping"):
        st.markdown("### Which column is what")
        _roles(opened, FIRST_ROLES)
        taken = sum(role in opened.roles for role in OTHER_ROLES)
        with st.expander(f"More ({taken} taken)", expanded=False):
            _roles(opened, OTHER_ROLES)
        left = list(opened.chronicle.more.columns)
        if left:
            st.caption(f"Kept, and shown in the card under “more”: {literal(', '.join(left))}")
        if opened.answers.roles is not None:
            st.button("Back to what the header says", key="roles_reset", on_click=_reset_roles)


def _roles(opened: Opened, roles: tuple[str, ...]) -> None:
    columns = list(opened.table.cells.columns)
    grid = st.grid(3, min_column_width=170, gap="small")
    for role in roles:
        key = _key(role)
        session.show(key, opened.roles.get(role))
        with grid.cell():
            st.selectbox(
                role.replace("_", " ").capitalize(), columns, key=key, index=None,
                placeholder="none", on_change=_role_changed, args=(role,),
            )  # fmt: skip


def _key(question: str) -> str:
    # A list that is given other options says by itself that nothing of it is chosen any more.
    return f"{question}_of_{desk.openings()}"


def _role_changed(role: str) -> None:
    column = session.value(_key(role))
    roles = {**desk.opened().roles, role: column}
    desk.answer(roles={role: column for role, column in roles.items() if column is not None})
    session.chosen()


def _reset_roles() -> None:
    desk.answer(roles=None)
    session.chosen()


def _sheets(opened: Opened) -> None:
    if len(opened.table.sheets) > 1:
        session.show(_key("sheet"), opened.table.sheet)
        st.selectbox(
            "Sheet", opened.table.sheets, key=_key("sheet"), on_change=_sheet_changed,
            disabled=bool(desk.edits()),
        )  # fmt: skip
        if desk.edits():
            st.caption("Save your edits before you turn to another sheet: it closes this one.")


def _sheet_changed() -> None:
    if desk.turn_to_sheet(session.value(_key("sheet"))):
        session.begin_anew()


def _question(opened: Opened) -> None:
    if opened.question is None and opened.answers.day_first is None:
        return
    answer = {True: DAY_FIRST, False: MONTH_FIRST}.get(opened.answers.day_first)
    session.show(_key("day_first"), answer)
    with st.container(key="question", border=True):
        st.radio(
            literal(opened.question or "How are the dates written?"), [DAY_FIRST, MONTH_FIRST],
            key=_key("day_first"), index=None, horizontal=True, on_change=_day_first_changed,
        )  # fmt: skip


def _day_first_changed() -> None:
    desk.answer(day_first=session.value(_key("day_first")) == DAY_FIRST)
    session.chosen()


def _preview(chronicle: Chronicle) -> pd.DataFrame:
    events = chronicle.events.nsmallest(PREVIEW_ROWS, "line")
    dates = zip(events["date"], events["dated"], strict=True)
    return pd.DataFrame(
        {
            "Line": events["line"],
            "Title": events["title"],
            "Date": [Span.parse(date).words() if dated else "undated" for date, dated in dates],
            "Latitude": events["latitude"],
            "Longitude": events["longitude"],
            "Place": events["place"],
            "Category": events["category"],
        }
    )
