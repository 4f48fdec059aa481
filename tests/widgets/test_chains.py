from tests.support.page_reading import opened, part, parts, plain, words


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
