from chronicle.sessions import desk
from chronicle.widgets.data_page import editing
from tests.support.data_page import (
    DOUBTFUL,
    desk_state,
    edit,
    many,
    own,
    preview,
    role,
    section,
    shown_table,
    turn_to,
    upload,
)
from tests.support.page_reading import (
    good,
    part,
    parts,
    plain,
    rows,
    summary,
    words,
)


def test_the_editor_shows_the_table_as_it_is_spelled_with_the_lines_of_the_file():
    app = section(own(), "correct")

    frame = shown_table(app)
    assert list(frame) == ["line", "name", "when", "lat", "lon", "other lat", "remark"]
    assert frame.values.tolist()[1] == [3, "Bridge closed", "2011-06", "12.5", "22.5", "-35.5", ""]
    assert app.data_editor[0].editing_mode == "dynamic"


def test_a_corrected_cell_is_checked_at_once_and_is_right_on_every_page():
    app = section(own(content=DOUBTFUL), "correct")

    app = edit(app, {0: {"lat": "93"}})
    assert words(part(app, "edit_problems")).startswith(
        'mine.csv, line 2, lat: "93" is outside -90 to 90.'
    )
    app = edit(app, {0: {"lat": "26.5"}})
    assert words(part(app, "edit_problems")) == "The rows that you changed have no problem."

    assert list(app.button_group(key="data_section").options)[1:4] == [
        "Problems (5)", "Correct", "Save (1 unsaved)",
    ]  # fmt: skip
    app = turn_to(app, "Explore")
    assert "Of those shown, 1 without a date and 1 without a place." in summary(app)


def test_rows_are_added_and_removed_and_each_is_an_edit():
    app = section(own(), "correct")

    app = edit(app, {0: {"remark": None}}, ({"name": "Ferry sunk", "when": "last spring"},), (1,))
    # A column that was the dates is that still, whatever is written into it.

    assert words(part(app, "edit_problems")).startswith('mine.csv, line 4, when: "last spring"')
    assert list(app.button_group(key="data_section").options)[3] == "Save (3 unsaved)"
    assert rows(turn_to(app, "Explore")) == ["Market opened", "Ferry sunk"]


def test_edits_survive_moving_between_pages_and_parts_and_are_announced_there():
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})

    for page in ("Explore", "Story", "Evidence", "Connections"):
        app = turn_to(app, page)
        assert words(part(app, "unsaved")) == "1 edit is not saved."
    app = turn_to(app, "Data")
    assert not parts(app, "unsaved")
    app = section(app, "correct")
    assert shown_table(app)["name"].tolist() == ["Market burnt", "Bridge closed"]

    app = edit(app, {1: {"name": "Bridge mined", "remark": "at night"}})
    assert shown_table(section(section(app, "open"), "correct"))["name"].tolist() == [
        "Market burnt", "Bridge mined",
    ]  # fmt: skip
    assert words(part(turn_to(app, "Explore"), "unsaved")) == "3 edits are not saved."


def test_a_cell_put_back_as_it_was_is_no_edit():
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})

    app = edit(app, {})

    assert desk_state(app, desk.EDITED) == 0
    assert rows(turn_to(app, "Explore")) == ["Market opened", "Bridge closed"]


def test_a_mapping_changed_by_hand_keeps_the_edits():
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})

    good(role(section(app, "open"), "Latitude").select("other lat").run())

    assert preview(app)[0] == [2, "Market burnt", "3 May 2011", -33.5, 20.5]
    assert words(part(turn_to(app, "Explore"), "unsaved")) == "1 edit is not saved."


def test_the_editor_is_filtered_to_doubtful_rows_and_to_words():
    app = section(own(content=DOUBTFUL), "correct")
    good(app.checkbox(key="edit_doubtful").check().run())
    assert shown_table(app)["line"].tolist() == [2, 3, 4, 5, 7]
    # Rows can only be added where they are numbered without gaps.
    assert list(app.data_editor[0].value.index) == [0, 1, 2, 3, 4]

    good(app.text_input(key="edit_q").input("RAID").run())
    assert shown_table(app)["line"].tolist() == [2]

    app = edit(app, {0: {"lat": "26.5"}})
    assert words(part(app, "edit_problems")) == "The rows that you changed have no problem."
    # The row stays under the reader's hands until something else is asked for.
    assert shown_table(app)["line"].tolist() == [2]
    good(app.text_input(key="edit_q").input("").run())
    assert shown_table(app)["line"].tolist() == [3, 4, 5, 7]
    assert desk_state(app, desk.EDITED) == 1


UNCLEAR = "title,date,lat,lon\nRaid,03/04/2011,1,2\nSiege,05/06/2011,1,2\nTruce,2012,1,2\n"


def test_a_row_that_waits_for_an_answer_is_not_said_to_have_no_problem():
    app = section(own(content=UNCLEAR), "correct")
    (question,) = app.radio
    assert 'Is "03/04/2011" in column "date"' in plain(question.label)
    app = edit(app, {0: {"title": "Raids"}})
    assert words(part(app, "edit_problems")).startswith(
        'mine.csv, line 2, date: "03/04/2011" may be two days.'
    )
    good(app.checkbox(key="edit_doubtful").check().run())
    assert shown_table(app)["line"].tolist() == [2, 3]

    good(app.radio[0].set_value("Day first").run())

    assert not app.radio
    assert summary(app).startswith("3 of 3 events")


def test_the_problems_of_the_doubtful_rows_are_said_below_them(monkeypatch):
    monkeypatch.setattr(editing, "SENTENCES_AT_ONCE", 3)
    app = section(own(content=DOUBTFUL), "correct")
    assert not parts(app, "edit_problems")

    good(app.checkbox(key="edit_doubtful").check().run())

    said = words(part(app, "edit_problems")).split("\n")
    assert said[0].startswith('mine.csv, line 2, lat: "95.2" is outside -90 to 90.')
    assert said[3:] == ["And 3 more, in the report."]


def test_what_was_asked_of_the_editor_is_kept_on_other_pages_and_forgotten_with_the_file(
    monkeypatch,
):
    monkeypatch.setattr(editing, "ROWS_AT_ONCE", 2)
    app = section(own(content=many(10)), "correct")
    good(app.checkbox(key="edit_doubtful").check().run())
    good(app.text_input(key="edit_q").input("Event").run())
    good(app.number_input(key="edit_page").set_value(2).run())
    assert shown_table(app)["line"].tolist() == [7, 9]

    app = section(turn_to(turn_to(app, "Explore"), "Data"), "correct")
    assert shown_table(app)["line"].tolist() == [7, 9]

    app = section(upload(section(app, "open"), "other.csv", many(10)), "correct")
    assert shown_table(app)["line"].tolist() == [2, 3]
