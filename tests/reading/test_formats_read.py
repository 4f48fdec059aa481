import pytest

from chronicle.reading.opening import read
from chronicle.text_table import Unreadable
from tests.support.workbooks import workbook_bytes


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"title,date\nRaid,2013\n", "CSV"),
        (workbook_bytes([["title", "date"], ["Raid", "2013"]]), "Excel workbook"),
        (b'\n[{"title": "Raid", "date": "2013"}]', "JSON"),
        ('[{"title": "Raid", "date": "2013"}]'.encode("utf-16"), "JSON"),
    ],
)
def test_a_format_is_told_by_what_the_file_holds(content, format):
    table = read(content, "no-ending")

    assert table.format == format
    assert table.cells.to_numpy().tolist() == [["Raid", "2013"]]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"<kml/>", "KML"), (b"\n<!DOCTYPE html>", "a web page"), (b"<x/>", "markup")],
)
def test_markup_is_refused_by_name(content, kind):
    with pytest.raises(Unreadable, match=f"raids: The file is {kind}, which is no table of events"):
        read(content, "raids")
