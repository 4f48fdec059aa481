"""From tables of text to accounts, links, story and article, each row tied to events we have."""

from collections.abc import Collection

import pandas as pd

from chronicle import schema
from chronicle.problems import IGNORED, SET_ASIDE, Report

VOCABULARIES = {"standing": schema.STANDINGS, "verdict": schema.VERDICTS}


def check_evidence(
    text: pd.DataFrame,
    file: str,
    columns: tuple[schema.Column, ...],
    event_ids: Collection[str],
    source_ids: Collection[str],
) -> tuple[pd.DataFrame, Report]:
    """The rows whose events we have, in the file's order, and what is wrong with the others.

    Text columns as in `columns`; a number is a float, NaN where it cannot be read.
    """
    report = Report(file, text["line"])
    frame = pd.DataFrame({column.name: _texts(text, column.name) for column in columns})
    kept = pd.Series(True, index=frame.index)
    known_events, known_sources = set(event_ids), set(source_ids)
    for column in columns:
        cells = frame[column.name]
        if column.required:
            kept &= _given(cells, column, report)
        if column.kind == "event":
            kept &= _resolved(cells, column, known_events, report)
        elif column.kind == "number":
            frame[column.name] = _number(cells, column, report)
        elif column.kind in VOCABULARIES:
            frame[column.name] = _vocabulary(cells, column, report)
        elif column.name == "sources":
            frame[column.name] = _known(cells, known_sources, report)
    again = (frame["id"] != "") & frame["id"].duplicated() if "id" in frame else ~kept
    if "id" in frame:
        message, hint = "is the id of a row above.", "Give each row an id of its own."
        report.cells(again, message, frame["id"], column="id", hint=hint, effect=SET_ASIDE)
        kept &= ~again
    return frame[kept].reset_index(drop=True), report


def _texts(text: pd.DataFrame, name: str) -> pd.Series:
    if name in text:
        return text[name].str.strip()
    return pd.Series("", index=text.index, dtype="str")


def _given(cells: pd.Series, column: schema.Column, report: Report) -> pd.Series:
    blank = cells == ""
    hint = f"Write the {column.name}, or remove the row."
    report.cells(blank, "The cell is blank.", column=column.name, hint=hint, effect=SET_ASIDE)
    return ~blank


def _resolved(
    cells: pd.Series, column: schema.Column, known: set[str], report: Report
) -> pd.Series:
    missing = (cells != "") & ~cells.isin(known)
    message, hint = "is not an event in events.csv.", "Mend the id, or add the event."
    report.cells(missing, message, cells, column=column.name, hint=hint, effect=SET_ASIDE)
    return ~missing


def _number(cells: pd.Series, column: schema.Column, report: Report) -> pd.Series:
    number = pd.to_numeric(cells, errors="coerce").astype("float64")
    number = number.where(number.abs() < 1e6)
    bad = number.isna() & (cells != "")
    message, hint = "is not a number.", "Write digits."
    report.cells(bad, message, cells, column=column.name, hint=hint, effect=IGNORED)
    return number


def _vocabulary(cells: pd.Series, column: schema.Column, report: Report) -> pd.Series:
    words = VOCABULARIES[column.kind]
    lower = cells.str.lower()
    bad = (cells != "") & ~lower.isin(words)
    message, hint = f"is not a {column.name}.", f"Use one of {', '.join(words)}."
    report.cells(bad, message, cells, column=column.name, hint=hint, effect=IGNORED)
    return lower.mask(bad, "")


def _known(cells: pd.Series, known: set[str], report: Report) -> pd.Series:
    for index, cell in enumerate(cells):
        for id in schema.listed(cell):
            if id not in known:
                report.row(
                    index, "is not in sources.csv.", column="sources", value=id,
                    hint="Add the source there, or mend the id.", effect=IGNORED,
                )  # fmt: skip
    joiner = f"{schema.LIST_SEPARATOR} "
    return cells.map(lambda cell: joiner.join(id for id in schema.listed(cell) if id in known))
