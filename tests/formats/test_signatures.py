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
