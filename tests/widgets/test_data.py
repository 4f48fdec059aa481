"""The Data page without a browser: a table of one's own opened, understood otherwise, corrected."""

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from chronicle import desk, schema
from chronicle.widgets import checking, editing, report, taking
from chronicle.widgets.frame import PAGES
from tests.support.data_page import (
    SECTIONS,
    TWO,
    edit,
    labels,
    open_now,
    own,
    paste,
    preview,
    refusal,
    role,
    section,
    shown_table,
    table,
    turn_to,
    upload,
)
from tests.support.openings import zipped
from tests.support.page_reading import (
    EVERYTHING,
    good,
    opened,
    part,
    parts,
    plain,
    rows,
    summary,
    words,
)
from tests.support.workbooks import workbook_bytes

DOUBTFUL = """\
title,date,lat,lon
Raid,2013-01-16,95.2,9.1
Siege,last spring,27.9,9.1
Inquiry,2013-09,-91,x
,2014,1,2
Trial,2014-02,31.2,16.6
Trial,2014-02,31.2,16.6
"""


@pytest.mark.parametrize("name", SECTIONS)
def test_every_part_of_the_page_draws_for_the_shipped_chronicle(name):
    app = section(opened("Data"), name)

    assert part(app, f"data_{name}").children
    assert summary(app) == EVERYTHING
    assert list(app.button_group(key="data_section").options) == [
        "Open a file", "Problems (0)", "Correct", "Save", "What a table needs",
    ]  # fmt: skip


def test_the_shipped_chronicle_is_said_to_be_a_file_of_this_machine_that_needs_no_opening():
    app = opened("Data")

    assert open_now(app) == [
        "events.csv: CSV, UTF-8, from this machine.",
        "63 rows read = 63 events shown + 0 in the undated tray + 0 in the unlocated tray "
        "+ 0 set aside.",
    ]
    assert "Open the shipped chronicle" not in labels(app)


def test_an_uploaded_file_is_the_chronicle_of_every_page():
    app = own()

    assert open_now(app) == [
        "mine.csv: CSV, UTF-8.",
        "2 rows read = 2 events shown + 0 in the undated tray + 0 in the unlocated tray "
        "+ 0 set aside.",
    ]
    assert plain(app.markdown[0].value) == "# mine"
    for page in PAGES:
        app = turn_to(app, page)
        assert summary(app) == "2 of 2 events, 3 May 2011 to Jun 2011. Nothing hidden."
        assert plain(app.markdown[0].value) == "# mine"
    assert rows(turn_to(app, "Explore")) == ["Market opened", "Bridge closed"]


@pytest.mark.parametrize(
    ("where", "part_of_it", "sentence"),
    [
        ("Story", None, "This chronicle has no story: it would stand in story.csv"),
        ("Evidence", "article", "This chronicle has no article.csv, so no article to hold"),
        ("Evidence", "accounts", "This chronicle has no accounts.csv, so no competing accounts"),
        ("Evidence", "sources", "No such source stands behind the events shown."),
        ("Connections", None, "This chronicle has no links between events."),
    ],
)
def test_a_page_without_data_for_the_open_file_says_so_in_a_sentence(where, part_of_it, sentence):
    app = turn_to(own(), where)
    if part_of_it:
        good(app.button_group(key="section_shown").set_value(part_of_it).run())

    assert any(one.value.startswith(sentence) for one in app.text)


def test_selection_filters_and_address_of_the_chronicle_before_are_gone():
    address = {
        "event": "in-amenas-raid", "category": ["attack"], "from": "2012-01-01", "q": "amenas",
        "country": "Algeria", "in_view": "-17.20,11.00,25.20,38.00", "step": "2",
    }  # fmt: skip
    app = opened("Data", **address)
    assert summary(app).startswith("1 of 63 events")

    app = upload(app, "mine.csv", TWO)

    assert summary(app).endswith("Nothing hidden.")
    assert dict(app.query_params) == {}
    app = turn_to(app, "Explore")
    assert rows(app) == ["Market opened", "Bridge closed"]
    assert app.session_state["event"] is None
    assert app.text_input(key="q").value == ""
    assert app.toggle(key="follow_map").value is False


def test_a_filter_is_kept_when_the_same_file_is_understood_otherwise_and_still_has_its_values():
    app = own(content="title,date,kind\nRaid,2013,attack\nTruce,2014,talks\n")
    good(app.button_group(key="category").select("attack").run())

    good(role(app, "Summary").select("title").run())
    assert summary(app).startswith("1 of 2 events")
    assert dict(app.query_params) == {"category": "attack"}

    good(role(app, "Category").set_value(None).run())
    assert summary(app).startswith("2 of 2 events")
    assert dict(app.query_params) == {}


def test_what_was_pasted_opens_as_a_file_does():
    app = paste(opened("Data"), "title\tdate\nRaid\t2013-01-16\n")

    assert open_now(app)[0] == "pasted table: TSV, UTF-8."
    assert summary(app).startswith("1 of 1 event, 16 Jan 2013.")


def test_pasting_nothing_opens_nothing_and_says_so():
    app = paste(opened("Data"), "  \n")

    assert summary(app) == EVERYTHING
    assert "Nothing was pasted. Copy the rows of a table, with the header, into the field." in (
        words(part(app, "data_open"))
    )


def test_another_file_takes_the_place_of_an_uploaded_one_and_is_not_opened_twice():
    app = own()
    app = upload(app, "other.csv", "title,date\nRaid,2013-01-16\n")
    assert open_now(app)[0] == "other.csv: CSV, UTF-8."

    app = paste(app, TWO)

    assert open_now(app)[0] == "pasted table: CSV, UTF-8."
    assert open_now(section(section(app, "save"), "open"))[0] == "pasted table: CSV, UTF-8."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("broken.xlsx", b"PK\x03\x04" + bytes(200), "broken.xlsx: The file is damaged or cut off"),
        ("a.csv", "", "a.csv: The file is empty. It needs a header row"),
        ("a.json", "[]", "a.json: The file holds no events. It needs a list with an object for"),
        ("a.kml", "<kml></kml>", "a.kml: The file is KML, which is no table of events."),
        ("`x`<b>.csv", b"\0\1\2\3" * 99, "`x`<b>.csv: The file is not text."),
    ],
)
def test_a_refused_file_leaves_the_open_one_as_it_was_and_says_why(name, content, sentence):
    app = own()
    good(app.text_input(key="q").input("market").run())
    before = summary(app), dict(app.query_params)

    app = upload(app, name, content)

    assert refusal(app).startswith(sentence)
    assert refusal(app).endswith("What was open is still open.")
    assert open_now(app)[0] == "mine.csv: CSV, UTF-8."
    assert (summary(app), dict(app.query_params)) == before
    assert not parts(upload(app, "good.csv", "title,date\nA,2011\n"), "refusal")


def test_a_reader_goes_back_to_the_shipped_chronicle_and_may_open_the_same_file_again():
    app = own(content=DOUBTFUL)
    good(app.text_input(key="q").input("raid").run())

    good(app.button(key="open_shipped").click().run())

    assert (summary(app), dict(app.query_params)) == (EVERYTHING, {})
    assert not app.get("file_uploader")[0].value
    assert "Open the shipped chronicle" not in labels(app)
    assert summary(upload(app, "mine.csv", DOUBTFUL)).startswith("5 of 5 events")


def test_the_mapping_that_was_taken_is_shown_for_each_role():
    app = own()

    taken = {one.label: one.value for one in app.selectbox if one.value}
    assert taken == {"Title": "name", "Date": "when", "Latitude": "lat", "Longitude": "lon"}
    assert role(app, "Place").options == ["name", "when", "lat", "lon", "other lat", "remark"]
    assert any("Kept, and shown in the card" in plain(one.value) for one in app.caption)
    assert preview(app) == [
        [2, "Market opened", "3 May 2011", 10.5, 20.5],
        [3, "Bridge closed", "June 2011", 12.5, 22.5],
    ]


PARTS = """\
id,iyear,imonth,iday,city,attacktype1_txt,latitude,longitude
1,2011,10,20,Sirte,Armed Assault,31.2,16.6
2,2012,9,0,Benghazi,Armed Assault,,
"""


def test_what_a_title_and_a_date_are_made_of_is_shown_and_every_role_in_use_can_be_seen():
    app = own(content=PARTS)

    assert (role(app, "Title").value, role(app, "Title").proto.placeholder) == (
        None, "made of attacktype1_txt + city",
    )  # fmt: skip
    assert role(app, "Date").proto.placeholder == "made of iyear + imonth + iday"
    assert role(app, "Country").proto.placeholder == "none"
    assert "title of attacktype1_txt + city; date of iyear + imonth + iday" in (
        words(part(app, "mapping"))
    )
    hidden = [one.label for one in app.expander[0].get("selectbox")]
    assert not {"Year", "Month", "Day"} & {*hidden}
    assert "End year" in hidden
    assert preview(app)[1] == [3, "Armed Assault, Benghazi", "September 2012", None, None]


def test_a_role_changed_by_hand_changes_the_preview_and_every_page():
    app = own()

    good(role(app, "Latitude").select("other lat").run())
    assert preview(app)[0] == [2, "Market opened", "3 May 2011", -33.5, 20.5]
    good(role(app, "Title").select("remark").run())
    assert preview(app)[0][1] == "by hand"
    assert "See 1 problem" in labels(app)  # the other event has no title now
    assert rows(turn_to(app, "Explore")) == ["by hand", "(no title)"]
    app = turn_to(app, "Data")

    good(app.button(key="roles_reset").click().run())
    assert preview(app)[0] == [2, "Market opened", "3 May 2011", 10.5, 20.5]
    assert role(app, "Title").value == "name"


def test_a_role_that_no_column_plays_any_more_is_taken_away():
    app = own()

    good(role(app, "Date").set_value(None).run())

    assert summary(app) == "2 of 2 events. Nothing hidden. Of those shown, 2 without a date."
    assert [row[2] for row in preview(app)] == ["undated", "undated"]


def test_the_mapping_of_one_file_is_not_that_of_the_next():
    app = own()
    good(role(app, "Latitude").select("other lat").run())

    app = upload(app, "next.csv", TWO)

    assert role(app, "Latitude").value == "lat"
    assert preview(app)[0][3] == 10.5


def test_the_order_of_day_and_month_is_asked_and_the_answer_can_be_changed():
    app = own(content="title,date\nRaid,03/04/2011\nSiege,05/06/2011\n")
    assert summary(app).endswith("2 without a date and 2 without a place.")
    (question,) = (one for one in app.radio if one.key.startswith("day_first"))
    assert 'Is "03/04/2011"' in plain(question.label)
    assert question.value is None

    good(question.set_value("Day first").run())
    assert summary(app).startswith("2 of 2 events, 3 Apr 2011 to 5 Jun 2011.")

    (question,) = (one for one in app.radio if one.key.startswith("day_first"))
    good(question.set_value("Month first").run())
    assert summary(app).startswith("2 of 2 events, 4 Mar 2011 to 6 May 2011.")


def test_nothing_is_asked_where_the_column_says_it():
    app = own(content="title,date\nRaid,13/04/2011\nSiege,05/06/2011\n")

    assert not parts(app, "question")
    assert summary(app).startswith("2 of 2 events, 13 Apr 2011 to 5 Jun 2011.")


SHEETS = workbook_bytes(
    [["title", "date"], ["Raid", "2013-01-16"]],
    {"Talks": [["name", "when"], ["Truce", "2012-04-01"]], "Blank": []},
)


def test_another_sheet_of_a_workbook_is_read_when_it_is_chosen():
    app = own("talks.xlsx", SHEETS)
    good(app.text_input(key="q").input("raid").run())
    (sheets,) = (one for one in app.selectbox if one.label == "Sheet")
    assert (sheets.value, sheets.options) == ("Events", ["Events", "Talks", "Blank"])

    good(sheets.select("Talks").run())

    assert summary(app).startswith("1 of 1 event, 1 Apr 2012. Nothing hidden.")
    assert role(app, "Title").value == "name"


def test_a_sheet_that_holds_nothing_leaves_the_one_that_was_open_and_its_filters():
    app = own("talks.xlsx", SHEETS)
    good(app.text_input(key="q").input("raid").run())
    (sheets,) = (one for one in app.selectbox if one.label == "Sheet")

    good(sheets.select("Blank").run())

    assert refusal(app).startswith('talks.xlsx: The sheet "Blank" is empty.')
    assert dict(app.query_params) == {"q": "raid"}
    assert role(app, "Sheet").value == "Events"


def test_problems_are_counted_by_kind_below_the_sum_of_rows():
    app = section(own(content=DOUBTFUL), "problems")

    assert words(part(app, "problems")).startswith(
        "6 rows read = 2 events shown + 1 in the undated tray + 2 in the unlocated tray "
        "+ 1 set aside."
    )
    kinds = table(app, "number")
    assert kinds[["number", "kind", "column", "effect"]].values.tolist() == [
        [2, "lat is outside -90 to 90.", "lat", "shown in the unlocated tray"],
        [1, "date is not a date in EDTF form.", "date", "shown in the undated tray"],
        [1, "lon is not a number.", "lon", "shown in the unlocated tray"],
        [1, "title: The cell is blank.", "title", 'shown as "(no title)"'],
        [1, "The row is the same as line 6.", "", "row set aside"],
    ]
    found = table(app, "message")
    assert found["line"].tolist() == [2, 3, 4, 4, 5, 7]
    assert found.loc[found["column"].isin(["lat", "lon"]), "value"].tolist() == ["95.2", "-91", "x"]
    assert list(app.button_group(key="data_section").options)[1] == "Problems (6)"


def problem_lines(app: AppTest) -> list[int]:
    return table(app, "message")["line"].tolist()


def test_problems_are_filtered_by_kind_by_effect_and_by_words():
    app = section(own(content=DOUBTFUL), "problems")
    good(app.selectbox(key="problem_kind").select("lat is outside -90 to 90.").run())
    assert problem_lines(app) == [2, 4]
    good(app.text_input(key="problem_q").input("-91").run())
    assert problem_lines(app) == [4]

    good(app.selectbox(key="problem_kind").set_value(None).run())
    good(app.text_input(key="problem_q").input("").run())
    good(app.selectbox(key="problem_effect").select("row set aside").run())
    assert problem_lines(app) == [7]
    good(app.selectbox(key="problem_effect").set_value(None).run())
    good(app.text_input(key="problem_q").input("LAT").run())
    assert problem_lines(app) == [2, 4]
    good(app.text_input(key="problem_q").input(".*").run())
    assert problem_lines(app) == []


def test_the_button_beside_the_file_leads_to_its_problems():
    app = own(content=DOUBTFUL)
    assert "See 6 problems" in labels(app)

    good(app.button(key="see_problems").click().run())

    assert app.button_group(key="data_section").value == "problems"
    assert "Download the whole report as CSV" in labels(app)


def test_of_very_many_problems_the_first_are_shown_and_how_many_there_are(monkeypatch):
    monkeypatch.setattr(report, "ROWS_AT_ONCE", 3)
    app = section(own(content=DOUBTFUL), "problems")

    assert len(table(app, "message")) == 3
    assert "The first 3 of 6. The download has them all." in words(part(app, "problems"))


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


def desk_state(app: AppTest, key: str) -> Any:
    return app.session_state[key]


def test_a_mapping_changed_by_hand_keeps_the_edits():
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})

    good(role(section(app, "open"), "Latitude").select("other lat").run())

    assert preview(app)[0] == [2, "Market burnt", "3 May 2011", -33.5, 20.5]
    assert words(part(turn_to(app, "Explore"), "unsaved")) == "1 edit is not saved."


def many(number: int) -> str:
    body = "".join(f"Event {n},2011,{91 if n % 2 else 9},9\n" for n in range(number))
    return f"title,date,lat,lon\n{body}"


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


def test_a_long_table_says_that_it_is_being_checked(monkeypatch):
    monkeypatch.setattr(checking, "LONG", 2)
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})
    assert [one.value for one in app.toast] == ["2 rows were checked."]

    monkeypatch.setattr(checking, "LONG", 3)
    assert not edit(app, {0: {"name": "Market closed"}}).toast


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


@pytest.mark.parametrize(
    ("name", "content", "download"),
    [
        ("mine.csv", TWO, "Download mine.csv"),
        ("my.table.tsv", TWO.replace(",", "\t"), "Download my.table.tsv"),
        ("talks.xlsx", SHEETS, "Download talks.csv"),
        ("loose arms.zip", zipped(raids=TWO), "Download raids.csv"),
        ("**x**<b>.csv", TWO, "Download **x**<b>.csv"),
    ],
)
def test_what_was_uploaded_is_saved_by_a_download_and_not_written_back(name, content, download):
    app = section(own(name, content), "save")

    assert download in labels(app)
    assert "A file that was uploaded or pasted can be downloaded, not written back." in (
        words(part(app, "data_save"))
    )
    assert not any("back" in label for label in labels(app))
    assert [label for label in labels(app) if label.startswith("Download as")] == [
        "Download as CSV", "Download as GeoJSON", "Download as TimelineJS CSV",
    ]  # fmt: skip


def test_downloads_with_other_columns_have_other_names(monkeypatch):
    names, button = [], st.download_button

    def named(label, data, file_name, **more):
        names.append(file_name)
        return button(label, data, file_name=file_name, **more)

    monkeypatch.setattr(st, "download_button", named)
    section(own(), "save")

    assert names == [
        "mine.csv", "mine-chronicle.csv", "mine-chronicle.geojson",
        "mine-chronicle-timelinejs.csv",
    ]  # fmt: skip


def test_a_table_that_was_downloaded_is_saved():
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})
    good(app.button(key="go_save").click().run())
    assert "1 edit not saved yet." in words(part(app, "data_save"))

    good(app.download_button(key="download_table").click().run())

    assert "Every edit is saved." in words(part(app, "data_save"))
    assert not parts(turn_to(app, "Explore"), "unsaved")
    app = edit(section(turn_to(app, "Data"), "correct"), {1: {"name": "Bridge mined"}})
    assert desk_state(app, desk.EDITED) == 1


def test_a_long_table_with_edits_is_written_before_its_download_can_be_asked_for(monkeypatch):
    """Written later it is sometimes not found, after its edits were said to be saved."""
    held, button = {}, st.download_button

    def kept(label, data, on_click, **more):
        held[more["key"]] = data, on_click
        return button(label, data, on_click=on_click, **more)

    monkeypatch.setattr(st, "download_button", kept)
    monkeypatch.setattr(taking, "WRITTEN_AT_ONCE", 1)
    app = section(own(), "save")
    written_later, on_click = held["download_table"]
    assert (callable(written_later), on_click) == (True, "ignore")

    app = section(edit(section(app, "correct"), {0: {"name": "Market burnt"}}), "save")
    assert held["download_table"] == (
        TWO.replace("Market opened", "Market burnt").encode(), desk.downloaded,
    )  # fmt: skip
    good(app.download_button(key="download_table").click().run())

    assert isinstance(held["download_table"][0], bytes)  # The browser may still be fetching it.


def test_a_download_of_the_chronicle_in_another_format_saves_no_edit():
    app = section(edit(section(own(), "correct"), {0: {"name": "Market burnt"}}), "save")

    good(app.download_button(key="download_geojson").click().run())

    assert "1 edit not saved yet." in words(part(app, "data_save"))


def test_the_part_about_columns_shows_the_smallest_table_and_each_column():
    app = section(opened("Data"), "columns")

    assert app.code[0].value.startswith("title,date\n")
    described = words(part(app, "data_columns"))
    assert "\n\ntitle · " in described
    assert "also headline, event title" in described
    for name in schema.ROLES:
        assert f"{name} · " in described


HOSTILE = [
    "_index", "index", "line", "line ⚑", "**bold**", "<img src=x>", "Title", "title ", "$a$",
    ":red[x]", "`c`", "a\nb", "0", "{{7*191}}", "[x](http://localhost:1/)", "=1+1", "__proto__",
]  # fmt: skip
WIDE = ["title", "date", *(f"c{n}" for n in range(300))]
AWKWARD = {
    "without rows": "title,date\n",
    "with no usable row": "title,date\n,\n,2013\n",
    "with one column": "title\nA\nB\n",
    "with headers left blank": ",date,\nA,2011,3\nB,2012,4\n",
    "with 300 columns": f"{','.join(WIDE)}\n{','.join(['A', '2011', *['x'] * 300])}\n",
    "with 1,100 problems": many(2_200),
    "with hostile headers": "title,date,"
    + ",".join('"' + name.replace('"', '""') + '"' for name in HOSTILE)
    + "\nA,2011"
    + ",x" * len(HOSTILE)
    + "\n",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_every_part_draws_and_every_cell_can_be_edited_in_a_table(text):
    app = own("awkward.csv", text)
    for name in SECTIONS:
        app = section(app, name)
        assert part(app, f"data_{name}").children
    app = section(app, "correct")
    frame = shown_table(app)
    headers = list(frame)[1:]
    changed = {0: dict.fromkeys(headers, "changed")} if len(frame) else {}

    app = edit(app, changed, ({headers[0]: "added"},))

    after = shown_table(section(section(app, "open"), "correct"))
    first, last = after.iloc[0].tolist()[1:], after.iloc[-1].tolist()[1:]
    if len(after) <= editing.ROWS_AT_ONCE - 1:
        assert last == ["added", *[""] * (len(headers) - 1)]
    if changed:
        assert first == ["changed"] * len(headers)
    for page in PAGES:
        turn_to(app, page)


def test_headers_stand_above_the_editor_as_they_are():
    frame = shown_table(section(own("awkward.csv", AWKWARD["with hostile headers"]), "correct"))

    assert list(frame) == ["line", "title", "date", *HOSTILE[:7], "title (2)", *HOSTILE[8:]]
