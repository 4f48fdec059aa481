"""What a column says of how exact a date is: ACLED's and UCDP's codes, and words."""

import re

import pandas as pd

from chronicle.mapping.date_parts import whole_number
from chronicle.mapping.date_texts import marked
from chronicle.mapping.spellings import folded
from chronicle.problems import COLUMN_IGNORED, IGNORED, Problem, Report

DAY, DAYS, MONTH, YEAR, ABOUT, DOUBTFUL = "day", "days", "month", "year", "about", "doubtful"
EXACT = "exact"

ACLED = {1: DAY, 2: DAYS, 3: MONTH}
UCDP = {1: DAY, 2: DAYS, 3: DAYS, 4: MONTH, 5: YEAR}
SCALES = {"timeprecision": ACLED, "dateprec": UCDP}
"""Folded header to what its numbers mean; of other numbers nobody can know."""
WORDS = {
    "exact": EXACT, "precise": EXACT, "time": EXACT, "second": EXACT, "minute": EXACT,
    "hour": EXACT, "day": DAY, "date": DAY, "daily": DAY, "week": DAYS, "days": DAYS,
    "month": MONTH, "year": YEAR, "approximate": ABOUT, "approximately": ABOUT, "approx": ABOUT,
    "about": ABOUT, "circa": ABOUT, "ca": ABOUT, "c": ABOUT, "estimated": ABOUT, "estimate": ABOUT,
    "uncertain": DOUBTFUL, "unsure": DOUBTFUL, "doubtful": DOUBTFUL, "decade": EXACT,
    "century": EXACT,
}  # fmt: skip
"""Decades and centuries are said by the date itself; of a year alone nobody knows which."""

_FINER = {
    DAY: re.compile(r"(?P<kept>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T[^/]*"),
    MONTH: re.compile(r"(?P<kept>-?[0-9]{4}-[0-9]{2})-[0-9]{2}(?:T[0-9:Z+-]*)?"),
    YEAR: re.compile(r"(?P<kept>-?[0-9]{4})-[0-9]{2}(?:-[0-9]{2})?(?:T[0-9:Z+-]*)?"),
}
_TIME = re.compile(r"T[0-9:Z+-]+")


def as_exact_as_said(dates: pd.Series, said: pd.Series, header: str, report: Report) -> pd.Series:
    """Dates in EDTF, none more exact than the column `said` under its header has it."""
    meanings = _meanings(said, header, report)
    if meanings is None:
        return dates
    done = dates
    for what in (DAY, DAYS, MONTH, YEAR, ABOUT, DOUBTFUL):
        cells = [text for text, (meaning, _) in meanings.items() if meaning == what]
        for is_code in (True, False):
            of_kind = [text for text in cells if meanings[text][1] == is_code]
            rows = said.isin(of_kind) & (dates != "")
            if of_kind and rows.any():
                part = dates[rows]
                changed = {date: _coarser(date, what, is_code) for date in part.unique()}
                done = done.where(~rows, dates.map(changed))
    return done


def _meanings(said: pd.Series, header: str, report: Report) -> dict[str, tuple[str, bool]] | None:
    """Each cell's meaning, and whether it is a code; None of codes that nobody can know."""
    texts = [text for text in said.unique() if text]
    codes = {text: whole_number(text) for text in texts}
    scale = SCALES.get(folded(header), {})
    known: dict[str, tuple[str, bool]] = {}
    for text, code in codes.items():
        if code in scale:
            known[text] = (scale[code], True)
        elif code is None and text.casefold().rstrip(".") in WORDS:
            known[text] = (WORDS[text.casefold().rstrip(".")], False)
    unknown = [text for text in texts if text not in known]
    if unknown and not known:
        message = "is no known word for how exact a date is."
        hint = "Write day, month, year or approximate."
        problem = Problem(report.file, message, None, header, unknown[0], hint, COLUMN_IGNORED)
        report.problems.append(problem)
        return None
    message, hint = "does not say how exact a date is.", "Write day, month, year or approximate."
    report.cells(said.isin(unknown), message, said, column=header, hint=hint, effect=IGNORED)
    return known


def _coarser(date: str, what: str, is_code: bool) -> str:
    """A date no more exact than what is said of it.

    Where a code stands beside an interval, the interval says already how long it may have been.
    """
    if is_code and "/" in date and what != DAY:
        return date
    if what in _FINER:
        ends = [_FINER[what].sub(r"\g<kept>", end) for end in date.split("/")]
        return ends[0] if len(set(ends)) == 1 else "/".join(ends)
    return marked(_TIME.sub("", date), "?" if what == DOUBTFUL else "~") or date
