"""The Data page without a browser: what is done on it, and what it then says."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from chronicle.reading import corrections
from chronicle.widgets.frame import PAGES
from tests.support.page_reading import (
    good,
    opened,
    part,
    plain,
    words,
)
from tests.support.workbooks import workbook_bytes

SECTIONS = ("open", "problems", "correct", "save", "columns")
TWO = """\
name,when,lat,lon,other lat,remark
Market opened,3 May 2011,10.5,20.5,-33.5,by hand
Bridge closed,2011-06,12.5,22.5,-35.5,
"""


def upload(app: AppTest, name: str, content: str | bytes) -> AppTest:
    """The page after a file was handed to it."""
    content = content if isinstance(content, bytes) else content.encode()
    app.file_uploader[0].set_value((name, content, "text/csv"))
    return good(app.run())


def own(name: str = "mine.csv", content: str | bytes = TWO, **address: Any) -> AppTest:
    """The Data page on which a file was opened."""
    return upload(opened("Data", **address), name, content)


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key="pasted").input(text)
    (button,) = (one for one in app.button if one.label == "Open what was pasted")
    return good(button.click().run())


def section(app: AppTest, name: str) -> AppTest:
    """The page at another of its parts."""
    return good(app.button_group(key="data_section").set_value(name).run())


def turn_to(app: AppTest, page: str) -> AppTest:
    return good(app.switch_page(PAGES[page]).run())


def edit(
    app: AppTest,
    changed: dict[int, dict[str, str | None]] | None = None,
    added: tuple[dict[str, str], ...] = (),
    removed: tuple[int, ...] = (),
) -> AppTest:
    """The page after the browser told everything done in the editor since it was laid out.

    AppTest has no way to type into a cell: this is the message that Streamlit's own editor sends,
    its columns by their numbers.
    """
    (editor,) = app.data_editor
    headers = list(shown_table(app))[1:]

    def numbered(row):
        return {str(headers.index(header)): value for header, value in row.items()}

    said = {
        corrections.EDITED: {str(at): numbered(row) for at, row in (changed or {}).items()},
        corrections.ADDED: [numbered(row) for row in added],
        corrections.DELETED: list(removed),
    }
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=editor.proto.id, string_value=json.dumps(said)))
    return good(app._run(states))


def shown_table(app: AppTest):
    """What lies in the editor, under the headers that a reader sees."""
    (editor,) = app.data_editor
    config = json.loads(editor.proto.columns)
    names = {name: one.get("label", name) for name, one in config.items()}
    return editor.value.rename(columns=names)


def open_now(app: AppTest) -> list[str]:
    """What is said of how the open file was read."""
    return words(part(app, "open_now")).split("\n")


def refusal(app: AppTest) -> str:
    return words(part(app, "refusal"))


def preview(app: AppTest) -> list[list[object]]:
    """The first events: line, title, date, latitude, longitude."""
    _, _, *lines = words(part(app, "preview")).split("\n")
    return [_previewed(*line.strip("| ").split(" | ")) for line in lines]


def _previewed(line: str, title: str, date: str, place: str) -> list[object]:
    located = place != "no coordinates"
    degrees = map(float, place.split(", ")) if located else (None, None)
    return [int(line), title, date, *degrees]


def table(app: AppTest, column: str):
    """The one table on the page that has this column."""
    (found,) = (one.value for one in app.dataframe if column in one.value)
    return found


def role(app: AppTest, name: str):
    """The list from which the column of this role is chosen."""
    (found,) = (one for one in app.selectbox if one.label == name)
    return found


def labels(app: AppTest) -> list[str]:
    return [plain(one.label) for one in (*app.button, *app.get("download_button"))]


def save_said(app: AppTest) -> str:
    return words(part(app, "data_save"))


def write_back(app: AppTest) -> AppTest:
    """The page after its button was pressed that writes the file."""
    app = section(app, "save")
    assert not app.button(key="write_back").disabled
    return good(app.button(key="write_back").click().run())


DOUBTFUL = """\
title,date,lat,lon
Raid,2013-01-16,95.2,9.1
Siege,last spring,27.9,9.1
Inquiry,2013-09,-91,x
,2014,1,2
Trial,2014-02,31.2,16.6
Trial,2014-02,31.2,16.6
"""


SHEETS = workbook_bytes(
    [["title", "date"], ["Raid", "2013-01-16"]],
    {"Talks": [["name", "when"], ["Truce", "2012-04-01"]], "Blank": []},
)


def desk_state(app: AppTest, key: str) -> Any:
    return app.session_state[key]


def many(number: int) -> str:
    body = "".join(f"Event {n},2011,{91 if n % 2 else 9},9\n" for n in range(number))
    return f"title,date,lat,lon\n{body}"
