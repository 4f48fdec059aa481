import pytest

from tests.support.date_columns import read


def test_acled_says_how_exact_its_days_are():
    dates, sentences = read(
        {"date": "event_date", "date_precision": "time_precision"},
        event_date=["9 May 2020"] * 4, time_precision=["1", "2", "3", ""],
    )  # fmt: skip

    assert dates.text.tolist() == ["2020-05-09", "2020-05-09~", "2020-05", "2020-05-09"]
    assert sentences == []


def test_ucdp_says_how_exact_single_days_are_and_its_intervals_say_it_themselves():
    dates, _ = read(
        {"date": "date_start", "end_date": "date_end", "date_precision": "date_prec"},
        date_start=["2016-01-01"] * 7,
        date_end=["2016-01-01"] * 5 + ["2016-12-31", "2016-01-07"],
        date_prec=["1", "2", "3", "4", "5", "5", "3"],
    )

    assert dates.text.tolist() == [
        "2016-01-01", "2016-01-01~", "2016-01-01~", "2016-01", "2016", "2016-01-01/2016-12-31",
        "2016-01-01/2016-01-07",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "said", "expected"),
    [
        ("2016-01-05", "day", "2016-01-05"), ("2016-01-05T14:30", "day", "2016-01-05"),
        ("2016-01-05T14:30", "minute", "2016-01-05T14:30"), ("2016-01-05", "Month", "2016-01"),
        ("2016-01-05", "year", "2016"), ("2016", "month", "2016"), ("2016", "day", "2016"),
        ("2016-01-05", "approximate", "2016-01-05~"), ("2016?", "circa", "2016%"),
        ("2016-01-05/2016-02-07", "month", "2016-01/2016-02"),
        ("2016-01-05/2016-01-07", "month", "2016-01"),
        ("2016-01-05/..", "approximate", "2016-01-05~/.."), ("2016-01-05~", "month", "2016-01~"),
        ("soon", "month", "soon"), ("", "month", ""),
    ],
)  # fmt: skip
def test_a_date_is_no_more_exact_than_is_said_of_it(date, said, expected):
    dates, _ = read(date=[date], date_precision=[said])

    assert dates.text.tolist() == [expected]


def test_an_unknown_word_for_precision_is_named():
    _, sentences = read(date=["2016", "2016"], date_precision=["month", "silly"])

    assert sentences == [
        'events.csv, line 3, date_precision: "silly" does not say how exact a date is. '
        "Write day, month, year or approximate. (Value ignored.)"
    ]


def test_numbers_of_an_unknown_scale_are_named_once_and_change_nothing():
    dates, sentences = read(date=["2016-01-05"] * 2, date_precision=["3", "9"])

    assert dates.text.tolist() == ["2016-01-05"] * 2
    assert sentences == [
        'events.csv, date_precision: "3" is no known word for how exact a date is. '
        "Write day, month, year or approximate. (Column ignored.)"
    ]
