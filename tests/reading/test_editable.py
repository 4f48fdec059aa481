import pytest

from chronicle.reading import editable
from chronicle.reading.opening import Opened, open_content

CSV = b"title,date\nRaid,2013-01-16\nFall,soon\nRaid again,2013\nTalks,2012\n"


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_content(CSV, "events.csv")


@pytest.mark.parametrize(
    ("doubtful", "words", "page", "found"),
    [
        (False, "", 1, (4, (0, 1))),
        (False, "", 2, (4, (2, 3))),
        (False, "raid", 1, (2, (0, 2))),
        (True, "", 1, (1, (1,))),
        (True, "raid", 1, (0, ())),
        (False, "", 3, (4, ())),
    ],
)
def test_rows_are_asked_for_by_their_problems_and_words_a_page_at_a_time(
    opened, doubtful, words, page, found
):
    assert editable.rows_asked(opened, doubtful, words, page, 2) == found


def test_the_editor_is_given_lines_and_cells_numbered_from_0(opened):
    frame = editable.frame(opened.table, (1, 3), "line", ["0", "1"])

    assert frame.to_dict("list") == {"line": [3, 5], "0": ["Fall", "Talks"], "1": ["soon", "2012"]}
    assert frame.index.tolist() == [0, 1]
    assert editable.lines_of(opened.table, (1, 3)) == (3, 5)
