from tests.support.date_columns import read


def test_start_and_end_make_an_interval():
    dates, sentences = read(
        date=["2011-10-20", "2011-10-20", "20 May 2011", "2011", "", "2012"],
        end_date=["2011-10-22", "2011-10-20", "", "present", "2011", "2011"],
    )

    assert dates.text.tolist() == [
        "2011-10-20/2011-10-22", "2011-10-20", "2011-05-20", "2011/..", "/2011", "2012/2011",
    ]  # fmt: skip
    assert sentences == []


def test_the_end_of_an_interval_need_not_be_said_twice():
    dates, _ = read(date=["2011-10-20/2011-10-22"], end_date=["2011-10-22"])

    assert dates.text.tolist() == ["2011-10-20/2011-10-22"]


def test_a_row_is_undated_when_its_end_cannot_be_told():
    dates, _ = read(date=["2011-05-05"], end_date=["06/07/2011"])

    assert dates.text.tolist() == [""]
    assert dates.named.tolist() == [True]
    assert dates.question == 'Is "06/07/2011" in column "end_date" 6 July or 7 June 2011?'


def test_both_columns_of_undecided_dates_are_named():
    dates, sentences = read(date=["03/04/2011", "05/05/2011"], end_date=["", "06/07/2011"])

    assert dates.named.tolist() == [True, True]
    assert [sentence.split(":")[0] for sentence in sentences] == [
        "events.csv, line 2, date", "events.csv, line 3, end_date",
    ]  # fmt: skip
