from chronicle.sessions import desk
from chronicle.widgets.data_page import editing
from tests.support.data_page import (
    desk_state,
    edit,
    many,
    own,
    preview,
    section,
    shown_table,
    turn_to,
)
from tests.support.page_reading import (
    good,
    rows,
)


def test_a_long_table_is_edited_a_page_at_a_time(monkeypatch):
    monkeypatch.setattr(editing, "ROWS_AT_ONCE", 3)
    app = section(own(content=many(8)), "correct")
    assert shown_table(app)["line"].tolist() == [2, 3, 4]
    assert app.number_input(key="edit_page").label == "Page of 3"

    good(app.number_input(key="edit_page").set_value(3).run())
    assert shown_table(app)["line"].tolist() == [8, 9]
    app = edit(app, {1: {"title": "The last"}})

    good(app.number_input(key="edit_page").set_value(1).run())
    app = edit(app, {0: {"title": "The first"}})
    assert desk_state(app, desk.EDITED) == 2
    assert preview(section(app, "open"))[0][1] == "The first"
    assert rows(turn_to(app, "Explore"))[-1] == "The last"


def test_a_page_that_is_not_there_any_more_gives_way_to_the_last(monkeypatch):
    monkeypatch.setattr(editing, "ROWS_AT_ONCE", 2)
    app = section(own(content=many(10)), "correct")
    good(app.checkbox(key="edit_doubtful").check().run())
    good(app.number_input(key="edit_page").set_value(3).run())
    assert shown_table(app)["line"].tolist() == [11]

    app = edit(app, {0: {"lat": "9"}})
    assert app.number_input(key="edit_page").label == "Page of 2"
    assert shown_table(app)["line"].tolist() == [7, 9]

    good(app.text_input(key="edit_q").input("Event 1").run())
    assert shown_table(app)["line"].tolist() == [3]
