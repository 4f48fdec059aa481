import hypothesis.strategies as some
import pandas as pd
from hypothesis import given

from chronicle.checking.checks import check_events, first_alike
from tests.support.checked_rows import IDS, checked
from tests.support.chronicles import make_event_row, make_table


def test_a_blank_row_is_set_aside_and_named():
    events, sentences = checked(
        make_event_row(id="a"), dict.fromkeys(make_event_row(), " "), make_event_row(id="b")
    )

    assert sentences == ["events.csv, line 3: The row is blank. Remove it. (Row set aside.)"]
    assert events["line"].to_dict() == {"a": 2, "b": 4}


def test_a_row_that_is_the_same_as_one_above_is_set_aside_and_named():
    row, other = make_event_row(id="a", date="2013"), make_event_row(id="b")

    events, sentences = checked(row, other, row, {**row, "date": " 2013"}, other)

    assert events["line"].to_dict() == {"b": 3, "a": 2, "a-2": 5}
    assert sentences == [
        "events.csv, line 4: The row is the same as line 2. "
        "Remove it, or give each an id of its own if both happened. (Row set aside.)",
        "events.csv, line 6: The row is the same as line 3. "
        "Remove it, or give each an id of its own if both happened. (Row set aside.)",
        'events.csv, line 5, id: "a" is the id of line 2 too. '
        'Give each event an id of its own. (Repaired: shown as "a-2".)',
    ]


def test_rows_that_differ_in_columns_that_are_not_ours_are_no_repeats():
    table = make_table([make_event_row()] * 3)
    repeats = pd.Series([False, False, True])

    events, problems = check_events(table, "events.csv", IDS, repeats=repeats)

    assert sorted(events["line"]) == [2, 3]
    assert [problem.line for problem in problems] == [4]


def test_blank_rows_are_blank_rather_than_repeats():
    blank = dict.fromkeys(make_event_row(), "")

    table = make_table([make_event_row(), blank, blank])

    for repeats in (None, pd.Series([False, False, True])):
        events, problems = check_events(table, "events.csv", IDS, repeats=repeats)

        assert len(events) == 1
        assert [problem.sentence() for problem in problems] == [
            "events.csv, line 3: The row is blank. Remove it. (Row set aside.)",
            "events.csv, line 4: The row is blank. Remove it. (Row set aside.)",
        ]


def test_a_row_that_held_only_what_was_named_already_is_not_blank():
    named = pd.DataFrame({"date": [False], "place": [True]})
    table = make_table([dict.fromkeys(make_event_row(), "")])

    events, problems = check_events(table, "events.csv", IDS, named=named)

    assert len(events) == 1
    assert [problem.column for problem in problems] == ["title", "date"]


@given(some.lists(some.tuples(*[some.sampled_from("ab")] * 3)))
def test_a_row_is_alike_to_the_first_that_is_equal(rows):
    cells = pd.DataFrame(rows, columns=list("xyz"), dtype="str")

    assert first_alike(cells).tolist() == [rows.index(row) for row in rows]
