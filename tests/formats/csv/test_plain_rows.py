import pytest

from chronicle.formats.csv.delimited_rows import plain_rows


def test_an_even_text_is_read_with_the_lines_of_its_rows():
    rows = plain_rows('title,date\n"a\nb",2011\nTruce,2012\n', ",", "raids.csv")

    assert rows.cells.to_numpy().tolist() == [["a\nb", "2011"], ["Truce", "2012"]]
    assert rows.lines.tolist() == [2, 4]
    assert (rows.header_line, rows.problems) == (1, [])


@pytest.mark.parametrize("text", ["title,date\rRaid,2011\r", "\ufefftitle,date\nRaid,2011\n"])
def test_what_might_be_parted_otherwise_is_left_to_the_csv_module(text):
    assert plain_rows(text, ",", "raids.csv") is None
