import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from chronicle.__main__ import main
from tests.support import chronicle_folder
from tests.support.data_tables import DATA
from tests.support.workbooks import workbook_bytes

GOOD = "id,title,date,latitude,longitude\nraid,Raid,2013-01-16,27.9,9.1\n"
BAD = (
    "title,date,lat,lon\n"
    "Raid,2013-01-16,27.9,9.1\n"
    "Fire,2013-02-30,27.9,9.1\n"
    "Flood,2013-03-01,95.2,9.1\n"
    "Storm,2013-03-02,,\n"
    "Raid,2013-01-16,27.9,9.1\n"
)
KEYS = [
    "file", "format", "encoding", "mapping", "rows_read", "shown", "undated", "unlocated",
    "set_aside", "problems",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that the command is run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *arguments):
    """The exit code, and the lines of standard output and standard error."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err.splitlines()


def in_a_shell(*arguments, **how):
    return subprocess.run(
        [sys.executable, "-m", "chronicle", *map(str, arguments)],
        cwd=Path(__file__).parent.parent, capture_output=True, text=True, **how,
    )  # fmt: skip


def test_a_file_without_problems_is_clean(folder, capsys):
    Path("events.csv").write_text(GOOD)

    assert run(capsys, "check", "events.csv") == (
        0,
        [
            "events.csv: CSV, UTF-8",
            'Read as: id = "id", title = "title", date = "date", latitude = "latitude", '
            'longitude = "longitude"',
            "1 row read = 1 event shown + 0 in the undated tray + 0 in the unlocated tray "
            "+ 0 set aside.",
            "",
        ],
        [],
    )


def test_problems_are_grouped_by_kind_after_the_sum_of_the_rows(folder, capsys):
    Path("raids.csv").write_text(BAD)

    code, lines, _ = run(capsys, "check", "raids.csv")

    assert code == 1
    assert lines == [
        "raids.csv: CSV, UTF-8",
        'Read as: title = "title", date = "date", latitude = "lat", longitude = "lon"',
        "5 rows read = 1 event shown + 1 in the undated tray + 2 in the unlocated tray "
        "+ 1 set aside.",
        "",
        "1 problem: … is not a date that can be read.",
        '  raids.csv, line 3, date: "2013-02-30" is not a date: February 2013 has 28 days. '
        "Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19. "
        "(Shown in the undated tray.)",
        "",
        "1 problem: … is outside … to ….",
        '  raids.csv, line 4, lat: "95.2" is outside -90 to 90. '
        "Are latitude and longitude swapped? (Shown in the unlocated tray.)",
        "",
        "1 problem: The row is the same as line ….",
        "  raids.csv, line 6: The row is the same as line 2. Remove it, or give each an id of its "
        "own if both happened. (Row set aside.)",
        "",
    ]


def test_of_one_kind_twenty_are_shown_unless_all_are_asked_for(folder, capsys):
    rows = [f"Raid {number},2013-02-30" for number in range(25)]
    Path("raids.csv").write_text("\n".join(["title,date", *rows, ""]))

    _, some, _ = run(capsys, "check", "raids.csv")
    _, every, _ = run(capsys, "check", "--all", "raids.csv")

    assert sum("2013-02-30" in line for line in some) == 20
    assert "  and 5 more: --all shows them" in some
    assert sum("2013-02-30" in line for line in every) == 25
    assert not any("more:" in line for line in every)


def test_strict_rules_that_are_broken_are_problems_too_each_with_its_sentence(folder, capsys):
    Path("events.csv").write_text(GOOD.replace("Raid", "Raid."))

    code, lines, _ = run(capsys, "check", "--strict", "events.csv")

    assert code == 1
    assert lines[3:5] == [
        "Strict: 15 rules asked, 3 broken.",
        '38 not asked, for want of "summary" in events.csv, "place" in events.csv, '
        '"place_precision" in events.csv, "country" in events.csv, "status_note" in events.csv, '
        '"toll_note" in events.csv, accounts.csv, "category" in events.csv, '
        '"status" in events.csv, "sources" in events.csv, sources.csv, '
        '"actors" in events.csv, links.csv, article.csv, story.csv, '
        '"resources" in datapackage.json, "periods" in datapackage.json, '
        '"cautions" in datapackage.json.',
    ]
    assert lines[lines.index("1 problem: A title fits beside its mark. (short-titles)") + 1] == (
        '  events.csv, line 2, title: "Raid." is longer than 60 characters, or ends with a full '
        "stop. Write a headline that fits beside a mark."
    )
    assert "8 problems: Every cell that a reader needs is filled in. (needed-cells)" in lines


def test_json_says_which_strict_rule_is_broken(folder, capsys):
    Path("events.csv").write_text(GOOD.replace("Raid", "Raid."))

    code, (line,), _ = run(capsys, "check", "--strict", "--json", "events.csv")

    assert code == 1
    problems = json.loads(line)["problems"]
    assert {one["code"] for one in problems} == {"needed-cells", "short-titles", "four-decimals"}


def test_the_shipped_chronicle_is_clean_however_strictly_it_is_checked(capsys):
    code, lines, _ = run(capsys, "check", "--strict", DATA)

    assert (code, lines[3:]) == (0, ["Strict: 53 rules asked, 0 broken.", ""])


def test_without_strict_no_rule_of_a_kept_chronicle_is_asked(folder, capsys):
    Path("events.csv").write_text(GOOD.replace("Raid", "Raid."))

    assert run(capsys, "check", "events.csv")[0] == 0


def test_json_is_one_object_for_each_path(folder, capsys):
    Path("good.csv").write_text(GOOD)
    Path("raids.csv").write_text(BAD)
    Path("none.csv").write_text("")

    code, lines, _ = run(capsys, "check", "--json", "good.csv", "raids.csv", "none.csv")

    good, raids, none = map(json.loads, lines)
    assert code == 2
    assert [list(one) for one in (good, raids, none)] == [KEYS] * 3
    assert good == {
        "file": "good.csv",
        "format": "CSV",
        "encoding": "UTF-8",
        "mapping": {
            "id": "id", "title": "title", "date": "date", "latitude": "latitude",
            "longitude": "longitude",
        },
        "rows_read": 1, "shown": 1, "undated": 0, "unlocated": 0, "set_aside": 0,
        "problems": [],
    }  # fmt: skip
    assert [raids[name] for name in KEYS[4:9]] == [5, 1, 1, 2, 1]
    assert raids["problems"][1] == {
        "line": 4,
        "column": "lat",
        "value": "95.2",
        "message": "is outside -90 to 90.",
        "hint": "Are latitude and longitude swapped?",
        "effect": "shown in the unlocated tray",
        "code": "off-the-globe",
        "outcome": "unlocated",
    }
    assert none == {
        "file": "none.csv", "format": "", "encoding": "", "mapping": {},
        "rows_read": 0, "shown": 0, "undated": 0, "unlocated": 0, "set_aside": 0,
        "problems": [
            {
                "line": None, "column": None, "value": None,
                "message": "The file is empty.",
                "hint": "It needs a header row with names such as title and date.",
                "effect": "", "code": "empty-file", "outcome": "not-opened",
            }
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("paths", "code"),
    [(["good.csv"], 0), (["good.csv", "raids.csv"], 1), (["none.csv", "raids.csv", "good.csv"], 2)],
)
def test_the_exit_code_is_the_worst_of_all_paths(folder, capsys, paths, code):
    Path("good.csv").write_text(GOOD)
    Path("raids.csv").write_text(BAD)

    assert run(capsys, "check", *paths)[0] == code


def test_a_file_that_is_not_there_is_one_sentence(folder, capsys):
    assert run(capsys, "check", "nowhere.csv") == (
        2,
        ["nowhere.csv: There is no such file. Check the spelling, and the folder that you are in."],
        [],
    )


def test_a_file_without_events_cannot_be_read(folder, capsys):
    Path("none.json").write_text("[]")

    code, (sentence,), _ = run(capsys, "check", "none.json")

    assert (code, sentence.split(". ")[0]) == (2, "none.json: The file holds no events")
    assert run(capsys, "convert", "none.json", "none.csv")[0] == 2
    assert not Path("none.csv").exists()


def test_a_folder_and_a_zip_are_checked_as_chronicles(folder, capsys):
    chronicle_folder.write(folder)
    with zipfile.ZipFile("calm.zip", "w") as packed:
        for name in ("events.csv", "sources.csv", "datapackage.json"):
            packed.write(name, f"calm/{name}")

    from_folder, from_zip = (run(capsys, "check", path) for path in (folder, "calm.zip"))

    assert from_folder == from_zip
    assert from_folder[0] == 0
    assert from_folder[1][2].startswith("3 rows read = 3 events shown")


def test_a_problem_of_another_file_of_the_folder_says_which(folder, capsys):
    chronicle_folder.write(folder, sources=[{"id": "almanac", "url": "not an address"}])

    code, (line,), _ = run(capsys, "check", "--json", folder)

    assert code == 1
    assert json.loads(line)["file"] == "events.csv"
    assert json.loads(line)["problems"][0]["message"] == "(sources.csv) is not a web address."


def test_the_order_of_day_and_month_is_asked_and_answered(folder, capsys):
    Path("raids.csv").write_text("title,date\nRaid,3/4/2011\n")

    _, asked, _ = run(capsys, "check", "raids.csv")
    run(capsys, "convert", "raids.csv", "day.csv", "--day-first")
    run(capsys, "convert", "raids.csv", "month.csv", "--month-first")

    assert any(line.endswith("Say which with --day-first or --month-first.") for line in asked)
    assert ",2011-04-03," in Path("day.csv").read_text()
    assert ",2011-03-04," in Path("month.csv").read_text()


def test_a_sheet_of_a_workbook_is_chosen(folder, capsys):
    rows = [["title", "date"], ["Raid", 2013]]
    Path("raids.xlsx").write_bytes(workbook_bytes(rows, {"Old": [*rows, ["Fire", 2014]]}))

    _, first, _ = run(capsys, "check", "raids.xlsx")
    _, other, _ = run(capsys, "check", "raids.xlsx", "--sheet", "Old")
    none, (sentence,), _ = run(capsys, "check", "raids.xlsx", "--sheet", "New")

    assert first[0] == 'raids.xlsx: Excel workbook, sheet "Events"'
    assert other[0] == 'raids.xlsx: Excel workbook, sheet "Old"'
    assert other[2].startswith("2 rows read")
    assert (none, sentence) == (
        2,
        'raids.xlsx: There is no sheet "New". Choose one of "Events", "Old".',
    )


@pytest.mark.parametrize("command", [["check"], ["check", "--json"], ["convert"]])
def test_an_option_that_says_nothing_about_a_file_is_named(folder, capsys, command):
    Path("raids.csv").write_text("title,date\nRaid,2013\n")
    Path("raids.xlsx").write_bytes(workbook_bytes([["title", "date"], ["Raid", "2013"]]))
    target = ["out.csv", "--force"] if command == ["convert"] else []

    _, _, of_text = run(capsys, *command, "raids.csv", *target, "--sheet", "Old")
    _, _, of_workbook = run(capsys, *command, "raids.xlsx", *target, "--encoding", "koi8-r")
    _, _, used = run(capsys, *command, "raids.csv", *target, "--encoding", "koi8-r")

    assert of_text[0] == "raids.csv: --sheet is not used: only a workbook has sheets."
    assert of_workbook[0] == "raids.xlsx: --encoding is not used: a workbook says its own."
    assert not any("not used" in sentence for sentence in used)


def test_nothing_in_a_file_or_its_name_is_obeyed_by_the_terminal(folder, capsys):
    path = Path("raids\x1b]0;owned\x07.csv")
    path.write_text("title,date\nRaid,\x1b[31m2013\u202e1\n", encoding="utf-8")

    main(["check", str(path)])
    main(["convert", str(path), "new\x1b[31m.csv"])

    said = capsys.readouterr()
    assert r"raids\x1b]0;owned\x07.csv: CSV, UTF-8" in said.out
    assert r"new\x1b[31m.csv: 1 event written." in said.out
    assert r"problems with raids\x1b]0;owned\x07.csv" in said.err
    assert not set((said.out + said.err).replace("\n", "")) & set("\x1b\x07\u202e\r")


def test_a_table_is_converted_to_each_of_our_formats(folder, capsys):
    Path("raids.csv").write_text(BAD.replace(",95.2", ",9.52").replace("02-30", "02-28"))

    for name, arguments in {
        "new.csv": [],
        "new.geojson": [],
        "new.json": [],
        "sheet.csv": ["--to", "timelinejs"],
    }.items():
        code, lines, errors = run(capsys, "convert", "raids.csv", name, *arguments)

        assert (code, lines) == (1, [f"{name}: 4 events written."])
        assert errors == ["1 problem with raids.csv. What was ignored or set aside is not written."]
        assert run(capsys, "check", name)[1][2].startswith("4 rows read = 3 events shown")
    assert Path("new.csv").read_text().startswith("id,title,date,place,")
    assert json.loads(Path("new.json").read_text())["type"] == "FeatureCollection"
    assert Path("sheet.csv").read_text().startswith("Year,Month,Day,")


def test_a_folder_is_converted_and_what_is_left_out_is_said(folder, capsys):
    data = folder / "data"
    data.mkdir()
    calm = [{**event, "date": f"{event['date']}~"} for event in chronicle_folder.CALM[:1]]
    chronicle_folder.write(data, events=[*calm, *chronicle_folder.CALM[1:]])

    code, lines, errors = run(capsys, "convert", data, "sheet.csv", "--to", "timelinejs")

    assert (code, lines) == (0, ["sheet.csv: 3 events written."])
    assert errors == [
        "1 event has an approximate, uncertain or partly unknown date, "
        "which only the display date says.",
        "1 source named by id only: what is known of them is not written.",
    ]


def test_what_is_read_is_never_written_over(folder, capsys):
    Path("events.csv").write_text(GOOD)
    Path("link.csv").symlink_to("events.csv")
    os.link("events.csv", "other.csv")

    for source, target in [
        ("events.csv", "events.csv"),
        ("events.csv", "./link.csv"),
        ("link.csv", "events.csv"),
        ("events.csv", "other.csv"),
        (".", "events.csv"),
        (".", "sources.csv"),
    ]:
        assert run(capsys, "convert", source, target, "--force") == (
            2,
            [],
            [f"{Path(target).name} is what is to be read. Choose another name for the new file."],
        )
    assert Path("events.csv").read_text() == GOOD


def test_a_file_that_is_there_is_written_over_only_by_force(folder, capsys):
    Path("raids.csv").write_text(GOOD)
    Path("new.csv").write_text("precious")

    refused = run(capsys, "convert", "raids.csv", "new.csv")

    assert refused == (
        2,
        [],
        ["new.csv is there already. Choose another name, or write over it: --force."],
    )
    assert Path("new.csv").read_text() == "precious"
    assert run(capsys, "convert", "raids.csv", "new.csv", "--force")[0] == 0
    assert Path("new.csv").read_text().startswith("id,title")
    assert sorted(path.name for path in folder.iterdir()) == ["new.csv", "raids.csv"]


def test_a_name_that_says_no_format_is_refused(folder, capsys):
    Path("raids.csv").write_text(GOOD)

    assert run(capsys, "convert", "raids.csv", "raids.xlsx") == (
        2,
        [],
        [
            "raids.xlsx names no format that is written: "
            "add --to csv, --to geojson or --to timelinejs."
        ],
    )


def test_what_cannot_be_read_is_not_converted(folder, capsys):
    Path("raids.csv").write_text("")

    code, lines, (sentence,) = run(capsys, "convert", "raids.csv", "new.csv")

    assert (code, lines) == (2, [])
    assert sentence.startswith("raids.csv: The file is empty.")
    assert not Path("new.csv").exists()


def test_a_folder_that_is_not_there_is_refused(folder, capsys):
    Path("raids.csv").write_text(GOOD)

    assert run(capsys, "convert", "raids.csv", "nowhere/new.csv") == (
        2,
        [],
        ["new.csv or its folder is not there. Make the folder, or choose another."],
    )


@pytest.mark.parametrize("command", [[], ["check"], ["convert"]])
def test_help_has_examples(capsys, command):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])

    assert ended.value.code == 0
    assert "python -m chronicle convert my-events.xlsx my-events.geojson" in capsys.readouterr().out


def test_neither_streamlit_nor_folium_is_imported():
    code = (
        "import sys; from chronicle.__main__ import main; main(['check', 'data']); "
        "sys.exit(bool({'streamlit', 'folium', 'branca', 'altair'} & set(sys.modules)))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent.parent, capture_output=True
    )

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_the_shipped_chronicle_is_clean():
    ran = in_a_shell("check", "data")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "76 rows read = 76 events shown" in ran.stdout


def test_a_terminal_that_knows_few_letters_is_no_reason_to_fail(tmp_path):
    (tmp_path / "raids.csv").write_text("title,date\nRaid,Élysée\n", encoding="utf-8")

    ran = in_a_shell(
        "check", tmp_path / "raids.csv", env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )

    assert (ran.returncode, ran.stderr) == (1, "")
    assert r"\xc9lys\xe9e" in ran.stdout


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes as POSIX has them")
def test_a_pipe_that_is_closed_early_leaves_no_traceback(tmp_path):
    rows = "".join(f"Raid {number},no date {number}\n" for number in range(20_000))
    (tmp_path / "raids.csv").write_text(f"title,date\n{rows}")

    ran = subprocess.run(
        f'"{sys.executable}" -m chronicle check --all "{tmp_path}/raids.csv" | head -n 1',
        shell=True, cwd=Path(__file__).parent.parent, capture_output=True, text=True,
    )  # fmt: skip

    assert (ran.stdout, ran.stderr) == ("raids.csv: CSV, UTF-8\n", "")


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes as POSIX has them")
def test_an_interruption_leaves_no_traceback(capsys, monkeypatch):
    def interrupted(*_):
        signal.raise_signal(signal.SIGINT)  # to this very thread, before it goes on

    monkeypatch.setattr("chronicle.__main__.open_path", interrupted)

    assert main(["check", "raids.csv"]) == 130
    assert capsys.readouterr() == ("", "")


def test_output_to_a_stream_of_another_kind_is_fine(folder, monkeypatch):
    Path("events.csv").write_text(GOOD)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    assert main(["check", "events.csv"]) == 0
    assert stream.getvalue().startswith("events.csv: CSV, UTF-8\n")
