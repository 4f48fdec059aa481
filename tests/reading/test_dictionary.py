"""What the Data page says of the columns that a table may have."""

import pytest

from chronicle import schema
from chronicle.mapping.roles.headers import recognise
from chronicle.reading import dictionary
from tests.support.openings import opened, placed
from tests.support.page_reading import good
from tests.support.page_reading import opened as opened_page


def spelled(role: str) -> list[str]:
    """The other spellings of a column, as the dictionary lists them."""
    found = dictionary.columns().set_index("column").loc[role, "spellings"]
    return found.split(", ") if found else []


def test_every_column_that_is_understood_is_listed_once_in_the_order_of_ours():
    names = dictionary.columns()["column"].tolist()

    assert names[:3] == ["id", "title", "date"]
    assert names == list(schema.ROLES)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("role", schema.ROLES)
def test_every_column_is_described_in_a_sentence(role):
    holds = dictionary.columns().set_index("column").loc[role, "holds"]

    assert len(holds) > 20
    assert holds.endswith(".")
    assert "|" not in holds


def test_a_description_of_a_role_is_one_of_a_role():
    assert set(dictionary.OTHER) == set(schema.OTHER_ROLES)


def test_no_spelling_shows_the_mark_by_which_it_is_looked_at_twice():
    spellings = [spelling for role in schema.ROLES for spelling in spelled(role)]

    assert not [spelling for spelling in spellings if "?" in spelling or not spelling.strip()]
    assert {"headline", "event date", "when"} <= set(spellings)


@pytest.mark.parametrize(
    ("role", "some"),
    [
        ("title", {"headline", "name", "titel", "titre", "título"}),
        ("date", {"event date", "start date", "datum", "fecha"}),
        ("year", {"iyear"}),
        ("latitude", {"lat", "y"}),
        ("longitude", {"lon", "x"}),
    ],
)
def test_the_spellings_that_the_readers_ask_for_are_listed(role, some):
    assert some <= set(spelled(role))


def test_the_smallest_table_opens_and_lacks_only_places():
    found = opened(dictionary.SMALLEST)

    assert placed(found) == [
        ("border-closed-2012-12", "Border closed", "2012-12", None, None),
        ("raid-on-the-gas-plant-2013-01-16", "Raid on the gas plant", "2013-01-16", None, None),
    ]
    assert recognise(found.table.cells) == {"title": "title", "date": "date"}
    assert found.arithmetic.unlocated == found.arithmetic.rows_read == 2
    assert [(one.message, one.effect()) for one in found.problems] == [
        ('There is no column "latitude".', "every event shown in the unlocated tray"),
        ('There is no column "longitude".', "every event shown in the unlocated tray"),
    ]
    assert found.question is None


def test_the_page_shows_the_smallest_table_as_it_can_be_pasted():
    app = opened_page("Data")
    app = good(app.button_group(key="data_section").set_value("columns").run())
    (code,) = app.code

    app = good(app.button_group(key="data_section").set_value("open").run())
    app.text_area(key="pasted").input(code.value)
    (button,) = (one for one in app.button if one.label == "Open what was pasted")
    good(button.click().run())

    assert any(one.value.startswith("2 rows read = 0 events shown") for one in app.text)
