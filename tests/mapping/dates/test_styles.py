import datetime

import hypothesis.strategies as some
import pytest
from hypothesis import given

from tests.support.date_columns import edtf, read


def test_one_date_decides_the_order_of_the_column():
    dates, sentences = read(date=["03/04/2011", "25/04/2011", "5.6.2011"])

    assert dates.text.tolist() == ["2011-04-03", "2011-04-25", "2011-06-05"]
    assert dates.notes == ('Dates such as "03/04/2011" in "date" are read as day, month, year.',)
    assert (sentences, dates.question) == ([], None)
    assert edtf("03/04/2011", "04/25/2011") == ["2011-03-04", "2011-04-25"]


def test_an_order_that_cannot_be_told_is_asked_for():
    dates, sentences = read(date=["03/04/2011", "05/05/2011", "06/07/2011", "2011-05-01", ""])

    assert dates.question == 'Is "03/04/2011" in column "date" 3 April or 4 March 2011?'
    assert dates.text.tolist() == ["", "2011-05-05", "", "2011-05-01", ""]
    assert dates.named.tolist() == [True, False, True, False, False]
    assert sentences == [
        'events.csv, line 2, date: "03/04/2011" may be two days. It is 3 April or 4 March 2011: '
        "say whether the day or the month comes first, or write dates as 2011-04-03. "
        "(Shown in the undated tray.)",
        'events.csv, line 4, date: "06/07/2011" may be two days. It is 6 July or 7 June 2011: say '
        "whether the day or the month comes first, or write dates as 2011-07-06. "
        "(Shown in the undated tray.)",
    ]


@pytest.mark.parametrize(("answer", "expected"), [(True, "2011-04-03"), (False, "2011-03-04")])
def test_the_answer_decides_the_order(answer, expected):
    dates, sentences = read(date=["03/04/2011"], day_first=answer)

    assert (dates.text.tolist(), dates.question, sentences) == ([expected], None, [])


def test_dates_that_contradict_each_other_decide_nothing():
    dates, sentences = read(date=["25/04/2011", "04/26/2011", "03/04/2011", "13/13/2011"])

    assert dates.text.tolist() == ["2011-04-25", "2011-04-26", "", ""]
    assert dates.named.tolist() == [False, False, True, True]
    assert dates.question == 'Is "03/04/2011" in column "date" 3 April or 4 March 2011?'
    assert sentences[1:] == [
        'events.csv, line 5, date: "13/13/2011" is not a date, whether its day or its month comes '
        "first. Write the date as 2011-10-20. (Shown in the undated tray.)",
        'events.csv, date: "25/04/2011" has its day first, but "04/26/2011" its month. Write all '
        "dates in one order, best as 2011-10-20. (Repaired: each date that can only be one day is "
        "read as that day.)",
    ]


STYLES = {
    "iso": "%Y-%m-%d", "day, month, year": "%d/%m/%Y", "month, day, year": "%m/%d/%Y",
    "dots": "%d.%m.%Y", "dashes": "%d-%m-%Y", "slashes": "%Y/%m/%d", "compact": "%Y%m%d",
    "short name": "%d-%b-%Y", "name": "%d %B %Y", "month first": "%B %d, %Y",
    "weekday": "%A %d %B %Y", "ISO with time": "%Y-%m-%d 00:00:00",
    "two digits": "%d-%b-%y", "US with time": "%m/%d/%Y 12:00:00 AM",
}  # fmt: skip


@given(day=some.dates(datetime.date(1969, 1, 1), datetime.date(2068, 12, 31)))
@pytest.mark.parametrize("style", STYLES)
def test_a_day_written_in_any_style_reads_back(style, day):
    decisive = datetime.date(2000, 1, 31)

    texts = [one.strftime(STYLES[style]) for one in (day, decisive)]

    assert edtf(*texts) == [str(day), str(decisive)]
