"""Bytes to text and back: UTF-8, UTF-16, UTF-32, Windows-1252 and Latin-1, told apart by bytes.

Any other is read where the reader says so, by one of the names that people know.
"""

import codecs
import re

from charset_normalizer import from_bytes

from chronicle.counting import counted
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import Unreadable

UTF_8, UTF_16, WITH_MARK = "UTF-8", "UTF-16", "UTF-8 with BOM"
WESTERN, CENTRAL, CYRILLIC = "Western European", "Central European", "Cyrillic"
CHOICES = {
    UTF_8: ("utf-8", "every language"),
    UTF_16: ("utf-16", "every language"),
    "Windows-1252": ("cp1252", WESTERN),
    "Latin-1": ("latin-1", WESTERN),
    "ISO-8859-15": ("iso8859-15", WESTERN),
    "Mac Roman": ("mac-roman", WESTERN),
    "CP850": ("cp850", f"{WESTERN}, DOS"),
    "Windows-1250": ("cp1250", CENTRAL),
    "ISO-8859-2": ("iso8859-2", CENTRAL),
    "CP852": ("cp852", f"{CENTRAL}, DOS"),
    "Windows-1251": ("cp1251", CYRILLIC),
    "KOI8-R": ("koi8-r", "Cyrillic, Russian"),
    "KOI8-U": ("koi8-u", "Cyrillic, Ukrainian"),
    "ISO-8859-5": ("iso8859-5", CYRILLIC),
    "CP866": ("cp866", f"{CYRILLIC}, DOS"),
    "Windows-1253": ("cp1253", "Greek"),
    "ISO-8859-7": ("iso8859-7", "Greek"),
    "Windows-1254": ("cp1254", "Turkish"),
    "ISO-8859-9": ("iso8859-9", "Turkish"),
    "Windows-1255": ("cp1255", "Hebrew"),
    "ISO-8859-8": ("iso8859-8", "Hebrew"),
    "Windows-1256": ("cp1256", "Arabic"),
    "ISO-8859-6": ("iso8859-6", "Arabic"),
    "Windows-1257": ("cp1257", "Baltic"),
    "ISO-8859-13": ("iso8859-13", "Baltic"),
    "Windows-1258": ("cp1258", "Vietnamese"),
    "Windows-874": ("cp874", "Thai"),
    "Shift-JIS": ("cp932", "Japanese"),
    "EUC-JP": ("euc-jp", "Japanese"),
    "ISO-2022-JP": ("iso2022-jp", "Japanese"),
    "GB18030": ("gb18030", "Chinese, simplified"),
    "Big5": ("cp950", "Chinese, traditional"),
    "EUC-KR": ("cp949", "Korean"),
}
"""The name to Python's own, and whose letters it has."""
# What programs call so has a few letters more, and is the other by now.
WIDER = {
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_NAMES = {codecs.lookup(codec).name: name for name, (codec, _) in CHOICES.items()}


def name_of(said: str) -> str | None:
    """One of the names above, for any spelling that is usual, such as `cp1251`; None for others."""
    if said in CHOICES:
        return said
    try:
        codec = codecs.lookup(said).name
    except (LookupError, ValueError):  # a name that is no text is a ValueError
        return None
    return _NAMES.get(WIDER.get(codec, codec))


def title(name: str) -> str:
    """A name with whose letters it has, such as `Windows-1251, Cyrillic`."""
    return f"{name}, {CHOICES[name][1]}"


CODECS = {
    **{name: codec for name, (codec, _) in CHOICES.items()},
    WITH_MARK: "utf-8-sig",
    "UTF-32": "utf-32",
}
MARK = b"\xef\xbb\xbf"
# The mark of UTF-32 begins with that of UTF-16.
MARKS = {
    MARK: (WITH_MARK, "utf-8-sig"),
    b"\xff\xfe\0\0": ("UTF-32", "utf-32"),
    b"\0\0\xfe\xff": ("UTF-32", "utf-32"),
    b"\xff\xfe": ("UTF-16", "utf-16"),
    b"\xfe\xff": ("UTF-16", "utf-16"),
}
SAVE = "Save it as UTF-8."
CHOOSE = "Choose the encoding that it was saved in, or save it as UTF-8."
CHOOSE_ANOTHER = "Choose another encoding, or save it as UTF-8."
LINES_SAID = 5
"""So many of the lines with letters that cannot be read are named."""
SAMPLE = 65_536
"""So many bytes or characters at the start say what a file is."""

FEWEST_NULS = 8
FEWEST_LETTERS = 2
"""So many letters of several bytes say that a text is UTF-8, odd bytes or not."""
LETTERS_TO_AN_ODD_BYTE = 4
"""So many there must be for each odd byte: text of another encoding has next to none."""
FEWEST_OUTSIDE = 6
"""So many bytes outside ASCII at least make words by which an encoding is known."""
FEW_CONTROLS, FEW_KINDS = 64, 4
"""So many control characters, or so many kinds of them, are more than a slip."""

_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
# An escape is none: it turns to other letters in ISO-2022-JP.
_NEVER_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decoded(
    content: bytes, file: str, said: str | None = None
) -> tuple[str, str, list[Problem]]:  # fmt: skip
    """Bytes as text, the name of the encoding, and a sentence where that had to be guessed.

    With what the reader `said` nothing is guessed; raises Unreadable where that names no encoding.
    """
    if said is not None:
        return _as_said(content, said, file)
    for mark, (name, codec) in MARKS.items():
        if content.startswith(mark):
            return _by_its_mark(content, name, codec, file)
    if codec := _unmarked_utf16(content):
        return _without_mark(content, codec, file)
    try:
        return content.decode("utf-8"), UTF_8, []
    except UnicodeDecodeError as error:
        if _breaks_off(error) or _is_mostly_utf8(content):
            return _replaced(content, UTF_8, "utf-8", error, file)
        name = _one_byte_encoding(content)
        doubted = bool(likely(content))
        code = Code.UNLIKELY_ENCODING if doubted else Code.GUESSED_ENCODING
        problem = _not(name, UTF_8, error, file, code, CHOOSE if doubted else SAVE)
        return content.decode(CODECS[name]), name, [problem]


def written(text: str, name: str, said: str | None = None) -> tuple[bytes, str]:
    """Text as bytes that `decoded` gives back the same, and the name of their encoding.

    That is the named one where it can be, which is read again as the reader `said`; otherwise UTF-8
    that is found without that.
    """
    name = name if name in CODECS else UTF_8
    for its_name, its_said in ((name, said), (UTF_8, None), (WITH_MARK, None)):
        try:
            content = text.encode(CODECS[its_name])
        except UnicodeEncodeError:
            continue
        if decoded(content, "", its_said)[0] == text:
            return content, its_name
    # Half of a character, which only JSON can spell, is in no encoding.
    return text.encode("utf-8-sig", "replace"), WITH_MARK


def is_text(text: str) -> bool:
    """Whether decoded text is text: bytes of another kind make many control characters."""
    sample = text[:SAMPLE]
    odd = _CONTROLS.findall(sample)
    few = len(odd) < FEW_CONTROLS and len(set(odd)) < FEW_KINDS
    return few or len(odd) <= len(sample) / 10


def likely(content: bytes) -> tuple[str, ...]:
    """Which encodings bytes outside UTF-8 may be in, the best first; none if a Western one may be.

    They are known by the words on the lines that are not ASCII.
    """
    lines, size = [], 0
    for line in content.split(b"\n"):
        if not line.isascii() and size < SAMPLE:
            lines.append(line)
            size += len(line)
    sample = b"\n".join(lines)[:SAMPLE]
    if sum(byte > 0x7F for byte in sample) < FEWEST_OUTSIDE:
        return ()
    codecs = [codec for codec, _ in CHOICES.values()]
    found = from_bytes(sample, cp_isolation=codecs, enable_fallback=False)
    # Several code pages may give the same text, of which one is the name that it is found under.
    names = [name_of(codec) for one in found for codec in one.could_be_from_charset]
    known = dict.fromkeys(name for name in names if name)
    is_western = any(CHOICES[name][1] == WESTERN for name in known)
    return () if is_western else tuple(known)


def may_be_another(content: bytes) -> bool:
    """Whether bytes that seem to be no text may be text of an encoding that was not tried."""
    sample = content[:SAMPLE]
    return not sample.isascii() and not _NEVER_TEXT.search(sample)


def _as_said(content: bytes, said: str, file: str) -> tuple[str, str, list[Problem]]:
    name = name_of(said)
    if name is None:
        hint = f"Say one of {', '.join(CHOICES)}."
        raise Unreadable(Problem(file, Code.UNKNOWN_ENCODING, value=said, hint=hint))
    codec = CODECS[name]
    if name == UTF_8 and content.startswith(MARK):
        name, codec = WITH_MARK, CODECS[WITH_MARK]
    if name == UTF_16 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = _unmarked_utf16(content) or "utf-16-le"
    try:
        return content.decode(codec), name, []
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(codec, errors="ignore")
        text = content.decode(codec, errors="replace")
        lost = text.count("\ufffd")
        places = counted(lost, "place")
        problem = Problem(
            file,
            Code.WRONG_ENCODING,
            f"The file is not {name}: byte 0x{error.object[error.start]:02X} cannot be read.",
            line=before.count("\n") + 1,
            hint=CHOOSE_ANOTHER,
            detail=f"\ufffd stands in {places} for what cannot be read",
        )
        return text, name, [problem]


def _by_its_mark(
    content: bytes, name: str, codec: str, file: str
) -> tuple[str, str, list[Problem]]:
    try:
        return content.decode(codec), name, []
    except UnicodeDecodeError as error:
        # A mark says what the rest of the file is, so only its odd bytes are lost.
        return _replaced(content, name, codec, error, file)


def _without_mark(content: bytes, codec: str, file: str) -> tuple[str, str, list[Problem]]:
    problem = Problem(file, Code.NO_ENCODING_MARK, hint=SAVE, detail=f"read as {UTF_16}")
    return content.decode(codec, errors="replace"), UTF_16, [problem]


def _replaced(
    content: bytes, name: str, codec: str, error: UnicodeDecodeError, file: str
) -> tuple[str, str, list[Problem]]:
    plain = UTF_8 if name == WITH_MARK else name
    problem = _not(f"{plain} all the same", plain, error, file, Code.ODD_BYTES, SAVE)
    return content.decode(codec, errors="replace"), name, [problem]


def _not(
    read_as: str, name: str, error: UnicodeDecodeError, file: str, code: Code, hint: str
) -> Problem:  # fmt: skip
    said = f"The file is not {name}: byte 0x{error.object[error.start]:02X} cannot be read."
    return Problem(
        file,
        code,
        f"{said}{_other_places(error)}",
        line=error.object.count(b"\n", 0, error.start) + 1,
        hint=hint,
        detail=f"read as {read_as}, so check the letters with accents",
    )


def _other_places(error: UnicodeDecodeError) -> str:
    """A sentence on how many places cannot be read and where, if there are several."""
    text = error.object.decode(error.encoding, errors="replace")
    number = text.count("\ufffd")
    if number < 2:
        return ""
    lines = _first_lines(text, "\ufffd")
    if len(lines) == 1:
        return f" There are {number:,} such places in that line."
    last = "others" if len(lines) > LINES_SAID else lines.pop()
    listed = ", ".join(map(str, lines[:LINES_SAID]))
    return f" There are {number:,} such places, in lines {listed} and {last}."


def _first_lines(text: str, sign: str) -> list[int]:
    """The first lines on which a sign stands, one more than are said."""
    lines, line, start = [], 1, 0
    while start >= 0 and len(lines) <= LINES_SAID and (at := text.find(sign, start)) >= 0:
        line += text.count("\n", start, at)
        lines.append(line)
        start = text.find("\n", at)
    return lines


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
