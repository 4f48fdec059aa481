"""The selected event, the way from one to the next, trays and sources, without a browser."""

import pytest

from chronicle.asking import connections
from chronicle.reading import opening
from chronicle.sessions import desk
from tests.support.chronicle_folder import CALM
from tests.support.page_reading import (
    card,
    good,
    opened,
    part,
    rows,
    summary,
    words,
)


def test_without_a_selection_the_card_says_what_this_is_and_where_to_start():
    app = opened()
    assert "What became of Libya's weapons" in card(app)

    good(app.button(key="start_in-amenas-raid").click().run())
    assert "Raid and siege at the In Amenas gas plant" in card(app)
    assert dict(app.query_params) == {"event": "in-amenas-raid"}


def test_the_card_holds_everything_that_the_table_says_of_the_event(made_up):
    full = {
        **CALM[0],
        "date": "2011-02-20~/2011-04-05",
        "place_precision": "region",
        "actors": "Herders; Red Crescent",
        "summary": "Rain fell on [Ghat] after *nine* dry months.",
        "killed_min": "2",
        "killed_max": "5",
        "wounded_min": "7",
        "toll_note": "Counted by hand.",
        "status_note": "Two gauges agree.",
    }
    made_up(full)
    shown = card(opened(event="first-rain"))

    for said in (
        "WEATHER",
        "### First rain",
        "about 20 February to 5 April 2011 · ",
        "Ghat, Libya · place known only to the region",
        "Rain fell on [Ghat] after *nine* dry months.",
        "2 to 5 killed, at least 7 wounded",
        "Toll: Counted by hand.",
        "Confirmed · on an independent or official record",
        "Two gauges agree.",
        "Actors Herders; Red Crescent",
        "Sources from 1 publisher",
        "A wet year · The Almanac · 2011",
    ):
        assert said in shown


def test_an_arrow_says_whether_a_linked_event_came_before_or_after():
    app = opened(event="benghazi-attack")
    shipped = opening.open_path(desk.SHIPPED).chronicle
    labels = {button.key: button.label for button in app.button}

    said = {
        (labels[f"link_{link.id}"][0], link.effect == "benghazi-attack")
        for link in connections.links_of(shipped, "benghazi-attack")
    }
    assert said == {("←", True), ("→", False)}


@pytest.mark.parametrize("page", ["Explore", "Evidence"])
def test_previous_and_next_go_through_the_shown_events_in_time_order(page):
    app = opened(page, category="attack")
    assert app.button(key="step_previous").disabled

    visited = []
    while not app.button(key="step_next").disabled:
        good(app.button(key="step_next").click().run())
        visited.append(app.query_params["event"])
    assert visited == [
        "mahari-executions",
        "menaka-attack",
        "aguelhok-attack",
        "tamanrasset-bombing",
        "benghazi-attack",
        "in-amenas-raid",
        "niger-attacks-2013",
    ]
    assert "7 of 7" in card(app)

    good(app.button(key="step_previous").click().run())
    assert app.query_params["event"] == "in-amenas-raid"
    assert "6 of 7" in card(app)


@pytest.mark.parametrize(
    ("filters", "why", "kept"),
    [
        ({"category": "diplomacy", "status": "confirmed"}, "category", {"status": "confirmed"}),
        ({"from": "2014-01-01", "q": "gas plant"}, "date", {"q": "gas plant"}),
        ({"q": "zzz", "country": "Niger"}, "country and search", {}),
        ({"in_view": "-10.00,10.00,0.00,20.00"}, "the map’s frame", {}),
    ],
)
def test_a_hidden_selection_stays_says_why_and_can_be_shown(filters, why, kept):
    app = opened(event="in-amenas-raid", **filters)
    assert f"Not on map and timeline: hidden by {why}." in card(app)
    assert "Raid and siege at the In Amenas gas plant" in card(app)

    good(app.button(key="show_hidden").click().run())
    assert "hidden" not in card(app)
    assert "Raid and siege at the In Amenas gas plant" in rows(app)
    assert dict(app.query_params) == {"event": "in-amenas-raid", **kept}


def test_from_a_hidden_selection_next_goes_to_the_next_shown_event():
    app = opened(event="in-amenas-raid", category="regime-change")
    assert app.button(key="step_next").disabled

    good(app.button(key="step_previous").click().run())
    assert app.query_params["event"] == "azawad-declared"


def test_the_card_asks_for_a_click_that_every_page_offers():
    for page in ("Explore", "Evidence", "Connections"):
        assert "Click an event wherever it is drawn or named, to see it here." in card(opened(page))


def test_a_chronicle_without_dates_or_places_still_opens(made_up):
    made_up({"title": "Only a title"})
    app = opened()

    assert summary(app) == (
        "1 of 1 event. Nothing hidden. Of those shown, 1 without a date and 1 without a place."
    )
    assert "No event has a date that can be read" in words(part(app, "timeline"))


def test_a_chronicle_from_before_year_1_is_filtered_by_dates_as_text(made_up):
    made_up(
        {"id": "ides", "title": "Ides of March", "date": "-0043-03-15"},
        {"id": "rubicon", "title": "Crossing the Rubicon", "date": "-0048-01-10"},
    )
    app = opened()
    assert summary(app).startswith("2 of 2 events, 10 Jan 49 BCE to 15 Mar 44 BCE. Nothing hidden.")

    good(app.text_input(key="from").input("-0044").run())
    assert summary(app).startswith("1 of 2 events, 15 Mar 44 BCE. Hidden: 1 by date.")
    assert dict(app.query_params) == {"from": "-0044"}

    good(app.text_input(key="from").input("ides").run())
    assert "From is not used: " in words(part(app, "filters"))
    assert summary(app).startswith("2 of 2 events")


def test_a_selection_that_another_chronicle_lacks_is_dropped(made_up):
    app = opened(event="gadhafi-killed", category="attack")

    made_up(*CALM)
    good(app.run())
    assert summary(app) == "3 of 3 events, 1 Mar 2011 to 30 Jun 2012. Nothing hidden."
    assert dict(app.query_params) == {}
