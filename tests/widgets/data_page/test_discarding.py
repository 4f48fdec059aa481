import pytest
from streamlit.testing.v1 import AppTest

from chronicle.sessions import desk
from tests.support.data_page import (
    SHEETS,
    desk_state,
    edit,
    labels,
    own,
    paste,
    preview,
    refusal,
    role,
    section,
    turn_to,
    upload,
)
from tests.support.page_reading import (
    EVERYTHING,
    good,
    opened,
    part,
    parts,
    plain,
    summary,
    words,
)


def edited() -> AppTest:
    """The Data page, at its first part, with one edit that is not saved."""
    return section(edit(section(own(), "correct"), {0: {"name": "Market burnt"}}), "open")


OTHER = "title,date\nRaid,2013-01-16\n"


@pytest.mark.parametrize("way", ["upload", "paste", "shipped"])
def test_another_file_is_opened_over_unsaved_edits_only_after_a_question(way):
    app = edited()
    if way == "upload":
        app, name = upload(app, "**other**.csv", OTHER), "**other**.csv"
    elif way == "paste":
        app, name = paste(app, OTHER), "pasted table"
    else:
        app, name = good(app.button(key="open_shipped").click().run()), "the shipped chronicle"

    assert words(part(app, "lose_edits")) == (
        "The open table has 1 edit that is not saved, and would be closed."
    )
    assert plain(app.button(key="open_waiting").label) == f"Open {name}"
    assert preview(app)[0][1] == "Market burnt"

    good(app.button(key="keep_open").click().run())
    assert not parts(app, "lose_edits")
    assert (preview(app)[0][1], desk_state(app, desk.EDITED)) == ("Market burnt", 1)


@pytest.mark.parametrize("way", ["upload", "paste", "shipped"])
def test_a_reader_who_lets_the_edits_go_gets_the_other_file(way):
    app = edited()
    if way == "upload":
        app, first = upload(app, "other.csv", OTHER), "Raid"
    elif way == "paste":
        app, first = paste(app, OTHER), "Raid"
    else:
        app, first = good(app.button(key="open_shipped").click().run()), None

    good(app.button(key="open_waiting").click().run())

    assert not parts(app, "lose_edits")
    assert desk_state(app, desk.EDITED) == 0
    if first:
        assert [row[1] for row in preview(app)] == [first]
    else:
        assert summary(app) == EVERYTHING
    assert not parts(turn_to(app, "Explore"), "unsaved")


def test_what_is_wanted_last_is_what_waits_and_the_question_is_still_there_after_a_walk():
    app = paste(upload(edited(), "other.csv", OTHER), "title,date\nTruce,2012\n")
    app = turn_to(turn_to(app, "Explore"), "Data")

    good(app.button(key="open_waiting").click().run())

    assert [row[1] for row in preview(app)] == ["Truce"]


def test_a_file_that_waited_and_is_refused_leaves_the_edits():
    app = upload(edited(), "a.csv", "")
    good(app.button(key="open_waiting").click().run())

    assert refusal(app).startswith("a.csv: The file is empty.")
    assert not parts(app, "lose_edits")
    assert (preview(app)[0][1], desk_state(app, desk.EDITED)) == ("Market burnt", 1)


def test_another_sheet_is_not_offered_while_edits_would_be_lost():
    app = section(edit(section(own("talks.xlsx", SHEETS), "correct"), {0: {"title": "X"}}), "open")

    assert role(app, "Sheet").disabled
    assert any("Save your edits before you turn to another sheet" in c.value for c in app.caption)


def test_an_edited_shipped_chronicle_can_be_had_as_it_was():
    app = edit(section(opened("Data"), "correct"), {0: {"title": "Something else"}})
    app = section(app, "open")
    assert preview(app)[0][1] == "Something else"

    good(app.button(key="open_shipped").click().run())
    good(app.button(key="open_waiting").click().run())

    assert preview(app)[0][1] == "Uprising against Gadhafi: the 'Day of Rage'"
    assert "Open the shipped chronicle" not in labels(app)
