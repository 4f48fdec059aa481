import re

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import example, given

from chronicle import text_table
from chronicle.mapping.dates.parts import DAY
from chronicle.mapping.places.positions import DECIMAL_COMMA
from chronicle.mapping.rows import SUMMARY

LETTERS = re.compile("[a-z]*")
cells = some.one_of(
    some.text(max_size=6),
    some.text("-0123456789,", max_size=12),
    some.sampled_from(
        ["Total", "TOTAL\n", "total 3 events", "Sum of é", "ſum", "2011-10-20", "1,5"]
    ),
)


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


def test_a_cell_has_a_shape_from_its_first_to_its_last_character():
    assert text_table.matching(column("ab", "", "a b", "a\n"), LETTERS).tolist() == [
        True, True, False, False,
    ]  # fmt: skip


def test_all_match_where_none_does_not():
    assert text_table.all_match(column("ab", ""), LETTERS)
    assert not text_table.all_match(column("ab", "1"), LETTERS)
    assert not text_table.all_match(column("1", "ab"), LETTERS)
    assert text_table.all_match(column(), LETTERS)


@pytest.mark.parametrize("shape", [SUMMARY, DAY, DECIMAL_COMMA])
@given(cells=some.lists(cells, min_size=1))
@example(cells=["Total", "Sum of 3"])
@example(cells=["Total", "Summe\xa03", "totalé"])
def test_many_cells_match_as_a_few_do(shape, cells):
    found = []
    for few in (text_table.FEW, 0):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(text_table, "FEW", few)
            found.append(text_table.matching(column(*cells), shape).tolist())

    assert found[0] == found[1]
