"""Rows that are longer than their header, so that some of their cells stand in another column."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.problems import IGNORED, UNLOCATED, Problem, Report

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
    effect = UNLOCATED if placed else IGNORED
    report.problems += [
        replace(longer[line], message=message, value=None, effect=effect)
        for line in report.lines[shifted].tolist()
    ]
    return shifted


def without_counts(text: Mapping[str, pd.Series], shifted: np.ndarray) -> dict[str, pd.Series]:
    """Our columns of counts, blank in rows that are longer than the header."""
    if not shifted.any():
        return {}
    return {name: column.mask(shifted, "") for name, column in text.items() if name in COUNTS}
