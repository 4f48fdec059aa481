"""What the timeline's front end (timeline.js) needs to draw: marks, layouts, ticks, density."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from chronicle.asking.engine import Bar, Mark
from chronicle.dates.span import Span
from chronicle.model import Link
from chronicle.views import packing, relations
from chronicle.views.palette import OTHER, Look
from chronicle.views.text_width import width
from chronicle.views.ticks import DAY, ticks

Seconds = int
"""Since 1970-01-01T00:00Z; negative before."""

AXIS_PX = 20
"""Height of the tick labels above the rows."""
STRIP_PX = 46
"""Height of the overview strip with its own tick labels."""
TICK_PX = 80
"""What a tick label needs at least, with air around it."""


@dataclass(frozen=True)
class Form:
    """What the timeline is like from some width on."""

    width: int
    """The least width in pixels that it is for."""
    row_count: int
    pitch: int
    """From one row to the next, in pixels."""
    notes: int
    """Height of the line between rows and overview, in pixels."""

    @property
    def height(self) -> int:
        """The whole component, in pixels; the same whatever is shown in it."""
        return AXIS_PX + self.row_count * self.pitch + self.notes + STRIP_PX


FORMS = (
    *(Form(width, row_count=20, pitch=14, notes=58) for width in (300, 345, 420)),
    *(Form(width, row_count=18, pitch=14, notes=40) for width in (520, 640)),
    Form(755, row_count=18, pitch=14, notes=20),
    *(Form(width, row_count=15, pitch=14, notes=20) for width in (870, 1000, 1070, 1200)),
)


def draw(
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
    earlier: int = 0,
    later: int = 0,
    muted: bool = False,
    unresolved: Collection[str] = frozenset(),
    links: Sequence[Link] = (),
) -> dict[str, Any]:
    """Give the drawing as JSON-able data: the same marks packed once for each width of FORMS.

    Times are whole seconds since 1970; a mark's end is its last second. Marks outside the domain
    are counted with `earlier` and `later`, not drawn. `muted` draws all but the selection faintly;
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
    drawn = _marks(shown, kinds, unresolved)
    return {
        "domain": list(domain),
        "extent": list(extent),
        "window": [None if side is None else int(side) for side in window],
        "marks": drawn,
        "layouts": [_layout(form, drawn, domain, extent, selected) for form in FORMS],
        "bins": _stacks(bins, kinds),
        "density": None if density is None else _stacks(density, kinds),
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
        "earlier": earlier + len(before),
        "later": later + len(after),
        "sizes": {
            "axis": AXIS_PX,
            "strip": STRIP_PX,
            "margin": packing.MARGIN,
            "disc": packing.DISC,
            "tail": packing.TAIL,
            "gap": packing.GAP,
            "plate": packing.PLATE,
        },
    }


def _lasting(span: tuple[int, int]) -> tuple[int, int]:
    """Give a span that lasts, as an axis needs; a moment becomes the day around it."""
    start, end = int(span[0]), int(span[1])
    return (start, end) if end > start else (start - DAY // 2, start + DAY // 2)


def _marks(
    shown: Sequence[Mark], kinds: Mapping[str, int], unresolved: Collection[str]
) -> list[dict[str, Any]]:
    return [
        {
            "id": mark.id,
            "title": mark.title,
            "start": mark.start,
            # The front end measures to where the last second ends.
            "end": None if mark.end is None else mark.end + 1,
            "soft": [mark.start_soft, mark.end_soft],
            "kind": kinds.get(mark.category, kinds[""]),
            "status": mark.status,
            "when": Span.parse(mark.date).words() if mark.dated else "",
            "unresolved": mark.id in unresolved,
        }
        for mark in shown
    ]


def _layout(
    form: Form,
    marks: Sequence[Mapping[str, Any]],
    domain: tuple[int, int],
    extent: tuple[int, int],
    selected: str | None,
) -> dict[str, Any]:
    spans = tuple((mark["start"], mark["end"], tuple(mark["soft"])) for mark in marks)
    boxes = _boxes(spans, domain, form.width)
    at = next((i for i, mark in enumerate(marks) if mark["id"] == selected), None)
    packed = packing.pack(boxes, [mark["title"] for mark in marks], form.width, form.row_count, at)
    at_most = max(2, form.width // TICK_PX)
    return {
        "width": form.width,
        "height": form.height,
        "pitch": form.pitch,
        "row_count": form.row_count,
        "notes": form.notes,
        "rows": list(packed.rows),
        "labels": list(packed.labels),
        "sides": list(packed.sides),
        "rooms": [ceil(width(label, bold=i == at)) for i, label in enumerate(packed.labels)],
        "ticks": [list(tick) for tick in ticks(domain, at_most)],
        "strip_ticks": [list(tick) for tick in ticks(extent, at_most)],
    }


# A new selection leaves them as they are, as it does the rows.
@lru_cache(maxsize=64)
def _boxes(
    spans: tuple[tuple[Seconds | None, Seconds | None, tuple[bool, bool]], ...],
    domain: tuple[int, int],
    frame: int,
) -> tuple[packing.Box, ...]:
    return tuple(packing.box(start, end, domain, frame, soft) for start, end, soft in spans)


def _stacks(bins: Sequence[Bar], kinds: Mapping[str, int]) -> list[list[Any]]:
    """Give one [start, end, [[kind, count], ...]] for each bin, in time order."""
    stacks: dict[tuple[int, int], dict[int, int]] = {}
    for bar in bins:
        stack = stacks.setdefault((bar.start, bar.end), {})
        kind = kinds.get(bar.category, kinds[""])
        stack[kind] = stack.get(kind, 0) + bar.count
    return [
        [start, end, [[kind, count] for kind, count in sorted(stack.items()) if count]]
        for (start, end), stack in sorted(stacks.items())
    ]
