import pandas as pd
import pytest

from chronicle.mapping.dates.columns import read_columns
from chronicle.mapping.dates.doubts import DateColumn
from chronicle.problems import Report


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
