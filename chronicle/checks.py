"""From a table of text to typed events and sources, with every doubtful cell named.

Parsed once, here, and trusted from here on. A table of text has string columns as the file spells
them, and `line`, the line of the file that each row starts on.
"""

import difflib
from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from chronicle import schema, span
from chronicle.problems import IGNORED, REPAIRED, SET_ASIDE, UNDATED, UNLOCATED, Problem

UNTITLED = "(no title)"


class Report:
    """The problems found so far in one file."""

    def __init__(self, file: str, lines: pd.Series) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._lines = lines

    def row(self, index: int, message: str, **parts: str | None) -> None:
        """Name one row or cell, by its position in the table."""
        line = int(self._lines.iloc[index])
        self.problems.append(Problem(self.file, message, line=line, **parts))

    def cells(self, bad: pd.Series, values: pd.Series, message: str, **parts: str) -> None:
        """Name every cell that a mask points at."""
        for index in np.flatnonzero(bad.to_numpy()):
            self.row(index, message, value=values.iloc[index], **parts)

    def header(self, message: str, **parts: str) -> None:
        """Name something about the header row."""
        self.problems.append(Problem(self.file, message, line=1, **parts))


def check_header(names: Iterable[str], columns: Collection[schema.Column], report: Report) -> None:
    """Name the columns that are not ours, with the one that was probably meant."""
    known = [column.name for column in columns]
    for name in names:
        if name in known:
            continue
        near = difflib.get_close_matches(name.lower().strip().replace(" ", "_"), known, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else "Remove it, or keep it for your own use."
        report.header("is not a column of this file.", value=name, hint=hint, effect=IGNORED)


def check_events(
    text: pd.DataFrame, file: str, source_ids: Collection[str]
) -> tuple[pd.DataFrame, list[Problem]]:
    """The typed events of a table of text, in time order, and what is wrong with it."""
    text, report = _without_blank_rows(text, file)
    check_header((name for name in text if name != "line"), schema.EVENTS, report)
    _name_missing(text, ("title", "date", "latitude", "longitude"), report)
    events = {column.name: _texts(text, column.name) for column in schema.EVENTS}
    events["line"] = text["line"]
    _title(events, report)
    _ids(events, report)
    _dates(events, report)
    _coordinates(events, report)
    _counts(events, report)
    for name, words in schema.VOCABULARIES.items():
        events[name] = _vocabulary(events[name], name, words, report)
    for name in ("actors", "sources"):
        events[name] = _lists(events[name])
    _references(events["sources"], source_ids, report)
    frame = pd.DataFrame(events)[list(schema.PARSED_EVENTS)]
    return in_time_order(frame), report.problems


def check_sources(text: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The sources of a table of text, indexed by id, and what is wrong with it."""
    text, report = _without_blank_rows(text, file)
    check_header((name for name in text if name != "line"), schema.SOURCES, report)
    _name_missing(text, ("id",), report)
    frame = pd.DataFrame({column.name: _texts(text, column.name) for column in schema.SOURCES})
    for name in ("url", "archive_url"):
        bad = (frame[name] != "") & ~frame[name].map(schema.is_web_address)
        hint = "Write an address that starts with http:// or https://."
        report.cells(
            bad, frame[name], "is not a web address.", column=name, hint=hint, effect=IGNORED
        )
        frame.loc[bad, name] = ""
    nameless = frame["id"] == ""
    hint = "Give it an id that events can name."
    report.cells(nameless, frame["id"], "is blank.", column="id", hint=hint, effect=SET_ASIDE)
    again = frame["id"].duplicated() & ~nameless
    hint = "Give each source an id of its own."
    report.cells(
        again, frame["id"], "is the id of a row above.", column="id", hint=hint, effect=SET_ASIDE
    )
    return frame[~nameless & ~again].set_index("id", drop=False), report.problems


def in_time_order(events: pd.DataFrame) -> pd.DataFrame:
    """Events by start, then end; those with an open start stand at their end, undated ones last."""
    first = events["start"].fillna(events["end"])
    order = pd.DataFrame({"dated": ~events["dated"], "first": first, "end": events["end"]})
    return events.loc[
        order.sort_values(["dated", "first", "end"], kind="stable").index
    ].reset_index(drop=True)


def _without_blank_rows(text: pd.DataFrame, file: str) -> tuple[pd.DataFrame, Report]:
    cells = text.drop(columns="line")
    blank = cells.eq("").all(axis=1) if len(cells.columns) else pd.Series(True, index=text.index)
    kept = text[~blank].reset_index(drop=True)
    report = Report(file, kept["line"])
    for line in text.loc[blank, "line"]:
        report.problems.append(
            Problem(file, "The row is blank.", int(line), hint="Remove it.", effect=SET_ASIDE)
        )
    return kept, report


def _texts(text: pd.DataFrame, name: str) -> pd.Series:
    if name in text:
        return text[name].str.strip()
    return pd.Series("", index=text.index, dtype="str")


def _name_missing(text: pd.DataFrame, names: Iterable[str], report: Report) -> None:
    effects = {"title": f"shown as {UNTITLED}", "date": UNDATED, "id": SET_ASIDE}
    for name in names:
        if name not in text:
            message = f'There is no column "{name}".'
            hint = f'Write "{name}" in the header row above the values.'
            effect = effects.get(name, UNLOCATED)
            report.header(message, column=name, hint=hint, effect=f"every row {effect}")


def _title(events: dict[str, pd.Series], report: Report) -> None:
    blank = events["title"] == ""
    if not blank.all():  # a column that is missing altogether has been named once
        hint = "Say in a few words what happened."
        effect = f"shown as {UNTITLED}"
        report.cells(blank, events["title"], "is blank.", column="title", hint=hint, effect=effect)
    events["title"] = events["title"].mask(blank, UNTITLED)


def _ids(events: dict[str, pd.Series], report: Report) -> None:
    """Give every row an id of its own, made from title and date where it has none to use."""
    ids = events["id"]
    unusable = (ids != "") & ~ids.map(lambda text: bool(schema.ID.match(text)))
    made = (events["title"] + "-" + events["date"]).map(schema.slug)
    fresh = ids.map(schema.slug).where(unusable, made)
    wanted = ids.where((ids != "") & ~unusable, fresh).mask(lambda ids: ids == "", "event")
    taken: set[str] = set()
    unique = []
    for index, name in enumerate(wanted):
        number, free = 2, name
        while free in taken:
            free, number = f"{name[: schema.ID_LENGTH - 8]}-{number}", number + 1
        taken.add(free)
        unique.append(free)
        if unusable.iloc[index]:
            hint = "Use lower-case letters, digits and hyphens, such as in-amenas-raid."
            effect = f'{REPAIRED}: shown as "{free}"'
            message = "cannot be an id."
        elif free != name and ids.iloc[index] != "":
            hint, effect = "Give each event an id of its own.", f'{REPAIRED}: shown as "{free}"'
            message = "is the id of a row above."
        else:
            continue
        report.row(index, message, column="id", value=ids.iloc[index], hint=hint, effect=effect)
    events["id"] = pd.Series(unique, index=ids.index, dtype="str")


def _dates(events: dict[str, pd.Series], report: Report) -> None:
    columns, errors = span.read_column(events["date"])
    for index, error in errors.items():
        report.row(
            index, str(error), column="date", hint=getattr(error, "hint", ""), effect=UNDATED
        )
    for index in np.flatnonzero((events["date"] == "").to_numpy()):
        if not (events["date"] == "").all():
            hint = "Write a date as 2011-10-20, 2011-10 or 2011."
            report.row(index, "is blank.", column="date", value="", hint=hint, effect=UNDATED)
    events.update({name: columns[name] for name in columns})


def _coordinates(events: dict[str, pd.Series], report: Report) -> None:
    located = pd.Series(True, index=events["line"].index)
    for name, limit in schema.LIMITS.items():
        text = events[name]
        number = pd.to_numeric(text, errors="coerce").astype("float64")
        number = number.where(np.isfinite(number))
        unread = number.isna() & (text != "")
        hint = "Write decimal degrees with a point, such as 27.897."
        report.cells(unread, text, "is not a number.", column=name, hint=hint, effect=UNLOCATED)
        outside = number.abs() > limit
        hint = "Are latitude and longitude swapped?"
        message = f"is outside -{limit:.0f} to {limit:.0f}."
        report.cells(outside, text, message, column=name, hint=hint, effect=UNLOCATED)
        events[name] = number.mask(outside)
        located &= events[name].notna()
    half = located.eq(False) & (events["latitude"].notna() | events["longitude"].notna())
    for index in np.flatnonzero(half.to_numpy()):
        lacking = "longitude" if np.isnan(events["longitude"].iloc[index]) else "latitude"
        if not any(
            p.line == events["line"].iloc[index] and p.column == lacking
            for p in report.problems[-50:]
        ):
            report.row(
                index,
                "is blank.",
                column=lacking,
                value="",
                hint="Both are needed.",
                effect=UNLOCATED,
            )
    null_island = located & (events["latitude"] == 0) & (events["longitude"] == 0)
    for index in np.flatnonzero(null_island.to_numpy()):
        hint = "That is a point in the Gulf of Guinea; leave both blank when the place is unknown."
        report.row(
            index,
            "is 0, and so is the longitude.",
            column="latitude",
            value="0",
            hint=hint,
            effect=UNLOCATED,
        )
    events["located"] = located & ~null_island
    for name in schema.LIMITS:
        events[name] = events[name].where(events["located"])


def _counts(events: dict[str, pd.Series], report: Report) -> None:
    for name in (column.name for column in schema.EVENTS if column.kind == "count"):
        text = events[name]
        number = pd.to_numeric(text, errors="coerce").astype("float64")
        bad = (text != "") & ~(number.ge(0) & number.mod(1).eq(0) & number.lt(1e9))
        hint = "Write a whole number, or leave it blank when nobody counted."
        report.cells(bad, text, "is not a count.", column=name, hint=hint, effect=IGNORED)
        events[name] = number.mask(bad)
    for what in ("killed", "wounded"):
        low, high = events[f"{what}_min"], events[f"{what}_max"]
        reversed_ = low > high
        for index in np.flatnonzero(reversed_.to_numpy()):
            message = f"is more than {what}_max, {high.iloc[index]:.0f}."
            report.row(
                index,
                message,
                column=f"{what}_min",
                value=f"{low.iloc[index]:.0f}",
                hint="Are the two swapped?",
                effect=f"{REPAIRED}: read the other way round",
            )
        events[f"{what}_min"], events[f"{what}_max"] = (
            low.mask(reversed_, high),
            high.mask(reversed_, low),
        )


def _vocabulary(text: pd.Series, name: str, words: tuple[str, ...], report: Report) -> pd.Series:
    lower = text.str.lower()
    bad = (text != "") & ~lower.isin(words)
    hint = f"Use one of {', '.join(words)}."
    report.cells(
        bad, text, f"is not a {name.replace('_', ' ')}.", column=name, hint=hint, effect=IGNORED
    )
    return lower.mask(bad, "")


def _lists(text: pd.Series) -> pd.Series:
    joiner = f"{schema.LIST_SEPARATOR} "
    return text.map({cell: joiner.join(schema.listed(cell)) for cell in text.unique()})


def _references(cells: pd.Series, source_ids: Collection[str], report: Report) -> None:
    known = set(source_ids)
    missing = {
        cell: [id for id in schema.listed(cell) if id not in known] for cell in cells.unique()
    }
    for index, cell in enumerate(cells):
        for id in missing[cell]:
            hint = "Add the source there, or mend the id."
            report.row(
                index,
                "is not in sources.csv.",
                column="sources",
                value=id,
                hint=hint,
                effect=IGNORED,
            )
