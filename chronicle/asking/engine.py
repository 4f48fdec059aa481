"""The questions about the events of a chronicle, and the small answers that any engine gives.

Every answer is of plain Python values and as small for a million events as for sixty. Times are
whole seconds since 1970 in local wall time. Events come in time order: by when they begin (where
that is open, when they end), then by when they end, then as in their file; undated ones come last.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from chronicle.asking.narrowing import Filter
from chronicle.model import Bounds, Event

SINGLE_MARKS = 400
"""As many events as are drawn one by one; more are drawn as counts."""
TIME_BINS = 120
MAP_CELLS = 24
"""Cells along the longer side of the map's window, where events are drawn as counts."""
EVERYWHERE = Bounds(-180.0, -90.0, 180.0, 90.0)
NOT_INDEPENDENT = frozenset({"Wikipedia"})
"""Publishers that retell others, and so do not count as one more voice."""

Lacking = Literal["dated", "located"]
"""What an event of a tray is not."""


@dataclass(frozen=True)
class Count:
    """How many events are shown, and why the others are not."""

    shown: int
    total: int
    undated: int
    """Shown events without a date that can be read."""
    unlocated: int
    """Shown events without a place that can be drawn."""
    first: int | None
    """The first second that is known of a shown event."""
    last: int | None
    precisions: tuple[str, str]
    """How exactly `first` and `last` are known, as in `span.PRECISIONS`; blank for none."""
    hidden: Mapping[str, int]
    """For each filter, the events that it alone hides."""
    hidden_by_several: int


class Choice(NamedTuple):
    """A value that a facet offers, with the events that the other filters leave it."""

    value: str
    count: int  # pyright: ignore[reportIncompatibleMethodOverride]  # no one counts in a choice


class Mark(NamedTuple):
    """One event in brief: what map, timeline, table and trays draw of it."""

    id: str
    title: str
    date: str
    """As the table says it; where it is `dated`, in EDTF."""
    start: int | None
    """The first second; None when open, or without a date."""
    end: int | None
    """The last second, included; None as above."""
    start_soft: bool
    end_soft: bool
    precision: str
    """How exactly the date is known, as in `span.PRECISIONS`; blank without one."""
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    """Both in WGS84 degrees; None where it cannot be drawn."""
    place_precision: str
    category: str
    status: str
    line: int
    """Where it stands in its file."""

    @property
    def dated(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def located(self) -> bool:
        return self.latitude is not None


class Bar(NamedTuple):
    """The events of one category that begin in one stretch of time."""

    start: int
    end: int
    """The first second after it."""
    category: str
    count: int  # pyright: ignore[reportIncompatibleMethodOverride]  # nor in a bar


class Cell(NamedTuple):
    """The events in one square of the map, at their mean place."""

    latitude: float
    longitude: float
    count: int  # pyright: ignore[reportIncompatibleMethodOverride]  # nor in a cell


class Spread(NamedTuple):
    """How many events have a place, and the box round them; None where there is none."""

    count: int  # pyright: ignore[reportIncompatibleMethodOverride]  # nor in a spread
    box: Bounds | None


class Neighbours(NamedTuple):
    """The events before and after one in time order, and where it stands (from 1) among them."""

    before: str | None
    after: str | None
    position: int | None
    """None when the event itself does not pass."""
    total: int


class Supported(NamedTuple):
    """How many publishers stand behind one event."""

    event: str
    title: str
    sources: int
    publishers: tuple[str, ...]
    """Those that do not only retell others, in alphabetical order."""


class Support(NamedTuple):
    """How many of the shown events rest on fewer than two publishers, and those with fewest."""

    total: int
    alone: int
    events: tuple[Supported, ...]
    """Those with the fewest publishers first, of equals in time order."""


class Engine(Protocol):
    """What answers the questions about the events of one chronicle."""

    def prepare(self) -> None:
        """Make what the first questions need, so that no reader waits for it."""
        ...

    def count(self, wanted: Filter) -> Count:
        """How many events pass, what time they cover, and which filter hides the others."""
        ...

    def values(self, facet: str) -> tuple[str, ...]:
        """Every value of a facet, the most frequent first, of equals in alphabetical order."""
        ...

    def categories(self) -> tuple[str, ...]:
        """The values of the category, and last the blank one if an event has none."""
        ...

    def facets(self, wanted: Filter) -> dict[str, tuple[Choice, ...]]:
        """For each facet, every value of the chronicle with its count under the other filters."""
        ...

    def extent(self) -> tuple[int, int] | None:
        """The first and the last second of the whole chronicle; None when nothing is dated."""
        ...

    def histogram(self, wanted: Filter, first: int, last: int) -> tuple[Bar, ...]:
        """Events that pass, counted by the time bin in which they begin and by category.

        An event whose begin is open counts where it ends. Only bins with events, in time order, of
        one bin the most frequent category first; all bins are of one length, up to a second.
        """
        ...

    def marks(self, wanted: Filter, first: int, last: int) -> tuple[Mark, ...] | None:
        """The events that pass and overlap a stretch of time; None when there are too many."""
        ...

    def places(self, wanted: Filter, window: Bounds) -> tuple[Mark, ...] | None:
        """The events that pass and lie in a part of the map; None when there are too many."""
        ...

    def cells(self, wanted: Filter, window: Bounds) -> tuple[Cell, ...]:
        """Events that pass, counted by square cells of the map's window: those with events.

        The cells are counted from 0 degrees, so that they stay where they are when the map is
        dragged; from south to north, and of one latitude from west to east.
        """
        ...

    def spread(self, wanted: Filter) -> Spread:
        """How many located events pass, and how far they reach."""
        ...

    def densest(self) -> Bounds | None:
        """A box round the region that holds most events, whatever the outliers; None: no places."""
        ...

    def rows(self, wanted: Filter, limit: int) -> tuple[Mark, ...]:
        """The first events that pass, for one page of the table."""
        ...

    def tray(self, wanted: Filter, lacking: Lacking, limit: int) -> tuple[Mark, ...]:
        """The first events that pass but are not `dated`, or not `located`."""
        ...

    def named(self, ids: tuple[str, ...]) -> tuple[Mark, ...]:
        """The events of some ids, in time order; those that there are."""
        ...

    def passing(self, wanted: Filter, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some ids whose events pass, in time order."""
        ...

    def event(self, id: str) -> Event | None:
        """The one event of this id, with its sources looked up; None when there is none."""
        ...

    def more(self, id: str) -> dict[str, str]:
        """What the table holds of an event besides our columns, as it spells them; no blanks."""
        ...

    def position(self, id: str | None) -> int | None:
        """Where the event of this id stands among all, from 0; None when there is none."""
        ...

    def neighbours(self, wanted: Filter, id: str | None) -> Neighbours:
        """The shown events before and after an event, also when a filter hides the event itself."""
        ...

    def hidden_by(self, wanted: Filter, id: str | None) -> tuple[str, ...]:
        """The filters that hide one event: `date`, a facet, `q` or `in_view`, in this order."""
        ...

    def uses(self, wanted: Filter) -> dict[str, int]:
        """For each source that a shown event names, how many do: most first, then by id."""
        ...

    def resting_on(self, wanted: Filter, source: str, limit: int) -> tuple[Mark, ...]:
        """The first of the shown events that name a source."""
        ...

    def support(self, wanted: Filter, limit: int) -> Support:
        """The shown events that rest on the fewest independent publishers."""
        ...
