"""A folder as a chronicle: events.csv and sources.csv beside their datapackage.json."""

import json
from pathlib import Path
from typing import Any

from chronicle.checks import check_events, check_sources
from chronicle.formats import delimited
from chronicle.model import Bounds, Chronicle, Period
from chronicle.problems import IGNORED, Problem
from chronicle.schema import EVENTS, SOURCES, Column
from chronicle.span import Span, SpanError

PACKAGE = "datapackage.json"


def open_folder(folder: Path) -> tuple[Chronicle, tuple[Problem, ...]]:
    """The chronicle in a folder, as much of it as can be read, and every problem with it."""
    source_text, source_problems = _table(folder / "sources.csv", SOURCES)
    sources, found = check_sources(source_text, "sources.csv")
    source_problems += found
    event_text, event_problems = _table(folder / "events.csv", EVENTS)
    events, found = check_events(event_text, "events.csv", sources.index)
    event_problems += found
    package, package_problems = _package(folder / PACKAGE)
    chronicle = Chronicle(
        title=_text(package, "title") or folder.resolve().name,
        description=_text(package, "description"),
        events=events,
        sources=sources,
        view=_view(package, package_problems),
        periods=_periods(package, package_problems),
        category_titles=_category_titles(package),
        start_with=_start_with(package, set(events["id"]), package_problems),
    )
    return chronicle, (*event_problems, *source_problems, *package_problems)


def _table(path: Path, columns: tuple[Column, ...]) -> tuple[Any, list[Problem]]:
    """A file's rows as text; when it cannot be opened, no rows but every column."""
    table, problems = delimited.read_file(path)
    if len(table.columns) == 1:  # nothing but `line`: the problem has been named already
        table = table.assign(**{column.name: "" for column in columns})
    return table, problems


def _package(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, []  # a stranger's folder needs none
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Problem(path.name, f"The file cannot be read ({error}).", effect=IGNORED)]
    except json.JSONDecodeError as error:
        message = f"The file is not JSON: {error.msg}."
        return {}, [Problem(path.name, message, error.lineno, effect=IGNORED)]
    if isinstance(package, dict):
        return package, []
    return {}, [Problem(path.name, "The file does not hold a JSON object.", effect=IGNORED)]


def _text(package: dict[str, Any], name: str) -> str:
    value = package.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _view(package: dict[str, Any], problems: list[Problem]) -> Bounds | None:
    match package.get("view"):
        case None:
            return None
        case [int() | float(), int() | float(), int() | float(), int() | float()] as box:
            bounds = Bounds(*map(float, box))
            if (
                -90 <= bounds.south < bounds.north <= 90
                and -180 <= bounds.west < bounds.east <= 180
            ):
                return bounds
    hint = "Write [west, south, east, north] in degrees."
    problems.append(
        Problem(PACKAGE, "The box is not one on the map.", column="view", hint=hint, effect=IGNORED)
    )
    return None


def _periods(package: dict[str, Any], problems: list[Problem]) -> tuple[Period, ...]:
    periods = []
    for entry in _objects(package, "periods"):
        name, date = _text(entry, "name"), _text(entry, "date")
        try:
            periods.append(Period(name, Span.parse(date)))
        except SpanError as error:
            problems.append(
                Problem(PACKAGE, str(error), column="periods", hint=error.hint, effect=IGNORED)
            )
    return tuple(periods)


def _category_titles(package: dict[str, Any]) -> dict[str, str]:
    entries = _objects(package, "categories")
    return {
        name: title for e in entries if (name := _text(e, "name")) and (title := _text(e, "title"))
    }


def _start_with(package: dict[str, Any], ids: set[str], problems: list[Problem]) -> tuple[str, ...]:
    wanted = package.get("start_with")
    wanted = [id for id in wanted if isinstance(id, str)] if isinstance(wanted, list) else []
    problems += [
        Problem(PACKAGE, "is not in events.csv.", column="start_with", value=id, effect=IGNORED)
        for id in wanted
        if id not in ids
    ]
    return tuple(id for id in wanted if id in ids)


def _objects(package: dict[str, Any], name: str) -> list[dict[str, Any]]:
    entries = package.get(name)
    return [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
