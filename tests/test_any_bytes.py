"""Any bytes at all: a chronicle in which every row is accounted for, or one sentence."""

import json
import os

import hypothesis.strategies as some
from hypothesis import example, given, settings

from chronicle.formats.csv import encodings
from chronicle.problem_codes import Outcome
from chronicle.reading.opening import Answers, Opened, open_content
from chronicle.text_table import Unreadable
from tests.support.workbooks import workbook_bytes

# On every change as many as the promise says; at a desk as many as one waits for.
EXAMPLES = 10_000 if os.environ.get("CI") else 300

ROWS = [["title", "date", "lat", "lon", "status"], ["Raid", "2013-01-16", "27,9", "9.1", "x"]]
TABLE = "\n".join(";".join(row) for row in ROWS).encode()
FEATURE = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [9.1, 27.9]},
    "properties": {"title": "Raid", "date": "16/01/2013"},
    "when": {"timespans": [{"start": {"in": "2013"}}]},
}
GOOD = (
    TABLE,
    TABLE.decode().encode("utf-16"),
    b"Year,Month,Day,Headline\n2013,0,0,Raid\n2013,13,1,Raid\n",
    json.dumps({"type": "FeatureCollection", "features": [FEATURE]}).encode(),
    json.dumps({"events": [{"start_date": {"year": "-5410"}, "text": {"headline": "R"}}]}).encode(),
    json.dumps(FEATURE).encode() + b"\n" + json.dumps(FEATURE).encode(),
    b'{"timeline": {"date": [{"startDate": "2013,1,16,5", "headline": "R", "asset": {}}]}}',
    json.dumps([{"id": 1, "date": "1/16/2013", "latitude": "27.9", "sources": [{}]}]).encode(),
    workbook_bytes(ROWS),
)


def accounted_for(opened: Opened) -> None:
    rows, events = opened.arithmetic, opened.chronicle.events
    assert rows.rows_read == rows.shown + rows.undated + rows.unlocated + rows.set_aside
    assert min(rows.shown, rows.undated, rows.unlocated, rows.set_aside) >= 0
    assert rows.rows_read == opened.table.rows_read
    assert len(events) == rows.rows_read - rows.set_aside
    assert events["id"].is_unique
    assert sum(one.outcome == Outcome.SET_ASIDE for one in opened.problems) >= rows.set_aside
    assert all(one.sentence() and one.outcome in one.code.outcomes for one in opened.problems)
    assert list(opened.chronicle.more.index) == list(events["id"])


def opens_or_says_why(content: bytes, file: str, encoding: str | None = None) -> None:
    try:
        opened = open_content(content, file, Answers(encoding=encoding))
    except Unreadable as unreadable:
        assert unreadable.problem.hint
        assert unreadable.problem.file
    else:
        accounted_for(opened)


@settings(max_examples=EXAMPLES // 2)
@given(some.binary(max_size=400))
@example(b"")
@example(b"\0")
@example(b"\xff\xfe")
@example(b"PK\x03\x04")
@example(b"[" * 5000)
@example(b"[1" + b"0" * 5000 + b"]")
@example(b'"')
@example(b"title,date\n\xff,2011\n")
def test_any_bytes_give_a_chronicle_or_a_sentence(content):
    opens_or_says_why(content, "any.csv")


@some.composite
def damaged(draw):
    """A good file of some format with a few bytes changed, taken out or put in."""
    content = bytearray(draw(some.sampled_from(GOOD)))
    for _ in range(draw(some.integers(0, 4))):
        at = draw(some.integers(0, len(content)))
        match draw(some.sampled_from(["cut", "change", "put", "end"])):
            case "cut":
                del content[at : at + draw(some.integers(1, 30))]
            case "change":
                content[at : at + 1] = draw(some.binary(min_size=1, max_size=1))
            case "put":
                content[at:at] = draw(some.binary(max_size=8))
            case "end":
                del content[at:]
    return bytes(content)


@settings(max_examples=EXAMPLES // 2)
@given(damaged())
def test_a_damaged_file_gives_a_chronicle_or_a_sentence(content):
    opens_or_says_why(content, "damaged.csv")


@settings(max_examples=EXAMPLES // 20)
@given(some.binary(max_size=400) | damaged(), some.sampled_from([*encodings.CHOICES]))
def test_a_file_in_a_wrong_encoding_gives_a_chronicle_or_a_sentence(content, encoding):
    opens_or_says_why(content, "any.csv", encoding)
