"""What the timeline's front end (static/timeline/) is given: marks, counts, spans, looks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chronicle.asking.engine import Bar, Mark
from chronicle.dates.span import Span
from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import OTHER, Look

DAY = 86_400


def draw(  # noqa: PLR0913 - each changes by itself; a bundle would only rename them
    marks: Sequence[Mark],
    *,
    domain: tuple[int, int],
    extent: tuple[int, int],
    window: tuple[int | None, int | None],
    bins: Sequence[Bar],
    density: Sequence[Bar] | None,
    looks: Mapping[str, Look],
    selected: str | None,
    titles: Mapping[str, str],
    muted: bool = False,
    unresolved: Collection[str] = frozenset(),
    links: Sequence[Link] = (),
) -> dict[str, Any]:
    """Give the drawing as JSON-able data, many things of a kind as named columns.

    Times are whole seconds since 1970; a mark's end is its last second. Marks outside the domain
    are counted as earlier or later, not drawn. `muted` draws all but the selection faintly;
    `unresolved` are the ids of events whose accounts differ; of `links` those of the selection are
    drawn.
    """
    domain, extent = _lasting(domain), _lasting(extent)
    before = [mark for mark in marks if mark.end is not None and mark.end < domain[0]]
    after = [mark for mark in marks if mark.start is not None and mark.start > domain[1]]
    outside = {mark.id for mark in (*before, *after)}
    shown = [mark for mark in marks if mark.id not in outside]
    looks = {**looks, "": looks.get("", OTHER)}
    kinds = {category: at for at, category in enumerate(looks)}
    return {
        "domain": _span(domain),
        "extent": _span(extent),
        "window": _span(window),
        "marks": _marks(shown, kinds, unresolved),
        "bins": _bins(bins, kinds),
        "density": None if density is None else _bins(density, kinds),
        "kinds": [
            {
                "title": titles.get(category, category) or "other",
                "colour": look.colour,
                "dark": look.dark,
                "glyph": look.glyph,
            }
            for category, look in looks.items()
        ],
        "selected": selected,
        "muted": muted,
        "arrows": relations.arrows(
            [link for link in links if selected in (link.cause, link.effect)]
        ),
        "earlier": len(before),
        "later": len(after),
    }


def _span(ends: tuple[int | None, int | None]) -> dict[str, int | None]:
    return {"start": ends[0], "end": ends[1]}


def _lasting(span: tuple[int, int]) -> tuple[int, int]:
    """Give a span that lasts, as an axis needs; a moment becomes the day around it."""
    start, end = span
    return (start, end) if end > start else (start - DAY // 2, start + DAY // 2)


def _marks(
    shown: Sequence[Mark], kinds: Mapping[str, int], unresolved: Collection[str]
) -> dict[str, list[Any]]:
    return {
        "id": [mark.id for mark in shown],
        "title": [mark.title for mark in shown],
        "start": [mark.start for mark in shown],
        # The front end measures to where the last second ends.
        "end": [None if mark.end is None else mark.end + 1 for mark in shown],
        "start_soft": [mark.start_soft for mark in shown],
        "end_soft": [mark.end_soft for mark in shown],
        "kind": [kinds.get(mark.category, kinds[""]) for mark in shown],
        "status": [mark.status for mark in shown],
        "when": [Span.parse(mark.date).words() if mark.dated else "" for mark in shown],
        "unresolved": [mark.id in unresolved for mark in shown],
    }


def _bins(bins: Sequence[Bar], kinds: Mapping[str, int]) -> dict[str, list[int]]:
    """Give the count of each kind in each bin, in the order of time and of kinds."""
    counts: dict[tuple[int, int, int], int] = {}
    for bar in bins:
        key = bar.start, bar.end, kinds.get(bar.category, kinds[""])
        counts[key] = counts.get(key, 0) + bar.count
    drawn = [(*key, count) for key, count in sorted(counts.items()) if count]
    names = ("start", "end", "kind", "count")
    return {name: [row[at] for row in drawn] for at, name in enumerate(names)}
