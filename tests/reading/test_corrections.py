"""Corrections by hand: what an editor says, done to the table."""

import pandas as pd

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.reading.corrections import corrected, number_of
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


WIDE = Problem("events.csv", Code.LONG_ROW, line=5, detail="cells after the first 2")
ODD = Problem("events.csv", Code.GUESSED_ENCODING, line=5)


def test_cells_that_were_missing_are_there_once_their_row_was_edited_and_those_of_others_are_not():
    first, second = (Problem("events.csv", Code.SHORT_ROW, line=line) for line in (2, 5))

    after, _ = corrected(table(first, second), (0, 1), {"edited_rows": {1: {"title": "Siege"}}})

    assert after.problems == (first,)


def test_what_was_wrong_with_a_cell_is_forgotten_when_that_cell_is_changed_and_no_other():
    empty = Problem("a.xlsx", Code.NO_FORMULA_VALUE, line=5, column="date")

    other, _ = corrected(table(empty), (1,), {"edited_rows": {0: {"title": "Siege"}}})
    same, _ = corrected(table(empty), (1,), {"edited_rows": {0: {"date": "2014"}}})

    assert (other.problems, same.problems) == ((empty,), ())


def test_what_the_file_holds_beyond_its_cells_is_still_there_when_they_are_changed():
    said = {"edited_rows": {0: {"title": "Siege", "date": "2014"}}}

    after, _ = corrected(table(WIDE, ODD), (1,), said)

    assert after.problems == (WIDE, ODD)


def test_a_row_longer_than_the_header_is_what_the_editor_shows_once_a_cell_was_changed():
    nothing, other = {1: {"line ⚑": 7}}, {0: {"title": "Fall"}}

    for edits, longer in (({}, {5: WIDE}), (nothing, {5: WIDE}), (other, {5: WIDE})):
        assert corrected(table(WIDE), (0, 1), {"edited_rows": edits})[0].longer == longer
    once, _ = corrected(table(WIDE), (1,), {"edited_rows": {0: {"date": "2014"}}})
    twice, _ = corrected(once, (0,), {"edited_rows": {0: {"date": "2014"}}})

    assert (once.longer, twice.longer) == ({}, {})


def test_with_a_row_goes_what_was_wrong_with_it_and_nothing_else():

    after, _ = corrected(table(WIDE, ODD), (1,), {"deleted_rows": [0]})

    assert after.problems == (ODD,)


def test_an_added_row_does_not_stand_on_the_line_of_one_that_could_not_be_read():
    cut = Problem("events.csv", Code.BROKEN_OFF, line=7)

    after, touched = corrected(table(cut), (0,), {"added_rows": [{"title": "Trial"}]})

    assert (after.problems, touched) == ((cut,), (8,))


def test_edits_are_counted_by_cells_and_rows():
    said = {
        "edited_rows": {0: {"title": "A", "date": "2011"}, 2: {"title": "B"}},
        "added_rows": [{}],
        "deleted_rows": [1],
    }

    assert number_of(said) == 5
