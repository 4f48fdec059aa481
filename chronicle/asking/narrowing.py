"""What the reader wants to see: OR inside a filter, AND across filters."""

import unicodedata
from dataclasses import dataclass, replace

from chronicle.model import Bounds

FACETS = {"category": "category", "status": "status", "actor": "actors", "country": "country"}
"""What a reader picks values of, by its name in a link and on the page: the column they stand in.
A new one is an entry here and its field in Filter."""
SEARCHED = ("title", "summary", "place", "country", "actors", "id")
"""The columns of an event in which words are sought."""


@dataclass(frozen=True)
class Filter:
    """What the reader wants to see; the empty filter lets everything pass."""

    first: int | None = None
    """The first second wanted, since 1970 in local wall time; None: from the beginning."""
    last: int | None = None
    """The last second wanted, included; None: to the end."""
    category: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    q: str = ""
    """Words that must all occur, whatever their case or accents."""
    in_view: Bounds | None = None
    """The box that an event must lie in."""

    def without(self, name: str) -> "Filter":
        """The same filter with one part switched off: `date`, `q`, `in_view` or a facet."""
        if name == "date":
            return replace(self, first=None, last=None)
        off: dict[str, object] = {"q": "", "in_view": None}
        return replace(self, **{name: off.get(name, ())})


def plain(text: str) -> str:
    """Text for comparing: lower case, without accents; letter by letter."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()
