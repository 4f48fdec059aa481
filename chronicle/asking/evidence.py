"""Who stands behind what: the questions about sources, accounts and the article."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from chronicle.asking.answering import engine_of
from chronicle.asking.engine import Support
from chronicle.asking.narrowing import Filter, plain
from chronicle.asking.remembering import remembered
from chronicle.model import Account, Chronicle, Claim, Source, sources_of

RESTING_AT_ONCE = 100
"""As many of the events that rest on one source are named."""
SUPPORTED_AT_ONCE = 200
"""As many of the events that rest on few publishers are named."""


class Rest(NamedTuple):
    """A source, how many of the shown events rest on it, and how many of their accounts."""

    source: Source
    events: int
    accounts: int


class Quarrel(NamedTuple):
    """The competing accounts of one aspect of one event."""

    event: str
    title: str
    """The event's title."""
    about: str
    accounts: tuple[Account, ...]

    @property
    def unresolved(self) -> bool:
        return any(account.standing == "unresolved" for account in self.accounts)


def resting(chronicle: Chronicle, wanted: Filter, words: str = "") -> tuple[Rest, ...]:
    """The sources of the shown events and their accounts, the most used first.

    `words` must all occur in a source's text, whatever their case or accents.
    """
    engine = engine_of(chronicle)
    uses = engine.uses(wanted)
    accounts: dict[str, int] = {}
    shown = _titles(chronicle, wanted)
    for account in chronicle.accounts:
        if account.event in shown:
            for source in account.sources:
                accounts[source.id] = accounts.get(source.id, 0) + 1
    sought = plain(words).split()
    rests = [
        Rest(source, uses.get(source.id, 0), accounts.get(source.id, 0))
        for source in sources_of(chronicle.sources, {**uses, **accounts})
        if _mentions(source, sought)
    ]
    return tuple(
        sorted(rests, key=lambda r: (-r.events, -r.accounts, r.source.publisher, r.source.id))
    )


def resting_on(chronicle: Chronicle, wanted: Filter, source: str) -> tuple[tuple[str, str], ...]:
    """The first of the shown events that rest on a source, as (id, title) in time order."""
    found = engine_of(chronicle).resting_on(wanted, source, RESTING_AT_ONCE)
    return tuple((event.id, event.title) for event in found)


def support(chronicle: Chronicle, wanted: Filter) -> Support:
    """How many independent publishers stand behind the shown events, those with fewest first."""
    return engine_of(chronicle).support(wanted, SUPPORTED_AT_ONCE)


def quarrels(
    chronicle: Chronicle,
    wanted: Filter,
    about: Collection[str] = (),
    standing: Collection[str] = (),
) -> tuple[Quarrel, ...]:
    """Where accounts of the shown events differ, in time order of the events.

    `about` and `standing` narrow to some aspects, and to those with an account of such a standing.
    """
    titles = _titles(chronicle, wanted)
    grouped: dict[tuple[str, str], list[Account]] = {}
    for account in chronicle.accounts:
        if account.event in titles and (not about or account.about in about):
            grouped.setdefault((account.event, account.about), []).append(account)
    order = {id: at for at, id in enumerate(titles)}
    found = [
        Quarrel(event, titles[event], name, tuple(accounts))
        for (event, name), accounts in grouped.items()
        if not standing or any(account.standing in standing for account in accounts)
    ]
    return tuple(sorted(found, key=lambda quarrel: order[quarrel.event]))


def accounts_of(chronicle: Chronicle, event: str) -> tuple[Quarrel, ...]:
    """The competing accounts of one event, aspect by aspect, in the file's order."""
    grouped: dict[str, list[Account]] = {}
    for account in chronicle.accounts:
        if account.event == event:
            grouped.setdefault(account.about, []).append(account)
    return tuple(Quarrel(event, "", about, tuple(found)) for about, found in grouped.items())


@remembered(1)
def aspects(chronicle: Chronicle) -> tuple[str, ...]:
    """What the accounts are about, each once, in the file's order."""
    return tuple(dict.fromkeys(account.about for account in chronicle.accounts))


@remembered(1)
def unresolved(chronicle: Chronicle) -> frozenset[str]:
    """The ids of the events with an account that is unresolved."""
    return frozenset(a.event for a in chronicle.accounts if a.standing == "unresolved")


def claims(chronicle: Chronicle, wanted: Filter) -> tuple[tuple[Claim, str], ...]:
    """What the article claims of the shown events or of none, each with its event's title."""
    titles = _titles(chronicle, wanted)
    return tuple(
        (claim, titles.get(claim.event, ""))
        for claim in chronicle.article
        if not claim.event or claim.event in titles
    )


def _titles(chronicle: Chronicle, wanted: Filter) -> Mapping[str, str]:
    """The titles of the shown events that accounts and claims are about, by id, in time order."""
    titles = _all_titles(chronicle)
    return {id: titles[id] for id in engine_of(chronicle).passing(wanted, tuple(titles))}


@remembered(1)
def _all_titles(chronicle: Chronicle) -> Mapping[str, str]:
    ids = dict.fromkeys(one.event for one in (*chronicle.accounts, *chronicle.article))
    return {event.id: event.title for event in engine_of(chronicle).named(tuple(ids))}


def _mentions(source: Source, words: list[str]) -> bool:
    text = plain(" ".join((source.title, source.publisher, source.note, source.id, source.url)))
    return all(word in text for word in words)
