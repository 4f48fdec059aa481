"""How far a workbook reaches is found before each cell of that is made."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from chronicle.formats.workbook import wanted_sheet
from chronicle.formats.workbook.sheet_extent import TooManyRows, without_far_rows
from chronicle.text_table import Unreadable
from tests.support.openings import column, opened, sentences

FAR = (
    "The row stands far below the table, with more blank rows between than filled ones. "
    "Delete it, or move it up to the others. (Row set aside.)"
)
ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"""


def excel(*cells: tuple[str, object]) -> bytes:
    """A workbook with a table of two rows, and more cells by their address."""
    book = Workbook()
    for row in (["title", "date"], ["Raid", "2013"], ["Siege", "2014"]):
        book.active.append(row)
    for address, value in cells:
        book.active[address] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def cell(text: str, times: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{times}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


BLANK = '<table:table-cell table:number-columns-repeated="1024"/>'
TABLE = row(cell("title"), cell("date")) + row(cell("Raid"), cell("2013"))


def open_document(*rows: str, name: str = "Events") -> bytes:
    """An OpenDocument sheet, written by hand."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        table = f'<table:table table:name="{name}">{"".join(rows)}</table:table>'
        made.writestr("content.xml", ODS.format(table))
    return content.getvalue()


def refusal(content: bytes, file: str) -> str:
    with pytest.raises(Unreadable) as refused:
        opened(content, file)
    return str(refused.value)


def test_a_cell_far_below_makes_no_rows_and_is_named():
    found = opened(excel(("Z900000", "x")), "a.xlsx")

    assert column(found, "title") == ["Raid", "Siege"]
    assert found.arithmetic.rows_read == 3
    assert f"a.xlsx, line 900000: {FAR}" in sentences(found)


def test_a_far_cell_of_an_open_document_makes_no_rows_and_is_named():
    content = open_document(TABLE, row(BLANK, times=900_000), row(BLANK, cell("x")), name="R&amp;D")

    found = opened(content, "a.ods")

    assert column(found, "title") == ["Raid"]
    assert f"a.ods, line 900003: {FAR}" in sentences(found)


def test_a_few_blank_rows_leave_a_row_in_the_table():
    found = opened(excel(("A1000", "Trial"), ("B1000", "2015")), "a.xlsx")

    assert column(found, "title") == ["Raid", "Siege", "Trial"]
    assert not any(FAR in one for one in sentences(found))


def test_blank_rows_that_have_a_format_only_end_the_sheet():
    format_only = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(4, 5_000)
    )
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(excel())) as old, zipfile.ZipFile(content, "w") as made:
        for name in old.namelist():
            text = old.read(name).replace(b"</sheetData>", format_only + b"</sheetData>")
            made.writestr(name, text)

    near, far = without_far_rows(content.getvalue(), 1_000_000)

    with zipfile.ZipFile(io.BytesIO(near)) as packed:
        assert b'r="5"' not in packed.read("xl/worksheets/sheet1.xml")
    assert far == {"Sheet": []}
    assert column(opened(content.getvalue(), "a.xlsx"), "title") == ["Raid", "Siege"]


@pytest.mark.parametrize(
    "content",
    [
        excel(*((f"A{n}", "x") for n in range(4, 60))),
        open_document(TABLE, row(cell("x"), times=60)),
        open_document(TABLE, row(cell("x", 4_000_000_000), times=4_000_000_000)),
    ],
)
def test_more_rows_than_are_read_are_noticed_in_the_xml(content):
    with pytest.raises(TooManyRows):
        without_far_rows(content, 3)


def test_more_rows_than_are_read_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(wanted_sheet, "MOST_ROWS", 3)

    assert refusal(open_document(TABLE, row(cell("x"), times=60)), "a.ods") == (
        "a.ods: The sheet has more than 3 rows. Open a part of it."
    )


def test_cells_that_are_repeated_to_fill_a_memory_are_refused():
    content = open_document(TABLE, row(cell("x", 16_384)) * 200)

    assert refusal(content, "a.ods") == (
        "a.ods: The workbook holds more than can be read. Save the sheet with the events only."
    )


def test_blank_cells_that_end_the_rows_of_an_open_document_count_for_nothing():
    rows = [row(cell("Raid"), cell(str(2000 + n)), BLANK * 3) for n in range(200)]

    assert opened(open_document(TABLE, *rows), "a.ods").arithmetic.rows_read == 201


def test_a_text_that_many_cells_share_does_not_fill_the_memory():
    members = {}
    with zipfile.ZipFile(io.BytesIO(excel())) as old:
        members = {name: old.read(name) for name in old.namelist()}
    long = "".join(chr(97 + n * n % 26) for n in range(100_000))
    members["xl/sharedStrings.xml"] = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{long}</t></si></sst>"
    ).encode()
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(4, 8_000)
    )
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b"</sheetData>", rows + b"</sheetData>")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, text in members.items():
            made.writestr(name, text)

    assert refusal(content.getvalue(), "a.xlsx") == (
        "a.xlsx: The workbook holds more than can be read. Save the sheet with the events only."
    )
