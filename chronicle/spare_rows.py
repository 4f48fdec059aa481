"""Rows that are blank or the same as another: set aside, and named."""

import numpy as np
import pandas as pd

from chronicle.problems import SET_ASIDE, Problem, Report

BLANK = "The row is blank."


def without_blank_rows(text: pd.DataFrame, file: str) -> tuple[pd.DataFrame, Report]:
    """The rows that hold something, and a report that has named the others."""
    blank = _blank_rows(text)
    every = Report(file, text["line"])
    every.cells(blank, BLANK, hint="Remove it.", effect=SET_ASIDE)
    kept = text[~blank].reset_index(drop=True) if blank.any() else text
    report = Report(file, kept["line"])
    report.problems += every.problems
    return kept, report


def without_spare_rows(
    text: pd.DataFrame,
    file: str,
    named: pd.DataFrame | None,
    repeats: pd.Series | None,
    counted: str = "line",
) -> tuple[pd.DataFrame, Report, np.ndarray]:
    """The rows that say something new, a report that has named the others, and their places."""
    blank = _blank_rows(text)
    if named is not None:  # it held something, but nothing that could be used
        blank &= ~named.to_numpy().any(axis=1)
    again = np.zeros(len(text), dtype=bool) if repeats is None else repeats.to_numpy() & ~blank
    first = np.arange(len(text))
    if repeats is None or again.any():
        first = first_alike(text.drop(columns="line"))
    if repeats is None:
        again = (first != np.arange(len(text))) & ~blank
    rows = np.flatnonzero(~blank & ~again)
    kept = text.iloc[rows].reset_index(drop=True) if len(rows) < len(text) else text
    every = Report(file, text["line"], counted)
    every.cells(blank, BLANK, hint="Remove it.", effect=SET_ASIDE)
    lines = text["line"].to_numpy()
    hint = "Remove it, or give each an id of its own if both happened."
    for line, same in zip(lines[again].tolist(), lines[first[again]].tolist(), strict=True):
        message = f"The row is the same as {counted} {same}."
        every.problems.append(
            Problem(file, message, line, hint=hint, effect=SET_ASIDE, counted=counted)
        )
    report = Report(file, kept["line"], counted)
    report.problems += every.problems
    return kept, report, rows


def _blank_rows(text: pd.DataFrame) -> np.ndarray:
    blank = np.ones(len(text), dtype=bool)
    for name in text:
        if name != "line" and blank.any():
            blank &= text[name].str.strip().array == ""
    return blank


def first_alike(cells: pd.DataFrame) -> np.ndarray:
    """For each row the position of the first row that is the same in every cell."""
    groups = np.zeros(len(cells), dtype=np.int64)
    for name in cells:
        codes, distinct = pd.factorize(cells[name])
        groups, pairs = pd.factorize(groups * (len(distinct) + 1) + codes)
        if len(pairs) == len(cells):
            return np.arange(len(cells))
    first = np.zeros(len(cells), dtype=np.int64)
    # Backwards, so that the first row of a group is written last.
    first[groups[::-1]] = np.arange(len(cells))[::-1]
    return first[groups]
