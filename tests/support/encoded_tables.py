"""Tables in other encodings than UTF-8, and the choice that the page offers for them."""

import sys

from tests.support.page_reading import opened as opened_page

RUSSIAN = "название,дата,широта,долгота\nВзрыв на заводе,3/4/2011,55.75,37.62\nПожар,2012,,\n"
CYRILLIC = RUSSIAN.encode("cp1251")
AS_LATIN = RUSSIAN.split("\n")[0].encode("cp1251").decode("latin-1").split(",")
JAPANESE = "title,date\n工場で爆発、火災。東京湾の近く、二人が負傷。,2013\n".encode("shift_jis")


def started(monkeypatch, path):
    """The Data page of a dashboard that was started with a path."""
    monkeypatch.setattr(sys, "argv", ["dashboard.py", str(path)])
    return opened_page("Data")


def encodings(app):
    return app.selectbox(key="encoding")
