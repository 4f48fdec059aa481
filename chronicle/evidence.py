"""Who stands behind what: the questions about sources, accounts and the article."""

from typing import NamedTuple

from chronicle import schema
from chronicle.model import Chronicle, Source
from chronicle.narrowing import Filter, passes


class Rest(NamedTuple):
    """A source and the shown events that rest on it, in time order, as (id, title)."""

    source: Source
    events: tuple[tuple[str, str], ...]


def resting(chronicle: Chronicle, wanted: Filter) -> tuple[Rest, ...]:
    """The sources of the shown events, those that most events rest on first."""
    events = chronicle.events.loc[passes(chronicle, wanted), ["id", "title", "sources"]]
    found: dict[str, list[tuple[str, str]]] = {}
    for id, title, cell in events.itertuples(index=False):
        for source in schema.listed(cell):
            found.setdefault(source, []).append((id, title))
    known = [(id, resting) for id, resting in found.items() if id in chronicle.sources.index]
    known.sort(key=lambda entry: (-len(entry[1]), chronicle.sources.at[entry[0], "publisher"]))
    names = tuple(Source.__annotations__)
    return tuple(
        Rest(Source(**{name: chronicle.sources.at[id, name] for name in names}), tuple(resting))
        for id, resting in known
    )
