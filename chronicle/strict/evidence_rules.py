"""Rules about accounts, links and claims: who says what, and how sure it is."""

import pandas as pd

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.strict.kept import Kept

LONGEST_VALUE = 65
NONE_FOUND = "No source found."
STANDING = {"right": "supported", "wrong": "refuted", "unproven": "unresolved"}
"""How a claim stands by the verdict on it; an imprecise one may stand anyhow."""


def short_values(kept: Kept) -> list[Problem]:
    values = kept.cells("accounts.value")
    bad = (values.str.len() > LONGEST_VALUE) | values.str.endswith(".")
    message = f"is longer than {LONGEST_VALUE} characters, or ends with a full stop."
    hint = "Write what can be compared with the next."
    return kept.tables["accounts"].problems("value", bad, message, hint)


def source_or_none_found(kept: Kept) -> list[Problem]:
    found = []
    for name in ("accounts", "links"):
        if kept.has(f"{name}.sources", f"{name}.note"):
            table, blank = kept.tables[name], kept.cells(f"{name}.sources") == ""
            said = kept.cells(f"{name}.note").str.contains(NONE_FOUND, regex=False)
            message = Code.BLANK_CELL.says
            hint = f'Name a source, or write "{NONE_FOUND}" in the note.'
            found += table.problems("sources", blank & ~said, message, hint, quoted=False)
            message = f'is named, although the note says "{NONE_FOUND}"'
            found += table.problems("sources", ~blank & said, message, "Mend one of the two.")
    return found


def accounts_that_differ(kept: Kept) -> list[Problem]:
    accounts = kept.tables["accounts"]
    aspect = accounts.cells[["event", "about"]]
    again = accounts.cells.duplicated(["event", "about", "value"])
    message = "is what another account of the same aspect says."
    hint = "Name both speakers in one row."
    found = accounts.problems("value", again, message, hint)
    message = "is the only account of its aspect."
    hint = "Add what others say of it; where everybody agrees, no account is due."
    return found + accounts.problems("value", ~aspect.duplicated(keep=False), message, hint)


def accounts_side_by_side(kept: Kept) -> list[Problem]:
    aspect = kept.tables["accounts"].cells[["event", "about"]]
    starts = (aspect != aspect.shift()).any(axis=1)
    apart = starts & aspect.duplicated()
    message, hint = "stands apart from the others of its aspect.", "Move the row to them."
    return kept.tables["accounts"].problems("id", apart, message, hint)


def ends_of_links(kept: Kept) -> list[Problem]:
    bad = kept.cells("links.cause") == kept.cells("links.effect")
    message, hint = "is cause and effect at once.", "Name two events."
    return kept.tables["links"].problems("effect", bad, message, hint)


def links_once(kept: Kept) -> list[Problem]:
    bad = kept.tables["links"].cells.duplicated(["cause", "effect", "relation"])
    message, hint = "says the same as a link above.", "Make one row of the two."
    return kept.tables["links"].problems("id", bad, message, hint)


def no_refuted_links(kept: Kept) -> list[Problem]:
    bad = kept.cells("links.standing").str.lower() == "refuted"
    message, hint = "is no standing of a link that is shown.", "Leave the link out."
    return kept.tables["links"].problems("standing", bad, message, hint)


def links_forward(kept: Kept) -> list[Problem]:
    start = pd.Series(kept.spans["start"].to_numpy(), index=kept.cells("events.id"))
    start = start[~start.index.duplicated()]
    cause, effect = (
        start.reindex(kept.cells(f"links.{end}")).to_numpy() for end in ("cause", "effect")
    )
    said = kept.cells("links.note").str.contains(r"\b(?:before|earlier|first)\b")
    message = "begins after its effect."
    hint = 'Turn the arrow round, or say in the note what came "before" or "first".'
    return kept.tables["links"].problems("cause", (cause > effect) & ~said, message, hint)


def accounts_of_claims(kept: Kept) -> list[Problem]:
    named = kept.entries("article.accounts")
    unknown = named[~named.isin(kept.cells("accounts.id"))]
    messages = pd.Series("is not in accounts.csv.", index=unknown.index)
    hint = "Add the account there, or mend the id."
    return kept.tables["article"].about_entries("accounts", messages, unknown, hint)


def standing_by_verdict(kept: Kept) -> list[Problem]:
    verdict = kept.cells("article.verdict").str.lower()
    due = verdict.map(STANDING)
    bad = due.notna() & (due != kept.cells("article.standing").str.lower())
    message = 'is not the standing of a claim that is "' + verdict + '".'
    hint = "Right is supported, wrong refuted, unproven unresolved."
    return kept.tables["article"].problems("standing", bad, message, hint)
