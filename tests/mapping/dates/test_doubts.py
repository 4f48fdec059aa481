import pytest

from tests.support.date_columns import read


def test_a_date_that_the_order_does_not_fit_is_named_and_undated():
    dates, sentences = read(date=["25/04/2011", "30/02/2011"])

    assert dates.text.tolist() == ["2011-04-25", ""]
    assert dates.named.tolist() == [False, True]
    assert sentences == [
        'events.csv, line 3, date: "30/02/2011" is not a date when it is read as day, month, '
        "year, as the column is. Write the date as 2011-10-20. (Shown in the undated tray.)"
    ]


def test_years_of_two_digits_are_named_once():
    dates, sentences = read(date=["9-May-20", "1-Jan-69", "2-Jan-68"])

    assert dates.text.tolist() == ["2020-05-09", "1969-01-01", "2068-01-02"]
    assert dates.notes == ('Dates such as "9-May-20" in "date" are read as day, month, year.',)
    assert sentences == [
        'events.csv, date: "9-May-20" has a year of two digits. Write years with four digits. '
        "(Repaired: 00 to 68 read as 2000 to 2068, 69 to 99 as 1969 to 1999.)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "unknown",
        "Unknown",
        "N/A",
        "n/a",
        "-",
        "?",
        "0",
        "0000-00-00",
        "1900-01-00",
        "NaT",
        "#N/A",
        "n.k.",
        "TBC",
        "Date unknown",
        "no date",
        "sans date",
    ],
)
def test_a_mark_for_an_unknown_date_is_named_as_one(text):
    dates, sentences = read(date=[text, "2011-10-20"])

    assert (dates.text.tolist(), dates.named.tolist()) == (["", "2011-10-20"], [True, False])
    assert sentences == [
        f'events.csv, line 2, date: "{text}" stands for an unknown year. Write the year, or leave '
        "the cell blank. (Shown in the undated tray.)"
    ]
