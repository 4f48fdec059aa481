import datetime

import pytest

from tests.support.page_reading import (
    EVERYTHING,
    SEVERAL,
    good,
    opened,
    summary,
)

ALL_FILTERS = {
    "from": "2012-01-01",
    "to": "2013-12-31",
    "category": ["attack", "statement"],
    "status": "confirmed",
    "actor": "Mokhtar Belmokhtar",
    "country": "Algeria",
    "q": "in amenas",
    "in_view": "-17.20,11.00,25.20,38.00",
}


@pytest.mark.parametrize("page", SEVERAL)
def test_a_link_with_every_filter_is_read_and_one_reset_undoes_all_but_the_selection(page):
    app = opened(page, event="in-amenas-raid", **ALL_FILTERS)

    assert summary(app).startswith("1 of 76 events, 16 Jan 2013 to 19 Jan 2013. Hidden: ")
    assert app.date_input(key="from").value == datetime.date(2012, 1, 1)
    assert app.button_group(key="category").value == ["attack", "statement"]
    assert app.button_group(key="actor").value == ["Mokhtar Belmokhtar"]
    assert app.text_input(key="q").value == "in amenas"
    assert app.toggle(key="follow_map").value is True
    assert dict(app.query_params) == {"event": "in-amenas-raid", **ALL_FILTERS}

    good(app.button(key="reset").click().run())
    assert summary(app) == EVERYTHING
    assert dict(app.query_params) == {"event": "in-amenas-raid"}
    assert app.button(key="reset").disabled
