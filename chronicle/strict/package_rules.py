"""Rules about datapackage.json: what it describes is what there is."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from chronicle.problems import Problem
from chronicle.reading.folder import PACKAGE
from chronicle.strict.event_rules import SENTENCE_END
from chronicle.strict.kept import OF_A_RULE, Kept

LISTED = {
    "categories": "events.category",
    "relations": "links.relation",
    "aspects": "accounts.about",
}
"""Where the words stand that a list of the package describes."""


def described_columns(kept: Kept) -> Iterator[Problem]:
    resources = {
        str(each.get("path")): each.get("schema") for each in _objects(kept.package, "resources")
    }
    for table in kept.tables.values():
        where, fields = f"resources, {table.file}", _objects(resources.get(table.file), "fields")
        if [field.get("name") for field in fields] != [*table.spelled]:
            message = "The fields are not the columns of the file in their order."
            yield _problem(where, message, "Describe each column.")
        for field in fields:
            if not field.get("description"):
                yield _problem(where, "has no description.", "Add one.", str(field.get("name")))


def described_words(kept: Kept) -> Iterator[Problem]:
    for listed, address in LISTED.items():
        if not kept.has(address, f"package.{listed}"):
            continue
        entries = {str(entry.get("name")): entry for entry in _objects(kept.package, listed)}
        cells = kept.cells(address)
        name, column = address.split(".")
        message, hint = f"is not among the {listed} of {PACKAGE}.", "Mend it, or describe it there."
        bad = (cells != "") & ~cells.isin([*entries])
        yield from kept.tables[name].problems(column, bad, message, hint)
        for word in sorted(entries.keys() - {*cells.unique()}):
            yield _problem(listed, "is not in use.", "Remove it, or use it.", word)
        for word, entry in entries.items():
            if not entry.get("title") or not str(entry.get("description", "")).endswith("."):
                hint = "Say in a whole sentence what it is."
                yield _problem(listed, "has no title, or no description.", hint, word)


def periods_without_gaps(kept: Kept) -> Iterator[Problem]:
    for before, after in itertools.pairwise(kept.chronicle.periods):
        latest, earliest = before.span.latest, after.span.earliest
        if latest is None or earliest is None or earliest - latest != np.timedelta64(1, "s"):
            message = f'does not begin where "{before.name}" ends.'
            yield _problem("periods", message, "Let each begin the day after.", after.name)


def periods_in_use(kept: Kept) -> Iterator[Problem]:
    periods, starts, ends = kept.chronicle.periods, kept.spans["start"], kept.spans["end"]
    for period in periods:
        after = starts >= period.span.earliest if period.span.earliest else starts.notna()
        before = starts <= period.span.latest if period.span.latest else starts.notna()
        if not (after & before).any():
            yield _problem("periods", "has no event.", "Remove it, or mend its date.", period.name)
    if periods and periods[0].span.earliest != starts.min():
        message, hint = "does not begin with the first event.", "Mend its date."
        yield _problem("periods", message, hint, periods[0].name)
    if periods and periods[-1].span.latest != ends.max():
        message, hint = "does not end with the last event.", "Mend its date."
        yield _problem("periods", message, hint, periods[-1].name)


def cautions_about_something(kept: Kept) -> Iterator[Problem]:
    known = {*kept.chronicle.events["id"]}
    for address in ("links.relation", "accounts.about"):
        known |= {*kept.cells(address).unique()} if kept.has(address) else set()
    for about, text in kept.chronicle.cautions.items():
        if about not in known:
            message = "is no event, relation or aspect that there is."
            yield _problem("cautions", message, "Mend the name, or remove the caution.", about)
        if len(re.findall(SENTENCE_END, text)) != 1 or not text.endswith("."):
            yield _problem("cautions", "is not one sentence.", "Say it in one.", text)


def _objects(part: Any, name: str) -> list[dict[str, Any]]:
    """The objects of a list; what else it may hold is named where the package is read."""
    entries = part.get(name) if isinstance(part, Mapping) else None
    return [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []


def _problem(where: str, message: str, hint: str, value: str | None = None) -> Problem:
    return Problem(PACKAGE, OF_A_RULE, message, column=where, value=value, hint=hint)
