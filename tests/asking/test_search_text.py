import hypothesis.strategies as some
import pyarrow as pa
import pytest
from hypothesis import example, given

from chronicle.asking import search_text
from chronicle.asking.narrowing import plain
from chronicle.asking.search_text import holding, plain_lines

# Half of a character is in no table: no encoding has it.
texts = some.text(some.characters(exclude_categories=["Cs"]))


def column(*cells: str) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(cells, pa.large_string())])


def test_a_row_is_its_cells_one_a_line_in_plain_letters():
    lines = plain_lines([column("Élysée™", "Sirte"), column("Straße", ""), column("ÅRE İ", "أحمد")])

    assert lines.to_pylist() == ["elyseetm\nstrasse\nare i", "sirte\n\nاحمد"]


@given(some.lists(some.tuples(texts, texts), max_size=5))
@example([("İ™ẞͅ", "각"), ("\0", "\U0001d504")])
@example([("ASCII", "alone")])
def test_every_text_is_as_plain_in_a_column_as_by_itself(rows):
    columns = [column(*(row[at] for row in rows)) for at in (0, 1)]

    assert plain_lines(columns).to_pylist() == [plain("\n".join(row)) for row in rows]


def test_every_letter_there_is_becomes_plain_in_a_column():
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]

    found = plain_lines([column(*letters)]).to_pylist()

    assert found == list(map(plain, letters))


def test_a_part_of_a_column_and_a_long_one_are_read_from_where_they_begin(monkeypatch):
    monkeypatch.setattr(search_text, "ROWS_AT_ONCE", 2)
    part = column("ignored", "É", "", "B", "Ç", "D").slice(1)

    assert plain_lines([part, part]).to_pylist() == ["e\ne", "\n", "b\nb", "c\nc", "d\nd"]
    assert plain_lines([column()]).to_pylist() == []


@pytest.mark.parametrize(("word", "found"), [("a", [True, False]), ("", [True, True])])
def test_a_text_holds_a_word_wherever_it_stands(word, found):
    assert holding(column("hat", "hot"), word).tolist() == found
