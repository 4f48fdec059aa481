"""Where the header is not one row of names: groups of columns above it, or no header at all."""

import pytest

from tests.support.openings import column, opened, sentences
from tests.support.workbooks import workbook_bytes

PERIODS = [
    ["Event", "", "Start", "", "End", ""],
    ["name", "place", "year", "month", "year", "month"],
    ["Raid", "Ghat", "2013", "1", "2013", "2"],
    ["Siege", "Sebha", "2014", "2", "2014", "3"],
]


def text(rows: list[list[str]]) -> str:
    return "".join(f"{','.join(row)}\n" for row in rows)


@pytest.mark.parametrize("groups", [PERIODS[0], ["Event", "Event", "Start", "Start", "End", "End"]])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_names_below_a_row_of_groups_are_the_header(groups, kind):
    rows = [groups, *PERIODS[1:]]
    content = text(rows) if kind == "csv" else workbook_bytes(rows)

    found = opened(content, f"events.{kind}")

    assert list(found.table.cells) == ["name", "place", "year", "month", "End year", "End month"]
    assert column(found, "date") == ["2013-01/2013-02", "2014-02/2014-03"]
    assert column(found, "line") == [3, 4]
    assert sentences(found)[:3] == [
        f"events.{kind}, line 1: 1 row stands above the header. "
        + (
            "Begin the file with the header. (Repaired: the header is read from line 2.)"
            if kind == "csv"
            else "Start with the header row. (Repaired: left out of the table.)"
        ),
        f'events.{kind}, line 2: Column 5 of the header is "year" once more. '
        'Name each column once. (Repaired: read as "End year".)',
        f'events.{kind}, line 2: Column 6 of the header is "month" once more. '
        'Name each column once. (Repaired: read as "End month".)',
    ]


def test_a_place_that_is_there_twice_is_where_it_stands_first():
    rows = ["Event,,From,,To,", "name,date,lat,lon,lat,lon", "Raid,2013,27.9,9.1,13,2"]

    found = opened("\n".join(rows))

    assert found.mapping["latitude"] == "lat"
    assert list(found.table.cells)[4:] == ["To lat", "To lon"]


def test_a_table_without_names_for_some_columns_has_its_header_where_it_was():
    found = opened("title,date,,\nRaid,unknown,city,Ghat\nSiege,2014,3,4\n")

    assert list(found.table.cells)[:2] == ["title", "date"]


def test_two_known_names_below_a_title_are_the_header_where_no_value_stands_below():
    found = opened("Markets of the south,\ntitle,place\nRaid,Ghat\nSiege,Sebha\n")

    assert list(found.table.cells) == ["title", "place"]
    assert column(found, "title") == ["Raid", "Siege"]


def test_rows_about_where_a_table_comes_from_are_no_groups():
    found = opened("Exported,2024-01-01\ntitle,date,date\nRaid,2013,2014\n")

    assert list(found.table.cells) == ["title", "date", "date (2)"]


def test_where_half_of_the_columns_have_no_name_two_rows_of_names_are_thought_of():
    found = opened("Details,,Where,\nWhat,How,Breite N,Länge O\nRaid,x,27.9,9.1\n")

    assert sentences(found)[:2] == [
        f"events.csv, line 1: Column {at} of the header has no name. Write one above the values. "
        f'Where names stand in two rows, make one row of them. (Repaired: read as "column {at}".)'
        for at in (2, 4)
    ]


@pytest.mark.parametrize(
    "first", ["Raid,Libya,2013-01-16,deadly", "16.1.2013,Raid", "Raid,2013-01-16,27.9,9.1"]
)
def test_a_first_row_with_a_date_in_it_is_said_to_be_no_header(first):
    found = opened(f"{first}\n{first}\n")

    assert sentences(found)[0] == (
        "events.csv, line 1: The first row looks like an event, not like names of columns. "
        "Write a header row above it, such as title, date, latitude, longitude. "
        "(Read as the header, so not shown.)"
    )


@pytest.mark.parametrize("header", ["title,2013-01-16", "region,2013-01-16,2013-01-17"])
def test_a_date_among_names_and_several_dates_alone_may_be_names(header):
    found = opened(f"{header}\n{',1' * header.count(',')}\n")

    assert not [one for one in sentences(found) if "looks like an event" in one]
