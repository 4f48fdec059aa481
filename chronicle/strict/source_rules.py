"""Rules about sources: each can be cited, was read, and is used."""

from chronicle import span
from chronicle.problems import Problem
from chronicle.strict.kept import Kept

ADDRESS = r"https?://[\w.-]+/\S*"


def citable_addresses(kept: Kept) -> list[Problem]:
    sources, found = kept.tables["sources"], []
    for name in ("url", "archive_url"):
        if name in sources.cells:
            bad = (sources.cells[name] != "") & ~sources.cells[name].str.fullmatch(ADDRESS)
            message, hint = "is not the address of a document.", "Write it from https:// on."
            found += sources.problems(name, bad, message, hint)
    return found


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
