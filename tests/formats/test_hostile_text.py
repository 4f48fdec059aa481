"""Text and zips that are small and ask for much: limits hold while reading, not after."""

import io
import json
import zipfile

import pytest

from chronicle import text_table
from chronicle.formats import archive
from chronicle.formats.csv import delimited, delimited_rows
from chronicle.formats.csv.delimited_rows import RowCounter
from chronicle.formats.json import json_rows, json_text
from chronicle.reading.opening import open_content
from chronicle.text_table import Unreadable
from tests.support.openings import opened


def refusal(content: bytes, file: str = "a.csv") -> str:
    with pytest.raises(Unreadable) as refused:
        opened(content, file)
    return refused.value.problem.sentence()


def packed(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(f"{name}.csv", text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"a," * 100_000, 1),
        (b"title,date\n" + b"a," * 100_000, 2),
        (b'title,date\n"A",2011\n' + b"a," * 100_000, 3),
        (b",".join([b"date"] * 2_001) + b"\n" + b",".join([b"2011"] * 2_001), 1),
    ],
)
def test_a_line_of_more_cells_than_are_read_is_refused_as_soon_as_it_is_read(
    text, line, monkeypatch
):
    place = delimited_rows.header_place

    def watched(rows):
        assert all(len(row) <= 2_000 for row in rows)
        return place(rows)

    monkeypatch.setattr(delimited_rows, "header_place", watched)

    assert refusal(text) == (
        f"a.csv, line {line}: The table has more than 2,000 columns. Split it into smaller files."
    )


def test_columns_of_one_name_are_numbered_on_without_asking_each_number_again():
    header = ["a"] * 1_999 + ["a (3)"]

    table = delimited.read((",".join(header) + "\n" + "1," * 1_999 + "1\n").encode(), "a.csv")

    names = list(table.cells)
    assert names[:3] == ["a", "a (2)", "a (4)"]
    assert names[-2:] == ["a (2000)", "a (3)"]
    assert len(set(names)) == 2_000


@pytest.mark.parametrize("row", [b"A,2011\n", b'"A\nB",2011\n', b"\n"])
def test_more_rows_than_are_read_are_refused_before_they_are_parted(row, monkeypatch):
    monkeypatch.setattr(text_table, "MOST_ROWS", 20_000)
    monkeypatch.setattr(delimited_rows, "_parted", lambda *_: pytest.fail("it was parted"))

    assert refusal(b"title,date\n" + row * 20_100) == (
        "a.csv: The table has more than 20,000 rows. Split it into smaller files."
    )


def test_lines_within_cells_are_no_rows():
    counter = RowCounter()
    for chunk in (b'title,date\n"A\n', b'B\nC"', b',2011\n"D ""\n"" E",2012\nF,', b"2013\n"):
        counter.add(chunk)

    assert counter.rows == 4


def test_quotes_that_are_never_closed_have_a_file_read_again_only_so_often(monkeypatch):
    monkeypatch.setattr(delimited_rows, "READ_AGAIN", 1_000)
    few = b"title,date\n" + b'"A,2011\n' * 20 + b"B,2012\n" * 20
    many = b"title,date\n" + b'"A,2011\n' * 2_000 + b"B,2012\n" * 2_000

    assert opened(few).arithmetic.rows_read == 40
    assert refusal(many).endswith(
        "The same is wrong in so many rows that the file cannot be read: export it again."
    )


def test_a_zip_is_unpacked_only_until_it_has_too_many_rows(monkeypatch):
    monkeypatch.setattr(text_table, "MOST_ROWS", 1_000)
    monkeypatch.setattr(archive, "LARGE_BYTES", 100_000)
    monkeypatch.setattr(archive, "MOST_RATIO_OF_LARGE", 1_000)
    monkeypatch.setattr(archive, "MOST_RATIO", 1_000)
    monkeypatch.setattr(archive, "CHUNK_BYTES", 1_000)
    asked, read = [], zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda self, size: asked.append(size) or read(self, size)
    )

    sentence = refusal(packed(events=b"title,date\n" + b"A,2011\n" * 100_000), "a.zip")

    assert sentence == "a.zip: The table has more than 1,000 rows. Split it into smaller files."
    assert sum(asked) < 10_000


def test_a_large_member_of_a_small_zip_is_refused_unread(monkeypatch):
    monkeypatch.setattr(archive, "LARGE_BYTES", 100_000)
    monkeypatch.setattr(archive, "_unpacked", lambda *_: pytest.fail("it was unpacked"))

    sentence = refusal(packed(events=b"title,date\n" + b"A,2011\n" * 100_000), "a.zip")

    assert "times its size, and at most 40 are read." in sentence


def test_a_zip_that_says_less_than_it_packs_is_damaged():
    content = packed(events=b"title,date\n" + b"A,2011\n" * 1_000)
    said = (7_011).to_bytes(4, "little")
    assert content.count(said) == 2

    sentence = refusal(content.replace(said, (70).to_bytes(4, "little")), "a.zip")

    assert sentence.startswith("a.zip: The file is damaged or cut off, and cannot be unpacked.")


def test_names_of_one_object_do_not_make_a_table_of_blank_cells(monkeypatch):
    monkeypatch.setattr(json_rows, "MOST_BLANK_CELLS", 1_000)
    wide = {f"k{n}": 1 for n in range(200)}
    rows = [wide, *[{"title": "A", "date": "2011"}] * 99]

    assert opened(json.dumps(rows[:6]).encode(), "a.json").arithmetic.rows_read == 6
    assert "different names" in refusal(json.dumps(rows).encode(), "a.json")


def test_a_regular_table_may_have_as_many_cells_as_it_has_letters(monkeypatch):
    monkeypatch.setattr(delimited_rows, "MOST_BLANK_CELLS", 10)
    text = ("a,b,c\n" + "1,2,3\n" * 20).encode()

    assert len(open_content(text, "a.csv").table.cells) == 20


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b"[" + b"1," * 2_000 + b"1]", "2,000"),
        (
            b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"title":"A"},'
            b'"geometry":{"type":"LineString","coordinates":['
            + b"[1.5,2]," * 1_000
            + b"[1,2]]}}]}",
            "2,005",
        ),
    ],
)
def test_a_file_made_of_tiny_values_is_refused_before_they_are_read(content, values, monkeypatch):
    monkeypatch.setattr(json_text, "MOST_SHORT_VALUES", 1_500)
    monkeypatch.setattr(json_text, "_decoded", lambda *_: pytest.fail("it was read"))

    assert refusal(content, "a.json") == (
        f"a.json: The file holds {values} values of a few letters each, more than can be read. "
        "Leave out shapes of many points, or divide the file."
    )
