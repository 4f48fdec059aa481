"""The Data page without a browser: a table of one's own opened, understood otherwise, corrected."""

import pytest

from chronicle.widgets.data_page import editing
from chronicle.widgets.frame import PAGES
from tests.support.data_page import (
    DOUBTFUL,
    SECTIONS,
    SHEETS,
    TWO,
    edit,
    labels,
    many,
    open_now,
    own,
    refusal,
    role,
    section,
    shown_table,
    turn_to,
    upload,
)
from tests.support.page_reading import (
    EVERYTHING,
    good,
    opened,
    part,
    plain,
    rows,
    summary,
)


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
        "76 rows read = 76 events shown + 0 in the undated tray + 0 in the unlocated tray "
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
    assert summary(app).startswith("1 of 76 events")

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


def test_the_button_beside_the_file_leads_to_its_problems():
    app = own(content=DOUBTFUL)
    assert "See 6 problems" in labels(app)

    good(app.button(key="see_problems").click().run())

    assert app.button_group(key="data_section").value == "problems"
    assert "Download the whole report as CSV" in labels(app)


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
