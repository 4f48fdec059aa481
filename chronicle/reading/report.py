"""The problem report as tables: what kinds there are, how many of each, and every one of them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd

from chronicle.counting import counted
from chronicle.formats.csv import delimited
from chronicle.problem_codes import Code, Outcome, RuleCode
from chronicle.problems import Problem
from chronicle.reading.opening import Arithmetic, Opened

COLUMNS = ("file", "line", "column", "value", "message", "hint", "effect")
TRAYS = {"dated": Outcome.UNDATED, "located": Outcome.UNLOCATED}
"""What an event of a tray lacks, and the outcome of a problem that put it there."""
NEEDED = {"dated": ("date",), "located": ("latitude", "longitude")}
LACKS = {"dated": Code.NO_DATE, "located": Code.NO_PLACE}


def kinds_of(problems: Sequence[Problem]) -> list[str]:
    """What kind of problem each is, in the words of the first with its code and its column."""
    kinds = [(one.code, one.column) for one in problems]
    said: dict[tuple[Code | RuleCode, str | None], dict[str, None]] = {}
    for kind, one in zip(kinds, problems, strict=True):
        said.setdefault(kind, {})[one.of_column()] = None
    names = {
        kind: next(iter(words)) if len(words) == 1 else f"Such as: {next(iter(words))}"
        for kind, words in said.items()
    }
    return [names[kind] for kind in kinds]


@lru_cache(maxsize=4)
def table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """Every problem as a row, in their order: `COLUMNS`, `code`, `outcome` in words, and `kind`.

    Not to be changed.
    """
    fields = {name: [getattr(one, name) for one in problems] for name in COLUMNS[:-1]}
    fields["effect"] = [one.effect() for one in problems]
    fields["code"] = [one.code for one in problems]
    fields["outcome"] = [one.outcome.effect() for one in problems]
    fields["kind"] = kinds_of(problems)
    lines = pd.array(fields.pop("line"), dtype="Int64")
    texts = {name: pd.Series(cells, dtype="str").fillna("") for name, cells in fields.items()}
    return pd.DataFrame({**texts, "line": lines})


@lru_cache(maxsize=4)
def kinds(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """How many problems of each kind: `kind`, `column`, `effect`, `number`; most first."""
    counted = table(problems).value_counts(["kind", "column", "outcome", "code"], sort=False)
    kinds = counted.rename("number").reset_index().drop(columns="code")
    return kinds.rename(columns={"outcome": "effect"}).sort_values(
        "number", ascending=False, kind="stable", ignore_index=True
    )  # fmt: skip


def as_csv(problems: Sequence[Problem]) -> bytes:
    """The whole report as CSV, in UTF-8; no cell of it is run by a spreadsheet."""
    frame = table(tuple(problems))[list(COLUMNS)]
    return delimited.write_cells(frame.astype("str").fillna(""))


def sum_of_rows(rows: Arithmetic) -> str:
    """The arithmetic in a sentence: `12 rows read = 9 events shown + 2 in the undated tray ...`."""
    shown = counted(rows.shown, "event")
    return (
        f"{counted(rows.rows_read, 'row')} read = {shown} shown + {rows.undated:,} in the "
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
    for lacking, code in LACKS.items():
        said = reasons(opened, lines, lacking).keys()
        found += [
            Problem(opened.file, code, line=line)
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
        if here and one.outcome == TRAYS[lacking]:
            found.setdefault(one.line, one)
    return found


def _can_have(opened: Opened, lacking: str) -> bool:
    return all(name in opened.mapping for name in NEEDED[lacking])


def _lacking(opened: Opened, lacking: str) -> set[int]:
    events = opened.chronicle.events
    return set(events["line"][~events[lacking].to_numpy(dtype=bool)].tolist())
