import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given

from chronicle.problem_codes import Code, Outcome, RuleCode
from chronicle.problems import Problem, Report, shortened


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            Problem(
                "events.csv",
                Code.OFF_THE_GLOBE,
                "is outside -90 to 90.",
                line=7,
                column="latitude",
                value="95.2",
                hint="Are latitude and longitude swapped?",
            ),
            'events.csv, line 7, latitude: "95.2" is outside -90 to 90. '
            "Are latitude and longitude swapped? (Shown in the unlocated tray.)",
        ),
        (
            Problem("events.csv", Code.BLANK_ROW, line=3, hint="Remove it."),
            "events.csv, line 3: The row is blank. Remove it. (Row set aside.)",
        ),
        (
            Problem("events.csv", Code.MISSING_FILE),
            "events.csv: The file is missing.",
        ),
        (
            Problem("events.csv", Code.UNUSABLE_ID, value="", detail='shown as "x"'),
            'events.csv: "" cannot be an id. (Repaired: shown as "x".)',
        ),
        (
            Problem(
                "events.csv",
                Code.MISSING_COLUMN,
                'There is no column "title".',
                line=1,
                outcome=Outcome.UNTITLED,
                detail="every event",
            ),
            'events.csv, line 1: There is no column "title". (Every event shown as "(no title)".)',
        ),
        (
            Problem("events.csv", RuleCode("short-titles", "A title is short."), "is long."),
            "events.csv: is long.",
        ),
    ],
)
def test_a_problem_says_where_what_how_to_mend_it_and_what_became_of_it(problem, sentence):
    assert problem.sentence() == sentence


def test_a_long_value_is_quoted_by_its_start():
    assert shortened("a" * 80) == "a" * 80
    assert shortened("a" * 81) == "a" * 79 + "…"


@given(some.text())
def test_a_sentence_is_one_short_line_whatever_it_quotes(value):
    problem = Problem("events.csv", Code.NO_COUNT, line=2, column="killed_min", value=value)

    sentence = problem.sentence()

    assert sentence.splitlines() == [sentence]
    assert len(sentence) < 150


def test_a_row_is_named_by_its_line_in_the_file():
    report = Report("events.csv", pd.Series([2, 5]))

    report.cells(pd.Series([False, True]), Code.NO_COUNT, pd.Series(["1", "x"]), column="n")
    report.cells(pd.Series([True, False]), Code.BLANK_CELL, column="n")
    report.header(Code.MISSING_COLUMN, message='There is no column "date".', detail="every event")

    assert [problem.sentence() for problem in report.problems] == [
        'events.csv, line 5, n: "x" is not a count. (Value ignored.)',
        "events.csv, line 2, n: The cell is blank. (Row set aside.)",
        'events.csv, line 1: There is no column "date". (Every event shown in the undated tray.)',
    ]
