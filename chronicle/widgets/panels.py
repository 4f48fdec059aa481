"""Drawings on a page with their clicks wired: map, legend, timeline."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.components import v2 as components
from streamlit_folium import st_folium

from chronicle.asking import connections, evidence
from chronicle.asking.answering import engine_of
from chronicle.asking.engine import EVERYWHERE, Mark
from chronicle.asking.narrowing import Filter
from chronicle.model import Chronicle, Link
from chronicle.sessions import address, session, wire
from chronicle.views import front_end, legend, palette, place_map, timeline, wording
from chronicle.widgets.frame import Shown

PLACE_MAP, TIMELINE = "place_map", "timeline_marks"
"""What map and timeline last sent, read by their callbacks."""

SHARES = {"selected": "links of the selected event", "all": "all", "none": "none"}
ARROWS_AT_MOST = 200
MARGIN = 0.25
"""So wide a part of the map's window is drawn around it, that a small drag finds its events."""
EDGE_PART = 30
"""Where a page shows less than is wanted, its axis goes on for this part of itself."""


def component(name: str) -> Callable[..., Any]:
    """A drawing's front end."""
    return components.component(
        f"chronicle_{name}", css=front_end.style(name), js=front_end.component(name)
    )


LINKS_LEGEND_PX = 690

_legend = component("legend")
_timeline = component("timeline")


def looks(chronicle: Chronicle) -> Mapping[str, palette.Look]:
    """How each category of the chronicle is drawn, on every page alike."""
    return palette.looks(engine_of(chronicle).categories())


def map_panel(
    shown: Shown, *, muted: bool = False, closeup: place_map.Closeup | None = None
) -> None:
    """The map; a click on a mark selects its event.

    `muted` and `closeup` as in `place_map.draw`; a muted map is without arrows.
    """
    chronicle, wanted = shown
    view = chronicle.view or shown.engine.densest()
    events = shown.engine.places(wanted, EVERYWHERE)
    cells = spread = reach = None
    if events is None:
        spread = shown.engine.spread(wanted)
        seen = wanted.in_view or session.map_window() or view or place_map.WORLD
        reach = seen.widened(MARGIN)
        events = shown.engine.places(wanted, reach)
        if events is None:
            events, cells, reach = (), shown.engine.cells(wanted, seen), None
        events = _with_selected(shown, events)
    drawing = place_map.draw(
        events, cells, looks(chronicle), spread=spread, reach=reach, selected=session.event(),
        window=session.map_window(), follow=wanted.in_view is not None,
        brought=session.value(session.BROUGHT) or 0, opens_on=wanted.in_view,
        muted=muted, closeup=closeup, unresolved=evidence.unresolved(chronicle),
        links={} if muted else {link: _about(chronicle, link) for link in _links(shown)},
    )  # fmt: skip
    with st.container(key="map"):
        st_folium(
            place_map.base_map(view), key=PLACE_MAP, height=place_map.HEIGHT_PX,
            width=None, feature_group_to_add=drawing, returned_objects=[],
            on_change=_map_said,
        )  # fmt: skip


def _with_selected(shown: Shown, events: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Events with the selected one, which is drawn even where the others are counts."""
    id = session.event()
    if id is None or any(event.id == id for event in events):
        return events
    return (*events, *shown.engine.named(shown.engine.passing(shown.wanted, (id,))))


def _map_said() -> None:
    said = session.value(PLACE_MAP)
    if (id := wire.id(wire.part(said, "picked"))) is not None:
        session.select(id)
    elif (window := wire.box(wire.part(said, "window"))) is not None:
        session.map_moved(window)


def legend_panel(shown: Shown, *, links: bool = True) -> None:
    """What colours, glyphs and outlines mean, for map and timeline; with `links`, also arrows."""
    drawn = looks(shown.chronicle)
    titles = {name: wording.category_title(shown.chronicle, name) for name in drawn}
    with st.container(gap="xxsmall"):
        _legend(key="legend_list", data=legend.categories(drawn, titles))
        if links and shown.chronicle.links:
            _links_legend(shown)


def _links_legend(shown: Shown) -> None:
    """What the arrows mean, beside the choice of links that are drawn as arrows."""
    chronicle, links = shown.chronicle, _links(shown)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
    ):
        cautions = connections.cautions(chronicle, links, "route") if links else ()
        data = legend.links(links, relation_titles(chronicle), cautions)
        # Where both have no room side by side, the choice stands below.
        with st.container(width=LINKS_LEGEND_PX):
            links_key("legend_of_links", data)
        st.segmented_control(
            "Links", SHARES, key=address.LINKS, required=True, format_func=SHARES.__getitem__,
            on_change=session.chosen, label_visibility="collapsed",
        )  # fmt: skip


def links_key(key: str, data: dict[str, Any]) -> None:
    """What arrows or arcs on show mean, as `legend.links` gives it."""
    _legend(key=key, data=data)


def relation_titles(chronicle: Chronicle) -> Mapping[str, str]:
    """What a reader is shown for each relation of the chronicle."""
    names = connections.relations(chronicle)
    return {name: wording.relation_title(chronicle, name) for name in names}


def _links(shown: Shown) -> tuple[Link, ...]:
    """The links that are drawn as arrows."""
    share = session.value(address.LINKS)
    if share == "none":
        return ()
    links = connections.shown_links(*shown)
    if share == "selected":
        links = tuple(one for one in links if session.event() in (one.cause, one.effect))
    return links[:ARROWS_AT_MOST]


def _about(chronicle: Chronicle, link: Link) -> str:
    titles = connections.titles(chronicle)
    ends = f"{titles[link.cause]} → {titles[link.effect]}"
    return f"{ends}: {wording.link_line(chronicle, link)}"


def timeline_panel(shown: Shown, *, muted: bool = False, chosen: Filter | None = None) -> None:
    """The timeline; a click on a mark selects its event, a brush sets the dates.

    `muted` as in `timeline.draw`. `chosen` is the reader's own filter, where a page shows less than
    it lets pass: the brush is about that one.
    """
    chronicle, wanted = shown
    brushed = chosen or wanted
    ends = shown.engine.extent()
    with st.container(key="timeline"):
        if ends is None:
            st.text("No event has a date that can be read, so there is no timeline to draw.")
            return
        drawn = looks(chronicle)
        first = ends[0] if wanted.first is None else wanted.first
        last = ends[1] if wanted.last is None else wanted.last
        if last <= first:
            first, last = ends
        if chosen:  # so that the latest mark does not stand at the very edge
            last += (last - first) // EDGE_PART
        marks, density = shown.engine.marks(wanted, first, last), None
        if marks is None:
            marks = tuple(mark for mark in _with_selected(shown, ()) if mark.dated)
            density = shown.engine.histogram(wanted, first, last)
        data = timeline.draw(
            marks,
            domain=(first, last + 1),
            extent=ends,
            window=(brushed.first, brushed.last),
            bins=shown.engine.histogram(brushed.without("date"), *ends),
            density=density,
            looks=drawn,
            selected=session.event(),
            titles={name: wording.category_title(chronicle, name) for name in drawn},
            muted=muted,
            unresolved=evidence.unresolved(chronicle),
            links=() if muted else _links(shown),
        )
        _timeline(
            key=TIMELINE, data=data, on_picked_change=_timeline_picked,
            on_brushed_change=_timeline_brushed,
        )  # fmt: skip


def _timeline_picked() -> None:
    id = wire.id(wire.part(session.value(TIMELINE), "picked"))
    if id is not None:
        session.select(id)


def _timeline_brushed() -> None:
    brushed = wire.stretch(wire.part(session.value(TIMELINE), "brushed"))
    if brushed is not None:
        session.set_range(*(None if end is None else wording.edtf_day(end) for end in brushed))
