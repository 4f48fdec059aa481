import pytest

from tests.support.page_reading import good, opened, part, parts, words


@pytest.mark.parametrize(
    ("section", "starts"),
    [
        ("article", "37 claims, in the article’s order"),
        ("accounts", "Accounts of the events shown differ"),
        ("sources", "Publishers that retell others"),
    ],
)
def test_one_part_of_the_evidence_is_drawn_at_a_time(section, starts):
    app = opened("Evidence")
    good(app.button_group(key="section_shown").set_value(section).run())

    drawn = [name for name in ("article", "accounts", "sources") if parts(app, name)]

    assert drawn == [section]
    assert words(part(app, section)).startswith(starts)
