"""The problem report as tables: what kinds there are, how many of each, and every one of them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd

from chronicle.formats.csv import delimited
from chronicle.problems import UNDATED, UNLOCATED, Problem, shortened
from chronicle.reading.opening import Arithmetic, Opened

COLUMNS = ("file", "line", "column", "value", "message", "hint", "effect")
# What differs between two problems of one kind: what they quote, and numbers.
TRAYS = {"dated": UNDATED, "located": UNLOCATED}
"""What an event of a tray lacks, and how the effect of a problem begins that put it there."""
NEEDED = {"dated": ("date",), "located": ("latitude", "longitude")}
LACKS = {
    "dated": "The row has no date that can be read.",
    "located": "The row has no coordinates that can be used.",
}
_PARTICULAR = re.compile(r'"[^"]*"|“[^”]*”|-?\d[\d,.]*\d|\d')


def kind(problem: Problem) -> str:
    """What is wrong, without what is particular to one cell."""
    message = _PARTICULAR.sub("…", problem.message)
    return message[:1].upper() + message[1:] if problem.value is None else f"… {message}"


def kinds_of(problems: Sequence[Problem]) -> list[str]:
    """What kind of problem each is, in the words of the first of its kind.

    Those of a kind differ only in what is particular to one cell.
    """
    patterns = [(one.column, kind(one)) for one in problems]
    first: dict[tuple[str | None, str], Problem] = {}
    messages: dict[tuple[str | None, str], set[str]] = {}
    for pattern, one in zip(patterns, problems, strict=True):
        first.setdefault(pattern, one)
        messages.setdefault(pattern, set()).add(_in_general(one))
    names = {
        pattern: _in_general(one) if len(messages[pattern]) == 1 else f"Such as: {_in_general(one)}"
        for pattern, one in first.items()
    }
    return [names[pattern] for pattern in patterns]


def _in_general(problem: Problem) -> str:
    """The first sentence of a message, with the column's name for the value."""
    message = problem.message.split(". ")[0]
    message = message if message.endswith(".") else f"{message}."
    if problem.value is None:
        return f"{problem.column}: {message}" if problem.column else message
    return f"{problem.column or f'“{shortened(problem.value)}”'} {message}"


@lru_cache(maxsize=4)
def table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """Every problem as a row, in their order: `COLUMNS`, and `kind`. Not to be changed."""
    frame = pd.DataFrame(
        {name: [getattr(one, name) for one in problems] for name in COLUMNS}, columns=list(COLUMNS)
    )
    frame["line"] = frame["line"].astype("Int64")
    for name in (*COLUMNS[:1], *COLUMNS[2:]):
        frame[name] = frame[name].fillna("").astype("str")
    return frame.assign(kind=pd.Series(kinds_of(problems), dtype="str"))


@lru_cache(maxsize=4)
def kinds(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """How many problems of each kind: `kind`, `column`, `effect`, `number`; most first."""
    frame = table(problems)
    effect = frame["effect"].str.split(":").str[0]
    counted = frame.assign(effect=effect).value_counts(["kind", "column", "effect"], sort=False)
    return counted.rename("number").reset_index().sort_values(
        "number", ascending=False, kind="stable", ignore_index=True
    )  # fmt: skip


def as_csv(problems: Sequence[Problem]) -> bytes:
    """The whole report as CSV, in UTF-8; no cell of it is run by a spreadsheet."""
    frame = table(tuple(problems))[list(COLUMNS)]
    return delimited.write_cells(frame.astype("str").fillna(""))


def sum_of_rows(rows: Arithmetic) -> str:
    """The arithmetic in a sentence: `12 rows read = 9 events shown + 2 in the undated tray ...`."""
    noun = "row" if rows.rows_read == 1 else "rows"
    event = "event" if rows.shown == 1 else "events"
    return (
        f"{rows.rows_read:,} {noun} read = {rows.shown:,} {event} shown + {rows.undated:,} in the "
        f"undated tray + {rows.unlocated:,} in the unlocated tray + {rows.set_aside:,} set aside."
    )


def doubtful_lines(opened: Opened) -> set[int]:
    """The lines of the rows that have a problem, or whose event stands in a tray.

    Not where the whole table lacks what would take it out of there, which is said once.
    """
    lines = {one.line for one in opened.problems if one.file == opened.file and one.line}
    for lacking in TRAYS:
        if _can_have(opened, lacking):
            lines.update(_lacking(opened, lacking))
    return lines


def of_lines(opened: Opened, lines: Iterable[int]) -> list[str]:
    """What is wrong with the rows on some lines, and why their events stand in a tray."""
    lines = set(lines)
    found = [one for one in opened.problems if one.line in lines and one.file == opened.file]
    for lacking, effect in TRAYS.items():
        said = reasons(opened, lines, lacking).keys()
        found += [
            Problem(opened.file, LACKS[lacking], line, effect=effect)
            for line in sorted(lines & _lacking(opened, lacking) - said)
        ]
    return [one.sentence() for one in sorted(found, key=lambda one: one.line or 0)]


def reasons(opened: Opened, lines: Iterable[int], lacking: str) -> dict[int, Problem]:
    """What put the events on some lines into the tray of those `lacking` something, if it is known.

    By line; `lacking` is `dated` or `located`.
    """
    lines, found = set(lines), {}
    for one in opened.problems:
        here = one.line in lines and one.file == opened.file
        if here and one.effect.startswith(TRAYS[lacking]):
            found.setdefault(one.line, one)
    return found


def in_tray(problem: Problem) -> str:
    """What a problem says beside its event in a tray."""
    quoted = "" if problem.value is None else f"“{shortened(problem.value)}” "
    column = f"{problem.column}: " if problem.column else ""
    return f"{column}{quoted}{problem.message} {problem.hint}".strip()


def _can_have(opened: Opened, lacking: str) -> bool:
    return all(name in opened.mapping for name in NEEDED[lacking])


def _lacking(opened: Opened, lacking: str) -> set[int]:
    events = opened.chronicle.events
    return set(events["line"][~events[lacking].to_numpy(dtype=bool)].tolist())
