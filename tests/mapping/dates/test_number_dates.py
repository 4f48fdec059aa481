from tests.support.date_columns import edtf, read


def test_numbers_that_excel_keeps_for_dates_are_read_where_the_whole_column_is_such():
    dates, sentences = read(date=["40836", "", "40837.5", "20000"])

    assert dates.text.tolist() == ["2011-10-20", "", "2011-10-21T12:00", "1954-10-03"]
    assert sentences == [
        'events.csv, date: "40836" is the number that Excel keeps for a date. Write dates as '
        "2011-10-20. (Repaired: every date of the column read as days since 30 December 1899.)"
    ]
    assert edtf("40836", "2011-10-20") == ["40836", "2011-10-20"]


def test_one_other_text_does_not_make_numbers_of_dates_unreadable():
    others = ["unknown", "n/a", "?", "-"]

    dates, sentences = read(date=["40836", "40837", *others, "c. 1990"])

    assert dates.text.tolist() == ["2011-10-20", "2011-10-21", "", "", "", "", "1990~"]
    assert sentences[0].endswith(
        "(Repaired: every such number of the column read as days since 30 December 1899.)"
    )
    assert edtf("40836", "40837", "999999") == ["2011-10-20", "2011-10-21", "999999"]
    assert edtf("40836", "40837", "3/4/2011") == ["2011-10-20", "2011-10-21", "3/4/2011"]
    assert edtf("40836", "40837", "soon", "later") == ["40836", "40837", "soon", "later"]
    assert edtf("1589220519", "999999999", "TBD") == [
        "2020-05-11T18:08:39Z", "2001-09-09T01:46:39Z", "",
    ]  # fmt: skip


def test_one_other_text_in_ten_may_stand_among_numbers_of_dates():
    numbers = [str(40836 + at) for at in range(18)]

    assert edtf(*numbers, "soon", "later")[0] == "2011-10-20"
    assert edtf(*numbers[:17], "soon", "later")[0] == "40836"


def test_the_blank_day_of_excel_is_no_date_of_the_year_1900():
    dates, sentences = read(date=["1/0/1900", "5/13/2011"])

    assert dates.text.tolist() == ["", "2011-05-13"]
    assert len(sentences) == 1
    assert sentences[0].startswith('events.csv, line 2, date: "1/0/1900" is not a date when')


def test_unix_time_is_read_in_seconds_and_milliseconds():
    assert edtf("1589220519", "999999999") == ["2020-05-11T18:08:39Z", "2001-09-09T01:46:39Z"]
    assert edtf("1589220519123") == ["2020-05-11T18:08:39Z"]
    assert edtf("1589155200") == ["2020-05-11"]
    _, sentences = read(date=["1589220519"])
    assert sentences == [
        'events.csv, date: "1589220519" is a count of seconds. Write dates as 2011-10-20. '
        "(Repaired: every date of the column read as seconds since 1 January 1970, UTC.)"
    ]
