import datetime
import io
import subprocess
import sys
import zipfile

import hypothesis.strategies as some
import pytest
from hypothesis import given, settings
from openpyxl import Workbook

from chronicle.formats.workbook import wanted_sheet
from chronicle.text_table import Unreadable
from tests.support.workbooks import workbook_bytes

HEADER = ["title", "date"]
DAMAGED = (
    "events.xlsx: The file cannot be read as a workbook: it is damaged, cut off or of another "
    "kind. Open it in a spreadsheet program and save it as .xlsx."
)


def made(**sheets):
    """A workbook's content; cells that are pairs of value and number format get that format."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                value, number_format = cell if isinstance(cell, tuple) else (cell, None)
                at = sheet.cell(row, column, value)
                if number_format:
                    at.number_format = number_format
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(content, **members):
    """A zip with some of its members, named by the end of their path, replaced."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(new, "w") as packed:
        for info in old.infolist():
            end = next((end for end in members if info.filename.endswith(f"{end}.xml")), None)
            data = old.read(info) if end is None else members[end](old.read(info))
            packed.writestr(info.filename, data, zipfile.ZIP_DEFLATED)
    return new.getvalue()


def open_document(content_xml, manifest="<manifest:manifest/>"):
    """An OpenDocument sheet, written by hand."""
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr("content.xml", content_xml)
    return new.getvalue()


def read(content, sheet=None):
    """The header, the rows with their line, and what is said of them."""
    table = wanted_sheet.read(content, "events.xlsx", sheet)
    rows = [
        [line, *row]
        for line, row in zip(table.lines.tolist(), table.cells.values.tolist(), strict=True)
    ]
    return list(table.cells), rows, [problem.sentence() for problem in table.problems]


def refusal(content, sheet=None):
    with pytest.raises(Unreadable) as refused:
        wanted_sheet.read(content, "events.xlsx", sheet)
    return str(refused.value)


def test_a_cell_is_the_text_that_a_csv_would_have():
    rows = [
        ["title", "date", "number", "sure"],
        ["Raid", datetime.date(2013, 1, 16), 38, True],
        ["Midnight", datetime.datetime(2013, 1, 16), 38.0, False],
        ["Minute", datetime.datetime(2013, 1, 16, 5, 40), -0.25, None],
        ["Second", datetime.datetime(2013, 1, 16, 5, 40, 7), 1e300, "  as it is\nspelled "],
        ["Clock", datetime.time(5, 40), 123456789012, "007"],
        ["Long", datetime.timedelta(hours=30, minutes=5), 0.1, "TRUE"],
    ]

    names, found, sentences = read(made(Events=rows))

    assert names == ["title", "date", "number", "sure"]
    assert found == [
        [2, "Raid", "2013-01-16", "38", "TRUE"],
        [3, "Midnight", "2013-01-16", "38", "FALSE"],
        [4, "Minute", "2013-01-16T05:40", "-0.25", ""],
        [5, "Second", "2013-01-16T05:40:07", "1e+300", "  as it is\nspelled "],
        [6, "Clock", "05:40", "123456789012", "007"],
        [7, "Long", "PT30H5M", "0.1", "TRUE"],
    ]
    assert sentences == []


def test_a_second_that_the_workbook_counts_a_little_early_is_that_second():
    almost = (41290 + (5 * 3600 + 40 * 60 + 6.997) / 86_400, "yyyy-mm-dd hh:mm:ss")

    _, rows, _ = read(made(Events=[HEADER, ["Raid", almost]]))

    assert rows == [[2, "Raid", "2013-01-16T05:40:07"]]


def test_a_date_in_a_cell_that_is_not_formatted_as_one_is_its_serial_number():
    _, rows, _ = read(made(Events=[HEADER, ["Raid", 41290]]))

    assert rows == [[2, "Raid", "41290"]]


def test_the_format_says_what_a_reader_would_call_it():
    table = wanted_sheet.read(made(Events=[HEADER, ["Raid", 2013]]), "events.xlsx")

    assert (table.file, table.format, table.encoding) == ("events.xlsx", "Excel workbook", "")
    assert (table.sheet, table.sheets) == ("Events", ("Events",))


def test_the_first_sheet_with_a_header_and_rows_is_taken():
    content = made(
        Cover=[["Raids of the Sahara"]],
        Empty=[],
        Header=[HEADER],
        Raids=[HEADER, ["Raid", 2013]],
        Other=[HEADER, ["Other", 2014]],
    )

    table = wanted_sheet.read(content, "events.xlsx")

    assert table.sheet == "Raids"
    assert table.sheets == ("Cover", "Empty", "Header", "Raids", "Other")
    assert table.cells.to_dict("list") == {"title": ["Raid"], "date": ["2013"]}


def test_another_sheet_can_be_asked_for():
    content = made(Raids=[HEADER, ["Raid", 2013]], Other=[HEADER, ["Other", 2014]])

    table = wanted_sheet.read(content, "events.xlsx", sheet="Other")

    assert (table.sheet, table.cells["title"].tolist()) == ("Other", ["Other"])


def test_a_hidden_sheet_is_not_offered_and_not_taken():
    book = Workbook()
    book.active.title = "Lists"
    book.active.append(HEADER)
    book.active.append(["Not for readers", 2013])
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Raids")
    shown.append(HEADER)
    shown.append(["Raid", 2013])
    book.active = shown
    content = io.BytesIO()
    book.save(content)

    table = wanted_sheet.read(content.getvalue(), "events.xlsx")

    assert (table.sheet, table.sheets) == ("Raids", ("Raids",))


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    content = made(Raids=[HEADER, ["Raid", 2013]], Other=[HEADER, ["Other", 2014]])

    assert refusal(content, "Rides") == (
        'events.xlsx: There is no sheet "Rides". Choose one of "Raids", "Other".'
    )


def test_a_header_below_a_title_is_found_and_the_rows_above_are_kept_and_named():
    rows = [[], ["Raids of the Sahara"], [], ["title", "date"], ["Raid", 2013]]

    table = wanted_sheet.read(made(Events=rows), "events.xlsx")

    assert table.cells.to_dict("list") == {"title": ["Raid"], "date": ["2013"]}
    assert table.lines.tolist() == [5]
    assert table.above == ((), ("Raids of the Sahara", ""), ("", ""))
    assert [problem.sentence() for problem in table.problems] == [
        "events.xlsx, line 2: 1 row stands above the header. Start with the header row. "
        "(Repaired: left out of the table.)"
    ]


def test_a_table_may_start_anywhere_in_the_sheet():
    rows = [[None, None], [None, None, "title", None, "date"], [None, None, "Raid", "x", 2013]]

    names, found, sentences = read(made(Events=rows))

    assert names == ["title", "column 4", "date"]
    assert found == [[3, "Raid", "x", "2013"]]
    assert sentences == [
        "events.xlsx, line 2: Column 4 of the header has no name. Write one above the values. "
        '(Repaired: read as "column 4".)'
    ]


def test_a_name_that_is_there_twice_is_numbered_and_named():
    names, rows, sentences = read(made(Events=[["title", "date", "title"], ["Raid", 2013, "Fire"]]))

    assert names == ["title", "date", "title (2)"]
    assert rows == [[2, "Raid", "2013", "Fire"]]
    assert sentences == [
        'events.xlsx, line 1: Column 3 of the header is "title" once more. Name each column once. '
        '(Repaired: read as "title (2)".)'
    ]


def test_blank_rows_between_are_rows_and_those_at_the_end_are_not():
    rows = [HEADER, ["Raid", 2013], [], [" "], ["Fire", 2014], [" "], [None, "\t"]]

    _, found, sentences = read(made(Events=rows))

    assert found == [[2, "Raid", "2013"], [3, "", ""], [4, "", ""], [5, "Fire", "2014"]]
    assert sentences == []


def test_columns_without_name_and_values_are_none():
    names, _, sentences = read(made(Events=[[*HEADER, None, " "], ["Raid", 2013, " ", None]]))

    assert names == ["title", "date"]
    assert sentences == []


def test_a_formula_that_failed_or_was_never_worked_out_is_blank_and_named():
    rows = [["title", "date", "killed"], ["Raid", 2013, "#REF!"], ["=A1", 2014, 3]]

    _, found, sentences = read(made(Events=rows))

    assert found == [[2, "Raid", "2013", ""], [3, "", "2014", "3"]]
    said = (
        "The formula in the cell has no value. Mend it in the workbook and save that again, "
        "or write the value itself. (Value ignored.)"
    )
    assert sentences == [
        f"events.xlsx, line 2, killed: {said}",
        f"events.xlsx, line 3, title: {said}",
    ]


def test_a_formula_is_the_value_that_the_spreadsheet_left_and_is_never_run():
    def left(xml):
        return xml.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>9</v>").replace(
            b'<c r="B3"><f>', b'<c r="B3" t="str"><f>'
        )

    rows = [HEADER, ["Raid", "=1+1"], ["Fire", '=IF(TRUE, "", "")']]

    _, found, sentences = read(changed(made(Events=rows), sheet1=left))

    assert found == [[2, "Raid", "9"], [3, "Fire", ""]]
    assert sentences == []


def test_a_workbook_with_macros_is_read_as_cells():
    content = made(Events=[HEADER, ["Raid", 2013]])
    new = io.BytesIO(content)
    with zipfile.ZipFile(new, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"not a program")

    assert read(new.getvalue())[1] == [[2, "Raid", "2013"]]


def test_an_open_document_sheet_is_read_alike():
    content = open_document(
        '<office:document-content><office:body><office:spreadsheet><table:table table:name="Raids">'
        "<table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>title</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>date</text:p></table:table-cell>'
        "</table:table-row><table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>Raid</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2013-01-16">'
        "<text:p>16.01.13</text:p></table:table-cell>"
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )

    table = wanted_sheet.read(content, "events.ods")

    assert (table.format, table.sheet) == ("OpenDocument sheet", "Raids")
    assert table.cells.to_dict("list") == {"title": ["Raid"], "date": ["2013-01-16"]}
    assert table.lines.tolist() == [2]


OLD_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    "content",
    [
        OLD_MARK + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(1024),
        OLD_MARK + bytes(504) + b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x36\x00" + bytes(900),
        open_document("", ENCRYPTED),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_a_password_is_named(content):
    assert refusal(content) == (
        "events.xlsx: The workbook is protected with a password. Save a copy without the password."
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"title,date\nRaid,2013\n",
        b"PK\x03\x04 and no more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        open_document("<office:body <"),
    ],
)
def test_what_is_no_workbook_or_a_damaged_one_is_refused(content):
    assert refusal(content) == DAMAGED


def test_a_workbook_that_is_cut_off_is_refused():
    assert refusal(made(Events=[HEADER, ["Raid", 2013]])[:-200]) == DAMAGED


@pytest.mark.parametrize("sheets", [{"Events": []}, {"Events": [[" "], [""]], "More": []}])
def test_an_empty_workbook_is_refused(sheets):
    assert refusal(made(**sheets)) == (
        "events.xlsx: The workbook is empty. "
        "It needs a header row with names such as title and date, and rows below it."
    )


def test_a_cell_far_away_is_named_before_the_rectangle_up_to_it_fills_the_memory():
    book = Workbook()
    book.active.append(HEADER)
    book.active.append(["Raid", 2013])
    book.active["XFD900"] = "x"
    content = io.BytesIO()
    book.save(content)

    assert refusal(content.getvalue()) == (
        "events.xlsx: The sheet reaches to cell XFD900, too far to be read. "
        "Delete what stands there, or copy the table elsewhere."
    )


def test_a_workbook_that_breaks_its_reader_leaves_this_process_alone():
    # Without addresses of cells there is nothing to measure before: the library gives up.
    row = b"<row><c><v>1</v></c></row>"
    far = b'<row r="1000">' + b"<c/>" * 16_000 + b'<c t="n"><v>1</v></c></row>'
    content = changed(
        made(Events=[HEADER, ["Raid", 2013]]),
        sheet1=lambda xml: xml.replace(b"</sheetData>", far + b"</sheetData>").replace(
            b"<sheetData>", b"<sheetData>" + row
        ),
    )

    assert refusal(content) == (
        "events.xlsx: The workbook holds more than can be read. "
        "Save the sheet with the events only."
    )


def test_what_unpacks_to_far_more_than_it_is_is_refused_unopened():
    content = changed(
        made(Events=[HEADER, ["Raid", 2013]]), sheet1=lambda xml: xml + b" " * 20_000_000
    )

    assert "times its size, and at most 200 are read." in refusal(content)


def test_a_binary_workbook_is_told_from_a_zip():
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as packed:
        packed.writestr("xl/workbook.bin", b"")

    assert wanted_sheet.is_workbook(new.getvalue())
    assert refusal(new.getvalue()) == (
        "events.xlsx: The workbook is a binary one (.xlsb). "
        "Open it in a spreadsheet program and save it as .xlsx."
    )


def test_more_rows_than_can_be_held_are_refused(monkeypatch):
    monkeypatch.setattr(wanted_sheet, "MOST_ROWS", 2)

    assert read(made(Events=[HEADER, ["a", 1], ["b", 2]]))[1] == [[2, "a", "1"], [3, "b", "2"]]
    assert refusal(made(Events=[HEADER, ["a", 1], ["b", 2], ["c", 3]])) == (
        "events.xlsx: The sheet has 3 rows, and at most 2 are read. Open a part of it."
    )


def test_a_zip_of_tables_is_no_workbook():
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as packed:
        packed.writestr("events.csv", "title,date\n")

    assert not wanted_sheet.is_workbook(new.getvalue())
    assert not wanted_sheet.is_workbook(b"title,date\n")
    assert wanted_sheet.is_workbook(made(Events=[HEADER]))


GOOD = made(Events=[HEADER, ["Raid", datetime.date(2013, 1, 16)], ["Fire", 2014]])


@settings(max_examples=25)
@given(some.lists(some.tuples(some.integers(0, len(GOOD) - 1), some.integers(0, 255)), max_size=6))
def test_a_damaged_workbook_is_read_or_refused(changes):
    content = bytearray(GOOD)
    for at, byte in changes:
        content[at] = byte

    try:
        table = wanted_sheet.read(bytes(content), "events.xlsx")
    except Unreadable as refused:
        assert refused.problem.hint
    else:
        assert len(table.lines) == len(table.cells)


def test_the_reader_of_cells_needs_nothing_of_ours():
    code = (
        "import sys; sys.argv = ['x']; import chronicle.formats.workbook.sheet_cells; "
        "print([name for name in sys.modules if name.startswith(('chronicle.', 'pandas'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    room = "chronicle.formats.workbook"
    of_ours = ["chronicle.formats", room, f"{room}.sheet_extent", f"{room}.sheet_cells"]
    assert ran.stdout.strip() == str(of_ours)


def merged(rows, *ranges):
    """A workbook's content, some of its cells merged."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for one in ranges:
        book.active.merge_cells(one)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_merged_cell_holds_for_each_row_that_it_reaches_over():
    content = merged(
        [
            ["category", "title", "date"],
            ["Attack", "Raid", 2013], [None, "Siege", 2013], [None, "Fire", 2014],
            ["Talks", "Truce", 2015], [None, "Pact", None],
        ],
        "A2:A4", "A5:A6", "C5:C6",
    )  # fmt: skip

    _, rows, sentences = read(content)

    assert rows == [
        [2, "Attack", "Raid", "2013"],
        [3, "Attack", "Siege", "2013"],
        [4, "Attack", "Fire", "2014"],
        [5, "Talks", "Truce", "2015"],
        [6, "Talks", "Pact", "2015"],
    ]
    assert sentences == [
        "events.xlsx, line 3, category: 3 cells are parts of merged cells. Write the value into "
        "each row. (Repaired: each is read as what the merged cell says.)",
        "events.xlsx, line 6, date: 1 cell is a part of merged cells. Write the value into "
        "each row. (Repaired: it is read as what the merged cell says.)",
    ]


def test_a_merged_cell_fills_neither_rows_that_are_blank_nor_columns_beside_it():
    rows = [
        ["title", "date", "place"], ["Raid", 2013, "Ghat"], [], ["Later", None, None],
        ["Fire", 2014, None],
    ]  # fmt: skip

    _, rows, sentences = read(merged(rows, "A2:B3", "C2:C3", "A4:C4"))

    assert rows == [
        [2, "Raid", "", "Ghat"], [3, "", "", ""], [4, "Later", "", ""], [5, "Fire", "2014", ""],
    ]  # fmt: skip
    assert sentences == []


def test_a_cell_that_is_merged_from_the_header_down_fills_nothing():
    content = merged([["title", "date"], [None, 2013], ["Fire", 2014]], "A1:A2")

    _, rows, sentences = read(content)

    assert rows == [[2, "", "2013"], [3, "Fire", "2014"]]
    assert sentences == []


def test_cells_are_merged_below_rows_above_the_header_and_beside_blank_columns_too():
    rows = [
        [None, "The Sahara"],
        [],
        [None, "title", "kind"],
        [None, "Raid", "Attack"],
        [None, "Fire"],
    ]

    names, found, sentences = read(merged(rows, "B1:C2", "C4:C5"))

    assert (names, found) == (["title", "kind"], [[4, "Raid", "Attack"], [5, "Fire", "Attack"]])
    assert sentences[-1].startswith("events.xlsx, line 5, kind: 1 cell is a part of merged cells.")


def test_merged_cells_that_overlap_or_reach_beyond_the_sheet_do_no_harm():
    content = changed(
        merged([HEADER, ["Raid", 2013], [None, 2014], [None, 2015]], "A2:A3"),
        sheet1=lambda xml: xml.replace(
            b'<mergeCell ref="A2:A3" />',
            b'<mergeCell ref="A2:A1048576"/><mergeCell ref="A3:A4"/><mergeCell ref="Z9:Z99"/>',
        ),
    )

    assert read(content)[1] == [[2, "Raid", "2013"], [3, "Raid", "2014"], [4, "Raid", "2015"]]


def test_more_columns_than_are_read_are_refused():
    wide = [["title", "date", *(f"c{at}" for at in range(1_999))], ["Raid", "2013", *"x" * 1_999]]

    with pytest.raises(Unreadable) as caught:
        read(workbook_bytes(wide))
    assert caught.value.problem.sentence() == (
        "events.xlsx, line 1: The table has more than 2,000 columns. Split it into smaller files."
    )
    assert len(read(workbook_bytes([row[:2_000] for row in wide]))[0]) == 2_000
