"""What the world may say no with, told apart at the one place where storage errors enter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x4D444B31
"""'MDK1' in the header of every programme file: ours, whatever its name."""

_PLAIN = b"SQLite format 3\x00"


class Kind(Enum):
    """Every way in which a file can fail us."""

    NOT_FOUND = "not_found"
    EXISTS = "exists"
    NO_FOLDER = "no_folder"
    NOT_OURS = "not_ours"
    ENCRYPTED = "encrypted"
    NEWER = "newer"
    DAMAGED = "damaged"
    IN_USE = "in_use"
    BUSY = "busy"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    NO_ACCESS = "no_access"
    REPLACED = "replaced"
    PASSPHRASE_NOT_YET = "passphrase_not_yet"
    FAILED = "failed"


class FileTrouble(Exception):  # noqa: N818  the world's fault, not the program's
    """The file or its disk says no; nothing was lost. `values` are what the sentence needs."""

    def __init__(self, kind: Kind, **values: object) -> None:
        super().__init__(f"{kind.value}: {values}")
        self.kind = kind
        self.values: Mapping[str, object] = values


_BY_NAME = {
    "SQLITE_FULL": Kind.DISK_FULL,
    "SQLITE_READONLY": Kind.READ_ONLY,
    "SQLITE_BUSY": Kind.BUSY,
    "SQLITE_LOCKED": Kind.BUSY,
    "SQLITE_CORRUPT": Kind.DAMAGED,
    "SQLITE_NOTADB": Kind.DAMAGED,
    "SQLITE_CANTOPEN": Kind.NO_ACCESS,
    "SQLITE_PERM": Kind.NO_ACCESS,
    "SQLITE_IOERR": Kind.FAILED,
}
_BY_WORDS = {
    "disk is full": Kind.DISK_FULL,
    "readonly": Kind.READ_ONLY,
    "is locked": Kind.BUSY,
    "malformed": Kind.DAMAGED,
    "not a database": Kind.DAMAGED,
    "unable to open": Kind.NO_ACCESS,
    "disk i/o error": Kind.FAILED,
}


def kind_of(error: BaseException) -> Kind | None:
    """Which trouble a storage error means, or None when the fault is the program's own."""
    original = getattr(error, "orig", None) or error
    if isinstance(original, OSError):
        return _os_kind(original)
    if isinstance(original, UnicodeDecodeError):  # the driver met bytes that are no text
        return Kind.DAMAGED
    name = getattr(original, "sqlite_errorname", "") or ""
    for start, kind in _BY_NAME.items():
        if name.startswith(start):
            return kind
    if not _is_storage_error(original):
        return None
    words = str(original).lower()
    return next((kind for part, kind in _BY_WORDS.items() if part in words), None)


def _is_storage_error(error: BaseException) -> bool:
    from sqlcipher3 import dbapi2

    return isinstance(error, sqlite3.Error | dbapi2.Error)


def _os_kind(error: OSError) -> Kind:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Kind.DISK_FULL
    if error.errno == errno.EROFS:
        return Kind.READ_ONLY
    if isinstance(error, PermissionError):
        return Kind.NO_ACCESS
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Kind.NO_FOLDER
    return Kind.FAILED


def _detail(error: BaseException) -> str:
    """What the system or SQLite says of an error, without numbers and names around it."""
    original = getattr(error, "orig", None) or error
    if isinstance(original, UnicodeDecodeError):
        return "its text cannot be read"
    return (isinstance(original, OSError) and original.strerror) or str(original)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns storage errors inside the block into `FileTrouble` about `path`; others pass."""
    try:
        yield
    except FileTrouble:
        raise
    except Exception as error:
        kind = kind_of(error)
        if kind is None:
            raise
        # What is missing is a folder on the way, not the file that was to be made in it.
        at = path.parent if kind is Kind.NO_FOLDER else path
        raise FileTrouble(kind, path=at, detail=_detail(error)) from error


def look_at(path: Path) -> None:
    """Tells, from the first bytes alone, whether `path` can be one of our files.

    Raises `FileTrouble`: NOT_FOUND, NO_ACCESS, NOT_OURS, or ENCRYPTED when the content is neither
    plain SQLite nor any known kind of file.
    """
    if not path.exists():
        raise FileTrouble(Kind.NOT_FOUND, path=path)
    if not path.is_file():  # a folder; or a pipe, whose opening waits until somebody writes to it
        raise FileTrouble(Kind.NOT_OURS, path=path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise FileTrouble(Kind.NO_ACCESS, path=path, detail=str(error)) from error
    if head.startswith(_PLAIN):
        if len(head) < 72 or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
            raise FileTrouble(Kind.NOT_OURS, path=path)
        return
    looks_encrypted = len(head) == 100 and path.suffix == ".mentordesk" and _is_noise(path)
    raise FileTrouble(Kind.ENCRYPTED if looks_encrypted else Kind.NOT_OURS, path=path)


def _is_noise(path: Path) -> bool:
    """Whether the first page looks like cipher text: whole pages of evenly spread bytes."""
    size = path.stat().st_size
    with path.open("rb") as file:
        page = file.read(4096)
    return size % 4096 == 0 and len(page) == 4096 and len(set(page)) > 240


def values_of(trouble: FileTrouble) -> dict[str, Any]:
    """The values of a trouble as plain data, for logs without a name in them."""
    return {key: str(value) for key, value in trouble.values.items() if key != "path"}
