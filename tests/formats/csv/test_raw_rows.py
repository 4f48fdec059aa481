import pytest

from chronicle.formats.csv.delimited_rows import RowCounter, other_length


def test_lines_are_counted_outside_quotes_wherever_the_chunks_end():
    counter = RowCounter()
    for chunk in (b'a,"b', b'\nc"\nd', b',e\n"', b'\n"'):
        counter.add(chunk)

    assert counter.rows == 2


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (("a", "b"), "The row has 2 cells, but the header has 3."),
        (("a", "b", "c", "d"), "stands beyond the header: the row has 4 cells, but the header "
         "has 3."),
    ],
)  # fmt: skip
def test_a_row_of_another_length_is_named(cells, sentence):
    (problem,) = other_length(cells, 7, named=3, width=3, delimiter=",", file="raids.csv")

    assert (problem.line, problem.message) == (7, sentence)


def test_blank_cells_beyond_the_header_are_not_named():
    assert [*other_length(("a", "b", "c", " "), 7, 3, 3, ",", "raids.csv")] == []
