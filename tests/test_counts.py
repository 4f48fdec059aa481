import numpy as np
import pytest

from tests.support.checked_rows import one


def test_swapped_tolls_are_read_the_other_way_round():
    event, _ = one(wounded_min="40", wounded_max="38")

    assert (event["wounded_min"], event["wounded_max"]) == (38, 40)


def test_a_toll_with_one_end_is_no_problem():
    event, sentences = one(killed_min="8", wounded_max="3")

    assert sentences == []
    assert event["killed_min"] == 8 and np.isnan(event["killed_max"])
    assert event["wounded_max"] == 3 and np.isnan(event["wounded_min"])


@pytest.mark.parametrize("count", ["-1", "1.5", "inf", "nan", "1e400", "ten", "0x10", "٣", "1e9"])
def test_only_whole_numbers_of_people_are_counts(count):
    event, sentences = one(killed_min=count)

    assert np.isnan(event["killed_min"])
    assert len(sentences) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [("1,234", 1234), ("1.200", 1200), ("12’345", 12345), ("1 234 567", 1234567), ("3,0", 3)],
)
def test_a_count_is_read_with_the_signs_that_part_its_thousands(text, count):
    event, sentences = one(killed_min=text)

    assert event["killed_min"] == count
    assert sentences == []


@pytest.mark.parametrize("text", ["1,5", "1,23", "12,3456", "1.234,567", "at least 5"])
def test_what_is_no_whole_number_is_no_count(text):
    event, sentences = one(killed_min=text)

    assert np.isnan(event["killed_min"])
    assert len(sentences) == 1
