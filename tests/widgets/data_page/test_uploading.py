import pytest

from tests.support.data_page import (
    DOUBTFUL,
    TWO,
    labels,
    open_now,
    own,
    paste,
    refusal,
    section,
    upload,
)
from tests.support.page_reading import (
    EVERYTHING,
    good,
    opened,
    part,
    parts,
    summary,
    words,
)


def test_what_was_pasted_opens_as_a_file_does():
    app = paste(opened("Data"), "title\tdate\nRaid\t2013-01-16\n")

    assert open_now(app)[0] == "pasted table: TSV, UTF-8."
    assert summary(app).startswith("1 of 1 event, 16 Jan 2013.")


def test_pasting_nothing_opens_nothing_and_says_so():
    app = paste(opened("Data"), "  \n")

    assert summary(app) == EVERYTHING
    assert "Nothing was pasted. Copy the rows of a table, with the header, into the field." in (
        words(part(app, "data_open"))
    )


def test_another_file_takes_the_place_of_an_uploaded_one_and_is_not_opened_twice():
    app = own()
    app = upload(app, "other.csv", "title,date\nRaid,2013-01-16\n")
    assert open_now(app)[0] == "other.csv: CSV, UTF-8."

    app = paste(app, TWO)

    assert open_now(app)[0] == "pasted table: CSV, UTF-8."
    assert open_now(section(section(app, "save"), "open"))[0] == "pasted table: CSV, UTF-8."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("broken.xlsx", b"PK\x03\x04" + bytes(200), "broken.xlsx: The file is damaged or cut off"),
        ("a.csv", "", "a.csv: The file is empty. It needs a header row"),
        ("a.json", "[]", "a.json: The file holds no events. It needs a list with an object for"),
        ("a.kml", "<kml></kml>", "a.kml: The file is KML, which is no table of events."),
        ("`x`<b>.csv", b"\0\1\2\3" * 99, "`x`<b>.csv: The file is not text."),
    ],
)
def test_a_refused_file_leaves_the_open_one_as_it_was_and_says_why(name, content, sentence):
    app = own()
    good(app.text_input(key="q").input("market").run())
    before = summary(app), dict(app.query_params)

    app = upload(app, name, content)

    assert refusal(app).startswith(sentence)
    assert refusal(app).endswith("What was open is still open.")
    assert open_now(app)[0] == "mine.csv: CSV, UTF-8."
    assert (summary(app), dict(app.query_params)) == before
    assert not parts(upload(app, "good.csv", "title,date\nA,2011\n"), "refusal")


def test_a_reader_goes_back_to_the_shipped_chronicle_and_may_open_the_same_file_again():
    app = own(content=DOUBTFUL)
    good(app.text_input(key="q").input("raid").run())

    good(app.button(key="open_shipped").click().run())

    assert (summary(app), dict(app.query_params)) == (EVERYTHING, {})
    assert not app.get("file_uploader")[0].value
    assert "Open the shipped chronicle" not in labels(app)
    assert summary(upload(app, "mine.csv", DOUBTFUL)).startswith("5 of 5 events")
