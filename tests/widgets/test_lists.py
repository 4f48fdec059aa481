from tests.support.chronicle_folder import CALM
from tests.support.page_reading import (
    card,
    good,
    opened,
    part,
    parts,
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


def test_trays_follow_the_filters_and_the_shipped_chronicle_has_none(made_up):
    shipped = opened()
    assert not parts(shipped, "tray_dated") and not parts(shipped, "tray_located")

    made_up(*CALM, UNDATED, UNLOCATED)
    app = opened(category="rumour")
    assert not parts(app, "tray_dated")
    assert "1 event without a place" in words(part(app, "tray_located"))
