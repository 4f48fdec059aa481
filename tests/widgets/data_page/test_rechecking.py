from chronicle.widgets.data_page import rechecking
from tests.support.data_page import (
    edit,
    own,
    section,
)


def test_a_long_table_says_that_it_is_being_checked(monkeypatch):
    monkeypatch.setattr(rechecking, "LONG", 2)
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})
    assert [one.value for one in app.toast] == ["2 rows were checked."]

    monkeypatch.setattr(rechecking, "LONG", 3)
    assert not edit(app, {0: {"name": "Market closed"}}).toast
