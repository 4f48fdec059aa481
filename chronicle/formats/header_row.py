"""Which row of a table of text is its header, and what the columns are called by it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from chronicle.mapping.roles.spellings import SPELLINGS, folded, folded_ways
from chronicle.problem_codes import Code
from chronicle.problems import Problem

FIRST_ROWS = 20
"""The header is looked for in so many rows."""
ROWS_BELOW = 20
"""So many rows below say how wide the table is."""
LONGEST_VALUE = 40
"""A longer cell is neither a value nor a name that is known."""
FEWEST_KNOWN, FEWEST_BELOW_A_TITLE = 3, 2
"""So many names that are known make a header of a row, whatever stands above it."""
WRITE_ONE = "Write one above the values."
MAKE_ONE = "Where names stand in two rows, make one row of them."
KNOWN = {folded(one) for role, others in SPELLINGS.items() for one in (role, *others)}

# A number or a date: digits without letters, 2011-10-20T14:00Z, 9-May-20, May 2020.
VALUE = re.compile(
    r"[\W\d_]*\d[\W\d_]*|[-+]?\d{4}-\d\d\S*|(?:\d{1,2}[ .-]+)?[^\W\d_]{3,9}\.?[ -]\d{2,4}"
)
YEAR = re.compile(r"[12]\d{3}")
DATE = re.compile(
    r"\d{4}-\d\d-\d\d\S*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[ -][^\W\d_]{3,9}\.?[ -]\d{2,4}"
)
NUMBER, DECIMAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?"), re.compile(r"[-+]?\d+[.,]\d+")


def header_place(rows: Sequence[Sequence[str]]) -> int | None:
    """Where the header stands in the first rows of a table; None where all of them are blank.

    It is the first row that looks like one, with values below it; where none does, or only the
    first that is not blank, it is that. A row with more of the usual names goes before it.
    """
    filled = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        return None
    likely = _likely_place(rows, filled)
    if _names_groups(rows, likely):
        return likely + 1
    if _known(rows[likely]) >= FEWEST_KNOWN:
        return likely
    known = {at: _known(rows[at]) for at in {likely, *filled} if at < FIRST_ROWS or at == likely}
    best = max(known, key=lambda at: (known[at], -at))
    fewest = FEWEST_KNOWN if _filled(rows[likely]) > 1 else FEWEST_BELOW_A_TITLE
    is_better = known[best] >= max(fewest, known[likely] + 1)
    return best if is_better and _names_a_table(rows, best) else likely


def _likely_place(rows: Sequence[Sequence[str]], filled: Sequence[int]) -> int:
    """Where the header stands by the look of the rows, whatever the names in it."""
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


def _names_groups(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a row says less than the names of columns below it, each of its cells of several."""
    if at + 1 >= len(rows) or len({cell for cell in rows[at] if cell.strip()}) < 2:
        return False
    names, below = rows[at + 1], rows[at + 2 : at + 2 + ROWS_BELOW]
    return (
        len(set(rows[at])) < _filled(names)
        and _known(names) >= FEWEST_BELOW_A_TITLE
        and _names_a_table(rows, at + 1)
        and any(_is_value(cell) for row in below for cell in row)
    )


def _names_a_table(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether half of a row are names that are known, none are values, and as wide as those below.

    Where those name columns too, such as in a table about tables, they are no rows of events.
    """
    row, width, known = rows[at], _filled(rows[at]), _known(rows[at])
    below = [other for other in rows[at + 1 : at + 1 + ROWS_BELOW] if _filled(other)]
    return (
        2 * known >= width
        and not any(map(_is_value, row))
        and 2 * width >= median([*map(_filled, below)] or [width])
        and not any(2 * _known(other) > known for other in below if other != row)
    )


def _known(row: Sequence[str]) -> int:
    """How many different names of columns a row holds that other people use too."""
    ways = {folded_ways(cell) for cell in row if len(cell) <= LONGEST_VALUE}
    return len({way for either in ways for way in either if way in KNOWN})


def _looks_like_an_event(row: Sequence[str]) -> bool:
    """Whether a row holds a date, alone or with a number, and no name of a column that is known."""
    cells = [cell.strip() for cell in row if len(cell) <= LONGEST_VALUE]
    # Years alone may be names of columns, beside one that says of what.
    with_number = any(
        any(map(date.fullmatch, cells)) and any(map(number.fullmatch, cells))
        for date, number in ((DATE, NUMBER), (YEAR, DECIMAL))
    )
    # Several dates alone are names too, of columns with what is counted on each.
    return (with_number or sum(map(bool, map(DATE.fullmatch, cells))) == 1) and not _known(row)


def columns(
    header: Sequence[str],
    holds: Callable[[int], bool],
    line: int,
    file: str,
    above: Sequence[str] = (),
) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands by its name, and a sentence about each that had to be given one.

    A column without a name that `holds` nothing is none. One that is called as another is called
    after its group besides, if the row `above` names groups.
    """
    unnamed = [at for at, name in enumerate(header) if not name.strip() and holds(at)]
    write = WRITE_ONE if 2 * len(unnamed) < len(header) else f"{WRITE_ONE} {MAKE_ONE}"
    groups = _groups(above)
    names = [name.strip() for name in header]
    found: dict[str, int] = {}
    taken, numbers = set(names), Counter[str]()
    problems = []
    if _looks_like_an_event(header):
        hint = "Write a header row above it, such as title, date, latitude, longitude."
        problems.append(Problem(file, Code.EVENT_AS_HEADER, line=line, hint=hint))
    for at, name in enumerate(names):
        if name and name not in found:
            found[name] = at
        elif name or holds(at):
            of_group = f"{groups[at]} {name}".strip() if at < len(groups) else name
            given = _free(of_group if name else f"column {at + 1}", taken, numbers)
            taken.add(given)
            where = f"Column {at + 1} of the header"
            message = f'{where} is "{name}" once more.' if name else f"{where} has no name."
            hint = "Name each column once." if name else write
            code = Code.REPEATED_COLUMN if name else Code.UNNAMED_COLUMN
            detail = f'read as "{given}"'
            problems.append(Problem(file, code, message, line, hint=hint, detail=detail))
            found[given] = at
    return found, problems


def _groups(above: Sequence[str]) -> list[str]:
    """For each column the name of its group: the cell above it, or the last before that."""
    if len({cell for cell in above if cell.strip()}) < 2 or any(map(_is_value, above)):
        return []  # a title, or where the table comes from
    groups: list[str] = []
    for cell in above:
        groups.append(cell.strip() or (groups[-1] if groups else ""))
    return groups


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


def _free(name: str, taken: set[str], numbers: Counter[str]) -> str:
    """The name, or the name with the next number, that no column has."""
    free = name
    while free in taken:
        numbers[name] += 1
        free = f"{name} ({numbers[name] + 1})"
    return free
