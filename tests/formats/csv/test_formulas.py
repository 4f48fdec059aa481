import re
import string

import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import example, given

from chronicle.formats.csv.delimited import guarded, guarded_cell, unguarded, unguarded_cell


def column(*cells: str) -> pd.Series:
    return pd.Series(cells, dtype="str")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+2", "'=1+2"),
        ('=HYPERLINK("http://a")', '\'=HYPERLINK("http://a")'),
        ("+49 30 1234", "'+49 30 1234"),
        ("-0044-03-15", "'-0044-03-15"),
        ("-2+3", "'-2+3"),
        ("-1\n=2", "'-1\n'=2"),
        ("-1\n", "'-1\n"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("\nRaid", "'\nRaid"),
        (" =1", "' =1"),
        (" \u3000\xa0=1", "' \u3000\xa0=1"),
        ("\ufeff=1", "'\ufeff=1"),
        (" -2+3", "' -2+3"),
        ("＝1+2", "'＝1+2"),
        ("＋1+2", "'＋1+2"),
        ("－1+2", "'－1+2"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("a;=1", "a;'=1"),
        ("a; ＝1", "a;' ＝1"),
        ("=1;=2", "'=1;'=2"),
        ("a\r\n@SUM(A1)", "a\r\n'@SUM(A1)"),
        ("a;- cmd|'/C calc'!A0", "a;'- cmd|'/C calc'!A0"),
        ("a;+cmd|'/C calc'!A0", "a;'+cmd|'/C calc'!A0"),
        ("a;'=1", "a;''=1"),
        ("'=1", "''=1"),
        ("''twas", "'''twas"),
        ("a;''=1", "a;'''=1"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_written_after_an_apostrophe(cell, written):
    assert guarded(column("plain", cell)).tolist() == ["plain", written]
    assert unguarded(column("plain", written)).tolist() == ["plain", cell]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "-73.97",
        "+5",
        "-73,97",
        "-.5",
        "-1e-7",
        "Raid",
        "a=b",
        "'twas",
        "'",
        "a\n''Raid''",
        " -5",
        "-5;-6",
        "Raid; - ; siege",
        "Two things:\n- a raid\n- a siege",
        "a, =1",
        "٣",
        "1-2",
    ],
)
def test_other_cells_are_written_as_they_are(cell):
    assert guarded(column(cell)).tolist() == [cell]
    assert unguarded(column(cell)).tolist() == [cell]


def test_a_column_keeps_its_index_and_its_type():
    cells = pd.Series(["=1", "a"], index=[7, 3], dtype="str")

    assert guarded(cells).index.tolist() == unguarded(cells).index.tolist() == [7, 3]
    assert guarded(cells).dtype == unguarded(guarded(cells)).dtype == cells.dtype


def test_a_column_without_rows_stays_one():
    assert guarded(column()).tolist() == unguarded(column()).tolist() == []


texts = some.text(some.characters(exclude_categories=["Cs"]))
runnable = some.text(some.sampled_from("'=+-@＝－\t\r\n ;\u3000\ufeff1.,ea|("), max_size=8)
BLANKS = f"{string.whitespace}\xa0\u3000\ufeff"
PLAIN = re.compile(r" *[+-]?[0-9.,]*(e[+-]?[0-9]+)?|[ \t]*- [^(|!=]*")


@given(some.lists(some.one_of(texts, runnable)))
@example(["'", "''", "'''", "'=", "''=", "'';''=", "'\n'='"])
def test_what_is_written_reads_back_and_no_part_of_it_is_a_formula(cells):
    written = guarded(column(*cells))

    assert unguarded(written).tolist() == cells
    assert [guarded_cell(cell) for cell in cells] == written.tolist()
    assert [unguarded_cell(cell) for cell in written] == cells
    for cell in written:
        assert not cell.startswith(("\t", "\r", "\n"))
        for part in re.split("[;\r\n]", cell):
            if part.lstrip(BLANKS).startswith(tuple("=+-@＝＋－＠")):
                assert PLAIN.fullmatch(part)
