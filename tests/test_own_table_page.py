"""The page for people with a table of their own says what the code understands."""

import re
from pathlib import Path

import pytest

from chronicle.exports import writing
from chronicle.reading import dictionary
from chronicle.reading.opening import open_content

PAGE = (Path(__file__).parents[1] / "data" / "your-own-table.md").read_text(encoding="utf-8")
ROWS = [row for row in PAGE.splitlines() if row.startswith("| `")]


def test_every_column_stands_there_with_what_it_holds_and_its_spellings():
    columns = dictionary.columns()

    assert [
        f"| `{row.column}` | {row.holds} | {row.spellings} |" for row in columns.itertuples()
    ] == ROWS


def test_the_smallest_table_of_the_page_opens():
    assert dictionary.SMALLEST in PAGE

    opened = open_content(dictionary.SMALLEST.encode(), "smallest.csv")

    assert list(opened.chronicle.events["title"]) == ["Border closed", "Raid on the gas plant"]
    assert opened.arithmetic.unlocated == 2


def test_every_format_that_we_write_stands_there_with_what_it_holds():
    listed = [row for row in PAGE.splitlines() if re.match(r"\| [^|]+ \| `[a-z]+` \|", row)]

    assert listed == [
        f"| {one.title} | `{one.name}` | {', '.join(f'`{end}`' for end in one.suffixes)} | "
        f"{one.holds} |".replace("|  |", "| |")
        for one in writing.FORMATS
    ]


@pytest.mark.parametrize("format", [written.name for written in writing.FORMATS])
def test_a_table_can_be_written_in_every_format_that_we_write(format):
    chronicle = open_content(dictionary.SMALLEST.encode(), "smallest.csv").chronicle
    (written,) = (one for one in writing.FORMATS if one.name == format)

    assert b"Border closed" in written.write(chronicle)
