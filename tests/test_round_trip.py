"""What is written in a format that can hold it, and opened again, is what it was."""

from dataclasses import replace

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import assume, example, given, settings

from chronicle import schema
from chronicle.dates.span import Span
from chronicle.exports import event_timelinejs, writing
from chronicle.reading.opening import Answers, open_content, understood
from chronicle.text_table import TextTable
from tests.support.edtf_texts import edtf_texts

NAMES = [column.name for column in schema.EVENTS]
FORMATS = {format.name: format for format in writing.FORMATS}
ODD = [
    "=1+1", "+49 30", "-", "@a", "'=1", "''", '"', '""', ";", "a;b", "a,b|c\td", "a\nb", "a\r\nb",
    "\r", "\t", " x ", "Total", "title", "nan", "None", "0", "1,5", "3/4/2011", "https://a.org/?b;c",
    "<b>", "{{ 1 }}", '=HYPERLINK("https://a.org")', "\ufeffx", "é", "مرحبا", "𝟙", "\0", "\x85",
]  # fmt: skip
texts = some.one_of(
    some.sampled_from(["", *ODD]), some.text(some.characters(codec="utf-8"), max_size=8)
)
# What a column that is not ours may be called: what others call one of ours, too.
names = some.one_of(
    some.sampled_from(
        ["zoom", "lat", "Latitude", "y", "Start Date", "end_date", "Year", "iyear", "Headline",
         "name", "event_type", "killed", "fatalities", "actor2", "url", "Source", "type",
         "time_precision", "Titel", "line", "row", "=x", "Media", "Display Date", "Text", "when"]
    ),
    texts.map(str.strip).filter(bool),
).filter(lambda name: name not in NAMES)  # fmt: skip
counts = some.one_of(some.just(""), some.integers(0, 10**9 - 1).map(str))
CELLS = {
    "id": some.one_of(
        some.just(""), some.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)
    ),
    "date": some.one_of(edtf_texts, texts),
    "latitude": some.floats(-90, 90).map(repr),
    "longitude": some.floats(-180, 180).map(repr),
    **dict.fromkeys(("killed_min", "killed_max", "wounded_min", "wounded_max"), counts),
    "status": some.sampled_from(schema.STATUSES),
    "place_precision": some.sampled_from(schema.PLACE_PRECISIONS),
}


def holds(date):
    try:
        span = Span.parse(date)
    except ValueError:
        return False
    return span.first.earliest < span.last.earliest or span.is_one_date


# What a sheet of TimelineJS can hold: days, months, years, minutes, and from one to another.
years = some.integers(-9999, 9999).filter(lambda year: year not in {-1, -9, -99, -999})
days = some.one_of(
    some.dates().map(str),
    some.dates().map(lambda day: str(day)[:7]),
    some.dates().map(lambda day: str(day)[:4]),
    some.builds("{}T{:02}:{:02}".format, some.dates(), some.integers(0, 23), some.integers(0, 59)),
    years.map(lambda year: f"{year:0{5 if year < 0 else 4}}"),
)
held = some.one_of(days, some.lists(days, min_size=2, max_size=2).map("/".join))
plain_dates = held.filter(holds).map(lambda text: Span.parse(text).edtf())
# Where a header may mean several things, only words say that it means these.
words = some.sampled_from(["", "attack", "=Chad", "Mali; Niger", "مرحبا", "two\nlines"])
of_no_role = some.sampled_from(["zoom", "Media", "Media Credit", "Background", "=zoom"])


@some.composite
def chronicles(draw, more=names, **cells):
    """Any events of ours, with any columns besides."""
    others = draw(some.lists(more, max_size=3, unique=True))
    columns = {name: texts for name in (*NAMES, *others)} | CELLS | cells
    row = some.fixed_dictionaries({}, optional=columns)
    chronicle = opened(draw(some.lists(row, min_size=1, max_size=3)), others)
    assume(len(chronicle.events))
    return chronicle


def opened(rows, more=()):
    """The chronicle of a table in our columns, and `more` that are not ours."""
    columns = {name: [row.get(name, "") for row in rows] for name in (*NAMES, *more)}
    cells = pd.DataFrame(columns, index=range(len(rows)), dtype="str")
    lines = pd.Series(range(2, len(rows) + 2), dtype="int64")
    table = TextTable("events.csv", "CSV", cells, lines)
    return understood(table, Answers(roles={name: name for name in NAMES})).chronicle


def again(chronicle, format):
    """The chronicle written, and opened again."""
    return open_content(FORMATS[format].write(chronicle), f"events.{format}").chronicle


def assert_equal(one, other):
    for frames in ((one.events, other.events), (one.more, other.more)):
        frames = [frame.drop(columns=["line", "row"], errors="ignore") for frame in frames]
        pd.testing.assert_frame_equal(*frames)


@settings(max_examples=50)
@pytest.mark.parametrize("format", ["csv", "geojson"])
@given(chronicle=chronicles())
@example(
    chronicle=opened([{"title": text, "summary": text, "zoom": text} for text in ODD], ["zoom"])
)
@example(chronicle=opened([{"id": "a", "lat": "27.9", "end_date": "2013"}], ["lat", "end_date"]))
@example(chronicle=opened([{"id": "a", "date": "2013", "=1": "=1", "Total": ""}], ["=1", "Total"]))
def test_any_chronicle_written_and_opened_again_is_equal(format, chronicle):
    assert_equal(again(chronicle, format), chronicle)


@settings(max_examples=50)
@given(chronicles(more=of_no_role, date=plain_dates, category=words, country=words))
def test_timelinejs_holds_events_with_plain_dates(chronicle):
    found = again(chronicle, "timelinejs")

    assert all("no date" in loss for loss in event_timelinejs.losses(chronicle))
    assert_equal(replace(found, more=found.more[chronicle.more.columns]), chronicle)
    others = found.more.drop(columns=[*chronicle.more.columns, "Display Date"])
    assert (others == "").all(axis=None)


@pytest.mark.parametrize("format", FORMATS)
def test_the_very_same_is_written_again(format):
    rows = [{"title": "=1", "date": "2013", "latitude": "27.9", "longitude": "9.1", "zoom": "7"}]
    content = FORMATS[format].write(opened(rows, ["zoom"]))

    assert FORMATS[format].write(open_content(content, "events").chronicle) == content


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_source_is_called_is_kept_beside_its_address(format):
    table = b"title,date,source,source_url\nRaid,2013,The Herald,https://h.example/1\n"
    chronicle = open_content(table, "raids.csv").chronicle

    found = again(chronicle, format)

    assert list(found.events["sources"]) == ["https://h.example/1"]
    assert list(found.more["source"]) == ["The Herald"]


def test_blanks_around_a_cell_of_ours_are_no_part_of_it_and_around_any_other_are():
    chronicle = opened([{"id": " raid ", "title": "\tRaid\n", "zoom": " 7 "}], ["zoom"])

    assert list(chronicle.events["title"]) == ["Raid"]
    assert list(again(chronicle, "csv").more["zoom"]) == [" 7 "]


def test_a_column_that_is_called_as_one_of_ours_comes_back_under_a_name_of_its_own():
    chronicle = open_content(
        b"id,title,status\nUKR 1,Raid,open\nUKR 2,Fall,shut\n", "e.csv"
    ).chronicle

    found = again(chronicle, "csv")

    assert list(chronicle.more) == ["id", "status"]
    assert list(found.more) == ["id (2)", "status (2)"]
    assert found.more.to_numpy().tolist() == [["UKR 1", "open"], ["UKR 2", "shut"]]


def test_timelinejs_says_in_words_alone_what_it_cannot_hold():
    dates = ["2012-08~", "2012-04/..", "last spring", "2012-09-11T21:42+02:00"]

    found = again(opened([{"id": f"e{at}", "date": d} for at, d in enumerate(dates)]), "timelinejs")

    events = found.events.set_index("id")["date"]
    assert events.to_dict() == {
        "e0": "2012-08", "e1": "2012-04", "e2": "", "e3": "2012-09-11T21:42",
    }  # fmt: skip
    assert found.more["Display Date"].to_dict() == {
        "e0": "about August 2012",
        "e1": "since April 2012",
        "e2": "last spring",
        "e3": "11 September 2012, 21:42 (UTC+2)",
    }
