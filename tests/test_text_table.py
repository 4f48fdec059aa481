import pandas as pd

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable, Undecoded, Unreadable, blank_column


def table(**parts):
    cells = pd.DataFrame({"title": ["Raid", "Truce"]}, dtype="str")
    return TextTable("raids.csv", "CSV", cells, pd.Series([2, 3]), **parts)


def test_rows_that_could_not_be_read_are_counted_with_the_others():
    assert table(unread=3).rows_read == 5


def test_a_refusal_is_a_sentence():
    problem = Problem("raids.csv", Code.EMPTY_FILE, hint="Open another.")

    assert str(Unreadable(problem)) == "raids.csv: The file is empty. Open another."
    assert isinstance(Undecoded(problem), Unreadable)


def test_a_blank_column_is_text():
    column = blank_column(pd.RangeIndex(2))

    assert column.tolist() == ["", ""]
    assert column.dtype == "str"
