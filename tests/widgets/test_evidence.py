import pytest

from tests.support.page_reading import good, opened, parts


@pytest.mark.parametrize("section", ["article", "accounts", "sources"])
def test_one_part_of_the_evidence_is_drawn_at_a_time(section):
    app = opened("Evidence")
    good(app.button_group(key="section_shown").set_value(section).run())

    drawn = [name for name in ("article", "accounts", "sources") if parts(app, name)]

    assert drawn == [section]
