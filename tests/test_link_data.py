"""The shipped links: which way they point, and what they do not claim."""

import re

from chronicle.dates.span import Span
from tests.support.data_tables import ACCOUNTS, BY_ID, LINKS, PACKAGE, VOCABULARIES, terms

LINK = {link["id"]: link for link in LINKS}


def test_arrows_run_from_earlier_to_later_but_for_one_with_a_reason():
    start = {id: Span.parse(event["date"]).earliest for id, event in BY_ID.items()}
    end = {id: Span.parse(event["date"]).latest for id, event in BY_ID.items()}

    backwards = {link["id"] for link in LINKS if start[link["cause"]] > start[link["effect"]]}
    # The report came after the raid, the purchase that it reports before.
    assert backwards == {"zintan-to-in-amenas"}
    assert {link["id"] for link in LINKS if start[link["cause"]] > end[link["effect"]]} == {
        "zintan-to-in-amenas"
    }


def test_an_arrow_points_at_the_response_the_inquiry_and_the_later():
    arrows = {
        "depots-to-resolution-2017": ("tripoli-depots-looted", "unscr-2017"),
        "serval-to-in-amenas": ("operation-serval", "in-amenas-raid"),
        "konna-to-serval": ("konna-falls", "operation-serval"),
        "in-amenas-to-belmokhtar-video": ("in-amenas-raid", "belmokhtar-video"),
        "ould-kablia-to-zeidan": ("ould-kablia-libya", "zeidan-denial"),
        "in-amenas-to-statoil": ("in-amenas-raid", "statoil-report"),
        "depots-to-in-amenas": ("tripoli-depots-looted", "in-amenas-raid"),
    }

    assert {id: (LINK[id]["cause"], LINK[id]["effect"]) for id in arrows} == arrows


def test_a_flow_of_arms_is_never_settled_and_a_depot_only_stands_for_stockpiles():
    flows = [link for link in LINKS if link["relation"] == "arms-flow"]
    from_depots = [link for link in flows if "depots" in link["cause"]]

    assert {link["standing"] for link in flows} == {"unresolved"}
    assert len(from_depots) == 13
    for link in from_depots:
        assert "The depot stands for Libyan stockpiles in general." in link["note"]


def test_links_that_bring_arms_to_in_amenas_say_that_nothing_traces_them():
    caution = PACKAGE["cautions"][0]["text"]
    speaking = {link["id"] for link in LINKS if caution in link["note"]}

    assert speaking == {
        "belmokhtar-claim-to-in-amenas",
        "depots-to-in-amenas",
        "zintan-to-in-amenas",
        "drops-to-in-amenas",
        "fall-of-tripoli-to-in-amenas",
    }


def test_the_three_cautions_are_one_sentence_each_about_something_there_is():
    cautions = {caution["about"]: caution["text"] for caution in PACKAGE["cautions"]}
    aspects = {account["about"] for account in ACCOUNTS}

    assert list(cautions) == ["in-amenas-raid", "arms-flow", "route"]
    assert set(cautions) <= set(BY_ID) | VOCABULARIES["relation"] | aspects
    assert [len(re.findall(r"\.(?=\s|$)", text)) for text in cautions.values()] == [1, 1, 1]
    assert "by physical evidence" in cautions["in-amenas-raid"]


def test_the_relations_are_the_seven():
    assert set(terms("Relations")) == VOCABULARIES["relation"]
