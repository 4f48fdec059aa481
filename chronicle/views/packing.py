"""Which row each mark of the timeline stands in, and what of its title fits beside it.

Everything is in pixels at the least width that a layout is for. Wider, positions spread while
titles keep their size, so what does not overlap here does not overlap there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from chronicle.views.text_width import FEWEST, shorten, width

MARGIN = 8.0
"""Between the frame and the first and last moment of the axis."""
DISC = 12.0
"""The least width of a mark, so that one day can be seen and clicked."""
TAIL = 5.0
"""The fade beside a disc whose date is approximate."""
GAP = 4.0
"""Between a mark and its title."""
CLEAR = 8.0
"""Between a title and whatever comes next in its row; twice that before a title on the left."""
PLATE = 12.0
"""What must remain of a bar on either side of a title that is written on it."""

LULL = 24.0
"""Between two marks that do not belong to one cascade."""

_TRIED = (10_000, 36, 26, FEWEST)
"""How many characters of each title to hold room for, most first."""
MANY = 150
"""Marks from which on only one of these is tried, for speed."""


class Box(NamedTuple):
    """The room that a mark takes in its row."""

    left: float
    right: float


@dataclass(frozen=True)
class Layout:
    """For each mark its row, the text beside it ("" for none) and the side that it stands on."""

    rows: tuple[int, ...]
    labels: tuple[str, ...]
    sides: tuple[str, ...]
    """"right", "left", "on" (written on a bar that runs across the frame) or ""."""


@dataclass(frozen=True)
class _Plan:
    """Rows, and the room held for each title: its side and width with the gap before it."""

    rows: list[int]
    sides: list[str]
    held: list[float]


@dataclass
class _Row:
    """How far a row is filled, while marks are put into it from left to right."""

    ink: float = -CLEAR
    """Where its marks end."""
    reach: float = -CLEAR
    """Where its marks and titles end."""
    last: int = -1
    """The mark put into it last."""


def box(
    start: float | None,
    end: float | None,
    domain: tuple[float, float],
    frame: float,
    soft: tuple[bool, bool] = (False, False),
) -> Box:
    """Give the room of a span in a frame so wide; None is an open side, which runs to the edge."""
    first, last = domain
    scale = (frame - 2 * MARGIN) / (last - first)
    left = 0.0 if start is None or start < first else MARGIN + (start - first) * scale
    right = frame if end is None or end > last else MARGIN + (end - first) * scale
    if right - left >= DISC:
        return Box(left, right)
    middle = min(max((left + right) / 2, MARGIN), frame - MARGIN)
    return Box(middle - DISC / 2 - TAIL * soft[0], middle + DISC / 2 + TAIL * soft[1])


def pack(
    boxes: Sequence[Box],
    titles: Sequence[str],
    frame: float,
    row_count: int,
    selected: int | None = None,
) -> Layout:
    """Give every mark a row and as many titles as fit without touching; rows ignore `selected`.

    The selected title is given in full before all others, or not at all where no side has room.
    """
    plan, layout = _best_plan(tuple(boxes), tuple(titles), frame, row_count)
    if selected is None:
        return layout
    row = [i for i in _from_left(boxes) if plan.rows[i] == plan.rows[selected]]
    rewritten = _write_row(row, plan, boxes, titles, frame, selected)
    sides, labels = list(layout.sides), list(layout.labels)
    for i, (side, text) in rewritten.items():
        sides[i], labels[i] = side, text
    return Layout(layout.rows, tuple(labels), tuple(sides))


# A new selection leaves the rows as they are, and all titles but those in its own; keep them for a
# few drawings.
@lru_cache(maxsize=64)
def _best_plan(
    boxes: tuple[Box, ...], titles: tuple[str, ...], frame: float, row_count: int
) -> tuple[_Plan, Layout]:
    """Hold less and less room for each title, and keep the rows that let most of them be read.

    With the layout that it gives while nothing is selected.
    """
    order = _from_left(boxes)
    best, most = (_Plan([], [], []), Layout((), (), ())), (-1, -1)
    for characters in _TRIED if len(boxes) < MANY else _TRIED[2:3]:
        wants = [min(width(t), width(t[:characters]) + 2 * GAP) for t in titles]
        plan = _plan(order, boxes, wants, frame, row_count)
        layout = _written(plan, boxes, titles, frame)
        readable = sum(map(bool, layout.labels)), sum(map(len, layout.labels))
        if readable > most:
            best, most = (plan, layout), readable
        if layout.labels == titles:
            break
    return best


def _from_left(boxes: Sequence[Box]) -> list[int]:
    return sorted(range(len(boxes)), key=lambda i: (boxes[i].left, boxes[i].right))


def _plan(
    order: list[int], boxes: Sequence[Box], wants: list[float], frame: float, row_count: int
) -> _Plan:
    """Go through the marks in time order, each to the first row below the last with room."""
    plan = _Plan([0] * len(boxes), [""] * len(boxes), [0.0] * len(boxes))
    rows = [_Row() for _ in range(row_count)]
    at, before = -1, -frame
    for i in order:
        mark = boxes[i]
        # A lull starts a new cascade at the top; within one, each mark stands below the last.
        top = at + 1 if mark.left - before <= LULL else 0
        below = [*range(top, row_count), *range(min(top, row_count))]
        for side, room in _options(mark, wants[i] + GAP, frame):
            left = mark.left - (room + CLEAR if side == "left" else 0)
            free = next((r for r in below if rows[r].reach + CLEAR <= left), None)
            if free is not None:
                at = free
                plan.sides[i], plan.held[i] = side, room
                break
        else:
            at = _least_harm(mark, below, rows, boxes, plan)
        row, before = rows[at], mark.left
        row.ink = max(row.ink, mark.right)
        row.reach = max(row.ink, mark.right + (plan.held[i] if plan.sides[i] == "right" else 0))
        row.last, plan.rows[i] = i, at
    return plan


def _options(mark: Box, want: float, frame: float) -> list[tuple[str, float]]:
    """Give the sides on which the frame has room for a title, best first, with the room to hold."""
    options = []
    if mark.right + want <= frame:
        options.append(("right", want))
    if mark.left - want >= 0:
        options.append(("left", want))
    if mark.right - mark.left >= want + GAP + 2 * PLATE:
        options.append(("on", want))
    return options


def _least_harm(
    mark: Box, below: list[int], rows: list[_Row], boxes: Sequence[Box], plan: _Plan
) -> int:
    """Choose a row for a mark whose title found no room, and take back the title in its way."""
    unharmed = next((r for r in below if rows[r].reach + CLEAR <= mark.left), None)
    if unharmed is not None:
        return unharmed
    chosen = min(below, key=lambda r: rows[r].ink)
    harmed = rows[chosen].last
    if harmed >= 0 and plan.sides[harmed] == "right":
        plan.held[harmed] = mark.left - CLEAR - boxes[harmed].right
        if plan.held[harmed] < GAP + FEWEST * 5:
            plan.sides[harmed], plan.held[harmed] = "", 0.0
    return chosen


def _written(plan: _Plan, boxes: Sequence[Box], titles: Sequence[str], frame: float) -> Layout:
    """Let each title have what is left of its row."""
    members: dict[int, list[int]] = {}
    for i in _from_left(boxes):
        members.setdefault(plan.rows[i], []).append(i)
    written: dict[int, tuple[str, str]] = {}
    for row in members.values():
        written |= _write_row(row, plan, boxes, titles, frame, None)
    labels, sides = [], []
    for i in range(len(boxes)):
        side, text = written[i]
        labels.append(text)
        sides.append(side)
    return Layout(tuple(plan.rows), tuple(labels), tuple(sides))


def _write_row(
    row: list[int],
    plan: _Plan,
    boxes: Sequence[Box],
    titles: Sequence[str],
    frame: float,
    selected: int | None,
) -> dict[int, tuple[str, str]]:
    """Give the side and the text of each mark of one row, whose marks come from left to right."""
    inked = list(accumulate((boxes[i].right for i in row), max))
    starts = [-CLEAR, *(ink + CLEAR for ink in inked[:-1])]
    ends = [*(boxes[i].left - CLEAR for i in row[1:]), frame]
    written: dict[int, tuple[str, str]] = {}
    for at, i in sorted(enumerate(row), key=lambda pair: pair[1] != selected):
        mark, end = boxes[i], ends[at]
        after = row[at + 1] if at + 1 < len(row) else None
        if after is not None and i != selected and after not in written:
            end -= plan.held[after] + CLEAR if plan.sides[after] == "left" else 0
        alone = starts[at] <= mark.left + CLEAR and mark.right <= ends[at] + CLEAR
        rooms = {
            "right": end - mark.right - GAP if mark.right >= inked[at] else 0.0,
            "left": mark.left - GAP - starts[at] - CLEAR,
            "on": mark.right - mark.left - 2 * GAP - 2 * PLATE if alone else 0.0,
        }
        if i == selected:
            fits = (side for side in rooms if width(titles[i], bold=True) <= rooms[side])
            side = next(fits, "")
            text = titles[i] if side else ""
        else:
            side, text = _first_readable(titles[i], plan.sides[i] or "right", rooms)
        written[i] = side, text
        taken = GAP + width(text, bold=i == selected) + CLEAR
        if side == "right" and after is not None:
            starts[at + 1] = max(starts[at + 1], mark.right + taken)
        elif side == "left" and at:
            ends[at - 1] = min(ends[at - 1], mark.left - taken)
    return written


def _first_readable(title: str, planned: str, rooms: dict[str, float]) -> tuple[str, str]:
    for side in (planned, "right", "left"):
        text = shorten(title, rooms[side])
        if text:
            return side, text
    # A bar is broken for a whole title only.
    return ("on", title) if width(title) <= rooms["on"] else ("", "")
