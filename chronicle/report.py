"""The problem report as tables: what kinds there are, how many of each, and every one of them."""

import re
from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from chronicle.formats.formulas import guarded
from chronicle.opening import Arithmetic
from chronicle.problems import Problem

COLUMNS = ("file", "line", "column", "value", "message", "hint", "effect")
# What differs between two problems of one kind: what they quote, and numbers.
_PARTICULAR = re.compile(r'"[^"]*"|“[^”]*”|-?\d[\d,.]*\d|\d')


def kind(problem: Problem) -> str:
    """What is wrong, without what is particular to one cell."""
    message = _PARTICULAR.sub("…", problem.message)
    return message[:1].upper() + message[1:] if problem.value is None else f"… {message}"


@lru_cache(maxsize=4)
def table(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """Every problem as a row, in their order: `COLUMNS`, and `kind`. Not to be changed."""
    frame = pd.DataFrame(
        {name: [getattr(one, name) for one in problems] for name in COLUMNS}, columns=list(COLUMNS)
    )
    frame["line"] = frame["line"].astype("Int64")
    for name in (*COLUMNS[:1], *COLUMNS[2:]):
        frame[name] = frame[name].fillna("").astype("str")
    return frame.assign(kind=pd.Series([kind(one) for one in problems], dtype="str"))


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
    for name in COLUMNS:
        if name != "line":
            frame[name] = guarded(frame[name])
    return frame.to_csv(index=False).encode("utf-8")


def sum_of_rows(rows: Arithmetic) -> str:
    """The arithmetic in a sentence: `12 rows read = 9 events shown + 2 in the undated tray ...`."""
    noun = "row" if rows.rows_read == 1 else "rows"
    event = "event" if rows.shown == 1 else "events"
    return (
        f"{rows.rows_read:,} {noun} read = {rows.shown:,} {event} shown + {rows.undated:,} in the "
        f"undated tray + {rows.unlocated:,} in the unlocated tray + {rows.set_aside:,} set aside."
    )
