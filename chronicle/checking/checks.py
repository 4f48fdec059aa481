"""From a table of text to typed events and sources, with every doubtful cell named.

Parsed once, here, and trusted from here on. A table of text has string columns as the file spells
them, and `line`, the line of the file that each row starts on.
"""

import difflib
from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.checking.ids import event_ids
from chronicle.dates import span
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem, Report
from chronicle.text_table import finite, without_separators

UNTITLED = "(no title)"

PASSED_ON = ("row",)
"""What a table may hold besides our columns and `line`, which a reader has not written."""
COUNTS = tuple(column.name for column in schema.EVENTS if column.kind == "count")

# What becomes of every row of a table that lacks a column.
WITHOUT = {
    "title": Outcome.UNTITLED,
    "date": Outcome.UNDATED,
    "latitude": Outcome.UNLOCATED,
    "longitude": Outcome.UNLOCATED,
}


def check_events(  # noqa: PLR0913 - what is known of a table before its rows are looked at
    text: pd.DataFrame,
    file: str,
    source_ids: Collection[str] | None,
    named: pd.DataFrame | None = None,
    repeats: pd.Series | None = None,
    counted: str = "line",
    header_line: int | None = 1,
) -> tuple[pd.DataFrame, list[Problem]]:
    """The typed events of a table of text, in time order, and what is wrong with it.

    `source_ids` is None where no source can be looked up, which has then been named already.
    `named` says of each row whether its `date` or `place` is blank because of what has been named
    already. `repeats` says which rows are the same as one above; None: compare what `text` holds.
    `counted` says what `line` is the number of, `header_line` where the header is, if there is one.
    A column `row`, each row's place in another table, is passed on.
    """
    text = text.copy(deep=False)
    passed_on = {name: text.pop(name).to_numpy() for name in PASSED_ON if name in text}
    every = Report(file, text["line"], counted, header_line)
    text, report, rows = without_spare_rows(text, every, named, repeats)
    check_header(text, schema.EVENTS, WITHOUT, "event", report)
    explained = {name: named[name].to_numpy()[rows] for name in named} if named is not None else {}
    given, blank = {*text.columns}, pd.Series("", index=text.index, dtype="str")
    events = {column.name: texts(text, column.name, blank) for column in schema.EVENTS}
    events["line"] = text["line"]
    _title(events, "title" in given, report)
    events["id"] = event_ids(events, report)
    _dates(events, "date" in given, explained.get("date", False), report)
    written = {name: events[name] for name in schema.LIMITS}
    placed = given & written.keys()
    events |= check_coordinates(written, placed, explained.get("place", False), report)
    _counts(events, given, report)
    for name, words in schema.VOCABULARIES.items():
        if name in given:
            events[name] = _vocabulary(events[name], name, words, report)
    for name in schema.LISTS & given:
        events[name] = lists(events[name])
    if source_ids is not None:
        check_references(events["sources"], source_ids, report)
    kept = {name: events[name] for name in schema.PARSED_EVENTS}
    kept |= {name: pd.Series(column[rows]) for name, column in passed_on.items()}
    return in_time_order(kept), report.problems


def check_sources(text: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The sources of a table of text, indexed by id, and what is wrong with it."""
    text, report = without_blank_rows(text, file)
    check_header(text, schema.SOURCES, {"id": Outcome.SET_ASIDE}, "source", report)
    frame = pd.DataFrame({column.name: texts(text, column.name) for column in schema.SOURCES})
    for name in ("url", "archive_url"):
        bad = (frame[name] != "") & ~frame[name].map(schema.is_web_address).astype(bool)
        hint = "Write an address that starts with http:// or https://."
        report.cells(bad, Code.NO_WEB_ADDRESS, frame[name], column=name, hint=hint)
        frame[name] = frame[name].mask(bad, "")
    nameless = frame["id"] == ""
    again = frame["id"].duplicated() & ~nameless
    if "id" in text:
        hint = "Give it an id that events can name."
        report.cells(nameless, Code.BLANK_CELL, column="id", hint=hint)
    name_repeated_ids(frame["id"], again, "source", report)
    return frame[~nameless & ~again].set_index("id", drop=False), report.problems


def name_repeated_ids(ids: pd.Series, again: pd.Series, what: str, report: Report) -> None:
    """Name the rows whose id is that of a row above, and which are set aside for that."""
    report.cells(
        again, Code.REPEATED_ID, ids, column="id", outcome=Outcome.SET_ASIDE,
        message="is the id of a row above.", hint=f"Give each {what} an id of its own.",
    )  # fmt: skip


def in_time_order(events: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Events by start, then end; those with an open start stand at their end, undated ones last."""
    start, end = events["start"].to_numpy(), events["end"].to_numpy()
    first = np.where(np.isnat(start), end, start)
    order = np.lexsort((end, first, ~events["dated"].to_numpy()))
    columns = {name: column.array for name, column in events.items()}
    if not (order[1:] > order[:-1]).all():
        # Of the columns that a table does not have all are the same blank one.
        once = {id(column): column.array for column in events.values()}
        once = {which: column.take(order) for which, column in once.items()}
        columns = {name: once[id(column)] for name, column in events.items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(order)), copy=False)


def check_header(
    text: pd.DataFrame,
    columns: Collection[schema.Column],
    without: Mapping[str, Outcome],
    row: str,
    report: Report,
) -> None:
    """Name the columns that are not ours, with the one that was probably meant, and those missing.

    `without` one of them something becomes of every `row`. A table without any column has been
    named already.
    """
    known = [column.name for column in columns]
    named = [name for name in text.columns if name != "line"]
    missing = [name for name in known if name not in named] if named else []
    for name in named:
        if name in known:
            continue
        near = difflib.get_close_matches(name.lower().replace(" ", "_"), missing, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else "Remove it, or keep it for your own use."
        needed = without.get(near[0]) if near else None
        report.header(
            Code.UNKNOWN_COLUMN, name, message="is not a column of this file.", hint=hint,
            outcome=needed or Outcome.COLUMN_IGNORED, detail=f"every {row}" if needed else "",
        )  # fmt: skip
        missing = [other for other in missing if other not in near]
    for name, outcome in without.items():
        if name in missing:
            has_header = report.header_line is not None
            where = "in the header row above the values" if has_header else "for each event"
            report.header(
                Code.MISSING_COLUMN, message=f'There is no column "{name}".',
                hint=f'Write "{name}" {where}.', outcome=outcome, detail=f"every {row}",
            )  # fmt: skip


def texts(text: pd.DataFrame, name: str, lacking: pd.Series | None = None) -> pd.Series:
    """A column's cells, stripped; blank ones, or `lacking`, where the table has no such column."""
    if name in text:
        return text[name].str.strip()
    return pd.Series("", index=text.index, dtype="str") if lacking is None else lacking


def _title(events: dict[str, pd.Series], given: bool, report: Report) -> None:
    blank = events["title"] == ""
    if not blank.any():
        return
    if given:
        hint = "Say in a few words what happened."
        untitled = Outcome.UNTITLED
        report.cells(blank, Code.BLANK_CELL, column="title", hint=hint, outcome=untitled)
    events["title"] = events["title"].mask(blank, UNTITLED)


def _dates(
    events: dict[str, pd.Series], given: bool, explained: np.ndarray | bool, report: Report
) -> None:
    columns, errors = span.read_column(events["date"])
    for index, error in errors.items():
        quoted, message = error.written, error.reason
        if quoted is None or not quoted.isprintable():  # the error says how to show it
            quoted, message = None, str(error)
        report.row(
            index, Code.UNREADABLE_DATE, quoted, column="date", message=message, hint=error.hint
        )
    if given:
        hint = "Write a date as 2011-10-20, 2011-10 or 2011."
        blank = (events["date"].array == "") & ~np.asarray(explained)
        report.cells(blank, Code.BLANK_CELL, column="date", hint=hint, outcome=Outcome.UNDATED)
    events.update({name: columns[name] for name in columns.columns})


def _counts(events: dict[str, pd.Series], given: Collection[str], report: Report) -> None:
    nobody_counted = pd.Series(np.nan, index=events["line"].index)
    for name in COUNTS:
        text = events[name]
        events[name] = nobody_counted
        if name not in given or (text.array == "").all():
            continue
        number = finite(without_separators(text))
        is_count = (number >= 0) & (number == np.floor(number)) & (number < 1e9)
        bad = (text.array != "") & ~is_count
        hint = "Write a whole number, or leave it blank when nobody counted."
        report.cells(bad, Code.NO_COUNT, text, column=name, hint=hint)
        events[name] = pd.Series(np.where(is_count, number, np.nan), index=text.index)
    for what in ("killed", "wounded"):
        low, high = events[f"{what}_min"], events[f"{what}_max"]
        swapped = low.to_numpy() > high.to_numpy()
        if not swapped.any():
            continue
        for index in np.flatnonzero(swapped).tolist():
            report.row(
                index, Code.SWAPPED_COUNTS, f"{low.iloc[index]:.0f}", column=f"{what}_min",
                message=f"is more than {what}_max, {high.iloc[index]:.0f}.",
                hint="Are the two swapped?", detail="read the other way round",
            )  # fmt: skip
        events[f"{what}_min"] = low.mask(swapped, high)
        events[f"{what}_max"] = high.mask(swapped, low)


def _vocabulary(text: pd.Series, name: str, words: tuple[str, ...], report: Report) -> pd.Series:
    if (text.array == "").all():
        return text
    lower = text.str.lower()
    bad = (text.array != "") & ~lower.isin(words).to_numpy()
    hint = f"Use one of {', '.join(words)}."
    message = f"is not a {name.replace('_', ' ')}."
    report.cells(bad, Code.UNKNOWN_WORD, text, message=message, column=name, hint=hint)
    return lower.mask(bad, "") if bad.any() else lower


def lists(text: pd.Series) -> pd.Series:
    """List cells with their entries stripped and blanks left out."""
    several = text.str.contains(schema.LIST_SEPARATOR, regex=False)
    if not several.any():
        return text.str.strip()
    joiner, some = f"{schema.LIST_SEPARATOR} ", text[several]
    tidy = text.str.strip()
    tidy[several] = some.map({cell: joiner.join(schema.listed(cell)) for cell in some.unique()})
    return tidy


def check_references(cells: pd.Series, source_ids: Collection[str], report: Report) -> None:
    """Name each source that is not among the known ones."""
    known = set(source_ids)
    missing = {
        cell: [id for id in dict.fromkeys(schema.listed(cell)) if id not in known]
        for cell in cells.unique()
    }
    hint = "Add the source there, or mend the id."
    wrong = cells.isin([cell for cell, ids in missing.items() if ids])
    places = np.flatnonzero(wrong)
    for index, cell in zip(places.tolist(), cells.iloc[places].tolist(), strict=True):
        for id in missing[cell]:
            report.row(index, Code.UNKNOWN_SOURCE, id, column="sources", hint=hint)


HOW_TO_WRITE = "Write decimal degrees with a point, such as 27.897."
SWAPPED = "Are latitude and longitude swapped?"
WEST = "Write degrees west of Greenwich below 0, such as -73.97."
NO_DEGREES = "Write degrees such as 27.897, or leave both blank where the place is unknown."


def check_coordinates(
    texts: Mapping[str, pd.Series],
    given: Collection[str],
    explained: np.ndarray | bool,
    report: Report,
) -> dict[str, pd.Series]:
    """Latitude and longitude, NaN unless both can be used, and whether an event is `located`.

    `given` says which of the two the table has, `explained` which rows need no word on a blank.
    """
    number = {
        name: finite(text) if name in given else np.full(len(text), np.nan)
        for name, text in texts.items()
    }
    unread = {name: np.isnan(number[name]) & (texts[name].array != "") for name in texts}
    outside = {name: np.abs(number[name]) > limit for name, limit in schema.LIMITS.items()}
    hints = _hints(**number) if any(rows.any() for rows in outside.values()) else {}
    for name, text in texts.items():
        report.cells(unread[name], Code.NO_NUMBER, text, column=name, hint=HOW_TO_WRITE)
        limit = schema.LIMITS[name]
        message = f"is outside -{limit:.0f} to {limit:.0f}."
        for hint, fits in hints.get(name, {}).items():
            rows = outside[name] & fits
            report.cells(rows, Code.OFF_THE_GLOBE, text, message=message, column=name, hint=hint)
    wrong = np.logical_or.reduce([*unread.values(), *outside.values()])
    if len(given) == len(texts):
        _name_halves(texts, ~wrong & ~np.asarray(explained), report)
    latitude, longitude = (number[name] for name in schema.LIMITS)
    null_island = (latitude == 0) & (longitude == 0)
    hint = "Leave both blank where the place is unknown."
    text = texts["latitude"]
    report.cells(null_island, Code.NULL_ISLAND, text, column="latitude", hint=hint)
    located = ~(np.isnan(latitude) | np.isnan(longitude) | wrong | null_island)
    degrees = {name: np.where(located, number[name], np.nan) for name in texts}
    return {
        name: pd.Series(column, index=text.index)
        for name, column in {**degrees, "located": located}.items()
    }


def _hints(latitude: np.ndarray, longitude: np.ndarray) -> dict[str, dict[str, np.ndarray]]:
    """What to do about a number that is outside, and for which rows."""
    fits = np.abs(latitude) <= schema.MOST_LONGITUDE
    swapped = fits & ~(np.abs(longitude) > schema.MOST_LATITUDE)
    west = (longitude > schema.MOST_LONGITUDE) & (longitude <= 360)
    return {
        "latitude": {SWAPPED: swapped, NO_DEGREES: ~swapped},
        "longitude": {WEST: west, NO_DEGREES: ~west},
    }


def _name_halves(texts: Mapping[str, pd.Series], rows: np.ndarray, report: Report) -> None:
    """Name the cells that are blank although the other one is not."""
    for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
        half = rows & (texts[name].array == "") & (texts[other].array != "")
        message, hint = f"The cell is blank, but the {other} is not.", "Write both or neither."
        report.cells(half, Code.HALF_A_PLACE, message=message, column=name, hint=hint)


def without_blank_rows(text: pd.DataFrame, file: str) -> tuple[pd.DataFrame, Report]:
    """The rows that hold something, and a report that has named the others."""
    blank = _blank_rows(text)
    every = Report(file, text["line"])
    every.cells(blank, Code.BLANK_ROW, hint="Remove it.")
    kept = text[~blank].reset_index(drop=True) if blank.any() else text
    return kept, every.of_rows(kept["line"])


def without_spare_rows(
    text: pd.DataFrame, every: Report, named: pd.DataFrame | None, repeats: pd.Series | None
) -> tuple[pd.DataFrame, Report, np.ndarray]:
    """The rows that say something new, a report that has named the others, and their places."""
    blank = _blank_rows(text)
    if named is not None:  # it held something, but nothing that could be used
        blank &= ~named.to_numpy().any(axis=1)
    again = np.zeros(len(text), dtype=bool) if repeats is None else repeats.to_numpy() & ~blank
    first = np.arange(len(text))
    if repeats is None or again.any():
        first = first_alike(text.drop(columns="line"))
    if repeats is None:
        again = (first != np.arange(len(text))) & ~blank
    rows = np.flatnonzero(~blank & ~again)
    kept = text.iloc[rows].reset_index(drop=True) if len(rows) < len(text) else text
    every.cells(blank, Code.BLANK_ROW, hint="Remove it.")
    hint = "Remove it, or give each an id of its own if both happened."
    repeated = np.flatnonzero(again)
    same = text["line"].to_numpy()[first[repeated]]
    for row, line in zip(repeated.tolist(), same.tolist(), strict=True):
        message = f"The row is the same as {every.counted} {line}."
        every.row(row, Code.REPEATED_ROW, message=message, hint=hint)
    return kept, every.of_rows(kept["line"]), rows


def _blank_rows(text: pd.DataFrame) -> np.ndarray:
    blank = np.ones(len(text), dtype=bool)
    for name in text:
        if name != "line" and blank.any():
            blank &= text[name].str.strip().array == ""
    return blank


def first_alike(cells: pd.DataFrame) -> np.ndarray:
    """For each row the position of the first row that is the same in every cell."""
    groups = np.zeros(len(cells), dtype=np.int64)
    for name in cells:
        codes, distinct = pd.factorize(cells[name])
        groups, pairs = pd.factorize(groups * (len(distinct) + 1) + codes)
        if len(pairs) == len(cells):
            return np.arange(len(cells))
    first = np.zeros(len(cells), dtype=np.int64)
    # Backwards, so that the first row of a group is written last.
    first[groups[::-1]] = np.arange(len(cells))[::-1]
    return first[groups]
