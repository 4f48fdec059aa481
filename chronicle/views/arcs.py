"""What the arc diagram's front end (arcs.js) needs to draw: events in time order, arcs beside them.

Time runs downward in equal steps, for titles can be read only side by side. Each arc meets the axis
at a port of its own, in an order in which arcs that could avoid each other do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chronicle.asking.engine import Mark
from chronicle.dates.span import Span
from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import Look
from chronicle.views.ticks import DAY, MONTHS, civil, year_in_words

ROW_PX = 17
"""The least height of an event's row."""
PORT_PX = 6
"""From one port of an event to the next."""
LEAST_REACH = 0.08
"""How far the shortest arcs reach, as a share of the longest's."""


@dataclass(frozen=True)
class Arc:
    """Where one link leaves and meets the axis, in pixels from the top, and how far it reaches."""

    start: float
    end: float
    reach: float
    """A share of the room beside the axis, more than 0, at most 1."""


@dataclass(frozen=True)
class Layout:
    """Where each event's row begins, with the end of the last one added; an arc for each link."""

    tops: tuple[int, ...]
    arcs: tuple[Arc, ...]


def layout(ids: Sequence[str], links: Sequence[Link]) -> Layout:
    """Give every event a row, in the order given, and every link an arc between two of them."""
    row = {id: at for at, id in enumerate(ids)}
    ends = [(row[link.cause], row[link.effect]) for link in links]
    ports = _ports(len(ids), ends)
    tops = [0]
    for here in ports:
        tops.append(tops[-1] + max(ROW_PX, PORT_PX * len(here) + 5))
    spot = {
        (at, port): (tops[at] + tops[at + 1]) / 2 + PORT_PX * (nth - (len(here) - 1) / 2)
        for at, here in enumerate(ports)
        for nth, port in enumerate(here)
    }
    spans = [abs(spot[cause, at] - spot[effect, at]) for at, (cause, effect) in enumerate(ends)]
    longest = max(spans, default=1.0)
    arcs = [
        Arc(spot[cause, at], spot[effect, at], max(LEAST_REACH, (spans[at] / longest) ** 0.6))
        for at, (cause, effect) in enumerate(ends)
    ]
    return Layout(tuple(tops), tuple(arcs))


def _ports(rows: int, ends: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each row the links that meet it, from top to bottom.

    Those from above come first, the nearest at the top; an arc that starts higher runs outside it
    and so ends below it. Those from below follow, the farthest first, for the same reason.
    """
    meeting: list[list[tuple[bool, int, int]]] = [[] for _ in range(rows)]
    for at, (cause, effect) in enumerate(ends):
        for here, other in ((cause, effect), (effect, cause)):
            # Of two links between the same two events, the one that is outside here is so there.
            nth = at if other < here else -at
            meeting[here].append((other > here, -other, nth))
    return [[abs(nth) for _, _, nth in sorted(here)] for here in meeting]


def draw(
    events: Sequence[Mark],
    links: Sequence[Link],
    *,
    looks: Mapping[str, Look],
    selected: str | None,
    link: str | None,
    said: Mapping[str, str],
) -> dict[str, Any]:
    """Give the drawing as JSON-able data: the events that the links join, and an arc for each.

    `events` are in time order; `said` is what is said about each link, by its id.
    """
    linked = {id for one in links for id in (one.cause, one.effect)}
    shown = [event for event in events if event.id in linked]
    placed = layout([event.id for event in shown], links)
    arrows = relations.arrows(links)
    return {
        "events": [
            {
                "id": event.id,
                "title": event.title,
                **_date(event),
                "colour": looks[event.category].colour,
                "dark": looks[event.category].dark,
                "glyph": looks[event.category].glyph,
                "status": event.status,
                "top": top,
                "bottom": bottom,
            }
            for event, top, bottom in zip(shown, placed.tops, placed.tops[1:], strict=False)
        ],
        "arcs": [
            {
                "id": id,
                "cause": cause,
                "effect": effect,
                "stroke": stroke,
                "standing": standing,
                "said": said.get(id, ""),
                "start": arc.start,
                "end": arc.end,
                "reach": round(arc.reach, 4),
            }
            for (id, cause, effect, stroke, standing), arc in zip(
                arrows["links"], placed.arcs, strict=True
            )
        ],
        "strokes": arrows["strokes"],
        "height": placed.tops[-1],
        "selected": selected,
        "link": link,
    }


def _date(event: Mark) -> dict[str, str]:
    """The whole date in words, the year, and the day in it; blank as far as it is not known."""
    second = event.end if event.start is None else event.start
    if second is None:
        return {"when": "no date", "year": "", "day": event.date}
    year, month, day = civil(second // DAY)
    short = {"month": MONTHS[month - 1]}
    short["day"] = short["time"] = f"{day} {MONTHS[month - 1]}"
    return {
        "when": Span.parse(event.date).words(),
        "year": year_in_words(year),
        "day": short.get(event.precision, ""),
    }
