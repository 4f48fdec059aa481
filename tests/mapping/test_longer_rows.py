import pandas as pd
import pytest

from chronicle.mapping.rows import shifted_rows, without_counts
from chronicle.problem_codes import Code
from chronicle.problems import Problem, Report


@pytest.mark.parametrize(
    ("roles", "what"),
    [
        ({"latitude": "lat"}, "its place is not trusted."),
        ({"killed": "dead"}, "its counts are not trusted."),
        ({"coordinates": "at", "killed_min": "dead"}, "its place and its counts are not trusted."),
    ],
)
def test_of_a_longer_row_neither_place_nor_counts_are_trusted_and_it_is_said(roles, what):
    report = Report("raids.csv", pd.Series([2, 3]))

    shifted = shifted_rows({3: Problem("raids.csv", Code.LONG_ROW, line=3)}, roles, report)

    assert shifted.tolist() == [False, True]
    assert [one.message for one in report.problems] == [
        f"The row is longer than the header, so {what}"
    ]


def test_only_counts_of_longer_rows_are_blank():
    text = {"title": pd.Series(["a", "b"]), "killed_min": pd.Series(["1", "2"])}

    blank = without_counts(text, pd.Series([False, True]).to_numpy())

    assert {name: column.tolist() for name, column in blank.items()} == {"killed_min": ["1", ""]}
