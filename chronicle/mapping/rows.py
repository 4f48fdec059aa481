"""Rows that are no events, and cells that are nearly ours."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.problems import SET_ASIDE, Report

TITLE_TYPE = "title"
"""What TimelineJS calls the row of the title slide, in its column of types."""
TYPE_COLUMNS = ("type", "gsx$type")
SUMMARY = re.compile(
    r"(grand |sub-?)?(totals?|sum|summe|gesamt|average|mean|count|somme|suma|totale?s?)\b"
    r"([\W\d_]*((n|events?|rows?|records?|incidents?)[\W\d_]*)*|\W+of\b.*)\Z",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[-+]?[\d.,\s]+%?")
IDS_LOOKED_AT = 1000
"""How many ids say how a column of them is spelled."""
LAST_ROWS = 5
"""How far from the end of a table without dates its sums are looked for."""


def title_and_summary_rows(
    cells: pd.DataFrame, roles: Mapping[str, str], report: Report
) -> pd.Series:
    """Which rows speak of the whole table rather than of an event; each is named."""
    titles = title_rows(cells)
    message = "The row is the title of the timeline, not an event."
    report.cells(titles, message, effect=SET_ASIDE)
    summaries = _summaries(cells, roles) & ~titles
    message = "The row sums up others, and is no event."
    report.cells(summaries, message, hint="Remove it.", effect=SET_ASIDE)
    return titles | summaries


def title_rows(cells: pd.DataFrame) -> pd.Series:
    """Which rows are the title of a TimelineJS sheet."""
    titles = pd.Series(False, index=cells.index)
    for name in cells:
        if name.strip().lower() in TYPE_COLUMNS:
            titles |= cells[name].str.strip().str.lower() == TITLE_TYPE
    return titles


def _summaries(cells: pd.DataFrame, roles: Mapping[str, str]) -> pd.Series:
    """Rows of one text, `Total` or the like, with nothing beside it but numbers, and no date."""
    dates = [cells[roles[role]].str.strip() for role in ("date", "year") if role in roles]
    if dates:
        maybe = pd.Series(True, index=cells.index)
        for date in dates:
            maybe &= (date == "") | date.str.slice(stop=40).str.fullmatch(SUMMARY)
    else:
        maybe = pd.Series(np.arange(len(cells)) >= len(cells) - LAST_ROWS, index=cells.index)
    some = cells[maybe]
    sums = pd.Series(False, index=some.index)
    for name in some:
        sums |= some[name].str.strip().str.slice(stop=40).str.fullmatch(SUMMARY)
    maybe[maybe] = sums
    for index in np.flatnonzero(maybe.to_numpy()):
        filled = [cell.strip() for cell in cells.iloc[index] if cell.strip()]
        words = [cell for cell in filled if not NUMBER.fullmatch(cell)]
        maybe.iloc[index] = len(words) == 1 and bool(SUMMARY.match(words[0]))
    return maybe


def without_foreign_words(cells: pd.DataFrame, roles: Mapping[str, str]) -> dict[str, str]:
    """Roles without those of a vocabulary of ours that the column mostly does not keep to."""
    kept = dict(roles)
    if "status" in kept:
        filled = cells[kept["status"]].str.strip().str.lower()
        filled = filled[filled != ""]
        if len(filled) and filled.isin(schema.STATUSES).mean() < 0.5:
            del kept["status"]
    return kept


def readable_ids(ids: pd.Series) -> pd.Series | None:
    """Ids in our spelling where a whole column has another, such as `UKR0042`, or addresses.

    A column that mostly keeps to ours is left alone: then the odd one is a mistake to name. None
    where its ids would no longer be told apart: then they are made of title and date.
    """
    filled = ids.str.strip()
    distinct = filled[filled != ""].unique()
    ours = [bool(schema.ID.match(id)) for id in distinct[:IDS_LOOKED_AT]]
    if not len(distinct) or 2 * sum(ours) >= len(ours):
        return ids
    for part in (str, _last_part):
        spelled = {id: schema.slug(part(id)) for id in distinct}
        if len(set(spelled.values())) == len(distinct) and all(spelled.values()):
            return filled.map({**spelled, "": ""}).astype("str")
    return None


def _last_part(id: str) -> str:
    """What tells one address from another."""
    return re.split(r"[/=#:?&]", id.rstrip("/"))[-1]


def joined(columns: Sequence[pd.Series], separator: str) -> pd.Series:
    """Cells side by side, without those that are blank."""
    first, *others = (column.str.strip() for column in columns)
    for other in others:
        between = np.where((first != "") & (other != ""), separator, "")
        first = first + pd.Series(between, index=first.index, dtype="str") + other
    return first


def repeated(cells: pd.DataFrame, roles: Mapping[str, str]) -> pd.Series:
    """Which rows are the same as one above in every cell; blank rows are not."""
    if "id" in roles and cells[roles["id"]].is_unique:
        return pd.Series(False, index=cells.index)
    again = cells.duplicated()
    if again.any():
        some = cells[again]
        again[again] = (some != "").any(axis=1)
    return again


def filled(cells: pd.DataFrame) -> pd.Series:
    """Which rows hold anything."""
    some = pd.Series(False, index=cells.index)
    for name in cells:
        if some.all():
            break
        some |= cells[name].str.strip() != ""
    return some
