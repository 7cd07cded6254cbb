"""Opens any file as a book of sheets, by what its first bytes say and not by its name."""

from __future__ import annotations

from pathlib import Path

from mentordesk.importing.sheet import Book, SheetTrouble, Trouble
from mentordesk.importing.text import read_text_file
from mentordesk.importing.workbook import read_workbook
from mentordesk.importing.zipcheck import check_zip
from mentordesk.progress import Progress

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_LOOKED_AT = 100_000_000
_OLD_XLS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_NO_SHEET = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"7z\xbc\xaf", b"Rar!",
    b"\x1f\x8b", b"{\\rtf", b"SQLite format 3", b"BZh",
)  # fmt: skip


def read_sheets(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
) -> Book:
    """Every sheet of the file, text and workbooks alike; nothing is guessed about columns yet.

    `encoding` and `delimiter` overrule the guess for text files. Raises `SheetTrouble`, and
    `Cancelled` when `progress` was asked to stop.
    """
    progress = progress or Progress()
    progress.report(0, 0, "read")
    data = _start(path)
    if data.startswith(_ZIP):
        if not _holds_sheets(check_zip(path)):
            raise SheetTrouble(Trouble.NOT_A_SHEET, file=path.name)
        return read_workbook(path, "zip", progress)
    if data.startswith(_OLE):
        _look_into_ole(path)
    if data.startswith((_OLE, *_OLD_XLS)):
        return read_workbook(path, "ole", progress)
    if data.startswith(_NO_SHEET):
        raise SheetTrouble(Trouble.NOT_A_SHEET, file=path.name)
    try:
        whole = path.read_bytes()
    except (OSError, MemoryError) as error:
        raise SheetTrouble(Trouble.NOT_READABLE, file=path.name) from error
    if looks_like_html(whole):
        from mentordesk.importing.html_table import read_html

        return read_html(whole, path.name, encoding)
    return read_text_file(whole, path.name, encoding, delimiter, progress)


def _start(path: Path) -> bytes:
    if path.is_dir():
        raise SheetTrouble(Trouble.NOT_A_SHEET, file=path.name)
    if path.exists() and not path.is_file():  # opening a pipe waits until somebody writes to it
        raise SheetTrouble(Trouble.NOT_A_FILE, file=path.name)
    try:
        with path.open("rb") as stream:
            start = stream.read(64)
    except FileNotFoundError as error:
        raise SheetTrouble(Trouble.MISSING, file=str(path)) from error
    except (OSError, ValueError) as error:
        raise SheetTrouble(Trouble.NOT_READABLE, file=path.name) from error
    if not start:
        raise SheetTrouble(Trouble.EMPTY, file=path.name)
    return start


def _look_into_ole(path: Path) -> None:
    """Refuses what lies in the old container but is no open workbook, by the names inside."""
    held = path.read_bytes() if path.stat().st_size < _MOST_LOOKED_AT else b""
    if "EncryptedPackage".encode("utf-16-le") in held:
        raise SheetTrouble(Trouble.PASSWORD, file=path.name)
    is_book = any(name.encode("utf-16-le") in held for name in ("Workbook", "Book"))
    if held and not is_book and "WordDocument".encode("utf-16-le") in held:
        raise SheetTrouble(Trouble.NOT_A_SHEET, file=path.name)


def _holds_sheets(members: list[str]) -> bool:
    return any(name.startswith("xl/") for name in members) or "content.xml" in members


def looks_like_html(data: bytes) -> bool:
    """Whether a file called a sheet is really a web page or Excel-2003 XML with a table in it."""
    start = data[:2000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    is_page = start.startswith(
        (b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml", b"<style")
    )
    return is_page and (b"<table" in data.replace(b"\x00", b"")[:2_000_000].lower())
