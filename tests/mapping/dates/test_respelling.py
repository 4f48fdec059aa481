import pytest

from chronicle.mapping.dates.texts import respelled


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("[9 May 2011]", "9 May 2011"),
        ("9 May 2011*", "9 May 2011"),
        ("Monday, 9 May 2011", "9 May 2011"),
        ("9.V.2011", "2011-5-9"),
        ("2011年5月9日", "2011-5-9"),
        ("2011年5月", "5/2011"),
        ("Raid, 9 May 2011", "Raid, 9 May 2011"),
    ],
)
def test_a_date_is_spelled_without_what_says_nothing_more(text, same):
    assert respelled(text) == same
