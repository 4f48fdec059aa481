"""How one event connects to another: the shortest chains of links between two chosen events."""

import streamlit as st

from chronicle.asking import connections
from chronicle.asking.connections import Stretch
from chronicle.counting import counted
from chronicle.model import Chronicle
from chronicle.sessions import address, session
from chronicle.widgets.citing import numbered
from chronicle.widgets.connections_page import end_button, told
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal


def chain_finder(shown: Shown) -> None:
    """Two events to choose, and each step of the shortest chains from the one to the other."""
    chronicle = shown.chronicle
    titles = connections.titles(chronicle)
    if not titles:
        return
    with st.container(key="chains"):
        st.markdown("### How does one event connect to another?")
        with st.container(horizontal=True, gap="small"):
            for label, key in (("From", address.START), ("To", address.END)):
                st.selectbox(
                    label, list(titles), key=key, index=None, format_func=titles.__getitem__,
                    placeholder="an event with links", on_change=session.chosen,
                )  # fmt: skip
        st.caption("Every link counts here, also one that a filter hides.")
        start, end = session.value(address.START), session.value(address.END)
        if start and end:
            _answer(chronicle, start, end)


def _answer(chronicle: Chronicle, start: str, end: str) -> None:
    titles = connections.titles(chronicle)
    if start == end:
        st.text("Choose two different events.")
        return
    chains = connections.chains(chronicle, start, end)
    if not chains:
        st.text(f"No chain of links leads from “{titles[start]}” to “{titles[end]}”.")
        chains = connections.chains(chronicle, start, end, against=True)
        if not chains:
            st.text("Nor are they joined by links that are read in either direction.")
            return
        st.text(
            "Read in either direction, links do join them. This shows that both belong to one "
            "story, not that one led to the other."
        )
    st.text(_counted(len(chains), len(chains[0])))
    links = [stretch.link for chain in chains for stretch in chain]
    for caution in connections.cautions(chronicle, links):
        st.caption(literal(caution))
    for number, chain in enumerate(chains, start=1):
        _chain(chronicle, start, chain, number)


def _counted(chains: int, steps: int) -> str:
    links = counted(steps, "link")
    if chains == 1:
        return f"The shortest chain has {links}."
    if chains == connections.CHAINS_AT_MOST:
        return f"The first {chains} of the shortest chains, each of {links}."
    return f"The {chains} shortest chains, each of {links}."


def _chain(chronicle: Chronicle, start: str, chain: tuple[Stretch, ...], number: int) -> None:
    with st.container(key=f"chain_{number}", border=True, gap="xsmall"):
        end_button(chronicle, start, f"chain_{number}_0")
        for at, (link, forward) in enumerate(chain, start=1):
            arrow = "↓" if forward else "↑ against its direction:"
            first, *note = told(chronicle, link)
            lines = [f"{arrow} {first}", *note, numbered(link.sources)]
            st.markdown("  \n".join(lines))
            end_button(chronicle, link.effect if forward else link.cause, f"chain_{number}_{at}")
