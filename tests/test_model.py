import pytest

from chronicle.model import Toll


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""), (8, None, "at least 8"), (None, 1200, "at most 1,200"),
        (38, 40, "38 to 40"), (0, 0, "0"), (1200, 1200, "1,200"), (900, 1200, "900 to 1,200"),
    ],
)  # fmt: skip
def test_a_toll_is_said_as_it_is_known(low, high, words):
    assert Toll(low, high).words() == words
