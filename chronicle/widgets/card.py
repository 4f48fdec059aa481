"""The card of the selected event, and what a reader finds who has selected none."""

from collections.abc import Iterator

import streamlit as st

from chronicle.asking import connections
from chronicle.counting import counted
from chronicle.model import Event, Source
from chronicle.sessions import session
from chronicle.views import place_map, wording
from chronicle.widgets import accounts
from chronicle.widgets.citing import cited
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal, paragraphs

NEXT_KEY, PREVIOUS_KEY = "N", "P"


def event_card(shown: Shown, height_px: int = place_map.HEIGHT_PX) -> None:
    """The selected event in full, or where to start."""
    id = session.event()
    event = shown.engine.event(id) if id else None
    with st.container(key="card", height=height_px, border=True, gap="xsmall"):
        _steps(shown)
        if event is None:
            _opening(shown)
        else:
            _event(shown, event)


def _steps(shown: Shown) -> None:
    """Previous and next through the shown events, in time order."""
    around = shown.engine.neighbours(shown.wanted, session.event())
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for label, id, key in (
            ("Previous", around.before, PREVIOUS_KEY),
            ("Next", around.after, NEXT_KEY),
        ):
            st.button(
                label, key=f"step_{label.lower()}", shortcut=key, disabled=id is None,
                on_click=session.select, args=(id,), 
                help=f"{label} event in time order (key {key})",
            )  # fmt: skip
        if around.position:
            st.caption(f"{around.position:,} of {around.total:,}")


def _opening(shown: Shown) -> None:
    chronicle = shown.chronicle
    if chronicle.description:
        st.text(chronicle.description)
    start = " Or start with:" if chronicle.start_with else ""
    st.caption(f"Click an event wherever it is drawn or named, to see it here.{start}")
    titles = {event.id: event.title for event in shown.engine.named(chronicle.start_with)}
    for id in chronicle.start_with:
        st.button(
            literal(titles[id]), key=f"start_{id}", on_click=session.select, args=(id,),
            width="stretch",
        )  # fmt: skip


def _event(shown: Shown, event: Event) -> None:
    hidden = shown.engine.hidden_by(shown.wanted, event.id)
    if hidden:
        st.text(wording.why_hidden(hidden))
        st.button("Show it", key="show_hidden", on_click=_drop_filters, args=(hidden,))
    # One element for what is only read: each element more costs a click a little time.
    st.markdown("\n\n".join(_facts(shown, event)))
    accounts.in_card(shown.chronicle, event.id)
    st.markdown("\n".join(_sources(event.sources)))
    _links(shown, event.id)
    _more(shown, event.id)


def _more(shown: Shown, id: str) -> None:
    """The columns of the table that play no role, as it spells them."""
    cells = shown.engine.more(id)
    if cells:
        with st.expander("More", key="more"):
            lines = (f"**{literal(name)}** {literal(cell)}" for name, cell in cells.items())
            st.markdown("\n\n".join(lines))


def _facts(shown: Shown, event: Event) -> Iterator[str]:
    if event.category:
        category = wording.category_title(shown.chronicle, event.category).upper()
        yield f":small[:gray[{literal(category)}]]"
    yield f"### {literal(event.title)}"
    # Two spaces at a line's end break the line without a new paragraph.
    yield "  \n".join(
        (
            _line(wording.when(event), wording.when_exactly(event)),
            _line(wording.where(event), wording.where_exactly(event)),
        )
    )
    yield from paragraphs(event.summary)
    if toll := wording.toll(event):
        yield _line(toll, "")
    yield from paragraphs(f"Toll: {event.toll_note}" if event.toll_note else "")
    if event.status:
        yield _line(event.status.capitalize(), wording.STATUS_MEANINGS[event.status])
    yield from paragraphs(event.status_note)
    if event.actors:
        yield f"**Actors** {literal('; '.join(event.actors))}"


def _links(shown: Shown, id: str) -> None:
    """The linked events as buttons, each with the relation and who asserts it."""
    links, titles = connections.links_of(shown.chronicle, id), connections.titles(shown.chronicle)
    if not links:
        return
    st.markdown("**Linked events**")
    for link in links:
        other = link.cause if link.effect == id else link.effect
        arrow = "←" if link.effect == id else "→"
        st.button(
            f"{arrow} {literal(titles[other])}", key=f"link_{link.id}", on_click=session.select,
            args=(other,), width="stretch", help=literal(link.note) or None,
        )  # fmt: skip
        st.caption(literal(wording.link_line(shown.chronicle, link)))


def _line(strong: str, more: str) -> str:
    return f"**{literal(strong)}**" + (f" · {literal(more)}" if more else "")


def _sources(sources: tuple[Source, ...]) -> Iterator[str]:
    publishers = {source.publisher for source in sources if source.publisher}
    if not sources:
        yield "**Sources** none named"
        return
    yield f"**Sources** from {counted(len(publishers), 'publisher')}\n"
    for source in sources:
        yield f"- {cited(source)}"


def _drop_filters(names: tuple[str, ...]) -> None:
    for name in names:
        session.switch_off(name)
