import pytest
import streamlit as st

from chronicle.sessions import desk
from chronicle.widgets.data_page import taking
from tests.support.data_page import (
    SHEETS,
    TWO,
    desk_state,
    edit,
    labels,
    own,
    section,
    turn_to,
)
from tests.support.openings import zipped
from tests.support.page_reading import (
    good,
    part,
    parts,
    words,
)


@pytest.mark.parametrize(
    ("name", "content", "download"),
    [
        ("mine.csv", TWO, "Download mine.csv"),
        ("my.table.tsv", TWO.replace(",", "\t"), "Download my.table.tsv"),
        ("talks.xlsx", SHEETS, "Download talks.csv"),
        ("loose arms.zip", zipped(raids=TWO), "Download raids.csv"),
        ("**x**<b>.csv", TWO, "Download **x**<b>.csv"),
    ],
)
def test_what_was_uploaded_is_saved_by_a_download_and_not_written_back(name, content, download):
    app = section(own(name, content), "save")

    assert download in labels(app)
    assert "A file that was uploaded or pasted can be downloaded, not written back." in (
        words(part(app, "data_save"))
    )
    assert not any("back" in label for label in labels(app))
    assert [label for label in labels(app) if label.startswith("Download as")] == [
        "Download as CSV", "Download as GeoJSON", "Download as TimelineJS CSV",
    ]  # fmt: skip


def test_downloads_with_other_columns_have_other_names(monkeypatch):
    names, button = [], st.download_button

    def named(label, data, file_name, **more):
        names.append(file_name)
        return button(label, data, file_name=file_name, **more)

    monkeypatch.setattr(st, "download_button", named)
    section(own(), "save")

    assert names == [
        "mine.csv", "mine-chronicle.csv", "mine-chronicle.geojson",
        "mine-chronicle-timelinejs.csv",
    ]  # fmt: skip


def test_a_table_that_was_downloaded_is_saved():
    app = edit(section(own(), "correct"), {0: {"name": "Market burnt"}})
    good(app.button(key="go_save").click().run())
    assert "1 edit not saved yet." in words(part(app, "data_save"))

    good(app.download_button(key="download_table").click().run())

    assert "Every edit is saved." in words(part(app, "data_save"))
    assert not parts(turn_to(app, "Explore"), "unsaved")
    app = edit(section(turn_to(app, "Data"), "correct"), {1: {"name": "Bridge mined"}})
    assert desk_state(app, desk.EDITED) == 1


def test_a_long_table_with_edits_is_written_before_its_download_can_be_asked_for(monkeypatch):
    """Written later it is sometimes not found, after its edits were said to be saved."""
    held, button = {}, st.download_button

    def kept(label, data, on_click, **more):
        held[more["key"]] = data, on_click
        return button(label, data, on_click=on_click, **more)

    monkeypatch.setattr(st, "download_button", kept)
    monkeypatch.setattr(taking, "WRITTEN_AT_ONCE", 1)
    app = section(own(), "save")
    written_later, on_click = held["download_table"]
    assert (callable(written_later), on_click) == (True, "ignore")

    app = section(edit(section(app, "correct"), {0: {"name": "Market burnt"}}), "save")
    assert held["download_table"] == (
        TWO.replace("Market opened", "Market burnt").encode(), desk.downloaded,
    )  # fmt: skip
    good(app.download_button(key="download_table").click().run())

    assert isinstance(held["download_table"][0], bytes)  # The browser may still be fetching it.


def test_a_download_of_the_chronicle_in_another_format_saves_no_edit():
    app = section(edit(section(own(), "correct"), {0: {"name": "Market burnt"}}), "save")

    good(app.download_button(key="download_geojson").click().run())

    assert "1 edit not saved yet." in words(part(app, "data_save"))
