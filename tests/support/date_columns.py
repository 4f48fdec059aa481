"""Columns of dates, read for a test."""

import pandas as pd

from chronicle.mapping.dates.columns import DatesRead, read_dates
from chronicle.problems import Report


def read(
    roles: dict[str, str] | None = None, day_first: bool | None = None, **columns: list[str]
) -> tuple[DatesRead, list[str]]:
    """The dates of columns that are named as their roles unless `roles` says else, and the
    sentences on them."""
    cells = pd.DataFrame(columns, dtype="str")
    report = Report("events.csv", pd.Series(range(2, len(cells) + 2)))
    dates = read_dates(cells, roles or {name: name for name in columns}, report, day_first)
    return dates, [problem.sentence() for problem in report.problems]


def edtf(*texts: str, **options) -> list[str]:
    """What the dates of one column are read as."""
    return read(date=list(texts), **options)[0].text.tolist()
