import datetime

from chronicle.formats.workbook.sheet_cells import answer, as_text, looks_like_a_table
from tests.support.workbooks import workbook_bytes


def test_values_are_written_as_in_a_csv():
    moment = datetime.datetime(2013, 1, 16, 5, 30)
    values = [["Raid", 3.0, 0.1, True, datetime.date(2013, 1, 16), moment]]

    assert as_text(values) == [["Raid", "3", "0.1", "TRUE", "2013-01-16", "2013-01-16T05:30"]]


def test_the_first_sheet_that_looks_like_a_table_is_found():
    content = workbook_bytes([["Notes"]], {"Raids": [["title", "date"], ["Raid", "2013"]]})

    found = answer(content, None, 10)

    assert (found["sheet"], found["rows"]) == ("Raids", [["title", "date"], ["Raid", "2013"]])
    assert answer(content, "Talks", 10)["refused"] == "sheet"
    assert answer(b"PK\x03\x04", None, 10) == {"refused": "broken"}


def test_one_row_of_names_is_no_table():
    assert not looks_like_a_table([["title", "date"]])
    assert looks_like_a_table([["title", "date"], ["Raid", 2013.0]])
