"""A chronicle's events as the sheet that TimelineJS draws, with coordinates and our columns after.

TimelineJS cannot hold that a date is approximate, uncertain or open at one end, that only its
decade is known, or how far a time is from UTC. "Display Date" says the first three in words, and
`losses` says how many dates it concerns. Years before 1 are counted as in ISO 8601: 0 is 1 BCE.
"""

import numpy as np
import pandas as pd

from chronicle.counting import counted
from chronicle.dates.calendar import calendar
from chronicle.dates.edtf_date import KnownDate
from chronicle.dates.span import Span
from chronicle.exports.event_csv import Columns, more_columns, our_columns
from chronicle.formats.csv import delimited
from chronicle.model import Chronicle
from chronicle.text_table import blank_column

DATE = ("Year", "Month", "Day", "Time")
END_DATE = tuple(f"End {part}" for part in DATE)
DISPLAY_DATE = "Display Date"
HEADER = (
    *DATE, *END_DATE, DISPLAY_DATE, "Headline", "Text", "Media", "Media Credit",
    "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
"""The columns of the sheet that TimelineJS offers as a template, in its order."""
OURS = {
    "Headline": "title", "Text": "summary", "Group": "category",
    "Lat": "latitude", "Lon": "longitude",
}  # fmt: skip
LONG = ("decade", "century", "millennium")

Row = tuple[str, ...]
"""DATE, END_DATE and DISPLAY_DATE of one event."""


def write(chronicle: Chronicle) -> bytes:
    """The sheet as CSV in UTF-8, without formulas.

    What `chronicle.more` has of the sheet's own columns, such as Media, stands in them.
    """
    ours = our_columns(chronicle)
    played = {"date", *OURS.values()}
    rest = {name: column for name, column in ours.items() if name not in played}
    more = more_columns(chronicle, {*DATE, *END_DATE, *OURS, *rest})
    blank = blank_column(ours["id"].index)
    sheet = dict.fromkeys([*HEADER, *OURS], blank) | rest | more | _dates(chronicle, ours["date"])
    sheet |= {name: ours[column] for name, column in OURS.items()}
    if DISPLAY_DATE in more:
        theirs = more[DISPLAY_DATE]
        sheet[DISPLAY_DATE] = theirs.where(theirs != "", sheet[DISPLAY_DATE])
    return delimited.write_cells(pd.DataFrame(sheet, index=blank.index, copy=False))


def losses(chronicle: Chronicle) -> list[str]:
    """What of the dates the sheet cannot hold, as sentences; none where it holds them all."""
    dated = chronicle.events["dated"]
    dates = chronicle.events["date"][dated].value_counts()
    lost: dict[str, int] = {}
    for text, number in dates.items():
        for what in _lost(Span.parse(text)):
            lost[what] = lost.get(what, 0) + number
    if not dated.all():
        lost["no date that can be read, and TimelineJS asks for one"] = int((~dated).sum())
    return [
        f"{counted(number, 'event has', 'events have')} {what}." for what, number in lost.items()
    ]


def _lost(span: Span) -> list[str]:
    ends = (span.first, span.last)
    found = {
        "an approximate, uncertain or partly unknown date, which only the display date says": any(
            end.approximate or end.uncertain or end.unspecified for end in ends
        ),
        "no known start or end, which only the display date says": any(
            end.kind != "known" for end in ends
        ),
        "a date known to the decade or less, which is written from its first to its last year": any(
            precision in LONG for precision in span.precisions
        ),
        "a time with an offset from UTC, which is left out": any(
            end.offset_minutes is not None for end in ends
        ),
    }
    return [what for what, is_lost in found.items() if is_lost]


def _dates(chronicle: Chronicle, texts: pd.Series) -> Columns:
    dated = chronicle.events["dated"].to_numpy()
    rows = {text: _row(Span.parse(text)) for text in texts[dated].unique()}
    # A date that cannot be read is shown as it is written.
    rows |= {text: _undated(text) for text in texts[~dated].unique()}
    columns = zip(*map(rows.__getitem__, texts), strict=True) if len(texts) else ((),) * 9
    names = (*DATE, *END_DATE, DISPLAY_DATE)
    return {
        name: pd.Series(column, index=texts.index, dtype="str")
        for name, column in zip(names, columns, strict=True)
    }


def _undated(text: str) -> Row:
    return ("",) * (len(DATE) + len(END_DATE)) + (text,)


def _row(span: Span) -> Row:
    no_date = ("",) * len(DATE)
    start, end = span.dates
    if span.start != "known":
        return (*_parts(end, end.earliest), *no_date, span.words())
    has_end = span.end == "known" and (not span.is_one_date or end.precision in LONG)
    last = _parts(end, end.latest) if has_end else no_date
    return (*_parts(start, start.earliest), *last, span.words())


def _parts(date: KnownDate, instant: np.datetime64) -> Row:
    """Year, month, day and time, as many as are known."""
    known = {"month": 2, "day": 3, "time": 4}.get(date.precision, 1)
    year, month, day = calendar(instant)
    # Two digits alone are taken for a year of this century or the last.
    parts = (f"{year:04}" if year >= 0 else str(year), str(month), str(day), "")
    if known == len(DATE):
        parts = (*parts[:-1], date.clock)
    return parts[:known] + ("",) * (len(DATE) - known)
