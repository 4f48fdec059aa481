import pytest

from chronicle.mapping.dates.styles import WEEKDAYS, month_number, plain


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("March", 3),
        ("mar.", 3),
        ("März", 3),
        ("AOÛT", 8),
        ("dic", 12),
        ("Marchy", None),
        ("", None),
    ],
)
def test_a_month_is_known_by_its_names_in_several_languages(word, number):
    assert month_number(word) == number


def test_a_weekday_is_no_month():
    assert plain("Mercredi") in WEEKDAYS
    assert [day for day in WEEKDAYS if month_number(day)] == []
