import gzip
import json
import sys

import pytest

from chronicle import schema
from chronicle.reading.opening import Arithmetic, open_content, open_folder, open_path
from chronicle.text_table import Unreadable
from tests.support.openings import column, opened, placed, sentences, zipped
from tests.support.workbooks import workbook_bytes

RAIDS = """\
title,date,lat,lon
Sirte falls,2011-10-20,31.2,16.6
In Amenas raid,2013-01-16,27.9,9.13
"""
PLACED = [
    ("sirte-falls-2011-10-20", "Sirte falls", "2011-10-20", 31.2, 16.6),
    ("in-amenas-raid-2013-01-16", "In Amenas raid", "2013-01-16", 27.9, 9.13),
]


@pytest.mark.parametrize(
    ("delimiter", "format"), [(",", "CSV"), (";", "CSV"), ("|", "CSV"), ("\t", "TSV")]
)
def test_a_table_opens_whatever_stands_between_its_cells(delimiter, format):
    found = opened(RAIDS.replace(",", delimiter))

    assert placed(found) == PLACED
    assert (found.format, found.encoding, found.problems) == (format, "UTF-8", ())
    assert found.mapping == {
        "title": "title", "date": "date", "latitude": "lat", "longitude": "lon",
    }  # fmt: skip
    assert found.arithmetic == Arithmetic(2, shown=2, undated=0, unlocated=0, set_aside=0)
    assert (found.question, found.notes) == (None, ())


def test_commas_may_stand_for_decimal_points():
    found = opened('title;date;lat;lon\nRaid;2013;27,9;"9,13"\n')

    assert placed(found) == [("raid-2013", "Raid", "2013", 27.9, 9.13)]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with BOM"), ("utf-16", "UTF-16"),
     ("utf-32", "UTF-32"), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1")],
)  # fmt: skip
def test_the_encoding_is_found_and_said(codec, encoding):
    title = "Prise d’otages à Sebha" if codec != "latin-1" else "Prise d'otages à Sebha"

    found = opened(f"title,date,lat,lon\n{title},2013,27,14\n".encode(codec))

    assert (column(found, "title"), found.encoding) == ([title], encoding)
    assert column(found, "id") == ["prise-dotages-a-sebha-2013"]
    guessed = [problem.effect() for problem in found.problems]
    assert guessed == (
        [f"repaired: read as {encoding}, so check the letters with accents"]
        if encoding in ("Windows-1252", "Latin-1")
        else []
    )


def test_a_workbook_opens_at_the_sheet_with_events_and_below_its_title():
    header = ["Name", "Start Date", "End Date", "Latitude", "Longitude"]
    rows = [["Arms in the Sahara"], [], header, ["Raid", "2013-01-16", "2013-01-19", 27.9, 9.13]]
    content = workbook_bytes(rows, {"Talks": [["title", "date"], ["Truce", "2012-04"]]})

    found = opened(content, "raids.xlsx")

    assert placed(found) == [
        ("raid-2013-01-16-2013-01-19", "Raid", "2013-01-16/2013-01-19", 27.9, 9.13)
    ]
    assert found.mapping["date"] == "Start Date + End Date"
    assert (found.format, found.table.sheets) == ("Excel workbook", ("Events", "Talks"))
    assert column(found, "line") == [4]
    assert column(opened(content, "raids.xlsx", sheet="Talks"), "title") == ["Truce"]


FOLDER = {
    "events": "id,title,date,latitude,longitude,sources\nraid,Raid,2013,27.9,9.1,s1; s2\n",
    "sources": "id,publisher,title\ns1,UN,Report\n",
}


def test_a_zip_of_a_folder_opens_with_the_sources_beside_the_events():
    found = opened(zipped(**FOLDER), "Loose arms.zip")

    assert placed(found) == [("raid", "Raid", "2013", 27.9, 9.1)]
    assert (found.chronicle.title, found.file) == ("Loose arms", "events.csv")
    assert list(found.chronicle.sources["publisher"]) == ["UN"]
    assert sentences(found) == [
        'events.csv, line 2, sources: "s2" is not in sources.csv. '
        "Add the source there, or mend the id. (Value ignored.)"
    ]


def test_a_zip_with_one_table_opens_as_that_table():
    found = opened(zipped(raids=RAIDS), "somewhere.zip")

    assert (placed(found), found.file) == (PLACED, "raids.csv")


def test_a_folder_and_a_file_open_by_their_paths(tmp_path):
    for name, text in FOLDER.items():
        (tmp_path / f"{name}.csv").write_text(text)
    (tmp_path / "raids.csv").write_text(RAIDS)

    assert placed(open_path(tmp_path)) == [("raid", "Raid", "2013", 27.9, 9.1)]
    assert open_path(tmp_path).path == tmp_path / "events.csv"
    assert placed(open_path(tmp_path / "raids.csv")) == PLACED


def test_columns_that_play_no_role_are_kept_by_event():
    found = opened("Notes to self,title,date,=x\ncall back,B,2013, y \n,A,2012,\n")

    assert found.chronicle.more.to_dict("index") == {
        "a-2012": {"Notes to self": "", "=x": ""},
        "b-2013": {"Notes to self": "call back", "=x": " y "},
    }


def test_a_reader_says_which_column_plays_which_role():
    content = "what,when,title,north,east\nRaid,2013-01-16,ignore me,27.9,9.13\n"
    roles = {"title": "what", "date": "when", "latitude": "north", "longitude": "east"}

    found = opened(content, roles=roles)

    assert placed(found) == [("raid-2013-01-16", "Raid", "2013-01-16", 27.9, 9.13)]
    assert found.mapping == roles
    assert list(found.chronicle.more["title"]) == ["ignore me"]
    assert found.problems == ()


def test_roles_of_columns_that_are_not_there_are_no_roles():
    found = opened("what,date\nRaid,2013\n", roles={"title": "what", "date": "Date of it"})

    assert (found.roles, column(found, "dated")) == ({"title": "what"}, [False])


def test_progress_is_told_from_none_of_it_to_all():
    told = []

    open_content(RAIDS.encode(), "raids.csv", tell=lambda done, what: told.append((done, what)))

    assert told == [
        (0.0, "Reading raids.csv …"),
        (0.3, "Understanding 2 rows …"),
        (0.6, "Checking dates and places …"),
        (1.0, ""),
    ]


@pytest.mark.parametrize(
    ("content", "file", "sentence"),
    [
        ("", "a.csv", "The file is empty."),
        ("<kml><Placemark/></kml>", "a.kml", "The file is KML, which is no table of events."),
        ("<?xml version='1'?>\n<gpx>", "a.gpx", "The file is GPX, which is no table of events."),
        ("<!DOCTYPE html>", "a.csv", "The file is a web page, which is no table of events."),
        ("<p>", "a.csv", "The file is markup, which is no table of events."),
        ("\0\1\2\3" * 99, "a.csv", "The file is not text."),
        ("hello world", "pasted text", "No row stands below the header."),
        ("title,date\n,\n", "a.csv", "No row stands below the header."),
        (
            gzip.compress(b"title,date\nRaid,2013\n", mtime=0),
            "a.csv.gz",
            "The file is a gzip archive",
        ),
        (zipped(raids="title,date\n"), "a.zip", "No row stands below the header."),
        ("{", "a.json", "The file is not JSON"),
        (zipped(notes=""), "a.zip", "The file is empty."),
        (zipped(sources="id\n", story="step\n"), "a.zip", "The zip holds"),
        (b"PK\3\4 and no more", "a.xlsx", "The file"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_a_sentence_with_a_remedy(content, file, sentence):
    with pytest.raises(Unreadable) as refused:
        opened(content, file)

    assert refused.value.problem.message.startswith(sentence)
    assert refused.value.problem.hint.endswith(".")


def test_a_folder_whose_events_are_still_to_be_written_opens(tmp_path):
    (tmp_path / "events.csv").write_text("title,date\n")

    for open_it in (open_path, open_folder):
        assert len(open_it(tmp_path).chronicle.events) == 0


OUR_HEADER = ",".join(column.name for column in schema.EVENTS)
NO_ROWS = {
    "a.csv": f"{OUR_HEADER}\n",
    "b.csv": f"{OUR_HEADER}\n{',' * OUR_HEADER.count(',')}\n",
    "a.json": "[]",
    "b.json": '{"events": []}',
    "c.json": "[{}]",
    "a.geojson": '{"type": "FeatureCollection", "features": []}',
}


@pytest.mark.parametrize("file", NO_ROWS)
def test_a_file_without_events_is_refused_by_its_path_and_read_back_by_its_content(tmp_path, file):
    (tmp_path / file).write_text(NO_ROWS[file])

    with pytest.raises(Unreadable) as refused:
        open_path(tmp_path / file)

    assert str(refused.value) == (
        f"{file}: The file holds no events. It needs a header row with names such as title and "
        "date, and a row for each event."
        if file.endswith("csv")
        else f"{file}: The file holds no events. It needs a list with an object for each event, "
        "with names such as title and date."
    )
    assert opened(NO_ROWS[file], file).arithmetic.shown == 0


def test_a_path_that_leads_nowhere_is_refused(tmp_path):
    with pytest.raises(Unreadable) as refused:
        open_path(tmp_path / "no.csv")
    with pytest.raises(Unreadable) as empty:
        open_path(tmp_path)

    assert str(refused.value) == (
        "no.csv: There is no such file. Check the spelling, and the folder that you are in."
    )
    assert str(empty.value) == (
        f'events.csv: The file is missing. Put it into the folder "{tmp_path.name}".'
    )


def test_paths_and_addresses_in_a_file_are_never_opened(tmp_path):
    there = tmp_path / "secret.txt"
    there.write_text("secret\nword\n")
    cells = [str(there), there.as_uri(), "https://example.org/a.csv", f"=WEBSERVICE({there})"]
    header = "title,date,lat,lon,source,url,file\n"
    tables = [f"{header}Raid,2013,1,2,{cell},{cell},{cell}\n" for cell in cells]
    feature = {"type": "Feature", "geometry": None}
    features = [{**feature, "@id": c, "@context": c, "properties": {"a": c}} for c in cells]
    tables.append(json.dumps({"type": "FeatureCollection", "features": features}))
    watching, touched = True, []

    def watch(event, args):
        if watching and (
            event.startswith(("socket.", "urllib."))
            or (event == "open" and str(args[0]).endswith(("secret.txt", "a.csv", ")")))
        ):
            touched.append((event, args))

    sys.addaudithook(watch)  # which stays, so that it must be told when to stop
    for content in tables:
        opened(content)
    assert touched == []
    open_path(tmp_path / "secret.txt")
    watching = False

    assert touched  # it does watch
