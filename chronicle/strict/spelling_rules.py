"""Rules about names: one spelling for each, for they become filters and are counted."""

import re

import pandas as pd

from chronicle.problems import Problem
from chronicle.strict.kept import Kept

MIDDLEMAN = r" via |mirror|repost|quoting"
_GLOSS = re.compile(r"\((.+)\)")
_NO_LETTER = re.compile(r"\W")


def one_spelling_of_actors(kept: Kept) -> list[Problem]:
    return _in_two_spellings(kept, "events.actors")


def one_spelling_of_publishers(kept: Kept) -> list[Problem]:
    return _in_two_spellings(kept, "sources.publisher")


def one_spelling_of_speakers(kept: Kept) -> list[Problem]:
    return _in_two_spellings(kept, "accounts.said_by", "links.asserted_by")


def no_middlemen(kept: Kept) -> list[Problem]:
    bad = kept.cells("sources.publisher").str.contains(MIDDLEMAN)
    message = "is more than who is answerable for the words."
    hint = "Put whoever passed them on into the note."
    return kept.tables["sources"].problems("publisher", bad, message, hint)


def _in_two_spellings(kept: Kept, *addresses: str) -> list[Problem]:
    """A problem for each name that is spelled otherwise in more rows, or above."""
    columns = {address: kept.entries(address) for address in addresses if kept.has(address)}
    usual = _usual_spellings(pd.concat([*columns.values()]))
    found = []
    for address, names in columns.items():
        name, column = address.split(".")
        other = names[names.isin([*usual])]
        messages = other.map(usual).map('is also spelled "{}".'.format)
        found += kept.tables[name].about_entries(column, messages, other, "Choose one of the two.")
    return found


def _usual_spellings(names: pd.Series) -> dict[str, str]:
    """For each name that is another but for case, signs and a parenthesis, that other one."""
    usual: dict[str, str] = {}
    names_by_number = [
        *names.value_counts(sort=False).sort_values(ascending=False, kind="stable").index
    ]
    other = {}
    for name in names_by_number:
        first = usual.setdefault(_plain(name), name)
        if first != name:
            other[name] = first
    glossed = {gloss: name for name in names_by_number for gloss in _GLOSS.findall(name)}
    return other | {name: glossed[name] for name in names_by_number if name in glossed}


def _plain(name: str) -> str:
    return _NO_LETTER.sub("", re.sub(r"\(.*\)", "", name)).lower()
