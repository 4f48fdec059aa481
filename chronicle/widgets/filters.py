"""The filters, each with the counts that the other filters leave it."""

from datetime import date

import streamlit as st

from chronicle.asking.answering import engine_of
from chronicle.asking.engine import Choice
from chronicle.asking.narrowing import Filter
from chronicle.dates.span import Span, SpanError
from chronicle.model import Chronicle
from chronicle.sessions import address, session
from chronicle.views import wording
from chronicle.widgets.literal import literal

PERIOD = "period"
"""The named period that from and to make up, if any."""
FOLLOW = "follow_map"
"""Whether `in_view` follows the map."""

PILLS_AT_MOST = 12
"""Of more values than this only the most frequent and the chosen stand side by side."""
PILLS_OF_MANY = 6
DATES = {"From": address.FROM, "To": address.TO}


def draw(chronicle: Chronicle, wanted: Filter) -> None:
    """Every filter, in the sidebar."""
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.markdown("### Filter")
        st.button(
            "Reset", key="reset", type="tertiary", on_click=session.reset,
            disabled=not wording.active(wanted), help="Show all events again.",
        )  # fmt: skip
    st.text_input(
        "Search", key=address.Q, placeholder="words in title, summary, place …",
        on_change=session.chosen, max_chars=address.Q_LENGTH,
    )  # fmt: skip
    _dates(chronicle)
    _periods(chronicle)
    offered = engine_of(chronicle).facets(wanted)
    for name, choices in offered.items():
        if choices:
            _facet(chronicle, name, choices)
    _follow_map(chronicle)
    st.caption(
        "An event is in the range when any part of it is, both days included. "
        "Values of one filter add up; filters narrow each other."
    )


def _dates(chronicle: Chronicle) -> None:
    if session.value(session.CALENDAR):
        low, high = _calendar(chronicle)
        for label, key in DATES.items():
            st.date_input(
                label, value=None, key=key, min_value=low, max_value=high,
                format="YYYY-MM-DD", on_change=session.chosen,
            )  # fmt: skip
        first, last = session.value(address.FROM), session.value(address.TO)
        if first and last and first > last:
            st.text("“From” is after “To”, so no event can pass.")
        return
    for label, key in DATES.items():
        st.text_input(label, key=key, placeholder="-0044-03", on_change=session.chosen)
        try:
            if text := session.value(key):
                Span.parse(text)
        except SpanError as error:
            st.text(f"{label} is not used: {error} {error.hint}")
    st.caption("Years before 1 as in ISO 8601: -0043 is 44 BCE.")


def _calendar(chronicle: Chronicle) -> tuple[date, date]:
    """The days that the calendar offers: whole years round the chronicle and what is chosen."""
    days = [day for key in DATES.values() if (day := session.value(key))]
    if ends := engine_of(chronicle).extent():
        days += filter(None, map(address.day_at, ends))
    days = days or [date.today()]
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def _periods(chronicle: Chronicle) -> None:
    periods = {period.name: period.span for period in chronicle.periods}
    if not periods:
        return
    wanted = session.wanted()
    name_now = next(
        (
            name
            for name, span in periods.items()
            if (span.first_second, span.last_second) == (wanted.first, wanted.last)
        ),
        None,
    )
    session.show(PERIOD, name_now)

    def choose() -> None:
        span = periods.get(session.value(PERIOD))
        ends = (span.first_second, span.last_second) if span else (None, None)
        session.set_range(*(None if end is None else wording.edtf_day(end) for end in ends))

    st.pills("Period", list(periods), key=PERIOD, format_func=literal, on_change=choose)


def _facet(chronicle: Chronicle, name: str, choices: tuple[Choice, ...]) -> None:
    counts = {choice.value: choice.count for choice in choices}

    def label(value: str) -> str:
        shown = wording.category_title(chronicle, value) if name == "category" else value
        return f"{shown} {counts.get(value, 0):,}"

    chosen = session.value(name)
    many = len(counts) > PILLS_AT_MOST
    offered = [v for at, v in enumerate(counts) if not many or at < PILLS_OF_MANY or v in chosen]
    st.pills(
        name.capitalize(), offered, selection_mode="multi", key=name,
        format_func=lambda value: literal(label(value)), on_change=session.chosen,
    )  # fmt: skip
    if many:
        others = [value for value in counts if value not in offered]
        st.selectbox(
            f"Another {name}", others, index=None, key=session.other_key(name),
            format_func=label, placeholder=f"search {len(others):,} others",
            label_visibility="collapsed", on_change=session.add_other, args=(name,),
        )  # fmt: skip


def _follow_map(chronicle: Chronicle) -> None:
    session.show(FOLLOW, session.value(address.IN_VIEW) is not None)

    def follow() -> None:
        window = session.map_window() or chronicle.view or engine_of(chronicle).densest()
        session.follow_map(session.value(FOLLOW), window)

    st.toggle("Only what the map shows", key=FOLLOW, on_change=follow)
