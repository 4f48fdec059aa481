"""Choices as query parameters and back: what a link says, and what of it can be used.

Choices are a mapping with the names in `PARAMETERS`: an event's id or None; the number of a step
of the story or None; from and to as days of a calendar, or as EDTF text where a calendar does not
reach; a list of values for each facet; the text of the search; the map's box or None.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
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
TEXTS = (Q, SOURCE_Q)
"""Choices of any words."""
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
LISTS = (*FACETS, ABOUT, STANDING, RELATION, LINK_STANDING)
"""Choices of any number of values."""
FILTERS = (FROM, TO, *FACETS, Q, IN_VIEW)
"""What narrows the chronicle, on every page."""
CONNECTIONS = (LINKS, LINK, RELATION, LINK_STANDING, START, END)
PARAMETERS = (EVENT, STEP, *FILTERS, SECTION, ONLY, ABOUT, STANDING, SOURCE_Q, *CONNECTIONS)

Q_LENGTH = 200
"""Characters of a search text that are read from a link."""
NOTES_AT_MOST = 4
QUOTED = 60
"""Characters of a value that a note quotes."""


def default(name: str) -> Any:
    """What a choice is before a reader makes it; it does not appear in a link."""
    if name in LISTS:
        return []
    if name == LINKS:
        return SHARES_OF_LINKS[0]
    return "" if name in TEXTS else None


def write(choices: Mapping[str, Any]) -> dict[str, list[str]]:
    """The query parameters that stand for choices."""
    address: dict[str, list[str]] = {}
    for name in PARAMETERS:
        value = choices.get(name)
        if value in (None, "", [], ()) or value == default(name):
            continue
        if name == IN_VIEW:
            address[name] = [",".join(f"{degrees:.2f}" for degrees in value)]
        elif name in LISTS:
            address[name] = [str(entry) for entry in value]
        else:
            address[name] = [value.isoformat() if isinstance(value, date) else str(value)]
    return address


def read(
    chronicle: Chronicle, address: Mapping[str, list[str]], calendar: bool
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The choices in query parameters, and a sentence about each that cannot be used."""
    choices = {name: default(name) for name in PARAMETERS}
    ignored: list[str] = []
    for name, sent in address.items():
        values = [wire.text(text) or "" for text in sent]
        if name not in PARAMETERS or not values:
            ignored.append(f"“{(wire.text(name) or '')[:QUOTED]}” is nothing that a link can set.")
        elif name in LISTS:
            known = set(offered(chronicle, name))
            choices[name] = list(dict.fromkeys(value for value in values if value in known))
            ignored += [f"there is no {name} “{v[:QUOTED]}”." for v in values if v not in known]
        elif name in TEXTS:
            choices[name] = values[-1][:Q_LENGTH]
        else:
            value, reason = _one(chronicle, name, values[-1], calendar)
            choices[name] = default(name) if value is None else value
            ignored += [reason] if reason else []
    if len(ignored) > NOTES_AT_MOST:
        rest = len(ignored) - NOTES_AT_MOST
        ignored[NOTES_AT_MOST:] = [f"{rest} more values that cannot be used."]
    return choices, tuple(f"Part of the link was ignored: {reason}" for reason in ignored)


def usable(chronicle: Chronicle, name: str, value: object) -> Any:
    """A choice as far as the chronicle offers it, else its default: a browser may send anything."""
    if name in LISTS:
        return wire.choices(value, offered(chronicle, name))
    if name in TEXTS:
        return (wire.text(value) or "")[:Q_LENGTH]
    if name in (FROM, TO):
        return value if isinstance(value, date) else wire.text(value)
    if name == IN_VIEW:
        return value if isinstance(value, Bounds) else None
    if name == STEP:
        return wire.number(value, 1, len(chronicle.story))
    text = wire.text(value)
    if name == EVENT:
        return text if text is not None and _has(chronicle, text) else None
    if name == LINK:
        return text if text is not None and connections.link(chronicle, text) else None
    if name in (START, END):
        return wire.choice(text, connections.titles(chronicle))
    if name == LINKS:
        return wire.choice(text, SHARES_OF_LINKS) or default(LINKS)
    return wire.choice(text, SECTIONS if name == SECTION else (EVENT,))


def offered(chronicle: Chronicle, name: str) -> tuple[str, ...]:
    """The values that a list of choices can hold."""
    if name in FACETS:
        return engine_of(chronicle).values(name)
    if name == RELATION:
        return connections.relations(chronicle)
    return schema.STANDINGS if name in (STANDING, LINK_STANDING) else evidence.aspects(chronicle)


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


def _has(chronicle: Chronicle, event: str) -> bool:
    return engine_of(chronicle).position(event) is not None


def _one(chronicle: Chronicle, name: str, text: str, calendar: bool) -> tuple[Any, str]:
    """The value of one parameter, or None and why it cannot be used."""
    if name in (START, END):
        known = text in connections.titles(chronicle)
        return (text, "") if known else (None, f"no link joins an event “{text[:QUOTED]}”.")
    if name == EVENT:
        return (
            (text, "") if _has(chronicle, text) else (None, f"there is no event “{text[:QUOTED]}”.")
        )
    if name == STEP:
        numbers = {str(step.number): step.number for step in chronicle.story}
        number = numbers.get(text)
        return number, "" if number else f"the story has no step “{text[:QUOTED]}”."
    if name == LINK:
        known = connections.link(chronicle, text) is not None
        return (text, "") if known else (None, f"there is no link “{text[:QUOTED]}”.")
    if name == LINKS:
        known = text in SHARES_OF_LINKS
        return (text, "") if known else (None, f"“{text[:QUOTED]}” says not which links to draw.")
    if name == SECTION:
        return (text, "") if text in SECTIONS else (None, f"there is no section “{text[:QUOTED]}”.")
    if name == ONLY:
        return (text, "") if text == EVENT else (None, f"“{text[:QUOTED]}” narrows nothing.")
    if name == IN_VIEW:
        box = _box(text)
        return box, "" if box else f"“{text[:QUOTED]}” is not a part of the map."
    try:
        span = Span.parse(text)
    except SpanError as error:
        return None, f"{name}: {error}"
    if calendar:
        value: Any = day(text, last=name == TO)
    else:
        value = (
            text if (span.first_second if name == FROM else span.last_second) is not None else None
        )
    return value, "" if value else f"“{text[:QUOTED]}” names no day for “{name}” here."


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
