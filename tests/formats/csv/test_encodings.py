import hypothesis.strategies as some
import pytest
from hypothesis import example, given

from chronicle.formats.csv import encodings
from chronicle.formats.csv.encodings import CODECS, decoded, is_text, written
from chronicle.text_table import Unreadable

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
            "There are 4 such places, in lines 2 and 3. Save it as UTF-8. "
            "(Repaired: read as Windows-1252, so check the letters with accents.)"
        ],
    )


@pytest.mark.parametrize(
    ("text", "places"), [("title\nÉlysée\n", 2), ("title\nÉlysée\x93\x81\n", 4)]
)
def test_bytes_without_such_letters_or_with_others_are_read_as_latin_1(text, places):
    assert read(text.encode("latin-1")) == (
        text,
        "Latin-1",
        [
            "events.csv, line 2: The file is not UTF-8: byte 0xC9 cannot be read. "
            f"There are {places} such places in that line. Save it as UTF-8. "
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


@pytest.mark.parametrize(
    ("letters", "encoding", "text"),
    [("ééé", "Latin-1", "title\nÃ©Ã©Ã© é!\n"), ("éééé", "UTF-8", "title\néééé \ufffd!\n")],
)
def test_four_letters_to_an_odd_byte_say_that_a_text_is_utf_8(letters, encoding, text):
    assert read(f"title\n{letters} ".encode() + b"\xe9!\n")[:2] == (text, encoding)


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


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([3], ""),
        ([3, 3], "There are 2 such places in that line. "),
        ([3, 4], "There are 2 such places, in lines 3 and 4. "),
        ([3, 3, 4, 9], "There are 4 such places, in lines 3, 4 and 9. "),
        ([3, 4, 9, 11, 12], "There are 5 such places, in lines 3, 4, 9, 11 and 12. "),
        ([3, 4, 9, 11, 12, 13], "There are 6 such places, in lines 3, 4, 9, 11, 12 and others. "),
    ],
)
def test_it_is_said_how_many_odd_bytes_there_are_and_on_which_lines(lines, said):
    rows = [b"title,date", *["Café à Élysée – “x”,2013".encode()] * 19]
    for line in lines:
        rows[line - 1] += b"\xe9"

    assert read(b"\n".join(rows))[2] == [
        f"events.csv, line 3: The file is not UTF-8: byte 0xE9 cannot be read. {said}"
        "Save it as UTF-8. "
        "(Repaired: read as UTF-8 all the same, so check the letters with accents.)"
    ]


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
    assert written(text, name)[0] == content


@given(
    some.text(some.characters(exclude_categories=["Cs"])),
    some.sampled_from(["UTF-8", "UTF-8 with BOM", "UTF-16", "Windows-1252", "Latin-1", "Morse"]),
)
@example("a\0b\0c\0d\0", "UTF-8")
@example("\ufeff", "UTF-16")
@example("\0", "UTF-16")
def test_any_text_reads_back(text, name):
    read_back, _, _ = decoded(written(text, name)[0], "events.csv")

    assert read_back == text


@given(some.binary())
@example(b"\xff\xfe\x00")
@example(b"a\0\xd8")
def test_any_bytes_are_some_text(content):
    text, name, problems = decoded(content, "events.csv")

    assert name in CODECS
    assert len(problems) <= 1 and isinstance(text, str)


@pytest.mark.parametrize(
    ("text", "codec", "said", "name"),
    [
        ("дата,название\n2013,Взрыв\n", "cp1251", "Windows-1251", "Windows-1251"),
        ("дата,название\n2013,Взрыв\n", "cp1251", "cp1251", "Windows-1251"),
        ("дата,название\n2013,Взрыв\n", "koi8-r", "koi8_r", "KOI8-R"),
        ("日付,題名\n2013,爆発\n", "shift_jis", "Shift-JIS", "Shift-JIS"),
        ("日付,題名\n2013,爆発\n", "cp932", "sjis", "Shift-JIS"),
        ("日期,标题\n2013,爆炸\n", "gb18030", "gb2312", "GB18030"),
        ("data,tytuł\n2013,Pożar w Łodzi\n", "cp1250", "windows-1250", "Windows-1250"),
        ("data,tytuł\n2013,Pożar w Łodzi\n", "iso8859-2", "latin2", "ISO-8859-2"),
        (TEXT, "utf-8", "utf8", "UTF-8"),
        (TEXT, "utf-8-sig", "UTF-8", "UTF-8 with BOM"),
        (TEXT, "utf-16", "UTF-16", "UTF-16"),
        (TEXT, "utf-16-le", "UTF-16", "UTF-16"),
        (TEXT, "utf-16-be", "UTF-16", "UTF-16"),
        ("日付,題名\n", "utf-16-le", "UTF-16", "UTF-16"),
    ],
)
def test_text_is_read_in_the_encoding_that_the_reader_says(text, codec, said, name):
    assert decoded(text.encode(codec), "events.csv", said) == (text, name, [])


def test_what_cannot_be_read_in_the_encoding_that_was_said_is_named():
    content = "название\nВзрыв\n".encode("cp1251") + b"\x98\nA\x98\n"

    text, name, problems = decoded(content, "events.csv", "cp1251")

    assert (text, name) == ("название\nВзрыв\n\ufffd\nA\ufffd\n", "Windows-1251")
    assert [problem.sentence() for problem in problems] == [
        "events.csv, line 3: The file is not Windows-1251: byte 0x98 cannot be read. "
        "Choose another encoding, or save it as UTF-8. "
        "(Repaired: \ufffd stands in 2 places for what cannot be read.)"
    ]


@pytest.mark.parametrize("said", ["Morse", "rot13", "é", "", "\udcff", "a\0b", "x" * 9_999])
def test_a_name_that_is_no_encoding_is_refused_with_those_that_are(said):
    with pytest.raises(Unreadable) as refused:
        decoded(b"title\n", "events.csv", said)

    problem = refused.value.problem
    assert (problem.value, problem.message) == (said, "is no encoding that is read.")
    assert problem.hint.startswith("Say one of UTF-8, UTF-16, Windows-1252, Latin-1, ISO-8859-15,")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("название,дата\nВзрыв,2013\n", "cp1251"),
        ("название,дата\nВзрыв,2013\n", "koi8-r"),
        ("название,дата\nВзрыв,2013\n", "cp866"),
        ("τίτλος,ημερομηνία\nΈκρηξη,2013\n", "cp1253"),
        ("العنوان,التاريخ\nسقوط سرت,2011\n", "cp1256"),
        ("題名,日付\n工場で爆発、火災。,2013\n", "shift_jis"),
        ("标题,日期\n工厂爆炸,2013\n", "gb18030"),
        ("제목,날짜\n공장 폭발,2013\n", "cp949"),
        ("tytuł\nPożar w Łodzi w zakładach\nżądania wyższych płac\n", "iso8859-2"),
        ("tytuł\nPożar w Łodzi w zakładach\nżądania wyższych płac\n", "cp1250"),
    ],
)
def test_letters_that_no_western_text_has_make_one_choose_the_encoding(text, codec):
    _, name, (problem,) = decoded(text.encode(codec), "events.csv")

    assert name in ("Windows-1252", "Latin-1")
    assert problem.hint == "Choose the encoding that it was saved in, or save it as UTF-8."


@pytest.mark.parametrize(
    "text",
    [
        "titre\nÉlysée : “Où est-ce ?”… «l’été»\nn°5, 2½ km², créée\n",
        "título\n¿Qué pasó en la fábrica? ¡Sí, fue allí! São Tomé, col·lecció, 1ª\n",
        "Titel\nStraße für Übungen, Ärger in Köln, 3 µm, §5, £5\n",
        "rubrik\nIñtërnâtiônàlizætiøn på svenska öar\n",
    ],
)
def test_western_letters_make_nobody_choose(text):
    _, name, (problem,) = decoded(text.encode("cp1252"), "events.csv")

    assert name in ("Windows-1252", "Latin-1")
    assert problem.hint == "Save it as UTF-8."


@given(some.text(some.characters(exclude_categories=["Cs"])), some.sampled_from([*CODECS]))
@example("\ufeff", "UTF-16")
@example("Ã©", "Windows-1252")
def test_any_text_reads_back_in_what_it_was_written_in(text, name):
    said = name if name in encodings.CHOICES else None
    content, found = written(text, name, said)

    assert decoded(content, "events.csv", said if found == name else None)[0] == text


def test_text_that_the_encoding_cannot_hold_is_written_in_utf_8():
    assert written("Взрыв", "Windows-1251", "cp1251") == (b"\xc2\xe7\xf0\xfb\xe2", "Windows-1251")
    assert written("Взрыв 🕊", "Windows-1251", "cp1251") == ("Взрыв 🕊".encode(), "UTF-8")


@given(some.binary(), some.sampled_from([*encodings.CHOICES]))
def test_any_bytes_are_some_text_in_any_encoding(content, said):
    text, name, problems = decoded(content, "events.csv", said)

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
