"""Opening anything: a file, a folder or pasted text as a chronicle, every row accounted for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from chronicle.checks import check_events, check_sources
from chronicle.formats import archive, delimited, folder, json_formats, refusals, saving, workbook
from chronicle.formats.delimited_rows import CELLS_LOST
from chronicle.mapping.headers import mapping_words
from chronicle.mapping.table import KEPT, Mapped, in_their_words, map_table
from chronicle.model import Chronicle
from chronicle.problems import UNLOCATED, Problem
from chronicle.text_table import TextTable, Unreadable

Tell = Callable[[float, str], None]
"""Told how much of the work is done, from 0 to 1, and what comes next."""

EVENTS_ARE_COUNTED = (
    "Several events begin on one line of the file, so the lines that are named count the events."
)
NOT_TRUSTED = "The row is longer than the header, so its place is not trusted."
IN_THE_HEADER = " in the header row above the values"
MARKUP = {
    b"<kml": "KML",
    b"<gpx": "GPX",
    b"<html": "a web page",
    b"<!doctype html": "a web page",
}
CAN_BE_READ = (
    "CSV and TSV tables, Excel and OpenDocument workbooks, GeoJSON, Linked Places, TimelineJS and "
    "TimeMap JSON can be opened, and a zip with the files of a chronicle."
)


@dataclass(frozen=True)
class Answers:
    """What the reader said of a table that could be read in more than one way."""

    roles: Mapping[str, str] | None = None
    """Role to column; None: as header and values say."""
    day_first: bool | None = None
    """Whether 3/4/2011 is 3 April; None: as the whole column says, if it does."""
    sheet: str | None = None


@dataclass(frozen=True)
class Arithmetic:
    """What became of the rows: `rows_read` is the sum of the others."""

    rows_read: int
    shown: int
    undated: int
    """Events in the undated tray, also those that are unlocated besides."""
    unlocated: int
    set_aside: int


@dataclass(frozen=True, eq=False)
class Opened:
    """A chronicle, and how it was come by."""

    chronicle: Chronicle
    problems: tuple[Problem, ...]
    arithmetic: Arithmetic
    file: str
    format: str
    encoding: str
    mapping: Mapping[str, str]
    """Our column to theirs, or to several, joined by ` + `."""
    roles: Mapping[str, str]
    question: str | None
    """What has to be answered before all dates can be read."""
    notes: tuple[str, ...]
    """How whole columns were read, where that is not plain."""
    table: TextTable
    answers: Answers = field(default=Answers())
    beside: folder.Files | None = None
    """The other files, where the events came in a folder."""
    name: str = ""
    """What the folder is called."""
    path: Path | None = None
    """The file of the events on this machine, where it was opened by its path."""
    digest: str = ""
    """What `saving.digest` says of the file at `path` as it was read."""


def silent(done: float, what: str) -> None:
    """Tells nobody."""


def open_path(path: Path, answers: Answers = Answers(), tell: Tell = silent) -> Opened:
    """What a path of this machine leads to, a file or a folder; raises Unreadable."""
    if path.is_dir():
        files, name = folder.read_files(path), path.resolve().name
        opened = understood(_events_table(files, name), answers, files, name, tell)
        return _at(opened, path / folder.EVENTS_FILE, files[folder.EVENTS_FILE])
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        hint = "Check the spelling, and the folder that you are in."
        raise Unreadable(Problem(path.name, "There is no such file.", hint=hint)) from None
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        raise Unreadable(Problem(path.name, message, hint="Check its permissions.")) from None
    return _at(open_content(content, path.name, answers, tell), path, content)


def open_content(
    content: bytes, file: str, answers: Answers = Answers(), tell: Tell = silent
) -> Opened:  # fmt: skip
    """What a file holds, whatever its format; raises Unreadable."""
    tell(0.0, f"Reading {file} …")
    if not archive.is_archive(content) or workbook.is_workbook(content):
        return understood(_read(content, file, answers), answers, tell=tell)
    members, left = archive.members(content, file), archive.packed_again(content, file)
    if folder.EVENTS_FILE in members:
        name = Path(file).stem
        opened = understood(_events_table(members, name), answers, members, name, tell)
    else:
        ((name, table),) = members.items()
        opened = understood(_read(table, name, answers), answers, tell=tell)
    return replace(opened, problems=(*opened.problems, *left))


def read_table(content: bytes, file: str, sheet: str | None = None) -> TextTable:
    """The rows of a file as text, whatever its format; raises Unreadable."""
    if workbook.is_workbook(content):
        return workbook.read(content, file, sheet)
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")) or _is_utf16_json(content):
        return json_formats.read(content, file)
    if start.startswith(b"<"):
        kind = next((name for mark, name in MARKUP.items() if mark in start.lower()), "markup")
        message = f"The file is {kind}, which is no table of events."
        hint = f"Export it as CSV or GeoJSON. {CAN_BE_READ}"
        raise Unreadable(Problem(file, message, hint=hint))
    return delimited.read(content, file)


def _read(content: bytes, file: str, answers: Answers) -> TextTable:
    table = read_table(content, file, answers.sheet)
    refusals.refuse_header_alone(table)
    return table


def understood(
    table: TextTable,
    answers: Answers = Answers(),
    beside: folder.Files | None = None,
    name: str = "",
    tell: Tell = silent,
) -> Opened:
    """The chronicle that a table of text makes, with the files `beside` it in a folder."""
    tell(0.3, f"Understanding {len(table.cells):,} rows …")
    sources, source_problems, listed = None, [], None
    if beside is not None:
        text, source_problems = folder.read_table(beside, folder.SOURCES_FILE, name)
        sources, found = check_sources(text, folder.SOURCES_FILE)
        source_problems = source_problems + found
        # Without a list of sources every reference would seem wrong, for one mistake.
        listed = sources.index if "id" in text else None
    mapped = map_table(table, answers.roles, answers.day_first, source_list=listed is not None)
    mapped = _without_shifted_places(mapped, table.problems)
    tell(0.6, "Checking dates and places …")
    events, more, problems = _checked(table, mapped, listed)
    if sources is None or listed is None:
        sources = mapped.sources
    fields = {
        "title": table.title or mapped.title or Path(table.file).stem,
        "description": table.description or mapped.description,
    }
    files = [[*table.problems, *problems], source_problems]
    if beside is not None:
        parts = folder.read_parts(beside, name, events, "id" in mapped.text, listed)
        fields = dict(parts.fields)
        files += parts.problems
    chronicle = Chronicle(events=events, sources=sources, more=more, **fields)
    tell(1.0, "")
    notes = mapped.notes
    if table.counted != "line":
        notes = (*notes, EVENTS_ARE_COUNTED)
        files[0] = [replace(one, counted=table.counted) for one in files[0]]
    return Opened(
        chronicle=chronicle,
        problems=tuple(one for found in files for one in sorted(found, key=_line)),
        arithmetic=_arithmetic(events, table.rows_read),
        file=table.file,
        format=table.format,
        encoding=table.encoding,
        mapping=mapping_words(mapped.roles),
        roles=mapped.roles,
        question=mapped.question,
        notes=notes,
        table=table,
        answers=answers,
        beside=beside,
        name=name,
    )


def open_folder(path: Path) -> Opened:
    """The chronicle in a folder, as much of it as can be read; never raises Unreadable."""
    files, name = folder.read_files(path), path.resolve().name
    try:
        table = _events_table(files, name)
    except Unreadable as unreadable:
        nothing = delimited.nothing()
        table = TextTable(
            folder.EVENTS_FILE, "CSV", nothing.drop(columns="line"), nothing["line"],
            problems=(unreadable.problem,),
        )  # fmt: skip
    opened = understood(table, beside=files, name=name)
    return _at(opened, path / folder.EVENTS_FILE, files.get(folder.EVENTS_FILE))


def _at(opened: Opened, path: Path, content: bytes | Problem | None) -> Opened:
    digest = saving.digest_of(content) if isinstance(content, bytes) else ""
    return replace(opened, path=path, digest=digest)


def _events_table(files: folder.Files, name: str) -> TextTable:
    content = files.get(folder.EVENTS_FILE)
    if content is None:
        hint = f'Put it into the folder "{name}".'
        raise Unreadable(Problem(folder.EVENTS_FILE, "The file is missing.", hint=hint))
    if isinstance(content, Problem):
        raise Unreadable(content)
    return delimited.read(content, folder.EVENTS_FILE)


def _checked(
    table: TextTable, mapped: Mapped, listed: pd.Index | None
) -> tuple[pd.DataFrame, pd.DataFrame, list[Problem]]:
    """The typed events, what they hold besides by their ids, and what is wrong with them."""
    events, found = check_events(
        mapped.text, table.file, listed, named=mapped.named, repeats=mapped.repeats
    )
    places = np.searchsorted(mapped.more.index, events["row"])
    more = mapped.more.take(places).set_axis(events["id"])
    found = [*mapped.problems, *in_their_words(found, mapped.roles)]
    return events, more, [_at_the_header(one, table) for one in found]


def _without_shifted_places(mapped: Mapped, said: Sequence[Problem]) -> Mapped:
    """No coordinates of rows that are longer than the header, as was `said` when they were read.

    Which comma is one too many is not known, and after it any number is some coordinate.
    """
    longer = [one for one in said if one.effect.startswith(CELLS_LOST)]
    placed = [name for name in ("latitude", "longitude") if name in mapped.text]
    if not longer or not placed:
        return mapped
    shifted = mapped.text["line"].isin([one.line for one in longer]).to_numpy()
    text, named = mapped.text.copy(deep=False), mapped.named.copy()
    named.loc[shifted, "place"] = True
    for name in placed:
        text[name] = text[name].mask(shifted, "")
    not_trusted = [replace(one, message=NOT_TRUSTED, effect=UNLOCATED) for one in longer]
    return replace(mapped, text=text, named=named, problems=[*mapped.problems, *not_trusted])


def _at_the_header(problem: Problem, table: TextTable) -> Problem:
    """What concerns a whole column, at the line of the header; JSON has none."""
    if not problem.effect.startswith(("every event", KEPT)):
        return problem
    if not table.delimiter and not table.sheet:
        return replace(
            problem, line=None, hint=problem.hint.replace(IN_THE_HEADER, " for each event")
        )
    below = len(table.above) and len(table.lines)
    return replace(problem, line=int(table.lines.iloc[0]) - 1) if below else problem


def _arithmetic(events: pd.DataFrame, rows_read: int) -> Arithmetic:
    dated = events["dated"].to_numpy()
    shown = int((dated & events["located"].to_numpy()).sum())
    undated = len(events) - int(dated.sum())
    unlocated = len(events) - shown - undated
    return Arithmetic(rows_read, shown, undated, unlocated, rows_read - len(events))


def _line(problem: Problem) -> int:
    return problem.line or 0


def _is_utf16_json(content: bytes) -> bool:
    start = content[:200].replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    return b"\0" in content[:200] and start.startswith((b"{", b"["))
