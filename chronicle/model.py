"""The nouns: what a chronicle holds, immutable once opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

import pandas as pd

from chronicle.dates.span import Span


class Bounds(NamedTuple):
    """A box on the map, in WGS84 degrees; crossing the antimeridian when west is more than east."""

    west: float
    south: float
    east: float
    north: float

    def widened(self, part: float) -> "Bounds":
        """The box with a margin on each side, as a part of its width and height."""
        wide, high = (self.east - self.west) * part, (self.north - self.south) * part
        return Bounds(self.west - wide, self.south - high, self.east + wide, self.north + high)


@dataclass(frozen=True)
class Period:
    """A named span of time that the filter offers."""

    name: str
    span: Span


@dataclass(frozen=True)
class Source:
    """A citable document."""

    id: str
    publisher: str
    title: str
    date: str
    """When it was published, in EDTF, or blank."""
    url: str
    """http or https, or blank."""
    archive_url: str
    language: str
    note: str


@dataclass(frozen=True)
class Account:
    """What somebody says about one aspect of an event."""

    id: str
    event: str
    about: str
    value: str
    said_by: str
    sources: tuple[Source, ...]
    standing: str
    note: str


@dataclass(frozen=True)
class Link:
    """A typed, directed relation between two events, and who asserts it."""

    id: str
    cause: str
    effect: str
    relation: str
    asserted_by: str
    standing: str
    sources: tuple[Source, ...]
    note: str


@dataclass(frozen=True)
class Step:
    """One stop of the story: an event, and what is told there."""

    number: int
    """From 1, without gaps."""
    event: str
    heading: str
    text: str
    zoom: float | None
    """How close the map comes, as Leaflet counts."""


@dataclass(frozen=True)
class Claim:
    """One claim of the article that the chronicle was built from."""

    id: str
    claim: str
    event: str
    standing: str
    verdict: str
    note: str
    sources: tuple[Source, ...]
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Toll:
    """How many people were killed or wounded, at least and at most; None: nobody counted."""

    at_least: int | None
    at_most: int | None

    def words(self) -> str:
        """The range as a reader says it, `38 to 40` or `at least 8`; blank when unknown."""
        low, high = self.at_least, self.at_most
        if low is None and high is None:
            return ""
        if high is None:
            return f"at least {low:,}"
        if low is None:
            return f"at most {high:,}"
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"


@dataclass(frozen=True)
class Event:
    """The one row being looked at."""

    id: str
    title: str
    date: Span | None
    """None when the table has no date that can be read."""
    date_text: str
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    place_precision: str
    category: str
    actors: tuple[str, ...]
    summary: str
    killed: Toll
    wounded: Toll
    toll_note: str
    status: str
    status_note: str
    sources: tuple[Source, ...]

    @property
    def located(self) -> bool:
        return self.latitude is not None


@dataclass(frozen=True, eq=False)
class Chronicle:
    """Everything that was opened; a narrowed chronicle is still a chronicle.

    Compared by identity, so that answers about it can be cached by the chronicle itself.
    """

    title: str
    description: str
    events: pd.DataFrame
    """One row for each event, in time order, with `schema.PARSED_EVENTS` as columns."""
    sources: pd.DataFrame
    """One row for each source, text columns as in `schema.SOURCES`, indexed by id."""
    accounts: tuple[Account, ...] = ()
    """What is said about the events, in the file's order."""
    links: tuple[Link, ...] = ()
    """In the file's order."""
    story: tuple[Step, ...] = ()
    """In the order of their numbers."""
    article: tuple[Claim, ...] = ()
    """In the article's order."""
    more: pd.DataFrame = field(default_factory=pd.DataFrame)
    """What the table of events holds besides: text columns as it spells them, indexed by id."""
    view: Bounds | None = None
    """Where the map opens; None: where most events are."""
    periods: tuple[Period, ...] = ()
    category_titles: Mapping[str, str] = field(default_factory=dict)
    """What a reader is shown for each category; one that is missing is shown as it stands."""
    relation_titles: Mapping[str, str] = field(default_factory=dict)
    aspect_titles: Mapping[str, str] = field(default_factory=dict)
    cautions: Mapping[str, str] = field(default_factory=dict)
    """What must be said wherever an event, a relation or an aspect is shown, by its name."""
    start_with: tuple[str, ...] = ()
    """Ids of the events that a reader who has chosen none is offered."""


def sources_of(sources: pd.DataFrame, ids: Iterable[str]) -> tuple[Source, ...]:
    """Those of some ids that a table of sources holds, in the order of the ids."""
    at = sources.index.get_indexer(pd.Index(list(ids), dtype="str"))
    columns = (sources[one.name].array[at[at >= 0]] for one in fields(Source))
    return tuple(Source(*map(str, row)) for row in zip(*columns, strict=True))
