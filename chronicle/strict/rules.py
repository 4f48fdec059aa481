"""The rules of a kept chronicle: one row for each, with what it asks in one sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chronicle.problems import Problem
from chronicle.strict import (
    event_rules,
    every_table,
    evidence_rules,
    package_rules,
    source_rules,
    spelling_rules,
    story_rules,
)
from chronicle.strict.kept import Kept


@dataclass(frozen=True)
class Rule:
    """What is asked of a chronicle, and how the rows are found that do not keep to it."""

    code: str
    asks: str
    """One sentence."""
    find: Callable[[Kept], Iterable[Problem]]
    needs: str = ""
    """The columns and values, such as `events.title` and `package.periods`, without which the rule
    is not asked."""


RULES = (
    Rule("needed-cells", "Every cell that a reader needs is filled in.", every_table.needed_cells),
    Rule("readable-ids", "An id is a readable name.", every_table.readable_ids),
    Rule("clean-text", "A cell has no stray spaces and no hidden signs.", every_table.clean_text),
    Rule("blank-unknown", "What is not known is left blank.", every_table.blank_unknown),
    Rule("no-formulas", "No cell would run as a formula.", every_table.no_formulas),
    Rule("own-words", "A word of a vocabulary is spelled as here.", every_table.words_as_they_are),
    Rule("tidy-lists", "A list names each entry once.", every_table.tidy_lists),
    Rule("whole-sentences", "Summaries and notes are sentences.", every_table.whole_sentences),
    Rule("plain-text", "What is told is plain text without drama.", every_table.plain_text),
    Rule("numbered", "Steps and claims are numbered without gaps.", every_table.numbered),
    Rule(
        "short-titles",
        "A title fits beside its mark.",
        event_rules.short_titles,
        "events.title",
    ),
    Rule(
        "short-summaries",
        "A summary has at most three sentences.",
        event_rules.short_summaries,
        "events.summary",
    ),
    Rule(
        "four-decimals",
        "Coordinates have four decimals.",
        event_rules.four_decimals,
        "events.latitude events.longitude",
    ),
    Rule(
        "place-names",
        "A place is a name without remarks.",
        event_rules.names_of_places,
        "events.place",
    ),
    Rule(
        "one-place-a-point",
        "A point has one name for each precision.",
        event_rules.one_name_for_a_point,
        "events.latitude events.longitude events.place_precision events.place events.country",
    ),
    Rule(
        "stand-in-points",
        "A point that stands for more says so.",
        event_rules.stand_in_points,
        "events.place_precision events.status_note",
    ),
    Rule("bounded-tolls", "A toll is a count with its bounds.", event_rules.bounded_tolls),
    Rule(
        "noted-tolls",
        "A toll has a note of who counts whom.",
        event_rules.noted_tolls,
        "events.toll_note",
    ),
    Rule(
        "tolls-of-accounts",
        "A toll spans the accounts of it that are not refuted.",
        event_rules.tolls_of_accounts,
        "events.id accounts.event accounts.about accounts.value accounts.standing",
    ),
    Rule(
        "statements-made",
        "A statement is confirmed when it was made, not claimed.",
        event_rules.statements_made,
        "events.category events.status",
    ),
    Rule(
        "two-publishers",
        "A confirmed event has two publishers, or a note that says why one is enough.",
        event_rules.two_publishers,
        "events.status events.status_note events.sources sources.id sources.publisher",
    ),
    Rule(
        "doubts-said",
        "A doubtful event says what is doubtful.",
        event_rules.doubts_said,
        "events.status events.status_note",
    ),
    Rule(
        "actor-spelling",
        "An actor has one spelling.",
        spelling_rules.one_spelling_of_actors,
        "events.actors",
    ),
    Rule(
        "publisher-spelling",
        "A publisher has one spelling.",
        spelling_rules.one_spelling_of_publishers,
        "sources.publisher",
    ),
    Rule(
        "no-middlemen",
        "A publisher is who is answerable, not who passed it on.",
        spelling_rules.no_middlemen,
        "sources.publisher",
    ),
    Rule(
        "speaker-spelling",
        "Somebody who says something has one spelling.",
        spelling_rules.one_spelling_of_speakers,
        "accounts.said_by",
    ),
    Rule(
        "source-addresses",
        "The address of a source leads to a document.",
        source_rules.citable_addresses,
        "sources.url",
    ),
    Rule(
        "own-addresses",
        "An address is the publisher's, not that of a search, a package or a mirror.",
        source_rules.own_addresses,
        "sources.url sources.publisher",
    ),
    Rule(
        "sources-in-time",
        "No source is older than what it bears.",
        source_rules.sources_in_time,
        "events.id events.date events.sources sources.id sources.date",
    ),
    Rule(
        "another-copy",
        "An archived copy is another one.",
        source_rules.another_copy,
        "sources.url sources.archive_url",
    ),
    Rule(
        "language-codes",
        "The language of a source is a code of two letters.",
        source_rules.codes_of_languages,
        "sources.language",
    ),
    Rule(
        "said-to-be-read",
        "A source says how much of it was read.",
        source_rules.said_to_be_read,
        "sources.note",
    ),
    Rule(
        "source-dates",
        "The date of a source can be read, or is blank.",
        source_rules.dates_of_sources,
        "sources.date",
    ),
    Rule("used-sources", "Every source is used.", source_rules.used_sources, "sources.id"),
    Rule(
        "short-values",
        "The value of an account is short enough to compare.",
        evidence_rules.short_values,
        "accounts.value",
    ),
    Rule(
        "source-or-none",
        "An account or a link has a source, or says that none was found.",
        evidence_rules.source_or_none_found,
    ),
    Rule(
        "accounts-differ",
        "Accounts of one aspect of one event do not say the same.",
        evidence_rules.accounts_that_differ,
        "accounts.event accounts.about accounts.value",
    ),
    Rule(
        "accounts-together",
        "Accounts of one aspect stand together.",
        evidence_rules.accounts_side_by_side,
        "accounts.id accounts.event accounts.about",
    ),
    Rule(
        "link-ends",
        "A link joins two events.",
        evidence_rules.ends_of_links,
        "links.cause links.effect",
    ),
    Rule(
        "links-once",
        "No two links say the same.",
        evidence_rules.links_once,
        "links.id links.cause links.effect links.relation",
    ),
    Rule(
        "no-refuted-links",
        "A refuted link is left out.",
        evidence_rules.no_refuted_links,
        "links.standing",
    ),
    Rule(
        "links-forward",
        "An arrow runs from earlier to later, or its note says which came first.",
        evidence_rules.links_forward,
        "events.id events.date links.cause links.effect links.note",
    ),
    Rule(
        "accounts-of-claims",
        "A claim names accounts that there are.",
        evidence_rules.accounts_of_claims,
        "article.accounts accounts.id",
    ),
    Rule(
        "standing-by-verdict",
        "A claim stands as its verdict has it.",
        evidence_rules.standing_by_verdict,
        "article.verdict article.standing",
    ),
    Rule(
        "step-words",
        "A step has 40 to 90 words.",
        story_rules.words_of_steps,
        "story.text",
    ),
    Rule(
        "short-headings",
        "A heading has at most 40 characters and no full stop.",
        story_rules.short_headings,
        "story.heading",
    ),
    Rule(
        "own-event",
        "Each step is at an event of its own.",
        story_rules.steps_at_events_of_their_own,
        "story.event",
    ),
    Rule("zooms", "A step has a zoom from 3 to 8.", story_rules.zooms_of_steps, "story.zoom"),
    Rule(
        "described-columns",
        "The data package describes every column.",
        package_rules.described_columns,
        "package.resources",
    ),
    Rule(
        "described-words",
        "Categories, relations and aspects are those that the data package describes.",
        package_rules.described_words,
    ),
    Rule(
        "periods-adjoin",
        "Periods follow each other without a gap.",
        package_rules.periods_without_gaps,
        "package.periods",
    ),
    Rule(
        "periods-in-use",
        "Periods reach from the first event to the last, and each has one.",
        package_rules.periods_in_use,
        "package.periods",
    ),
    Rule(
        "cautions",
        "A caution is one sentence about something that there is.",
        package_rules.cautions_about_something,
        "package.cautions",
    ),
)
