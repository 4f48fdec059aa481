from chronicle import schema
from tests.support.data_page import (
    section,
)
from tests.support.page_reading import (
    opened,
    part,
    words,
)


def test_the_part_about_columns_shows_the_smallest_table_and_each_column():
    app = section(opened("Data"), "columns")

    assert app.code[0].value.startswith("title,date\n")
    described = words(part(app, "data_columns"))
    assert "\n\ntitle · " in described
    assert "also headline, event title" in described
    for name in schema.ROLES:
        assert f"{name} · " in described
