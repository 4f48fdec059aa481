"""Rules about sources: each can be cited, was read, and is used."""

import pandas as pd

from chronicle.dates import span
from chronicle.problems import Problem
from chronicle.strict.event_rules import COMPILATIONS
from chronicle.strict.kept import Kept

ADDRESS = r"https?://[\w.-]+/\S*"
ELSEWHERE = r"(?i)[/?&]search\b|//(?:[\w-]+\.)*(?:npmjs\.com|pypi\.org|crates\.io|unpkg\.com)/"
"""A search page, and a package that holds somebody else's data."""
COMPILATION = r"//(?:\w+\.)*wikipedia\.org/"
"""Where the compilations themselves are, and not one of their mirrors."""


def citable_addresses(kept: Kept) -> list[Problem]:
    sources, found = kept.tables["sources"], []
    for name in ("url", "archive_url"):
        if name in sources.cells:
            bad = (sources.cells[name] != "") & ~sources.cells[name].str.fullmatch(ADDRESS)
            message, hint = "is not the address of a document.", "Write it from https:// on."
            found += sources.problems(name, bad, message, hint)
    return found


def own_addresses(kept: Kept) -> list[Problem]:
    addresses = kept.cells("sources.url")
    compiled = kept.cells("sources.publisher").isin(COMPILATIONS)
    mirrored = compiled & (addresses != "") & ~addresses.str.contains(COMPILATION)
    message = "is not the address of whoever published it."
    hint = "Write the publisher's own; a copy that was read belongs into archive_url."
    bad = addresses.str.contains(ELSEWHERE) | mirrored
    return kept.tables["sources"].problems("url", bad, message, hint)


def sources_in_time(kept: Kept) -> list[Problem]:
    spans, _ = span.read_column(kept.cells("sources.date"))
    last = _by_id(spans["end"], kept.cells("sources.id"))
    named, found = {"events": kept.spans["start"]}, []
    if kept.has("links.effect", "links.sources"):
        start = _by_id(kept.spans["start"], kept.cells("events.id"))
        named["links"] = start.reindex(kept.cells("links.effect")).reset_index(drop=True)
    for table, begun in named.items():
        sources = kept.entries(f"{table}.sources")
        older = last.reindex(sources).to_numpy() < begun.reindex(sources.index).to_numpy()
        messages = sources[older].map(lambda _: "is older than what it is to bear.")
        hint = "Name one that could know of it, or mend the date of one of the two."
        found += kept.tables[table].about_entries("sources", messages, sources[older], hint)
    return found


def _by_id(values: pd.Series, ids: pd.Series) -> pd.Series:
    named = pd.Series(values.to_numpy(), index=ids.to_numpy())
    return named[~named.index.duplicated()]


def another_copy(kept: Kept) -> list[Problem]:
    copies = kept.cells("sources.archive_url")
    message, hint = "is the same as url.", "Leave it blank where there is no other copy."
    bad = (copies != "") & (copies == kept.cells("sources.url"))
    return kept.tables["sources"].problems("archive_url", bad, message, hint)


def codes_of_languages(kept: Kept) -> list[Problem]:
    languages = kept.cells("sources.language")
    bad = (languages != "") & ~languages.str.fullmatch("[a-z]{2}")
    message, hint = "is not a code of two letters.", "Write en, fr or ar."
    return kept.tables["sources"].problems("language", bad, message, hint)


def said_to_be_read(kept: Kept) -> list[Problem]:
    bad = ~kept.cells("sources.note").str.contains(r"\b[Rr]ead\b")
    message = "does not say how much was read."
    hint = 'Write "Read in full.", "Read in excerpt through Fox News." or "Not read."'
    return kept.tables["sources"].problems("note", bad, message, hint)


def dates_of_sources(kept: Kept) -> list[Problem]:
    dates = kept.cells("sources.date")
    _, errors = span.read_column(dates)
    message, hint = "is not a date.", "Write a date as 2011-10-20, 2011-10 or 2011."
    return kept.tables["sources"].problems("date", dates.index.isin([*errors]), message, hint)


def used_sources(kept: Kept) -> list[Problem]:
    named = [name for name in kept.tables if kept.has(f"{name}.sources")]
    used = {source for name in named for source in kept.entries(f"{name}.sources").unique()}
    ids = kept.cells("sources.id")
    message, hint = "is named by no row of another file.", "Name it there, or remove it."
    return kept.tables["sources"].problems("id", ~ids.isin(used), message, hint)
