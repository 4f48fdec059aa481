"""What the arc diagram's front end (static/arcs/) is given: events in time order, and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import Look


def draw(
    events: pd.DataFrame,
    links: Sequence[Link],
    *,
    looks: Mapping[str, Look],
    selected: str | None,
    link: str | None,
    said: Mapping[str, str],
) -> dict[str, Any]:
    """Give the drawing as JSON-able data: the events that the links join, and the links.

    `events` are in time order, with `id`, `title`, `when`, `year`, `day`, `category`
    and `status`;
    `said` is what is said about each link, by its id.
    """
    linked = {id for one in links for id in (one.cause, one.effect)}
    shown = events[events["id"].isin(linked)]
    code = {category: at for at, category in enumerate(looks)}
    columns = ("id", "title", "when", "year", "day", "status")
    arrows = relations.arrows(links)
    return {
        "events": {name: list(shown[name]) for name in columns}
        | {"look": [code[category] for category in shown["category"]]},
        "looks": [asdict(look) for look in looks.values()],
        "links": arrows["links"] | {"said": [said.get(one.id, "") for one in links]},
        "strokes": arrows["strokes"],
        "selected": selected,
        "link": link,
    }
