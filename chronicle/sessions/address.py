"""Choices as query parameters and back: what a link says, and what of it can be used.

`CHOICES` has a row for each: its name in a link and in the session, and what kind of choice it is.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from chronicle import schema
from chronicle.asking import connections, evidence
from chronicle.asking.answering import engine_of
from chronicle.asking.narrowing import FACETS, Filter
from chronicle.dates.span import Span, SpanError
from chronicle.model import Bounds, Chronicle
from chronicle.sessions import wire

EVENT = "event"
STEP = "step"
FROM, TO = "from", "to"
Q = "q"
SOURCE_Q = "source_q"
IN_VIEW = "in_view"
SECTION = "section"
SECTIONS = ("article", "accounts", "sources")
"""The parts of the Evidence page; the first is shown unless another is chosen."""
ONLY = "only"
"""Whether the accounts are those of the selected event alone: "event", or None."""
ABOUT, STANDING = "about", "standing"
LINKS = "links"
SHARES_OF_LINKS = ("selected", "all", "none")
"""Which links are arrows on the map: those of the selected event unless another is chosen."""
LINK = "link"
"""The link being looked at on the Connections page."""
RELATION, LINK_STANDING = "relation", "link_standing"
START, END = "start", "end"
"""The two events between which a chain of links is sought."""
FILTERS = (FROM, TO, *FACETS, Q, IN_VIEW)
"""What narrows the chronicle, on every page."""

Q_LENGTH = 200
"""Characters of a search text that are read from a link."""
NOTES_AT_MOST = 4
QUOTED = 60
"""Characters of a value that a note quotes."""

Read = tuple[Any, list[str]]
"""What a link chooses, and a sentence about each value that cannot be used."""


class Kind(ABC):
    """One kind of choice: what it is before a reader makes it, and what a link may say of it."""

    default: Any = None
    """It does not appear in a link."""

    @abstractmethod
    def read(self, chronicle: Chronicle, name: str, texts: list[str], calendar: bool) -> Read:
        """What the texts of a link, at least one, choose."""

    @abstractmethod
    def usable(self, chronicle: Chronicle, value: object) -> Any:
        """A value as far as the chronicle offers it, else the default: a browser sends anything."""

    def written(self, value: Any) -> list[str]:
        """The texts of a link that choose it."""
        return [str(value)]


class Single(Kind):
    """A choice of one value: of several texts in a link the last counts."""

    def read(self, chronicle: Chronicle, name: str, texts: list[str], calendar: bool) -> Read:
        value, reason = self.one(chronicle, texts[-1], calendar)
        return (self.default, [reason]) if reason else (value, [])

    @abstractmethod
    def one(self, chronicle: Chronicle, text: str, calendar: bool) -> tuple[Any, str]:
        """The value of one text, and why it cannot be used; blank where it can."""


class Words(Single):
    """Any words."""

    default = ""

    def one(self, chronicle: Chronicle, text: str, calendar: bool) -> tuple[Any, str]:
        return text[:Q_LENGTH], ""

    def usable(self, chronicle: Chronicle, value: object) -> Any:
        return (wire.text(value) or "")[:Q_LENGTH]


@dataclass(frozen=True)
class Several(Kind):
    """A list of any number of the values that a chronicle offers."""

    offered: Callable[[Chronicle], tuple[str, ...]]

    @property
    def default(self) -> list[str]:  # a new one each time: widgets add to it
        return []

    def read(self, chronicle: Chronicle, name: str, texts: list[str], calendar: bool) -> Read:
        known = set(self.offered(chronicle))
        chosen = list(dict.fromkeys(text for text in texts if text in known))
        return chosen, [f"there is no {name} {_quoted(v)}." for v in texts if v not in known]

    def usable(self, chronicle: Chronicle, value: object) -> Any:
        return wire.choices(value, self.offered(chronicle))

    def written(self, value: Any) -> list[str]:
        return [str(entry) for entry in value]


@dataclass(frozen=True)
class OneOf(Single):
    """One of the values that a chronicle knows."""

    knows: Callable[[Chronicle, str], Any]
    refusal: str
    """The sentence about another, `{}` for it."""
    default: str | None = None

    def one(self, chronicle: Chronicle, text: str, calendar: bool) -> tuple[Any, str]:
        return (
            (text, "")
            if self.knows(chronicle, text)
            else (None, self.refusal.format(_quoted(text)))
        )

    def usable(self, chronicle: Chronicle, value: object) -> Any:
        text = wire.text(value)
        return text if text is not None and self.knows(chronicle, text) else self.default


class StepNumber(Single):
    """The number of a step of the story."""

    def one(self, chronicle: Chronicle, text: str, calendar: bool) -> tuple[Any, str]:
        numbers = {str(step.number): step.number for step in chronicle.story}
        return numbers.get(
            text
        ), "" if text in numbers else f"the story has no step {_quoted(text)}."

    def usable(self, chronicle: Chronicle, value: object) -> Any:
        return wire.number(value, 1, len(chronicle.story))


@dataclass(frozen=True)
class Day(Single):
    """The first or `last` day of an EDTF text; where a calendar does not reach, the text itself."""

    name: str
    last: bool

    def one(self, chronicle: Chronicle, text: str, calendar: bool) -> tuple[Any, str]:
        try:
            span = Span.parse(text)
        except SpanError as error:
            return None, f"{self.name}: {error}"
        if calendar:
            value: Any = day(text, last=self.last)
        else:
            second = span.last_second if self.last else span.first_second
            value = None if second is None else text
        return value, "" if value else f"{_quoted(text)} names no day for “{self.name}” here."

    def usable(self, chronicle: Chronicle, value: object) -> Any:
        return value if isinstance(value, date) else wire.text(value)

    def written(self, value: Any) -> list[str]:
        return [value.isoformat() if isinstance(value, date) else str(value)]


class Box(Single):
    """A part of the map."""

    def one(self, chronicle: Chronicle, text: str, calendar: bool) -> tuple[Any, str]:
        box = _box(text)
        return box, "" if box else f"{_quoted(text)} is not a part of the map."

    def usable(self, chronicle: Chronicle, value: object) -> Any:
        return value if isinstance(value, Bounds) else None

    def written(self, value: Any) -> list[str]:
        return [",".join(f"{degrees:.2f}" for degrees in value)]


def _values(chronicle: Chronicle, name: str) -> tuple[str, ...]:
    return engine_of(chronicle).values(name)


def _standings(chronicle: Chronicle) -> tuple[str, ...]:
    return schema.STANDINGS


def _is_held(chronicle: Chronicle, event: str) -> bool:
    return engine_of(chronicle).position(event) is not None


def _is_linked(chronicle: Chronicle, event: str) -> bool:
    return event in connections.titles(chronicle)


NO_END = "no link joins an event {}."

CHOICES: dict[str, Kind] = {
    EVENT: OneOf(_is_held, "there is no event {}."),
    STEP: StepNumber(),
    FROM: Day(FROM, last=False),
    TO: Day(TO, last=True),
    **{name: Several(partial(_values, name=name)) for name in FACETS},
    Q: Words(),
    IN_VIEW: Box(),
    SECTION: OneOf(lambda _, text: text in SECTIONS, "there is no section {}."),
    ONLY: OneOf(lambda _, text: text == EVENT, "{} narrows nothing."),
    ABOUT: Several(evidence.aspects),
    STANDING: Several(_standings),
    SOURCE_Q: Words(),
    LINKS: OneOf(
        lambda _, text: text in SHARES_OF_LINKS,
        "{} says not which links to draw.",
        default=SHARES_OF_LINKS[0],
    ),
    LINK: OneOf(connections.link, "there is no link {}."),
    RELATION: Several(connections.relations),
    LINK_STANDING: Several(_standings),
    START: OneOf(_is_linked, NO_END),
    END: OneOf(_is_linked, NO_END),
}


def default(name: str) -> Any:
    """What a choice is before a reader makes it."""
    return CHOICES[name].default


def write(choices: Mapping[str, Any]) -> dict[str, list[str]]:
    """The query parameters that stand for choices; what was not chosen is left out."""
    made = {
        name: value for name in CHOICES if (value := choices.get(name)) not in (None, "", [], ())
    }
    return {
        name: CHOICES[name].written(value) for name, value in made.items() if value != default(name)
    }


def read(
    chronicle: Chronicle, address: Mapping[str, list[str]], calendar: bool
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The choices in query parameters, and a sentence about each that cannot be used."""
    choices = {name: kind.default for name, kind in CHOICES.items()}
    ignored: list[str] = []
    for name, sent in address.items():
        if name in CHOICES and sent:
            texts = [wire.text(text) or "" for text in sent]
            choices[name], reasons = CHOICES[name].read(chronicle, name, texts, calendar)
            ignored += reasons
        else:
            ignored.append(f"{_quoted(wire.text(name) or '')} is nothing that a link can set.")
    if len(ignored) > NOTES_AT_MOST:
        rest = len(ignored) - NOTES_AT_MOST
        ignored[NOTES_AT_MOST:] = [f"{rest} more values that cannot be used."]
    return choices, tuple(f"Part of the link was ignored: {reason}" for reason in ignored)


def usable(chronicle: Chronicle, name: str, value: object) -> Any:
    """A choice as far as the chronicle offers it, else its default."""
    return CHOICES[name].usable(chronicle, value)


def wanted(choices: Mapping[str, Any]) -> Filter:
    """The filter that choices make up."""
    first, last = _span(choices.get(FROM)), _span(choices.get(TO))
    return Filter(
        first=first.first_second if first else None,
        last=last.last_second if last else None,
        q=(choices.get(Q) or "").strip(),
        in_view=choices.get(IN_VIEW),
        **{name: tuple(choices.get(name) or ()) for name in FACETS},
    )


def calendar_reaches(chronicle: Chronicle) -> bool:
    """Whether a calendar can offer every day of the chronicle: years 1 to 9999."""
    extent = engine_of(chronicle).extent()
    return extent is None or None not in map(day_at, extent)


def day(text: str, last: bool = False) -> date | None:
    """The first (or last) day of an EDTF date; None where a calendar cannot hold it."""
    span = Span.parse(text)
    second = span.last_second if last else span.first_second
    return None if second is None else day_at(second)


def day_at(second: int) -> date | None:
    """The day of a second since 1970; None where a calendar cannot hold it."""
    try:
        return (datetime(1970, 1, 1) + timedelta(seconds=second)).date()
    except OverflowError:
        return None


def _span(value: date | str | None) -> Span | None:
    """A chosen day as a span; text that cannot be read counts as nothing chosen."""
    if not value:
        return None
    try:
        return Span.parse(value if isinstance(value, str) else value.isoformat())
    except SpanError:
        return None


def _box(text: str) -> Bounds | None:
    try:
        west, south, east, north = (round(float(part), 2) for part in text.split(","))
    except ValueError:
        return None
    ordered = -1000 <= west < east <= 1000 and -schema.MOST_LATITUDE <= south < north
    ordered = ordered and north <= schema.MOST_LATITUDE
    return Bounds(west, south, east, north) if ordered else None


def _quoted(text: str) -> str:
    return f"“{text[:QUOTED]}”"
