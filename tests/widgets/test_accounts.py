from tests.support.page_reading import card, good, opened, part, words


def test_accounts_of_one_aspect_stand_side_by_side_with_how_each_stands():
    app = opened("Evidence")
    good(app.button_group(key="section_shown").set_value("accounts").run())

    assert words(part(app, "accounts")).startswith(
        "Accounts of the events shown differ on 50 aspects."
    )
    date = words(part(app, "quarrel_ntc-formed_date"))
    assert "| 27 February 2011 | Al Jazeera | Al Jazeera <" in date
    assert "● supported The announcement: the date that this chronicle uses." in date


def test_the_card_says_on_what_accounts_of_the_event_differ():
    assert "Accounts differ on dead, attackers killed" in card(opened(event="in-amenas-raid"))
    assert "Accounts differ" not in card(opened(event="unscr-1970"))
