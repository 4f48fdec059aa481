"""Dates that stand for none: the year 0000, unless the years of the table lie before our era, and
the first or last day that a database can hold.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from chronicle.mapping.date_parts import ZERO_DAY
from chronicle.mapping.date_texts import read_text
from chronicle.mapping.distinct_dates import DateColumn

_ZERO_YEAR = re.compile(
    r"0{4}(?:[-/.][0-9Xx?]{1,2}){0,2}(?:[T ][0-9:.]+(?: ?Z|[+-][0-9:]+)?)?\s?[~?%]?"
    r"|(?:[0-9]{1,2}\s?[-/.]\s?){1,2}0{4}(?:[T ][0-9:.]+(?: ?[AaPp][Mm])?)?"
    r"|(?:[0-9]{1,2}[\s.-]*)?[^\W\d_]{3,}[\s.,-]*(?:[0-9]{1,2},? )?0{4}"
)
# What programs write where a field must hold a date and there is none, or no end is known.
_STAND_IN = re.compile(
    r"(?:9999[-/.]12[-/.]31|(?:31[-/.]12|12[-/.]31)[-/.]9999|99991231"
    r"|0001[-/.]0?1[-/.]0?1|0?1[-/.]0?1[-/.]0001)(?:[T ][0-9:.]+Z?)?"
)
_MAYBE_BEFORE_0 = re.compile(r"(?:^|/)Y?-[0-9]|[Bb]\.?\s?[Cc]|[Cc]hr|[Aa]\.?\s?[Cc]|J\.?\s?-?C")
_BEFORE_0 = re.compile(r"Y?-|0000")


def no_dates(columns: Sequence[DateColumn]) -> list[np.ndarray]:
    """Which cells of each column say a date that stands for none."""
    days = [_always(column) for column in columns]
    years = [
        np.zeros_like(day) if column.counts_year_0 else _matching(column.text, _ZERO_YEAR, ["0000"])
        for column, day in zip(columns, days, strict=True)
    ]
    if any(zeros.any() for zeros in years):
        zeros = [day | year for day, year in zip(days, years, strict=True)]
        others = (one.text[~zero].unique() for one, zero in zip(columns, zeros, strict=True))
        if not any(map(count_before_0, others)):
            return zeros
    return days


def count_before_0(texts: Iterable[str]) -> bool:
    """Whether some date lies before our era."""
    return any(is_before_0(text) for text in texts if _MAYBE_BEFORE_0.search(text))


def is_before_0(text: str) -> bool:
    """Whether a text such as 44 BC or -0044-03-15 says a year before our era."""
    reading = read_text(text, True) or read_text(text, False)
    return bool(reading) and any(map(_BEFORE_0.match, reading.edtf.split("/")))


def _always(column: DateColumn) -> np.ndarray:
    zeros = _matching(column.text, ZERO_DAY, ["0000"])
    if column.is_edtf or column.counts_year_0:  # ours, where a date is what it says
        return zeros
    return zeros | _matching(column.text, _STAND_IN, ["9999", "0001"])


def _matching(text: pd.Series, shape: re.Pattern, signs: Sequence[str]) -> np.ndarray:
    """Which cells have the shape, asked of those alone that hold one of the signs."""
    found: list[str] = []
    for sign in signs:
        some = text.str.contains(sign, regex=False)
        if some.any():
            found += [one for one in text[some].unique() if shape.fullmatch(one)]
    return text.isin(found).to_numpy() if found else np.zeros(len(text), dtype=bool)
