"""JSON content as a document that knows its lines, and its values as the text of cells."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from chronicle.formats.csv import encodings
from chronicle.formats.json import json_lines
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import Undecoded, Unreadable

ENCODINGS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}
MOST_SHORT_VALUES, SHORT_BYTES = 1_500_000, 8

_BLANKS = re.compile(r"[ \t\n\r]*")
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_NO_DECIMALS = re.compile(r"\.0+\Z")


class Number(str):
    """A number as the file spells it, which no float would keep."""

    __slots__ = ()


@dataclass(frozen=True, eq=False)
class Document:
    """A JSON file: what it holds, and the text that says on which lines."""

    file: str
    value: Any
    """Lists, dicts, str, `Number`, bool and None."""
    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()
    starts: tuple[int, ...] = ()
    """Of JSON lines those of the objects, which make up the one list."""
    unread: int = 0
    """Lines that hold nothing that can be read, each named in the problems."""

    def lines(self, *path: str) -> list[int]:
        """The line that each item of the list at `path` starts on; of anything else, its own."""
        if self.starts:
            return list(self.starts)
        starts, _ = _starts(self.text, _after_blanks(self.text, 0), path)
        # Files of old systems end their lines with a carriage return alone.
        mark = "\n" if "\n" in self.text else "\r"
        lines, line, before = [], 1, 0
        for start in starts:
            line += self.text.count(mark, before, start)
            lines.append(line)
            before = start
        return lines


def load(content: bytes, file: str, encoding: str | None = None) -> Document:
    """JSON content in UTF-8, UTF-16 or UTF-32, with or without a mark, or in a given encoding.

    What has an object on each line is a list of them. Raises Unreadable.
    """
    _refuse_too_many_values(content, file)
    text, name, odd = _decoded(content, file, encoding)
    decoder, lines, value = _Decoder(), None, None
    try:
        value = decoder.decode(text)
        if json_lines.is_only_line(value, file):
            lines = json_lines.read(text, file, decoder.decode)
    except json.JSONDecodeError as error:
        lines = json_lines.read(text, file, decoder.decode)
        if lines is None:
            raise Unreadable(_not_json(file, text, error)) from None
    except RecursionError:
        raise Unreadable(too_deep(file)) from None
    problems = (*odd, *decoder.problems(file))
    if lines is None:
        return Document(file, value, text, name, problems)
    problems = (*problems, *lines.problems)
    value = _list_of(lines.values)
    return Document(file, value, text, name, problems, lines.lines, len(lines.problems))


class _Decoder:
    """Text to values, and what has to be said of them."""

    def __init__(self) -> None:
        self._twice: dict[str, None] = {}
        self._no_numbers: dict[str, None] = {}
        self.decode = json.JSONDecoder(
            object_pairs_hook=self._gathered,
            parse_int=Number,
            parse_float=Number,
            parse_constant=lambda word: self._no_numbers.update({word: None}),
        ).decode

    def problems(self, file: str) -> list[Problem]:
        """A sentence about each name that stood twice, and each word that is no number."""
        found = [_named_twice(file, cell(name)) for name in self._twice]
        return [*found, *(_no_number(file, word) for word in self._no_numbers)]

    def _gathered(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            times = Counter(name for name, _ in pairs)
            self._twice.update((name, None) for name, number in times.items() if number > 1)
        return found


def _decoded(
    content: bytes, file: str, encoding: str | None
) -> tuple[str, str, list[Problem]]:  # fmt: skip
    if encoding is not None:
        return encodings.decoded(content, file, encoding)
    codec = json.detect_encoding(content)
    name = _encoding_name(codec)
    try:
        return content.decode(codec), name, []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].decode(codec, "ignore").count("\n") + 1
        message = f"The file is not {name}: byte 0x{error.object[error.start]:02X} cannot be read."
        problem = Problem(file, Code.NOT_TEXT, message, line, hint=encodings.CHOOSE)
        raise Undecoded(problem, encodings.likely(content)) from None


def _refuse_too_many_values(content: bytes, file: str) -> None:
    """Raise Unreadable where a file is made of values so short that each takes far more memory.

    Such as the corners of a huge shape.
    """
    values = content.count(b",")
    if values > MOST_SHORT_VALUES and len(content) < SHORT_BYTES * values:
        message = f"The file holds {values:,} values of a few letters each, more than can be read."
        hint = "Leave out shapes of many points, or divide the file."
        raise Unreadable(Problem(file, Code.TOO_LARGE, message, hint=hint))


def _list_of(values: list[Any]) -> Any:
    """The values of JSON lines as one document: features are a collection of them."""
    if any(isinstance(value, dict) and value.get("type") == "Feature" for value in values):
        return {"type": "FeatureCollection", "features": values}
    return values


def too_deep(file: str) -> Problem:
    """That lists stand within lists, more than there is any reason for."""
    message = "The file holds lists within lists, too deep to be read."
    return Problem(file, Code.TOO_LARGE, message, hint="Is it a file of events?")


def cell(value: Any) -> str:
    """Any JSON value as text: scalars as they are spelled, lists of them joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number):
        return _NO_DECIMALS.sub("", value)
    if isinstance(value, str):
        return _HALF_A_CHARACTER.sub("\ufffd", value)
    if isinstance(value, list) and not any(isinstance(entry, (list, dict)) for entry in value):
        return "; ".join(filter(None, map(cell, value)))
    return _compact(value) if _says_something(value) else ""


def one_line(value: Any) -> str:
    """Text of a document as a title; blank where it is none."""
    return " ".join(cell(value).split()) if isinstance(value, str) else ""


def _says_something(value: Any) -> bool:
    """Whether anything in a value is not blank: a filled-in form, not an empty one."""
    if isinstance(value, (list, dict)):
        return any(map(_says_something, value.values() if isinstance(value, dict) else value))
    return value is not None and value != ""


def _compact(value: Any) -> str:
    if isinstance(value, dict):
        members = (f"{_quoted(name)}:{_compact(entry)}" for name, entry in value.items())
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_compact, value)) + "]"
    if isinstance(value, Number):
        return str(value)
    return _quoted(value) if isinstance(value, str) else _encode(value)


def _quoted(text: str) -> str:
    return _encode(text if text.isascii() else _HALF_A_CHARACTER.sub("\ufffd", text))


_encode = json.JSONEncoder(ensure_ascii=False).encode
# Numbers are left as text: one of thousands of digits cannot be read, and need not be.
_decode = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode


def _starts(text: str, at: int, path: tuple[str, ...]) -> tuple[list[int], int]:
    """Where the items under `path` begin, and where the value ends that begins `at`."""
    closing = {("{", True): "}", ("[", False): "]"}.get((text[at], bool(path)))
    if closing is None:
        return [at], _decode(text, at)[1]
    found: list[int] = []
    at = _after_blanks(text, at + 1)
    while text[at] != closing:
        name, start = None, at
        if path:
            name, at = _decode(text, at)
            at = _after_blanks(text, _after_blanks(text, at) + len(":"))
        else:
            found.append(start)
        if path and name == path[0]:
            found, at = _starts(text, at, path[1:])  # of two the last is read, here as in `load`
        else:
            _, at = _decode(text, at)
        at = _after_blanks(text, at)
        if text[at] == ",":
            at = _after_blanks(text, at + 1)
    return found, at + 1


def _after_blanks(text: str, at: int) -> int:
    return _BLANKS.match(text, at).end()  # pyright: ignore[reportOptionalMemberAccess]  # or none


def _encoding_name(codec: str) -> str:
    return ENCODINGS[codec.removesuffix("-le").removesuffix("-be")]


def _not_json(file: str, text: str, error: json.JSONDecodeError) -> Problem:
    if not text.strip():
        return Problem(file, Code.EMPTY_FILE, hint="It needs a list of events.")
    message = f"The file is not JSON: {error.msg}."
    return Problem(file, Code.NOT_JSON, message, error.lineno, hint="Mend it there.")


def _named_twice(file: str, name: str) -> Problem:
    return Problem(file, Code.REPEATED_NAME, value=name, hint="Name each value once.")


def _no_number(file: str, word: str) -> Problem:
    detail = "read as blank"
    return Problem(file, Code.NO_JSON_VALUE, value=word, hint="Write null.", detail=detail)
