"""Corrections by hand: what an editor says, done to the table."""

import pandas as pd

from chronicle.corrections import corrected, number_of
from chronicle.problems import Problem
from chronicle.text_table import TextTable


def table(*problems: Problem) -> TextTable:
    cells = pd.DataFrame(
        {"title": ["Raid", "Siege", "Inquiry"], "date": ["2013-01-16", "2013", ""]}, dtype="str"
    )
    return TextTable(
        "events.csv", "CSV", cells, pd.Series([2, 5, 6], dtype="int64"), problems=problems
    )


def rows(table: TextTable) -> list[tuple[int, ...]]:
    return list(zip(table.lines, table.cells["title"], table.cells["date"], strict=True))


def test_a_changed_cell_is_changed_in_its_row():
    said = {"edited_rows": {1: {"date": "2013-09"}}, "added_rows": [], "deleted_rows": []}

    after, touched = corrected(table(), (1, 2), said)

    assert rows(after) == [
        (2, "Raid", "2013-01-16"),
        (5, "Siege", "2013"),
        (6, "Inquiry", "2013-09"),
    ]
    assert touched == (6,)


def test_a_removed_row_is_gone_and_the_others_keep_their_lines():
    after, touched = corrected(table(), (0, 1, 2), {"deleted_rows": [1]})

    assert rows(after) == [(2, "Raid", "2013-01-16"), (6, "Inquiry", "")]
    assert list(after.cells.index) == [0, 1]
    assert touched == ()


def test_an_added_row_stands_after_the_last_line_with_blanks_where_nothing_was_typed():
    after, touched = corrected(table(), (0,), {"added_rows": [{"title": "Trial"}, {}]})

    assert rows(after)[3:] == [(7, "Trial", ""), (8, "", "")]
    assert touched == (7, 8)


def test_a_cell_that_was_emptied_is_blank_text():
    after, _ = corrected(table(), (0, 1, 2), {"edited_rows": {0: {"date": None}}})

    assert rows(after)[0] == (2, "Raid", "")


def test_a_column_that_only_the_editor_shows_is_left_alone():
    after, _ = corrected(table(), (0,), {"edited_rows": {0: {"line ⚑": 7}}})

    assert rows(after) == rows(table())
    assert list(after.cells) == ["title", "date"]


def test_the_table_that_was_given_stays_as_it_was():
    before = table()

    corrected(before, (0, 1, 2), {"edited_rows": {0: {"title": "X"}}, "deleted_rows": [2]})

    assert rows(before) == rows(table())


def test_what_was_wrong_with_a_touched_row_is_forgotten_and_with_others_is_not():
    first, second = (Problem("events.csv", "The row has 1 cell.", line) for line in (2, 5))

    after, _ = corrected(table(first, second), (0, 1), {"edited_rows": {1: {"title": "Siege"}}})

    assert after.problems == (first,)


def test_edits_are_counted_by_cells_and_rows():
    said = {
        "edited_rows": {0: {"title": "A", "date": "2011"}, 2: {"title": "B"}},
        "added_rows": [{}],
        "deleted_rows": [1],
    }

    assert number_of(said) == 5
