"""How wide a line of text is in Source Sans, the face of the page, and how to shorten it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

SIZE_PX = 11.0
FEWEST = 18
"""Characters that must remain of a shortened title, or it would say nothing."""

BOLD = 1.06
"""Semibold against regular: the widest letters of Source Sans grow by this much."""

# Advance widths of Source Sans, regular, from space to tilde, in hundredths of the type size.
_ADVANCES = (
    "20 29 43 50 50 83 61 25 31 31 42 50 25 32 25 35 50 50 50 50 50 50 50 50 50 50 25 25 50 "
    "50 50 43 85 55 59 58 62 53 50 62 66 27 48 58 49 73 65 67 57 67 57 54 54 65 52 79 52 48 "
    "54 31 35 31 50 50 55 51 56 46 56 50 30 51 55 25 25 50 26 83 55 55 56 56 35 42 34 55 47 "
    "72 45 47 43 31 25 31 50"
)
_EM = {chr(32 + at): int(advance) / 100 for at, advance in enumerate(_ADVANCES.split())}
_EM |= {"‘": 0.26, "’": 0.26, "“": 0.43, "”": 0.43, "–": 0.5, "—": 0.85, "…": 1.0, "\xa0": 0.2}
_SAFETY = 1.03
_ELLIPSIS = "…"


def width(text: str, bold: bool = False) -> float:
    """Give the width of a line in pixels, rather too wide than too narrow."""
    return _reaches(text)[-1] * (BOLD if bold else 1)


def shorten(text: str, room: float) -> str:
    """Give the text, or its beginning with an ellipsis, or "" where the room is too little."""
    reaches = _reaches(text)
    if reaches[-1] <= room:
        return text
    kept = bisect_right(reaches, room - _advance(_ELLIPSIS) * SIZE_PX) - 1
    if kept < FEWEST:
        return ""
    # A whole word reads better than a torn one, when little is lost by it.
    space = text.rfind(" ", max(FEWEST, kept - 6), kept + 1)
    if space > 0:
        kept = space
    while kept > FEWEST and _clings(text[kept]):
        kept -= 1
    return text[:kept].rstrip(" ,;:(-") + _ELLIPSIS


@lru_cache(maxsize=4096)
def _reaches(text: str) -> tuple[float, ...]:
    """Give the width in pixels of each beginning of the text, the empty one first."""
    return tuple(accumulate((_advance(letter) * SIZE_PX for letter in text), initial=0.0))


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """Give the advance of one character in ems, with a wide guess where it is not known."""
    if unicodedata.combining(letter):
        return 0.0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _EM:
        return _EM[base] * _SAFETY
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0x1F000:
        return 1.3
    # Other alphabets: above their averages; a title of wide letters only is set closer in the page.
    return 0.7 if letter.islower() else 0.9


def _clings(letter: str) -> bool:
    """Say whether a character belongs to the one before it."""
    return bool(unicodedata.combining(letter)) or letter in "\u200d\ufe0f"
