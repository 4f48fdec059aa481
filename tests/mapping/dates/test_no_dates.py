"""Dates that are none: the year 0000, but for tables that count years before our era, and days
that programs write where there is no date.
"""

import pandas as pd
import pytest

from chronicle import schema
from chronicle.exports import writing
from chronicle.mapping.dates.columns import read_dates
from chronicle.problems import Report
from chronicle.reading.opening import open_content
from tests.support.date_columns import edtf, read

FORMATS = {format.name: format for format in writing.FORMATS}


@pytest.mark.parametrize(
    "text",
    ["0000", "0000-05-01", "0000-05", "0000-00-00", "0000-05-01T00:00:00", "0000-00-00 00:00:00",
     "0000?", "00/00/0000", "00.00.0000", "13/5/0000", "0000/00/00", "00000000", "May 0000"],
)  # fmt: skip
@pytest.mark.parametrize("other", ["2011", "2012-05", "2011-05-01", "c. 1850", "1850-1860"])
def test_a_year_of_zeros_is_unknown(text, other):
    dates, sentences = read(date=[text, other])

    assert dates.text.iat[0] == ""
    assert dates.text.iat[1] == edtf(other)[0]
    assert dates.named.tolist() == [True, False]
    assert sentences == [
        f'events.csv, line 2, date: "{text}" stands for an unknown year. Write the year, or leave '
        "the cell blank. (Shown in the undated tray.)"
    ]


@pytest.mark.parametrize(
    ("other", "read_as"),
    [("-0044-03-15", "-0044-03-15"), ("-44", "-0044"), ("44 BC", "-0043"), ("Y-17000", "Y-17000"),
     ("5th century BC", "-04XX"), ("-0500/-0400", "-0500/-0400"), ("1 v. Chr.", "0000")],
)  # fmt: skip
def test_beside_years_before_our_era_a_year_of_zeros_is_1_bce(other, read_as):
    assert edtf("0000", "0000-05-01", other) == ["0000", "0000-05-01", read_as]


def test_the_start_shows_what_a_year_of_zeros_is_at_the_end():
    dates, sentences = read(date=["-0027", "2011"], end_date=["0000", "2012"])

    assert (dates.text.tolist(), sentences) == (["-0027/0000", "2011/2012"], [])


@pytest.mark.parametrize("text", ["0000-00-00", "0000-00-00 00:00:00", "0/0/0000", "00000000"])
def test_a_day_of_nothing_but_zeros_is_unknown_everywhere(text):
    assert edtf(text, "44 BC") == ["", "-0043"]
    cells = pd.DataFrame({"date": [text, "0000"]}, dtype="str")

    dates = read_dates(
        cells, {"date": "date"}, Report("events.csv", cells.index.to_series()), None, is_edtf=True
    )

    assert dates.text.tolist() == ["", "0000"]


@pytest.mark.parametrize(
    "text",
    ["9999-12-31", "9999-12-31T23:59:59", "9999-12-31 00:00:00", "31/12/9999", "12/31/9999",
     "31.12.9999", "99991231", "0001-01-01", "0001-01-01T00:00:00", "01/01/0001", "1/1/0001"],
)  # fmt: skip
def test_the_first_and_the_last_day_of_a_database_are_no_dates(text):
    dates, sentences = read(date=[text, "2011-05-01"])

    assert dates.text.tolist() == ["", "2011-05-01"]
    assert sentences == [
        f'events.csv, line 2, date: "{text}" stands for an unknown year. Write the year, or leave '
        "the cell blank. (Shown in the undated tray.)"
    ]


def test_an_end_on_the_last_day_of_a_database_is_no_end():
    dates, _ = read(date=["2011-05-01", "2012"], end_date=["9999-12-31", "2013"])

    assert dates.text.tolist() == ["2011-05-01", "2012/2013"]


@pytest.mark.parametrize("text", ["9999", "9999-12", "9999-12-30", "0001", "0001-01-02"])
def test_other_days_of_these_years_are_dates(text):
    assert edtf(text, "2011-05-01") == [text, "2011-05-01"]


def test_in_a_table_of_ours_the_first_and_the_last_day_are_dates():
    cells = pd.DataFrame({"date": ["0001-01-01", "9999-12-31"]}, dtype="str")

    dates = read_dates(
        cells, {"date": "date"}, Report("events.csv", cells.index.to_series()), None, is_edtf=True
    )

    assert dates.text.tolist() == ["0001-01-01", "9999-12-31"]


def test_an_end_of_zeros_is_no_end():
    dates, sentences = read(date=["2011-05-01", "2012"], end_date=["0000-00-00", "0000"])

    assert (dates.text.tolist(), sentences) == (["2011-05-01", "2012"], [])


def test_words_for_an_unknown_date_mean_it_beside_years_before_our_era_too():
    assert edtf("unknown", "-1", "-300") == ["", "-0001", "-0300"]


def test_what_else_a_date_without_a_year_says_is_kept():
    opened = open_content(b"title,when\nRaid,0000-05-01\nFall,2011\n", "e.csv")

    assert list(opened.chronicle.more["when"]) == ["", "0000-05-01"]


@pytest.mark.parametrize("format", ["csv", "geojson", "timelinejs"])
def test_a_chronicle_of_ours_keeps_1_bce(format):
    names = ",".join(column.name for column in schema.EVENTS)
    blank = "," * (len(schema.EVENTS) - 3)
    dates = ["0000", "0000-05-01", "0001-01-01", "9999-12-31"]
    rows = [f"{at},Event {at},{date}{blank}" for at, date in enumerate(dates)]
    chronicle = open_content("\n".join([names, *rows]).encode(), "events.csv").chronicle

    written = FORMATS[format].write(chronicle)

    assert list(chronicle.events["date"]) == dates
    found = open_content(written, f"events.{format}").chronicle
    assert list(found.events["date"]) == dates
