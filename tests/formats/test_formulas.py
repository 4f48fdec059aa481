import hypothesis.strategies as some
import pandas as pd
import pytest
from hypothesis import example, given

from chronicle.formats.formulas import guarded, unguarded


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
        ("-1\n=2", "'-1\n=2"),
        ("-1\n", "'-1\n"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'=1", "''=1"),
        ("''twas", "'''twas"),
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
        " =1",
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
runnable = some.text(some.sampled_from("'=+-@\t\r\n1.,e"), max_size=5)


@given(some.lists(some.one_of(texts, runnable)))
@example(["'", "''", "'''", "'=", "''="])
def test_what_is_written_reads_back_and_is_no_formula(cells):
    written = guarded(column(*cells))

    assert unguarded(written).tolist() == cells
    for cell in written:
        assert cell[:1] not in {"=", "@", "\t", "\r"}
        if cell[:1] in {"+", "-"} and cell != "-":
            float(cell.replace(",", "."))
