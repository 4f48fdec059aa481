"""Links and the chains they make, and the page that shows them."""

from itertools import pairwise, permutations

import hypothesis.strategies as some
import pandas as pd
from hypothesis import given

from chronicle import schema
from chronicle.asking import connections
from chronicle.asking.connections import chains
from chronicle.asking.narrowing import Filter
from tests.support.chronicles import make_chronicle, second

IDS = ("a", "b", "c", "d", "e")


def joined(*ends, relation="precedes", **changed):
    """A chronicle of five events, and a link for each pair of ends, as `ab`."""
    rows = [
        {column.name: "" for column in schema.LINKS}
        | {"id": f"{pair}-{number}", "cause": pair[0], "effect": pair[1], "relation": relation}
        | {"standing": "supported"}
        for number, pair in enumerate(ends)
    ]
    links = pd.DataFrame(rows, columns=[column.name for column in schema.LINKS])
    events = [{"id": id, "date": f"2011-0{at}-01"} for at, id in enumerate(IDS, start=1)]
    return make_chronicle(events, links=links, **changed)


def walked(found):
    """Chains as text: `ab>bc`, and `<` before a link that is walked from effect to cause."""
    return [
        ">".join(("" if forward else "<") + link.id.split("-")[0] for link, forward in chain)
        for chain in found
    ]


def test_the_chain_is_the_shortest():
    chronicle = joined("ab", "bc", "cd", "ad", "de")

    assert walked(chains(chronicle, "a", "e")) == ["ad>de"]
    assert walked(chains(chronicle, "a", "c")) == ["ab>bc"]


def test_chains_of_one_length_are_all_told_in_the_order_of_the_file():
    chronicle = joined("ac", "ab", "bd", "cd", "ab")

    assert walked(chains(chronicle, "a", "d")) == ["ac>cd", "ab>bd", "ab>bd"]


def test_links_are_walked_backwards_only_on_request():
    chronicle = joined("ba", "bc")

    assert chains(chronicle, "a", "c") == ()
    assert walked(chains(chronicle, "a", "c", against=True)) == ["<ba>bc"]


def test_no_chain_leads_to_the_event_itself_or_across_a_gap():
    chronicle = joined("ab", "ba", "cd")

    assert chains(chronicle, "a", "a") == ()
    assert chains(chronicle, "a", "d", against=True) == ()
    assert chains(chronicle, "a", "e", against=True) == ()


def test_of_very_many_chains_some_are_told():
    chronicle = joined(*["ab"] * 5, *["bc"] * 5)

    assert len(chains(chronicle, "a", "c")) == connections.CHAINS_AT_MOST == 20


graphs = some.lists(
    some.permutations(IDS).map(lambda order: order[0] + order[1]), max_size=9, unique=True
)


@given(graphs, some.booleans())
def test_a_chain_is_connected_and_none_is_shorter(ends, against):
    chronicle = joined(*ends)
    steps = {(pair[0], pair[1]) for pair in ends}
    steps |= {(pair[1], pair[0]) for pair in ends if against}

    found = chains(chronicle, "a", "e", against=against)

    for chain in found:
        stops = ["a"]
        for link, forward in chain:
            here, there = (link.cause, link.effect) if forward else (link.effect, link.cause)
            assert here == stops[-1]
            stops.append(there)
        assert stops[-1] == "e"
    # Every way through some of the events in between, tried one by one.
    ways = [
        ("a", *middle, "e") for size in range(4) for middle in permutations(("b", "c", "d"), size)
    ]
    open_ways = [len(way) - 1 for way in ways if all(step in steps for step in pairwise(way))]
    assert {len(chain) for chain in found} == ({min(open_ways)} if open_ways else set())


def test_a_link_is_shown_when_both_its_events_are():
    chronicle = joined("ab", "bc", "cd")

    def ids(wanted):
        return [link.id for link in connections.shown_links(chronicle, wanted)]

    assert ids(Filter()) == ["ab-0", "bc-1", "cd-2"]
    assert ids(Filter(first=second("2011-02-01"))) == ["bc-1", "cd-2"]


def test_links_of_an_event_lead_to_it_first_and_then_from_it():
    chronicle = joined("bc", "ab", "cd", "be")

    found = connections.links_of(chronicle, "b")

    assert [link.id for link in found] == ["ab-1", "bc-0", "be-3"]


def test_links_narrow_by_relation_and_standing():
    links = joined("ab", "bc").links

    assert connections.narrowed(links) == links
    assert connections.narrowed(links, ["precedes"], ["supported"]) == links
    assert connections.narrowed(links, ["arms-flow"]) == ()
    assert connections.narrowed(links, [], ["unresolved"]) == ()


def test_cautions_are_of_the_relation_and_of_what_arms_are_said_to_have_reached():
    cautions = {"arms-flow": "A depot stands for all.", "b": "Nothing is traced.", "a": "Not said."}
    plain_link, *_ = joined("ab").links
    chronicle = joined("ab", cautions=cautions, relation="arms-flow")

    assert connections.cautions(chronicle, [plain_link]) == ()
    assert connections.cautions(chronicle, chronicle.links) == (
        "A depot stands for all.",
        "Nothing is traced.",
    )
    assert connections.cautions(chronicle, [plain_link], "a") == ("Not said.",)
