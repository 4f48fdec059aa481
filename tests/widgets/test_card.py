"""The selected event, the way from one to the next, trays and sources, without a browser."""

import pytest

from tests.support import chronicle_folder
from tests.support.chronicle_folder import ALMANAC, CALM
from tests.support.page_reading import (
    card,
    good,
    notes,
    opened,
    part,
    parts,
    plain,
    rows,
    summary,
    words,
)

UNDATED = {"id": "lost-page", "title": "Lost page", "date": "some time ago", "place": "Ghat",
           "latitude": "24.96", "longitude": "10.18", "sources": "almanac"}  # fmt: skip
DATELESS = {"id": "no-page", "title": "No page", "place": "Ghat", "latitude": "24.96",
            "longitude": "10.18"}  # fmt: skip
UNLOCATED = {"id": "far-rumour", "title": "Far rumour", "date": "2011-04", "place": "Somewhere",
             "category": "rumour"}  # fmt: skip
PLACELESS = {"id": "near-rumour", "title": "Near rumour", "date": "2011-04"}


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """Have the dashboard open a chronicle with these events instead of the shipped one."""

    def open_with(*events, **more):
        folder = chronicle_folder.write(tmp_path, events, **more)
        monkeypatch.setenv("CHRONICLE_DATA", str(folder))

    return open_with


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


@pytest.mark.parametrize("page", ["Explore", "Evidence"])
def test_previous_and_next_go_through_the_shown_events_in_time_order(page):
    app = opened(page, category="attack")
    assert app.button(key="step_previous").disabled

    visited = []
    while not app.button(key="step_next").disabled:
        good(app.button(key="step_next").click().run())
        visited.append(app.query_params["event"])
    assert visited == [
        "menaka-attack",
        "aguelhok-attack",
        "tamanrasset-bombing",
        "benghazi-attack",
        "in-amenas-raid",
    ]
    assert "5 of 5" in card(app)

    good(app.button(key="step_previous").click().run())
    assert app.query_params["event"] == "benghazi-attack"
    assert "4 of 5" in card(app)


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


def test_events_without_a_date_stand_in_a_tray_with_the_reason(made_up):
    made_up(*CALM, UNDATED, DATELESS)
    app = opened()

    tray = words(part(app, "tray_dated"))
    assert "2 events without a date, so not on the timeline" in tray
    assert "date: “some time ago” is not a date in EDTF form." in tray
    assert "date: The cell is blank." in tray
    assert not parts(app, "tray_located")
    assert summary(app) == (
        "5 of 5 events, 1 Mar 2011 to 30 Jun 2012. Nothing hidden."
        " Of those shown, 2 without a date."
    )
    assert rows(app) == ["First rain", "Long drought", "Great flood", "Lost page", "No page"]

    good(app.button(key="tray_dated_lost-page").click().run())
    assert "### Lost page" in card(app)
    assert "No date that can be read · The table says “some time ago”." in card(app)


def test_events_without_a_place_stand_in_a_tray_with_the_reason(made_up):
    made_up(*CALM, UNLOCATED, PLACELESS)
    app = opened()

    tray = words(part(app, "tray_located"))
    assert "2 events without a place, so not on the map" in tray
    assert "no usable coordinates for “Somewhere”" in tray
    assert "no place is named" in tray
    assert summary(app).endswith("Of those shown, 2 without a place.")

    good(app.button(key="tray_located_far-rumour").click().run())
    assert "Somewhere · not on the map: no coordinates that can be used" in card(app)


def test_a_tray_gives_the_reason_that_the_problem_report_gives(made_up):
    askew = {**CALM[0], "latitude": "95", "place": ""}
    made_up(askew, {**CALM[1], "date": "03/04/2011"}, {**CALM[2], "date": "05/06/2011"})

    app = opened()

    assert "latitude: “95” is outside -90 to 90." in words(part(app, "tray_located"))
    assert "date: “03/04/2011” may be two days." in (words(part(app, "tray_dated")))


def test_the_card_asks_for_a_click_that_every_page_offers():
    for page in ("Explore", "Evidence", "Connections"):
        assert "Click an event wherever it is drawn or named, to see it here." in card(opened(page))


def test_trays_follow_the_filters_and_the_shipped_chronicle_has_none(made_up):
    shipped = opened()
    assert not parts(shipped, "tray_dated") and not parts(shipped, "tray_located")

    made_up(*CALM, UNDATED, UNLOCATED)
    app = opened(category="rumour")
    assert not parts(app, "tray_dated")
    assert "1 event without a place" in words(part(app, "tray_located"))


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


def test_evidence_lists_the_sources_with_the_events_that_rest_on_each():
    app = opened("Evidence", section="sources", q="in amenas")

    shared = part(app, "source_equinor-2013")
    assert "2 events" in words(shared)
    assert [plain(button.label) for button in shared.get("button")] == [
        "Raid and siege at the In Amenas gas plant",
        "Statoil publishes its In Amenas investigation",
    ]


def test_evidence_counts_the_sources_of_the_shown_events_alone(made_up):
    diary = {"id": "diary", "publisher": "A diarist", "title": "Rain again"}
    ledger = {"id": "ledger", "publisher": "The Almanac", "title": "Losses"}
    dry, wet = {**CALM[1], "sources": "diary"}, {**CALM[2], "sources": "diary; ledger"}
    made_up(CALM[0], dry, wet, sources=[ALMANAC, diary, ledger])
    app = opened("Evidence", section="sources")
    assert "3 sources from 2 publishers stand behind the events shown" in words(
        part(app, "sources")
    )
    assert "2 events" in words(part(app, "source_diary"))

    good(app.button_group(key="status").select("reported").run())
    assert "1 source from 1 publisher stands behind the events shown" in words(part(app, "sources"))
    assert not parts(app, "source_almanac") and not parts(app, "source_ledger")
    assert [button.label for button in part(app, "source_diary").get("button")] == ["Long drought"]


def test_a_button_on_evidence_selects():
    app = opened("Evidence", section="sources", country="Norway")

    good(app.button(key="rest_equinor-2013_statoil-report").click().run())
    assert dict(app.query_params) == {
        "event": "statoil-report",
        "country": "Norway",
        "section": "sources",
    }
    assert "### Statoil publishes its In Amenas investigation" in card(app)


def test_evidence_without_a_source_says_so(made_up):
    made_up(*CALM, sources=[ALMANAC])
    app = opened("Evidence", section="sources", status="disputed")

    assert words(part(app, "sources")).endswith("source stands behind the events shown.")
    assert notes(app) == []


def test_a_source_opens_its_address_and_says_what_was_read():
    app = opened("Evidence", section="sources", q="statoil publishes")

    entry = part(app, "source_equinor-2013")
    assert "](https://www.equinor.com/" in entry.markdown[0].value
    assert "Summary page, read in excerpt" in words(entry)
