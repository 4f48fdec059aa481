from chronicle.formats.workbook.wanted_sheet import Merged, fill


def test_a_merged_cell_is_written_into_the_rows_below_that_hold_something():
    rows = [["Mali", "raid"], ["", "siege"], ["", " "], ["", "truce"]]

    problems = fill(rows, [Merged(5, 1, 7)], first_row=5, left=1, names={1: "where"}, file="a.xlsx")

    assert rows == [["Mali", "raid"], ["Mali", "siege"], ["", " "], ["", "truce"]]
    assert [problem.sentence() for problem in problems] == [
        "a.xlsx, line 6, where: 1 cell is a part of merged cells. Write the value into each row. "
        "(Repaired: it is read as what the merged cell says.)"
    ]


def test_what_begins_in_the_header_fills_nothing():
    rows = [["", "raid"]]

    assert fill(rows, [Merged(4, 1, 5)], first_row=5, left=1, names={1: "where"}, file="a") == []
    assert rows == [["", "raid"]]
