"""One date in another form that says the same: without brackets, weekday, footnote mark or "in"."""

import re

from chronicle.mapping.month_names import WEEKDAYS, plain

_QUOTES = "\"'“”‘’"
_BRACKETED = re.compile(r"\[([^][]+)\]|\(([^()]+)\)")
_FOOTNOTE = re.compile(r"(.*[0-9])\s*(?:\[[0-9a-z]{1,3}\]|[*†‡]+)")
_PREPOSITION = re.compile(
    r"(?:(?:some\s?time\s+)?(?:in|on|during)|im|am|en|dated)\s+(?:the\s+(?:year\s+)?)?(.+)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"([^\W\d_]{2,})\.?,?\s+(?=[0-9])")
_LAST_WORD = re.compile(r",?\s+\(?([^\W\d_]{2,})\.?\)?$")
_ROMAN_MONTH = re.compile(r"([0-9]{1,2})\s?([-./ ])\s?([IVX]{1,4})\s?\2\s?([0-9]{4})")
_ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_EAST_ASIAN = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
# As JavaScript, C and Twitter write it: Tue May 03 14:30:00 +0000 2011.
_YEAR_LAST = re.compile(
    r"(?:[^\W\d_]{3} )?(?P<month>[^\W\d_]{3}) (?P<day>[0-9]{1,2}) "
    r"(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?P<zone> (?:UTC|GMT|Z|[+-][0-9]{4}))? "
    r"(?P<year>[0-9]{4})"
)
_COMPACT_TIME = re.compile(
    r"((?:1[0-9]|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?)"
    r"|([0-9]{2})([0-9]{2})([0-9]{2}))"
)
_OCLOCK = re.compile(r"(.*:[0-9]{2})\s?(?:Uhr|hrs|hours|h)\.?", re.IGNORECASE)


def respelled(text: str) -> str:
    """The same date, nearer to a plain one; the text itself where there is nothing to change."""
    for respell in (_in_digits, _with_time, _within_marks, _without_words):
        if (other := respell(text)) != text:
            return other
    return text


def _in_digits(text: str) -> str:
    if (found := _ROMAN_MONTH.fullmatch(text)) and found[3] in _ROMANS:
        return f"{found[4]}-{_ROMANS.index(found[3]) + 1}-{found[1]}"
    if found := _EAST_ASIAN.fullmatch(text):
        year, month, day = found.groups()
        # Not 2011-12, which may be two years.
        return f"{month}/{year}" if month and not day else "-".join(filter(None, found.groups()))
    return text


def _with_time(text: str) -> str:
    if found := _YEAR_LAST.fullmatch(text):
        clock = f"{found['clock']}{found['zone'] or ''}"
        return f"{found['day']} {found['month']} {found['year']} {clock}"
    if found := _COMPACT_TIME.fullmatch(text):
        year, month, day, *parts = found.groups()
        clock = ":".join(filter(None, (*parts[:3], *parts[4:])))
        return f"{year}-{month}-{day} {clock}{parts[3] or ''}"
    if found := _OCLOCK.fullmatch(text):
        return found[1]
    return text


def _within_marks(text: str) -> str:
    if found := _BRACKETED.fullmatch(text):
        return (found[1] or found[2]).strip()
    if found := _FOOTNOTE.fullmatch(text):
        return found[1]
    bare = text.strip(_QUOTES).rstrip(" ,;")
    return bare.removesuffix(".").strip()


def _without_words(text: str) -> str:
    if found := _PREPOSITION.fullmatch(text):
        return found[1]
    if (found := _FIRST_WORD.match(text)) and plain(found[1]) in WEEKDAYS:
        return text[found.end() :]
    if (found := _LAST_WORD.search(text)) and plain(found[1]) in WEEKDAYS:
        return text[: found.start()]
    return text
