"""A zip with the files of a chronicle, or with one table; nothing in it is ever put on disk."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from chronicle import text_table
from chronicle.formats.csv.delimited_rows import TOP_ROWS, RowCounter, too_many
from chronicle.formats.json import json_lines
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import Unreadable

MOST_BYTES = 500_000_000
"""As much as everything in a zip may unpack to."""
MOST_RATIO = 200
"""Tables shrink to a tenth or so; what shrinks further than this was made to fill a memory."""
LARGE_BYTES, MOST_RATIO_OF_LARGE = 100_000_000, 40
"""What unpacks to more than so many bytes has less reason to be of a small file."""
CHUNK_BYTES = 2**20
MOST_MEMBERS = 2_000

EVENTS = "events.csv"
CHRONICLE = {
    EVENTS, "sources.csv", "accounts.csv", "links.csv", "story.csv", "article.csv",
    "datapackage.json",
}  # fmt: skip
TABLES = {
    ".csv",
    ".tsv",
    ".json",
    ".geojson",
    ".jsonld",
    *json_lines.ENDINGS,
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
}
ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".bz2", ".xz"}

# All that reading a damaged zip raises.
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")


def names(content: bytes) -> set[str]:
    """The names of what is packed; none where it is no zip, or a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return set(archive.namelist())
    except BROKEN:
        return set()


def open_zip(content: bytes, file: str) -> zipfile.ZipFile:
    """The zip, of a size that can be unpacked; raises Unreadable."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN:
        raise _damaged(file) from None
    infos = archive.infolist()
    size = sum(info.file_size for info in infos)
    if len(infos) > MOST_MEMBERS:
        message = f"The file packs {len(infos):,} files, and at most {MOST_MEMBERS:,} are read."
        raise _refused(file, Code.TOO_LARGE, message, "Pack the tables only.")
    if size > MOST_BYTES:
        most = _megabytes(MOST_BYTES)
        message = f"The file unpacks to {_megabytes(size)}, and at most {most} are read."
        raise _refused(file, Code.TOO_LARGE, message, "Open a part of it.")
    most_times = MOST_RATIO_OF_LARGE if size > LARGE_BYTES else MOST_RATIO
    if size > most_times * len(content):
        times = f"{size / len(content):,.0f}"
        message = f"The file unpacks to {times} times its size, and at most {most_times} are read."
        raise _refused(file, Code.TOO_LARGE, message, "Open the table itself, unpacked.")
    return archive


def members(content: bytes, file: str) -> dict[str, bytes]:
    """The files of a chronicle by their name in lower case, or one table by its own name.

    The files are those in the folder where `events.csv` is, wherever in the zip that is; what else
    is packed there is left alone. Raises Unreadable.
    """
    with open_zip(content, file) as archive:
        for info in archive.infolist():
            _refuse_unsafe(info, file)
        infos = [info for info in archive.infolist() if _is_of_the_reader(info)]
        chosen = _chronicle(infos, file) or _only_table(infos, file)
        return {name: _unpacked(archive, info, file) for name, info in chosen.items()}


def packed_again(content: bytes, file: str) -> list[Problem]:
    """A sentence about each zip inside the zip, which `members` leaves alone; raises Unreadable."""
    hint = "Unpack it and open it by itself."
    with open_zip(content, file) as archive:
        return [
            Problem(file, Code.PACKED_TWICE, value=info.filename, hint=hint)
            for info in archive.infolist()
            if _suffix(info) in ARCHIVES and _is_of_the_reader(info)
        ]


def _refuse_unsafe(info: zipfile.ZipInfo, file: str) -> None:
    name = info.orig_filename
    up_or_out = name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/")
    if up_or_out or "\\" in name or "\0" in name:
        message = "is a path that leads out of the zip."
    elif stat.S_ISLNK(info.external_attr >> 16):
        message = "is a link to another file."
    elif info.flag_bits & ENCRYPTED:
        message = "is protected with a password."
    else:
        return
    hint = "Pack the files again, without passwords, links or paths."
    raise Unreadable(Problem(file, Code.UNSAFE_ZIP, message, value=name, hint=hint))


def _is_of_the_reader(info: zipfile.ZipInfo) -> bool:
    """Whether it is a file, and not one that macOS packs beside each."""
    path = PurePosixPath(info.filename)
    is_file = path.name and not info.filename.endswith("/")
    return bool(is_file) and "__MACOSX" not in path.parts and not path.name.startswith("._")


def _name(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).name.lower()


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _chronicle(infos: Iterable[zipfile.ZipInfo], file: str) -> dict[str, zipfile.ZipInfo]:
    """The files beside events.csv, each by its name; none where there is no events.csv."""
    events = [info for info in infos if _name(info) == EVENTS]
    if len(events) > 1:
        raise _twice(file, EVENTS)
    chosen: dict[str, zipfile.ZipInfo] = {}
    for info in infos if events else ():
        beside = PurePosixPath(info.filename).parent == PurePosixPath(events[0].filename).parent
        if beside and (name := _name(info)) in CHRONICLE:
            if name in chosen:
                raise _twice(file, name)
            chosen[name] = info
    return chosen


def _only_table(infos: Iterable[zipfile.ZipInfo], file: str) -> dict[str, zipfile.ZipInfo]:
    tables = [info for info in infos if _suffix(info) in TABLES and _name(info) not in CHRONICLE]
    if len(tables) == 1:
        return {PurePosixPath(tables[0].filename).name: tables[0]}
    if not tables:
        hint = "Pack an events.csv, or one table of another name."
        raise _refused(file, Code.NO_TABLE_IN_ZIP, "", hint)
    message = f"The zip holds {len(tables):,} tables, and none of them is named {EVENTS}."
    hint = f"Name the one with the events {EVENTS}, or open it by itself."
    raise _refused(file, Code.SEVERAL_TABLES, message, hint)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: str) -> bytes:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others may ask for gigabytes before the first byte.
        hint = "Pack it again as an ordinary zip."
        raise Unreadable(Problem(file, Code.UNKNOWN_PACKING, value=info.filename, hint=hint))
    rows = RowCounter() if _suffix(info) in (".csv", ".tsv") else None
    content = bytearray()
    try:
        with archive.open(info) as member:
            # Never more than it says, whatever is packed.
            while chunk := member.read(min(CHUNK_BYTES, info.file_size + 1 - len(content))):
                content += chunk
                if rows is None or info.file_size <= LARGE_BYTES:
                    continue
                rows.add(chunk)
                if rows.rows > text_table.MOST_ROWS + TOP_ROWS:
                    raise too_many(text_table.MOST_ROWS, "rows", file)
    except BROKEN:
        raise _damaged(file) from None
    if len(content) != info.file_size:
        raise _damaged(file)
    return bytes(content)


def _twice(file: str, name: str) -> Unreadable:
    hint = "Pack one chronicle at a time."
    return _refused(file, Code.SEVERAL_TABLES, f"The zip holds {name} more than once.", hint)


def _damaged(file: str) -> Unreadable:
    hint = "Pack it again, or download it once more."
    message = "The file is damaged or cut off, and cannot be unpacked."
    return _refused(file, Code.DAMAGED_FILE, message, hint)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _refused(file: str, code: Code, message: str, hint: str) -> Unreadable:
    return Unreadable(Problem(file, code, message, hint=hint))
