"""Opening anything: a file, a folder or pasted text as a chronicle, every row accounted for."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from chronicle.checking.checks import check_events, check_sources
from chronicle.formats import archive, signatures
from chronicle.formats.csv import delimited
from chronicle.formats.json import json_formats
from chronicle.formats.workbook import wanted_sheet
from chronicle.mapping.roles.headers import mapping_words
from chronicle.mapping.table import Mapped, in_their_words, map_table, quoted_as_written
from chronicle.model import Chronicle
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem
from chronicle.reading import disk, folder
from chronicle.text_table import TextTable, Unreadable

CAN_BE_READ = (
    "CSV and TSV tables, Excel and OpenDocument workbooks, GeoJSON, Linked Places, TimelineJS, "
    "TimeMap JSON and JSON lines can be opened, and a zip with the files of a chronicle."
)


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Python looks for garbage whenever it has made objects; among millions that takes longest."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@no_search_for_garbage()
def read(
    content: bytes, file: str, sheet: str | None = None, encoding: str | None = None
) -> TextTable:
    """The rows of a file as text, whatever its format; raises Unreadable.

    A workbook has more than one `sheet`, and says itself what its encoding is.
    """
    if signatures.may_be_workbook(content) and wanted_sheet.is_workbook(content):
        return wanted_sheet.read(content, file, sheet)
    if signatures.is_json(content):
        return json_formats.read(content, file, encoding)
    if kind := signatures.markup(content):
        message = f"The file is {kind}, which is no table of events."
        hint = f"Export it as CSV or GeoJSON. {CAN_BE_READ}"
        raise Unreadable(Problem(file, Code.OTHER_FORMAT, message, hint=hint))
    return delimited.read(content, file, encoding)


Tell = Callable[[float, str], object]
"""Told how much of the work is done, from 0 to 1, and what comes next."""

EVENTS_ARE_COUNTED = (
    "Several events begin on one line of the file, so the lines that are named count the events."
)
OF_AN_EVENT = {Outcome.UNDATED, Outcome.UNLOCATED, Outcome.VALUE_IGNORED}
"""What becomes of an event or its cells, so of no row that is set aside."""


@dataclass(frozen=True)
class Answers:
    """What the reader said of a table that could be read in more than one way."""

    roles: Mapping[str, str] | None = None
    """Role to column; None: as header and values say."""
    day_first: bool | None = None
    """Whether 3/4/2011 is 3 April; None: as the whole column says, if it does."""
    sheet: str | None = None
    encoding: str | None = None
    """What the text of the file is in, or of a folder its events; None: as their bytes say."""


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
    """The digest of the file as it was read, of a folder that of its events."""


def silent(done: float, what: str) -> None:
    """Tells nobody."""


def open_path(path: Path, answers: Answers = Answers(), tell: Tell = silent) -> Opened:
    """What a path of this machine leads to, a file or a folder; raises Unreadable."""
    if path.is_dir():
        files, name = folder.read_files(path), disk.name_of(path.resolve())
        opened = understood(_events_table(files, name, answers), answers, files, name, tell)
        return _at(opened, path / folder.EVENTS_FILE, files[folder.EVENTS_FILE])
    file = disk.name_of(path)
    try:
        content = disk.content(path)
    except FileNotFoundError:
        hint = "Check the spelling, and the folder that you are in."
        raise Unreadable(Problem(file, Code.NO_SUCH_FILE, hint=hint)) from None
    return replace(holding_events(open_content(content, file, answers, tell)), path=path)


def open_content(
    content: bytes, file: str, answers: Answers = Answers(), tell: Tell = silent
) -> Opened:  # fmt: skip
    """What a file holds, whatever its format; raises Unreadable."""
    tell(0.0, f"Reading {file} …")
    opened = _unpacked(content, file, answers, tell)
    return replace(opened, digest=signatures.digest_of(content))


def _unpacked(content: bytes, file: str, answers: Answers, tell: Tell) -> Opened:
    if not signatures.is_zip(content) or wanted_sheet.is_workbook(content):
        return understood(_read(content, file, answers), answers, tell=tell)
    members, left = archive.members(content, file), archive.packed_again(content, file)
    if folder.EVENTS_FILE in members:
        name = Path(file).stem
        opened = understood(_events_table(members, name, answers), answers, members, name, tell)
    else:
        ((name, table),) = members.items()
        opened = understood(_read(table, name, answers), answers, tell=tell)
    return replace(opened, problems=(*opened.problems, *left))


def holding_events(opened: Opened) -> Opened:
    """What a reader has opened, if it is a folder or holds anything; raises Unreadable.

    `open_content` reads back an empty chronicle that was written, but nobody wants to see it in the
    place of what is open.
    """
    if opened.beside is None:
        signatures.refuse_no_events(opened.table)
    return opened


def _read(content: bytes, file: str, answers: Answers) -> TextTable:
    table = read(content, file, answers.sheet, answers.encoding)
    signatures.refuse_header_alone(table)
    return table


@no_search_for_garbage()
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
    tell(0.6, "Checking dates and places …")
    events, more, problems = _checked(table, mapped, listed)
    if sources is None or listed is None:
        sources = mapped.sources
    fields: dict[str, Any] = {
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


def again(now: Opened, table: TextTable, answers: Answers, keep_roles: bool = True) -> Opened:
    """What is open, with another table in the place of its own or with other answers."""
    found = understood(table, answers, now.beside, now.name)
    if keep_roles and not found.roles.items() >= now.roles.items():
        # A column keeps its role, whatever its cells look like after an edit.
        found = understood(table, replace(answers, roles=now.roles), now.beside, now.name)
    # What was said of the zip around it stays true.
    around = tuple(one for one in now.problems if one.file not in (now.file, *folder.NAMES))
    problems = (*found.problems, *around)
    return replace(found, answers=answers, path=now.path, digest=now.digest, problems=problems)


def with_roles(now: Opened, roles: Mapping[str, str], before: TextTable) -> Opened:
    """What was read once more, with the roles that columns had `before`, by their order.

    In another encoding they may be called otherwise. Where there are more or fewer of them, or
    one that has no name any more, the roles are those of the header.
    """
    if len(before.cells.columns) != len(now.table.cells.columns):
        return now
    names = dict(zip(before.cells, now.table.cells, strict=True))
    kept = {role: names[column] for role, column in roles.items() if column in names}
    return again(now, now.table, replace(now.answers, roles=kept), keep_roles=False)


def open_folder(path: Path) -> Opened:
    """The chronicle in a folder, as much of it as can be read; never raises Unreadable."""
    files, name = folder.read_files(path), disk.name_of(path.resolve())
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
    digest = signatures.digest_of(content) if isinstance(content, bytes) else ""
    return replace(opened, path=path, digest=digest)


def _events_table(files: folder.Files, name: str, answers: Answers = Answers()) -> TextTable:
    content = files.get(folder.EVENTS_FILE)
    if content is None:
        hint = f'Put it into the folder "{name}".'
        raise Unreadable(Problem(folder.EVENTS_FILE, Code.MISSING_FILE, hint=hint))
    if isinstance(content, Problem):
        raise Unreadable(content)
    return delimited.read(content, folder.EVENTS_FILE, answers.encoding)


def _checked(
    table: TextTable, mapped: Mapped, listed: pd.Index | None
) -> tuple[pd.DataFrame, pd.DataFrame, list[Problem]]:
    """The typed events, what they hold besides by their ids, and what is wrong with them."""
    events, found = check_events(
        mapped.text, table.file, listed, named=mapped.named, repeats=mapped.repeats,
        counted=table.counted, header_line=table.header_line,
    )  # fmt: skip
    rows, places = mapped.more.index.to_numpy(), events["row"].to_numpy()
    if len(rows) and rows[-1] != len(rows) - 1:  # some were set aside before
        places = np.searchsorted(rows, places)
    more = mapped.more.take(places).set_axis(events["id"])
    aside = {one.line for one in found if one.outcome == Outcome.SET_ASIDE}
    told = [
        one for one in mapped.problems if one.line not in aside or one.outcome not in OF_AN_EVENT
    ]
    told += quoted_as_written(in_their_words(found, mapped.roles), mapped.roles, table)
    return events, more, told


def _arithmetic(events: pd.DataFrame, rows_read: int) -> Arithmetic:
    dated = events["dated"].to_numpy()
    shown = int((dated & events["located"].to_numpy()).sum())
    undated = len(events) - int(dated.sum())
    unlocated = len(events) - shown - undated
    return Arithmetic(rows_read, shown, undated, unlocated, rows_read - len(events))


def _line(problem: Problem) -> int:
    return problem.line or 0
