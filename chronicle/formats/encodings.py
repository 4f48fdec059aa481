"""Bytes to text and back: UTF-8, UTF-16, UTF-32, Windows-1252 and Latin-1, told apart by bytes."""

import re

from chronicle.problems import REPAIRED, Problem

WITH_MARK = "UTF-8 with BOM"
CODECS = {
    "UTF-8": "utf-8",
    WITH_MARK: "utf-8-sig",
    "UTF-16": "utf-16",
    "UTF-32": "utf-32",
    "Windows-1252": "cp1252",
    "Latin-1": "latin-1",
}
# The mark of UTF-32 begins with that of UTF-16.
MARKS = {
    b"\xef\xbb\xbf": (WITH_MARK, "utf-8-sig"),
    b"\xff\xfe\0\0": ("UTF-32", "utf-32"),
    b"\0\0\xfe\xff": ("UTF-32", "utf-32"),
    b"\xff\xfe": ("UTF-16", "utf-16"),
    b"\xfe\xff": ("UTF-16", "utf-16"),
}
SAVE = "Save it as UTF-8."
SAMPLE = 65_536
"""So many bytes or characters at the start say what a file is."""

FEWEST_NULS = 8
FEWEST_LETTERS = 2
"""So many letters of several bytes say that a text is UTF-8, odd bytes or not."""
LETTERS_TO_AN_ODD_BYTE = 4
"""So many there must be for each odd byte: text of another encoding has next to none."""
FEW_CONTROLS, FEW_KINDS = 64, 4
"""So many control characters, or so many kinds of them, are more than a slip."""

_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decoded(content: bytes, file: str) -> tuple[str, str, list[Problem]]:
    """Bytes as text, the name of the encoding, and a sentence where that had to be guessed."""
    for mark, (name, codec) in MARKS.items():
        if content.startswith(mark):
            return _by_its_mark(content, name, codec, file)
    if codec := _unmarked_utf16(content):
        return _without_mark(content, codec, file)
    try:
        return content.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError as error:
        if _breaks_off(error) or _is_mostly_utf8(content):
            return _replaced(content, "UTF-8", "utf-8", error, file)
        name = _one_byte_encoding(content)
        problem = _not(name, "UTF-8", error, file)
        return content.decode(CODECS[name]), name, [problem]


def encoded(text: str, name: str) -> bytes:
    """Text as bytes that `decoded` gives back the same, in the named encoding where that can be."""
    for codec in (CODECS.get(name, "utf-8"), "utf-8", "utf-8-sig"):
        try:
            content = text.encode(codec)
        except UnicodeEncodeError:
            continue
        if decoded(content, "")[0] == text:
            return content
    # Half of a character, which only JSON can spell, is in no encoding.
    return text.encode("utf-8-sig", "replace")


def is_text(text: str) -> bool:
    """Whether decoded text is text: bytes of another kind make many control characters."""
    sample = text[:SAMPLE]
    odd = _CONTROLS.findall(sample)
    few = len(odd) < FEW_CONTROLS and len(set(odd)) < FEW_KINDS
    return few or len(odd) <= len(sample) / 10


def _by_its_mark(
    content: bytes, name: str, codec: str, file: str
) -> tuple[str, str, list[Problem]]:
    try:
        return content.decode(codec), name, []
    except UnicodeDecodeError as error:
        # A mark says what the rest of the file is, so only its odd bytes are lost.
        return _replaced(content, name, codec, error, file)


def _without_mark(content: bytes, codec: str, file: str) -> tuple[str, str, list[Problem]]:
    problem = Problem(
        file,
        "The file is UTF-16, but does not begin with the mark that says so.",
        hint=SAVE,
        effect=f"{REPAIRED}: read as UTF-16",
    )
    return content.decode(codec, errors="replace"), "UTF-16", [problem]


def _replaced(
    content: bytes, name: str, codec: str, error: UnicodeDecodeError, file: str
) -> tuple[str, str, list[Problem]]:
    plain = "UTF-8" if name == WITH_MARK else name
    problem = _not(f"{plain} all the same", plain, error, file)
    return content.decode(codec, errors="replace"), name, [problem]


def _not(read_as: str, name: str, error: UnicodeDecodeError, file: str) -> Problem:
    return Problem(
        file,
        f"The file is not {name}: byte 0x{error.object[error.start]:02X} cannot be read.",
        line=error.object.count(b"\n", 0, error.start) + 1,
        hint=SAVE,
        effect=f"{REPAIRED}: read as {read_as}, so check the letters with accents",
    )


def _unmarked_utf16(content: bytes) -> str | None:
    """Which UTF-16 has its NULs where these bytes have theirs; None for any other text."""
    sample = content[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # A fifth of one half: line ends, spaces and digits alone are more.
    enough = max(FEWEST_NULS, len(sample) // 10)
    if odd > enough and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd * 20 < even else None


def _breaks_off(error: UnicodeDecodeError) -> bool:
    """Whether all is UTF-8, with more than ASCII in it, but for a last character cut in two."""
    if error.end < len(error.object) or "unexpected end" not in error.reason:
        return False
    return not error.object[: error.start].isascii()


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether nearly all that is not ASCII is UTF-8, so that the rest are slips."""
    text = content.decode("utf-8", errors="replace")
    odd = text.count("\ufffd")
    letters = len(text) - len(text.encode("ascii", "ignore")) - odd
    return letters >= max(FEWEST_LETTERS, LETTERS_TO_AN_ODD_BYTE * odd)


def _one_byte_encoding(content: bytes) -> str:
    """Latin-1 has no letters where Windows-1252 has some of its own."""
    is_windows = _WINDOWS.search(content) and not _NOT_WINDOWS.search(content)
    return "Windows-1252" if is_windows else "Latin-1"
