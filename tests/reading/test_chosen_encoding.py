"""A table in an encoding that its bytes do not say: the reader says it."""

from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.text_table import Undecoded, Unreadable
from tests.support import chronicle_folder
from tests.support.data_page import (
    edit,
    labels,
    open_now,
    own,
    save_said,
    section,
    write_back,
)
from tests.support.encoded_tables import CYRILLIC, JAPANESE, RUSSIAN, encodings, started
from tests.support.openings import column, opened, zipped
from tests.support.page_reading import good, plain
from tests.support.workbooks import workbook_bytes


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (CYRILLIC, "a.csv"),
        (RUSSIAN.replace(",", "\t").encode("cp1251"), "a.tsv"),
        ('[{"название": "Взрыв на заводе"}, {"название": "Пожар"}]'.encode("cp1251"), "a.json"),
        ('{"название": "Взрыв на заводе"}\n{"название": "Пожар"}'.encode("cp1251"), "a.jsonl"),
    ],
    ids=["csv", "tsv", "json", "lines"],
)
def test_text_of_every_kind_is_read_in_the_encoding_that_is_said(content, file):
    found = opened(content, file, encoding="windows-1251", roles={"title": "название"})

    assert column(found, "title") == ["Взрыв на заводе", "Пожар"]
    assert (found.encoding, found.table.encoding_said) == ("Windows-1251", "windows-1251")
    assert not [one for one in found.problems if "byte" in one.message]


def test_the_events_of_a_folder_and_of_a_zip_are_read_in_it_too():
    events = "id,title,date\nraid,Взрыв,2013\n"
    sources = "id,publisher,title\ns1,Известия,Отчёт\n"
    content = zipped(events=events.encode("koi8-r"), sources=sources)

    found = opened(content, "raids.zip", encoding="KOI8-R")

    assert column(found, "title") == ["Взрыв"]
    assert found.chronicle.sources["publisher"].tolist() == ["Известия"]


def test_a_workbook_says_its_encoding_itself():
    found = opened(
        workbook_bytes([["title", "date"], ["Взрыв", 2013]]), "a.xlsx", encoding="cp1251"
    )

    assert (column(found, "title"), found.encoding) == (["Взрыв"], "")


def test_a_name_that_is_no_encoding_is_one_sentence():
    with pytest.raises(Unreadable) as refused:
        opened(CYRILLIC, "a.csv", encoding="Morse")

    assert str(refused.value).startswith('a.csv: "Morse" is no encoding that is read. Say one of ')


def test_text_that_is_none_as_it_was_read_may_be_in_another_encoding():
    with pytest.raises(Undecoded) as refused:
        opened(JAPANESE, "a.csv")
    assert str(refused.value) == (
        "a.csv: The file is not text. "
        "Choose the encoding that it was saved in, or save it as UTF-8."
    )

    found = opened(JAPANESE, "a.csv", encoding="Shift-JIS")
    assert column(found, "title") == ["工場で爆発、火災。東京湾の近く、二人が負傷。"]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_line_asks_for_the_encoding_and_takes_it(folder, capsys):
    Path("взрывы.csv").write_bytes(CYRILLIC)

    main(["check", "взрывы.csv"])
    asked = capsys.readouterr().out.splitlines()
    main(["check", "--encoding", "cp1251", "взрывы.csv"])
    answered = capsys.readouterr().out.splitlines()

    assert (
        "Many letters are hardly right in Latin-1, rather in Windows-1251. "
        "Say what it is in with --encoding, such as windows-1251, shift-jis or gb18030." in asked
    )
    assert answered[0] == "взрывы.csv: CSV, Windows-1251"
    assert not [line for line in answered if "--encoding" in line]


def test_the_command_line_says_of_what_it_cannot_read_that_the_encoding_may_help(folder, capsys):
    Path("a.csv").write_bytes(JAPANESE)

    assert main(["check", "a.csv"]) == 2
    assert capsys.readouterr().out.splitlines() == [
        "a.csv: The file is not text. "
        "Choose the encoding that it was saved in, or save it as UTF-8.",
        "Say what it is in with --encoding, such as windows-1251, shift-jis or gb18030.",
    ]


def test_what_is_converted_is_read_in_the_encoding_and_written_in_utf_8(folder, capsys):
    Path("a.csv").write_bytes(JAPANESE)

    assert main(["convert", "--encoding", "shift-jis", "a.csv", "b.csv"]) == 1  # it has no places
    assert "工場で爆発、火災。" in Path("b.csv").read_text("utf-8")
    assert main(["convert", "--encoding", "Morse", "a.csv", "c.csv"]) == 2
    assert 'a.csv: "Morse" is no encoding that is read.' in capsys.readouterr().err


def test_what_cannot_be_read_in_the_chosen_encoding_is_a_problem():
    app = own("a.csv", CYRILLIC + b"\x98,2013,,\n")

    good(encodings(app).select("Windows-1251").run())

    app = section(app, "problems")
    assert "The file is not Windows-1251: byte 0x98 cannot be read." in [
        message for one in app.dataframe for message in one.value.get("message", ())
    ]


def test_an_edited_table_is_written_back_in_the_encoding_that_was_chosen(monkeypatch, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(CYRILLIC)
    app = started(monkeypatch, path)
    good(encodings(app).select("Windows-1251").run())

    app = edit(section(app, "correct"), {1: {"дата": "2014"}})
    assert encodings(section(app, "open")).disabled
    write_back(section(app, "correct"))

    assert path.read_bytes() == RUSSIAN.replace("2012", "2014").encode("cp1251")
    app = section(app, "open")
    assert open_now(app)[0] == "a.csv: CSV, Windows-1251, from this machine."
    assert not encodings(app).disabled


def test_a_letter_that_the_encoding_has_not_is_written_in_utf_8_and_it_is_said(
    monkeypatch, tmp_path
):
    path = tmp_path / "a.csv"
    path.write_bytes(CYRILLIC)
    app = started(monkeypatch, path)
    good(encodings(app).select("Windows-1251").run())

    app = write_back(edit(section(app, "correct"), {1: {"название": "Пожар 🕊"}}))

    assert path.read_text("utf-8") == RUSSIAN.replace("Пожар", "Пожар 🕊")
    assert (
        "a.csv was written. What was there is kept as a.csv.bak. "
        "It is in UTF-8 now: Windows-1251 has not every letter of it." in save_said(app)
    )
    assert open_now(section(app, "open"))[0] == "a.csv: CSV, UTF-8, from this machine."


def test_what_could_not_be_read_is_not_written_over(monkeypatch, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(CYRILLIC + b"\x98,2013,,\n")
    app = started(monkeypatch, path)
    good(encodings(app).select("Windows-1251").run())

    app = section(app, "save")

    assert "a.csv holds what cannot be read in Windows-1251, which would be lost." in save_said(app)
    assert "write_back" not in [one.key for one in app.button]


def test_the_events_of_a_folder_are_read_in_another_encoding_and_stay_in_their_folder(
    monkeypatch, tmp_path
):  # fmt: skip
    folder = chronicle_folder.write(tmp_path)
    app = started(monkeypatch, folder)

    good(encodings(app).select("UTF-8").run())

    assert open_now(app)[0] == "events.csv: CSV, UTF-8, from this machine."
    assert plain(app.markdown[0].value) == "# A made-up chronicle"
    assert "See 1 problem" not in labels(app)
