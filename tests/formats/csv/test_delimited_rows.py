import pytest

from chronicle.formats.csv.delimited_rows import found_delimiter, read_rows
from chronicle.text_table import Unreadable


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_parts_the_lines_most_evenly(delimiter):
    lines = [["title", "where"], ['"Raid, then; a|siege"', "Ghat"], ["Truce", "Sabha"]]

    assert found_delimiter("\n".join(delimiter.join(line) for line in lines)) == delimiter


def test_rows_stand_below_the_header_with_the_lines_that_they_start_on():
    rows = read_rows('Raids\n\ntitle,date\n"a\nb",2011\nTruce,2012\n', ",", "raids.csv")

    assert rows.top[-1] == ("title", "date")
    assert rows.header_line == 3
    assert rows.cells.to_numpy().tolist() == [["a\nb", "2011"], ["Truce", "2012"]]
    assert rows.lines.tolist() == [4, 6]


def test_a_text_without_a_header_is_refused():
    with pytest.raises(Unreadable):
        read_rows("\n\n", ",", "raids.csv")
