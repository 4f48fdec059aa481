"""Every doubtful row of a stranger's table: named where it stands, and accounted for."""

import pytest

from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem
from chronicle.reading.corrections import corrected
from chronicle.reading.opening import Arithmetic, understood
from tests.support.openings import column, opened, placed, sentences

PLACED = "title,date,lat,lon\n"
UNLOCATED = "(Shown in the unlocated tray.)"
UNDATED = "(Shown in the undated tray.)"
ASIDE = "(Row set aside.)"
SWAPPED = "Are latitude and longitude swapped?"
HOW_TO_WRITE_DATES = "Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19."


def test_a_problem_says_where_it_is_what_is_wrong_how_to_mend_it_and_what_became_of_it():
    found = opened("Name,When,Breite,Länge\nRaid,2013,95.2,9.1\n", "raids.csv")

    assert found.problems == (
        Problem(
            file="raids.csv",
            code=Code.OFF_THE_GLOBE,
            line=2,
            column="Breite",
            value="95.2",
            message="is outside -90 to 90.",
            hint="Are latitude and longitude swapped?",
            outcome=Outcome.UNLOCATED,
        ),
    )


@pytest.mark.parametrize(
    ("rows", "said", "became"),
    [
        (
            "Raid,2013,0,0\n",
            ['line 2, lat: "0" with longitude 0 is a point in the Gulf of Guinea. '
             f"Leave both blank where the place is unknown. {UNLOCATED}"],
            Arithmetic(1, shown=0, undated=0, unlocated=1, set_aside=0),
        ),
        (
            "Raid,2013,27.9,190\n",
            ['line 2, lon: "190" is outside -180 to 180. '
             f"Write degrees west of Greenwich below 0, such as -73.97. {UNLOCATED}"],
            Arithmetic(1, shown=0, undated=0, unlocated=1, set_aside=0),
        ),
        (
            "A,2011,NA,NA\nB,2012,31.2,unknown\n",
            [f'line {line}, {name}: "{mark}" stands for an unknown place. '
             f"Leave both cells blank. {UNLOCATED}"
             for line, name, mark in ((2, "lat", "NA"), (3, "lon", "unknown"))],
            Arithmetic(2, shown=0, undated=0, unlocated=2, set_aside=0),
        ),
        (
            "A,2011,31.2,16.6\nB,2012,27897,9\nC,2013,-99,-99\nD,2013,1,-190\n",
            [f'line {line}, {name}: "{value}" is outside {limits}. Write degrees such as 27.897, '
             f"or leave both blank where the place is unknown. {UNLOCATED}"
             for line, name, value, limits in (
                 (3, "lat", "27897", "-90 to 90"), (4, "lat", "-99", "-90 to 90"),
                 (5, "lon", "-190", "-180 to 180"))],
            Arithmetic(4, shown=1, undated=0, unlocated=3, set_aside=0),
        ),
        (
            "Raid,2013,9999,9999\n",
            [f'line 2, {name}: "9999" is outside {limits}. Write degrees such as 27.897, '
             f"or leave both blank where the place is unknown. {UNLOCATED}"
             for name, limits in (("lat", "-90 to 90"), ("lon", "-180 to 180"))],
            Arithmetic(1, shown=0, undated=0, unlocated=1, set_aside=0),
        ),
        (
            "A,2011,110.4,-7.8\nB,2012,112.7,-7.2\nC,2013,16.8,-6.2\n",
            [f'line {line}, lat: "{value}" stands in a column that is mostly outside -90 to 90. '
             f"{SWAPPED} {UNLOCATED}"
             for line, value in ((2, "110.4"), (3, "112.7"), (4, "16.8"))],
            Arithmetic(3, shown=0, undated=0, unlocated=3, set_aside=0),
        ),
        (
            "A,2011,5411000,3350000\nB,2012,-7.2,112.7\n",
            ['line 2, lat: "5411000, 3350000" look like metres of a projected grid. '
             f"Convert them to degrees (WGS84). {UNLOCATED}"],
            Arithmetic(2, shown=1, undated=0, unlocated=1, set_aside=0),
        ),
        (
            "Raid,2013,north,9.1\n",
            ['line 2, lat: "north" is not a number. '
             f"Write decimal degrees with a point, such as 27.897. {UNLOCATED}"],
            Arithmetic(1, shown=0, undated=0, unlocated=1, set_aside=0),
        ),
        (
            "Raid,2013,27.9,\n",
            ["line 2, lon: The cell is blank, but the latitude is not. "
             f"Write both or neither. {UNLOCATED}"],
            Arithmetic(1, shown=0, undated=0, unlocated=1, set_aside=0),
        ),
        (
            "Raid,last spring,27.9,9.1\n",
            ['line 2, date: "last spring" is not a date in EDTF form. '
             f"{HOW_TO_WRITE_DATES} {UNDATED}"],
            Arithmetic(1, shown=0, undated=1, unlocated=0, set_aside=0),
        ),
        (
            "Raid,,95.2,9.1\n",
            ["line 2, date: The cell is blank. "
             f"Write a date as 2011-10-20, 2011-10 or 2011. {UNDATED}",
             f'line 2, lat: "95.2" is outside -90 to 90. {SWAPPED} {UNLOCATED}'],
            Arithmetic(1, shown=0, undated=1, unlocated=0, set_aside=0),
        ),
        (
            "A,16/01/2013,1,2\nB,01/17/2013,1,2\n",
            ['date: "16/01/2013" has its day first, but "01/17/2013" its month. '
             "Write all dates in one order, best as 2011-10-20. "
             "(Repaired: each date that can only be one day is read as that day.)"],
            Arithmetic(2, shown=2, undated=0, unlocated=0, set_aside=0),
        ),
        (
            "A,9-May-20,1,2\nB,10-May-71,1,2\n",
            ['date: "9-May-20" has a year of two digits. Write years with four digits. '
             "(Repaired: 00 to 68 read as 2000 to 2068, 69 to 99 as 1969 to 1999.)"],
            Arithmetic(2, shown=2, undated=0, unlocated=0, set_aside=0),
        ),
        (
            "Raid,2013,1,2\n,,,\nRaid,2013,1,2\n",
            [f"line 3: The row is blank. Remove it. {ASIDE}",
             "line 4: The row is the same as line 2. "
             f"Remove it, or give each an id of its own if both happened. {ASIDE}"],
            Arithmetic(3, shown=1, undated=0, unlocated=0, set_aside=2),
        ),
        (
            "Raid,2013,1,2\nGrand total: 1 event,,27,\n",
            [f"line 3: The row sums up others, and is no event. Remove it. {ASIDE}"],
            Arithmetic(2, shown=1, undated=0, unlocated=0, set_aside=1),
        ),
        (
            "Raid,2013,1,2\ntitle,date,lat,lon\nFall,2011,1,2\n",
            [f"line 3: The row is the header once more. Remove it. {ASIDE}"],
            Arithmetic(3, shown=2, undated=0, unlocated=0, set_aside=1),
        ),
        (
            "Raid,2013,1,2\nFall,2011-1",
            [f"line 3: The file breaks off in this row. Export it again. {ASIDE}"],
            Arithmetic(2, shown=1, undated=0, unlocated=0, set_aside=1),
        ),
        (
            'Raid,2013,1,2\n"Fall,2011,1,2\n',
            ["line 3: A double quote opens a cell here and is never closed. "
             f'Close it, or write "" for a quote inside a cell. {ASIDE}'],
            Arithmetic(2, shown=1, undated=0, unlocated=0, set_aside=1),
        ),
        (
            ",2013,1,2\n",
            ['line 2, title: The cell is blank. Say in a few words what happened. '
             '(Shown as "(no title)".)'],
            Arithmetic(1, shown=1, undated=0, unlocated=0, set_aside=0),
        ),
    ],
)  # fmt: skip
def test_a_doubtful_row_is_named_and_accounted_for(rows, said, became):
    found = opened(PLACED + rows)

    assert sentences(found) == [f"events.csv, {what}" for what in said]
    assert found.arithmetic == became


def test_rows_above_the_header_are_named_and_the_lines_are_those_of_the_file():
    found = opened("Arms in the Sahel,,,\n,,,\ntitle,date,lat,lon\nRaid,2013,x,2\n")

    assert sentences(found) == [
        "events.csv, line 1: 2 rows stand above the header. Begin the file with the header. "
        "(Repaired: the header is read from line 3.)",
        'events.csv, line 4, lat: "x" is not a number. '
        f"Write decimal degrees with a point, such as 27.897. {UNLOCATED}",
    ]
    assert found.arithmetic == Arithmetic(1, shown=0, undated=0, unlocated=1, set_aside=0)


def test_the_place_of_a_row_that_is_longer_than_the_header_is_not_trusted():
    found = opened(PLACED + "Raid,2013,27,9,9,1\nFall,2011,31.2,16.6\n")

    assert placed(found) == [
        ("fall-2011", "Fall", "2011", 31.2, 16.6),
        ("raid-2013", "Raid", "2013", None, None),
    ]
    assert sentences(found) == [
        'events.csv, line 2: "9,1" stands beyond the header: the row has 6 cells, but the header '
        "has 4. "
        "Put numbers with a decimal comma, and text that holds a comma between double quotes. "
        "(Cells after the first 4 ignored.)",
        "events.csv, line 2: The row is longer than the header, so its place is not trusted. "
        "Put numbers with a decimal comma, and text that holds a comma between double quotes. "
        f"{UNLOCATED}",
    ]
    assert found.arithmetic == Arithmetic(2, shown=1, undated=0, unlocated=1, set_aside=0)


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        ("title,date,lat,lon", "Raid,2013,27,9,9,1", {"lat": "27", "lon": "9"}),
        (
            "title,date,latitude,longitude",
            "Raid,2013,27,9,9,1",
            {"latitude as written": "27", "longitude as written": "9"},
        ),
        ("title,date,coordinates", "Raid,2013,27.9 9.1,and more", {"coordinates": "27.9 9.1"}),
    ],
)
def test_the_place_of_a_row_that_is_longer_than_the_header_is_kept_as_it_is_written(
    header, row, kept
):
    found = opened(f"{header}\n{row}\nFall,2011{',' * header.count(',', 11)}\n")

    assert found.chronicle.more.loc["raid-2013"].to_dict() == kept
    assert found.chronicle.more.loc["fall-2011"].to_dict() == dict.fromkeys(kept, "")


def test_the_counts_of_a_row_that_is_longer_than_the_header_are_not_trusted_either():
    header, row = "title,date,lat,lon,killed", "Raid,2013,27,9,9,1,38"

    both, alone = opened(f"{header}\n{row}\n"), opened("title,killed\nRaid,9,1\nFall,2\n")

    assert sentences(both)[1:] == [
        "events.csv, line 2: The row is longer than the header, so its place and its counts are "
        "not trusted. Put numbers with a decimal comma, and text that holds a comma between "
        f"double quotes. {UNLOCATED}",
    ]
    assert column(both, "killed_max") == pytest.approx([float("nan")], nan_ok=True)
    assert list(both.chronicle.more["killed"]) == ["9"]
    assert column(alone, "killed_min") == pytest.approx([float("nan"), 2.0], nan_ok=True)
    assert [one.sentence() for one in alone.problems if "trusted" in one.message] == [
        "events.csv, line 2: The row is longer than the header, so its counts are not trusted. "
        "Put numbers with a decimal comma, and text that holds a comma between double quotes. "
        "(Value ignored.)"
    ]


def test_a_row_that_is_longer_than_the_header_says_nothing_of_how_the_others_are_read():
    pairs = "27.9 9.1\n" + "B,2012,31.2 16.6\n" * 8

    found = opened(f"title,date,coordinates\nA,2011,{pairs}Raid,2013,127.9 9.1,and more\n")

    assert set(found.chronicle.events["latitude"].dropna()) == {27.9, 31.2}
    assert not [one for one in found.problems if "longitude first" in one.message]


def test_a_row_that_is_longer_than_the_header_is_checked_anew_once_it_was_corrected():
    found = opened(PLACED + "Raid,2013,27,9,9,1\nFall,2011,31,2,16,6\n")
    assert found.arithmetic == Arithmetic(2, shown=0, undated=0, unlocated=2, set_aside=0)

    half, _ = corrected(found.table, (0, 1), {"edited_rows": {0: {"lat": "27.9"}}})
    table, _ = corrected(half, (0,), {"edited_rows": {0: {"lon": "190"}}})
    wrong = understood(table)
    table, _ = corrected(table, (0,), {"edited_rows": {0: {"lon": "9.1"}}})
    sound = understood(table)

    assert sentences(wrong)[1] == (
        'events.csv, line 2, lon: "190" is outside -180 to 180. '
        f"Write degrees west of Greenwich below 0, such as -73.97. {UNLOCATED}"
    )
    assert wrong.arithmetic == Arithmetic(2, shown=0, undated=0, unlocated=2, set_aside=0)
    assert placed(sound) == [
        ("fall-2011", "Fall", "2011", None, None),
        ("raid-2013", "Raid", "2013", 27.9, 9.1),
    ]
    assert sound.arithmetic == Arithmetic(2, shown=1, undated=0, unlocated=1, set_aside=0)


def test_nothing_is_said_of_places_where_a_table_has_none():
    found = opened("title,date\nRaid,2013,in Mali\n")

    assert [problem.effect() for problem in found.problems if problem.line == 2] == [
        "cells after the first 2 ignored"
    ]


def test_events_on_one_line_are_named_by_their_number():
    rows = '{"title": "A", "date": "2011"}, {"title": "B", "date": ""}, 5'

    found = opened(f"[{rows}]", "a.json")

    assert sentences(found)[2:] == [
        "a.json, event 2, date: The cell is blank. "
        f"Write a date as 2011-10-20, 2011-10 or 2011. {UNDATED}",
        f'a.json, event 3: "5" is not an object. Write it as an object, between {{ and }}. {ASIDE}',
    ]
    assert [problem.line for problem in found.problems] == [None, None, 2, 3]
    assert found.notes == (
        "Several events begin on one line of the file, so the lines that are named count the "
        "events.",
    )
    apart = opened(f"[{rows}]".replace("}, ", "},\n"), "a.json")
    assert sentences(apart)[2].startswith("a.json, line 2, date: ")
    assert apart.notes == ()


UNDECIDED = PLACED + "Truce,3/4/2011,1,2\nRaid,5/6/2012,1,2\nFall,2011-10-20,1,2\n"


def test_an_order_of_day_and_month_that_the_column_does_not_tell_is_asked_for():
    found = opened(UNDECIDED)

    assert found.question == 'Is "3/4/2011" in column "date" 3 April or 4 March 2011?'
    assert column(found, "date") == ["2011-10-20", "", ""]
    assert sentences(found) == [
        f'events.csv, line {line}, date: "{text}" may be two days. It is {words}: say whether the '
        f"day or the month comes first, or write dates as {iso}. {UNDATED}"
        for line, text, words, iso in (
            (2, "3/4/2011", "3 April or 4 March 2011", "2011-04-03"),
            (3, "5/6/2012", "5 June or 6 May 2012", "2012-06-05"),
        )
    ]
    assert found.arithmetic == Arithmetic(3, shown=1, undated=2, unlocated=0, set_aside=0)


@pytest.mark.parametrize(
    ("day_first", "dates", "note"),
    [
        (True, ["2011-04-03", "2011-10-20", "2012-06-05"], "day, month, year"),
        (False, ["2011-03-04", "2011-10-20", "2012-05-06"], "month, day, year"),
    ],
)
def test_the_answer_reads_the_whole_column(day_first, dates, note):
    found = opened(UNDECIDED, day_first=day_first)

    assert column(found, "date") == dates
    assert (found.question, found.problems) == (None, ())
    assert found.notes == (f'Dates such as "3/4/2011" in "date" are read as {note}.',)


def test_one_date_in_the_column_tells_the_order_of_them_all():
    found = opened(PLACED + "A,3/4/2011,1,2\nB,5/6/2012,1,2\nC,7/13/2012,1,2\n")

    assert column(found, "date") == ["2011-03-04", "2012-05-06", "2012-07-13"]
    assert (found.question, found.problems) == (None, ())


def test_a_duplicate_id_is_repaired_and_a_row_that_is_the_same_is_set_aside():
    rows = "a,Raid,2011,1,2\na,Fall,2012,1,2\na,Raid,2011,1,2\n"

    found = opened("id," + PLACED + rows)

    assert column(found, "id") == ["a", "a-2"]
    assert sentences(found) == [
        'events.csv, line 3, id: "a" is the id of line 2 too. Give each event an id of its own. '
        '(Repaired: shown as "a-2".)',
        "events.csv, line 4: The row is the same as line 2. "
        f"Remove it, or give each an id of its own if both happened. {ASIDE}",
    ]


def test_rows_that_differ_only_in_a_column_that_plays_no_role_both_stay():
    found = opened("title,date,zoom\nRaid,2013,7\nRaid,2013,8\n")

    assert found.arithmetic.set_aside == 0
    assert list(found.chronicle.more["zoom"]) == ["7", "8"]


@pytest.mark.parametrize("numbers", [("40836", "41290"), ("1319068800", "1358294400")])
def test_a_mark_for_what_is_not_known_is_said_to_be_one_among_dates_that_are_numbers_too(numbers):
    cells = [*numbers, "unknown", "n/a", "-", "?", ""]

    found = opened("title,date\n" + "".join(f"Raid,{cell}\n" for cell in cells))

    assert column(found, "date") == ["2011-10-20", "2013-01-16", "", "", "", "", ""]
    assert [one for one in sentences(found) if UNDATED in one] == [
        *(
            f'events.csv, line {line}, date: "{mark}" stands for an unknown year. '
            f"Write the year, or leave the cell blank. {UNDATED}"
            for line, mark in ((4, "unknown"), (5, "n/a"), (6, "-"), (7, "?"))
        ),
        "events.csv, line 8, date: The cell is blank. "
        f"Write a date as 2011-10-20, 2011-10 or 2011. {UNDATED}",
    ]


def test_a_cell_is_quoted_as_the_file_spells_it_whatever_was_understood_of_it():
    rows = ["A,2011,91° N,16 E", 'B,2011,"0,0",0° E', 'C,2011,"95,5",16']
    others = [f"D,{year},1,2" for year in (2012, 2013, 2014)]
    pair = opened('title,date,coordinates\nA,2011,"131.2 N, 16.6 E"\n')
    toll = opened('title,date,killed_min,killed_max\nA,2011,"1,000",900\n')
    id = opened("id,title\nUKR 1,A\nUKR 1,B\n")

    swapped = opened(PLACED + "\n".join(rows) + "\n")
    some = opened(PLACED + "\n".join([*rows, *others]) + "\n")

    assert [one.value for one in swapped.problems] == ["91° N", "0,0", "95,5"]
    assert [one.value for one in some.problems] == ["91° N", "0,0", "95,5"]
    assert [one.value for one in pair.problems] == ["131.2 N, 16.6 E"]
    assert [one.value for one in toll.problems if one.line == 2] == ["1,000"]
    assert [one.value for one in id.problems if one.line == 3] == ["UKR 1"]


def test_a_mark_for_an_unknown_place_is_none_where_another_column_has_the_place():
    rows = 'A,2011,NA,NA,"31.2, 16.6"\nB,2012,,,"1, 2"\nC,2013,?,?,\n'

    found = opened(f"title,date,lat,lon,coordinates\n{rows}")

    assert placed(found) == [
        ("a-2011", "A", "2011", 31.2, 16.6),
        ("b-2012", "B", "2012", 1.0, 2.0),
        ("c-2013", "C", "2013", None, None),
    ]
    assert sentences(found) == [
        'events.csv, line 4, lat: "?" stands for an unknown place. '
        f"Leave both cells blank. {UNLOCATED}"
    ]


def test_a_date_in_several_columns_is_blank_where_the_first_of_them_is():
    found = opened("title,year,month\nA,,5\nB,2011,5\n")

    assert [one.sentence() for one in found.problems if one.outcome == Outcome.UNDATED] == [
        "events.csv, line 2, year: The cell is blank. "
        f"Write a date as 2011-10-20, 2011-10 or 2011. {UNDATED}"
    ]


def test_of_a_row_that_is_set_aside_nothing_else_is_said():
    rows = "A,2011,110.4,-7.8\nB,2012,112.7,-7.2\nA,2011,110.4,-7.8\n"

    found = opened(PLACED + rows)

    assert [one.sentence() for one in found.problems if one.line == 4] == [
        "events.csv, line 4: The row is the same as line 2. "
        f"Remove it, or give each an id of its own if both happened. {ASIDE}"
    ]


def test_a_row_that_another_is_like_is_named_by_its_number_where_the_events_are_counted():
    once, other = '{"id": "a", "title": "A"}', '{"id": "a", "title": "B"}'

    found = opened(f"[{once}, {other}, {once}]", "a.json")

    assert sentences(found)[3:] == [
        'a.json, event 2, id: "a" is the id of event 1 too. Give each event an id of its own. '
        '(Repaired: shown as "a-2".)',
        "a.json, event 3: The row is the same as event 1. "
        f"Remove it, or give each an id of its own if both happened. {ASIDE}",
    ]


def test_a_missing_id_stays_the_same_when_rows_come_and_go_elsewhere():
    raid, twin = "Raid,16/01/2013,27.9,9.1\n", "Raid,16/01/2013,31.2,16.6\n"
    before, after = "Fall,20/10/2011,1,2\n", "Talks,13/12/2015,3,4\n"

    alone = {row[0]: row[3] for row in placed(opened(PLACED + raid + twin))}
    among = {row[0]: row[3] for row in placed(opened(PLACED + before + twin + after + raid))}

    assert list(alone) == ["raid-2013-01-16-2667ff", "raid-2013-01-16-b52e29"]
    assert alone.items() <= among.items()
    assert next(iter(among)) == "fall-2011-10-20"


@pytest.mark.parametrize(
    ("header", "sentences_said"),
    [
        (
            "title,date,lat,longitute",
            ['"longitute" is not a column that is known. Did you mean "longitude"? '
             '(Kept as it is, under "more".)',
             'There is no column "longitude". Write "longitude" in the header row above the '
             "values. (Every event shown in the unlocated tray.)"],
        ),
        (
            "title,datte,lat,lon",
            ['"datte" is not a column that is known. Did you mean "date"? '
             '(Kept as it is, under "more".)',
             'There is no column "date". Write "date" in the header row above the values. '
             "(Every event shown in the undated tray.)"],
        ),
        (
            "a,b,c,d",
            ["No column of the table is known by its name. Say which column holds the title and "
             "which the date. (Every event shown in the undated tray.)"],
        ),
        (
            "title,date,lat,date",
            ['Column 4 of the header is "date" once more. Name each column once. '
             '(Repaired: read as "date (2)".)',
             'There is no column "longitude". Write "longitude" in the header row above the '
             "values. (Every event shown in the unlocated tray.)"],
        ),
    ],
)  # fmt: skip
def test_a_header_that_is_not_known_is_named_once(header, sentences_said):
    found = opened(f"{header}\nRaid,2013,27.9,9.1\nFall,2011,31.2,16.6\n")

    assert sentences(found) == [f"events.csv, line 1: {what}" for what in sentences_said]
    assert len(found.chronicle.events) == 2


def test_a_word_that_is_no_status_is_named_where_the_others_are():
    found = opened("title,date,lat,lon,Status\nA,2011,1,2,Confirmed\nB,2012,1,2,rumoured\n")

    assert column(found, "status") == ["confirmed", ""]
    assert sentences(found) == [
        'events.csv, line 3, Status: "rumoured" is not a status. '
        "Use one of confirmed, reported, claimed, disputed. (Value ignored.)"
    ]


def test_a_column_of_another_status_is_kept_as_it_is():
    found = opened("title,date,lat,lon,status\nA,2011,1,2,open\nB,2012,1,2,shut\n")

    assert found.problems == ()
    assert list(found.chronicle.more["status"]) == ["open", "shut"]


def test_counts_and_precisions_that_are_none_are_ignored_and_named():
    found = opened("title,date,lat,lon,deaths,geo_precision\nA,2011,1,2,some,9\nB,2012,1,2,38,1\n")

    assert column(found, "killed_max")[1] == 38
    assert column(found, "place_precision") == ["", "city"]
    assert sentences(found) == [
        'events.csv, line 2, deaths: "some" is not a count. '
        "Write a whole number, or leave it blank when nobody counted. (Value ignored.)",
        'events.csv, line 2, geo_precision: "9" is not a place precision. '
        "Use one of site, city, region, country. (Value ignored.)",
    ]


def test_a_missing_column_is_named_at_the_header_wherever_that_stands():
    below = opened(b"A list of raids\n\ntitle,date\nRaid,2013\n")
    without = opened(b'{"events":[{"start_date":{"year":"2013"},"text":{"headline":"Raid"}}]}')

    assert [one.line for one in below.problems] == [1, 3, 3]
    assert [(one.line, one.hint) for one in without.problems] == [
        (None, 'Write "latitude" for each event.'),
        (None, 'Write "longitude" for each event.'),
    ]
