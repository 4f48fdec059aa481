import json

import pytest

from chronicle.sessions import desk
from chronicle.sessions.kept_edits import KeptEdits
from chronicle.widgets import unsaved
from tests.support.data_page import edit, own, preview, save_said, section, turn_to, upload
from tests.support.page_reading import good, part, parts, words

TABLE = "title,date\nRaid,2013-01-16\nSiege,2013\nMarch,2011\n"
LEFT = KeptEdits(
    "before", "mine.csv", "", "", "", 2, (2, 4), ((2, "title", "A *raid*"), (4, "date", "2012")),
    (), (),
)  # fmt: skip


@pytest.fixture
def state(monkeypatch):
    """The session's state, as a callback finds it."""
    state = {}
    monkeypatch.setattr(unsaved.st, "session_state", state)
    monkeypatch.setattr(desk.st, "session_state", state)
    return state


@pytest.fixture
def told(monkeypatch):
    """What the browser was last told."""
    told = {}
    monkeypatch.setattr(unsaved, "_question", lambda **said: told.update(said["data"]))
    return told


def left_behind(table=TABLE, **changed):
    """The Data page in a session whose browser has kept the edits of the one before."""
    before = edit(section(own("mine.csv", table), "correct"), **changed)
    edits = before.session_state[desk.KEPT]
    app = own("mine.csv", table)
    app.session_state[desk.ENDED] = {edits.session: edits}
    return good(app.run()), edits


def ended(app):
    return words(part(app, "ended_edits_0"))


def test_the_browser_keeps_the_edits_until_they_are_saved(told):
    app = section(own("mine.csv", TABLE), "correct")
    assert told["kept"] is None

    app = edit(app, {0: {"title": "A raid"}})
    assert told["kept"]["cells"] == ((2, "title", "A raid"),)
    assert told["kept"]["session"] == told["session"]

    app.session_state[desk.EDITED] = 0  # as after the download
    good(app.run())
    assert told["kept"] is None


def test_what_the_browser_says_was_left_behind_is_told_once(state, told):
    state[unsaved.KEY] = {"ended": [*json.loads(json.dumps([LEFT._asdict()])), "garbage", None]}

    unsaved._told()
    unsaved.watch()
    assert desk.ended() == (LEFT,)
    assert told["known"] == ["before"]

    desk.settle(LEFT)
    unsaved._told()
    unsaved.watch()
    assert desk.ended() == ()
    assert (told["known"], told["settled"]) == (["before"], ("before",))


@pytest.mark.parametrize("said", [None, "ended", {"ended": "x"}, {"ended": {"session": "a"}}])
def test_what_is_no_list_of_edits_is_not_told(state, said):
    state[unsaved.KEY] = said

    unsaved._told()

    assert desk.ended() == ()


def test_edits_that_a_session_left_behind_are_said_on_every_page_and_never_called_saved():
    app, _ = left_behind(changed={0: {"title": "A *raid*"}, 2: {"date": "2012"}})

    assert ended(app).startswith(
        "2 edits of mine.csv, lines 2, 4, were not saved when the session ended."
        " You can make them again."
    )
    assert 'line 2, title: "A *raid*"' in ended(app)
    assert "2 edits of a session that ended" in save_said(section(app, "save"))
    assert "Every edit is saved." not in save_said(app)
    assert "2 edits of mine.csv" in ended(turn_to(app, "Explore"))


def test_edits_that_are_made_again_are_unsaved_edits_of_this_session():
    app, edits = left_behind(changed={0: {"title": "A raid"}}, removed=(1,))

    app = good(app.button(key="make_again_0").click().run())

    assert [row[1] for row in preview(section(app, "open"))] == ["A raid", "March"]
    assert not parts(app, "ended_edits_0")
    assert "2 edits not saved yet." in save_said(section(app, "save"))
    assert app.session_state[desk.SETTLED] == (edits.session,)


def test_edits_that_are_let_go_are_not_spoken_of_again():
    app, edits = left_behind(changed={0: {"title": "A raid"}})

    app = good(app.button(key="let_go_0").click().run())

    assert not parts(app, "ended_edits_0")
    assert app.session_state[desk.SETTLED] == (edits.session,)
    assert "Nothing has been changed here." in save_said(section(app, "save"))


def test_edits_wait_for_their_file_where_another_one_is_open():
    app, _ = left_behind(changed={0: {"title": "A raid"}})

    app = upload(section(app, "open"), "other.csv", TABLE)
    assert "Nothing has been changed here." in save_said(section(app, "save"))
    section(app, "open")
    assert "To make it again, open that file again." in ended(app)
    assert not any(one.key == "make_again_0" for one in app.button)

    app = upload(app, "mine.csv", TABLE)
    assert app.button(key="make_again_0")


def test_edits_of_a_file_that_was_changed_since_are_shown_and_not_made_again():
    app, _ = left_behind(changed={0: {"title": "A raid"}})

    app = upload(section(app, "open"), "mine.csv", TABLE + "Vote,2014\n")

    assert "so nothing can make it again in it." in ended(app)
    assert 'line 2, title: "A raid"' in ended(app)
    assert not any(one.key == "make_again_0" for one in app.button)


def test_edits_of_another_sheet_say_which_one_to_turn_to():
    app, edits = left_behind(changed={0: {"title": "A raid"}})
    app.session_state[desk.ENDED] = {edits.session: edits._replace(sheet="Talks")}

    assert "To make it again, turn to the sheet “Talks”." in ended(good(app.run()))


def test_edits_that_were_too_many_to_be_kept_are_said_to_be_lost(monkeypatch):
    monkeypatch.setattr("chronicle.sessions.kept_edits.MOST_EDITS", 1)
    app, _ = left_behind(changed={0: {"title": "A raid"}, 1: {"title": "B"}})

    assert "There were too many to be kept: they are lost." in ended(app)
    assert not any(one.key == "make_again_0" for one in app.button)
