"""Rules about the story: short steps, each at an event of its own."""

from chronicle.problems import Problem
from chronicle.strict.kept import Kept

FEWEST_WORDS, MOST_WORDS = 40, 90
LONGEST_HEADING = 40
ZOOMS = [str(level) for level in range(3, 9)]


def words_of_steps(kept: Kept) -> list[Problem]:
    words = kept.cells("story.text").str.split().map(len)
    bad = ~words.between(FEWEST_WORDS, MOST_WORDS)
    message = words.map("has {} words.".format)
    hint = f"Tell the step in {FEWEST_WORDS} to {MOST_WORDS}."
    return kept.tables["story"].problems("text", bad, message, hint)


def short_headings(kept: Kept) -> list[Problem]:
    headings = kept.cells("story.heading")
    bad = (headings.str.len() > LONGEST_HEADING) | headings.str.endswith(".")
    message = f"is longer than {LONGEST_HEADING} characters, or ends with a full stop."
    return kept.tables["story"].problems("heading", bad, message, "Write a few words.")


def steps_at_events_of_their_own(kept: Kept) -> list[Problem]:
    bad = kept.cells("story.event").duplicated()
    message, hint = "is the event of a step above.", "Tell both in one step."
    return kept.tables["story"].problems("event", bad, message, hint)


def zooms_of_steps(kept: Kept) -> list[Problem]:
    zooms = kept.cells("story.zoom")
    message = "is not a whole number from 3 to 8."
    hint = "The map shows a country at 5 and a town at 8."
    return kept.tables["story"].problems("zoom", (zooms != "") & ~zooms.isin(ZOOMS), message, hint)
