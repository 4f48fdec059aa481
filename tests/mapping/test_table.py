import pandas as pd
import pytest

from chronicle import schema
from chronicle.mapping.table import in_their_words, map_table, recognised
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem
from chronicle.text_table import TextTable

NAMES = [column.name for column in schema.EVENTS]


def table(columns, **parts):
    cells = pd.DataFrame(columns, dtype="str")
    lines = pd.Series(range(2, len(cells) + 2), dtype="int64")
    return TextTable("a.csv", "CSV", cells, lines, **parts)


def mapped_cells(mapped):
    """Our columns as they are filled, without where they stand."""
    return mapped.text.drop(columns=["line", "row"]).to_dict("list")


def test_a_table_is_put_into_our_columns_and_the_rest_is_kept():
    mapped = map_table(
        table(
            {
                "Headline": ["Raid", "Fall"],
                "Start": ["16/01/2013", "20/10/2011"],
                "End": ["19/01/2013", ""],
                "lat": ["27,9", "31,2"],
                "lng": ["9,1", "16,6"],
                "deaths": ["38", ""],
                "actor1": ["Army", "Rebels"],
                "actor2": ["Rebels", ""],
                "zoom": ["7", " 8 "],
            }
        )
    )

    assert mapped_cells(mapped) == {
        "title": ["Raid", "Fall"],
        "date": ["2013-01-16/2013-01-19", "2011-10-20"],
        "latitude": ["27.9", "31.2"],
        "longitude": ["9.1", "16.6"],
        "killed_min": ["38", ""],
        "killed_max": ["38", ""],
        "actors": ["Army; Rebels", "Rebels"],
    }
    assert mapped.more.to_dict("list") == {"zoom": ["7", " 8 "]}
    assert mapped.named.any().to_dict() == {"date": False, "place": False, "more": True}
    assert (mapped.problems, mapped.question, len(mapped.notes)) == ([], None, 2)


def test_rows_that_are_no_events_are_left_out_and_the_others_keep_their_places():
    mapped = map_table(
        table(
            {
                "Headline": ["Arms", "Raid", "Total", "Fall"],
                "Text": ["How it began", "", "", ""],
                "Year": ["", "2013", "", "2011"],
                "Type": ["title", "", "", ""],
            }
        )
    )

    assert list(mapped.text["title"]) == ["Raid", "Fall"]
    assert list(mapped.text["row"]) == list(mapped.more.index) == [1, 3]
    assert list(mapped.text["line"]) == [3, 5]
    assert [problem.line for problem in mapped.problems] == [2, 4]
    assert (mapped.title, mapped.description) == ("Arms", "How it began")


def test_a_title_is_made_of_what_happened_and_where():
    mapped = map_table(
        table({"event_type": ["Battle", ""], "city": ["Sirte", "Sebha"], "date": ["2011", "2012"]})
    )

    assert list(mapped.text["title"]) == ["Battle, Sirte", "Sebha"]
    assert list(mapped.text["category"]) == ["Battle", ""]


def test_an_id_that_is_spelled_anew_is_kept_besides():
    mapped = map_table(table({"id": ["UKR 1", "UKR 2"], "title": ["A", "B"]}))

    assert list(mapped.text["id"]) == ["ukr-1", "ukr-2"]
    assert list(mapped.more["id"]) == ["UKR 1", "UKR 2"]


def test_what_cannot_be_taken_is_kept_besides():
    mapped = map_table(
        table(
            {
                "title": ["Raid", "Fall", "Fair"],
                "date": ["13/01/2013", "01/13/2013", "14/01/2013"],
                "lat": ["27.9", "123", ""],
                "longitude": ["9.1", "16", ""],
                "where": ["", "", "Cairo"],
                "deaths": ["38", "at least 5", ""],
                "status": ["claimed", "likely", "reported"],
            }
        ),
        {
            "title": "title", "date": "date", "latitude": "lat", "longitude": "longitude",
            "coordinates": "where", "killed": "deaths", "status": "status",
        },
        day_first=True,
    )  # fmt: skip

    assert mapped.more.to_dict("list") == {
        "date as written": ["", "01/13/2013", ""],
        "lat": ["", "123", ""],
        "longitude as written": ["", "16", ""],
        "where": ["", "", "Cairo"],
        "deaths": ["", "at least 5", ""],
        "status as written": ["", "likely", ""],
    }
    assert list(mapped.named["more"]) == [False, True, True]


def test_what_was_kept_besides_once_keeps_its_name():
    cells = {"title": ["A", "B"], "status": ["likely", ""], "status as written": ["", "doubted"]}

    mapped = map_table(table(cells), {"title": "title", "status": "status"})

    assert mapped.more.to_dict("list") == {
        "status as written": ["", "doubted"],
        "status as written (2)": ["likely", ""],
    }


def test_a_column_whose_role_has_no_effect_is_kept_besides():
    cells = {
        "title": ["A"], "date": ["2011"], "month": ["7"], "killed": ["3"], "low": ["2"],
        "high": ["4"], "lat": ["31"], "lon": ["16"], "where": ["27.9, 9.1"],
    }  # fmt: skip
    roles = {name: name for name in ("title", "date", "month", "killed")}
    roles |= {"killed_min": "low", "killed_max": "high", "latitude": "lat", "longitude": "lon"}

    mapped = map_table(table(cells), roles | {"coordinates": "where"})

    assert mapped.more.to_dict("list") == {"month": ["7"], "killed": ["3"], "where": ["27.9, 9.1"]}


def test_ids_that_cannot_be_told_apart_in_our_spelling_are_kept_besides_only():
    mapped = map_table(table({"id": ["A B", "A_B"], "title": ["A", "B"]}))

    assert "id" not in mapped.text
    assert list(mapped.more["id"]) == ["A B", "A_B"]


def test_an_end_of_a_toll_that_has_a_column_of_its_own_is_taken_from_it():
    roles = {"title": "title", "killed": "best", "killed_max": "high"}

    mapped = map_table(table({"title": ["A"], "best": ["4"], "high": ["6"]}), roles)

    assert mapped_cells(mapped) == {"title": ["A"], "killed_min": ["4"], "killed_max": ["6"]}


def test_the_readers_roles_are_taken_and_no_others():
    cells = {"what": ["Raid"], "when": ["2013"], "title": ["x"], "lat": ["1"]}

    mapped = map_table(table(cells), {"title": "what", "date": "when", "place": "gone"})

    assert mapped.roles == {"title": "what", "date": "when"}
    assert mapped_cells(mapped) == {"title": ["Raid"], "date": ["2013"]}
    assert list(mapped.more) == ["title", "lat"]


def test_what_the_format_says_of_its_columns_comes_before_what_they_are_called():
    given = table({"title": ["x"], "name": ["Raid"]}, roles={"title": "name"})

    assert recognised(given) == {"title": "name"}


def test_a_column_plays_one_role_where_the_format_gives_it_another():
    given = table({"place": ["Ghat"], "date": ["1912"]}, roles={"title": "place"})

    assert recognised(given) == {"title": "place", "date": "date"}


def test_beside_all_of_our_columns_none_is_taken_for_one_of_them():
    ours = {name: [""] for name in NAMES}
    theirs = {"lat": ["27.9"], "Start Date": ["2013"], "end_date": ["2014"], "actor2": ["Army"]}

    assert recognised(table(ours | theirs)) == {name: name for name in NAMES}
    del ours["latitude"]
    assert recognised(table(ours | theirs))["latitude"] == "lat"


def test_a_table_of_which_nothing_is_known_is_named_once():
    mapped = map_table(table({"a": ["1"], "b": ["2"]}, delimiter=","))

    assert mapped_cells(mapped) == {}
    assert mapped.more.to_dict("list") == {"a": ["1"], "b": ["2"]}
    assert mapped.problems == [
        Problem(
            "a.csv", Code.NO_KNOWN_COLUMN, "No column of the table is known by its name.", 1,
            hint="Say which column holds the title and which the date.",
            outcome=Outcome.UNDATED, detail="every event",
        )
    ]  # fmt: skip


def test_a_header_that_is_nearly_known_is_named_with_what_was_probably_meant():
    mapped = map_table(table({"title": ["Raid"], "latitudde": ["1"], "Latitudes": ["1"]}))

    assert [(one.value, one.hint) for one in mapped.problems] == [
        ("latitudde", 'Did you mean "latitude"?')
    ]


def test_sources_are_the_cells_own_unless_a_list_is_beside_the_table():
    cells = {"title": ["Raid"], "sources": ["Herald; Post"]}

    alone, beside = map_table(table(cells)), map_table(table(cells), source_list=True)

    assert list(alone.sources.index) == ["Herald", "Post"]
    assert list(beside.sources.index) == []
    assert list(alone.text["sources"]) == list(beside.text["sources"]) == ["Herald; Post"]


def test_what_the_sources_are_called_is_kept_besides_their_addresses():
    cells = {"title": ["Raid"], "source": ["The Herald"], "source_url": ["https://h.example/1"]}

    mapped = map_table(table(cells))

    assert list(mapped.text["sources"]) == ["https://h.example/1"]
    assert mapped.more.to_dict("list") == {"source": ["The Herald"]}


def test_a_table_without_rows_or_columns_is_one_without_events():
    empty = map_table(table({"title": [], "date": []}))
    nothing = map_table(table({}))

    assert (len(empty.text), len(nothing.text)) == (0, 0)
    assert nothing.problems == []


@pytest.mark.parametrize(
    ("roles", "problems", "columns"),
    [
        ({"latitude": "lat"}, ["latitude"], ["lat"]),
        ({"year": "iyear", "month": "imonth"}, ["date"], ["iyear + imonth"]),
        ({"killed": "dead"}, ["killed_min", "killed_max"], ["dead"]),
        ({"killed": "best", "killed_max": "high"}, ["killed_min", "killed_max"], ["best", "high"]),
        ({"killed_min": "low", "killed_max": "high"}, ["killed_max"], ["high"]),
        ({}, ["date", None], ["date", None]),
    ],
)
def test_problems_are_told_under_the_names_of_the_file_and_each_once(roles, problems, columns):
    found = [Problem("a.csv", Code.NO_COUNT, "", 2, column, "x") for column in problems]

    assert [one.column for one in in_their_words(found, roles)] == columns
