"""The sources of the shown events, a page at a time."""

import streamlit as st

from chronicle.asking import evidence
from chronicle.asking.evidence import Rest
from chronicle.counting import counted
from chronicle.sessions import address, session
from chronicle.widgets.citing import cited
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal
from chronicle.widgets.paging import paged

AT_ONCE = 20


def source_list(shown: Shown) -> None:
    """Each source with the shown events that rest on it; a click on an event selects it."""
    _support(shown)
    st.text_input(
        "Search the sources", key=address.SOURCE_Q, on_change=session.chosen,
        max_chars=address.Q_LENGTH, placeholder="words in title, publisher, note …",
    )  # fmt: skip
    rests = evidence.resting(*shown, session.value(address.SOURCE_Q))
    if not rests:
        st.text("No such source stands behind the events shown.")
        return
    publishers = {rest.source.publisher for rest in rests}
    st.text(_counted(len(rests), len(publishers)))
    for rest in paged(rests, AT_ONCE, "sources"):
        _source(shown, rest)


def _support(shown: Shown) -> None:
    """How many independent publishers stand behind each event, those with fewest first."""
    support = evidence.support(*shown)
    noun = "event rests" if support.alone == 1 else "events rest"
    title = f"{support.alone} of {support.total} {noun} on fewer than two independent publishers"
    with st.expander(title):
        st.caption("Publishers that retell others, such as Wikipedia, are not counted.")
        lines = ["| Publishers | Event | Who |", "|---|---|---|"]
        for one in support.events:
            voices = literal(", ".join(one.publishers))
            lines.append(f"| {len(one.publishers)} | {literal(one.title)} | {voices} |")
        st.markdown("\n".join(lines))


def _counted(sources: int, publishers: int) -> str:
    first, second = counted(sources, "source"), counted(publishers, "publisher")
    verb = "stands" if sources == 1 else "stand"
    return f"{first} from {second} {verb} behind the events shown, the most used first."


def _source(shown: Shown, rest: Rest) -> None:
    with st.container(border=True, gap="xxsmall", key=f"source_{rest.source.id}"):
        st.markdown(cited(rest.source))
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.caption(_uses(rest), width="content")
            named = evidence.resting_on(*shown, rest.source.id)
            for id, title in named:
                st.button(
                    literal(title), key=f"rest_{rest.source.id}_{id}", on_click=session.select,
                    args=(id,),
                )  # fmt: skip
            if rest.events > len(named):
                st.caption(f"and {rest.events - len(named):,} more", width="content")


def _uses(rest: Rest) -> str:
    """How much rests on a source: `2 events, 5 accounts`."""
    counts = ((rest.events, "event"), (rest.accounts, "account"))
    parts = [counted(number, noun) for number, noun in counts if number]
    return ", ".join(parts)
