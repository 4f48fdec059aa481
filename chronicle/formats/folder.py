"""A folder as a chronicle: events.csv and sources.csv beside their datapackage.json."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from chronicle.checks import check_events, check_sources
from chronicle.evidence_checks import check_evidence
from chronicle.formats import delimited
from chronicle.model import Bounds, Chronicle, Period
from chronicle.problems import IGNORED, Problem, shortened
from chronicle.schema import ACCOUNTS, ARTICLE, LINKS, STORY
from chronicle.span import Span, SpanError

PACKAGE = "datapackage.json"
IGNORED_FILE = "file ignored"
EVIDENCE = {"accounts": ACCOUNTS, "links": LINKS, "story": STORY, "article": ARTICLE}


def open_folder(folder: Path) -> tuple[Chronicle, tuple[Problem, ...]]:
    """The chronicle in a folder, as much of it as can be read, and every problem with it."""
    source_text, source_problems = delimited.read_file(folder / "sources.csv")
    sources, found = check_sources(source_text, "sources.csv")
    source_problems += found
    event_text, event_problems = delimited.read_file(folder / "events.csv")
    # Without a list of sources every reference would seem wrong, for one mistake.
    source_ids = sources.index if "id" in source_text else None
    events, found = check_events(event_text, "events.csv", source_ids)
    event_problems += found
    package, package_problems = _package(folder / PACKAGE)
    event_ids = set(events["id"]) if "id" in event_text else None
    evidence, evidence_problems = _evidence(folder, event_ids, source_ids)
    if event_ids is None and len(events):
        evidence_problems = [_unnamed(path) for path in _evidence_files(folder).values()]
    chronicle = Chronicle(
        title=_text(package, "title") or folder.resolve().name,
        description=_text(package, "description"),
        events=events,
        sources=sources,
        view=_view(package, package_problems),
        periods=_periods(package, package_problems),
        category_titles=_titles(package, "categories", package_problems),
        **evidence,
        relation_titles=_titles(package, "relations", package_problems),
        aspect_titles=_titles(package, "aspects", package_problems),
        cautions=_cautions(package, package_problems),
        start_with=_start_with(package, event_ids, package_problems),
    )
    files = (event_problems, source_problems, *evidence_problems, package_problems)
    return chronicle, tuple(problem for found in files for problem in sorted(found, key=_line))


def _line(problem: Problem) -> int:
    return problem.line or 0


def _package(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    try:
        package = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}, []  # a stranger's folder needs none
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        return {}, [Problem(path.name, message, hint="Check its permissions.", effect=IGNORED_FILE)]
    except json.JSONDecodeError as error:
        message = f"The file is not JSON: {error.msg}."
        hint = "Mend it there."
        return {}, [Problem(path.name, message, error.lineno, hint=hint, effect=IGNORED_FILE)]
    except UnicodeDecodeError:
        message, hint = "The file is not UTF-8.", "Save it as UTF-8."
        return {}, [Problem(path.name, message, hint=hint, effect=IGNORED_FILE)]
    except (ValueError, RecursionError):  # a number of thousands of digits, lists a thousand deep
        message, hint = "The file holds more than can be read.", "Make it shorter."
        return {}, [Problem(path.name, message, hint=hint, effect=IGNORED_FILE)]
    if isinstance(package, dict):
        return package, []
    message, hint = "The file does not hold a JSON object.", "Start it with { and end it with }."
    return {}, [Problem(path.name, message, hint=hint, effect=IGNORED_FILE)]


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
            if -90 <= south < north <= 90 and -180 <= west < east <= 180:
                return Bounds(*map(float, box))
    message = "The value is not a box on the map."
    hint = "Write [west, south, east, north] in degrees, the lesser first."
    problems.append(Problem(PACKAGE, message, column="view", hint=hint, effect=IGNORED))
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
                Problem(PACKAGE, str(error), column=where, hint=error.hint, effect=IGNORED)
            )
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
    folder: Path, event_ids: set[str] | None, source_ids: pd.Index | None
) -> tuple[dict[str, pd.DataFrame], list[list[Problem]]]:
    """The tables beside events and sources, as many as there are: none of them is required.

    Without ids of events they cannot be tied to anything, and are left alone.
    """
    if event_ids is None:
        return {}, []
    tables, problems = {}, []
    for name, path in _evidence_files(folder).items():
        text, found = delimited.read_file(path)
        columns = EVIDENCE[name]
        tables[name], more = check_evidence(text, path.name, columns, event_ids, source_ids)
        problems.append(found + more)
    return tables, problems


def _evidence_files(folder: Path) -> dict[str, Path]:
    files = {name: folder / f"{name}.csv" for name in EVIDENCE}
    return {name: path for name, path in files.items() if path.is_file()}


def _unnamed(path: Path) -> list[Problem]:
    message = 'The rows name events by id, but events.csv has no column "id".'
    return [Problem(path.name, message, hint="Add it.", effect=IGNORED_FILE)]


def _start_with(
    package: dict[str, Any], ids: set[str] | None, problems: list[Problem]
) -> tuple[str, ...]:
    if ids is None:
        return ()
    wanted = _list(package, "start_with", str, "ids in double quotes", problems)
    hint = "Mend the id, or remove it."
    problems += [
        Problem(
            PACKAGE, "is not in events.csv.", column="start_with", value=id, hint=hint,
            effect=IGNORED,
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
        message, hint = "Not all of the value can be read.", f"Write a list of {what}."
        problems.append(Problem(PACKAGE, message, column=name, hint=hint, effect=IGNORED))
    return kept
