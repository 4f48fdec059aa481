"""What leads to what: the questions about links between events."""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from chronicle.asking.answering import engine_of
from chronicle.asking.engine import Mark
from chronicle.asking.narrowing import Filter
from chronicle.asking.remembering import remembered
from chronicle.model import Chronicle, Link

CHAINS_AT_MOST = 20
ARMS = "arms-flow"
"""The relation whose cautions speak of what it reaches as well."""


class Stretch(NamedTuple):
    """One link of a chain, and whether it is walked from cause to effect."""

    link: Link
    forward: bool


def shown_links(chronicle: Chronicle, wanted: Filter) -> tuple[Link, ...]:
    """The links whose two events are both shown."""
    shown = set(engine_of(chronicle).passing(wanted, tuple(titles(chronicle))))
    return tuple(one for one in chronicle.links if one.cause in shown and one.effect in shown)


@remembered(1)
def linked(chronicle: Chronicle) -> tuple[Mark, ...]:
    """The events that a link leads to or from, in time order."""
    ends = dict.fromkeys(id for one in chronicle.links for id in (one.cause, one.effect))
    return engine_of(chronicle).named(tuple(ends))


@remembered(1)
def titles(chronicle: Chronicle) -> Mapping[str, str]:
    """The titles of the linked events, by their ids, in time order."""
    return {event.id: event.title for event in linked(chronicle)}


def narrowed(
    links: Sequence[Link], relation: Collection[str] = (), standing: Collection[str] = ()
) -> tuple[Link, ...]:
    """The links of some relations and standings; none named means all."""
    return tuple(
        one
        for one in links
        if (not relation or one.relation in relation) and (not standing or one.standing in standing)
    )


def cautions(chronicle: Chronicle, links: Sequence[Link], *about: str) -> tuple[str, ...]:
    """What must be said where some links are shown: of their relations, of events that arms are
    said to have reached, and of whatever else is named."""
    effects = [one.effect for one in links if one.relation == ARMS]
    names = dict.fromkeys([*(one.relation for one in links), *effects, *about])
    return tuple(chronicle.cautions[name] for name in names if name in chronicle.cautions)


def link(chronicle: Chronicle, id: str) -> Link | None:
    """The link of this id; None when there is none."""
    return next((one for one in chronicle.links if one.id == id), None)


def relations(chronicle: Chronicle) -> tuple[str, ...]:
    """The relations of the links, in the order of their titles, then of the file."""
    present = dict.fromkeys(one.relation for one in chronicle.links if one.relation)
    titled = [name for name in chronicle.relation_titles if name in present]
    return tuple(dict.fromkeys([*titled, *present]))


def links_of(chronicle: Chronicle, event: str) -> tuple[Link, ...]:
    """The links that lead to an event, then those that lead from it."""
    to = tuple(link for link in chronicle.links if link.effect == event)
    return to + tuple(link for link in chronicle.links if link.cause == event)


def chains(
    chronicle: Chronicle, start: str, end: str, against: bool = False
) -> tuple[tuple[Stretch, ...], ...]:
    """The shortest chains of links from one event to another, in the file's order.

    Links are walked from cause to effect; with `against`, also the other way. No chain: nothing.
    """
    if start == end:
        return ()
    ways: dict[str, list[tuple[str, Stretch]]] = {}
    for link in chronicle.links:
        ways.setdefault(link.cause, []).append((link.effect, Stretch(link, True)))
        if against:
            ways.setdefault(link.effect, []).append((link.cause, Stretch(link, False)))
    distance, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for there, _ in ways.get(here, ()):
            if there not in distance:
                distance[there] = distance[here] + 1
                queue.append(there)
    if end not in distance:
        return ()
    found: list[tuple[Stretch, ...]] = []
    unfinished: list[tuple[str, tuple[Stretch, ...]]] = [(start, ())]
    while unfinished and len(found) < CHAINS_AT_MOST:
        here, walked = unfinished.pop()
        if here == end:
            found.append(walked)
            continue
        onward = [
            (there, (*walked, stretch))
            for there, stretch in ways.get(here, ())
            if distance[there] == distance[here] + 1 and distance[there] <= distance[end]
        ]
        unfinished += reversed(onward)
    return tuple(found)
