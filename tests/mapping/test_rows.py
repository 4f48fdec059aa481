import pandas as pd
import pytest

from chronicle.mapping import rows
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem, Report


def table(text):
    """Cells written in lines, parted by |; the first line is the header."""
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in text.splitlines())
    return pd.DataFrame(lines, columns=header, index=range(len(lines)), dtype="str")


def aside(cells, **roles):
    """Which rows are no events, and what is said of them; the first stands on line 2."""
    report = Report("a.csv", pd.Series(range(2, len(cells) + 2)))
    found = rows.title_and_summary_rows(cells, roles, report)
    return list(found), report.problems


@pytest.mark.parametrize("name", ["Type", "type", " TYPE ", "gsx$type"])
def test_the_title_row_of_a_timeline_is_set_aside(name):
    cells = table("Headline|x\nArms|Title \nRaid|\nEra of war|era").set_axis(
        ["Headline", name], axis=1
    )

    found, problems = aside(cells)

    assert found == [True, False, False]
    message = "The row is the title of the timeline, not an event."
    assert problems == [Problem("a.csv", Code.TITLE_ROW, message, 2, outcome=Outcome.SET_ASIDE)]


def test_a_title_in_any_other_column_is_no_title_row():
    assert aside(table("kind|name\ntitle|title")) == ([False], [])


@pytest.mark.parametrize(
    "words",
    ["Total", "TOTAL:", "Grand total", "Subtotal", "Sum", "Summe", "Gesamt", "Total (n=7)",
     "Totals for 2011", "Total killed", "Gesamtsumme", "Sum of all",
     "Total of 12 events", "Total events: 3", "Total: 1,234", "Average", "Suma", "Count of rows"],
)  # fmt: skip
def test_a_row_that_sums_up_others_is_set_aside(words):
    cells = table(f"title|date|killed\nRaid|2013|38\n{words}||41")

    found, problems = aside(cells, title="title", date="date")

    assert found == [False, True]
    message, hint = "The row sums up others, and is no event.", "Remove it."
    assert problems == [
        Problem("a.csv", Code.SUM_ROW, message, 3, hint=hint, outcome=Outcome.SET_ASIDE)
    ]


@pytest.mark.parametrize(
    "row",
    ["Total blackout||41", "Summer||", "Raid||41", "Total|2013|41", "Somme|1916-07|", "||41",
     "Total||many", "Total|last spring|"],
)  # fmt: skip
def test_a_row_that_says_more_is_an_event(row):
    cells = table(f"title|date|killed\n{row}")

    assert aside(cells, title="title", date="date") == ([False], [])


def test_notes_below_the_table_are_set_aside():
    cells = table(
        "title|date|killed\nRaid|2013|38\n* is a name|2013|\nTotal||38\n* disputed||\n||\n"
        "Source: our desk||\n|* see above|"
    )

    found, problems = aside(cells, title="title", date="date")

    assert found == [False, False, True, True, False, True, True]
    message, hint = "is a note below the table, and no event.", "Remove it."
    assert problems[1:] == [
        Problem("a.csv", Code.NOTE_BELOW, message, line, None, words, hint, Outcome.SET_ASIDE)
        for line, words in ((5, "* disputed"), (7, "Source: our desk"), (8, "* see above"))
    ]


@pytest.mark.parametrize(
    "row", ["* disputed|2011|", "* disputed||many", "Disputed||", "Source of the river||41"]
)
def test_a_last_row_that_is_no_note_is_an_event(row):
    cells = table(f"title|date|killed\nRaid|2013|38\n{row}")

    assert aside(cells, title="title", date="date") == ([False, False], [])


def test_a_note_above_an_event_is_left_alone():
    cells = table("title|date|killed\n* disputed||\nRaid|2013|38")

    assert aside(cells, title="title", date="date") == ([False, False], [])


def test_cells_that_are_no_counts_statuses_or_ids_are_not_taken():
    cells = table(
        "id|killed|wounded|low|high|status\na|at least 5|3|2|4|likely\nB c|1,234|||| Claimed"
    )
    roles = {name: name for name in ("id", "killed", "wounded", "status")}
    roles |= {"wounded_min": "low", "wounded_max": "high"}

    found = rows.untaken_cells(cells, roles, cells["id"])

    assert {role: some.nonzero()[0].tolist() for role, some in found.items()} == {
        "id": [1], "killed": [0], "wounded": [0], "status": [0],
    }  # fmt: skip


def test_a_summary_may_stand_in_the_date_column():
    cells = table("date|title|killed\n2013|Raid|38\nTotal||38")

    assert aside(cells, date="date", title="title")[0] == [False, True]


def test_a_year_in_a_column_of_years_makes_a_total_an_event():
    cells = table("title|Year\nTotal|2013")

    assert aside(cells, title="title", year="Year")[0] == [False]


def test_a_sum_with_a_number_under_the_years_is_no_event():
    cells = table("Year|title|killed\n2013|Raid|38\n2|Total|38\n4024|Total|9\n40260|Total|38")

    found, _ = aside(cells, year="Year", title="title")

    assert list(found) == [False, True, False, True]


def test_a_title_row_is_named_once_though_it_sums_up_too():
    found, problems = aside(table("Headline|Type\n|title\nTotal|title"))

    assert found == [True, True]
    assert [problem.line for problem in problems] == [2, 3]


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        (["confirmed", "Claimed ", "rumoured"], True),
        (["confirmed", "open", "", ""], True),
        (["confirmed", "open", "shut"], False),
        (["", ""], True),
    ],
)
def test_a_status_is_ours_where_half_of_the_column_is(status, kept):
    cells = pd.DataFrame({"State": status, "what": "Raid"}, dtype="str")

    roles = rows.without_foreign_words(cells, {"status": "State", "title": "what"})

    assert roles == ({"status": "State", "title": "what"} if kept else {"title": "what"})


def ids(*texts):
    found = rows.readable_ids(pd.Series(texts, dtype="str"))
    return None if found is None else list(found)


def test_ids_that_are_mostly_ours_are_left_alone():
    assert ids("in-amenas-raid", "sirte falls", "7") == ["in-amenas-raid", "sirte falls", "7"]
    assert ids("", "") == ["", ""]


def test_ids_of_another_spelling_are_spelled_as_ours_where_the_whole_column_is_such():
    assert ids("UKR0042", " UKR0043 ", "", "UKR0042") == ["ukr0042", "ukr0043", "", "ukr0042"]
    assert ids("Été 2011", "Sirte_falls") == ["ete-2011", "sirte-falls"]


def test_long_addresses_are_told_apart_by_their_last_part():
    long = "https://example.org/a-gazetteer-with-a-very-long-name/doku.php?id=places:"

    assert ids(f"{long}1004958", f"{long}8000058/") == ["1004958", "8000058"]


def test_ids_that_would_be_the_same_are_none():
    assert ids("A B", "A_B") is None
    assert ids("مرحبا", "!!") is None


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["Battle", " Sirte "], "Battle, Sirte"),
        (["", "Sirte"], "Sirte"),
        (["Battle", " "], "Battle"),
        (["", ""], ""),
        (["Battle"], "Battle"),
        (["A", "", "C"], "A, C"),
    ],
)
def test_cells_are_joined_without_the_blank_ones(cells, text):
    columns = [pd.Series([cell], dtype="str") for cell in cells]

    assert list(rows.joined(columns, ", ")) == [text]


def test_a_row_is_repeated_where_one_above_is_the_same_in_every_cell():
    cells = table("id|title|zoom\na|Raid|7\na|Raid|8\na|Raid|7\n||\n||\na|Raid|7")

    assert list(rows.repeated(cells, {"id": "id"})) == [False, False, True, False, False, True]


def test_rows_with_ids_of_their_own_are_no_repeats():
    cells = table("id|title\na|Raid\nb|Raid")

    assert not rows.repeated(cells, {"id": "id"}).any()
    assert list(rows.repeated(cells.assign(id="a"), {})) == [False, True]


def test_a_row_is_filled_where_any_cell_holds_more_than_blanks():
    cells = table("a|b\nx|\n|y\n|")

    assert list(rows.filled(cells)) == [True, True, False]
    assert list(rows.filled(cells.assign(a=" \t", b=""))) == [False, False, False]
    assert list(rows.filled(cells[[]])) == [False, False, False]
