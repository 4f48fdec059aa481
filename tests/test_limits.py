"""What is too large is refused in a sentence; what a file asks for besides being read is inert."""

import io
import json
import re
import socket
import sys
import tomllib
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from chronicle import text_table
from chronicle.formats import archive
from chronicle.formats.json import json_rows
from chronicle.formats.workbook import wanted_sheet
from chronicle.reading.opening import Arithmetic, open_content, open_path
from chronicle.sessions import desk
from chronicle.text_table import Unreadable
from tests.support.data_page import (
    SECTIONS,
    open_now,
    paste,
    refusal,
    section,
    turn_to,
    upload,
)
from tests.support.openings import column, opened, sentences, zipped
from tests.support.page_reading import DASHBOARD, EVERYTHING, good, part, summary, words
from tests.support.page_reading import opened as opened_page
from tests.support.workbooks import workbook_bytes

ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Events">{}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def open_document(rows: list[list[str]]) -> bytes:
    """An OpenDocument sheet of text cells, written by hand."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": ODS.format(body),
        }
    )


def packed(members: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return content.getvalue()


def features(number: int, **members: object) -> str:
    feature = {"type": "Feature", "geometry": None, "properties": {"title": "A", "date": "2011"}}
    return json.dumps({"type": "FeatureCollection", "features": [{**feature, **members}] * number})


def slides(number: int) -> str:
    slide = {"start_date": {"year": "2011"}, "text": {"headline": "A"}}
    return json.dumps({"events": [slide] * number})


WHEN = {"timespans": [{"start": {"in": "2011"}}]}
FORMATS = {
    "CSV": ("a.csv", lambda n: "title,date\n" + "A,2011\n" * n),
    "TSV": ("a.tsv", lambda n: "title\tdate\n" + "A\t2011\n" * n),
    "CSV of uneven rows": ("a.csv", lambda n: "title,date\n" + "A\n" * n),
    "CSV in a zip": ("a.zip", lambda n: zipped(events="title,date\n" + "A,2011\n" * n)),
    "Excel": ("a.xlsx", lambda n: workbook_bytes([["title", "date"], *[["A", "2011"]] * n])),
    "OpenDocument": ("a.ods", lambda n: open_document([["title", "date"], *[["A", "2011"]] * n])),
    "list of objects": ("a.json", lambda n: json.dumps([{"title": "A", "date": "2011"}] * n)),
    "GeoJSON": ("a.geojson", features),
    "Linked Places": ("a.json", lambda n: features(n, when=WHEN)),
    "TimelineJS": ("a.json", slides),
    "TimeMap": (
        "a.json",
        lambda n: json.dumps([{"title": "A", "date": "2011", "sources": [{"id": "s"}]}] * n),
    ),
}


@pytest.mark.parametrize("format", FORMATS)
def test_more_rows_than_are_read_are_refused_in_a_sentence_in_every_format(format, monkeypatch):
    file, made = FORMATS[format]
    for reader in (text_table, wanted_sheet, json_rows):
        monkeypatch.setattr(reader, "MOST_ROWS", 3)

    assert opened(made(3), file).arithmetic.rows_read == 3
    with pytest.raises(Unreadable) as refused:
        opened(made(4), file)

    problem = refused.value.problem
    assert re.search(r"\b3\b.*\.$", problem.message)
    assert "rows" in problem.message
    assert problem.hint.endswith(".")
    assert problem.message.count(". ") == 0


def test_a_million_rows_are_read_in_every_format():
    assert (text_table.MOST_ROWS, wanted_sheet.MOST_ROWS, json_rows.MOST_ROWS) == (1_000_000,) * 3


def test_a_refusal_of_a_long_table_leaves_what_is_open(monkeypatch):
    app = opened_page("Data")
    monkeypatch.setattr(text_table, "MOST_ROWS", 3)

    app = upload(app, "long.csv", "title,date\n" + "A,2011\n" * 4)

    assert refusal(app) == (
        "long.csv: The table has more than 3 rows. Split it into smaller files. "
        "What was open is still open."
    )
    assert summary(app) == EVERYTHING


def test_50_megabytes_are_the_most_wherever_it_is_said():
    config = tomllib.loads((DASHBOARD.parent / ".streamlit" / "config.toml").read_text())
    (uploader,) = opened_page("Data").get("file_uploader")

    assert desk.MOST_MB == 50
    assert config["server"]["maxUploadSize"] == 50
    assert uploader.proto.max_upload_size_mb == 50
    assert "At most 50 MB and 1,000,000 rows;" in words(part(opened_page("Data"), "data_open"))


def test_no_table_offers_a_download_of_its_own_that_would_write_what_a_spreadsheet_runs():
    config = tomllib.loads((DASHBOARD.parent / ".streamlit" / "config.toml").read_text())

    assert config["client"]["disableDataExport"] is True


def test_what_was_refused_is_not_held_in_memory(monkeypatch):
    monkeypatch.setattr(desk, "MOST_MB", 1)

    app = upload(opened_page("Data"), "large.csv", "title,date\n" + "A,2011\n" * 200_000)

    assert refusal(app)
    assert not app.get("file_uploader")[0].value


@pytest.mark.parametrize("way", ["upload", "paste"])
def test_a_file_that_is_too_large_is_refused_however_it_comes_in(way, monkeypatch):
    monkeypatch.setattr(desk, "MOST_MB", 1)
    app, text = opened_page("Data"), "title,date\n" + "A long title,2011\n" * 60_000
    assert len(text) > 2**20

    app = upload(app, "large.csv", text) if way == "upload" else paste(app, text)

    assert refusal(app) == (
        f"{'large.csv' if way == 'upload' else 'pasted table'}: The file has more than 1 MB. "
        "Open a part of it, or start the dashboard with its path. What was open is still open."
    )
    assert summary(app) == EVERYTHING


def test_a_file_that_is_just_small_enough_is_opened(monkeypatch):
    monkeypatch.setattr(desk, "MOST_MB", 1)
    text = "title,date\nA,2011\n"

    app = upload(opened_page("Data"), "a.csv", text + " " * (2**20 - len(text)))

    assert open_now(app)[0].startswith("a.csv: CSV")


def test_a_path_of_this_machine_may_lead_to_a_larger_file(monkeypatch, tmp_path):
    monkeypatch.setattr(desk, "MOST_MB", 1)
    path = tmp_path / "large.csv"
    path.write_text("title,date,summary\n" + f"A,2011,{'long ' * 100}\nB,2012,\n" * 2_500)
    assert path.stat().st_size > 2**20
    monkeypatch.setattr(sys, "argv", ["dashboard.py", str(path)])

    assert open_now(opened_page("Data"))[1].startswith("5,000 rows read = ")


CSV = "title,date\nRaid,2013\n"
ZIPS = {
    "a bomb": (packed({"events.csv": bytes(5_000_000)}), "The file unpacks to "),
    "far too many files": (packed({f"{n}.txt": "" for n in range(2_001)}), "The file packs 2,001"),
    "a path up": (packed({"../events.csv": CSV}), "is a path that leads out of the zip."),
    "a path from the root": (packed({"/tmp/events.csv": CSV}), "is a path that leads out of"),
    "a path on a drive": (packed({"C:/events.csv": CSV}), "is a path that leads out of the zip."),
    "a path down and up": (packed({"a/../../events.csv": CSV}), "is a path that leads out of"),
}


@pytest.mark.parametrize("what", ZIPS)
def test_zips_that_were_made_to_do_harm_are_refused(what, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content, sentence = ZIPS[what]

    with pytest.raises(Unreadable) as refused:
        open_content(content, "harm.zip")

    assert refused.value.problem.message.startswith(sentence)
    assert refused.value.problem.hint.endswith(".")
    assert not list(tmp_path.iterdir())


def test_a_link_in_a_zip_is_refused_and_not_followed(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("title,date\nSecret,2013\n")
    info = zipfile.ZipInfo("events.csv")
    info.external_attr = 0o120777 << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(info, str(secret))

    with pytest.raises(Unreadable, match="is a link to another file"):
        open_content(content.getvalue(), "harm.zip")


def test_a_zip_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    monkeypatch.setattr(archive, "_unpacked", lambda *_: pytest.fail("it was unpacked"))

    with pytest.raises(Unreadable, match="The file unpacks to "):
        open_content(packed({"events.csv": CSV * 100}, zipfile.ZIP_STORED), "large.zip")


def test_a_workbook_that_is_a_bomb_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(wanted_sheet, "_answer", lambda *_: pytest.fail("it was read"))
    members = {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(5_000_000)}

    with pytest.raises(Unreadable, match="times its size, and at most 200 are read"):
        open_content(packed(members), "bomb.xlsx")


@pytest.fixture
def listening():
    """A server on this machine that would notice if anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def nobody_came(server: socket.socket) -> bool:
    try:
        server.accept()
    except BlockingIOError:
        return True
    return False


def with_macros(rows: list[list[object]], program: bytes, link: str) -> bytes:
    """A workbook as Excel saves one with macros, here with a link to another workbook besides."""
    types = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
             "application/vnd.ms-excel.sheet.macroEnabled.main+xml")  # fmt: skip
    members = {}
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(rows))) as made:
        members = {name: made.read(name) for name in made.namelist()}
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        *(one.encode() for one in types)
    )
    members["xl/vbaProject.bin"] = program
    members["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    members["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="externalLinkPath" Target="{link}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    return packed(members)


def test_macros_formulas_and_links_of_a_workbook_are_inert(listening, tmp_path):
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
    marker = tmp_path / "it-ran"
    rows = [
        ["title", "date", "note"],
        ["Raid", "2013", f'=WEBSERVICE("{address}")'],
        ["Siege", "2014", f'=HYPERLINK("{address}", "look")'],
        ["Trial", "2015", f"=cmd|'/C touch {marker}'!A0"],
    ]
    program = f'Sub Auto_Open()\nShell "touch {marker}"\nEnd Sub'.encode()

    found = open_content(with_macros(rows, program, address), "macros.xlsm")

    assert column(found, "title") == ["Raid", "Siege", "Trial"]
    assert found.table.cells["note"].tolist() == ["", "", ""]
    assert sum("The formula in the cell has no value." in one for one in sentences(found)) == 3
    assert nobody_came(listening)
    assert not marker.exists()


def test_a_long_table_tells_how_far_it_is():
    numbers = np.arange(200_000)
    text = pd.DataFrame(
        {
            "title": "Event " + pd.Series(numbers).astype("str"),
            "date": pd.Series(numbers % 28 + 1).map("2011-10-{:02}".format),
            "lat": numbers % 80 + 1,
            "lon": numbers % 170 + 1,
        }
    ).to_csv(index=False)
    told = []

    found = open_content(text.encode(), "long.csv", tell=lambda *said: told.append(said))

    assert found.arithmetic == Arithmetic(200_000, 200_000, 0, 0, 0)
    assert told == [
        (0.0, "Reading long.csv …"),
        (0.3, "Understanding 200,000 rows …"),
        (0.6, "Checking dates and places …"),
        (1.0, ""),
    ]


def test_the_page_shows_a_bar_while_a_file_is_opened(monkeypatch):
    shown = []
    open_it = desk.open_content

    def watched(content, file, sheet=None, tell=None):
        def telling(done, what):
            tell(done, what)
            shown.append((done, what))

        return open_it(content, file, sheet, telling)

    monkeypatch.setattr(desk, "open_content", watched)

    app = upload(opened_page("Data"), "**long**.csv", CSV)

    assert [done for done, _ in shown] == [0.0, 0.3, 0.6, 1.0]
    assert not app.get("progress")  # gone when it is done


SECRET = "a-secret-that-stands-in-no-table"


def cells(tmp_path: Path, server: socket.socket) -> list[str]:
    """What somebody might write into a table so that another machine opens it."""
    secret = tmp_path / "secret.csv"
    secret.write_text(f"title,date\n{SECRET},2013\n")
    address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
    return [
        "/etc/passwd", "file:///etc/passwd", "http://localhost:1/x", str(secret), secret.as_uri(),
        address, f"![x]({address})", f'<img src="{address}">', f"=WEBSERVICE('{address}')",
        f"\\\\127.0.0.1@{server.getsockname()[1]}\\x", "../../../../etc/passwd", "data:,x",
        f"s3://{address}", f"{address}.csv.gz", "|cat /etc/passwd",
    ]  # fmt: skip


def tables(values: list[str]) -> dict[str, bytes]:
    """The same cells in tables of every format."""
    header = ["title", "date", "sources", "url", "file", "place", "id"]
    rows = [[value, "2013", *[value] * 5] for value in values]
    records = [dict(zip(header, row, strict=True)) for row in rows]
    collection = {
        "type": "FeatureCollection",
        "@context": values[5],
        "features": [
            {"type": "Feature", "@id": v, "geometry": {"$ref": v}, "properties": {"title": v}}
            for v in values
        ],
    }
    return {
        "a.csv": pd.DataFrame(records).to_csv(index=False).encode(),
        "a.xlsx": workbook_bytes([header, *rows]),
        "a.json": json.dumps([{**one, "sources": [{"path": one["url"]}]} for one in records])
        .encode(),
        "a.geojson": json.dumps(collection).encode(),
        "slides.json": json.dumps(
            {"events": [{"text": {"headline": v}, "media": {"url": v}, "start_date": {"year": v}}
                        for v in values]}
        ).encode(),
    }  # fmt: skip


def test_no_path_or_address_in_a_file_is_opened_in_any_format(tmp_path, listening):
    values = cells(tmp_path, listening)
    opened_files, watching = [], True

    def watch(event, args):
        if watching and event == "open" and re.search(r"passwd|secret\.csv", str(args[0])):
            opened_files.append(args[0])

    sys.addaudithook(watch)  # which stays, so that it must be told when to stop
    for file, content in tables(values).items():
        found = open_content(content, file)
        assert found.arithmetic.rows_read == len(values)
        assert SECRET not in found.table.cells.to_csv()
        assert "root:" not in found.table.cells.to_csv()
    assert (opened_files, nobody_came(listening)) == ([], True)

    open_path(tmp_path / "secret.csv")  # it does watch
    watching = False
    assert [Path(one).name for one in opened_files] == ["secret.csv"]


def test_no_page_opens_what_a_cell_names_either(tmp_path, listening):
    values = cells(tmp_path, listening)
    app = upload(opened_page("Data"), "/etc/passwd", tables(values)["a.csv"])
    assert open_now(app)[0].startswith("passwd: CSV")  # an upload's name is no path

    for name in SECTIONS:
        section(app, name)
    for where in ("Explore", "Evidence", "Connections", "Story"):
        turn_to(app, where)
    good(app.run())

    assert nobody_came(listening)
    assert SECRET not in app.session_state[desk.OWN].table.cells.to_csv()


def test_an_address_that_is_pasted_is_text_without_rows_and_nothing_more(listening):
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/events.csv"

    app = paste(opened_page("Data"), address)

    assert nobody_came(listening)
    assert refusal(app).startswith("pasted table: No row stands below the header.")
    assert summary(app) == EVERYTHING
