import csv
import gzip
import io

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import assume, example, given, settings

from chronicle import text_table
from chronicle.formats.csv import delimited, delimited_rows
from chronicle.formats.header_row import header_place
from chronicle.problem_codes import Outcome
from chronicle.text_table import TextTable, Unreadable


def read(text: str | bytes):
    """The rows under the header as lists with their line, and what is said of the file."""
    content = text.encode() if isinstance(text, str) else text
    table, problems = delimited.read_bytes(content, "events.csv")
    rows = table[["line", *(name for name in table if name != "line")]].values.tolist()
    return rows, [problem.sentence() for problem in problems]


def test_cells_are_text_as_they_are_written():
    rows, sentences = read('title,date\n"Raid, the first", 007 \n')

    assert rows == [[2, "Raid, the first", " 007 "]]
    assert sentences == []


def test_a_row_has_the_line_that_it_starts_on():
    rows, sentences = read('title,date\n"one\ntwo\nthree",2011\nfour,2012\n\n"f\nive",2013\n')

    assert rows == [
        [2, "one\ntwo\nthree", "2011"],
        [5, "four", "2012"],
        [6, "", ""],
        [7, "f\nive", "2013"],
    ]
    assert sentences == []


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x85"])
def test_only_line_feeds_and_carriage_returns_end_a_line(separator):
    rows, sentences = read(f"title,date\none{separator}two,2011\nthree,2012\n")

    assert rows == [[2, f"one{separator}two", "2011"], [3, "three", "2012"]]
    assert sentences == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(end):
    rows, sentences = read(end.join(["title,date", "Raid,2013", '"a""b",2014']))

    assert rows == [[2, "Raid", "2013"], [3, 'a"b', "2014"]]
    assert sentences == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "",
            "events.csv: The file is empty. "
            "It needs a header row with names such as title and date.",
        ),
        (
            ",,\n\n  ,\n",
            "events.csv: The file holds blank rows only. "
            "It needs a header row with names such as title and date.",
        ),
        (
            '"title,date\nRaid,2013\n',
            "events.csv, line 1: A double quote opens a cell here and is never closed. "
            'Close it, or write "" for a quote inside a cell. (Row set aside.)',
        ),
    ],
)
def test_a_file_without_a_header_is_no_table_and_is_named_once(text, sentence):
    rows, sentences = read(text)

    assert rows == []
    assert sentences[-1] == sentence


def test_a_column_without_a_name_of_its_own_is_given_one_and_named():
    table = delimited.read(b"title,,date, title ,line\na,b,c,d,e\n", "events.csv")

    assert table.cells.to_dict("list") == {
        "title": ["a"],
        "column 2": ["b"],
        "date": ["c"],
        "title (2)": ["d"],
        "line": ["e"],
    }
    assert [problem.sentence() for problem in table.problems] == [
        "events.csv, line 1: Column 2 of the header has no name. "
        'Write one above the values. (Repaired: read as "column 2".)',
        'events.csv, line 1: Column 4 of the header is "title" once more. '
        'Name each column once. (Repaired: read as "title (2)".)',
    ]


def test_a_name_that_is_given_is_none_that_the_header_has():
    table = delimited.read(b"a,a,a (2),,column 4\n1,2,3,4,5\n", "events.csv")

    assert table.cells.to_dict("list") == {
        "a": ["1"],
        "a (3)": ["2"],
        "a (2)": ["3"],
        "column 4 (2)": ["4"],
        "column 4": ["5"],
    }


def test_a_column_with_neither_a_name_nor_a_value_is_none():
    rows, sentences = read("title,,date,\nRaid,,2013,\nFall, ,2011\n")

    assert rows == [[2, "Raid", "2013"], [3, "Fall", "2011"]]
    assert sentences == []


def test_a_column_called_line_gives_way_to_line_numbers_where_those_are_a_column():
    rows, sentences = read("title,line\nRaid,7\n")

    assert rows == [[2, "Raid"]]
    assert sentences == [
        'events.csv: "line" is a name kept for line numbers. Rename the column. (Column ignored.)'
    ]


def test_a_column_named_by_a_control_character_is_kept():
    table, problems = delimited.read_bytes(b"\0title,date\na,b\n", "events.csv")

    assert list(table) == ["\0title", "date", "line"]
    assert problems == []


@pytest.mark.parametrize(
    ("row", "cells", "sentences"),
    [
        (
            "Raid, the first,in 2013,",
            ["Raid", " the first"],
            [
                'events.csv, line 2: "in 2013" stands beyond the header: the row has 4 cells, '
                "but the header has 2. "
                "Put text that holds a comma between double quotes. "
                "(Cells after the first 2 ignored.)"
            ],
        ),
        (
            "Raid,27,9",
            ["Raid", "27"],
            [
                'events.csv, line 2: "9" stands beyond the header: the row has 3 cells, but the '
                "header has 2. "
                "Put numbers with a decimal comma, and text that holds a comma between double "
                "quotes. (Cells after the first 2 ignored.)"
            ],
        ),
        (
            "Raid",
            ["Raid", ""],
            [
                "events.csv, line 2: The row has 1 cell, but the header has 2. "
                "Is a comma missing? (Repaired: the missing cells are blank.)"
            ],
        ),
        ("Raid,2013,,,", ["Raid", "2013"], []),
    ],
)
def test_a_row_of_another_width_is_read_and_named(row, cells, sentences):
    rows, said = read(f"title,date\n{row}\n")

    assert rows == [[2, *cells]]
    assert said == sentences


def test_a_quote_that_is_never_closed_costs_one_row():
    rows, sentences = read('title,date\none,2011\n"two,2012\nthree,2013\nfour,2014\n')

    assert rows == [[2, "one", "2011"], [4, "three", "2013"], [5, "four", "2014"]]
    assert sentences == [
        "events.csv, line 3: A double quote opens a cell here and is never closed. "
        'Close it, or write "" for a quote inside a cell. (Row set aside.)'
    ]


def test_a_quote_that_closes_too_late_costs_one_row():
    rows, sentences = read('title,date\n"one,2011\ntwo,2012\n"three, and\nmore",2013\nfour,2014\n')

    assert rows == [[3, "two", "2012"], [4, "three, and\nmore", "2013"], [6, "four", "2014"]]
    assert sentences == [
        "events.csv, line 2: Text follows the double quote that closes a cell in line 4. "
        'Put text that holds quotes between double quotes, and write "" for each inside. '
        "(Row set aside.)"
    ]


def test_below_a_broken_row_only_what_has_as_many_cells_as_the_header_is_a_row():
    rows, sentences = read('title,date\n"one\nand more\n"quoted", once,2011\ntwo,2012\n')

    assert rows == [[5, "two", "2012"]]
    assert sentences == [
        "events.csv, line 2: Text follows the double quote that closes a cell in line 4. "
        'Put text that holds quotes between double quotes, and write "" for each inside. '
        "(Row set aside.)",
        "events.csv, line 3: The line is no row of its own, after a row above that cannot be "
        "read. Mend that row. (Row set aside.)",
        "events.csv, line 4: The line is no row of its own, after a row above that cannot be "
        "read. Mend that row. (Row set aside.)",
    ]


def test_a_cell_that_is_far_too_long_costs_one_row():
    rows, sentences = read(f"title,date\n{'a' * 200_000},2011\ntwo,2012\n")

    assert rows == [[3, "two", "2012"]]
    assert sentences == [
        "events.csv, line 2: A cell is longer than 131,072 characters. "
        "Is the double quote missing that closes it? (Row set aside.)"
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_from_the_first_rows(delimiter):
    lines = ["title,date,actors", '"Raid, the first; or not",2013,UN|France', "Fall,2011,"]
    text = "\n".join(lines).replace(",", delimiter)

    table = delimited.read(text.encode(), "events.csv")

    assert table.delimiter == delimiter
    assert table.format == ("TSV" if delimiter == "\t" else "CSV")
    assert table.cells["date"].tolist() == ["2013", "2011"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("title;lat;lon\nRaid;27,9;9,1\nFall;31,2;16,6\n", ["title", "lat", "lon"]),
        ("title,actors\nRaid,UN; France\nFall,UN; Libya\n", ["title", "actors"]),
        ("title\nRaid\nFall\n", ["title"]),
        ("title,date\n", ["title", "date"]),
        (
            "Report of events; 2013\n\ntitle,date,place\nRaid,2013,Mali\n",
            ["title", "date", "place"],
        ),
        ('title|note\nRaid|"a, b, c\nd, e"\nFall|"f, g"\n', ["title", "note"]),
        ('title,size\nRaid,5" gun\nFall,6" gun; new\n', ["title", "size"]),
    ],
)
def test_other_delimiters_in_the_cells_do_not_mislead(text, columns):
    table = delimited.read(text.encode(), "events.csv")

    assert list(table.cells) == columns
    assert all(cell for name in columns for cell in table.cells[name])


def test_a_lack_of_the_delimiter_is_named_by_its_name():
    _, sentences = read("title;date;place\nRaid;2013;Mali\nFall;2011\nTalk;2012;Oslo;1\n")

    assert sentences == [
        "events.csv, line 3: The row has 2 cells, but the header has 3. "
        "Is a semicolon missing? (Repaired: the missing cells are blank.)",
        'events.csv, line 4: "1" stands beyond the header: the row has 4 cells, but the header '
        "has 3. "
        "Put text that holds a semicolon between double quotes. "
        "(Cells after the first 3 ignored.)",
    ]


def test_rows_above_the_header_are_kept_and_named():
    table = delimited.read(
        b"Events of the war,,,\nas of,2013-05-01,,\n,,,\nTitle,When,Lat,Lon\n"
        b"Raid,2013-01-16,27.9,9.1\nFall,2011-10-20,31.2,16.6\n",
        "events.csv",
    )

    assert table.above == (
        ("Events of the war", "", "", ""),
        ("as of", "2013-05-01", "", ""),
        ("", "", "", ""),
    )
    assert table.cells["When"].tolist() == ["2013-01-16", "2011-10-20"]
    assert table.lines.tolist() == [5, 6]
    assert [problem.sentence() for problem in table.problems] == [
        "events.csv, line 1: 3 rows stand above the header. Begin the file with the header. "
        "(Repaired: the header is read from line 4.)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "title,date\nRaid,2013\n",
        "title\nRaid\n",
        "title,,\nRaid,big,Mali\nFall,small,Libya\n",
        "title,note\nRaid,big,Mali\nFall,small,Libya\n",
        "title,2011,2012\nRaid,yes,no\nFall,no,yes\n",
        "2011-10-20,31.2,16.6\n2013-01-16,27.9,9.1\n",
        "title,date\n",
    ],
)
def test_the_first_row_is_the_header_unless_a_better_one_stands_below(text):
    table = delimited.read(text.encode(), "events.csv")

    assert table.above == ()
    assert next(iter(table.cells)) == text.split(",")[0].split("\n")[0]


@pytest.mark.parametrize(
    "above", ["Exported by,John Smith,,,,\n", "From the ministry, by hand\n", "2013,5,1,,,\n"]
)
def test_a_row_above_may_have_several_cells(above):
    table = delimited.read(
        f"{above}title,date,place,lat,lon,note\nRaid,2013,Mali,1,2,x\n".encode(), "events.csv"
    )

    assert len(table.above) == 1
    assert list(table.cells) == ["title", "date", "place", "lat", "lon", "note"]


@pytest.mark.parametrize(
    "above",
    ["List of raids\n\n", "From the ministry, by hand,,\n", "Report,generated,2013-01-01,desk\n"],
)
def test_names_that_are_known_make_a_header_of_words_above_words(above):
    table = delimited.read(
        f"{above}Who,What,When,Where\nX,Raid,in spring,Cairo\nY,Fall,in May,Sirte\n".encode(),
        "events.csv",
    )

    assert list(table.cells) == ["Who", "What", "When", "Where"]
    assert len(table.cells) == 2


def test_a_table_about_the_columns_of_tables_keeps_its_header():
    rows = "Year,start_date,year\nEnd Year,end_date,year\nHeadline,text,name\nMedia,media,url\n"
    table = delimited.read(f"field,object,key\n{rows}".encode(), "events.csv")

    assert (table.above, len(table.cells)) == ((), 4)


def test_words_that_might_be_names_do_not_make_a_header_of_a_row_of_values():
    table = delimited.read(b"From,Sign,To\nTitle,page,Date\nCity,2,Country\n", "events.csv")

    assert table.above == ()


@pytest.mark.parametrize(
    "first",
    [
        "Sirte falls,2011-10-20,31.2,16.6",
        "Raid,16/1/2013,27,9",
        "Raid,2013,27.9,9",
        "Truce,1-May-20,1",
    ],
)
def test_a_first_row_that_looks_like_an_event_is_named(first):
    table = delimited.read(f"{first}\nFall,2011,31.2,16.6\n".encode(), "events.csv")

    assert [problem.sentence() for problem in table.problems][:1] == [
        "events.csv, line 1: The first row looks like an event, not like names of columns. "
        "Write a header row above it, such as title, date, latitude, longitude. "
        "(Read as the header, so not shown.)"
    ]


@pytest.mark.parametrize(
    "header", ["Land,2011,2012", "Land,2011-01,2011-02", "title,2011-01-01,5", "a,b,1.5"]
)
def test_years_and_numbers_in_a_header_do_not_look_like_an_event(header):
    assert delimited.read(f"{header}\nMali,1,2\n".encode(), "events.csv").problems == ()


def test_a_title_with_fewer_cells_than_a_narrow_table_stands_above_it():
    table = delimited.read(
        b"From the ministry, by hand\ntitle,date,place\nRaid,2013,Mali\n", "events.csv"
    )

    assert table.above == (("From the ministry", " by hand"),)


def test_a_long_name_in_the_header_takes_no_long_time():
    name = "1" * 100_000 + "a"

    table = delimited.read(f"{name},b\nRaid,2013\n".encode(), "events.csv")

    assert list(table.cells) == [name, "b"]


def test_a_header_that_stands_again_further_down_is_set_aside():
    table = delimited.read(
        b"title,date\nRaid,2013\ntitle, date\nFall,2011\ntitle,2012\n", "events.csv"
    )

    assert table.cells["title"].tolist() == ["Raid", "Fall", "title"]
    assert (table.lines.tolist(), table.unread, table.rows_read) == ([2, 4, 5], 1, 4)
    assert [problem.sentence() for problem in table.problems] == [
        "events.csv, line 3: The row is the header once more. Remove it. (Row set aside.)"
    ]


@pytest.mark.parametrize(
    "last",
    [
        "Sirte f",
        "Sirte",
        'Sirte,"2011',
        '"Sirte falls',
        '"Sirte\nfalls',
        '"Sirte\n\nfalls, as it',
        ',"a ""b',
    ],
)
def test_a_last_row_that_is_cut_off_is_set_aside(last):
    table = delimited.read(f"title,date,place\nRaid,2013,Mali\n{last}".encode(), "events.csv")

    assert table.cells["title"].tolist() == ["Raid"]
    assert (table.unread, table.rows_read) == (1, 2)
    assert [problem.sentence() for problem in table.problems] == [
        "events.csv, line 3: The file breaks off in this row. Export it again. (Row set aside.)"
    ]


@pytest.mark.parametrize("last", ["Fall,2011,Libya", "Fall,2011,", " ", ",", 'Fall,2011,"a\nb"'])
def test_a_last_row_that_is_whole_or_blank_needs_no_line_end(last):
    table = delimited.read(f"title,date,place\nRaid,2013,Mali\n{last}".encode(), "events.csv")

    assert len(table.cells) == 2
    assert table.problems == ()


def test_a_last_row_that_lacks_a_cell_is_filled_up_as_one_with_a_line_end_is():
    text = "title,date,place\nRaid,2013,Mali\nFall,2011"

    assert read(text) == read(f"{text}\n")
    assert read(text)[0] == [[2, "Raid", "2013", "Mali"], [3, "Fall", "2011", ""]]


def test_only_the_last_row_can_be_cut_off():
    rows, sentences = read('title,date\n"one,2011\ntwo,2012\nthree,2013')

    assert rows == [[3, "two", "2012"], [4, "three", "2013"]]
    assert sentences == [
        "events.csv, line 2: A double quote opens a cell here and is never closed. "
        'Close it, or write "" for a quote inside a cell. (Row set aside.)'
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"",
            "a.csv: The file is empty. It needs a header row with names such as title and date.",
        ),
        (
            bytes(range(256)) * 9,
            "a.csv: The file is not text. Export the table as CSV in UTF-8.",
        ),
        (
            b",".join([b"a"] * 2_001),
            "a.csv, line 1: The table has more than 2,000 columns. Split it into smaller files.",
        ),
        (
            # Without the time, or the test would have another name in each process.
            gzip.compress(b"title,date\nRaid,2013\n", mtime=0),
            "a.csv: The file is a gzip archive, which is no table. "
            "Unpack it first, and open the table that is in it.",
        ),
        (
            b"%PDF-1.7\n1 0 obj\n",
            "a.csv: The file is a PDF document, which is no table. "
            "Copy its table into a spreadsheet, and save that as CSV.",
        ),
        (
            b"SQLite format 3\0\x10\0",
            "a.csv: The file is an SQLite database, which is no table. "
            "Export the table with the events from it as CSV.",
        ),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content, sentence):
    with pytest.raises(Unreadable) as refused:
        delimited.read(content, "a.csv")

    assert refused.value.problem.sentence() == sentence


def test_a_header_may_begin_as_the_mark_of_another_format_does():
    assert list(delimited.read(b"PAR1,date\nRaid,2013\n", "a.csv").cells) == ["PAR1", "date"]


@pytest.mark.parametrize("more", [b"Fall,2011\n", b"Fall\n"])
def test_a_table_with_too_many_rows_is_refused(monkeypatch, more):
    monkeypatch.setattr(text_table, "MOST_ROWS", 100)

    hundred = b"title,date\n" + b"Raid,2013\n" * 100

    assert len(delimited.read(hundred, "a.csv").cells) == 100
    for times in (1, 100):
        with pytest.raises(Unreadable, match="The table has more than 100 rows"):
            delimited.read(hundred + more * times, "a.csv")


def test_short_rows_below_a_long_header_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(delimited_rows, "MOST_BLANK_CELLS", 1_000)
    text = f"{','.join(f'c{n}' for n in range(100))}\n"

    assert len(delimited.read((text + "a\n" * 10).encode(), "a.csv").cells) == 10
    with pytest.raises(Unreadable, match="more than 1,000 cells that are missing"):
        delimited.read((text + "a\n" * 11).encode(), "a.csv")


def test_what_a_spreadsheet_would_run_is_read_as_it_was_before_it_was_written():
    rows, _ = read("title,date\n'=1+2,'-0044\n''twas,'twas\n")

    assert rows == [[2, "=1+2", "-0044"], [3, "'twas", "'twas"]]


fragments = some.sampled_from(
    [
        "title",
        "date",
        "line",
        ",",
        ",",
        "\n",
        "\r\n",
        "\r",
        '"',
        '""',
        "a",
        "é",
        "\0",
        "\u2028",
        " ",
    ]
)
csv_texts = some.lists(fragments, max_size=40).map("".join)
contents = some.one_of(
    some.binary(max_size=200),
    csv_texts.map(str.encode),
    some.builds(
        lambda text, encoding: text.encode(encoding, "replace"),
        csv_texts,
        some.sampled_from(["utf-8-sig", "utf-16", "cp1252"]),
    ),
    some.builds(bytes.__add__, some.sampled_from([b"\xff\xfe", b"\xef\xbb\xbf"]), some.binary()),
)


@settings(max_examples=150)
@given(contents)
@example(b"\xff\xfe\x00")
@example(b"a,b\n" + b'"' * 99)
def test_any_bytes_give_a_table_and_sentences(content):
    table, problems = delimited.read_bytes(content, "events.csv")

    assert table.columns.is_unique and "line" in table
    assert table["line"].is_monotonic_increasing and table["line"].is_unique
    assert all(isinstance(cell, str) for name in table if name != "line" for cell in table[name])
    assert len(table.columns) > 1 or problems
    for problem in problems:
        assert problem.sentence().splitlines() == [problem.sentence()]


@settings(max_examples=150)
@given(csv_texts.map(lambda text: f"title,date\n{text}"))
def test_every_line_is_in_a_row_or_set_aside(text):
    table, problems = delimited.read_bytes(text.encode(), "events.csv")

    aside = {problem.line for problem in problems if problem.outcome == Outcome.SET_ASIDE}
    starts = [1, *sorted({*table["line"], *aside})]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    # What lies between two starts belongs to the first of them, and only quotes can hold it.
    for start, after in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        assert after == start + 1 or any('"' in line for line in lines[start - 1 : after - 1])
    assert not aside & set(table["line"])
    assert starts[:2] in ([1], [1, 2])


@settings(max_examples=60)
@given(
    some.lists(
        some.lists(
            some.text(
                some.characters(
                    exclude_categories=["Cs", "Cc"], include_characters="\t\n\0\x0c\x1c"
                )
            ),
            min_size=2,
            max_size=2,
        ).map(lambda row: [cell.replace("\r", "") for cell in row]),
        max_size=5,
    )
)
def test_what_pandas_writes_reads_back(rows):
    written = pd.DataFrame(rows, columns=["title", "date"], dtype="str")

    table, problems = delimited.read_bytes(
        written.to_csv(index=False, lineterminator="\n").encode(), "events.csv"
    )

    assert table[["title", "date"]].values.tolist() == rows
    assert problems == []


def parts(table: TextTable) -> tuple:
    """All that a table holds, to be compared."""
    assert {str(dtype) for dtype in table.cells.dtypes} <= {"str"}
    assert table.cells.index.equals(pd.RangeIndex(len(table.cells)))
    assert str(table.lines.dtype) == "int64" and table.lines.index.equals(table.cells.index)
    names = ["format", "unread", "problems", "encoding", "delimiter", "above"]
    return (
        list(table.cells),
        table.cells.to_numpy().tolist(),
        table.lines.tolist(),
        *(getattr(table, name) for name in names),
    )


regular_cells = some.text(some.sampled_from("ab1;,\t|\"'\n\r\u2028\x0cé= "), max_size=6).map(
    lambda text: text.replace("\r", "\r\n")
)


@some.composite
def regular_texts(draw):
    """Files in which nearly every row is as long as the header and rightly quoted."""
    width = draw(some.integers(1, 4))
    delimiter, end = draw(some.sampled_from(",;\t|")), draw(some.sampled_from(["\n", "\r\n"]))
    rows = draw(some.lists(some.lists(regular_cells, min_size=width, max_size=width), max_size=5))
    lines = []
    for row in [["title", "date", "place", "note"][:width], *rows]:
        quoted = [
            f'"{cell.replace(chr(34), chr(34) * 2)}"'
            if set(cell) & {'"', delimiter, "\n", "\r"}
            else cell
            for cell in row
        ]
        lines.append(delimiter.join(quoted) + end)
    return "".join(lines) + draw(some.sampled_from(["", "", "a", "\n", '"', "\0", "\ufeff"]))


@some.composite
def uneven_texts(draw):
    """Long files in which some rows are longer or shorter than the header."""
    rows = ["raid,2013,Mali,x"] * delimited_rows.TOP_ROWS
    rows += draw(
        some.lists(
            some.sampled_from(
                ["fall,2011,Sirte,y", "fall,2011", "a,b,c,d,e", "a,b,c,1,2", ",,,,", "", " ", ","]
            ),
            min_size=1,
            max_size=8,
        )
    )
    end = draw(some.sampled_from(["\n", "\r\n"]))
    text = end.join(["title,date,place,note", *rows])
    return text + draw(some.sampled_from([end, ""]))


@settings(max_examples=300)
@given(some.one_of(regular_texts(), uneven_texts(), csv_texts))
@example('title,date\n"a""b","x\r\ny"\r\n"",""\n')
@example("title,date\na,b\n\nc,d\n")
@example('title,date\na"b",c\n"d"e,f\n')
@example('title,date\n"d"e,"f"\n')
@example('title,date\n"x\ry",1\nc,d\n')
@example("title,date\na\0b,c\n")
@example("title\n a \n\n\t\nb\n")
@example('""\n\ntitle')
def test_the_quick_way_reads_what_the_csv_module_reads(text):
    def one_by_one(*_):
        return None

    results = []
    for plain_rows in (delimited_rows.plain_rows, one_by_one):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(delimited_rows, "SHORT_TEXT", 0)
            patched.setattr(delimited_rows, "plain_rows", plain_rows)
            try:
                results.append(parts(delimited.read(text.encode(), "a.csv")))
            except Unreadable as unreadable:
                results.append(unreadable.problem)

    assert results[0] == results[1]


def test_a_regular_file_is_read_the_quick_way_unless_it_is_short(monkeypatch):
    text = 'title,date\n"Raid, ""the"" first\nof all",2013\r\nFall,2011\n'
    regular = [[2, 'Raid, "the" first\nof all', "2013"], [4, "Fall", "2011"]]
    with monkeypatch.context() as patched:
        patched.setattr(delimited_rows, "plain_rows", None)
        assert read(text) == (regular, [])
    monkeypatch.setattr(delimited_rows, "SHORT_TEXT", len(text) - 1)
    monkeypatch.setattr(csv, "reader", None)

    assert read(text) == (regular, [])


def test_uneven_rows_in_a_long_file_are_mended_the_quick_way(monkeypatch):
    rows = [f"Event {number},2011" for number in range(2, 82)]
    rows[48], rows[58] = "Event 50,2011,3", "Event 60"
    text = "\n".join(["title,date", *rows]) + "\n"
    monkeypatch.setattr(delimited_rows, "SHORT_TEXT", len(text) - 1)
    monkeypatch.setattr(csv, "reader", None)

    found, problems = read(text)

    assert len(found) == 80
    assert found[47:50] == [
        [49, "Event 49", "2011"], [50, "Event 50", "2011"], [51, "Event 51", "2011"],
    ]  # fmt: skip
    assert found[58] == [60, "Event 60", ""]
    assert problems == [
        'events.csv, line 50: "3" stands beyond the header: the row has 3 cells, but the header'
        " has 2."
        " Put numbers with a decimal comma, and text that holds a comma between double quotes."
        " (Cells after the first 2 ignored.)",
        "events.csv, line 60: The row has 1 cell, but the header has 2."
        " Is a comma missing? (Repaired: the missing cells are blank.)",
    ]


names = some.text(some.characters(categories=["L", "P", "S"]), min_size=1, max_size=8)
writable = some.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n\x0c\0")
tables = some.integers(1, 5).flatmap(
    lambda width: some.tuples(
        some.lists(names, min_size=width, max_size=width, unique=True),
        some.lists(some.lists(some.text(writable, max_size=8), min_size=width, max_size=width)),
    )
)


@settings(max_examples=300)
@given(tables, some.sampled_from(",;\t|"), some.sampled_from(["UTF-8", "UTF-16", "Latin-1"]))
def test_what_we_write_reads_back(table, delimiter, encoding):
    header, rows = table
    rows = [row for row in rows if [cell.strip() for cell in row] != header]
    assume(header_place([header, *rows]) == 0)  # a row of names that are known is taken for one
    cells = pd.DataFrame(rows, columns=header, dtype="str")
    lines = pd.Series(range(2, len(rows) + 2), dtype="int64")

    content = delimited.write(
        TextTable("a.csv", "CSV", cells, lines, delimiter=delimiter, encoding=encoding)
    )
    read_back = delimited.read(content, "a.csv")

    assert list(read_back.cells) == header
    assert read_back.cells.to_numpy().tolist() == cells.to_numpy().tolist()
    assert read_back.unread == 0
    assert all("is not UTF-8" in problem.message for problem in read_back.problems)


@pytest.mark.parametrize(
    "content",
    [
        b'title,actors\nRaid,UN; France\n"Fall, at last",\n',
        b"title;lat\nRaid;27,9\nFall;31,2\n",
        "title\tplace\nRaid\tIn Aménas\n".encode("latin-1"),
        "title\tplace\n“Raid”\tIn Aménas\n".encode("cp1252"),
        "title|place\nRaid|In Aménas\n".encode("utf-16"),
        b"Events of 2013\n\ntitle,date\nRaid,2013\n",
        b'title,date\n\'=1+2,-73.97\n"a ""b""\nc",2013\n',
        b"title,date,lat\nRaid,2013,-\n",
        "title;place\r\nRaid;In Aménas\r\n".encode("utf-8-sig"),
        b'title,date\r\n"Raid\nand more",2013\r\nFall,2011\r\n',
    ],
)
def test_a_table_that_was_read_is_written_as_it_was(content):
    assert delimited.write(delimited.read(content, "a.csv")) == content


def test_text_that_its_encoding_cannot_hold_is_written_in_utf_8():
    table = delimited.read("title,date\nRaid on Élysée,2013\n".encode("cp1252"), "a.csv")
    table.cells.loc[0, "title"] = "سرت"

    assert delimited.write(table) == "title,date\nسرت,2013\n".encode()


def test_a_spreadsheet_runs_nothing_that_is_written():
    cells = pd.DataFrame({"=a": ["=1+2", "-1"], "b": ["@c", "+d"]}, dtype="str")
    table = TextTable("a.csv", "CSV", cells, pd.Series([2, 3]), above=(("=x",),))

    assert delimited.write(table) == b"'=x\n'=a,b\n'=1+2,'@c\n-1,'+d\n"


def test_a_spreadsheet_that_parts_a_csv_at_semicolons_gets_no_formula_either():
    cells = pd.DataFrame(
        {"title": ["Raid; =1+2", "A;\n=cmd|'/C calc'!A0;b"], "actors": ["UN; France", ";＝1"]},
        dtype="str",
    )

    content = delimited.write_cells(cells)

    assert content.decode() == (
        'title,actors\n"Raid;\' =1+2",UN; France\n"A;\n\'=cmd|\'/C calc\'!A0;b",";\'＝1"\n'
    )
    parts = [cell.strip() for row in csv.reader(io.StringIO(content.decode()), delimiter=";")
             for cell in row]  # fmt: skip
    assert not [part for part in parts if part.startswith(("=", "＝"))]
    assert delimited.read(content, "a.csv").cells.to_numpy().tolist() == cells.to_numpy().tolist()
