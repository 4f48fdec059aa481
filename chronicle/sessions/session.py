"""What the reader chose, in the session state and in the address, and which of the two rules.

A choice lives in the session state under the same name as in the address. The address wins when the
reader brought it (a link, Back, Forward); the state wins when a widget was used. A widget that was
used says so through `chosen`, which every callback calls; an address that the reader brought is one
that differs from the last that was written here.

A key that one widget alone has need of stands with that widget.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from chronicle.asking.narrowing import Filter
from chronicle.model import Bounds, Chronicle
from chronicle.sessions import address, wire
from chronicle.sessions.address import CHOICES, EVENT, FROM, IN_VIEW, STEP, TO

# Kept for the session but not in the address.
MAP_WINDOW = "map_window"
"""The part of the world that the map last said it shows."""
BROUGHT = "brought"
"""How many addresses the reader has brought: links, and steps Back and Forward."""
ONLY_SELECTED = "only_selected"
"""Whether the accounts are those of the selected event alone."""
SECTION_SHOWN = "section_shown"
"""The part of the Evidence page that is shown."""
DATA_SECTION = "data_section"
"""The part of the Data page that is shown."""
TABLE, LINKS_TABLE = "table_rows", "link_rows"
"""Which table of each kind is on the page, and what it was made for."""
ROW_SELECTED = "row_selected"
CALENDAR = "calendar"
"""Whether from and to are days of a calendar; otherwise they are EDTF text."""
PLAYING = "playing"
"""Whether the story goes on by itself."""
WRITTEN = "_written"
CHOSEN = "_chosen"
NOTES = "_notes"
ANEW = "_anew"
"""Whether the next run is about another chronicle, where nothing has been chosen yet."""


def start(chronicle: Chronicle, *, story: bool = False) -> None:
    """Bring the state and the address together, once at the top of every run.

    On the page of the `story` there is always a step, and an event that is looked at.
    """
    state = st.session_state
    state[CALENDAR] = address.calendar_reaches(chronicle)
    brought = {name: st.query_params.get_all(name) for name in st.query_params}
    if state.pop(ANEW, False):
        state.update({name: address.default(name) for name in CHOICES})
        chosen()
    used = state.pop(CHOSEN, False)
    brought_anew = not used and brought != state.get(WRITTEN)
    if brought_anew or not story:
        state[PLAYING] = False
    if brought_anew:
        state[BROUGHT] = state.get(BROUGHT, 0) + 1
        choices, state[NOTES] = address.read(chronicle, brought, state[CALENDAR])
        for name, value in choices.items():
            state[name] = value
    for name in CHOICES:
        # Streamlit forgets the value of a widget that a page does not draw, unless it is set.
        state[name] = state.get(name, address.default(name))
    if _revalidate(chronicle) or used or brought_anew:
        state[WRITTEN] = permalink()
        if brought != state[WRITTEN]:
            st.query_params.from_dict(state[WRITTEN])
    if story:
        # Not written into the address: going Back to it would write it again, and be held there.
        _open_story(chronicle)


def value(name: str) -> Any:
    """What is chosen or was sent under one of the names above."""
    return st.session_state.get(name)


def show(name: str, value: object) -> None:
    """Have a widget that is yet to be drawn show a value that follows from other choices."""
    st.session_state[name] = value


def chosen() -> None:
    """Say that the reader used a widget: for `on_change` of whatever has no callback of its own."""
    st.session_state[CHOSEN] = True
    st.session_state[NOTES] = ()
    pause()


def begin_anew() -> None:
    """Another chronicle is open from the next run on: drop the selection and every filter."""
    st.session_state[ANEW] = True


def permalink() -> dict[str, list[str]]:
    """The query parameters that reopen this view; defaults do not appear."""
    return address.write({name: value(name) for name in CHOICES})


def notes() -> Sequence[str]:
    """What of the link could not be used, one sentence each."""
    return st.session_state.get(NOTES, ())


def wanted() -> Filter:
    """What the reader wants to see."""
    return address.wanted({name: value(name) for name in CHOICES})


def event() -> str | None:
    """The selection: the id of the event being looked at."""
    return st.session_state.get(EVENT)


def select(id: str | None) -> None:
    """Look at one event, or at none."""
    st.session_state[EVENT] = id
    chosen()


def tell(number: int, event: str, play: bool = False) -> None:
    """Be told a step of the story and look at its event; with `play` the story then goes on."""
    st.session_state[STEP] = number
    select(event)
    st.session_state[PLAYING] = play


def pause() -> None:
    """Have the story wait."""
    st.session_state[PLAYING] = False


def select_row(id: str | None) -> None:
    """Look at the event of a row that was selected in the table, which shows it by itself."""
    st.session_state[ROW_SELECTED] = TABLE
    select(id)


def table_key(ids: tuple[str, ...], table: str = TABLE) -> str:
    """A table's key: a new one when rows or selection changed other than by its own click.

    A table's selection cannot be set from here, only given to a table that is new.
    """
    state = st.session_state
    selected = link() if table == LINKS_TABLE else event()
    number, made_for = state.get(table, (0, None))
    own_click = state.pop(ROW_SELECTED, None) == table and made_for and made_for[0] == ids
    if made_for != (ids, selected) and not own_click:
        number += 1
    state[table] = (number, (ids, selected))
    return f"{table}_{number}"


def other_key(name: str) -> str:
    """The key of the list that offers the less frequent values of a facet."""
    return f"other_{name}"


def add_other(name: str) -> None:
    """Want one more value of a facet: the one that was picked from its list."""
    picked = wire.text(st.session_state[other_key(name)])
    if picked is not None and picked not in st.session_state[name]:
        st.session_state[name] = [*st.session_state[name], picked]
    st.session_state[other_key(name)] = None
    chosen()


def set_range(first: str | None, last: str | None) -> None:
    """Want the events between two days, each in EDTF; None leaves that side open."""
    as_date = st.session_state[CALENDAR]
    st.session_state[FROM] = address.day(first) if first and as_date else first
    st.session_state[TO] = address.day(last, last=True) if last and as_date else last
    chosen()


def reset() -> None:
    """Want everything again; the selection stays."""
    for name in address.FILTERS:
        st.session_state[name] = address.default(name)
    chosen()


def switch_off(name: str) -> None:
    """Drop one filter: `date`, or the name of its parameter."""
    for parameter in (FROM, TO) if name == "date" else (name,):
        st.session_state[parameter] = address.default(parameter)
    chosen()


def turn_to_data(section: str) -> None:
    """Show another part of the Data page."""
    st.session_state[DATA_SECTION] = section
    chosen()


def keep_to_event() -> None:
    """Show the accounts of the selected event alone, or of all events again."""
    st.session_state[address.ONLY] = EVENT if st.session_state[ONLY_SELECTED] else None
    chosen()


def turn_to() -> None:
    """Show another part of the Evidence page; the first one does not appear in the address."""
    section = st.session_state[SECTION_SHOWN]
    st.session_state[address.SECTION] = None if section == address.SECTIONS[0] else section
    chosen()


def follow_map(on: bool, window: Bounds | None) -> None:
    """Want only what the map shows, or drop that wish."""
    st.session_state[IN_VIEW] = window if on else None
    chosen()


def map_moved(window: Bounds) -> None:
    """The map shows another part of the world."""
    st.session_state[MAP_WINDOW] = window
    if st.session_state.get(IN_VIEW) is not None:
        st.session_state[IN_VIEW] = window
    playing = value(PLAYING)
    chosen()
    st.session_state[PLAYING] = playing  # The story moves the map too: no reason to pause.


def map_window() -> Bounds | None:
    """The part of the world that the map last said it shows; None before it has said so."""
    return st.session_state.get(MAP_WINDOW)


def _open_story(chronicle: Chronicle) -> None:
    """Begin at the step that tells of the selection, or at the first; look at the step's event."""
    state, steps = st.session_state, chronicle.story
    if not steps:
        return
    if state[STEP] is None:
        about = next((one for one in steps if one.event == state[EVENT]), steps[0])
        state[STEP], state[EVENT] = about.number, about.event
    elif state[EVENT] is None:
        state[EVENT] = steps[state[STEP] - 1].event


def _revalidate(chronicle: Chronicle) -> bool:
    """Drop choices that the open chronicle does not offer, if any: a browser may send anything."""
    state, before = st.session_state, permalink()
    for name in CHOICES:
        kept = address.usable(chronicle, name, state[name])
        if kept != state[name]:
            state[name] = kept
    return permalink() != before


def link() -> str | None:
    """The id of the link being looked at."""
    return st.session_state.get(address.LINK)


def select_link(id: str | None) -> None:
    """Look at one link, or at none."""
    st.session_state[address.LINK] = id
    chosen()


def select_link_row(id: str | None) -> None:
    """Look at the link of a row that was selected in the table, which shows it by itself."""
    st.session_state[ROW_SELECTED] = LINKS_TABLE
    select_link(id)
