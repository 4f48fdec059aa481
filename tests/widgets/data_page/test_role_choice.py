from tests.support.data_page import (
    TWO,
    labels,
    own,
    preview,
    role,
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
