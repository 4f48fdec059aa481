"""Which row of a table of text is its header, and what the columns are called by it."""

import re
from collections.abc import Callable, Sequence
from statistics import median

from chronicle.problems import REPAIRED, Problem

FIRST_ROWS = 20
"""The header is looked for in so many rows."""
ROWS_BELOW = 20
"""So many rows below say how wide the table is."""
LONGEST_VALUE = 40

# A number or a date: digits without letters, 2011-10-20T14:00Z, 9-May-20, May 2020.
VALUE = re.compile(
    r"[\W\d_]*\d[\W\d_]*|[-+]?\d{4}-\d\d\S*|(?:\d{1,2}[ .-]+)?[^\W\d_]{3,9}\.?[ -]\d{2,4}"
)


def header_place(rows: Sequence[Sequence[str]]) -> int | None:
    """Where the header stands in the first rows of a table; None where all of them are blank.

    It is the first row that looks like one, with values below it; where none does, or only the
    first that is not blank, it is that.
    """
    filled = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        return None
    for at in filled:
        if at >= FIRST_ROWS:
            break
        below = [rows[other] for other in filled if at < other <= at + ROWS_BELOW]
        if _is_wide_enough(rows[at], below) and (
            _is_mostly_text(rows[at])
            if at == filled[0]
            else not any(map(_is_value, rows[at])) and any(_is_value(c) for r in below for c in r)
        ):
            return at
    return filled[0]


def columns(
    header: Sequence[str], holds: Callable[[int], bool], line: int, file: str
) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands by its name, and a sentence about each that had to be given one.

    A column without a name that `holds` nothing is none.
    """
    names = [name.strip() for name in header]
    found: dict[str, int] = {}
    problems = []
    for at, name in enumerate(names):
        if name and name not in found:
            found[name] = at
        elif name or holds(at):
            given = _free(name or f"column {at + 1}", {*names, *found})
            where = f"Column {at + 1} of the header"
            message = f'{where} is "{name}" once more.' if name else f"{where} has no name."
            hint = "Name each column once." if name else "Write one above the values."
            effect = f'{REPAIRED}: read as "{given}"'
            problems.append(Problem(file, message, line, hint=hint, effect=effect))
            found[given] = at
    return found, problems


def _is_wide_enough(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether at least two cells are filled, and as many as the rows below let expect."""
    filled = _filled(row)
    if filled < 2 or not below:
        return filled >= 2
    reaches = median(max(at for at, c in enumerate(r) if c.strip()) + 1 for r in below)
    return len(row) >= reaches and 2 * filled >= median(map(_filled, below))


def _is_mostly_text(row: Sequence[str]) -> bool:
    return 2 * sum(map(_is_value, row)) <= _filled(row)


def _is_value(cell: str) -> bool:
    text = cell.strip()
    return len(text) <= LONGEST_VALUE and bool(VALUE.fullmatch(text))


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _free(name: str, taken: set[str]) -> str:
    """The name, or the name with the next number, that no column has."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
