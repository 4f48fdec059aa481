from datetime import UTC, datetime, timedelta, timezone

import hypothesis.strategies as some
import pytest
from hypothesis import given

from chronicle.dates.span import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2011-02-17", "17 February 2011"),
        ("2011-10", "October 2011"),
        ("2011", "2011"),
        ("2013-01-16/2013-01-19", "16 to 19 January 2013"),
        ("2011-03-21/2011-04-05", "21 March to 5 April 2011"),
        ("2012-12-20/2013-01-03", "20 December 2012 to 3 January 2013"),
        ("2012-05-20/2013-05-21", "20 May 2012 to 21 May 2013"),
        ("2011-03/2011-05", "March to May 2011"),
        ("2011-03-05/2011-05", "5 March to May 2011"),
        ("2011/2011-05", "2011 to May 2011"),
        ("2011/2013", "2011 to 2013"),
        ("2012-08~", "about August 2012"),
        ("2012-08?", "August 2012 (uncertain)"),
        ("2012-08%", "about August 2012 (uncertain)"),
        ("2011-02-20~/2011-04-05", "about 20 February to 5 April 2011"),
        ("2011-02-20/2011-02-25~", "20 to about 25 February 2011"),
        ("2011-02-20?/2011-04-05", "20 February to 5 April 2011 (start uncertain)"),
        ("2011-02-20/2011-04-05%", "20 February to about 5 April 2011 (end uncertain)"),
        ("2011?/2012?", "2011 to 2012 (start and end uncertain)"),
        ("../2011-03", "before March 2011"),
        ("../2011-03~", "before about March 2011"),
        ("2011/..", "since 2011"),
        ("2011?/..", "since 2011 (uncertain)"),
        ("/2011-03", "until March 2011, start unknown"),
        ("2011/", "from 2011, end unknown"),
        ("-0044", "45 BCE"),
        ("-0044-03-15/-0044-04-01", "15 March to 1 April 45 BCE"),
        ("0000/0001", "1 BCE to 1 CE"),
        ("0999/1000", "999 CE to 1000"),
        ("Y12000", "12000 CE"),
        ("Y-17000", "17001 BCE"),
        ("198X", "1980s"),
        ("198X~", "about the 1980s"),
        ("198X/..", "since the 1980s"),
        ("198X/2011", "1980s to 2011"),
        ("190X", "1900s (decade)"),
        ("19XX", "1900s (century)"),
        ("1XXX", "1000s (millennium)"),
        ("012X", "120\u2013129 CE"),
        ("000X~", "about 1 BCE\u20139 CE"),
        ("-01XX", "200\u2013101 BCE"),
        ("1984-12-XX", "December 1984"),
        ("2012-09-11T21:42", "11 September 2012, 21:42"),
        ("2012-09-11T21:42+02:00", "11 September 2012, 21:42 (UTC+2)"),
        ("2012-09-11T21:42:05-05:30", "11 September 2012, 21:42:05 (UTC-5:30)"),
        ("2012-09-11T21:42Z/2012-09-11T23:15Z", "11 September 2012, 21:42 to 23:15 UTC"),
        (
            "2012-09-11T21:42+02:00/2012-09-11T23:15+01:00",
            "11 September 2012, 21:42 (UTC+2) to 11 September 2012, 23:15 (UTC+1)",
        ),
        ("2012-09-11T21:42/2012-09-12", "11 September 2012, 21:42 to 12 September 2012"),
    ],
)
def test_words_say_when(text, words):
    assert Span.parse(text).words() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2011-10-20", "exact day"),
        ("2011-10", "month known, day not"),
        ("1984-12-XX", "month known, day not"),
        ("2011", "year known, day not"),
        ("198X", "decade known, year not"),
        ("2012-09-11T21:42", "to the minute"),
        ("2012-09-11T21:42:00", "to the second"),
        ("2012-08~", "approximate"),
        ("2012-08%", "approximate and uncertain"),
        ("2013-01-16/2013-01-19", "both ends to the day"),
        ("2013-01-16/2013", "start to the day, end to the year"),
        ("2011-02-20~/2011-04-05", "start approximate"),
        ("2011~/2012?", "start approximate, end uncertain"),
        ("2011~/2012~", "start and end approximate"),
        ("/2011-03", "start unknown"),
        ("2011~/..", "start approximate, end open"),
        ("../2011-03", "start open, March 2011 included"),
    ],
)
def test_precision_is_said_in_a_phrase(text, words):
    assert Span.parse(text).precision_words() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2012-09-11", None),
        ("2012-09-11T21:42", None),
        ("2012-09-11T21:42+02:00", "11 September 2012, 19:42 UTC"),
        ("2012-12-31T21:42:05-05:30", "1 January 2013, 03:12:05 UTC"),
        ("2012-09-11T21:42+02:00/2012-09-11T23:15+02:00", "11 September 2012, 19:42 to 21:15 UTC"),
        ("2012-09-11T21:42+02:00/..", "since 11 September 2012, 19:42 UTC"),
        ("/2012-09-11T21:42+02:00", "until 11 September 2012, 19:42 UTC, start unknown"),
        ("2012-09-11T21:42+02:00/2012-09-12", "from 11 September 2012, 19:42 UTC"),
        ("2012-09-10/2012-09-11T21:42+02:00", "until 11 September 2012, 19:42 UTC"),
    ],
)
def test_a_time_with_an_offset_is_also_said_in_utc(text, words):
    assert Span.parse(text).utc_words() == words


@given(some.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), some.integers(-14 * 60, 14 * 60))
def test_utc_is_the_same_instant(wall, offset):
    local = wall.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    utc = local.astimezone(UTC)

    span = Span.parse(local.isoformat())

    assert span.utc_words() == Span.parse(utc.isoformat()).words()
