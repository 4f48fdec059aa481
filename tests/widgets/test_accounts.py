from tests.support import chronicle_folder
from tests.support.page_reading import card, good, opened, part, words


def test_accounts_of_one_aspect_stand_side_by_side_with_how_each_stands():
    app = opened("Evidence")
    good(app.button_group(key="section_shown").set_value("accounts").run())

    assert words(part(app, "accounts")).startswith(
        "Accounts of the events shown differ on 69 aspects."
    )
    date = words(part(app, "quarrel_ntc-formed_date"))
    assert "| 27 February 2011 | Al Jazeera | Al Jazeera <" in date
    assert "● supported The announcement: the date that this chronicle uses." in date


def test_the_card_says_on_what_accounts_of_the_event_differ():
    assert "Accounts differ on dead, attackers killed" in card(opened(event="in-amenas-raid"))
    assert "Accounts differ" not in card(opened(event="unscr-1970"))


def test_the_card_says_how_many_of_the_aspects_are_unresolved(made_up, tmp_path):
    account = {"event": "raid", "about": "toll", "sources": "", "note": ""}
    accounts = [
        {**account, "id": "one", "value": "1 dead", "said_by": "A", "standing": "unresolved"},
        {**account, "id": "two", "value": "2 dead", "said_by": "B", "standing": "unresolved"},
        {**account, "id": "may", "value": "May", "said_by": "A", "standing": "supported",
         "about": "date"},
        {**account, "id": "june", "value": "June", "said_by": "B", "standing": "refuted",
         "about": "date"},
    ]  # fmt: skip
    made_up({"id": "raid", "title": "Raid", "date": "2011"})
    chronicle_folder.write_table(tmp_path / "accounts.csv", [*accounts[0]], accounts)

    (expander,) = [one for one in opened(event="raid").expander if "Who says" in one.label]

    assert expander.label == "Who says what on 2 aspects, 1 unresolved"
