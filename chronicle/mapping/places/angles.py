"""One angle or one pair of them as people write coordinates, to decimal degrees as text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# What stands for the same sign, as keyboards, spreadsheets and encyclopedias have it.
_SAME = str.maketrans(
    {
        **dict.fromkeys("−–—‒‐‑﹣－", "-"),
        **dict.fromkeys("′’‘ʹ´`ʼ‵", "'"),
        **dict.fromkeys("″”“„ʺ‶", '"'),
        **dict.fromkeys("º˚⁰", "°"),
        **dict.fromkeys("，،", ","),
        "٫": ".",
        "；": ";",
        # Digits of Arabic, of Persian, and as wide as Chinese characters.
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)},
    }
)
_LETTER = r"(?:north|south|east|west|[nsew])"
_NUMBER = r"[0-9]{1,12}(?:[.,][0-9]*)?|[.,][0-9]+"
_ANGLE = re.compile(
    rf"""(?P<before>{_LETTER})? \s* (?P<sign>[-+])? \s*
        (?P<degrees>{_NUMBER}) \s* (?:°|degrees?|deg|d(?=\s*[0-9]))? [\s:]*
        (?: (?<![0-9.,]) (?P<minutes>{_NUMBER}) \s* (?:'|minutes?|min|m(?=\s*[0-9]))? [\s:]*
            (?: (?<![0-9.,]) (?P<seconds>{_NUMBER}) \s* (?:"|''|seconds?|sec)? \s* )? )?
        (?P<after>{_LETTER})?""",
    re.VERBOSE | re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[;,/|]\s*|\s+|(?<=[nsewNSEW])(?=[-+0-9])|(?<=[0-9°'\"])(?=[nsewNSEW])")
_POINT = re.compile(
    r"(?:srid=[0-9]+\s*;\s*)?point\s*(?:z|m|zm)?\s*"
    r"\(\s*(?P<lon>[-+.0-9e]+)[\s,]+(?P<lat>[-+.0-9e]+)(?:[\s,]+[-+.0-9e]+){0,2}\s*\)",
    re.IGNORECASE,
)
# What nearly every pair is, read at once.
_PLAIN_PAIR = re.compile(
    r"\s*[(\[]?\s*([-+]?[0-9]{1,12}(?:\.[0-9]*)?)\s*[,;\s]\s*([-+]?[0-9]{1,12}(?:\.[0-9]*)?)\s*[)\]]?\s*"
)
_WITH_HEIGHT = re.compile(r"([-+]?[0-9]+\.[0-9]+)[\s,]+([-+]?[0-9]+\.[0-9]+)([\s,]+[-+.0-9]+){1,2}")
_LONGEST_TEXT = 100  # characters
_DECIMALS = 7
"""Of degrees that had to be reckoned: about a centimetre."""


class Angle(NamedTuple):
    """Degrees as decimal text, and which way they are said to run: N, S, E, W or blank."""

    degrees: str
    letter: str = ""
    parts: int = 1
    """How many numbers it was written with: degrees, minutes, seconds."""

    @property
    def is_latitude(self) -> bool:
        return self.letter in ("N", "S")

    @property
    def is_longitude(self) -> bool:
        return self.letter in ("E", "W")


class Pair(NamedTuple):
    """Two angles in the order that they are written in, or that letters or a format give."""

    first: str
    second: str
    is_sure: bool
    """Whether the first is known to be the latitude."""


def read_angle(text: str) -> Angle | None:
    """One coordinate in any usual spelling; None where it cannot be read for certain."""
    found = _ANGLE.fullmatch(_plain(text))
    if not found or (found["before"] and found["after"]):
        return None
    letter = (found["before"] or found["after"] or "")[:1].upper()
    written = [found[name] for name in ("degrees", "minutes", "seconds") if found[name]]
    if found["sign"] == "-" and letter in ("N", "E"):
        return None
    # Only the last number may have decimals.
    if any("." in number or "," in number for number in written[:-1]):
        return None
    numbers = [number.replace(",", ".") for number in written]
    if any(float(number) > 60 for number in numbers[1:]):  # programs that round write 60.0
        return None
    negative = found["sign"] == "-" or letter in ("S", "W")
    degrees = numbers[0] if len(numbers) == 1 else _reckoned(numbers)
    return Angle(f"-{degrees}" if negative else degrees, letter, len(numbers))


def read_pair(text: str) -> Pair | None:
    """Both coordinates of a place from one text; None where it cannot be read for certain."""
    if found := _PLAIN_PAIR.fullmatch(text):
        return Pair(found[1], found[2], False)
    plain = _plain(text).removeprefix("geo:")
    if found := _POINT.fullmatch(plain):
        return Pair(found["lat"], found["lon"], True)
    plain = plain.strip("()[]{} \t")
    if found := _WITH_HEIGHT.fullmatch(plain):
        return Pair(found[1], found[2], False)
    halves = list(_halves(plain))
    if len(halves) > 1:
        # 49,85 36,66 is two numbers, not 49 and 85°36.66'.
        fewest = min(abs(first.parts - second.parts) for first, second in halves)
        halves = [(one, two) for one, two in halves if abs(one.parts - two.parts) == fewest]
    if len(set(halves)) != 1:
        return None
    first, second = halves[0]
    if first.is_longitude or second.is_latitude:
        first, second = second, first
    return Pair(first.degrees, second.degrees, bool(first.letter or second.letter))


def _halves(text: str) -> Iterator[tuple[Angle, Angle]]:
    """Every way to part a text into two coordinates."""
    for separator in _SEPARATOR.finditer(text):
        first = read_angle(text[: separator.start()])
        second = first and read_angle(text[separator.end() :])
        if second is None or first is None:
            continue
        if not (first.is_latitude and second.is_latitude) and not (
            first.is_longitude and second.is_longitude
        ):
            yield first, second


def _plain(text: str) -> str:
    # No coordinate is longer, and parting a long text every way would take for ever.
    return " ".join(text.translate(_SAME).split()) if len(text) <= _LONGEST_TEXT else ""


def _reckoned(numbers: list[str]) -> str:
    degrees = sum(float(number) / 60**place for place, number in enumerate(numbers))
    return f"{degrees:.{_DECIMALS}f}".rstrip("0").rstrip(".")
