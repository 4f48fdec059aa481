import pytest

from tests.support.date_columns import read


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("14:30", "2011-10-20T14:30"), ("5:58:44", "2011-10-20T05:58:44"),
        ("2:30 PM", "2011-10-20T14:30"), ("12:30 am", "2011-10-20T00:30"),
        ("14h30", "2011-10-20T14:30"), ("1430", "2011-10-20T14:30"),
        ("14:30Z", "2011-10-20T14:30Z"), ("14:30 +02:00", "2011-10-20T14:30+02:00"),
        ("14:30:05.000", "2011-10-20T14:30:05"), ("", "2011-10-20"),
    ],
)  # fmt: skip
def test_a_time_of_day_follows_its_day(time, expected):
    dates, sentences = read(date=["2011-10-20"], time=[time])

    assert (dates.text.tolist(), sentences) == ([expected], [])


def test_a_time_that_cannot_be_used_is_named():
    dates, sentences = read(
        date=["2011-10-20", "2011-10", "2011-10-20"], time=["noon", "14:30", "25:00"]
    )

    assert dates.text.tolist() == ["2011-10-20", "2011-10", "2011-10-20"]
    assert sentences == [
        'events.csv, line 2, time: "noon" is not a time of day. Write a time as 14:30. '
        "(Value ignored.)",
        'events.csv, line 4, time: "25:00" is not a time of day. Write a time as 14:30. '
        "(Value ignored.)",
        'events.csv, line 3, time: "14:30" is a time, but its day is not known. Write the day too. '
        "(Value ignored.)",
    ]


def test_an_end_time_without_a_day_is_on_the_day_of_the_start():
    dates, _ = read(date=["20 Oct 2011", "2011"], time=["10:00", ""], end_time=["12:00", ""])

    assert dates.text.tolist() == ["2011-10-20T10:00/2011-10-20T12:00", "2011"]
