"""Dates as other people write them, one text or one column at a time."""

import datetime

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import given

from chronicle import schema
from chronicle.mapping.dates import read_dates
from chronicle.problems import Report
from chronicle.span import SpanError, read_column
from tests.support.date_columns import edtf, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 May 2020", "2020-05-09"), ("9-May-2020", "2020-05-09"), ("09MAY2020", "2020-05-09"),
        ("May 9, 2020", "2020-05-09"), ("May 9 2020", "2020-05-09"),
        ("Sept. 9th, 2020", "2020-09-09"),
        ("the 9th of May, 2020", "2020-05-09"), ("Saturday, 9 May 2020", "2020-05-09"),
        ("2020 May 9", "2020-05-09"), ("2020-May-09", "2020-05-09"), ("9 May '98", "1998-05-09"),
        ("9. März 2020", "2020-03-09"), ("1er août 1914", "1914-08-01"),
        ("9 de mayo de 2020", "2020-05-09"), ("3 giugno 1946", "1946-06-03"),
        ("5 de outubro de 1910", "1910-10-05"), ("4 mei 1940", "1940-05-04"),
        ("March 2012", "2012-03"), ("Mar-2012", "2012-03"), ("March, 2012", "2012-03"),
        ("2012 March", "2012-03"), ("Mar-98", "1998-03"), ("Mar-00", "2000-03"),
        ("Mar '12", "2012-03"), ("3/2012", "2012-03"), ("03.2012", "2012-03"),
        ("2012-1", "2012-01"), ("2012-3-4", "2012-03-04"), ("2012/03/04", "2012-03-04"),
        ("2012.03.04", "2012-03-04"), ("20120304", "2012-03-04"),
        ("1970-07-00", "1970-07"), ("1970-00-00", "1970"), ("1970-00", "1970"),
        ("00/00/1970", "1970"), ("19700700", "1970-07"), ("1970.0", "1970"),
        ("850", "0850"), ("-44", "-0044"), ("-12000", "Y-12000"), ("44 BC", "-0043"),
        ("44 BCE", "-0043"), ("44BC", "-0043"), ("44 B.C.", "-0043"), ("BC 44", "-0043"),
        ("10,500 BC", "Y-10499"), ("10,000 BC", "-9999"), ("AD 79", "0079"), ("79 CE", "0079"),
        ("44 v. Chr.", "-0043"), ("44 av. J.-C.", "-0043"), ("44 a.C.", "-0043"),
        ("15 March 44 BC", "-0043-03-15"), ("1 BC", "0000"), ("12000 CE", "Y12000"),
        ("c. 1850", "1850~"), ("ca 1850", "1850~"), ("circa March 1850", "1850-03~"),
        ("about 9 May 1850", "1850-05-09~"), ("approx. 1850", "1850~"), ("c1850", "1850~"),
        ("~1850", "1850~"), ("1850 ?", "1850?"), ("1850 (?)", "1850?"), ("c. 1850?", "1850%"),
        ("probably 1850", "1850?"), ("c. 44 BC", "-0043~"), ("c. 1850-1860", "1850~/1860~"),
        ("1990s", "199X"), ("the 1990s", "199X"), ("19th century", "18XX"),
        ("5th century BC", "-04XX"), ("c. 5th century BC", "-04XX~"), ("19. Jahrhundert", "18XX"),
        ("12th c.", "11XX"), ("12th cent.", "11XX"), ("XIXe siècle", "18XX"), ("s. XII", "11XX"),
        ("3rd millennium BC", "-2XXX"), ("1980er Jahre", "198X"), ("années 1980", "198X"),
        ("185-", "185X"), ("18--", "18XX"), ("19??", "19XX"), ("2011-05-??", "2011-05"),
        ("2011-xx-xx", "2011"), ("2011-W18", "2011-05-02/2011-05-08"), ("2011-W18-2", "2011-05-03"),
        ("between 1850 and 1860", "1850/1860"), ("1914-1918", "1914/1918"),
        ("1914–1918", "1914/1918"), ("1914 - 1918", "1914/1918"),
        ("from May 2011 to June 2012", "2011-05/2012-06"),
        ("9 – 12 May 2020", "2020-05-09/2020-05-12"),
        ("9-12 May 2020", "2020-05-09/2020-05-12"), ("May 9-12, 2020", "2020-05-09/2020-05-12"),
        ("May 27 - June 5, 1970", "1970-05-27/1970-06-05"),
        ("5 May – 5 June 2011", "2011-05-05/2011-06-05"), ("100 - 44 BC", "-0099/-0043"),
        ("5 May 2011 to 5 May 2011", "2011-05-05"), ("since 2011", "2011/.."),
        ("before 1850", "../1850"), ("2011–present", "2011/.."),
        ("after 2011", "2011/.."), ("pre-2011", "../2011"), ("post-1945", "1945/.."),
        ("by 2011", "../2011"), ("no later than 44 BC", "../-0043"), ("<1850", "../1850"),
        ("not before c. 1850", "1850~/.."), ("from 1850 onwards", "1850/.."), ("1850–", "1850/.."),
        ("1850-present", "1850/.."), ("vor 1850", "../1850"), ("après 1850", "1850/.."),
        ("May-June 2011", "2011-05/2011-06"), ("Jan.-Mar. 2011", "2011-01/2011-03"),
        ("May 2011-June 2012", "2011-05/2012-06"), ("3.-5. Mai 2011", "2011-05-03/2011-05-05"),
        ("30.12.2011-02.01.2012", "2011-12-30/2012-01-02"), ("500 BC-AD 100", "-0499/0100"),
        ("2011-05-03/05", "2011-05-03/2011-05-05"), ("2011-05/06", "2011-05/2011-06"),
        ("18th-19th century", "17XX/18XX"), ("18th and 19th centuries", "17XX/18XX"),
        ("1840s–50s", "184X/185X"), ("c.1850-c.1860", "1850~/1860~"),
        ("3/4 May 2011", "2011-05-03/2011-05-04"), ("3 & 4 May 2011", "2011-05-03/2011-05-04"),
        ("May/June 2011", "2011-05/2011-06"), ("1850 or 1851", "1850/1851"),
        ("1850 (approx.)", "1850~"), ("1850 ca.", "1850~"), ("estimated 1850", "1850~"),
        ("in 1850", "1850"), ("sometime in March 1850", "1850-03"), ("on 3 May 2011", "2011-05-03"),
        ("[1850]", "1850"), ("[1850?]", "1850?"), ("2011[1]", "2011"), ("2011-05-3*", "2011-05-03"),
        ("'2011-05-03", "2011-05-03"), ("2011-05-03.", "2011-05-03"), ("A.D. 79", "0079"),
        ("14 July 1789 (Tuesday)", "1789-07-14"), ("Tuesday, 1789-07-14", "1789-07-14"),
        ("14.VII.1789", "1789-07-14"), ("2011年5月3日", "2011-05-03"),
        ("2011-10-20 14:30", "2011-10-20T14:30"), ("2011-10-20 14:30:05", "2011-10-20T14:30:05"),
        ("2011-10-20T14:30:05.000Z", "2011-10-20T14:30:05Z"),
        ("2011-10-20 14:30 +0200", "2011-10-20T14:30+02:00"),
        ("20 October 2011, 2:30 PM", "2011-10-20T14:30"),
        ("20 Oct 2011 at 12:05 am", "2011-10-20T00:05"),
        ("Thu, 20 Oct 2011 14:30:05 GMT", "2011-10-20T14:30:05Z"),
        ("Thu Oct 20 14:30:05 2011", "2011-10-20T14:30:05"),
        ("Thu Oct 20 14:30:05 +0000 2011", "2011-10-20T14:30:05Z"),
        ("20111020143005", "2011-10-20T14:30:05"), ("20111020T1430Z", "2011-10-20T14:30Z"),
        ("20 October 2011 14h30", "2011-10-20T14:30"),
        ("20. Oktober 2011 14:30 Uhr", "2011-10-20T14:30"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text, expected):
    dates, _ = read(date=[text])

    assert dates.text.tolist() == [expected]
    assert dates.named.tolist() == [False]
    assert read_column(dates.text)[1] == {}


@pytest.mark.parametrize(
    "text",
    [
        "2011-10-20", "2011-10", "2011", "2013-01-16/2013-01-19", "2011-02-20~/2011-04-05",
        "2012-08~", "../2011-03", "2012-09-11T21:42+02:00", "-0043", "156X", "Y-12000",
        "2011-10-20T00:00:00Z", "2011-21", "185X/186X", "0000/0005",
    ],
)  # fmt: skip
def test_edtf_is_left_as_it_is(text):
    assert edtf(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "soon", "Mar-12", "12-Mar", "44", "12000", "2011-13-45", "9 Foo 2020",
        "30 February 2011", "2011-10-20 25:00", "c.", "BC", "100-44 BC", "may",
        "2011-05-03 - soon", "9 May 20 BC - 8", "x" * 200, "3/5 May 2011", "5/18 March 1900",
        "May/July 2011", "1850 or 1860", "201105", "1e9", "80s", "10,000 BP", "AH 622", "est. 1850",
        "C19", "–1850", "2011-W54", "32.VII.1789", "2011-13-??", "3 May 2011, evening",
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_passed_on_unchanged_for_the_next_check_to_name(text):
    dates, sentences = read(date=[text])

    assert dates.text.tolist() == [text]
    assert dates.named.tolist() == [False]
    assert sentences == []


def test_one_date_decides_the_order_of_the_column():
    dates, sentences = read(date=["03/04/2011", "25/04/2011", "5.6.2011"])

    assert dates.text.tolist() == ["2011-04-03", "2011-04-25", "2011-06-05"]
    assert dates.notes == ('Dates such as "03/04/2011" in "date" are read as day, month, year.',)
    assert (sentences, dates.question) == ([], None)
    assert edtf("03/04/2011", "04/25/2011") == ["2011-03-04", "2011-04-25"]


def test_the_end_of_an_event_decides_the_order_of_its_start_too():
    dates, _ = read(date=["03/04/2011"], end_date=["25/04/2011"])

    assert dates.text.tolist() == ["2011-04-03/2011-04-25"]


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


def test_a_date_that_the_order_does_not_fit_is_named_and_undated():
    dates, sentences = read(date=["25/04/2011", "30/02/2011"])

    assert dates.text.tolist() == ["2011-04-25", ""]
    assert dates.named.tolist() == [False, True]
    assert sentences == [
        'events.csv, line 3, date: "30/02/2011" is not a date when it is read as day, month, '
        "year, as the column is. Write the date as 2011-10-20. (Shown in the undated tray.)"
    ]


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


def test_years_of_two_digits_are_named_once():
    dates, sentences = read(date=["9-May-20", "1-Jan-69", "2-Jan-68"])

    assert dates.text.tolist() == ["2020-05-09", "1969-01-01", "2068-01-02"]
    assert dates.notes == ('Dates such as "9-May-20" in "date" are read as day, month, year.',)
    assert sentences == [
        'events.csv, date: "9-May-20" has a year of two digits. Write years with four digits. '
        "(Repaired: 00 to 68 read as 2000 to 2068, 69 to 99 as 1969 to 1999.)"
    ]


def test_one_month_of_a_year_shows_that_the_others_are_too():
    assert edtf("Mar-98", "Mar-12") == ["1998-03", "2012-03"]


def test_years_before_our_era_are_said_to_count_a_year_0():
    dates, _ = read(date=["-44", "1066"])

    assert dates.notes == ('Years such as "-44" in "date" count a year 0, so this one is 45 BCE.',)


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


@pytest.mark.parametrize(
    "text",
    [
        "unknown",
        "Unknown",
        "N/A",
        "n/a",
        "-",
        "?",
        "0",
        "0000-00-00",
        "1900-01-00",
        "NaT",
        "#N/A",
        "n.k.",
        "TBC",
        "Date unknown",
        "no date",
        "sans date",
    ],
)
def test_a_mark_for_an_unknown_date_is_named_as_one(text):
    dates, sentences = read(date=[text, "2011-10-20"])

    assert (dates.text.tolist(), dates.named.tolist()) == (["", "2011-10-20"], [True, False])
    assert sentences == [
        f'events.csv, line 2, date: "{text}" stands for an unknown year. Write the year, or leave '
        "the cell blank. (Shown in the undated tray.)"
    ]


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


def test_a_midnight_after_every_day_is_no_time():
    dates, sentences = read(date=["2011-10-20 00:00:00", "2011-10-21 00:00:00"])

    assert dates.text.tolist() == ["2011-10-20", "2011-10-21"]
    assert dates.notes == ('Every time in "date" is 00:00, so only days are read.',)
    assert sentences == []
    assert edtf("2011-10-20 00:00", "2011-10-21 14:30") == ["2011-10-20T00:00", "2011-10-21T14:30"]
    assert edtf("20/10/2011 00:00", "21/10/2011 12:00 AM") == ["2011-10-20", "2011-10-21"]
    assert edtf("2011-10-20T00:00:00") == ["2011-10-20T00:00:00"]
    assert edtf(*["2011-10-20T00:00:00"] * 10) == ["2011-10-20"] * 10


def test_days_with_clocks_are_read_as_a_column():
    assert edtf("05/13/2015 11:53:00 PM", "05/01/2015 9:05:00 AM", "") == [
        "2015-05-13T23:53:00", "2015-05-01T09:05:00", "",
    ]  # fmt: skip
    assert edtf("05/13/2015 11:53", "soon 11:53") == ["2015-05-13T11:53", "soon 11:53"]


def test_a_lost_fraction_of_a_second_is_said_once():
    _, sentences = read(date=["2011-10-20T14:30:05.123Z", "2011-10-20T14:30:06.5Z"])

    assert sentences == [
        'events.csv, date: "2011-10-20T14:30:05.123Z" has a fraction of a second. '
        "(Repaired: every time of the column read to the second.)"
    ]


def test_any_index_is_kept():
    cells = pd.DataFrame({"when": ["9 May 2020", "soon"]}, index=[7, 3], dtype="str")

    dates = read_dates(cells, {"date": "when"}, Report("a.csv", pd.Series([2, 3])), None)

    assert dates.text.to_dict() == {7: "2020-05-09", 3: "soon"}


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


NUMBERS = some.integers(-20, 3000).map(str)
PIECES = some.sampled_from([
    "may", "9", "31", "2011", "12", "/", "-", "–", " ", "to", "c.", "bc", "?", "~", "T", ":", "14",
    "00", ",", "century", "th", "s", "X", "Y", "..", "am", "Z", "+", "between", "and",
    "١", "۹", "²",
])  # fmt: skip
WILD = some.one_of(
    some.just(""), NUMBERS, some.text(max_size=12), some.lists(PIECES, max_size=9).map("".join),
    some.lists(PIECES, max_size=40).map(" ".join), some.dates().map(str),
)  # fmt: skip
DATE_ROLES = [
    "date", "end_date", "date_precision", *schema.DATE_PARTS, *schema.END_PARTS,
]  # fmt: skip


@given(
    roles=some.lists(some.sampled_from(DATE_ROLES), unique=True, max_size=6),
    rows=some.lists(some.lists(WILD, min_size=6, max_size=6), max_size=5),
    day_first=some.none() | some.booleans(),
)
def test_any_text_in_any_role_is_read_or_passed_on(roles, rows, day_first):
    columns = {role: [row[at] for row in rows] for at, role in enumerate(roles)}

    dates, sentences = read(day_first=day_first, **columns)

    count = len(rows) if roles else 0
    assert len(dates.text) == len(dates.named) == count
    assert all(isinstance(text, str) for text in dates.text)
    assert (dates.text[dates.named] == "").all()
    assert (dates.question is None) or day_first is None
    assert all(sentences)
    errors = read_column(dates.text)[1]
    assert all(isinstance(error, SpanError) for error in errors.values())
