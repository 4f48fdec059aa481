import hypothesis.strategies as some
import pytest
from hypothesis import example, given

from chronicle.formats.encodings import CODECS, decoded, encoded, is_text

TEXT = "title,date\nRaid on Élysée 🕊,2013\n"


def read(content: bytes):
    """The text, the name of its encoding, and what is said of it."""
    text, name, problems = decoded(content, "events.csv")
    return text, name, [problem.sentence() for problem in problems]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode("utf-8"), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 with BOM"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "UTF-32"),
        (b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"), "UTF-32"),
    ],
)
def test_text_is_read_in_utf_8_and_by_its_mark(content, name):
    assert read(content) == (TEXT, name, [])


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "العنوان,التاريخ\nسقوط سرت,2011-10-20\n"])
def test_utf_16_without_a_mark_is_known_by_its_nuls(text, codec):
    assert read(text.encode(codec)) == (
        text,
        "UTF-16",
        [
            "events.csv: The file is UTF-16, but does not begin with the mark that says so. "
            "Save it as UTF-8. (Repaired: read as UTF-16.)"
        ],
    )


def test_a_few_nuls_do_not_make_text_utf_16():
    text = "title\0,date\nRaid,\0 2013\nFall,2011\n"

    assert read(text.encode()) == (text, "UTF-8", [])


def test_bytes_with_letters_of_windows_1252_are_read_as_that():
    text = "title,date\n“Raid”,2013\nÉlysée,2013\n"

    assert read(text.encode("cp1252")) == (
        text,
        "Windows-1252",
        [
            "events.csv, line 2: The file is not UTF-8: byte 0x93 cannot be read. "
            "Save it as UTF-8. "
            "(Repaired: read as Windows-1252, so check the letters with accents.)"
        ],
    )


@pytest.mark.parametrize("text", ["title\nÉlysée\n", "title\nÉlysée\x93\x81\n"])
def test_bytes_without_such_letters_or_with_others_are_read_as_latin_1(text):
    assert read(text.encode("latin-1")) == (
        text,
        "Latin-1",
        [
            "events.csv, line 2: The file is not UTF-8: byte 0xC9 cannot be read. "
            "Save it as UTF-8. "
            "(Repaired: read as Latin-1, so check the letters with accents.)"
        ],
    )


def test_an_odd_byte_after_a_mark_does_not_change_how_the_rest_is_read():
    assert read(b"\xef\xbb\xbftitle,date\n\xc3\x89lys\xe9e,2013\n") == (
        "title,date\nÉlys\ufffde,2013\n",
        "UTF-8 with BOM",
        [
            "events.csv, line 2: The file is not UTF-8: byte 0xE9 cannot be read. "
            "Save it as UTF-8. "
            "(Repaired: read as UTF-8 all the same, so check the letters with accents.)"
        ],
    )


def test_an_odd_byte_does_not_change_how_utf_8_around_it_is_read():
    assert read("title\nCafé – “x”\nÉlys".encode() + b"\xe9e\n") == (
        "title\nCafé – “x”\nÉlys\ufffde\n",
        "UTF-8",
        [
            "events.csv, line 3: The file is not UTF-8: byte 0xE9 cannot be read. "
            "Save it as UTF-8. "
            "(Repaired: read as UTF-8 all the same, so check the letters with accents.)"
        ],
    )


@pytest.mark.parametrize("text", ["Ã©t\xe9s", "Ã© Ã©: \xe9t\xe9"])
def test_a_few_letters_that_might_be_utf_8_do_not_make_it_so(text):
    assert read(text.encode("latin-1"))[:2] == (text, "Latin-1")


def test_utf_8_that_breaks_off_within_a_letter_is_utf_8():
    text, name, sentences = read("title\nÉlysée\nÉ".encode()[:-1])

    assert (text, name, len(sentences)) == ("title\nÉlysée\n\ufffd", "UTF-8", 1)


def test_a_last_letter_alone_does_not_make_utf_8():
    text, name, _ = read(b"title\ncaf\xe9")

    assert (text, name) == ("title\ncafé", "Latin-1")


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("é", "UTF-8", b"\xc3\xa9"),
        ("é", "", b"\xc3\xa9"),
        ("é", "Latin-1", b"\xe9"),
        ("“é”", "Windows-1252", b"\x93\xe9\x94"),
        ("“é”", "Latin-1", "“é”".encode()),
        # As Latin-1 and Windows-1252 have it, this would be read as the UTF-8 of é.
        ("Ã©", "Latin-1", "Ã©".encode()),
        ("é\x93", "Latin-1", "é\x93".encode()),
        ("é", "UTF-8 with BOM", b"\xef\xbb\xbf\xc3\xa9"),
        ("\ufeffa", "UTF-8", b"\xef\xbb\xbf\xef\xbb\xbfa"),
        ("\ud83da", "UTF-8", b"\xef\xbb\xbf?a"),
    ],
)
def test_text_is_written_in_its_encoding_unless_that_cannot_hold_it(text, name, content):
    assert encoded(text, name) == content


@given(
    some.text(some.characters(exclude_categories=["Cs"])),
    some.sampled_from(["UTF-8", "UTF-8 with BOM", "UTF-16", "Windows-1252", "Latin-1", "Morse"]),
)
@example("a\0b\0c\0d\0", "UTF-8")
@example("\ufeff", "UTF-16")
@example("\0", "UTF-16")
def test_any_text_reads_back(text, name):
    read_back, _, _ = decoded(encoded(text, name), "events.csv")

    assert read_back == text


@given(some.binary())
@example(b"\xff\xfe\x00")
@example(b"a\0\xd8")
def test_any_bytes_are_some_text(content):
    text, name, problems = decoded(content, "events.csv")

    assert name in CODECS
    assert len(problems) <= 1 and isinstance(text, str)


def test_many_control_characters_are_no_text():
    assert is_text("title,date\n" * 100 + "\0\x01" * 50)
    assert is_text("\0\x1f")
    assert not is_text(bytes(range(256)).decode("latin-1") * 4)


def test_in_a_short_text_control_characters_of_many_kinds_are_none():
    assert is_text("title,date\n" * 4 + "\0\x01\x02\x03")
    assert not is_text("title\n\0\x01\x02\x03")
    assert is_text("title\n\0\0\0\0")
