"""Competing accounts, side by side or in the card, and the events that rest on few publishers."""

from collections.abc import Iterator

import streamlit as st

from chronicle import schema
from chronicle.asking import evidence
from chronicle.asking.evidence import Quarrel
from chronicle.counting import counted
from chronicle.model import Account, Chronicle
from chronicle.sessions import address, session
from chronicle.views import wording
from chronicle.widgets.citing import numbered
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal
from chronicle.widgets.paging import paged

STANDING_MARKS = {"supported": "●", "unresolved": "?", "refuted": "✕"}
AT_ONCE = 12


def in_card(chronicle: Chronicle, event: str) -> None:
    """The competing accounts of one event, aspect by aspect; nothing where nobody differs."""
    quarrels = evidence.accounts_of(chronicle, event)
    if not quarrels:
        return
    names = ", ".join(wording.aspect_title(chronicle, q.about).lower() for q in quarrels)
    open_ones = sum(quarrel.unresolved for quarrel in quarrels)
    left = f", {open_ones} unresolved" if open_ones else ""
    st.markdown(f"**Accounts differ** on {literal(names)}")
    with st.expander(
        f"Who says what on {counted(len(quarrels), 'aspect')}{left}", key="accounts_in_card"
    ):
        st.markdown("\n\n".join(_in_lines(chronicle, quarrel) for quarrel in quarrels))


def _in_lines(chronicle: Chronicle, quarrel: Quarrel) -> str:
    lines = [f"**{literal(wording.aspect_title(chronicle, quarrel.about))}**", ""]
    for account in quarrel.accounts:
        lines.append(f"- **{literal(account.value)}** · {_voices(account)} · {_standing(account)}")
    return "\n".join([*lines, "", *_caution(chronicle, quarrel.about)])


def quarrel_list(shown: Shown) -> None:
    """Where accounts of the shown events differ, narrowed to some aspects and standings."""
    chronicle = shown.chronicle
    if not chronicle.accounts:
        st.text("This chronicle has no accounts.csv, so no competing accounts to show.")
        return
    _filters(chronicle)
    about, standing = session.value(address.ABOUT), session.value(address.STANDING)
    quarrels = evidence.quarrels(*shown, about, standing)
    if session.value(address.ONLY) and session.event():
        quarrels = tuple(quarrel for quarrel in quarrels if quarrel.event == session.event())
    if not quarrels:
        st.text("No accounts of the events shown differ on that.")
        return
    st.text(f"Accounts of the events shown differ on {counted(len(quarrels), 'aspect')}.")
    for quarrel in paged(quarrels, AT_ONCE, "quarrels"):
        _side_by_side(chronicle, quarrel)


def _filters(chronicle: Chronicle) -> None:
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        st.pills(
            "Standing", schema.STANDINGS, selection_mode="multi",
            key=address.STANDING, on_change=session.chosen,
        )  # fmt: skip
        session.show(session.ONLY_SELECTED, session.value(address.ONLY) is not None)
        st.toggle(
            "Only the selected event", key=session.ONLY_SELECTED, on_change=session.keep_to_event
        )
    with st.expander("Aspects", expanded=bool(session.value(address.ABOUT))):
        st.pills(
            "Aspect", evidence.aspects(chronicle), selection_mode="multi",
            key=address.ABOUT, on_change=session.chosen, label_visibility="collapsed",
            format_func=lambda about: literal(wording.aspect_title(chronicle, about)),
        )  # fmt: skip


def _side_by_side(chronicle: Chronicle, quarrel: Quarrel) -> None:
    with st.container(border=True, gap="xsmall", key=f"quarrel_{quarrel.event}_{quarrel.about}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(
                f"**{literal(wording.aspect_title(chronicle, quarrel.about))}**", width="content"
            )
            st.button(
                literal(quarrel.title), key=f"quarrel_event_{quarrel.event}_{quarrel.about}",
                on_click=session.select, args=(quarrel.event,),
            )  # fmt: skip
        st.markdown("\n".join(_rows(quarrel)))
        for caution in _caution(chronicle, quarrel.about):
            st.markdown(caution)


def _rows(quarrel: Quarrel) -> Iterator[str]:
    yield "| What | Who says so | Read in | Standing |"
    yield "|---|---|---|---|"
    for account in quarrel.accounts:
        cells = (
            f"**{literal(account.value)}**",
            literal(account.said_by),
            numbered(account.sources),
            _standing(account),
        )
        yield f"| {' | '.join(cells)} |"


def _voices(account: Account) -> str:
    said_by = literal(account.said_by) or "nobody named"
    return f"{said_by} {numbered(account.sources)}".strip()


def _standing(account: Account) -> str:
    mark = STANDING_MARKS.get(account.standing, "")
    note = f" :small[:gray[{literal(account.note)}]]" if account.note else ""
    return f"{mark} {literal(account.standing)}{note}".strip()


def _caution(chronicle: Chronicle, about: str) -> list[str]:
    caution = chronicle.cautions.get(about)
    return [f":small[{literal(caution)}]"] if caution else []
