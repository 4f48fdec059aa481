"""What stands beside events.csv in a folder: sources, evidence, titles and view."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from chronicle.checking.evidence_checks import check_evidence
from chronicle.dates.span import Span, SpanError
from chronicle.formats.csv import delimited
from chronicle.model import Bounds, Period
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem, shortened
from chronicle.reading import disk
from chronicle.schema import (
    ACCOUNTS,
    ARTICLE,
    LINKS,
    MOST_LATITUDE,
    MOST_LONGITUDE,
    STORY,
)
from chronicle.text_table import Unreadable

PACKAGE = "datapackage.json"
EVENTS_FILE, SOURCES_FILE = "events.csv", "sources.csv"
EVIDENCE = {"accounts": ACCOUNTS, "links": LINKS, "story": STORY, "article": ARTICLE}
NAMES = (EVENTS_FILE, SOURCES_FILE, *(f"{name}.csv" for name in EVIDENCE), PACKAGE)
"""The files of a chronicle; any other in the folder is left alone."""


Files = Mapping[str, bytes | Problem]
"""The files of a folder by name, as far as they are there; a problem for one that will not open."""


@dataclass(frozen=True)
class Parts:
    """What the files beside the events hold."""

    fields: Mapping[str, Any]
    """Of a `Chronicle`, by their names there."""
    problems: tuple[list[Problem], ...]
    """In the order of the files."""


def read_files(folder: Path) -> dict[str, bytes | Problem]:
    """The files of a chronicle that a folder holds."""
    found: dict[str, bytes | Problem] = {}
    for name in NAMES:
        try:
            found[name] = disk.content(folder / name, folder)
        except FileNotFoundError:
            continue
        except Unreadable as unreadable:
            found[name] = unreadable.problem
    return found


def read_table(files: Files, name: str, folder: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of one file as text; an empty table and one sentence when it cannot be opened."""
    content = files.get(name)
    if content is None:
        hint = f'Put it into the folder "{folder}".'
        return delimited.nothing(), [Problem(name, Code.MISSING_FILE, hint=hint)]
    if isinstance(content, Problem):
        return delimited.nothing(), [content]
    return delimited.read_bytes(content, name)


def read_parts(
    files: Files, folder: str, events: pd.DataFrame, ids: bool, source_ids: pd.Index | None
) -> Parts:
    """Evidence, titles and view of a chronicle, tied to its events where those have `ids`."""
    package, package_problems = read_package(files.get(PACKAGE))
    event_ids = set(events["id"]) if ids else None
    evidence, evidence_problems = _evidence(files, folder, event_ids, source_ids)
    if not ids and len(events):
        evidence_problems = [_unnamed(name) for name in _evidence_files(files).values()]
    fields = {
        "title": _text(package, "title") or folder,
        "description": _text(package, "description"),
        "view": _view(package, package_problems),
        "periods": _periods(package, package_problems),
        "category_titles": _titles(package, "categories", package_problems),
        **evidence,
        "relation_titles": _titles(package, "relations", package_problems),
        "aspect_titles": _titles(package, "aspects", package_problems),
        "cautions": _cautions(package, package_problems),
        "start_with": _start_with(package, event_ids, package_problems),
    }
    return Parts(fields, (*evidence_problems, package_problems))


def read_package(content: bytes | Problem | None) -> tuple[dict[str, Any], list[Problem]]:
    """What datapackage.json holds; nothing and one sentence when it cannot be read."""
    if content is None:
        return {}, []  # a stranger's folder needs none
    if isinstance(content, Problem):
        return {}, [replace(content, outcome=Outcome.FILE_IGNORED)]
    try:
        package = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        message = f"The file is not JSON: {error.msg}."
        return {}, [_ignored(Code.NOT_JSON, "Mend it there.", message, error.lineno)]
    except UnicodeDecodeError:
        return {}, [_ignored(Code.NOT_TEXT, "Save it as UTF-8.", "The file is not UTF-8.")]
    except (ValueError, RecursionError):  # a number of thousands of digits, lists a thousand deep
        return {}, [_ignored(Code.TOO_LARGE, "Make it shorter.")]
    if isinstance(package, dict):
        return package, []
    message, hint = "The file does not hold a JSON object.", "Start it with { and end it with }."
    return {}, [_ignored(Code.NO_OBJECT, hint, message)]


def _ignored(code: Code, hint: str, message: str = "", line: int | None = None) -> Problem:
    return Problem(PACKAGE, code, message, line, hint=hint, outcome=Outcome.FILE_IGNORED)


def _text(package: dict[str, Any], name: str) -> str:
    value = package.get(name)
    if not isinstance(value, str):
        return ""
    # JSON may spell half of a character, which no page can show.
    return " ".join(value.split()).encode("utf-8", "replace").decode("utf-8")


def _view(package: dict[str, Any], problems: list[Problem]) -> Bounds | None:
    match package.get("view"):
        case None:
            return None
        case [int() | float(), int() | float(), int() | float(), int() | float()] as box:
            west, south, east, north = box
            high = -MOST_LATITUDE <= south < north <= MOST_LATITUDE
            if high and -MOST_LONGITUDE <= west < east <= MOST_LONGITUDE:
                return Bounds(*map(float, box))
    hint = "Write [west, south, east, north] in degrees, the lesser first."
    problems.append(Problem(PACKAGE, Code.NO_BOX, column="view", hint=hint))
    return None


def _periods(package: dict[str, Any], problems: list[Problem]) -> tuple[Period, ...]:
    periods = []
    for entry in _objects(package, "periods", problems):
        name, date = _text(entry, "name"), _text(entry, "date")
        try:
            periods.append(Period(name, Span.parse(date)))
        except SpanError as error:
            where = f"periods, {shortened(name)}" if name else "periods"
            problems.append(
                Problem(
                    PACKAGE, Code.UNREADABLE_DATE, str(error), column=where, hint=error.hint,
                    outcome=Outcome.VALUE_IGNORED,
                )
            )  # fmt: skip
    return tuple(periods)


def _titles(package: dict[str, Any], vocabulary: str, problems: list[Problem]) -> dict[str, str]:
    """What a reader is shown for each word of a vocabulary."""
    entries = _objects(package, vocabulary, problems)
    return {
        name: title for e in entries if (name := _text(e, "name")) and (title := _text(e, "title"))
    }


def _cautions(package: dict[str, Any], problems: list[Problem]) -> dict[str, str]:
    entries = _objects(package, "cautions", problems)
    return {_text(entry, "about"): _text(entry, "text") for entry in entries}


def _evidence(
    files: Files, folder: str, event_ids: set[str] | None, source_ids: pd.Index | None
) -> tuple[dict[str, pd.DataFrame], list[list[Problem]]]:
    """The tables beside events and sources, as many as there are: none of them is required.

    Without ids of events they cannot be tied to anything, and are left alone.
    """
    if event_ids is None:
        return {}, []
    tables, problems = {}, []
    for name, file in _evidence_files(files).items():
        text, found = read_table(files, file, folder)
        columns = EVIDENCE[name]
        tables[name], more = check_evidence(text, file, columns, event_ids, source_ids)
        problems.append(found + more)
    return tables, problems


def _evidence_files(files: Files) -> dict[str, str]:
    return {name: f"{name}.csv" for name in EVIDENCE if f"{name}.csv" in files}


def _unnamed(file: str) -> list[Problem]:
    return [Problem(file, Code.NO_EVENT_IDS, hint="Add it.")]


def _start_with(
    package: dict[str, Any], ids: set[str] | None, problems: list[Problem]
) -> tuple[str, ...]:
    if ids is None:
        return ()
    wanted = _list(package, "start_with", str, "ids in double quotes", problems)
    hint = "Mend the id, or remove it."
    problems += [
        Problem(
            PACKAGE, Code.UNKNOWN_EVENT, column="start_with", value=id, hint=hint,
            outcome=Outcome.VALUE_IGNORED,
        )
        for id in wanted
        if id not in ids
    ]  # fmt: skip
    return tuple(id for id in wanted if id in ids)


def _objects(package: dict[str, Any], name: str, problems: list[Problem]) -> list[dict[str, Any]]:
    return _list(package, name, dict, "objects in braces", problems)


def _list(
    package: dict[str, Any], name: str, kind: type, what: str, problems: list[Problem]
) -> list[Any]:
    """The entries of a list that are of one kind; a sentence where there are others."""
    entries = package.get(name, [])
    kept = [e for e in entries if isinstance(e, kind)] if isinstance(entries, list) else []
    if kept != entries:
        hint = f"Write a list of {what}."
        problems.append(Problem(PACKAGE, Code.UNREADABLE_LIST, column=name, hint=hint))
    return kept
