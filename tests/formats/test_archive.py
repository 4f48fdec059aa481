import io
import stat
import struct
import zipfile

import hypothesis.strategies as some
import pytest
from hypothesis import example, given

from chronicle.formats import archive, signatures
from chronicle.text_table import Unreadable

EVENTS = b"title,date\nRaid,2013\n"


def packed(*files, compression=zipfile.ZIP_DEFLATED):
    """A zip of pairs: a name, or all that a zip says of a file, and its content."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as new:
        for name, data in files:
            new.writestr(name, data)
    return content.getvalue()


def refusal(content):
    with pytest.raises(Unreadable) as refused:
        archive.members(content, "raids.zip")
    return str(refused.value)


def test_the_files_of_a_chronicle_are_found_by_their_names():
    content = packed(("events.csv", EVENTS), ("sources.csv", b"id\n"), ("datapackage.json", b"{}"))

    assert archive.members(content, "raids.zip") == {
        "events.csv": EVENTS,
        "sources.csv": b"id\n",
        "datapackage.json": b"{}",
    }


def test_they_may_be_in_a_folder_and_others_beside_it_are_left_alone():
    content = packed(
        ("raids/", b""),
        ("raids/Events.CSV", EVENTS),
        ("raids/links.csv", b"id\n"),
        ("raids/README.md", b"# Raids"),
        ("sources.csv", b"of another chronicle"),
        ("raids/old/accounts.csv", b"of another chronicle"),
        ("__MACOSX/raids/._events.csv", b"\0"),
        ("raids/._events.csv", b"\0"),
    )

    assert archive.members(content, "raids.zip") == {"events.csv": EVENTS, "links.csv": b"id\n"}


@pytest.mark.parametrize("name", ["Raids.csv", "raids.tsv", "a/b.json", "x.GeoJSON", "r.xlsx"])
def test_one_table_of_any_name_is_taken(name):
    content = packed((name, EVENTS), ("read-me.txt", b"hello"), ("datapackage.json", b"{}"))

    assert archive.members(content, "raids.zip") == {name.rpartition("/")[2]: EVENTS}


def test_several_tables_and_no_events_are_refused():
    content = packed(("raids.csv", EVENTS), ("fires.csv", EVENTS))

    assert refusal(content) == (
        "raids.zip: The zip holds 2 tables, and none of them is named events.csv. "
        "Name the one with the events events.csv, or open it by itself."
    )


@pytest.mark.parametrize("files", [[], [("read-me.txt", b"")], [("sources.csv", b"id\n")]])
def test_no_table_is_refused(files):
    assert refusal(packed(*files)) == (
        "raids.zip: The zip holds no table of events. "
        "Pack an events.csv, or one table of another name."
    )


@pytest.mark.parametrize(
    ("names", "twice"),
    [
        (["events.csv", "old/events.csv"], "events.csv"),
        (["events.csv", "Events.csv"], "events.csv"),
        (["raids/events.csv", "raids/links.csv", "raids/LINKS.csv"], "links.csv"),
    ],
)
def test_a_name_that_is_there_twice_is_refused(names, twice):
    assert refusal(packed(*((name, EVENTS) for name in names))) == (
        f"raids.zip: The zip holds {twice} more than once. Pack one chronicle at a time."
    )


@pytest.mark.parametrize(
    "name",
    ["../events.csv", "raids/../../events.csv", "/etc/events.csv", "raids\\events.csv", "C:a.csv"],
)
def test_a_path_that_leads_out_is_refused(name):
    assert refusal(packed(("events.csv", EVENTS), (name, EVENTS))) == (
        f'raids.zip: "{name}" is a path that leads out of the zip. '
        "Pack the files again, without passwords, links or paths."
    )


def test_a_name_with_a_hidden_end_is_refused():
    content = packed(("events.csvXx.exe", EVENTS)).replace(
        b"events.csvXx.exe", b"events.csv\0x.exe"
    )

    assert "is a path that leads out of the zip." in refusal(content)


def test_a_link_is_refused():
    link = zipfile.ZipInfo("events.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refusal(packed((link, b"/etc/passwd"))) == (
        'raids.zip: "events.csv" is a link to another file. '
        "Pack the files again, without passwords, links or paths."
    )


def test_a_password_is_refused():
    content = bytearray(packed(("events.csv", EVENTS)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(content)) == (
        'raids.zip: "events.csv" is protected with a password. '
        "Pack the files again, without passwords, links or paths."
    )


def test_what_unpacks_to_far_more_than_it_is_is_refused():
    content = packed(("events.csv", bytes(5_000_000)))

    assert refusal(content).startswith("raids.zip: The file unpacks to ")
    assert refusal(content).endswith(
        " times its size, and at most 200 are read. Open the table itself, unpacked."
    )


def test_what_unpacks_to_more_than_can_be_held_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    content = packed(("a.csv", bytes(600_000)), ("b.csv", bytes(600_000)), compression=0)

    assert refusal(content) == (
        "raids.zip: The file unpacks to 1 MB, and at most 1 MB are read. Open a part of it."
    )


def test_too_many_files_are_refused():
    content = packed(*((f"{number}.txt", b"") for number in range(2_001)))

    assert refusal(content) == (
        "raids.zip: The file packs 2,001 files, and at most 2,000 are read. Pack the tables only."
    )


def test_what_says_that_it_is_smaller_than_it_is_is_refused():
    content = packed(("events.csv", bytes(100_000)))
    told = content.replace(struct.pack("<L", 100_000), struct.pack("<L", 10))

    assert told != content
    assert refusal(told) == (
        "raids.zip: The file is damaged or cut off, and cannot be unpacked. "
        "Pack it again, or download it once more."
    )


def test_a_way_of_packing_that_could_ask_for_any_memory_is_refused():
    content = packed(("events.csv", EVENTS), compression=zipfile.ZIP_LZMA)

    assert refusal(content) == (
        'raids.zip: "events.csv" is packed in a way that is not read. '
        "Pack it again as an ordinary zip."
    )


def test_a_zip_in_the_zip_is_left_alone_and_named():
    content = packed(("events.csv", EVENTS), ("old/raids.zip", b"PK"), ("raids.tar.gz", b""))

    assert list(archive.members(content, "raids.zip")) == ["events.csv"]
    assert [one.sentence() for one in archive.packed_again(content, "raids.zip")] == [
        'raids.zip: "old/raids.zip" is packed once more. Unpack it and open it by itself. '
        "(File ignored.)",
        'raids.zip: "raids.tar.gz" is packed once more. Unpack it and open it by itself. '
        "(File ignored.)",
    ]


def test_a_name_of_nothing_is_refused():
    content = packed(("\x07.gz", b"")).replace(b"\x07.gz", b"\0.gz")

    assert "is a path that leads out of the zip." in refusal(content)
    assert archive.packed_again(content, "raids.zip") == []


def test_a_zip_is_known_by_its_first_bytes():
    assert signatures.is_zip(packed(("events.csv", EVENTS)))
    assert signatures.is_zip(packed())
    assert not signatures.is_zip(EVENTS)
    assert not signatures.is_zip(b"")


GOOD = packed(("raids/events.csv", EVENTS * 20), ("raids/links.csv", b"id\n"))


@given(some.lists(some.tuples(some.integers(0, len(GOOD) - 1), some.integers(0, 255)), max_size=8))
@example([])
def test_a_damaged_zip_is_unpacked_or_refused(changes):
    content = bytearray(GOOD)
    for at, byte in changes:
        content[at] = byte

    try:
        found = archive.members(bytes(content), "raids.zip")
        archive.packed_again(bytes(content), "raids.zip")
        archive.names(bytes(content))
    except Unreadable as refused:
        assert refused.problem.hint
    else:
        assert all(isinstance(data, bytes) for data in found.values())


@given(some.binary(max_size=200))
def test_what_only_starts_as_a_zip_is_refused(rest):
    with pytest.raises(Unreadable):
        archive.members(b"PK\x03\x04" + rest, "raids.zip")
