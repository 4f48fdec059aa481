"""Writing a file back to where it was opened: whole or not at all, and never over other work."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from stat import S_IMODE

from chronicle.formats.disk import name_of

INSTEAD = "Nothing was written: download the table instead"
MAKE_FOLDER = "Make the folder, or choose another"
ELSEWHERE = "Nothing was written: choose another place"
NEW_FILE_MODE = 0o666  # less what the user's own mask takes away


class Refused(Exception):
    """Why nothing was written and what to do, as text to show; the file is as it was."""


def digest(path: Path) -> str:
    """What is in a file, in so few letters that it can be kept and compared."""
    return digest_of(path.read_bytes())


def digest_of(content: bytes) -> str:
    """The digest of a file that holds these bytes."""
    return hashlib.sha256(content).hexdigest()


def write_back(path: Path, content: bytes, expected: str) -> Path:
    """Put `content` in place of a file whose digest is `expected`; where a copy of that now is.

    The copy stands beside it and keeps what was there. Raises Refused, and then nothing changed.
    """
    with _refusing(path):
        path = path.resolve(strict=True)  # a link keeps pointing at the file
        there = _unchanged(path, expected)
        if not os.access(path, os.W_OK):
            raise Refused(f"{name_of(path)} is read-only. {INSTEAD}, or change its permissions.")
        with _temporary(path, content) as temporary, ExitStack() as undoing:
            _keep_mode(path, temporary)
            copy = _write_copy(path, there)
            # As long as the new file has not taken its place, the old one needs no copy.
            undoing.callback(lambda: temporary.exists() and copy.unlink())
            _unchanged(path, expected)  # still
            temporary.replace(path)
    return copy


def write_new(path: Path, content: bytes, over: bool = False) -> None:
    """Put `content` into a new file, or `over` one that is there; raises Refused."""
    with _refusing(path, MAKE_FOLDER, ELSEWHERE):
        path = path.resolve()
        if path.exists() and not over:
            raise Refused(
                f"{name_of(path)} is there already. Choose another name for the new file."
            )
        with _temporary(path, content) as temporary:
            if path.exists():
                _keep_mode(path, temporary)
            temporary.replace(path)


@contextmanager
def _refusing(path: Path, when_gone: str = INSTEAD, instead: str = INSTEAD) -> Iterator[None]:
    """What the system says against it, as a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise Refused(f"{name_of(path)} or its folder is not there. {when_gone}.") from None
    except (OSError, RuntimeError) as error:  # links that lead in a circle are a RuntimeError
        reason = getattr(error, "strerror", None) or "it cannot be reached"
        permissions = isinstance(error, PermissionError)
        remedy = ", or change the permissions of its folder" if permissions else ""
        raise Refused(f"{name_of(path)} cannot be written ({reason}). {instead}{remedy}.") from None


def _unchanged(path: Path, expected: str) -> bytes:
    """What the file holds, which must be what was opened."""
    if not path.is_file():
        raise FileNotFoundError
    there = path.read_bytes()
    if digest_of(there) != expected:
        message = f"{name_of(path)} has changed on disk since it was opened."
        raise Refused(f"{message} {INSTEAD}, or open the file again and repeat your changes.")
    return there


@contextmanager
def _temporary(path: Path, content: bytes) -> Iterator[Path]:
    """A new file beside `path` with this content, safely on disk; gone afterwards."""
    # In the same folder, since only there it can take the other's place in one step.
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    with ExitStack() as undoing:
        _write_safely(temporary, content, undoing)
        yield temporary


def _write_copy(path: Path, there: bytes) -> Path:
    """A file beside `path` that holds what was there, under the first name that is free."""
    names = chain([f"{path.name}.bak"], (f"{path.name}.bak{n}" for n in count(2)))
    copy = next(copy for copy in map(path.with_name, names) if not os.path.lexists(copy))
    with ExitStack() as undoing:
        _write_safely(copy, there, undoing)
        _keep_mode(path, copy)
        undoing.pop_all()
    return copy


def _write_safely(path: Path, content: bytes, undoing: ExitStack) -> None:
    """Make a file that is not there yet; `undoing` removes it."""
    binary = getattr(os, "O_BINARY", 0)
    new = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, NEW_FILE_MODE)
    undoing.callback(path.unlink, missing_ok=True)
    with open(new, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(original: Path, other: Path) -> None:
    was = original.stat()
    with suppress(AttributeError, OSError):  # Windows knows no owners; others may not give away
        os.chown(other, was.st_uid, was.st_gid)
    other.chmod(S_IMODE(was.st_mode))
