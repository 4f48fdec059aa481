import pandas as pd
import pytest

from chronicle.mapping.roles import looks


@pytest.mark.parametrize(
    ("look", "values", "others"),
    [
        (looks.are_dates, ["9 May 2011", "2011-05", "1306281600"], ["Raid", "Siege"]),
        (looks.are_plain_times, ["21:42", "9:05"], ["2011", "2012"]),
        (looks.are_numbers, ["3", "-4,5", "6.5"], ["three", "4 or 5"]),
        (looks.are_angles, ["27° 53′ N", "9.25"], ["Ghat", "north"]),
        (looks.are_pairs, ["48.85, 2.35"], ["48.85", "Paris"]),
        (looks.are_addresses, ["https://a.example/1"], ["The Herald"]),
    ],
)
def test_values_look_like_what_they_are_and_others_do_not(look, values, others):
    assert look(values)
    assert not look(others)


def test_half_of_the_values_is_not_most_of_them_and_none_at_all_is():
    assert not looks.is_mostly(["1", "x"], str.isdigit)
    assert looks.is_mostly(["1", "2", "x"], str.isdigit)
    assert looks.is_mostly([], str.isdigit)


def test_blank_cells_are_not_looked_at_but_counted():
    assert looks.sampled(pd.Series(["a", " ", "", "b "])) == (["a", "b"], 0.5)
