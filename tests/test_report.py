"""The problem report as tables."""

import csv
import io

from chronicle import report
from chronicle.opening import Arithmetic
from chronicle.problems import SET_ASIDE, UNLOCATED, Problem

PROBLEMS = (
    Problem("a.csv", "is outside -90 to 90.", 7, "lat", "95.2", "Swapped?", UNLOCATED),
    Problem("a.csv", "is outside -90 to 90.", 9, "lat", "-91", "Swapped?", UNLOCATED),
    Problem("a.csv", "The row is the same as line 12.", 30, effect=SET_ASIDE),
    Problem("a.csv", "The row is the same as line 7.", 31, effect=SET_ASIDE),
    Problem("a.csv", "The row is the same as line 8.", 32, effect=SET_ASIDE),
    Problem("a.csv", '"x" is read as "y".', column="when", effect="repaired: as it says"),
)


def test_problems_of_a_kind_are_counted_whatever_they_quote_and_the_most_come_first():
    kinds = report.kinds(PROBLEMS)

    assert list(kinds.itertuples(index=False, name=None)) == [
        ("The row is the same as line ….", "", "row set aside", 3),
        ("… is outside … to ….", "lat", "shown in the unlocated tray", 2),
        ("… is read as ….", "when", "repaired", 1),
    ]


def test_the_table_has_every_problem_in_its_order():
    table = report.table(PROBLEMS)

    assert table["line"].astype("object").where(table["line"].notna(), None).tolist() == [
        7, 9, 30, 31, 32, None,
    ]  # fmt: skip
    assert table["value"].tolist() == ["95.2", "-91", "", "", "", ""]


def test_no_problem_gives_tables_without_rows():
    assert len(report.table(())) == len(report.kinds(())) == 0


def test_the_download_has_every_problem_and_nothing_that_a_spreadsheet_runs():
    hostile = Problem("a.csv", "is not a number.", 2, "lat", "=HYPERLINK(1)", "", UNLOCATED)

    text = report.as_csv((*PROBLEMS, hostile)).decode()

    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 7
    assert rows[0] == {
        "file": "a.csv", "line": "7", "column": "lat", "value": "95.2",
        "message": "is outside -90 to 90.", "hint": "Swapped?", "effect": UNLOCATED,
    }  # fmt: skip
    assert rows[-1]["value"] == "'=HYPERLINK(1)"


def test_the_arithmetic_is_a_sentence():
    assert report.sum_of_rows(Arithmetic(1210, 1188, 2, 19, 1)) == (
        "1,210 rows read = 1,188 events shown + 2 in the undated tray + 19 in the unlocated tray "
        "+ 1 set aside."
    )
    assert report.sum_of_rows(Arithmetic(1, 1, 0, 0, 0)).startswith("1 row read = 1 event shown +")
