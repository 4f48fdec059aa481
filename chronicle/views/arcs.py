"""What the arc diagram's front end (static/arcs/) is given: events in time order, and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from chronicle.asking.engine import Mark
from chronicle.dates.calendar import civil_at, short_month, short_year
from chronicle.dates.span import Span
from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import Look


def draw(
    events: Sequence[Mark],
    links: Sequence[Link],
    *,
    looks: Mapping[str, Look],
    selected: str | None,
    link: str | None,
    said: Mapping[str, str],
) -> dict[str, Any]:
    """Give the drawing as JSON-able data: the events that the links join, and the links.

    `events` are in time order; `said` is what is said about each link, by its id.
    """
    linked = {id for one in links for id in (one.cause, one.effect)}
    shown = [event for event in events if event.id in linked]
    dates = [_date(event) for event in shown]
    code = {category: at for at, category in enumerate(looks)}
    arrows = relations.arrows(links)
    return {
        "events": {
            "id": [event.id for event in shown],
            "title": [event.title for event in shown],
            "when": [date.when for date in dates],
            "year": [date.year for date in dates],
            "day": [date.day for date in dates],
            "status": [event.status for event in shown],
            "look": [code[event.category] for event in shown],
        },
        "looks": [asdict(look) for look in looks.values()],
        "links": arrows["links"] | {"said": [said.get(one.id, "") for one in links]},
        "strokes": arrows["strokes"],
        "selected": selected,
        "link": link,
    }


class _Date(NamedTuple):
    """The whole date in words, the year, and the day in it; blank as far as it is not known."""

    when: str
    year: str
    day: str


def _date(event: Mark) -> _Date:
    second = event.end if event.start is None else event.start
    if second is None:
        return _Date("no date", "", event.date)
    year, month, day = civil_at(second)
    short = {"month": short_month(month)}
    short["day"] = short["time"] = f"{day} {short_month(month)}"
    when = Span.parse(event.date).words()
    return _Date(when, short_year(year), short.get(event.precision, ""))
