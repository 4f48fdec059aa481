import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import example, given, settings

from chronicle.formats import delimited
from chronicle.problems import SET_ASIDE


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_is_read_in_utf_8_and_by_its_mark(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""

    rows, sentences = read(mark + "title,date\nÉlysée 🕊,2013\n".encode(encoding))

    assert rows == [[2, "Élysée 🕊", "2013"]]
    assert sentences == []


def test_another_encoding_is_read_as_windows_1252_and_named():
    rows, sentences = read("title,date\nRaid,2013\nÉlysée,2013\n".encode("cp1252"))

    assert rows == [[2, "Raid", "2013"], [3, "Élysée", "2013"]]
    assert sentences == [
        "events.csv, line 3: The file is not UTF-8: byte 0xC9 cannot be read. "
        "Save it as UTF-8. "
        "(Repaired: read as Windows-1252, so check the letters with accents.)"
    ]


def test_an_odd_byte_after_a_mark_does_not_change_how_the_rest_is_read():
    rows, sentences = read(b"\xef\xbb\xbftitle,date\n\xc3\x89lys\xe9e,2013\n")

    assert rows == [[2, "Élys\ufffde", "2013"]]
    assert sentences == [
        "events.csv, line 2: The file is not UTF-8: byte 0xE9 cannot be read. "
        "Save it as UTF-8. "
        "(Repaired: read as UTF-8 all the same, so check the letters with accents.)"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "",
            "events.csv: The file is empty. "
            "It needs a header row with names such as title and date.",
        ),
        (
            ",,\na,b,c\n",
            "events.csv, line 1: The header row is blank. "
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


def test_a_column_without_a_name_of_its_own_is_left_out_and_named():
    table, problems = delimited.read_bytes(b"title,,date, title ,line\na,b,c,d,e\n", "events.csv")

    assert table.to_dict("list") == {"title": ["a"], "date": ["c"], "line": [2]}
    assert [problem.sentence() for problem in problems] == [
        "events.csv, line 1: Column 2 of the header has no name. "
        "Write one above the values. (Column ignored.)",
        'events.csv, line 1: Column 4 of the header is "title" once more. '
        "Name each column once. (Column ignored.)",
        'events.csv, line 1: Column 5 of the header is "line", a name kept for line numbers. '
        "Rename it. (Column ignored.)",
    ]


def test_a_column_named_by_a_control_character_is_kept():
    table, problems = delimited.read_bytes(b"\0title,date\na,b\n", "events.csv")

    assert list(table) == ["\0title", "date", "line"]
    assert problems == []


@pytest.mark.parametrize(
    ("row", "cells", "sentences"),
    [
        (
            "Raid, the first,2013,",
            ["Raid", " the first"],
            [
                "events.csv, line 2: The row has 4 cells, but the header has 2. "
                "Put text that holds a comma between double quotes. "
                "(Cells after the first 2 ignored.)"
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


def test_a_missing_file_is_named_with_the_folder_that_it_belongs_in(tmp_path):
    (tmp_path / "arms").mkdir()

    table, problems = delimited.read_file(tmp_path / "arms" / "events.csv")

    assert list(table) == ["line"] and len(table) == 0
    assert [problem.sentence() for problem in problems] == [
        'events.csv: The file is missing. Put it into the folder "arms".'
    ]


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "events.csv").mkdir()

    table, problems = delimited.read_file(tmp_path / "events.csv")

    assert len(table) == 0
    assert problems[0].sentence().startswith("events.csv: The file cannot be opened (")


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

    aside = {problem.line for problem in problems if problem.effect == SET_ASIDE}
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
            some.text(some.characters(exclude_categories=["Cs"])), min_size=2, max_size=2
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
