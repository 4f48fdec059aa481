"""A chronicle's events as CSV with our columns, and as columns of text for the other writers."""

from collections.abc import Collection, Iterable

import pandas as pd

from chronicle import schema
from chronicle.checking.checks import UNTITLED
from chronicle.formats.csv import delimited
from chronicle.model import Chronicle
from chronicle.text_table import blank_column

Columns = dict[str, pd.Series]


def write(chronicle: Chronicle) -> bytes:
    """The events in UTF-8, their columns as in `schema.EVENTS`, then those of `chronicle.more`.

    A cell that a spreadsheet would run is written so that it does not.
    """
    columns = our_columns(chronicle)
    columns |= more_columns(chronicle, columns)
    return delimited.write_cells(pd.DataFrame(columns, index=columns["id"].index, copy=False))


def our_columns(chronicle: Chronicle) -> Columns:
    """The columns of `schema.EVENTS` as a file spells them, rows numbered from 0."""
    events = chronicle.events.reset_index(drop=True)
    columns = {
        column.name: _numbers(events[column.name])
        if column.kind in {"count", *schema.LIMITS}
        else events[column.name].astype("str")
        for column in schema.EVENTS
    }
    untitled = columns["title"] == UNTITLED
    if untitled.any():
        columns["title"] = columns["title"].mask(untitled, "")
    return columns


def more_columns(chronicle: Chronicle, taken: Collection[str]) -> Columns:
    """The columns that are not ours, numbered from 0; named anew where a name is `taken`."""
    more = chronicle.more.reindex(chronicle.events["id"]).fillna("").reset_index(drop=True)
    names = free_names(more.columns, taken)
    return {name: more[column].astype("str") for column, name in zip(more, names, strict=True)}


def free_names(names: Iterable[str], taken: Collection[str]) -> list[str]:
    """The names, those that are taken with the next number that makes them free."""
    used, free = {*taken, *names}, []
    for name in names:
        given, number = name, 1
        while given in taken or (given != name and given in used):
            number += 1
            given = f"{name} ({number})"
        used.add(given)
        free.append(given)
    return free


def _numbers(column: pd.Series) -> pd.Series:
    """Numbers in as few digits as read back the same; blank where there is none."""
    spelled = {value: _spelled(value) for value in column.dropna().unique().tolist()}
    if not spelled:
        return blank_column(column.index)
    texts = [spelled.get(value, "") for value in column.tolist()]
    return pd.Series(texts, index=column.index, dtype="str")


def _spelled(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)
