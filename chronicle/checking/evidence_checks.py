"""From tables of text to accounts, links, story and article, each row tied to events we have."""

from collections.abc import Collection

import pandas as pd

from chronicle import schema
from chronicle.checking.checks import (
    check_header,
    check_references,
    lists,
    name_repeated_ids,
    texts,
    without_blank_rows,
)
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem

VOCABULARIES = {"standing": schema.STANDINGS, "verdict": schema.VERDICTS}


def check_evidence(
    text: pd.DataFrame,
    file: str,
    columns: tuple[schema.Column, ...],
    event_ids: Collection[str],
    source_ids: Collection[str] | None,
) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows whose events we have, in the file's order, and what is wrong with the others.

    Text columns as in `columns`; a number is a float, NaN where it cannot be read. `source_ids` is
    None where no source can be looked up, which has then been named already.
    """
    text, report = without_blank_rows(text, file)
    without = {column.name: Outcome.SET_ASIDE for column in columns if column.required}
    check_header(text, columns, without, "row", report)
    frame = pd.DataFrame({column.name: texts(text, column.name) for column in columns})
    kept = pd.Series(True, index=frame.index)
    known = set(event_ids)
    for column in columns:
        cells = frame[column.name]
        if column.required:
            blank = cells == ""
            kept &= ~blank
            if column.name in text:
                hint = f"Write the {column.name}, or remove the row."
                report.cells(blank, Code.BLANK_CELL, column=column.name, hint=hint)
        if column.kind == "event":
            missing = (cells != "") & ~cells.isin(known)
            kept &= ~missing
            message, hint = "is not an event in events.csv.", "Mend the id, or add the event."
            report.cells(
                missing, Code.UNKNOWN_EVENT, cells, message=message, column=column.name, hint=hint
            )
        elif column.kind == "number":
            number = pd.to_numeric(cells, errors="coerce").astype("float64")
            frame[column.name] = number.where(number.abs() < 1e6)
            bad = frame[column.name].isna() & (cells != "")
            report.cells(
                bad, Code.NO_NUMBER, cells, column=column.name, hint="Write digits.",
                outcome=Outcome.VALUE_IGNORED,
            )  # fmt: skip
        elif column.kind in VOCABULARIES:
            words = VOCABULARIES[column.kind]
            bad = (cells != "") & ~cells.str.lower().isin(words)
            frame[column.name] = cells.str.lower().mask(bad, "")
            message, hint = f"is not a {column.name}.", f"Use one of {', '.join(words)}."
            report.cells(
                bad, Code.UNKNOWN_WORD, cells, message=message, column=column.name, hint=hint
            )
        elif column.kind == "list":
            frame[column.name] = lists(cells)
            if column.name == "sources" and source_ids is not None:
                check_references(cells, source_ids, report)
    if "id" in frame:
        again = (frame["id"] != "") & frame["id"].duplicated()
        name_repeated_ids(frame["id"], again, "row", report)
        kept &= ~again
    return frame[kept].reset_index(drop=True), report.problems
