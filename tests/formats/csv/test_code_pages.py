import pytest

from chronicle.formats.csv import encodings


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Windows-1251", "Windows-1251"), ("cp1251", "Windows-1251"), ("latin1", "Latin-1"),
        ("utf8", "UTF-8"), ("ascii", "UTF-8"), ("gbk", "GB18030"), ("shift_jis", "Shift-JIS"),
        ("rot13", None), ("klingon", None), ("a\0b", None),
    ],
)  # fmt: skip
def test_an_encoding_is_known_by_every_usual_name(said, name):
    assert encodings.name_of(said) == name


def test_an_encoding_is_told_with_whose_letters_it_has():
    assert encodings.title("Windows-1251") == "Windows-1251, Cyrillic"
    assert encodings.title("CP850") == "CP850, Western European, DOS"
