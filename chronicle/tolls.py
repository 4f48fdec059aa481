"""Counts of people as tables write them."""

import re

import pandas as pd

SEPARATORS = ",.'’ \u00a0\u202f"
"""The signs that part thousands."""

_THOUSANDS = re.compile(rf"[0-9]{{1,3}}([{SEPARATORS}])[0-9]{{3}}(?:\1[0-9]{{3}})*")
_WHOLE = re.compile(r"([0-9]+),0+")


def without_separators(counts: pd.Series) -> pd.Series:
    """Counts without the signs that part thousands: `1,234`, `1.200`. Nobody is half a person."""
    plain = {text: _plain(text) for text in counts.unique()}
    if all(text == number for text, number in plain.items()):
        return counts
    return counts.map(plain)


def _plain(text: str) -> str:
    if _THOUSANDS.fullmatch(text):
        return re.sub("[^0-9]", "", text)
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text
