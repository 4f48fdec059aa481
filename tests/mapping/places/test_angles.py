from chronicle.mapping.places.angles import read_angle, read_pair


def test_a_text_longer_than_any_coordinate_is_none():
    assert read_pair(f"27.5 N,{' ' * 80}9.25 E") is not None
    assert read_pair(f"27.5 N,{' ' * 100}9.25 E") is None


def test_digits_are_not_parted_into_degrees_and_minutes():
    assert read_angle("1234567890123") is None
