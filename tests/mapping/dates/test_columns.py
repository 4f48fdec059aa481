import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given

from chronicle.mapping.dates.columns import read_columns
from chronicle.mapping.dates.doubts import DateColumn
from chronicle.problems import Report
from tests.support.edtf_texts import edtf_texts


def read(*columns: list[str], day_first: bool | None = None):
    """What each column is read as, and what has to be asked."""
    asked = [
        DateColumn(f"date {at}", pd.Series(texts, dtype="str")) for at, texts in enumerate(columns)
    ]
    report = Report("raids.csv", pd.Series(range(2, len(columns[0]) + 2)))
    found, question, _ = read_columns(asked, report, day_first)
    return [one.text.tolist() for one in found], question


def test_one_column_decides_the_order_of_all():
    assert read(["3/4/2011", "1/2/2011"], ["25/4/2011", ""]) == (
        [["2011-04-03", "2011-02-01"], ["2011-04-25", ""]],
        None,
    )


@pytest.mark.parametrize(("day_first", "date"), [(True, "2011-04-03"), (False, "2011-03-04")])
def test_an_order_that_no_column_tells_is_asked_for_and_answered(day_first, date):
    assert read(["3/4/2011"])[1] == ('Is "3/4/2011" in column "date 0" 3 April or 4 March 2011?')
    assert read(["3/4/2011"], day_first=day_first) == ([[date]], None)


@given(some.lists(edtf_texts, min_size=1, max_size=5))
def test_dates_that_are_ours_stay_as_they_are_and_are_not_looked_at_as_others_are(texts):
    column = DateColumn("date", pd.Series(texts, dtype="str"), counts_year_0=True, is_edtf=True)
    other = DateColumn(
        "date", pd.Series([*texts, "9 May 2011"], dtype="str"), counts_year_0=True, is_edtf=True
    )
    report = Report("events.csv", pd.Series(range(9)))

    (ours,), _, notes = read_columns([column], report, None)
    (mixed,), _, _ = read_columns([other], report, None)

    assert ours.text.tolist() == texts == mixed.text.tolist()[:-1]
    assert (notes, report.problems) == ([], [])
