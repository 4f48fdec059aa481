"""The encoding of the open file, and of one that was refused, as a reader chooses it."""

import pytest

from tests.support.data_page import (
    edit,
    open_now,
    own,
    paste,
    preview,
    refusal,
    role,
    section,
    upload,
)
from tests.support.encoded_tables import AS_LATIN, CYRILLIC, JAPANESE, RUSSIAN, encodings, started
from tests.support.page_reading import EVERYTHING, good, part, parts, summary, words
from tests.support.workbooks import workbook_bytes


def test_the_page_says_what_was_found_and_doubts_it_where_the_letters_are_odd():
    app = own("plain.csv")
    assert encodings(app).options[:4] == [
        "as found: UTF-8",
        "UTF-8, every language",
        "UTF-16, every language",
        "Windows-1252, Western European",
    ]
    assert "hardly right" not in words(part(app, "open_now"))

    app = own("a.csv", CYRILLIC)
    assert encodings(app).options[:2] == ["as found: Latin-1", "Windows-1251, Cyrillic"]
    assert open_now(app)[-1] == (
        "Many letters are hardly right in Latin-1, rather in Windows-1251: "
        "choose the encoding that the file was saved in."
    )


def test_another_encoding_is_chosen_and_the_first_rows_are_shown_in_it():
    app = own("a.csv", RUSSIAN.replace("название,дата", "title,date").encode("cp1251"))
    assert [row[1] for row in preview(app)] == ["Âçðûâ íà çàâîäå", "Ïîæàð"]

    good(encodings(app).select("Windows-1251").run())

    assert open_now(app)[0] == "a.csv: CSV, Windows-1251."
    assert [row[1] for row in preview(app)] == ["Взрыв на заводе", "Пожар"]
    assert (encodings(app).value, encodings(app).options[0]) == ("Windows-1251", "as found")
    good(encodings(app).select("").run())
    assert open_now(app)[0] == "a.csv: CSV, Latin-1."


def test_columns_and_the_order_of_the_day_stay_answered_in_another_encoding():
    app = own("a.csv", CYRILLIC)
    for name, at in {"Title": 0, "Date": 1, "Latitude": 2, "Longitude": 3}.items():
        good(role(app, name).select(AS_LATIN[at]).run())
    (order,) = app.radio
    good(order.set_value("Day first").run())

    good(encodings(app).select("Windows-1251").run())

    assert [role(app, name).value for name in ("Title", "Date", "Latitude", "Longitude")] == [
        "название", "дата", "широта", "долгота",
    ]  # fmt: skip
    assert preview(app) == [
        [2, "Взрыв на заводе", "3 April 2011", 55.75, 37.62],
        [3, "Пожар", "2012", None, None],
    ]


def test_a_wrong_choice_is_a_sentence_and_leaves_what_was_open():
    app = own("a.csv", "title,date\nRaid at Élysée,2013\n")

    good(encodings(app).select("UTF-16").run())

    assert refusal(app).startswith("a.csv: ")
    assert "What was open is still open." in refusal(app)
    assert [row[1] for row in preview(app)] == ["Raid at Élysée"]
    assert encodings(app).value == ""


@pytest.mark.parametrize(
    ("content", "file"),
    [(JAPANESE, "a.csv"), ('[{"title": "火災", "date": "2013"}]'.encode("shift_jis"), "a.json")],
    ids=["csv", "json"],
)
def test_a_file_that_was_refused_opens_in_the_encoding_that_is_chosen(content, file):
    app = own(file, content)
    assert words(part(app, "refusal")).endswith("What was open is still open.")
    assert summary(app) == EVERYTHING

    good(app.selectbox(key="refused_encoding").select("Shift-JIS").run())

    assert not parts(app, "refusal")
    assert open_now(app)[0].endswith("Shift-JIS.")
    assert "火災" in preview(app)[0][1]


def test_a_refused_file_stays_refused_in_a_wrong_encoding_and_other_files_offer_none():
    app = own("a.csv", JAPANESE)
    assert app.selectbox(key="refused_encoding").options[:2] == [
        "Shift-JIS, Japanese",
        "EUC-KR, Korean",
    ]
    good(app.selectbox(key="refused_encoding").select("UTF-16").run())
    assert parts(app, "refusal")

    app = own("b.csv", "")
    assert parts(app, "refusal")
    assert "refused_encoding" not in [one.key for one in app.selectbox]


def test_a_refused_file_says_why_its_encoding_waits_for_the_edits_of_the_open_one():
    app = edit(
        section(own("mine.csv", "title,date\nRaid,2013\n"), "correct"), {0: {"date": "2014"}}
    )
    app = upload(section(app, "open"), "a.csv", JAPANESE)

    good(app.button(key="open_waiting").click().run())

    assert app.selectbox(key="refused_encoding").disabled
    assert words(part(app, "refusal")).split("\n") == [
        "a.csv: The file is not text. Choose the encoding that it was saved in, or save it as "
        "UTF-8. What was open is still open.",
        "Save your edits before you choose one: it opens in the place of this table.",
    ]
    app = section(app, "save")
    good(app.download_button(key="download_table").click().run())
    assert not app.selectbox(key="refused_encoding").disabled
    assert len(words(part(app, "refusal")).split("\n")) == 1


def test_a_file_named_at_the_start_that_was_refused_opens_in_the_encoding_too(
    monkeypatch, tmp_path
):
    path = tmp_path / "a.csv"
    path.write_bytes(JAPANESE)
    app = started(monkeypatch, path)

    good(app.selectbox(key="refused_encoding").select("Shift-JIS").run())

    assert open_now(app)[0] == "a.csv: CSV, Shift-JIS, from this machine."
    good(encodings(app).select("").run())
    assert refusal(app).startswith("a.csv: The file is not text.")
    assert open_now(app)[0] == "a.csv: CSV, Shift-JIS, from this machine."


def test_a_workbook_and_a_pasted_table_ask_for_no_encoding():
    app = own("a.xlsx", workbook_bytes([["title", "date"], ["Raid", 2013]]))

    assert "encoding" not in [one.key for one in app.selectbox]
    app = paste(app, "title,date\nÉlysée,2013\n")
    assert "encoding" not in [one.key for one in app.selectbox]
