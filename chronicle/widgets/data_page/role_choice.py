"""Which column of the file plays which role, each to be changed by hand, with the first rows."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from chronicle import schema
from chronicle.dates.span import Span
from chronicle.model import Chronicle
from chronicle.problems import shortened
from chronicle.reading.opening import Opened
from chronicle.sessions import desk, session, wire
from chronicle.widgets.data_page.rechecking import checking
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

FIRST_ROLES = (
    "title", "date", "end_date", "latitude", "longitude", "coordinates",
    "place", "country", "category", "actors", "summary", "sources",
)  # fmt: skip
PREVIEW_ROWS = 5
DAY_FIRST, MONTH_FIRST = "Day first", "Month first"


def mapping_panel(shown: Shown) -> None:
    """What has to be asked, the columns as they were taken, and what the first rows became."""
    opened = desk.opened()
    _sheets(opened)
    question(opened)
    st.markdown("### What the first rows became")
    with st.container(key="preview"):
        st.markdown(_preview(opened.chronicle))
    with st.container(key="mapping"):
        st.markdown("### Which column is what")
        made = [
            f"{_words(role)} of {opened.mapping[role]}"
            for role in schema.ROLES
            if _is_made(opened, role)
        ]
        if made:
            st.caption(literal(f"Made of other columns: {'; '.join(made)}."))
        first = [role for role in schema.ROLES if role in FIRST_ROLES or role in opened.roles]
        _roles(opened, sorted(first, key=(*FIRST_ROLES, *schema.ROLES).index))
        with st.expander("Not in this table", expanded=False):
            _roles(opened, [role for role in schema.ROLES if role not in first])
        left = list(opened.chronicle.more.columns)
        if left:
            st.caption(f"Kept, and shown in the card under “more”: {literal(', '.join(left))}")
        if opened.answers.roles is not None:
            st.button("Back to what the header says", key="roles_reset", on_click=_reset_roles)


def _roles(opened: Opened, roles: Sequence[str]) -> None:
    columns = list(opened.table.cells.columns)
    grid = st.grid(3, min_column_width=170, gap="small")
    for role in roles:
        key = _key(role)
        session.show(key, opened.roles.get(role))
        with grid.cell():
            st.selectbox(
                _words(role).capitalize(), columns, key=key, index=None,
                placeholder=_made_of(opened, role), on_change=_role_changed, args=(role,),
            )  # fmt: skip


def _words(role: str) -> str:
    return role.replace("_", " ")


def _is_made(opened: Opened, role: str) -> bool:
    """Whether what no column holds was put together from others."""
    return role in opened.mapping and role not in opened.roles


def _made_of(opened: Opened, role: str) -> str:
    """What stands in a list from which no column was chosen."""
    return f"made of {opened.mapping[role]}" if _is_made(opened, role) else "none"


def _key(question: str) -> str:
    # A list that is given other options says by itself that nothing of it is chosen any more.
    return f"{question}_of_{desk.openings()}"


def _role_changed(role: str) -> None:
    column = wire.choice(session.value(_key(role)), tuple(desk.opened().table.cells))
    roles = {**desk.opened().roles, role: column}
    with checking():
        desk.answer(roles={role: column for role, column in roles.items() if column is not None})
    session.chosen()


def _reset_roles() -> None:
    with checking():
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
    sheet = wire.choice(session.value(_key("sheet")), desk.opened().table.sheets)
    if sheet is not None and desk.turn_to_sheet(sheet):
        session.begin_anew()


def question(opened: Opened) -> None:
    """Whether the day or the month comes first, where the table leaves it open."""
    if opened.question is None and opened.answers.day_first is None:
        return
    answer = {None: None, True: DAY_FIRST, False: MONTH_FIRST}[opened.answers.day_first]
    session.show(_key("day_first"), answer)
    with st.container(key="question", border=True):
        st.radio(
            literal(opened.question or "How are the dates written?"), [DAY_FIRST, MONTH_FIRST],
            key=_key("day_first"), index=None, horizontal=True, on_change=_day_first_changed,
        )  # fmt: skip


def _day_first_changed() -> None:
    with checking():
        desk.answer(day_first=session.value(_key("day_first")) == DAY_FIRST)
    session.chosen()


def _preview(chronicle: Chronicle) -> str:
    """The first events as they were read: a table in Markdown, which wraps on a narrow screen."""
    lines = ["| Line | Title | Date | Place |", "|--:|---|---|---|"]
    lines += map(_row, chronicle.events.nsmallest(PREVIEW_ROWS, "line").itertuples())
    return "\n".join(lines)


def _row(event: Any) -> str:
    date = Span.parse(event.date).words() if event.dated else "undated"
    place = f"{event.latitude:.2f}, {event.longitude:.2f}" if event.located else "no coordinates"
    return f"| {event.line} | {literal(shortened(event.title))} | {literal(date)} | {place} |"
