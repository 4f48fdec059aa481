"""Columns of dates as somebody wrote them, each read as a whole: their order, numbers and years."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from chronicle.dates.span import Span, SpanError
from chronicle.mapping.dates import doubts
from chronicle.mapping.dates.doubts import (
    DateColumn,
    DistinctDates,
    ReadColumn,
    count_before_0,
)
from chronicle.mapping.dates.parts import (
    END,
    ISO_DAY,
    START,
    apart,
    iso_times,
    joined_parts,
    joined_times,
    together,
    untaken_cells,
    without_midnight,
)
from chronicle.mapping.dates.periods import STILL_GOING, habits
from chronicle.mapping.dates.styles import (
    PART,
    UNKNOWN_NUMBERS,
    UNKNOWN_YEARS,
    ZERO_DAY,
    depends_on_order,
    is_known,
    is_month_of_year,
    whole_number,
)
from chronicle.mapping.dates.texts import marked, read_text
from chronicle.mapping.roles.spellings import folded
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem, Report
from chronicle.text_table import all_match, blank_column, trimmed

_PLAIN = re.compile(rf"(?:{ISO_DAY})?")
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


def read_columns(
    columns: Sequence[DateColumn], report: Report, day_first: bool | None
) -> tuple[list[ReadColumn], str | None, list[str]]:
    """The columns in EDTF, what has to be asked about them, and sentences on how they were read.

    The order of day and month is decided for all of them together, and so is a year 0000.
    """
    nothing = no_dates(columns)
    columns = [
        replace(column, text=column.text.mask(none, "")) if none.any() else column
        for column, none in zip(columns, nothing, strict=True)
    ]
    prepared = [_distinct(column, report) for column in columns]
    read = [one for one in prepared if isinstance(one, DistinctDates)]
    order = _decided(read) if day_first is None else day_first
    question, notes, done = None, [], []
    for column, one in zip(columns, prepared, strict=True):
        if isinstance(one, ReadColumn):
            said = []
        else:
            one, asked, said = _finished(one, order, report)
            question = question or asked
        done.append(one)
        notes += [*column.notes, *said]
    if read and day_first is None and order is None:
        doubts.name_contradiction(read, report)
    for at, (one, was) in enumerate(zip(done, columns, strict=True)):
        # What is as it was written holds days alone.
        days = None if one.text is was.text else without_midnight(one.text, was.text)
        if days is not None:
            notes.append(f'Every time in "{one.header}" is 00:00, so only days are read.')
        text = one.text if days is None else days
        done[at] = replace(one, text=text, unknown=one.unknown | nothing[at])
    return done, question, notes


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


def _distinct(column: DateColumn, report: Report) -> ReadColumn | DistinctDates:
    if all_match(column.text, _PLAIN) or (
        column.is_edtf and all(map(_is_edtf, column.text.unique().tolist()))
    ):
        return _plainly(column, column.text)
    if (timed := iso_times(column.text)) is not None:
        return _plainly(column, timed)
    text, clocks = apart(column.text) or (column.text, None)
    codes, distinct = pd.factorize(text)
    texts = [str(one) for one in distinct.tolist()]
    numbers = read_numbers(texts, column.header, report) if clocks is None else None
    if numbers is not None:
        in_edtf = _spread([numbers.get(one, "") for one in texts], codes, text.index)
        return _plainly(column, in_edtf)
    unknown = UNKNOWN_YEARS.intersection(texts)
    if unknown & UNKNOWN_NUMBERS and count_before_0(set(texts) - unknown):
        unknown -= UNKNOWN_NUMBERS  # where other years lie before year 0, these may too
    shown = habits(texts, column.is_edtf)
    shown = shown._replace(months_of_years=any(map(is_month_of_year, texts)))
    first = [None if text in unknown else read_text(text, True, shown) for text in texts]
    second = [
        read_text(text, False, shown) if depends_on_order(text) else reading
        for text, reading in zip(texts, first, strict=True)
    ]
    return DistinctDates(column, clocks, codes, texts, first, second, set(unknown))


def _is_edtf(text: str) -> bool:
    try:
        return not text or bool(Span.parse(text))
    except SpanError:
        return False


def _plainly(column: DateColumn, text: pd.Series) -> ReadColumn:
    none = np.zeros(len(text), dtype=bool)
    return ReadColumn(column.header, text, named=none, unknown=none, partly=none)


def _spread(values: list[str], codes: np.ndarray, index: pd.Index) -> pd.Series:
    """A value for each row, from one for each different text."""
    return pd.Series(pd.array(values, dtype="str").take(codes), index=index)


def _decided(columns: list[DistinctDates]) -> bool | None:
    """Whether the day comes first, where some dates allow one order only and none the other."""
    evidence = {
        day is not None
        for one in columns
        for day, month in zip(one.day_first, one.month_first, strict=True)
        if (day is None) != (month is None)
    }
    return evidence.pop() if len(evidence) == 1 else None


def _finished(
    one: DistinctDates, order: bool | None, report: Report
) -> tuple[ReadColumn, str | None, list[str]]:
    both = list(zip(one.day_first, one.month_first, strict=True))
    if order is None:
        readings = [day or month for day, month in both]
        unclear = {
            at: (day.edtf, month.edtf)
            for at, (day, month) in enumerate(both)
            if day and month and day.edtf != month.edtf
        }
    else:
        readings = [day if order else month for day, month in both]
        unclear = {}
    misfit = [
        reading is None and depends_on_order(text)
        for text, reading in zip(one.texts, readings, strict=True)
    ]
    asked = doubts.name_unclear(one, unclear, report)
    doubts.name_misfits(one, misfit, order, report)
    doubtful = doubts.name_doubtful(one, readings, misfit, report)
    left = [at in unclear or at in doubtful or no_date for at, no_date in enumerate(misfit)]
    in_edtf = [
        "" if is_left or text in one.unknown else reading.edtf if reading else text
        for text, reading, is_left in zip(one.texts, readings, left, strict=True)
    ]
    text = _spread(in_edtf, one.codes, one.column.text.index)
    if one.clocks is not None:
        text = together(
            text, one.clocks, one.column.text, one.spread([not reading for reading in readings])
        )
    clear = [None if at in unclear else reading for at, reading in enumerate(readings)]
    notes = doubts.said(one, clear, order, report)
    column = ReadColumn(
        one.column.header,
        text,
        named=one.spread(left),
        unknown=one.spread([text in one.unknown for text in one.texts]),
        partly=one.spread([bool(reading) and PART in reading.taken for reading in clear]),
    )
    return column, asked, notes


@dataclass(frozen=True, eq=False)
class DatesRead:
    """The dates of a table, as far as they could be told."""

    text: pd.Series
    """EDTF, the text as it is written where it could not be read, or blank."""
    named: np.ndarray
    """Whether a problem says already why the date is blank."""
    question: str | None
    """What has to be asked before all dates can be read."""
    notes: tuple[str, ...]
    """How whole columns were read, where that is not plain."""
    untaken: dict[str, np.ndarray]
    """Role to the rows whose cell says something that their date does not."""


def read_dates(
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    report: Report,
    day_first: bool | None,
    is_edtf: bool = False,
) -> DatesRead:
    """The dates of a table whose columns play the given roles; blank where it has none.

    `day_first` answers the question that an earlier reading asked. In a table that `is_edtf` a
    year 0000 is 1 BCE, and 1911-12 a month.
    """
    roles = {role: name for role, name in roles.items() if name in cells}
    written = [_written(cells, roles, part, report) for part in (START, END)]
    if is_edtf:
        written = [replace(one, counts_year_0=True, is_edtf=True) for one in written]
    (start, end), question, notes = read_columns(written, report, day_first)
    named = start.named | end.named
    first, last = start.text, end.text
    if "time" in roles:
        first = joined_times(first, cells, roles, START, report)
    last = _with_day_of_start(first, last, cells, roles)
    if "end_time" in roles:
        last = joined_times(last, cells, roles, END, report)
    text = _interval(first, last)
    if "date_precision" in roles:
        said = trimmed(cells, roles["date_precision"])
        text = as_exact_as_said(text, said, roles["date_precision"], report)
    if named.any():
        text = text.mask(named, "")
    named = named | _named_unknown(start, text, cells, report)
    partly = start.partly | end.partly
    is_all = roles.keys() & {*START, *END} == {START[0]} and not (partly | (text.array == "")).any()
    untaken = {} if is_all else untaken_cells(cells, roles, text, partly)
    return DatesRead(text, named, question, tuple(notes), untaken)


def _written(
    cells: pd.DataFrame, roles: Mapping[str, str], part: tuple[str, ...], report: Report
) -> DateColumn:
    """One end of the dates as text: the column that holds it whole, or its parts joined."""
    whole, year, *_ = part
    if not roles.keys() & {whole, year}:
        return DateColumn("", blank_column(cells.index))
    if whole not in roles:
        return joined_parts(cells, roles, part, report)
    text = trimmed(cells, roles[whole])
    if year in roles:
        text = text.mask(text == "", joined_parts(cells, roles, part, report).text)
    return DateColumn(roles[whole], text)


def _with_day_of_start(
    first: pd.Series, last: pd.Series, cells: pd.DataFrame, roles: Mapping[str, str]
) -> pd.Series:
    """An event with an end time but no end date ends on the day that it starts."""
    if "end_time" not in roles or "time" not in roles:
        return last
    times = trimmed(cells, roles["end_time"]) != ""
    return last.mask(
        (last == "") & times, first.str.extract(r"^([^/T]*)T", expand=False).fillna("")
    )


def _interval(first: pd.Series, last: pd.Series) -> pd.Series:
    """Start and end as one text; an end that says nothing new is left out."""
    if (last.array == "").all():
        return first
    last = last.mask(last.str.casefold().isin(STILL_GOING) & (first != ""), "..")
    is_new = (last != "") & (last != first)
    if (has_end := first.str.contains("/", regex=False)).any():
        is_new &= ~(has_end & (first.str.partition("/")[2] == last))
    return first.mask(is_new, first + "/" + last)


def _named_unknown(
    start: ReadColumn, text: pd.Series, cells: pd.DataFrame, report: Report
) -> np.ndarray:
    """Name the years that are marked as unknown, where the event has no date for that."""
    blank = (text.array == "") & ~start.named
    if not start.header or not blank.any():
        return np.zeros(len(cells), dtype=bool)
    values = trimmed(cells, start.header)
    marks = [one for one in values[blank].unique() if one and not is_known(one)]
    unknown = blank & (start.unknown | values.isin(marks).to_numpy())
    hint = "Write the year, or leave the cell blank."
    report.cells(unknown, Code.UNKNOWN_YEAR, values, column=start.header, hint=hint)
    return unknown


_SECONDS_OF_A_DAY = 86_400
HINT = "Write dates as 2011-10-20."
FEWEST = 2
"""So many numbers at least tell what they are where something else stands among them."""
MOST_OTHERS = 0.1
LOOKED_AT = 100
"""How many texts tell that a column holds something else."""


class _Sort(NamedTuple):
    """One way in which programs keep a date as a number."""

    shape: re.Pattern
    what: str
    how: str
    seconds: Callable[[str], float]
    day_zero: np.datetime64
    zone: str


def read_numbers(texts: list[str], header: str, report: Report) -> dict[str, str] | None:
    """Each filled text of a column to EDTF, where they are such numbers; None where they are not.

    Few others may stand among them: a mark for an unknown date becomes blank, what can be one day
    only is read, and the rest goes on unchanged.
    """
    filled = [text for text in texts if text]
    sort = next((sort for sort in _SORTS if _are_mostly(sort.shape, filled)), None)
    if sort is None:
        return None
    numbers = [text for text in filled if sort.shape.fullmatch(text)]
    every = "every date" if len(numbers) == len(filled) else "every such number"
    problem = Problem(
        report.file, Code.DATE_AS_NUMBER, sort.what, None, header, numbers[0], HINT,
        detail=f"{every} of the column read as {sort.how}",
    )  # fmt: skip
    report.problems.append(problem)
    others = {text: _read_alone(text) for text in filled if not sort.shape.fullmatch(text)}
    return {**others, **dict(zip(numbers, _converted(numbers, sort), strict=True))}


def _are_mostly(shape: re.Pattern, filled: list[str]) -> bool:
    """Whether the texts that say something have the shape, but for one or a few of many."""
    known = [text for text in filled[:LOOKED_AT] if is_known(text)]
    if 2 * sum(map(bool, map(shape.fullmatch, known))) < len(known):
        return False
    known = [text for text in filled if is_known(text)]
    fit = sum(map(bool, map(shape.fullmatch, known)))
    if fit == len(known):
        return fit > 0
    return fit >= FEWEST and len(known) - fit <= max(1, MOST_OTHERS * len(known))


def _read_alone(text: str) -> str:
    """What stands among numbers, in EDTF: blank where unknown, unchanged where it is not clear."""
    if not is_known(text):
        return ""
    readings = (read_text(text, day_first) for day_first in (True, False))
    dates = {reading.edtf for reading in readings if reading}
    return dates.pop() if len(dates) == 1 else text


def _converted(numbers: list[str], sort: _Sort) -> list[str]:
    seconds = np.array([round(sort.seconds(text)) for text in numbers], dtype="int64")
    instants = sort.day_zero.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    written = np.datetime_as_string(instants, unit="s").tolist()
    if not (seconds % _SECONDS_OF_A_DAY).any():
        return [text.partition("T")[0] for text in written]
    if sort.zone:
        return [f"{text}{sort.zone}" for text in written]
    # A whole number is a day, and whoever types 14:30 into a cell does not say the second.
    return [text.removesuffix("T00:00:00").removesuffix(":00") for text in written]


def _excel_seconds(text: str) -> float:
    return float(text.replace(",", ".")) * _SECONDS_OF_A_DAY


def _whole_seconds(text: str) -> float:
    return float(text) // 1000


_SORTS = (
    _Sort(
        re.compile(r"(?:[2-7][0-9]{4}|80000)(?:[.,][0-9]+)?"),
        "is the number that Excel keeps for a date.", "days since 30 December 1899",
        # Its 29 February 1900, which never was, lies before all of these.
        _excel_seconds, np.datetime64("1899-12-30T00:00:00"), "",
    ),
    _Sort(
        re.compile(r"[0-9]{9,10}(?:\.0+)?"),
        "is a count of seconds.", "seconds since 1 January 1970, UTC",
        float, np.datetime64(0, "s"), "Z",
    ),
    _Sort(
        re.compile(r"[0-9]{12,13}(?:\.0+)?"),
        "is a count of milliseconds.", "milliseconds since 1 January 1970, UTC, to the second",
        _whole_seconds, np.datetime64(0, "s"), "Z",
    ),
)  # fmt: skip


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
    hint = "Write day, month, year or approximate."
    if unknown and not known:
        problem = Problem(
            report.file, Code.UNKNOWN_EXACTNESS, "is no known word for how exact a date is.",
            None, header, unknown[0], hint, Outcome.COLUMN_IGNORED,
        )  # fmt: skip
        report.problems.append(problem)
        return None
    report.cells(said.isin(unknown), Code.UNKNOWN_EXACTNESS, said, column=header, hint=hint)
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
