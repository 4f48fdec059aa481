import datetime

import pytest

from tests.support.page_reading import (
    EVERYTHING,
    SEVERAL,
    choices,
    good,
    opened,
    part,
    rows,
    summary,
    words,
)


@pytest.mark.parametrize("page", SEVERAL)
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("q", "benghazi", "13 of 76 events, 17 Feb 2011 to 28 Nov 2017. Hidden: 63 by search."),
        ("q", "Francois", "1 of 76 events, 11 Jan 2013 to Jul 2014. Hidden: 75 by search."),
        ("from", "2013-01-20", "23 of 76 events, 11 Jan 2013 to 28 Nov 2017. Hidden: 53 by date."),
        ("to", "2011-03-17", "5 of 76 events, 17 Feb 2011 to 5 Apr 2011. Hidden: 71 by date."),
    ],
)
def test_search_and_exact_dates_narrow(page, name, value, sentence):
    app = opened(page)
    if name == "q":
        app.text_input(key="q").input(value)
    else:
        app.date_input(key=name).set_value(datetime.date.fromisoformat(value))
    good(app.run())

    assert summary(app) == sentence
    assert dict(app.query_params) == {name: value}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "category",
            "attack",
            "7 of 76 events, 20 Oct 2011 to 23 May 2013. Hidden: 69 by category.",
        ),
        ("status", "disputed", "2 of 76 events, 18 Jan 2012 to 24 Jan 2013. Hidden: 74 by status."),
        ("country", "Niger", "5 of 76 events, 12 Jun 2011 to 10 Oct 2014. Hidden: 71 by country."),
        (
            "actor",
            "Mokhtar Belmokhtar",
            "12 of 76 events, 9 Nov 2011 to 14 Jun 2015. Hidden: 64 by actor.",
        ),
    ],
)
def test_each_facet_narrows(name, value, sentence):
    app = opened()
    good(app.button_group(key=name).select(value).run())

    assert summary(app) == sentence
    assert dict(app.query_params) == {name: value}
    assert len(rows(app)) == int(sentence.split()[0])

    good(app.button_group(key=name).unselect(value).run())
    assert summary(app) == EVERYTHING
    assert dict(app.query_params) == {}


def test_a_named_period_sets_both_dates_and_unsets_them():
    app = opened()
    good(app.button_group(key="period").select("The raid").run())

    assert summary(app) == "5 of 76 events, 11 Jan 2013 to Jul 2014. Hidden: 71 by date."
    assert app.date_input(key="from").value == datetime.date(2013, 1, 16)
    assert app.date_input(key="to").value == datetime.date(2013, 1, 19)
    assert dict(app.query_params) == {"from": "2013-01-16", "to": "2013-01-19"}

    good(app.button_group(key="period").unselect("The raid").run())
    assert app.date_input(key="from").value is None
    assert summary(app) == EVERYTHING


def test_exact_dates_that_make_up_a_period_choose_it_and_others_do_not():
    app = opened(**{"from": "2013-01-16", "to": "2013-01-19"})
    assert app.button_group(key="period").value == "The raid"

    good(app.date_input(key="to").set_value(datetime.date(2013, 1, 18)).run())
    assert app.button_group(key="period").value is None


def test_the_calendar_offers_whole_years_round_the_chronicle_and_what_is_chosen():
    def offered(**chosen):
        calendar = opened(**chosen).date_input(key="from")
        return calendar.min.isoformat(), calendar.max.isoformat()

    assert offered() == ("2011-01-01", "2017-12-31")
    assert offered(**{"from": "1999-05-02"}) == ("1999-01-01", "2017-12-31")
    assert offered(to="2021-05-02") == ("2011-01-01", "2021-12-31")


def test_dates_the_wrong_way_round_show_nothing_and_say_why():
    app = opened(**{"from": "2013-01-20", "to": "2013-01-16"})

    assert summary(app) == "0 of 76 events. Hidden: 76 by date."
    assert "“From” is after “To”, so no event can pass." in words(part(app, "filters"))


def test_values_of_one_filter_add_up():
    app = opened()
    app.button_group(key="category").select("attack").select("arms-control")
    good(app.run())

    assert summary(app) == "10 of 76 events, 18 Oct 2011 to 10 Oct 2014. Hidden: 66 by category."
    assert app.query_params["category"] == ["attack", "arms-control"]


def test_filters_narrow_each_other_and_values_that_would_give_nothing_say_0():
    app = opened(category="attack", status="disputed")

    assert summary(app) == (
        "1 of 76 events, 18 Jan 2012 to 24 Jan 2012."
        " Hidden: 1 by category, 6 by status, 68 by more than one filter."
    )
    assert choices(app, "status") == ["confirmed 5", "reported 1", "claimed 0", "disputed 1"]
    assert choices(app, "country") == [
        "United States 0", "Libya 0", "Mali 1", "Algeria 0", "Niger 0", "Mauritania 0",
        "United Kingdom 0", "Equatorial Guinea 0", "Lebanon 0", "Norway 0",
    ]  # fmt: skip
    assert choices(app, "category") == [
        "Spread of arms 1", "Statement 0", "Inquiry 0", "Military operation 0", "Attack 1",
        "Diplomacy 0", "Change of regime 0", "Arms control 0", "Armed group formed 0",
    ]  # fmt: skip


def test_an_actor_beyond_the_most_frequent_comes_from_the_list():
    app = opened(actor="Mokhtar Belmokhtar")
    assert "Statoil 2" not in choices(app, "actor")
    good(app.selectbox(key="other_actor").select("Statoil").run())

    assert summary(app) == "13 of 76 events, 9 Nov 2011 to 14 Jun 2015. Hidden: 63 by actor."
    assert app.query_params["actor"] == ["Mokhtar Belmokhtar", "Statoil"]
    assert "Statoil 2" in choices(app, "actor")
    assert app.selectbox(key="other_actor").value is None


def test_only_what_the_map_shows_can_be_wanted_and_unwanted():
    app = opened()
    good(app.toggle(key="follow_map").set_value(True).run())

    assert summary(app) == (
        "50 of 76 events, 17 Feb 2011 to 14 Jun 2015. Hidden: 26 by the map’s frame."
    )
    assert dict(app.query_params) == {"in_view": "-17.20,11.00,25.20,38.00"}

    good(app.toggle(key="follow_map").set_value(False).run())
    assert summary(app) == EVERYTHING
    assert dict(app.query_params) == {}
