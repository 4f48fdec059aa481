import pytest

from chronicle.model import Bounds, Toll, sources_of
from tests.support.chronicles import make_chronicle


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""), (8, None, "at least 8"), (None, 1200, "at most 1,200"),
        (38, 40, "38 to 40"), (0, 0, "0"), (1200, 1200, "1,200"), (900, 1200, "900 to 1,200"),
    ],
)  # fmt: skip
def test_a_toll_is_said_as_it_is_known(low, high, words):
    assert Toll(low, high).words() == words


def test_a_box_is_widened_on_each_side_by_a_part_of_itself():
    assert Bounds(10.0, 20.0, 20.0, 40.0).widened(0.25) == Bounds(7.5, 15.0, 22.5, 45.0)
    assert Bounds(10.0, 20.0, 10.0, 20.0).widened(0.25) == Bounds(10.0, 20.0, 10.0, 20.0)


def test_sources_are_found_by_their_ids_in_the_order_asked_for():
    sources = make_chronicle([], sources=[{"id": "un", "publisher": "UN"}, {"id": "abc"}]).sources

    abc, un = sources_of(sources, ("abc", "gone", "un"))

    assert (abc.id, un.id, un.publisher, un.url) == ("abc", "un", "UN", "")
    assert sources_of(sources, ("gone",)) == sources_of(sources, ()) == ()
