"""The names of months in a few European languages, whole or shortened, and of weekdays."""

from functools import lru_cache
from unicodedata import combining, normalize

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février fevrier févr fév fevr febrero febbraio fevereiro fev februari",
    "march mar märz maerz mrz mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus augusti",
    "september sept sep septembre septiembre set sett settembre setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des",
)
_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    "sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica"
)


@lru_cache(maxsize=10_000)
def plain(word: str) -> str:
    """A word in small letters, without accents and the stop of a shortened one."""
    apart = normalize("NFKD", word.casefold().rstrip("."))
    return "".join(sign for sign in apart if not combining(sign))


MONTHS = {
    plain(name): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""A plain month name to its number."""
WEEKDAYS = frozenset(plain(name) for name in _WEEKDAYS.split())


def month_number(word: str) -> int | None:
    """The number of the month that a word names, 1 to 12; None of any other word."""
    return MONTHS.get(plain(word))
