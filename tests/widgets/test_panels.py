import pytest

from tests.support.page_reading import (
    EVERYTHING,
    SEVERAL,
    good,
    opened,
    part,
    summary,
    words,
)


@pytest.mark.parametrize(
    "key", ["summary", "filters", "map", "timeline", "card", "table"]
)  # design: the containers that can be found in the page
def test_explore_has_all_its_parts(key):
    assert part(opened(), key).children


@pytest.mark.parametrize("page", SEVERAL)
def test_an_empty_result_says_so_and_offers_everything(page):
    app = opened(page, category="attack", country="Norway")

    assert summary(app) == (
        "0 of 76 events. Hidden: 1 by category, 7 by country, 68 by more than one filter."
    )
    assert "No event passes all the filters." in words(part(app, "summary"))
    if page == "Explore":
        assert part(app, "map").children and part(app, "timeline").children

    good(app.button(key="reset_empty").click().run())
    assert summary(app) == EVERYTHING
    assert "No event passes" not in words(part(app, "summary"))
