"""Dates whose year is 0000: unknown, unless the years of the table lie before our era."""

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
_MAYBE_BEFORE_0 = re.compile(r"(?:^|/)Y?-[0-9]|[Bb]\.?\s?[Cc]|[Cc]hr|[Aa]\.?\s?[Cc]|J\.?\s?-?C")
_BEFORE_0 = re.compile(r"Y?-|0000")


def zero_years(columns: Sequence[DateColumn]) -> list[np.ndarray]:
    """Which cells of each column say the year 0000, where that stands for an unknown year."""
    days = [_matching(column.text, ZERO_DAY) for column in columns]
    years = [
        np.zeros_like(day) if column.counts_year_0 else _matching(column.text, _ZERO_YEAR)
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


def _matching(text: pd.Series, shape: re.Pattern) -> np.ndarray:
    """Which cells have the shape, asked of those alone that hold so many zeros."""
    some = text.str.contains("0000", regex=False)
    found = [one for one in text[some].unique() if shape.fullmatch(one)] if some.any() else []
    return text.isin(found).to_numpy() if found else np.zeros(len(text), dtype=bool)
