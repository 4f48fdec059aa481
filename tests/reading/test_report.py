"""The problem report as tables."""

import csv
import io
from dataclasses import replace

import pytest

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.reading import report
from chronicle.reading.opening import Arithmetic
from tests.support.openings import opened

PROBLEMS = (
    Problem("a.csv", Code.OFF_THE_GLOBE, "is outside -90 to 90.", 7, "lat", "95.2", "Swapped?"),
    Problem("a.csv", Code.OFF_THE_GLOBE, "is outside -90 to 90.", 9, "lat", "-91", "Swapped?"),
    Problem("a.csv", Code.REPEATED_ROW, "The row is the same as line 12.", 30),
    Problem("a.csv", Code.REPEATED_ROW, "The row is the same as line 7.", 31),
    Problem("a.csv", Code.REPEATED_ROW, "The row is the same as line 8.", 32),
    Problem("a.csv", Code.TWO_DIGIT_YEAR, column="when", value="07", detail="as it says"),
)


def test_problems_of_a_kind_are_counted_under_a_name_that_can_be_read_and_the_most_come_first():
    kinds = report.kinds(PROBLEMS)

    assert list(kinds.itertuples(index=False, name=None)) == [
        ("Such as: The row is the same as line 12.", "", "row set aside", 3),
        ("lat is outside -90 to 90.", "lat", "shown in the unlocated tray", 2),
        ("when has a year of two digits.", "when", "repaired", 1),
    ]


def test_the_table_has_every_problem_in_its_order():
    table = report.table(PROBLEMS)

    assert table["line"].astype("object").where(table["line"].notna(), None).tolist() == [
        7, 9, 30, 31, 32, None,
    ]  # fmt: skip
    assert table["value"].tolist() == ["95.2", "-91", "", "", "", "07"]


def test_no_problem_gives_tables_without_rows():
    assert len(report.table(())) == len(report.kinds(())) == 0


def test_the_download_has_every_problem_and_nothing_that_a_spreadsheet_runs():
    hostile = Problem("a.csv", Code.NO_NUMBER, "", 2, "lat", "=HYPERLINK(1)")

    text = report.as_csv((*PROBLEMS, hostile)).decode()

    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 7
    assert rows[0] == {
        "file": "a.csv", "line": "7", "column": "lat", "value": "95.2",
        "message": "is outside -90 to 90.", "hint": "Swapped?",
        "effect": "shown in the unlocated tray",
    }  # fmt: skip
    assert rows[-1]["value"] == "'=HYPERLINK(1)"


def test_the_arithmetic_is_a_sentence():
    assert report.sum_of_rows(Arithmetic(1210, 1188, 2, 19, 1)) == (
        "1,210 rows read = 1,188 events shown + 2 in the undated tray + 19 in the unlocated tray "
        "+ 1 set aside."
    )
    assert report.sum_of_rows(Arithmetic(1, 1, 0, 0, 0)).startswith("1 row read = 1 event shown +")


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        (Problem("a.csv", Code.BLANK_CELL, column="title"), "title: The cell is blank."),
        (Problem("a.csv", Code.UNKNOWN_COLUMN, value="lattitude"),
         "“lattitude” is not a column that is known."),
        (Problem("a.csv", Code.AMBIGUOUS_DATE, column="when", value="03/04/2011"),
         "when may be two days."),
    ],
)  # fmt: skip
def test_a_kind_is_called_as_its_first_problem_without_the_value_of_its_cell(problem, name):
    assert report.kinds_of([problem]) == [name]


def test_a_kind_is_a_code_in_a_column_however_the_sentences_differ():
    early, late = (
        Problem("a.csv", Code.UNREADABLE_DATE, said, column="when", value="x")
        for said in ("is not a date: there is no month 13.", "ends before it starts.")
    )
    elsewhere = Problem("a.csv", Code.UNREADABLE_DATE, "ends before it starts.", column="until")
    other = Problem("a.csv", Code.VAGUE_DATE, "ends before it starts.", column="when", value="x")

    assert report.kinds_of([early, late, elsewhere, other]) == [
        "Such as: when is not a date: there is no month 13.",
        "Such as: when is not a date: there is no month 13.",
        "until: ends before it starts.",
        "when ends before it starts.",
    ]


TRAYS = opened(
    "title,date,lat,lon\nRaid,2011,95,9.1\nSiege,soon,1,2\nInquiry,,1,2\nTruce,2012,,\nTrial,2013,1,2\n"
)


def in_trays(found, lines, lacking):
    reasons = report.reasons(found, lines, lacking)
    return {line: one.beside_event() for line, one in reasons.items()}


def test_an_event_stands_in_a_tray_for_the_reason_that_its_problem_gives():
    lines = [2, 3, 4, 5, 6]

    assert in_trays(TRAYS, lines, "located") == {
        2: "lat: “95” is outside -90 to 90. Are latitude and longitude swapped?"
    }
    assert in_trays(TRAYS, lines, "dated") == {
        3: "date: “soon” is not a date in EDTF form. "
        "Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19.",
        4: "date: The cell is blank. Write a date as 2011-10-20, 2011-10 or 2011.",
    }


def test_rows_whose_events_stand_in_a_tray_are_doubtful_where_the_table_has_such_columns():
    assert report.doubtful_lines(TRAYS) == {2, 3, 4, 5}
    assert report.doubtful_lines(opened("title,date\nRaid,2011\n")) == {1}  # the header's


def test_a_row_in_a_tray_is_never_passed_over():
    assert report.of_lines(TRAYS, [5, 6]) == [
        "events.csv, line 5: The row has no coordinates that can be used. "
        "(Shown in the unlocated tray.)"
    ]


def test_what_another_file_of_the_folder_says_of_its_line_is_not_said_of_the_row():
    of_sources = Problem("sources.csv", Code.NO_WEB_ADDRESS, "", 5, "url", "x", "Mend it.")
    beside = replace(TRAYS, problems=(*TRAYS.problems, of_sources))

    assert report.of_lines(beside, [5]) == report.of_lines(TRAYS, [5])


def test_rows_that_wait_for_an_answer_are_doubtful_and_say_so():
    asked = opened("title,date,lat,lon\nRaid,03/04/2011,1,2\nSiege,05/06/2011,1,2\n")

    assert report.doubtful_lines(asked) == {2, 3}
    assert in_trays(asked, [3], "dated")[3].startswith("date: “05/06/2011” may be two days.")
    (said,) = report.of_lines(asked, [3])
    assert said.startswith('events.csv, line 3, date: "05/06/2011" may be two days.')
