"""The files of this machine: regular ones only, read no further than they say, by names to show."""

import os
from pathlib import Path
from stat import S_ISREG

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import Unreadable

MOST_BYTES = 2_000_000_000
"""A file may say that it holds far more than there is on the disk."""


def name_of(path: Path) -> str:
    """Its last part as text: a system may know names that are in no encoding, or think so."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def content(path: Path, folder: Path | None = None) -> bytes:
    """What a regular file holds, in a `folder` unless it is None; raises Unreadable.

    A link is followed, but not out of the folder. Raises FileNotFoundError where nothing is.
    """
    name = name_of(path)
    try:
        if folder is not None and not path.resolve().is_relative_to(folder.resolve()):
            hint = "Put the file itself there, or open the one that it leads to."
            raise _refused(name, Code.LINK_OUT_OF_FOLDER, hint)
        if path.exists() and not S_ISREG(path.stat().st_mode):
            raise _no_file(name)
        # A pipe that has taken its place since would keep us waiting.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            said = os.fstat(file.fileno())
            if not S_ISREG(said.st_mode):
                raise _no_file(name)
            if said.st_size > MOST_BYTES:
                size, most = said.st_size // 10**6, MOST_BYTES // 10**6
                message = f"The file has {size:,} MB, and at most {most:,} are read."
                raise _refused(name, Code.TOO_LARGE, "Open a part of it.", message)
            return file.read(said.st_size)
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(path) from None
    except (OSError, RuntimeError) as error:  # links that lead in a circle are a RuntimeError
        reason = getattr(error, "strerror", None) or "it cannot be reached"
        message = f"The file cannot be opened ({reason})."
        raise _refused(name, Code.CANNOT_BE_OPENED, "Check its permissions.", message) from None


def _no_file(name: str) -> Unreadable:
    return _refused(name, Code.NOT_A_FILE, "Save the table as a file, and open that.")


def _refused(name: str, code: Code, hint: str, message: str = "") -> Unreadable:
    return Unreadable(Problem(name, code, message, hint=hint))
