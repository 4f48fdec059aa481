"""Who stands behind what: the questions about sources, accounts and the article."""

from collections.abc import Collection
from typing import NamedTuple

from chronicle import schema
from chronicle.asking.narrowing import Filter, passes, plain
from chronicle.asking.remembering import remembered
from chronicle.model import Account, Chronicle, Claim, Source

NOT_INDEPENDENT = frozenset({"Wikipedia"})
"""Publishers that retell others, and so do not count as one more voice."""


class Rest(NamedTuple):
    """A source, the shown events that rest on it as (id, title) in time order, and its accounts."""

    source: Source
    events: tuple[tuple[str, str], ...]
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


class Support(NamedTuple):
    """How many publishers stand behind one event."""

    event: str
    title: str
    sources: int
    publishers: tuple[str, ...]
    """Those that do not only retell others."""


def resting(chronicle: Chronicle, wanted: Filter, words: str = "") -> tuple[Rest, ...]:
    """The sources of the shown events and their accounts, the most used first.

    `words` must all occur in a source's text, whatever their case or accents.
    """
    events = chronicle.events.loc[passes(chronicle, wanted), ["id", "title", "sources"]]
    found: dict[str, list[tuple[str, str]]] = {}
    for id, title, cell in events.itertuples(index=False):
        for source in schema.listed(cell):
            found.setdefault(source, []).append((id, title))
    accounts: dict[str, int] = {}
    shown = set(events["id"])
    for account in _accounts(chronicle):
        if account.event in shown:
            for source in account.sources:
                accounts[source.id] = accounts.get(source.id, 0) + 1
    rests = [
        Rest(chronicle.source(id), tuple(found.get(id, ())), accounts.get(id, 0))
        for id in {**found, **accounts}
        if id in chronicle.sources.index
    ]
    sought = plain(words).split()
    rests = [rest for rest in rests if _mentions(rest.source, sought)]
    return tuple(
        sorted(rests, key=lambda r: (-len(r.events), -r.accounts, r.source.publisher, r.source.id))
    )


def support(chronicle: Chronicle, wanted: Filter) -> tuple[Support, ...]:
    """The shown events in time order, each with the independent publishers behind it."""
    events = chronicle.events.loc[passes(chronicle, wanted), ["id", "title", "sources"]]
    publishers = chronicle.sources["publisher"].to_dict()
    answer = []
    for id, title, cell in events.itertuples(index=False):
        named = [publishers[source] for source in schema.listed(cell) if source in publishers]
        voices = sorted({name for name in named if name} - NOT_INDEPENDENT)
        answer.append(Support(id, title, len(named), tuple(voices)))
    return tuple(answer)


def quarrels(
    chronicle: Chronicle,
    wanted: Filter,
    about: Collection[str] = (),
    standing: Collection[str] = (),
) -> tuple[Quarrel, ...]:
    """Where accounts of the shown events differ, in time order of the events.

    `about` and `standing` narrow to some aspects, and to those with an account of such a standing.
    """
    events = chronicle.events.loc[passes(chronicle, wanted), ["id", "title"]]
    titles = dict(events.itertuples(index=False, name=None))
    grouped: dict[tuple[str, str], list[Account]] = {}
    for account in _accounts(chronicle):
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
    for account in _accounts(chronicle):
        if account.event == event:
            grouped.setdefault(account.about, []).append(account)
    return tuple(Quarrel(event, "", about, tuple(found)) for about, found in grouped.items())


@remembered(1)
def aspects(chronicle: Chronicle) -> tuple[str, ...]:
    """What the accounts are about, each once, in the file's order."""
    return tuple(dict.fromkeys(account.about for account in _accounts(chronicle)))


@remembered(1)
def unresolved(chronicle: Chronicle) -> frozenset[str]:
    """The ids of the events with an account that is unresolved."""
    return frozenset(a.event for a in _accounts(chronicle) if a.standing == "unresolved")


@remembered(1)
def article(chronicle: Chronicle) -> tuple[Claim, ...]:
    """What the article claims, in its order; nothing for a chronicle without an article."""
    if chronicle.article.empty:
        return ()
    return tuple(
        Claim(
            sources=sources_of(chronicle, row["sources"]),
            accounts=schema.listed(row["accounts"]),
            **{name: row[name] for name in ("id", "claim", "event", "standing", "verdict", "note")},
        )
        for row in chronicle.article.sort_values("position", kind="stable").to_dict("records")
    )


def sources_of(chronicle: Chronicle, cell: str) -> tuple[Source, ...]:
    """The sources that a list cell names, those that the chronicle holds."""
    known = chronicle.sources.index
    return tuple(chronicle.source(id) for id in schema.listed(cell) if id in known)


def _mentions(source: Source, words: list[str]) -> bool:
    text = plain(" ".join((source.title, source.publisher, source.note, source.id, source.url)))
    return all(word in text for word in words)


@remembered(1)
def _accounts(chronicle: Chronicle) -> tuple[Account, ...]:
    names = ("id", "event", "about", "value", "said_by", "standing", "note")
    return tuple(
        Account(
            sources=sources_of(chronicle, row["sources"]), **{name: row[name] for name in names}
        )
        for row in chronicle.accounts.to_dict("records")
    )
