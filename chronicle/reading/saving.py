"""Writing a file back to where it was opened: whole or not at all, and never over other work."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from stat import S_IMODE

from filelock import AcquireReturnProxy, FileLock, Timeout

from chronicle.formats.signatures import digest_of
from chronicle.reading.disk import name_of

INSTEAD = "Nothing was written: download the table instead"
MAKE_FOLDER = "Make the folder, or choose another"
ELSEWHERE = "Nothing was written: choose another place"
NEW_FILE_MODE = 0o666  # less what the user's own mask takes away
PART = ".chronicle-{}.part"
"""What a file is called in which something is written that is to take the place of another."""
PARTS = PART.format("[0-9a-f]" * 16)
LOCK = ".chronicle.lock"
"""Whoever has the lock on this file is the only one that writes in its folder."""
LOCK_SECONDS = 10


class Refused(Exception):
    """Why nothing was written and what to do, as text to show; the file is as it was."""


def digest(path: Path) -> str:
    """What is in a file, in so few letters that it can be kept and compared."""
    return digest_of(path.read_bytes())


def write_back(path: Path, content: bytes, expected: str) -> Path:
    """Put `content` in place of a file whose digest is `expected`; where a copy of that now is.

    The copy stands beside it and keeps what was there. Raises Refused, and then nothing changed.
    """
    with _refusing(path):
        path = path.resolve(strict=True)  # a link keeps pointing at the file
        with _alone_in(path.parent):
            there = _unchanged(path, expected)
            if not os.access(path, os.W_OK):
                raise Refused(
                    f"{name_of(path)} is read-only. {INSTEAD}, or change its permissions."
                )
            with _temporary(path, content) as new, _temporary(path, there) as old:
                _keep_mode(path, new)
                _keep_mode(path, old)
                with ExitStack() as undoing:
                    copy = old.rename(_free_name(path))
                    # As long as the new file has not taken its place, the old one needs no copy.
                    undoing.callback(lambda: new.exists() and copy.unlink())
                    _unchanged(path, expected)  # still, whatever other programs do
                    new.replace(path)
    return copy


def write_new(path: Path, content: bytes, over: bool = False) -> None:
    """Put `content` into a new file, or `over` one that is there; raises Refused."""
    with _refusing(path, MAKE_FOLDER, ELSEWHERE):
        path = path.resolve()
        with _alone_in(path.parent):
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


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let nobody else of us write in a folder; remove what one who was killed has left there."""
    if not folder.is_dir():
        raise FileNotFoundError  # the lock would make it
    lock = folder / LOCK
    with _locked(lock):
        for part in folder.glob(PARTS):
            with suppress(OSError):
                part.unlink()
        try:
            yield
        finally:
            # Who waits for it sees that it is gone, and makes another. On Windows, where what is
            # open cannot be removed, the lock does that by itself afterwards.
            if os.name == "posix":
                lock.unlink(missing_ok=True)


def _locked(lock: Path) -> AcquireReturnProxy:
    """The lock on a file, until the end of a `with`."""
    try:
        return FileLock(lock).acquire(LOCK_SECONDS)
    except Timeout:
        message = "Something else is being written in the same folder"
        raise Refused(f"{message}. Nothing was written: try again in a moment.") from None
    except OSError as error:
        if not os.path.lexists(lock):
            raise  # it is the folder that nothing can be written into
        reason = f"{lock.name} beside it cannot be used as a lock ({error.strerror})"
        raise Refused(f"{reason}. Nothing was written: remove that file first.") from None


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
    temporary = path.with_name(PART.format(secrets.token_hex(8)))
    try:
        _write_safely(temporary, content)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _write_safely(path: Path, content: bytes) -> None:
    """Make a file that is not there yet, and wait until it is on disk."""
    binary = getattr(os, "O_BINARY", 0)
    new = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, NEW_FILE_MODE)
    with open(new, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _free_name(path: Path) -> Path:
    """The first name for a copy beside `path` that nothing has."""
    names = chain([f"{path.name}.bak"], (f"{path.name}.bak{n}" for n in count(2)))
    return next(copy for copy in map(path.with_name, names) if not os.path.lexists(copy))


def _keep_mode(original: Path, other: Path) -> None:
    was = original.stat()
    with suppress(AttributeError, OSError):  # Windows knows no owners; others may not give away
        os.chown(other, was.st_uid, was.st_gid)
    other.chmod(S_IMODE(was.st_mode))
