"""JSON lines: an object on each line, or after each separator where RFC 8142 parts GeoJSON."""

import json
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, NamedTuple

from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem

ENDINGS = {".jsonl", ".ndjson", ".geojsonl", ".geojsons", ".jsonlines"}
SEPARATOR = "\x1e"
FIRST_RECORDS = 20
"""If half of so many are objects, the others are meant to be."""


class Sequence(NamedTuple):
    """The values of a file that has one on each line."""

    values: list[Any]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]
    """A sentence about each line that is none."""


def read(text: str, file: str, decode: Callable[[str], Any]) -> Sequence | None:
    """What stands on the lines of a text that is not JSON as a whole; None for any other text."""
    records = _records(text)
    first = [_is_object(record, decode) for _, record in records[:FIRST_RECORDS]]
    if not any(first) or 2 * sum(first) < len(first):
        return None
    values, lines, problems = [], [], []
    for line, record in records:
        try:
            values.append(decode(record))
            lines.append(line)
        except json.JSONDecodeError as error:
            message, aside = f"The line is not JSON: {error.msg}.", Outcome.SET_ASIDE
            problems.append(
                Problem(file, Code.NOT_JSON, message, line, hint="Mend it there.", outcome=aside)
            )
    return Sequence(values, tuple(lines), tuple(problems))


def is_only_line(value: Any, file: str) -> bool:
    """Whether a file holds one object, and says by its name that it would have each on a line."""
    named_so = PurePath(file).suffix.lower() in ENDINGS
    return named_so and isinstance(value, dict) and value.get("type") != "FeatureCollection"


def _records(text: str) -> list[tuple[int, str]]:
    """Each part of a text that may be a value, with the line that it starts on."""
    if SEPARATOR not in text:
        # Files of old systems end their lines with a carriage return alone.
        lines = text.split("\n" if "\n" in text else "\r")
        return [(at, line.strip()) for at, line in enumerate(lines, 1) if line.strip()]
    found, line = [], 1
    for part in text.split(SEPARATOR):
        blanks = len(part) - len(part.lstrip())
        if record := part.strip():
            found.append((line + part.count("\n", 0, blanks), record))
        line += part.count("\n")
    return found


def _is_object(record: str, decode: Callable[[str], Any]) -> bool:
    try:
        return isinstance(decode(record), dict)
    except json.JSONDecodeError:
        return False
