import pytest

from chronicle import schema


def test_the_entries_of_a_cell_are_tidied_and_keep_their_order():
    assert schema.listed(" UN;; France ;UN") == ("UN", "France", "UN")
    assert schema.listed(" ; ") == ()


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Gadhafi’s fall, 2011", "gadhafis-fall-2011"),
        ("Élysée", "elysee"),
        ("طرابلس", ""),
        ("a" * 47 + " b", "a" * 47),
    ],
)
def test_a_text_is_made_into_a_readable_id(text, id):
    assert schema.slug(text) == id
