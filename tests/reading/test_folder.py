import json
from pathlib import Path

import hypothesis.strategies as some
import pytest
from hypothesis import example, given, settings

from chronicle.dates.span import Span
from chronicle.model import Bounds, Period
from chronicle.problem_codes import Outcome
from chronicle.reading.opening import open_folder

DATA = Path(__file__).parents[2] / "data"
EVENTS = """\
id,title,date,latitude,longitude,sources
sirte-falls,Sirte falls,2011-10-20,31.2,16.6,un-2011
in-amenas-raid,In Amenas raid,2013-01-16/2013-01-19,27.9,9.13,un-2011
"""
SOURCES = "id,publisher,title\nun-2011,UN,Resolution 1970\n"


def opened(folder: Path, package: object = None, **files: str | bytes):
    """The chronicle in a folder of these files, and what is said of them; None leaves one out."""
    contents = {"events": EVENTS, "sources": SOURCES, **files}
    for name, content in contents.items():
        if content is not None:
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.csv").write_bytes(raw)
    if package is not None:
        raw = package if isinstance(package, bytes) else json.dumps(package).encode()
        (folder / "datapackage.json").write_bytes(raw)
    found = open_folder(folder)
    chronicle, problems = found.chronicle, found.problems
    return chronicle, [problem.sentence() for problem in problems]


def test_the_shipped_chronicle_opens_without_a_problem():
    found = open_folder(DATA)
    chronicle, problems = found.chronicle, found.problems

    assert problems == ()
    assert chronicle.title == "Loose arms: from Gadhafi’s fall to In Amenas"
    assert chronicle.view == Bounds(-17.2, 11.0, 25.2, 38.0)
    assert chronicle.periods[3] == Period("The raid", Span.parse("2013-01-16/2013-01-19"))
    assert chronicle.category_titles["arms-control"] == "Arms control"
    assert set(chronicle.start_with) <= set(chronicle.events["id"])
    assert chronicle.events["located"].all() and chronicle.events["dated"].all()


def test_a_folder_needs_no_description(tmp_path):
    folder = tmp_path / "Loose arms"
    folder.mkdir()

    chronicle, sentences = opened(folder)

    assert sentences == []
    assert (chronicle.title, chronicle.view, chronicle.periods) == ("Loose arms", None, ())
    assert list(chronicle.events["id"]) == ["sirte-falls", "in-amenas-raid"]
    assert list(chronicle.sources["publisher"]) == ["UN"]


def test_a_missing_table_of_events_is_one_sentence(tmp_path):
    chronicle, sentences = opened(tmp_path, events=None)

    assert sentences == [
        f'events.csv: The file is missing. Put it into the folder "{tmp_path.name}".'
    ]
    assert len(chronicle.events) == 0
    assert len(chronicle.sources) == 1


def test_a_missing_table_of_sources_is_one_sentence_and_the_events_are_shown(tmp_path):
    chronicle, sentences = opened(tmp_path, sources=None)

    assert sentences == [
        f'sources.csv: The file is missing. Put it into the folder "{tmp_path.name}".'
    ]
    assert len(chronicle.events) == 2


@pytest.mark.parametrize(
    ("events", "sentence", "shown"),
    [
        (
            EVENTS.replace(",date,", ",dat,"),
            'events.csv, line 1: There is no column "date". '
            'Write "date" in the header row above the values. '
            "(Every event shown in the undated tray.)",
            ["sirte-falls", "in-amenas-raid"],
        ),
        (
            EVENTS.replace("2011-10-20", "2011-20-10"),
            'events.csv, line 2, date: "2011-20-10" is not a date: there is no month 20. '
            "Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19. "
            "(Shown in the undated tray.)",
            ["in-amenas-raid", "sirte-falls"],
        ),
        (
            EVENTS.replace("in-amenas-raid", "sirte-falls"),
            'events.csv, line 3, id: "sirte-falls" is the id of line 2 too. '
            "Give each event an id of its own. "
            '(Repaired: shown as "sirte-falls-2".)',
            ["sirte-falls", "sirte-falls-2"],
        ),
        (
            EVENTS.replace("Sirte falls", "Sírte falls").encode("cp1252"),
            "events.csv, line 2: The file is not UTF-8: byte 0xED cannot be read. "
            "Save it as UTF-8. "
            "(Repaired: read as Latin-1, so check the letters with accents.)",
            ["sirte-falls", "in-amenas-raid"],
        ),
        (
            EVENTS.replace("27.9", "95.2"),
            'events.csv, line 3, latitude: "95.2" is outside -90 to 90. '
            "Are latitude and longitude swapped? (Shown in the unlocated tray.)",
            ["sirte-falls", "in-amenas-raid"],
        ),
        (
            EVENTS.replace(",Sirte falls", ',"Sirte falls'),
            "events.csv, line 2: A double quote opens a cell here and is never closed. "
            'Close it, or write "" for a quote inside a cell. (Row set aside.)',
            ["in-amenas-raid"],
        ),
    ],
)
def test_a_broken_table_of_events_is_named_and_the_good_rows_are_shown(
    tmp_path, events, sentence, shown
):
    chronicle, sentences = opened(tmp_path, events=events)

    assert sentence in sentences
    # A misspelled header is named as such too.
    assert len(sentences) == (2 if "no column" in sentence else 1)
    assert list(chronicle.events["id"]) == shown


def test_problems_of_a_file_are_named_from_its_top(tmp_path):
    events = EVENTS.replace("31.2", "95.2").replace("2013-01-16/", "2013-13-16/")

    _, sentences = opened(tmp_path, {"view": 7}, events=events, sources="id,publisher\nx,y\n")

    assert [sentence.split(": ")[0] for sentence in sentences] == [
        "events.csv, line 2, latitude",
        "events.csv, line 2, sources",
        "events.csv, line 3, date",
        "events.csv, line 3, sources",
        "datapackage.json, view",
    ]


def test_a_description_is_read(tmp_path):
    package = {
        "title": " Loose\narms ",
        "description": "What became of them.",
        "view": [-20, 10, 30.5, 40],
        "periods": [{"name": "The raid", "date": "2013-01-16/2013-01-19"}],
        "categories": [{"name": "arms-control", "title": "Arms control"}, {"name": "x"}],
        "start_with": ["in-amenas-raid"],
    }

    chronicle, sentences = opened(tmp_path, package)

    assert sentences == []
    assert (chronicle.title, chronicle.description) == ("Loose arms", "What became of them.")
    assert chronicle.view == Bounds(-20.0, 10.0, 30.5, 40.0)
    assert chronicle.periods == (Period("The raid", Span.parse("2013-01-16/2013-01-19")),)
    assert chronicle.category_titles == {"arms-control": "Arms control"}
    assert chronicle.start_with == ("in-amenas-raid",)


def test_a_description_may_begin_with_a_byte_order_mark(tmp_path):
    chronicle, sentences = opened(tmp_path, b'\xef\xbb\xbf{"title": "Arms"}')

    assert (chronicle.title, sentences) == ("Arms", [])


def test_half_a_character_in_a_description_is_shown_as_a_question_mark(tmp_path):
    chronicle, _ = opened(tmp_path, b'{"title": "Arms \\ud83d"}')

    assert chronicle.title == "Arms ?"


def test_a_view_may_reach_from_pole_to_pole_and_once_around(tmp_path):
    chronicle, _ = opened(tmp_path, {"view": [-180, -90, 180, 90]})

    assert chronicle.view == Bounds(-180, -90, 180, 90)


NO_BOX = (
    "datapackage.json, view: The value is not a box on the map. "
    "Write [west, south, east, north] in degrees, the lesser first. (Value ignored.)"
)


@pytest.mark.parametrize(
    ("package", "sentence"),
    [
        *(
            ({"view": view}, NO_BOX)
            for view in ([0, 0, 1], [10, 0, 5, 1], "0,0,1,1", [0, 0, 1, None], {})
        ),
        *(
            ({"view": view}, NO_BOX)
            for view in ([0, 0, 1, 90.5], [0, -90.5, 1, 0], [0, 0, 180.5, 1], [-180.5, 0, 0, 1])
        ),
        ({"view": [0, 0, 10**400, 1]}, NO_BOX),
        ({"view": [float("nan"), 0, 1, 1]}, NO_BOX),
        (
            {"periods": [{"name": "Raid", "date": "2013-02-30"}]},
            'datapackage.json, periods, Raid: "2013-02-30" is not a date: February 2013 has 28 '
            "days. Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19. "
            "(Value ignored.)",
        ),
        (
            {"periods": ["2013"]},
            "datapackage.json, periods: Not all of the value can be read. "
            "Write a list of objects in braces. (Value ignored.)",
        ),
        (
            {"categories": {"attack": "Attack"}},
            "datapackage.json, categories: Not all of the value can be read. "
            "Write a list of objects in braces. (Value ignored.)",
        ),
        (
            {"start_with": ["in-amenas"]},
            'datapackage.json, start_with: "in-amenas" is not in events.csv. '
            "Mend the id, or remove it. (Value ignored.)",
        ),
        (
            {"start_with": "in-amenas-raid"},
            "datapackage.json, start_with: Not all of the value can be read. "
            "Write a list of ids in double quotes. (Value ignored.)",
        ),
        (
            b'{"title":\n"Arms",}',
            "datapackage.json, line 2: The file is not JSON: Expecting property name enclosed in "
            "double quotes. Mend it there. (File ignored.)",
        ),
        (
            b"\xe9",
            "datapackage.json: The file is not UTF-8. Save it as UTF-8. (File ignored.)",
        ),
        (
            b"[1]",
            "datapackage.json: The file does not hold a JSON object. "
            "Start it with { and end it with }. (File ignored.)",
        ),
        (
            b'{"view": ' + b"9" * 5000 + b"}",
            "datapackage.json: The file holds more than can be read. "
            "Make it shorter. (File ignored.)",
        ),
        (
            b"[" * 100_000,
            "datapackage.json: The file holds more than can be read. "
            "Make it shorter. (File ignored.)",
        ),
    ],
)
def test_a_broken_description_is_one_sentence_and_the_events_are_shown(tmp_path, package, sentence):
    chronicle, sentences = opened(tmp_path, package)

    assert sentences == [sentence]
    assert len(chronicle.events) == 2
    assert (chronicle.view, chronicle.periods, chronicle.start_with) == (None, (), ())


json_values = some.recursive(
    some.one_of(
        some.none(), some.booleans(), some.integers(), some.floats(), some.text(max_size=8)
    ),
    lambda children: some.one_of(
        some.lists(children, max_size=4),
        some.dictionaries(some.sampled_from(["name", "date", "title"]), children, max_size=3),
    ),
    max_leaves=8,
)
packages = some.dictionaries(
    some.sampled_from(["title", "description", "view", "periods", "categories", "start_with"]),
    json_values,
)


@settings(max_examples=40)
@given(
    some.one_of(some.none(), some.binary(), packages),
    some.one_of(some.none(), some.binary()),
    some.one_of(some.none(), some.binary(), some.just(EVENTS.encode())),
)
@example({"start_with": [[]]}, None, EVENTS.encode())
def test_any_folder_opens(tmp_path_factory, package, sources, events):
    folder = tmp_path_factory.mktemp("any")

    chronicle, sentences = opened(folder, package, sources=sources, events=events)

    assert isinstance(chronicle.title, str) and chronicle.title.encode()
    assert all(sentence.splitlines() == [sentence] for sentence in sentences)


@settings(max_examples=40)
@given(
    some.lists(
        some.sampled_from(
            [
                "a,Raid,2013,1,2,",
                ",,,,,",
                "",
                '"a',
                "a,b,c",
                "b,,x,0,0,un-2011",
                '"a\nb",c,2011,1,1,',
            ]
        ),
        max_size=8,
    )
)
def test_every_row_of_a_table_is_an_event_or_is_named_as_set_aside(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("rows")
    opened(folder, events="\n".join([EVENTS.split("\n", 1)[0], *rows]))

    found = open_folder(folder)
    chronicle, problems = found.chronicle, found.problems

    shown = set(chronicle.events["line"])
    aside = [problem.line for problem in problems if problem.outcome == Outcome.SET_ASIDE]
    assert len(aside) == len(set(aside)) and not shown & set(aside)
    start, told = 2, shown | set(aside)
    # A row that the file breaks off in reaches to the end of the file.
    for line in (problem.line for problem in problems if "breaks off" in problem.message):
        told |= set(range(line, line + 2 * len(rows)))
    # A last line without anything in it is no row.
    for row in rows if not rows or rows[-1] else rows[:-1]:
        assert start in told
        start += row.count("\n") + 1
