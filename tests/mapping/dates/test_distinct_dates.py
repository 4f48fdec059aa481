import pandas as pd

from chronicle.mapping.dates.doubts import DateColumn, DistinctDates

TEXT = pd.Series(["1/2/2011", "2012", "1/2/2011"], dtype="str")


def test_what_is_known_of_each_text_is_spread_over_its_rows():
    column = DateColumn("when", TEXT)
    codes, texts = pd.factorize(TEXT)
    dates = DistinctDates(column, None, codes, [*texts], [None] * 2, [None] * 2, set())

    assert dates.spread([True, False]).tolist() == [True, False, True]
    assert dates.rows([0]).tolist() == [0, 2]


def test_a_date_is_named_by_its_days_where_those_stand_apart():
    days = pd.Series(["1/2", "", "1/2"], dtype="str")

    assert DateColumn("when", TEXT).quoted[0] == "when"
    assert DateColumn("when", TEXT, days_header="day", days=days).quoted == ("day", days)
