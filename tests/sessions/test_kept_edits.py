import json

import pytest

from chronicle.reading import corrections
from chronicle.reading.opening import again
from chronicle.sessions import kept_edits
from chronicle.sessions.kept_edits import from_browser, kept
from tests.support.openings import opened

TABLE = "title,date\nRaid,2013-01-16\nSiege,2013\nMarch,2011\n"


def edited(content=TABLE, **said):
    """A table as it was opened, and what is open once an editor has said this of all its rows."""
    before = opened(content, "mine.csv")
    table, _ = corrections.corrected(before.table, range(len(before.table.lines)), said)
    return before, again(before, table, before.answers)


def from_the_wire(edits):
    return from_browser(json.loads(json.dumps(edits._asdict())))


def test_each_changed_cell_added_row_and_removed_row_is_kept():
    before, after = edited(
        edited_rows={0: {"title": "Raid on the plant"}}, added_rows=[{"date": "2012"}],
        deleted_rows=[1],
    )  # fmt: skip

    edits = kept("a", after, before.table)

    assert edits.cells == ((2, "title", "Raid on the plant"),)
    assert edits.added == ({"date": "2012"},)
    assert edits.removed == (3,)
    assert (edits.edits, edits.lines, edits.is_whole) == (3, (2, 3), True)


def test_what_went_through_the_browser_makes_the_same_table_of_the_file():
    before, after = edited(
        edited_rows={0: {"title": 'a,"b"\n'}, 2: {"date": ""}}, added_rows=[{"date": "2012"}, {}],
        deleted_rows=[1],
    )  # fmt: skip

    made = from_the_wire(kept("a", after, before.table)).on(opened(TABLE, "mine.csv").table)

    assert made.cells.equals(after.table.cells)
    assert made.lines.tolist() == after.table.lines.tolist() == [2, 4, 5, 6]


def test_each_of_several_removed_rows_is_removed_again():
    before, after = edited(deleted_rows=[0, 2])

    made = from_the_wire(kept("a", after, before.table)).on(before.table)

    assert made.cells["title"].tolist() == ["Siege"]


def test_an_added_row_that_takes_the_line_of_a_removed_one_is_kept_too():
    before, after = edited(deleted_rows=[2])
    table, _ = corrections.corrected(after.table, (), {"added_rows": [{"title": "Vote"}]})
    assert table.lines.tolist() == [2, 3, 4]

    edits = kept("a", again(before, table, before.answers), before.table)

    assert edits.on(before.table).cells.equals(table.cells)


def test_on_a_table_with_later_edits_a_line_that_is_gone_stays_away():
    before, after = edited(edited_rows={0: {"title": "A"}, 1: {"title": "B"}})
    _, later = edited(deleted_rows=[0])

    made = kept("a", after, before.table).on(later.table)

    assert made.cells["title"].tolist() == ["B", "March"]


@pytest.mark.parametrize(
    ("content", "file", "answers", "same"),
    [
        (TABLE, "mine.csv", {}, True),
        (TABLE, "other.csv", {}, False),
        (TABLE + "x,2012\n", "mine.csv", {}, False),
        (TABLE, "mine.csv", {"encoding": "cp1252"}, False),
    ],
)
def test_edits_belong_to_a_file_of_the_same_bytes_read_in_the_same_way(
    content, file, answers, same
):
    before, after = edited(edited_rows={0: {"title": "A"}})

    assert kept("a", after, before.table).is_of(opened(content, file, **answers)) is same


def test_more_edits_than_a_browser_has_room_for_are_counted_and_their_first_lines_named(
    monkeypatch,
):
    monkeypatch.setattr(kept_edits, "MOST_CHARACTERS", 5)
    before, after = edited(edited_rows={0: {"title": "A"}, 2: {"title": "B"}})

    edits = kept("a", after, before.table)

    assert (edits.edits, edits.lines, edits.cells, edits.is_whole) == (2, (2, 4), (), False)


GOOD = {
    "session": "a", "file": "mine.csv", "digest": "d", "sheet": "", "encoding": "UTF-8", "edits": 1,
    "lines": [2], "cells": [[2, "title", "A"]], "added": [], "removed": [],
}  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"edits": 0}, {"edits": True}, {"edits": float("nan")}, {"edits": "1"}, {"file": ["a"]},
        {"session": None}, {"digest": 3},
    ],
)  # fmt: skip
def test_edits_without_a_number_or_a_name_are_none(other):
    assert from_browser(GOOD) is not None
    assert from_browser({**GOOD, **other}) is None


@pytest.mark.parametrize("value", [None, "edits", 3, [], [GOOD]])
def test_what_is_no_record_is_none(value):
    assert from_browser(value) is None


def test_what_is_no_cell_row_or_line_is_left_out():
    edits = from_browser(
        {
            **GOOD,
            "lines": [2, "3", None, -1, float("inf")],
            "cells": [[2, "title", "A"], [2, "title"], [2, 3, "A"], ["2", "title", "A"], "abc"],
            "added": [{"title": "B", "date": 3}, "row"],
            "removed": "23",
        }
    )

    assert edits is not None
    assert edits.lines == (2,)
    assert edits.cells == ((2, "title", "A"),)
    assert edits.added == ({"title": "B"},)
    assert edits.removed == ()
    assert not edits.is_whole


def test_a_half_of_a_character_is_a_question_mark():
    edits = from_browser({**GOOD, "cells": [[2, "title", "A\ud800"]]})

    assert edits is not None
    assert edits.cells == ((2, "title", "A?"),)
