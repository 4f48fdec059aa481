"""From checked tables of accounts, links, story and article to the nouns that a chronicle holds."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from chronicle import schema
from chronicle.model import Account, Claim, Link, Source, Step, sources_of

Cite = Callable[[str], tuple[Source, ...]]
"""The sources that a list cell names, those that the chronicle holds."""
_ACCOUNT = ("id", "event", "about", "value", "said_by", "standing", "note")
_LINK = ("id", "cause", "effect", "relation", "asserted_by", "standing", "note")
_CLAIM = ("id", "claim", "event", "standing", "verdict", "note")


def nouns(tables: Mapping[str, pd.DataFrame], sources: pd.DataFrame) -> dict[str, tuple[Any, ...]]:
    """What each table holds, by the name that it has in a `Chronicle`."""

    known = {one.id: one for one in sources_of(sources, dict.fromkeys(_cited(tables)))}

    def cite(cell: str) -> tuple[Source, ...]:
        return tuple(known[id] for id in schema.listed(cell) if id in known)

    return {name: _READ[name](table, cite) for name, table in tables.items()}


def _cited(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for table in tables.values():
        for cell in table.get("sources", ()):
            yield from schema.listed(cell)


def _accounts(table: pd.DataFrame, cite: Cite) -> tuple[Account, ...]:
    return tuple(
        Account(sources=cite(row["sources"]), **{name: row[name] for name in _ACCOUNT})
        for row in table.to_dict("records")
    )


def _links(table: pd.DataFrame, cite: Cite) -> tuple[Link, ...]:
    return tuple(
        Link(sources=cite(row["sources"]), **{name: row[name] for name in _LINK})
        for row in table.to_dict("records")
    )


def _story(table: pd.DataFrame, cite: Cite) -> tuple[Step, ...]:
    rows = table.sort_values("step", kind="stable").to_dict("records")
    return tuple(
        Step(
            number=number,
            event=row["event"],
            heading=row["heading"],
            text=row["text"],
            zoom=None if pd.isna(row["zoom"]) else float(row["zoom"]),
        )
        for number, row in enumerate(rows, start=1)
    )


def _article(table: pd.DataFrame, cite: Cite) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            sources=cite(row["sources"]),
            accounts=schema.listed(row["accounts"]),
            **{name: row[name] for name in _CLAIM},
        )
        for row in table.sort_values("position", kind="stable").to_dict("records")
    )


_READ = {"accounts": _accounts, "links": _links, "story": _story, "article": _article}
