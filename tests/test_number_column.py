"""Text to numbers: the quick way says what pandas says of each cell."""

import hypothesis.strategies as some
import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from chronicle import text_table
from chronicle.text_table import numbers

spelled = some.one_of(
    some.floats(allow_nan=False).map(repr),
    some.integers().map(str),
    some.sampled_from(["", "+1", "1.", ".5", "-.5", "1e5", "00012", "1e400", "inf", "-inf", "nan"]),
    some.sampled_from([" 1", "1 ", "1,5", "1_000", "0x10", "--1", "True", "1d5", "٣", "x"]),
)


def column(*texts):
    return pd.Series(texts, dtype="str")


@pytest.mark.parametrize("few", [0, 1000])
def test_numbers_are_read_and_what_is_none_is_nan(few, monkeypatch):
    monkeypatch.setattr(text_table, "FEW", few)

    assert numbers(column("27.897", "-9.1", "", "1e3")).tolist()[:2] == [27.897, -9.1]
    assert np.isnan(numbers(column("27.897", "-9.1", "", "1e3"))).tolist() == [0, 0, 1, 0]
    assert np.isnan(numbers(column("1", "27,9", "north", ""))).tolist() == [0, 1, 1, 1]
    assert numbers(column("inf", "-inf")).tolist() == [float("inf"), -float("inf")]
    assert numbers(column()).tolist() == []


@given(some.lists(spelled, max_size=6))
def test_the_quick_way_reads_what_pandas_reads(texts):
    found = []
    for few in (0, 1000):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(text_table, "FEW", few)
            found.append(numbers(column(*texts)))

    np.testing.assert_allclose(found[0], found[1], rtol=1e-15)
