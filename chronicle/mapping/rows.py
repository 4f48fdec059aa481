"""Rows that are no events, and cells that are nearly ours."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem, Report
from chronicle.text_table import FEW, SEPARATORS, matching

TITLE_TYPE = "title"
"""What TimelineJS calls the row of the title slide, in its column of types."""
TYPE_COLUMNS = ("type", "gsx$type")
SUMMARY = re.compile(
    r"(grand |sub-?)?(totals?|sum|summe|gesamt(summe|zahl|ergebnis)?|zwischensumme|insgesamt"
    r"|average|mean|count|somme|suma|totale?s?)\b"
    r"([\W\d_]*((n|events?|rows?|records?|incidents?|killed|wounded|injured|dead|deaths|victims"
    r"|casualties|fatalities|and)[\W\d_]*)*|\W+(of|for|per)\b.*)\Z",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"([*†‡§¹²³©]|\(\*+\)|(last )?updated\b|compiled by\b"
    r"|((data )?sources?|notes?|quellen?|anmerkung(en)?|stand|fuentes?|fonti?)\s*:).*",
    re.IGNORECASE | re.DOTALL,
)
"""What a note below a table starts with."""
COUNT = re.compile(rf"[0-9]{{1,9}}(?:\.0*)?|[0-9]{{1,3}}(?:[{SEPARATORS}][0-9]{{3}}){{1,2}}")
STATUS = re.compile("|".join(schema.STATUSES), re.IGNORECASE)
SHAPES = {column.name: COUNT for column in schema.EVENTS if column.kind == "count"}
SHAPES |= {"killed": COUNT, "wounded": COUNT, "status": STATUS}
"""What a cell of a role must look like so that it is taken."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # as schema.ID, without its limit
NUMBER = re.compile(r"[-+]?[\d.,\s]+%?")
NO_YEAR = re.compile(r"[0-9]{1,2}|[0-9]{5,}")
"""What stands under the years of a table in the row of its sums."""
IDS_LOOKED_AT = 1000
"""How many ids say how a column of them is spelled."""
LONGEST_SUM = 40
"""So many characters of a text say whether it may be a word for a sum."""
MOST_FOOTERS = 50
"""So far from the end of a table notes on it are looked for."""
LAST_ROWS = 5
"""How far from the end of a table without dates its sums are looked for."""


def title_and_summary_rows(
    cells: pd.DataFrame, roles: Mapping[str, str], report: Report
) -> np.ndarray:
    """Which rows speak of the whole table rather than of an event; each is named."""
    titles = title_rows(cells)
    report.cells(titles, Code.TITLE_ROW)
    summaries = _summaries(cells, roles) & ~titles
    report.cells(summaries, Code.SUM_ROW, hint="Remove it.")
    footers = _footers(cells, roles, titles | summaries)
    for row, words in footers.items():
        report.row(row, Code.NOTE_BELOW, words, hint="Remove it.")
    aside = titles | summaries
    aside[[*footers]] = True
    return aside


def title_rows(cells: pd.DataFrame) -> np.ndarray:
    """Which rows are the title of a TimelineJS sheet."""
    titles = np.zeros(len(cells), dtype=bool)
    for name in cells.columns:
        if name.strip().lower() in TYPE_COLUMNS:
            titles |= cells[name].str.strip().str.lower().array == TITLE_TYPE
    return titles


def _summaries(cells: pd.DataFrame, roles: Mapping[str, str]) -> np.ndarray:
    """Rows of one text, `Total` or the like, with nothing beside it but numbers, and no date."""
    dates = {role: cells[roles[role]].str.strip() for role in ("date", "year") if role in roles}
    maybe = np.ones(len(cells), dtype=bool)
    for role, date in dates.items():
        undated = (date.array == "") | _begin_as_a_sum(date)
        maybe &= undated | matching(date, NO_YEAR) if role == "year" else undated
    if not dates:
        maybe[:-LAST_ROWS] = False
    if maybe.sum() > FEW:
        some = cells[maybe]
        maybe[maybe] = np.any([_begin_as_a_sum(some[name].str.strip()) for name in some], axis=0)
    if maybe.any():
        maybe[maybe] = [_sums_up(row) for row in cells[maybe].to_numpy().tolist()]
    return maybe


def _footers(cells: pd.DataFrame, roles: Mapping[str, str], aside: np.ndarray) -> dict[int, str]:
    """The rows at the end of a table that are notes on it, and their words."""
    found = {}
    names = [*cells.columns]
    dates = [names.index(roles[role]) for role in ("date", "year") if role in roles]
    for at in range(len(cells) - 1, max(-1, len(cells) - 1 - MOST_FOOTERS), -1):
        row = [cell.strip() for cell in cells.iloc[at].tolist()]
        words = [cell for cell in row if cell and not NUMBER.fullmatch(cell)]
        dated = any(row[date] not in ("", *words) for date in dates)
        if len(words) == 1 and FOOTER.fullmatch(words[0]) and not dated:
            found[at] = words[0]
        elif any(row) and not aside[at]:
            break
    return dict(sorted(found.items()))


def _begin_as_a_sum(cells: pd.Series) -> np.ndarray:
    return matching(cells.str.slice(stop=LONGEST_SUM), SUMMARY)


def _sums_up(row: Sequence[str]) -> bool:
    """Whether one cell of a row is a word for a sum, and the others are numbers or blank."""
    words = [cell for cell in map(str.strip, row) if cell and not NUMBER.fullmatch(cell)]
    if len(words) != 1:
        return False
    return all(map(SUMMARY.fullmatch, (words[0][:LONGEST_SUM], words[0])))


def without_foreign_words(cells: pd.DataFrame, roles: Mapping[str, str]) -> dict[str, str]:
    """Roles without those of a vocabulary of ours that the column mostly does not keep to."""
    kept = dict(roles)
    if "status" in kept:
        filled = cells[kept["status"]].str.strip().str.lower()
        filled = filled[filled != ""]
        if len(filled) and filled.isin(schema.STATUSES).mean() < 0.5:
            del kept["status"]
    return kept


def untaken_cells(
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    ids: pd.Series | None,
    shifted: np.ndarray | bool = False,
) -> dict[str, np.ndarray]:
    """Role to the rows whose cell is no count, status or id of ours, so that it is not taken.

    A toll is taken nowhere where both its ends have columns of their own, and no count is of a row
    that is `shifted`.
    """
    found = {}
    for role in roles.keys() & SHAPES.keys():
        written = cells[roles[role]].str.strip()
        has_ends = {f"{role}_min", f"{role}_max"} <= roles.keys()
        taken = False if has_ends else matching(written, SHAPES[role])
        if SHAPES[role] is COUNT:
            taken = taken & ~np.asarray(shifted)
        found[role] = (written.array != "") & ~np.asarray(taken)
    if ids is not None:
        written = ids.str.strip()
        fits = matching(written, ID) & written.str.len().le(schema.ID_LENGTH).to_numpy()
        found["id"] = (written.array != "") & ~fits
    return {role: rows for role, rows in found.items() if rows.any()}


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
        both = (first.array != "") & (other.array != "")
        between = pd.Series(np.where(both, separator, ""), index=first.index, dtype="str")
        first = first + between + other
    return first


def repeated(cells: pd.DataFrame, roles: Mapping[str, str]) -> pd.Series:
    """Which rows are the same as one above in every cell; blank rows are not."""
    none = pd.Series(False, index=cells.index)
    if "id" in roles and cells[roles["id"]].is_unique:
        return none
    groups = np.zeros(len(cells), dtype=np.int64)
    for name in cells:
        codes, distinct = pd.factorize(cells[name])
        groups, different = pd.factorize(groups * (len(distinct) + 1) + codes)
        if len(different) == len(cells):
            return none
    again = pd.Series(groups, index=cells.index).duplicated()
    if again.any():
        some = cells[again]
        again[again] = (some != "").any(axis=1)
    return again


def filled(cells: pd.DataFrame) -> np.ndarray:
    """Which rows hold anything."""
    some = np.zeros(len(cells), dtype=bool)
    for name in cells:
        if some.all():
            break
        some |= cells[name].str.strip().array != ""
    return some


POSITION = {"latitude", "longitude", "coordinates"}
COUNTS = {column.name for column in schema.EVENTS if column.kind == "count"}
TOLLS = COUNTS | {"killed", "wounded"}
NOT_TRUSTED = "The row is longer than the header, so {} not trusted."
PLACE, NUMBERS, BOTH = "its place is", "its counts are", "its place and its counts are"


def shifted_rows(
    longer: Mapping[int, Problem], roles: Mapping[str, str], report: Report
) -> np.ndarray:
    """Which rows are longer than the header, whose places and counts are not taken; each is named.

    Which comma is one too many is not known, and after it any number is some coordinate or count.
    `longer` is what was said of them when they were read, by their lines.
    """
    shifted = np.zeros(len(report.lines), dtype=bool)
    placed, counted = POSITION & roles.keys(), TOLLS & roles.keys()
    if not longer or not placed | counted:
        return shifted
    shifted = report.lines.isin(longer.keys()).to_numpy()
    message = NOT_TRUSTED.format(BOTH if placed and counted else PLACE if placed else NUMBERS)
    outcome = Outcome.UNLOCATED if placed else Outcome.VALUE_IGNORED
    for row in np.flatnonzero(shifted).tolist():
        hint = longer[int(report.lines.iloc[row])].hint
        report.row(row, Code.SHIFTED_ROW, message=message, hint=hint, outcome=outcome)
    return shifted


def without_counts(text: Mapping[str, pd.Series], shifted: np.ndarray) -> dict[str, pd.Series]:
    """Our columns of counts, blank in rows that are longer than the header."""
    if not shifted.any():
        return {}
    return {name: column.mask(shifted, "") for name, column in text.items() if name in COUNTS}
