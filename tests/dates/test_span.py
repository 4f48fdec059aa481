import pickle
from dataclasses import replace
from datetime import date

import edtf
import hypothesis.strategies as some
import numpy as np
import pytest
from hypothesis import example, given, settings

from chronicle.dates.edtf_date import KnownDate, OpenEnd, UnknownEnd
from chronicle.dates.span import Span, SpanError
from tests.support.edtf_texts import days, months, nearly_edtf, ordered, spans, untimed, years


def moment(text: str | None) -> np.datetime64 | None:
    return None if text is None else np.datetime64(text, "s")


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2011-10-20", "2011-10-20T00:00:00", "2011-10-20T23:59:59", "day"),
        ("2011-10", "2011-10-01T00:00:00", "2011-10-31T23:59:59", "month"),
        ("2012-02", "2012-02-01T00:00:00", "2012-02-29T23:59:59", "month"),
        ("2011", "2011-01-01T00:00:00", "2011-12-31T23:59:59", "year"),
        ("2013-01-16/2013-01-19", "2013-01-16T00:00:00", "2013-01-19T23:59:59", "day"),
        ("2011-02-20~/2011-04", "2011-02-20T00:00:00", "2011-04-30T23:59:59", "month"),
        ("../2011-03", None, "2011-03-31T23:59:59", "month"),
        ("2011/", "2011-01-01T00:00:00", None, "year"),
        ("2012-09-11T21:42+02:00", "2012-09-11T21:42:00", "2012-09-11T21:42:59", "time"),
        ("2012-09-11T21:42:05Z", "2012-09-11T21:42:05", "2012-09-11T21:42:05", "time"),
        ("2012-09-11T21:42Z/2012-09", "2012-09-11T21:42:00", "2012-09-30T23:59:59", "month"),
        ("156X", "1560-01-01T00:00:00", "1569-12-31T23:59:59", "decade"),
        ("15XX", "1500-01-01T00:00:00", "1599-12-31T23:59:59", "century"),
        ("1XXX", "1000-01-01T00:00:00", "1999-12-31T23:59:59", "millennium"),
        ("-156X", "-1569-01-01T00:00:00", "-1560-12-31T23:59:59", "decade"),
        ("-000X", "-0009-01-01T00:00:00", "-0001-12-31T23:59:59", "decade"),
        ("1984-XX", "1984-01-01T00:00:00", "1984-12-31T23:59:59", "year"),
        ("1984-XX-XX", "1984-01-01T00:00:00", "1984-12-31T23:59:59", "year"),
        ("1984-12-XX", "1984-12-01T00:00:00", "1984-12-31T23:59:59", "month"),
        ("0000", "0000-01-01T00:00:00", "0000-12-31T23:59:59", "year"),
        ("-0044-03-15", "-0044-03-15T00:00:00", "-0044-03-15T23:59:59", "day"),
        ("Y12000", "12000-01-01T00:00:00", "12000-12-31T23:59:59", "year"),
        ("Y-270000", "-270000-01-01T00:00:00", "-270000-12-31T23:59:59", "year"),
    ],
)
def test_a_text_covers_all_the_time_that_it_may_mean(text, earliest, latest, precision):
    span = Span.parse(text)

    assert span.earliest == moment(earliest)
    assert span.latest == moment(latest)
    assert span.precision == precision


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2011", {}, {}),
        ("2011~", {"approximate"}, {"approximate"}),
        ("2011?", {"uncertain"}, {"uncertain"}),
        ("2011%", {"approximate", "uncertain"}, {"approximate", "uncertain"}),
        ("2011~/2012?", {"approximate"}, {"uncertain"}),
        ("2011/2012%", {}, {"approximate", "uncertain"}),
    ],
)
def test_each_end_is_as_sure_as_its_mark(text, start, end):
    span = Span.parse(text)

    assert span.first.approximate == ("approximate" in start)
    assert span.first.uncertain == ("uncertain" in start)
    assert span.last.approximate == ("approximate" in end)
    assert span.last.uncertain == ("uncertain" in end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2011", "known", "known"),
        ("2011/2012", "known", "known"),
        ("../2011", "open", "known"),
        ("/2011", "unknown", "known"),
        ("2011/..", "known", "open"),
        ("2011/", "known", "unknown"),
    ],
)
def test_an_open_end_is_not_an_unknown_end(text, start, end):
    span = Span.parse(text)

    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(("text", "kind"), [("2011/..", OpenEnd), ("2011/", UnknownEnd)])
def test_an_end_that_is_no_date_has_no_seconds_to_ask_for(text, kind):
    span = Span.parse(text)

    assert type(span.first) is KnownDate
    assert type(span.last) is kind
    assert [name for name in ("earliest", "latest", "precision") if hasattr(span.last, name)] == []
    assert span.dates == (span.first, span.first)


@pytest.mark.parametrize(
    ("text", "start_soft", "end_soft"),
    [
        ("2011-10-20", False, False),
        ("2011-10", False, False),
        ("2012-09-11T21:42", False, False),
        ("2011-02-20~/2011-04-05", True, False),
        ("2011-02-20/2011-04-05?", False, True),
        ("2012-08%", True, True),
        ("198X/2011", True, False),
        ("1984-12-XX", True, True),
        ("../2011", True, False),
        ("2011/", False, True),
    ],
)
def test_an_end_that_is_not_sure_is_soft(text, start_soft, end_soft):
    span = Span.parse(text)

    assert (span.start_soft, span.end_soft) == (start_soft, end_soft)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2012-09-11T21:42", None, None),
        ("2012-09-11T21:42Z", 0, 0),
        ("2012-09-11T21:42+02:00", 120, 120),
        ("2012-09-11T21:42-05:30", -330, -330),
        ("2012-09-11T21:42+02/2012-09-12", 120, None),
        ("../2012-09-11T21:42-00:30", None, -30),
    ],
)
def test_an_offset_is_kept_in_minutes(text, start, end):
    span = Span.parse(text)

    assert (span.first.offset_minutes, span.last.offset_minutes) == (start, end)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2011-10-20\n", "2011-10-20"),
        ("2011/2011", "2011"),
        ("2011/2011~", "2011/2011~"),
        ("2012-09-11T21:42+02", "2012-09-11T21:42+02:00"),
        ("2012-09-11T21:42-00:00", "2012-09-11T21:42Z"),
        ("2012-09-11T21:42:00", "2012-09-11T21:42:00"),
    ],
)
def test_edtf_is_canonical(text, canonical):
    span = Span.parse(text)

    assert span.edtf() == canonical
    assert span.text == text


@given(spans)
def test_the_edtf_of_a_span_reads_back_as_the_span(span):
    assert Span.parse(span.edtf()) == replace(span, text=span.edtf())


@given(days)
def test_an_iso_day_is_that_day(day):
    span = Span.parse(day)

    assert span.earliest == np.datetime64(f"{day}T00:00:00")
    assert span.latest == np.datetime64(f"{day}T23:59:59")
    assert span.edtf() == day


@given(spans)
def test_a_span_never_ends_before_it_starts(span):
    assert span.earliest is None or span.latest is None or span.earliest <= span.latest


@given(some.one_of(some.text(), nearly_edtf, some.binary().map(lambda raw: raw.decode("latin-1"))))
@example("\udc80")
@example("2011\0")
@example("2" * 5000)
def test_any_text_is_a_span_or_a_sentence(text):
    try:
        span = Span.parse(text)
    except SpanError as error:
        assert str(error).endswith(".") and error.hint.endswith(".")
    else:
        assert span.words() and Span.parse(span.edtf()).words() == span.words()


@given(some.integers(1, 9999), some.integers(0, 20), some.integers(0, 40))
@example(1900, 2, 29)
@example(2000, 2, 29)
def test_only_days_of_the_calendar_are_read(year, month, day):
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        date(year, month, day)
    except ValueError:
        with pytest.raises(SpanError):
            Span.parse(text)
    else:
        assert Span.parse(text).edtf() == text


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("2023-02-29", '"2023-02-29" is not a date: February 2023 has 28 days.', "2011-10-20,"),
        ("-0044-02-30", '"-0044-02-30" is not a date: February 45 BCE has 29 days.', "2011-10,"),
        ("2013-13", '"2013-13" is not a date: there is no month 13.', "2011-10,"),
        ("2013-00-01", '"2013-00-01" is not a date: there is no month 00.', "2011-10,"),
        ("2013-01-00", '"2013-01-00" is not a date: there is no day 00.', "2011-10,"),
        ("2013/2013-02-30", '"2013/2013-02-30" is not a date: February 2013 has 28 days.', "2011"),
        ("2001-21", '"2001-21" is a season, which is not read as a date.', "2001-03/2001-05"),
        ("2013-01-19/2013-01-16", '"2013-01-19/2013-01-16" ends before it starts.', "earlier"),
        ("2014/2013-12", '"2014/2013-12" ends before it starts.', "earlier"),
        (
            "2012-09-11T21:42Z/2012-09-11T21:50+02:00",
            '"2012-09-11T21:42Z/2012-09-11T21:50+02:00" ends before it starts.',
            "earlier",
        ),
        (
            "2012-09-11T21:42+02:00/2012-09-11T20:00Z",
            '"2012-09-11T21:42+02:00/2012-09-11T20:00Z" ends before it starts by the local clocks.',
            "the same offset",
        ),
        ("../..", '"../.." is not a date: neither end is known.', "2011-10,"),
        ("20/10/2011", '"20/10/2011" is not a date: it has more than one slash.', "2011-10-20,"),
        ("Oct 2011", '"Oct 2011" is not a date in EDTF form.', "2011-10,"),
        ("2011 -10", '"2011 -10" is not a date in EDTF form.', "2011-10,"),
        ("2013-01-16/19", '"2013-01-16/19" is not a date in EDTF form.', "2013-01-19"),
        ("Y1985", '"Y1985" is not a date in EDTF form.', "2011-10,"),
        ("٢٠١١", '"٢٠١١" is not a date in EDTF form.', "2011-10,"),
        ("20\n11", r'"20\n11" is not a date in EDTF form.', "2011-10,"),
        ("", "The date is missing.", "2011-10,"),
        (
            "XXXX-12-XX",
            '"XXXX-12-XX" is not a date: an X stands only for the last digits of a year, '
            "or for the month and day after it.",
            "1984-XX",
        ),
        (
            "2012-09-11T21:42+02:00~",
            '"2012-09-11T21:42+02:00~" is not a date: a time of day takes no ~, ? or %.',
            "2012-09-11~",
        ),
        ("2012-09-11T24:00", '"2012-09-11T24:00" is not a date: there is no time 24:00.', "23:59"),
        (
            "2012-09-11T21:42+14:01",
            '"2012-09-11T21:42+14:01" is not a date: no clock is 14:01 from UTC.',
            "14:00",
        ),
        ("-0000", '"-0000" is not a date: there is no year -0000.', "0000 for 1 BCE"),
        (
            "Y170000002",
            '"Y170000002" is too far away: a year lies between -270,000 and 270,000.',
            "summary",
        ),
        ("1" * 101, "A text of 101 characters is not a date: a date has at most 100.", "2011-10,"),
    ],
)
def test_what_is_not_a_date_is_refused_with_a_sentence(text, sentence, hint):
    with pytest.raises(SpanError) as refused:
        Span.parse(text)

    assert str(refused.value) == sentence
    assert hint in refused.value.hint


def test_a_refusal_survives_a_copy():
    refused = pickle.loads(pickle.dumps(SpanError("This is no date.", "Write another.")))

    assert (str(refused), refused.hint) == ("This is no date.", "Write another.")


# Where the edtf package is right: not for impossible days, reversed intervals, unknown or open
# ends, the mark %, a mark after a long year, nor an X before year 0. It takes milliseconds a text.
@settings(max_examples=60)
@given(
    some.one_of(
        untimed,
        some.builds("{}{}".format, some.one_of(days, months, years), some.sampled_from("~?")),
        ordered,
    )
    .filter(lambda text: not (text.startswith("-") and "X" in text))
    .filter(lambda text: "%" not in text)
)
def test_the_edtf_package_reads_the_same_days(text):
    peer = edtf.parse_edtf(text)

    span = Span.parse(text)

    assert span.earliest == moment(written_day(peer.lower_strict()))
    assert span.latest == moment(f"{written_day(peer.upper_strict())}T23:59:59")
    assert peer.is_approximate == (span.first.approximate or span.last.approximate)
    assert peer.is_uncertain == (span.first.uncertain or span.last.uncertain)


def written_day(peer) -> str:
    return f"{peer.tm_year:0{5 if peer.tm_year < 0 else 4}}-{peer.tm_mon:02}-{peer.tm_mday:02}"
