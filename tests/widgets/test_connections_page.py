import pytest

from chronicle.widgets.frame import PAGES
from tests.support.page_reading import card, good, opened, part, parts, words


def table(app):
    return app.dataframe[0].value


def test_every_shipped_link_is_on_the_page():
    app = opened("Connections")

    assert "61 of 61 links between the events shown." in words(part(app, "connections"))
    assert len(table(app)) == 61
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
    counted = "18 of 61 links between the events shown."
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
    assert len(table(app)) == 61


def test_the_choice_of_arrows_is_kept_over_the_pages():
    app = opened("Explore", links="none")
    assert app.button_group(key="links").value == "none"

    good(app.switch_page(PAGES["Connections"]).run())
    good(app.switch_page(PAGES["Explore"]).run())

    assert app.query_params["links"] == "none"
