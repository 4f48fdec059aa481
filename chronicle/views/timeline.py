"""What the timeline's front end (static/timeline/) is given: marks, counts, spans, looks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import OTHER, Look

DAY = 86_400


def draw(
    marks: pd.DataFrame,
    *,
    domain: tuple[int, int],
    extent: tuple[int, int],
    window: tuple[int | None, int | None],
    bins: pd.DataFrame,
    density: pd.DataFrame | None,
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
    before, after = marks["end"] < domain[0], marks["start"] > domain[1]
    shown = marks[~(before.fillna(False) | after.fillna(False)).astype(bool)]
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
        "earlier": int(before.fillna(False).sum()),
        "later": int(after.fillna(False).sum()),
    }


def _span(ends: tuple[int | None, int | None]) -> dict[str, int | None]:
    start, end = (None if side is None else int(side) for side in ends)
    return {"start": start, "end": end}


def _lasting(span: tuple[int, int]) -> tuple[int, int]:
    """Give a span that lasts, as an axis needs; a moment becomes the day around it."""
    start, end = int(span[0]), int(span[1])
    return (start, end) if end > start else (start - DAY // 2, start + DAY // 2)


def _marks(
    shown: pd.DataFrame, kinds: Mapping[str, int], unresolved: Collection[str]
) -> dict[str, list[Any]]:
    whens = shown["when"] if "when" in shown else pd.Series("", index=shown.index)
    return {
        "id": [str(id) for id in shown["id"]],
        "title": [str(title) for title in shown["title"]],
        "start": [None if pd.isna(start) else int(start) for start in shown["start"]],
        # The front end measures to where the last second ends.
        "end": [None if pd.isna(end) else int(end) + 1 for end in shown["end"]],
        "start_soft": [bool(soft) for soft in shown["start_soft"]],
        "end_soft": [bool(soft) for soft in shown["end_soft"]],
        "kind": [kinds.get(category, kinds[""]) for category in shown["category"]],
        "status": [str(status) for status in shown["status"]],
        "when": ["" if pd.isna(when) else str(when) for when in whens],
        "unresolved": [id in unresolved for id in shown["id"]],
    }


def _bins(bins: pd.DataFrame, kinds: Mapping[str, int]) -> dict[str, list[int]]:
    """Give the count of each kind in each bin, in the order of time and of kinds."""
    counts: dict[tuple[int, int, int], int] = {}
    columns = (bins[column] for column in ("bin_start", "bin_end", "category", "count"))
    for start, end, category, count in zip(*columns, strict=True):
        key = int(start), int(end), kinds.get(category, kinds[""])
        counts[key] = counts.get(key, 0) + int(count)
    drawn = [(*key, count) for key, count in sorted(counts.items()) if count]
    names = ("start", "end", "kind", "count")
    return {name: [row[at] for row in drawn] for at, name in enumerate(names)}
