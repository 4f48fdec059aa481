"""The shipped story and the article's own claims keep what data/README.md promises."""

from chronicle.dates.span import Span
from tests.support.data_tables import (
    ACCOUNTS,
    BY_ID,
    CLAIMS,
    STORY,
    VOCABULARIES,
    constraints,
    entries,
    terms,
)

CLAIM = {claim["id"]: claim for claim in CLAIMS}


def test_the_story_goes_from_gadhafis_fall_to_a_verdict_by_way_of_the_four_events():
    events = [step["event"] for step in STORY]

    assert 10 <= len(STORY) <= 14
    assert events[0] == "gadhafi-killed"
    assert events[-2:] == ["uk-inquest", "abu-khattala-verdict"]
    assert {"unscr-2017", "benghazi-attack", "in-amenas-raid"} < set(events) <= set(BY_ID)
    assert len(events) == len(set(events))


def test_the_story_is_in_time_order_but_for_the_stores_that_stood_open_before_the_fall():
    start = [Span.parse(BY_ID[step["event"]]["date"]).earliest for step in STORY]

    backwards = [STORY[n]["event"] for n in range(1, len(STORY)) if start[n] < start[n - 1]]
    assert backwards == ["tripoli-depots-looted"]


def test_the_story_says_what_is_not_known():
    text = {step["event"]: step["text"] for step in STORY}

    assert "No source read here ties one depot to one later attack" in text["tripoli-depots-looted"]
    assert "No crossing point is known" in text["sellal-press"]
    assert "to Libya by physical evidence" in text["clinton-testimony"]


def test_claims_are_in_the_articles_order():
    # One fact from each paragraph, in the order of the paragraphs.
    order = ["same-man", "interview-november-2011", "split-last-year", "numidia-state-run"]
    order += ["americans-3", "gadhafi-fell-february", "state-department-reply"]
    order += ["doherty-with-stevens", "us-too-slow", "fighters-from-libya"]
    assert [id for id in CLAIM if id in order] == order


def test_the_article_has_two_errors():
    wrong = {claim["id"]: claim["claim"] for claim in CLAIMS if claim["verdict"] == "wrong"}

    assert wrong == {
        "numidia-state-run": "Numidia News is run by the state.",
        "gadhafi-fell-february": "Gadhafi fell in February 2011.",
    }


def test_the_article_is_imprecise_in_eleven_places():
    assert {claim["id"] for claim in CLAIMS if claim["verdict"] == "imprecise"} == {
        "al-qaeda-during-crisis",
        "name-of-the-group",
        "crossed-from-libya",
        "hostages-37",
        "dead-all-hostages",
        "scramble-since-february",
        "doherty-at-the-mission",
        "doherty-on-the-teams",
        "doherty-a-month-before",
        "doherty-rockets",
        "arms-emboldened-al-qaeda",
    }


def test_what_the_article_gets_right_is_said_as_plainly():
    right = {claim["id"] for claim in CLAIMS if claim["verdict"] == "right"}

    assert right >= {
        "interview-november-2011",
        "split-last-year",
        "border-50-miles",
        "arms-carried",
        "four-days-to-saturday",
        "attackers-29",
        "americans-3",
        "resolution-days-before",
        "state-department-reply",
        "doherty-with-stevens",
        "rogers-on-sunday",
    }


def test_that_the_arms_of_2011_served_in_2013_is_unproven():
    claim = CLAIM["libya-connection"]

    assert (claim["verdict"], claim["standing"]) == ("unproven", "unresolved")
    assert "no source read here traces them by physical evidence" in claim["note"]


def test_the_accounts_of_a_claim_that_are_the_articles_stand_as_the_claim_does():
    own = {a["id"]: a["standing"] for a in ACCOUNTS if "abcradio-2013" in entries(a["sources"])}
    standing = {id: {own[a] for a in entries(CLAIM[id]["accounts"]) if a in own} for id in CLAIM}

    otherwise = [id for id in CLAIM if not standing[id] <= {CLAIM[id]["standing"]}]
    assert otherwise == []


def test_verdicts_are_closed_described_and_in_use():
    assert {claim["verdict"] for claim in CLAIMS} == VOCABULARIES["verdict"]
    assert set(constraints("article.csv")["verdict"]["enum"]) == VOCABULARIES["verdict"]
    assert set(terms("Verdicts")) == VOCABULARIES["verdict"]
