import hypothesis.strategies as some
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings

from chronicle import schema
from chronicle.checking.checks import check_events, check_sources
from chronicle.problem_codes import Outcome
from tests.support.checked_rows import IDS, checked, one
from tests.support.chronicles import make_event_row, make_table

YEARS = ("2011", "2012", "2013")


def test_a_good_row_is_an_event_and_nothing_is_said():
    event, sentences = one(id="sirte-falls", killed_min="3", killed_max="5", sources="un-2011")

    assert sentences == []
    assert event.name == "sirte-falls"
    assert (event["latitude"], event["longitude"], event["located"]) == (31.2, 16.6, True)
    assert (event["killed_min"], event["killed_max"]) == (3, 5)
    assert event["start"] == pd.Timestamp("2011-10-20T00:00:00")
    assert event["end"] == pd.Timestamp("2011-10-20T23:59:59")
    assert event["line"] == 2


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"latitude": "95.2"},
            'events.csv, line 2, latitude: "95.2" is outside -90 to 90. '
            "Are latitude and longitude swapped? (Shown in the unlocated tray.)",
        ),
        (
            {"longitude": "286.03"},
            'events.csv, line 2, longitude: "286.03" is outside -180 to 180. '
            "Write degrees west of Greenwich below 0, such as -73.97. "
            "(Shown in the unlocated tray.)",
        ),
        (
            {"latitude": "31,2"},
            'events.csv, line 2, latitude: "31,2" is not a number. '
            "Write decimal degrees with a point, such as 27.897. (Shown in the unlocated tray.)",
        ),
        (
            {"longitude": ""},
            "events.csv, line 2, longitude: The cell is blank, but the latitude is not. "
            "Write both or neither. (Shown in the unlocated tray.)",
        ),
        (
            {"latitude": ""},
            "events.csv, line 2, latitude: The cell is blank, but the longitude is not. "
            "Write both or neither. (Shown in the unlocated tray.)",
        ),
        (
            {"latitude": "0.0", "longitude": "0"},
            'events.csv, line 2, latitude: "0.0" with longitude 0 is a point in the Gulf of '
            "Guinea. Leave both blank where the place is unknown. (Shown in the unlocated tray.)",
        ),
        (
            {"date": "2013-02-30"},
            'events.csv, line 2, date: "2013-02-30" is not a date: February 2013 has 28 days. '
            "Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19. "
            "(Shown in the undated tray.)",
        ),
        (
            {"date": "2013-01-19/2013-01-16"},
            'events.csv, line 2, date: "2013-01-19/2013-01-16" ends before it starts. '
            "Write the earlier date first. (Shown in the undated tray.)",
        ),
        (
            {"date": " "},
            "events.csv, line 2, date: The cell is blank. "
            "Write a date as 2011-10-20, 2011-10 or 2011. (Shown in the undated tray.)",
        ),
        (
            {"title": ""},
            "events.csv, line 2, title: The cell is blank. "
            'Say in a few words what happened. (Shown as "(no title)".)',
        ),
        (
            {"id": "In Amenas: the raid"},
            'events.csv, line 2, id: "In Amenas: the raid" cannot be an id. '
            "Use lower-case letters, digits and hyphens, such as in-amenas-raid. "
            '(Repaired: shown as "in-amenas-the-raid".)',
        ),
        (
            {"killed_min": "2,5"},
            'events.csv, line 2, killed_min: "2,5" is not a count. '
            "Write a whole number, or leave it blank when nobody counted. (Value ignored.)",
        ),
        (
            {"killed_min": "40", "killed_max": "38"},
            'events.csv, line 2, killed_min: "40" is more than killed_max, 38. '
            "Are the two swapped? (Repaired: read the other way round.)",
        ),
        (
            {"status": "true"},
            'events.csv, line 2, status: "true" is not a status. '
            "Use one of confirmed, reported, claimed, disputed. (Value ignored.)",
        ),
        (
            {"place_precision": "street"},
            'events.csv, line 2, place_precision: "street" is not a place precision. '
            "Use one of site, city, region, country. (Value ignored.)",
        ),
        (
            {"sources": "un-2011; hearsay; hearsay"},
            'events.csv, line 2, sources: "hearsay" is not in sources.csv. '
            "Add the source there, or mend the id. (Value ignored.)",
        ),
    ],
)
def test_a_doubtful_cell_is_named_in_one_sentence(cells, sentence):
    _, sentences = one(**cells)

    assert sentences == [sentence]


@pytest.mark.parametrize(
    ("columns", "sentences"),
    [
        (
            ["title", "date", "latitude", "longitude", "mood"],
            [
                'events.csv, line 1: "mood" is not a column of this file. '
                "Remove it, or keep it for your own use. (Column ignored.)"
            ],
        ),
        (
            ["title", "date", "Latitude", "longitude"],
            [
                'events.csv, line 1: "Latitude" is not a column of this file. '
                'Did you mean "latitude"? (Every event shown in the unlocated tray.)'
            ],
        ),
        (
            ["title", "latitude", "longitude"],
            [
                'events.csv, line 1: There is no column "date". '
                'Write "date" in the header row above the values. '
                "(Every event shown in the undated tray.)"
            ],
        ),
        (
            ["title", "date", "latitude"],
            [
                'events.csv, line 1: There is no column "longitude". '
                'Write "longitude" in the header row above the values. '
                "(Every event shown in the unlocated tray.)"
            ],
        ),
        (
            ["date", "latitude", "longitude"],
            [
                'events.csv, line 1: There is no column "title". '
                'Write "title" in the header row above the values. '
                '(Every event shown as "(no title)".)'
            ],
        ),
    ],
)
def test_a_wrong_header_is_named_once_and_not_in_every_row(columns, sentences):
    rows = [make_event_row(Latitude="31.2", mood="grim", title=t, date=t) for t in YEARS]

    events, problems = check_events(make_table(rows, columns), "events.csv", IDS)

    assert [problem.sentence() for problem in problems] == sentences
    assert len(events) == 3


def test_a_column_that_is_there_but_blank_is_named_in_every_row():
    _, sentences = checked(make_event_row(title="", date=""))

    assert [sentence.split(":")[0] for sentence in sentences] == [
        "events.csv, line 2, title",
        "events.csv, line 2, date",
    ]


def test_a_column_that_is_there_is_never_what_another_was_meant_to_be():
    _, sentences = checked(make_event_row(titles="Sirte"))

    assert sentences == [
        'events.csv, line 1: "titles" is not a column of this file. '
        "Remove it, or keep it for your own use. (Column ignored.)"
    ]


def test_a_table_without_any_column_is_not_named_again():
    events, problems = check_events(make_table([]), "events.csv", IDS)

    assert (len(events), problems) == (0, [])


def test_what_has_been_named_already_is_not_named_again():
    rows = [
        make_event_row(title="a", date="", latitude="", longitude=""),
        dict.fromkeys(make_event_row(), ""),
        make_event_row(title="b", date="", latitude=""),
        make_event_row(title="c", date="soon", latitude=""),
        make_event_row(title="d", date=""),
    ]
    named = pd.DataFrame(
        {"date": [True, False, False, True, True], "place": [True, False, True, False, False]}
    )

    events, problems = check_events(make_table(rows), "events.csv", IDS, named=named)

    assert [(problem.line, problem.column) for problem in problems] == [
        (3, None),
        (5, "date"),
        (4, "date"),
        (5, "latitude"),
    ]
    assert not events["dated"].any()
    assert events.set_index("title")["located"].to_dict() == {
        "a": False,
        "b": False,
        "c": False,
        "d": True,
    }


def test_the_place_of_a_row_in_another_table_is_passed_on():
    rows = [make_event_row(title="a", date="2013"), {}, make_event_row(title="b", date="2011")]
    table = make_table(rows, list(make_event_row())).assign(row=[7, 8, 11])

    events, _ = check_events(table, "events.csv", IDS)

    assert events[["title", "row"]].values.tolist() == [["b", 11], ["a", 7]]


def test_what_cannot_be_used_is_blank_and_the_row_stays():
    event, _ = one(
        date="soon", latitude="95.2", killed_min="some", status="true", place_precision="street"
    )

    assert not event["dated"] and pd.isna(event["start"]) and pd.isna(event["end"])
    assert not event["located"] and np.isnan(event["latitude"]) and np.isnan(event["longitude"])
    assert np.isnan(event["killed_min"])
    assert (event["status"], event["place_precision"]) == ("", "")
    assert (event["date"], event["title"]) == ("soon", "Sirte falls")


def test_status_may_be_written_in_capitals():
    event, sentences = one(status="Confirmed", place_precision="SITE")

    assert (event["status"], event["place_precision"], sentences) == ("confirmed", "site", [])


def test_lists_are_tidied():
    event, _ = one(actors=" UN ;; France;")

    assert event["actors"] == "UN; France"


def test_sources_are_not_looked_up_where_there_are_none_to_look_in():
    _, sentences = checked(make_event_row(sources="un-2011; hearsay"), sources=None)

    assert sentences == []


def test_events_stand_in_time_order_and_undated_ones_last():
    events, _ = checked(
        make_event_row(id="undated", date="soon"),
        make_event_row(id="late", date="2013"),
        make_event_row(id="open-start", date="../2011-03"),
        make_event_row(id="long", date="2011-02-17/2011-10-23"),
        make_event_row(id="short", date="2011-02-17"),
    )

    assert list(events.index) == ["short", "long", "open-start", "late", "undated"]


cells = some.one_of(
    some.text(max_size=12),
    some.sampled_from(
        ["", "a", "a-2", "2011", "31.2", "0", "-0", "1e400", "nan", "9" * 70, "a" * 64]
    ),
)
rows = some.fixed_dictionaries({column.name: cells for column in schema.EVENTS})


@settings(max_examples=60)
@given(some.lists(rows, max_size=6))
@example([{column.name: "\0" for column in schema.EVENTS}])
def test_any_text_gives_events_with_ids_of_their_own_and_no_row_is_lost(rows):
    table = make_table(rows, [column.name for column in schema.EVENTS])

    events, problems = check_events(table, "events.csv", IDS)

    assert tuple(events.columns) == schema.PARSED_EVENTS
    assert len(rows) == len(events) + sum(one.outcome == Outcome.SET_ASIDE for one in problems)
    assert events["id"].is_unique and all(schema.ID.match(id) for id in events["id"])
    assert events.loc[events["located"], ["latitude", "longitude"]].notna().all(axis=None)
    assert events.loc[~events["located"], ["latitude", "longitude"]].isna().all(axis=None)
    assert events["latitude"].abs().le(90).eq(events["located"]).all()
    assert not (events["killed_min"] > events["killed_max"]).any()
    assert set(events["status"]) <= {"", *schema.STATUSES}
    for problem in problems:
        assert problem.sentence().splitlines() == [problem.sentence()]


# What a reader may call a column: these two are ours, and hold numbers.
headers = some.text(max_size=12).filter(lambda name: name not in {"line", "row"})


@settings(max_examples=60)
@given(some.dictionaries(headers, cells, max_size=5))
def test_any_header_gives_events(row):
    table = make_table([row] if row else [])

    events, _ = check_events(table, "events.csv", None)
    sources, _ = check_sources(table, "sources.csv")

    assert tuple(events.columns) == schema.PARSED_EVENTS
    assert tuple(sources.columns) == tuple(column.name for column in schema.SOURCES)


def test_sources_are_known_by_their_ids():
    table = make_table([{"id": "un-2011", "publisher": "UN", "url": "https://un.org/a"}])

    sources, problems = check_sources(table, "sources.csv")

    assert sources.at["un-2011", "publisher"] == "UN"
    assert sources.at["un-2011", "url"] == "https://un.org/a"
    assert problems == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"id": "b", "url": "javascript:alert(1)"},
            'sources.csv, line 3, url: "javascript:alert(1)" is not a web address. '
            "Write an address that starts with http:// or https://. (Value ignored.)",
        ),
        (
            {"id": "b", "archive_url": "https:// spaced"},
            'sources.csv, line 3, archive_url: "https:// spaced" is not a web address. '
            "Write an address that starts with http:// or https://. (Value ignored.)",
        ),
        (
            {"id": "", "publisher": "UN"},
            "sources.csv, line 3, id: The cell is blank. "
            "Give it an id that events can name. (Row set aside.)",
        ),
        (
            {"id": "a"},
            'sources.csv, line 3, id: "a" is the id of a row above. '
            "Give each source an id of its own. (Row set aside.)",
        ),
    ],
)
def test_a_doubtful_source_is_named_in_one_sentence(row, sentence):
    table = make_table([{"id": "a", "url": "", "archive_url": "", "publisher": "ABC"}, row])

    sources, problems = check_sources(table, "sources.csv")

    assert [problem.sentence() for problem in problems] == [sentence]
    assert sources.at["a", "publisher"] == "ABC"
    assert set(sources["url"]) == set(sources["archive_url"]) == {""}


def test_sources_without_ids_are_named_once():
    table = make_table([{"publisher": "UN"}, {"publisher": "ABC"}])

    sources, problems = check_sources(table, "sources.csv")

    assert [problem.sentence() for problem in problems] == [
        'sources.csv, line 1: There is no column "id". '
        'Write "id" in the header row above the values. (Every source set aside.)'
    ]
    assert len(sources) == 0


def test_a_date_that_cannot_be_read_is_quoted_as_the_value_of_its_problem():
    rows = make_table([make_event_row(date="2011-20-10")])

    _, problems = check_events(rows, "events.csv", IDS)

    assert [(one.column, one.value, one.message) for one in problems] == [
        ("date", "2011-20-10", "is not a date: there is no month 20.")
    ]
