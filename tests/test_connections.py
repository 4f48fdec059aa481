"""Links and the chains they make, and the page that shows them."""

from itertools import pairwise, permutations

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given

from chronicle import connections, schema
from chronicle.connections import chains
from chronicle.narrowing import Filter
from chronicle.widgets.frame import PAGES
from tests.support.chronicles import make_chronicle
from tests.support.page_reading import card, good, opened, part, parts, plain, words

IDS = ("a", "b", "c", "d", "e")


def joined(*ends, **changed):
    """A chronicle of five events, and a link for each pair of ends, as `ab`."""
    rows = [
        {column.name: "" for column in schema.LINKS}
        | {"id": f"{pair}-{number}", "cause": pair[0], "effect": pair[1], "relation": "precedes"}
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
    assert ids(Filter(first=pd.Timestamp("2011-02-01").to_numpy())) == ["bc-1", "cd-2"]


def test_links_narrow_by_relation_and_standing():
    links = connections.links(joined("ab", "bc"))

    assert connections.narrowed(links) == links
    assert connections.narrowed(links, ["precedes"], ["supported"]) == links
    assert connections.narrowed(links, ["arms-flow"]) == ()
    assert connections.narrowed(links, [], ["unresolved"]) == ()


def test_cautions_are_of_the_relation_and_of_what_arms_are_said_to_have_reached():
    cautions = {"arms-flow": "A depot stands for all.", "b": "Nothing is traced.", "a": "Not said."}
    plain_link, *_ = connections.links(joined("ab"))
    chronicle = joined("ab", cautions=cautions)
    chronicle.links["relation"] = "arms-flow"

    assert connections.cautions(chronicle, [plain_link]) == ()
    assert connections.cautions(chronicle, connections.links(chronicle)) == (
        "A depot stands for all.",
        "Nothing is traced.",
    )
    assert connections.cautions(chronicle, [plain_link], "a") == ("Not said.",)


def table(app):
    return app.dataframe[0].value


def test_every_shipped_link_is_on_the_page():
    app = opened("Connections")

    assert "40 of 40 links between the events shown." in words(part(app, "connections"))
    assert len(table(app)) == 40
    assert list(table(app).iloc[0][["Cause", "Relation", "Effect"]]) == [
        "Uprising against Gadhafi: the 'Day of Rage'",
        "Claimed cause",
        "Arms depots in eastern Libya fall open to looting",
    ]
    assert parts(app, "link_card") == []


def test_relation_and_standing_narrow_the_links_and_stand_in_the_address():
    app = opened("Connections")

    app.button_group(key="relation").set_value(["same-actor"])
    good(app.run())
    app.button_group(key="link_standing").set_value(["supported"])
    good(app.run())

    assert set(table(app)["Relation"]) == {"Same actor"}
    assert set(table(app)["Standing"]) == {"supported"}
    assert app.query_params["relation"] == "same-actor"
    assert app.query_params["link_standing"] == "supported"


def test_links_of_hidden_events_are_not_counted():
    app = opened("Connections", **{"from": "2013-01-17"})

    # By hand: six links of the raid, which lasted until the 19th, and two contradictions.
    counted = "8 of 40 links between the events shown."
    assert counted in words(part(app, "connections"))
    assert "Uprising against Gadhafi: the 'Day of Rage'" not in set(table(app)["Cause"])


def test_a_link_tells_who_asserts_it_and_what_must_be_said():
    told = words(part(opened("Connections", link="zintan-to-in-amenas"), "link_card"))

    assert "Flow of arms, asserted by Echorouk · unresolved" in told
    assert "denied by the Zintan Military Council" in told
    assert told.count("by physical evidence") == 1
    assert "The Japan Times" in told


def test_a_link_that_is_closed_is_gone_from_the_address():
    app = opened("Connections", link="zintan-to-in-amenas")

    app.button(key="close_link").click()
    good(app.run())

    assert parts(app, "link_card") == []
    assert "link" not in app.query_params


def test_the_ends_of_a_link_select_their_events():
    app = opened("Connections", link="serval-to-in-amenas")

    app.button(key="link_cause").click()
    good(app.run())

    assert "France launches Operation Serval in Mali" in card(app)
    assert app.query_params["event"] == "operation-serval"
    assert app.query_params["link"] == "serval-to-in-amenas"


def test_a_chain_tells_each_step_with_its_voices():
    app = opened("Connections", start="konna-falls", end="uk-inquest")

    told = words(part(app, "chains"))
    assert "The shortest chain has 3 links." in told
    assert "↓ Response, asserted by Wikipedia; Reuters · supported" in told
    assert "↓ Inquiry, asserted by HM Coroner for West Sussex · supported" in told
    stops = [plain(app.button(key=f"chain_1_{at}").label) for at in range(4)]
    assert stops == [
        "Islamist coalition takes Konna",
        "France launches Operation Serval in Mali",
        "Raid and siege at the In Amenas gas plant",
        "UK coroner rules seven In Amenas deaths unlawful",
    ]


def test_where_no_chain_leads_the_way_without_direction_is_named_as_such():
    told = words(part(opened("Connections", start="unscr-2017", end="menaka-attack"), "chains"))

    assert "No chain of links leads from “UN resolution 2017" in told
    assert "not that one led to the other" in told
    assert "↑ against its direction: Response" in told


def test_where_nothing_joins_two_events_the_page_says_so():
    app = opened("Connections", start="libya-uprising", end="in-amenas-raid")

    told = words(part(app, "chains"))
    assert "No chain of links leads from “Uprising against Gadhafi" in told
    assert "Nor are they joined by links that are read in either direction." in told
    assert parts(app, "chain_1") == []


@pytest.mark.parametrize(
    ("name", "value", "note"),
    [
        ("link", "nowhere", "there is no link “nowhere”."),
        ("links", "some", "“some” says not which links to draw."),
        ("relation", "love", "there is no relation “love”."),
        ("start", "no-event", "no link joins an event “no-event”."),
    ],
)
def test_what_a_link_says_wrongly_is_named_and_ignored(name, value, note):
    app = opened("Connections", **{name: value})

    assert f"Part of the link was ignored: {note}" in words(part(app, "summary"))
    assert name not in app.query_params
    assert len(table(app)) == 40


def test_the_choice_of_arrows_is_kept_over_the_pages():
    app = opened("Explore", links="none")
    assert app.button_group(key="links").value == "none"

    good(app.switch_page(PAGES["Connections"]).run())
    good(app.switch_page(PAGES["Explore"]).run())

    assert app.query_params["links"] == "none"
