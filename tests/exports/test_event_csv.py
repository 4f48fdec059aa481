import pandas as pd
import pytest

from chronicle.checking.checks import check_events
from chronicle.exports import event_csv
from chronicle.formats.csv import delimited
from chronicle.model import Chronicle
from chronicle.reading.opening import open_content
from tests.support.chronicles import make_chronicle
from tests.support.event_tables import NAMES, opened, without_place


def test_the_columns_are_those_of_the_schema_and_numbers_have_no_more_digits_than_they_need():
    chronicle = make_chronicle(
        [{"id": "raid", "latitude": "27.0", "longitude": "-0.1", "actors": "A;B", "sources": "s1"}]
    )

    assert event_csv.write(chronicle).decode() == (
        "id,title,date,place,country,latitude,longitude,place_precision,category,actors,summary,"
        "killed_min,killed_max,wounded_min,wounded_max,toll_note,status,status_note,sources\n"
        "raid,Sirte falls,2011-10-20,Sirte,Libya,27,-0.1,city,attack,A; B,,,,,,,confirmed,,s1\n"
    )


def test_counts_are_whole_numbers_and_unknown_is_blank():
    rows = [{"title": "Raid", "killed_min": "0", "killed_max": "38"}]

    written = pd.read_csv(pd.io.common.BytesIO(event_csv.write(opened(rows))), dtype="str")

    assert written[["killed_min", "killed_max"]].values.tolist() == [["0", "38"]]
    assert written["wounded_min"].isna().all()


def test_an_event_without_a_title_is_written_without_one():
    written = event_csv.write(opened([{"id": "raid", "date": "2013"}])).decode()

    assert written.splitlines()[1] == "raid,,2013" + "," * 16


def test_a_formula_is_written_so_that_no_spreadsheet_runs_it():
    rows = [{"id": "raid", "title": '=HYPERLINK("https://example.org")', "summary": "@SUM(1)"}]

    written = event_csv.write(opened(rows, {"=more": "+1+1"})).decode()

    assert '"\'=HYPERLINK(""https://example.org"")"' in written
    assert ",'@SUM(1)," in written
    assert written.splitlines()[0].endswith(",sources,'=more")
    assert written.splitlines()[1].endswith(",'+1+1")


def test_columns_that_are_not_ours_come_after_and_are_named_anew_where_ours_have_the_name():
    more = {"zoom": "7", "status": "open", "status (2)": "shut", "Title": "x"}

    chronicle = opened([{"id": "raid", "title": "Raid", "status": "claimed"}], more)

    header, row = event_csv.write(chronicle).decode().splitlines()
    assert header.endswith(",sources,zoom,status (3),status (2),Title")
    assert row == "raid,Raid,,,,,,,,,,,,,,,claimed,,,7,open,shut,x"


def test_columns_that_are_not_ours_follow_their_events():
    chronicle = make_chronicle([{"id": "a", "date": "2013"}, {"id": "b", "date": "2012"}])
    more = pd.DataFrame({"zoom": ["1", "2", "3"]}, index=["a", "b", "filtered-away"])

    written = event_csv.write(Chronicle("", "", chronicle.events, chronicle.sources, more=more))

    lines = written.decode().splitlines()
    assert [(line[:2], line[-2:]) for line in lines[1:]] == [("b,", ",2"), ("a,", ",1")]


@pytest.mark.parametrize("value", [0.1, 1 / 3, 27.897000000000002, 1e-7, 5e-324, -90.0])
def test_a_number_reads_back_as_the_very_same(value):
    chronicle = opened([{"title": "Raid", "latitude": repr(value), "longitude": "9.1"}])

    again = open_content(event_csv.write(chronicle), "events.csv").chronicle

    assert again.events["latitude"].iloc[0] == value


@pytest.mark.parametrize(
    "rows", [[{"title": "a\rb", "summary": "\n"}], [{"title": "'=1", "summary": "''"}], []]
)
def test_nothing_is_wrong_with_what_was_written(rows):
    chronicle = opened(rows)

    text, problems = delimited.read_bytes(event_csv.write(chronicle), "events.csv")
    events, _ = check_events(text, "events.csv", None)

    assert problems == []
    assert text.columns.tolist() == [*NAMES, "line"]
    pd.testing.assert_frame_equal(without_place(events), without_place(chronicle.events))
