"""The story: one step at a time beside the map and the timeline, by hand or by itself."""

from pathlib import Path

import streamlit as st
from streamlit.components import v2 as components

from chronicle.asking import telling
from chronicle.model import Event, Step
from chronicle.sessions import address, session, wire
from chronicle.views import place_map, wording
from chronicle.widgets import card
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal, paragraphs

SPEED = "speed"
"""How long the story stays at a step while it plays."""
TICKER = "ticker"
"""What the story's clock last sent."""

PREVIOUS_KEY, PLAY_KEY, NEXT_KEY = "Left", "S", "Right"
SPEEDS = {4: "4 s", 8: "8 s", 15: "15 s"}
"""Seconds that the story stays at a step while it plays, and what the reader is offered."""
USUAL_SPEED = 8
SPEED_PX = 84
ASIDE_CARD_PX = place_map.HEIGHT_PX - 96
"""Height of another event's card, so that it ends where the map does."""

_ticker = components.component(
    "chronicle_ticker",
    html="<span></span>",
    js=Path(__file__).with_name("ticker.js").read_text(encoding="utf-8"),
)


def step_told(shown: Shown) -> Step | None:
    """The step that is told; where there is no story, a sentence instead."""
    steps = shown.chronicle.story
    if not steps:
        with st.container(key="story"):
            st.text("This chronicle has no story: it would stand in story.csv, beside events.csv.")
        return None
    return steps[session.value(address.STEP) - 1]


def so_far(shown: Shown, step: Step) -> Shown:
    """What the reader wants to see, up to the moment at which the step's event begins."""
    return shown._replace(wanted=telling.so_far(*shown, step))


def closeup(shown: Shown, step: Step) -> place_map.Closeup | None:
    """Where the map goes for a step; None when its event has no place on it."""
    event = telling.event_of(shown.chronicle, step)
    if event.latitude is None or event.longitude is None or step.zoom is None:
        return None
    return place_map.Closeup(event.latitude, event.longitude, step.zoom, step.number)


def story_panel(shown: Shown, step: Step) -> None:
    """The step's text; when another event was picked, its card and the way back."""
    aside = session.event() != step.event
    with st.container(key="story", height=place_map.HEIGHT_PX, border=False, gap="xsmall"):
        _controls(shown, step)
        if aside:
            _aside(shown, step)
        else:
            _text(shown, step)
        _clock(shown, step)


def contents(shown: Shown, step: Step) -> None:
    """Every step's heading, to go straight there."""
    with st.container(key="steps", gap="xxsmall"):
        st.markdown("### All steps")
        with st.container(horizontal=True, gap="small"):
            for one in shown.chronicle.story:
                label = f"{one.number} {literal(one.heading)}"
                st.button(
                    f"**{label}**" if one == step else label, key=f"story_{one.number}",
                    type="tertiary", on_click=session.tell, args=(one.number, one.event),
                )  # fmt: skip


def _controls(shown: Shown, step: Step) -> None:
    steps, playing = shown.chronicle.story, session.value(session.PLAYING)
    around = {number: steps[number - 1] for number in (step.number - 1, step.number + 1)
              if 1 <= number <= len(steps)}  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        _go("Previous", around.get(step.number - 1), PREVIOUS_KEY)
        # Playing from the last step begins again.
        at = step if step.number < len(steps) else steps[0]
        st.button(
            "Pause" if playing else "Play", key="story_play", shortcut=PLAY_KEY,
            on_click=session.pause if playing else session.tell,
            args=() if playing else (at.number, at.event, True),
            help=None if playing else "Go on by itself; whatever you do pauses it.",
        )  # fmt: skip
        _go("Next", around.get(step.number + 1), NEXT_KEY)
        st.markdown(f"**{step.number}** of {len(steps)}", width="content")
        _speed()


def _go(label: str, step: Step | None, key: str) -> None:
    st.button(
        label, key=f"story_{label.lower()}", shortcut=key, disabled=step is None,
        on_click=session.tell, args=(step.number, step.event) if step else (),
    )  # fmt: skip


def _text(shown: Shown, step: Step) -> None:
    event = telling.event_of(shown.chronicle, step)
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
    ):
        st.markdown(f"## {literal(step.heading)}", width="content")
        st.page_link("dashboard.py", label="Open in Explore", query_params=session.permalink())
    parts = [_about(event), *paragraphs(step.text)]
    if hidden := _hidden(shown, step.event):
        parts.insert(1, literal(wording.why_hidden(hidden)))
    st.markdown("\n\n".join(parts))


def _hidden(shown: Shown, id: str | None) -> tuple[str, ...]:
    return shown.engine.hidden_by(shown.wanted, id)


def _about(event: Event) -> str:
    facts = (event.title, wording.when(event), wording.where(event))
    return f":small[:gray[{literal(' · '.join(facts))}]]"


def _aside(shown: Shown, step: Step) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.button(
            "Back to the step", key="story_back", on_click=session.tell,
            args=(step.number, step.event),
        )  # fmt: skip
        st.markdown(f"**{literal(step.heading)}**", width="content")
    by_filters = _hidden(shown, session.event())
    if _hidden(so_far(shown, step), session.event()) != by_filters:
        st.caption("Not yet on map and timeline: it comes later than this step.")
    card.event_card(shown, ASIDE_CARD_PX)


def _speed() -> None:
    if session.value(SPEED) not in SPEEDS:
        session.show(SPEED, USUAL_SPEED)
    with st.container(key="story_speed", width=SPEED_PX):
        st.selectbox(
            "Seconds at each step while it plays", SPEEDS, key=SPEED,
            format_func=SPEEDS.__getitem__, label_visibility="collapsed",
        )  # fmt: skip


def _clock(shown: Shown, step: Step) -> None:
    steps = shown.chronicle.story

    def due() -> None:
        # What was due for another step, or before the reader did something, is due no more.
        playing = session.value(session.PLAYING)
        due_at = wire.number(wire.part(session.value(TICKER), "due"), 1, len(steps))
        if playing and due_at == step.number < len(steps):
            following = steps[step.number]
            session.tell(following.number, following.event, following.number < len(steps))

    _ticker(
        key=TICKER, on_due_change=due, on_touched_change=session.pause,
        data={
            "playing": bool(session.value(session.PLAYING)), "step": step.number,
            "seconds": session.value(SPEED) or USUAL_SPEED,
        },
    )  # fmt: skip
