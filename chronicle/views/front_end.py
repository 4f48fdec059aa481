"""Our front ends' scripts, joined: Streamlit is given one module, and our files import one another.

What a name that is imported means is not looked at: names are unique among files that are joined.
"""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import\s[^"]*"([^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def module(file: Path) -> str:
    """The script with all that it imports, as one module."""
    return "".join(parts(file).values())


def parts(file: Path) -> dict[Path, str]:
    """What each file gives to the module, line by line as it stands there; imported files first."""
    text = file.read_text(encoding="utf-8")
    found: dict[Path, str] = {}
    for imported in _IMPORT.findall(text):
        found |= parts((file.parent / imported).resolve())
    return found | {file.resolve(): _EXPORT.sub("", _IMPORT.sub(_blank, text))}


def _blank(line: re.Match[str]) -> str:
    return "\n" * line.group().count("\n")
