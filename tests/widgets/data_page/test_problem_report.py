from streamlit.testing.v1 import AppTest

from chronicle.widgets.data_page import problem_report
from tests.support.data_page import (
    DOUBTFUL,
    own,
    section,
    table,
)
from tests.support.page_reading import (
    good,
    part,
    words,
)


def test_problems_are_counted_by_kind_below_the_sum_of_rows():
    app = section(own(content=DOUBTFUL), "problems")

    assert words(part(app, "problems")).startswith(
        "6 rows read = 2 events shown + 1 in the undated tray + 2 in the unlocated tray "
        "+ 1 set aside."
    )
    kinds = table(app, "number")
    assert kinds[["number", "kind", "column", "effect"]].values.tolist() == [
        [2, "lat is outside -90 to 90.", "lat", "shown in the unlocated tray"],
        [1, "date is not a date in EDTF form.", "date", "shown in the undated tray"],
        [1, "lon is not a number.", "lon", "shown in the unlocated tray"],
        [1, "title: The cell is blank.", "title", 'shown as "(no title)"'],
        [1, "The row is the same as line 6.", "", "row set aside"],
    ]
    found = table(app, "message")
    assert found["line"].tolist() == [2, 3, 4, 4, 5, 7]
    assert found.loc[found["column"].isin(["lat", "lon"]), "value"].tolist() == ["95.2", "-91", "x"]
    assert list(app.button_group(key="data_section").options)[1] == "Problems (6)"


def problem_lines(app: AppTest) -> list[int]:
    return table(app, "message")["line"].tolist()


def test_problems_are_filtered_by_kind_by_effect_and_by_words():
    app = section(own(content=DOUBTFUL), "problems")
    good(app.selectbox(key="problem_kind").select("lat is outside -90 to 90.").run())
    assert problem_lines(app) == [2, 4]
    good(app.text_input(key="problem_q").input("-91").run())
    assert problem_lines(app) == [4]

    good(app.selectbox(key="problem_kind").set_value(None).run())
    good(app.text_input(key="problem_q").input("").run())
    good(app.selectbox(key="problem_effect").select("row set aside").run())
    assert problem_lines(app) == [7]
    good(app.selectbox(key="problem_effect").set_value(None).run())
    good(app.text_input(key="problem_q").input("LAT").run())
    assert problem_lines(app) == [2, 4]
    good(app.text_input(key="problem_q").input(".*").run())
    assert problem_lines(app) == []


def test_of_very_many_problems_the_first_are_shown_and_how_many_there_are(monkeypatch):
    monkeypatch.setattr(problem_report, "ROWS_AT_ONCE", 3)
    app = section(own(content=DOUBTFUL), "problems")

    assert len(table(app, "message")) == 3
    assert "The first 3 of 6. The download has them all." in words(part(app, "problems"))
