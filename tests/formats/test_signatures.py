import pandas as pd
import pytest

from chronicle.formats import signatures
from chronicle.text_table import TextTable, Unreadable


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"PAR1\0\0", "a Parquet file"),
        (b"SQLite format 3\0", "an SQLite database"),
    ],
)
def test_another_format_is_refused_by_its_first_bytes(content, kind):
    with pytest.raises(Unreadable, match=f"The file is {kind}, which is no table."):
        signatures.refuse_other_formats(content, "raids.csv")


@pytest.mark.parametrize(
    ("content", "zip", "workbook", "json", "markup"),
    [
        (b"PK\x03\x04", True, True, False, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False, True, False, ""),
        (b'\xef\xbb\xbf [{"title": 1}]', False, False, True, ""),
        ('{"title": 1}'.encode("utf-16"), False, False, True, ""),
        (b'\x1e{"type": "Feature"}', False, False, True, ""),
        (b"\n<?xml version='1.0'?><KML>", False, False, False, "KML"),
        (b"<rss>", False, False, False, "markup"),
        (b"title,date\nRaid {1} <kml>,2013\n", False, False, False, ""),
    ],
)
def test_a_file_is_known_by_its_first_bytes(content, zip, workbook, json, markup):
    assert signatures.is_zip(content) is zip
    assert signatures.may_be_workbook(content) is workbook
    assert signatures.is_json(content) is json
    assert signatures.markup(content) == markup


def test_a_header_may_begin_with_letters_that_mark_a_format():
    signatures.refuse_other_formats(b"PAR1,title\n", "raids.csv")


@pytest.mark.parametrize(
    ("delimiter", "needed"), [(",", "a header row with names"), ("", "a list with an object")]
)
def test_a_table_without_rows_is_refused_with_what_it_needs(delimiter, needed):
    cells = pd.DataFrame({"title": [""]}, dtype="str")
    table = TextTable("raids", "", cells, pd.Series([2]), delimiter=delimiter)

    with pytest.raises(Unreadable, match=f"The file holds no events. It needs {needed}"):
        signatures.refuse_no_events(table)
