"""The links: as arcs over time, as rows, and the one that is being looked at."""

import streamlit as st

from chronicle.asking import connections
from chronicle.asking.connections import cautions
from chronicle.counting import counted
from chronicle.model import Chronicle, Link
from chronicle.sessions import address, session, wire
from chronicle.views import arcs, legend, wording
from chronicle.widgets.citing import cited
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal, paragraphs
from chronicle.widgets.panels import component, links_key, looks, relation_titles

ARCS = "arcs"
"""What the arcs last sent."""

ARCS_AT_MOST = 300
TABLE_HEIGHT_PX = 360
NO_LINKS = "This chronicle has no links between events."

_arcs = component("arcs")


def diagram(shown: Shown) -> None:
    """The links over time, by relation and standing; a click selects a link or an event."""
    chronicle = shown.chronicle
    with st.container(key="connections", gap="xsmall"):
        if not chronicle.links:
            st.text(NO_LINKS)
            return
        _filters(chronicle)
        links = wanted_links(shown)
        st.text(_counted(len(links), len(chronicle.links)))
        drawn = links[:ARCS_AT_MOST]
        if not drawn:
            return
        if len(links) > ARCS_AT_MOST:
            st.caption(f"The first {ARCS_AT_MOST:,} are drawn. Narrow the filters for others.")
        links_key(
            "legend_of_arcs",
            legend.links(drawn, relation_titles(chronicle), cautions(chronicle, drawn)),
        )
        data = arcs.draw(
            connections.linked(chronicle), drawn, looks=looks(chronicle),
            selected=session.event(), link=session.link(),
            said={link.id: wording.link_line(chronicle, link) for link in drawn},
        )  # fmt: skip
        _arcs(key=ARCS, data=data, on_picked_change=_picked, on_link_change=_link_picked)


def wanted_links(shown: Shown) -> tuple[Link, ...]:
    """The links between shown events, of the relations and standings that the reader wants."""
    relation, standing = session.value(address.RELATION), session.value(address.LINK_STANDING)
    return connections.narrowed(connections.shown_links(*shown), relation, standing)


def _counted(shown: int, total: int) -> str:
    links = counted(total, "link")
    sentence = f"{shown:,} of {links} between the events shown."
    return sentence if shown else f"None of {links} passes: widen the filters."


def _filters(chronicle: Chronicle) -> None:
    titles = relation_titles(chronicle)
    standings = dict.fromkeys(link.standing for link in chronicle.links)
    for label, name, options, show in (
        ("Relation", address.RELATION, titles, lambda name: literal(titles[name])),
        ("Standing", address.LINK_STANDING, [one for one in standings if one], literal),
    ):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(label, width=56)
            with st.container():
                st.pills(
                    label, options, selection_mode="multi", key=name, format_func=show,
                    on_change=session.chosen, label_visibility="collapsed",
                )  # fmt: skip


def _picked() -> None:
    id = wire.id(wire.part(session.value(ARCS), "picked"))
    if id is not None:
        session.select_link(None)
        session.select(id)


def _link_picked() -> None:
    # The ids of links are spelled as their file spells them.
    id = wire.text(wire.part(session.value(ARCS), "link"))
    if id is not None:
        session.select_link(id)


def link_card(shown: Shown, height_px: int) -> bool:
    """What is said about the link being looked at; False, and nothing drawn, when there is none."""
    link = connections.link(shown.chronicle, session.link() or "")
    if link is None:
        return False
    with st.container(key="link_card", height=height_px, border=True, gap="xsmall"):
        with st.container(
            horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
        ):
            relation = wording.relation_title(shown.chronicle, link.relation).upper()
            st.markdown(f":small[:gray[{literal(relation)}]]")
            st.button(
                "Close", key="close_link", type="tertiary", on_click=session.select_link,
                args=(None,),
            )  # fmt: skip
        if link not in wanted_links(shown):
            st.caption("Not among the arcs: hidden by the filters.")
        end_button(shown.chronicle, link.cause, "link_cause")
        end_button(shown.chronicle, link.effect, "link_effect", "→ ")
        st.markdown("\n\n".join(told(shown.chronicle, link)))
        said = [text for text in cautions(shown.chronicle, [link]) if text not in link.note]
        lines = [f":small[:gray[{literal(text)}]]" for text in said]
        lines += ["**Sources**" if link.sources else "**Sources** none found"]
        st.markdown("\n\n".join(lines) + "\n\n" + "\n".join(f"- {cited(s)}" for s in link.sources))
    return True


def end_button(chronicle: Chronicle, id: str, key: str, before: str = "") -> None:
    """A button that selects the event at one end of a link."""
    title = connections.titles(chronicle).get(id, id)
    st.button(
        before + literal(title), key=key, on_click=session.select, args=(id,), width="stretch"
    )


def told(chronicle: Chronicle, link: Link) -> list[str]:
    """What is said about a link, as paragraphs in Markdown: relation, voices, standing, note."""
    relation = wording.relation_title(chronicle, link.relation)
    voices = f", asserted by {literal(link.asserted_by)}" if link.asserted_by else ""
    standing = f" · {literal(link.standing)}" if link.standing else ""
    return [f"**{literal(relation)}**{voices}{standing}", *paragraphs(link.note)]


def link_table(shown: Shown) -> None:
    """The links as rows; selecting a row selects the link."""
    if not shown.chronicle.links:
        return
    links = wanted_links(shown)
    ids = tuple(link.id for link in links)
    # Its rows or the link may have changed elsewhere: then the table is a new one.
    key = session.table_key(ids, session.LINKS_TABLE)
    position = [ids.index(session.link())] if session.link() in ids else []
    with st.container(key="link_table"):
        st.markdown("### The same links as a table")
        st.dataframe(
            _table(shown.chronicle, links), key=key, hide_index=True, height=TABLE_HEIGHT_PX,
            selection_mode="single-row", on_select=lambda: _row_selected(key, ids),
            selection_default={"selection": {"rows": position}},
            alt="The links on show, one row each",
        )  # fmt: skip


def _table(chronicle: Chronicle, links: tuple[Link, ...]) -> dict[str, list[str]]:
    titles, relations = connections.titles(chronicle), relation_titles(chronicle)
    return {
        "Cause": [titles[one.cause] for one in links],
        "Relation": [relations.get(one.relation, "") for one in links],
        "Effect": [titles[one.effect] for one in links],
        "Asserted by": [one.asserted_by for one in links],
        "Standing": [one.standing for one in links],
        "Note": [one.note for one in links],
    }


def _row_selected(key: str, ids: tuple[str, ...]) -> None:
    selection = wire.part(session.value(key), "selection")
    rows = wire.rows(wire.part(selection, "rows"), len(ids))
    session.select_link_row(ids[rows[0]] if rows else None)
