import pandas as pd

from chronicle.mapping.dates.parts import untaken_cells
from tests.support.date_columns import read


def untaken(dates, **columns):
    """What the cells of a table say that its dates do not, by role."""
    cells = pd.DataFrame(columns, dtype="str")
    roles = {name: name for name in columns}
    found = untaken_cells(cells, roles, pd.Series(dates, dtype="str"))
    return {role: list(cells[role][rows]) for role, rows in found.items()}


def test_what_a_date_does_not_say_is_known():
    assert untaken(["2011", "", ""], date=["2011", "3/4/2011", "-"]) == {"date": ["3/4/2011"]}
    assert untaken(["2011"], date=["2011"], month=["5"]) == {"month": ["5"]}
    assert untaken(["2011", "2012"], date=["2011", ""], year=["1999", "2012"]) == {"year": ["1999"]}
    assert untaken(["2011"], year=["2011"], month=["0"], day=["7"]) == {"day": ["7"]}
    assert untaken(["2011-05-07"], year=["2011"], month=["5"], day=["7"], time=["noon"]) == {
        "time": ["noon"]
    }
    assert untaken(["2011-05-07T14:30"], date=["2011-05-07"], time=["14:30"]) == {}
    assert untaken([""], date=[""], end_date=["6/7/2011"]) == {"end_date": ["6/7/2011"]}


def test_a_month_without_a_year_is_named():
    _, sentences = read(year=["", "2011"], month=["5", "5"])

    assert sentences == [
        'events.csv, line 2, month: "5" is a month without a year. Write the year. (Value ignored.)'
    ]


def test_a_day_that_is_not_in_the_calendar_is_left_for_the_next_check():
    dates, _ = read(year=["2011", "2011"], month=["13", "2"], day=["1", "30"])

    assert dates.text.tolist() == ["2011-13-01", "2011-02-30"]


def test_a_whole_date_is_preferred_to_its_parts():
    dates, _ = read(date=["2011-10-20", ""], year=["1999", "1999"], month=["1", "1"])

    assert dates.text.tolist() == ["2011-10-20", "1999-01"]
