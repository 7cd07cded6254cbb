"""What runs in the worker process: reads one workbook and sends plain rows up a pipe."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mentordesk.importing.sheet import MOST_CELLS, MOST_ROWS, Cell, Trouble, is_blank

SHEET, ROWS, FLAW, TROUBLE, DONE = "sheet", "rows", "flaw", "trouble", "done"
_CHUNK = 1000
_MOST_FLAWS = 200
Flaw = tuple[str, int, str, str, str]
"""Sheet, row, column letter, kind, and what the cell shows."""


class _TooBig(Exception):  # noqa: N818  an answer within this module
    """More filled rows or cells than the importer takes."""


def read_into(news: Connection, path: str, is_sparse: bool, most_memory: int) -> None:
    """Reads the workbook at `path` and sends its sheets; every failure becomes a message.

    BaseException is caught because the reader's panics are no `Exception` (seen on 2 of 1,046
    files). A crash or a kill leaves the pipe at its end, which the parent understands.
    """
    _limit(most_memory)
    try:
        send = _Sender(news)
        if is_sparse:
            _send_sparse(send, Path(path))
        else:
            _send_all(send, Path(path))
        news.send((DONE,))
    except _TooBig:
        news.send((TROUBLE, Trouble.TOO_BIG.value, {"rows": MOST_ROWS, "cells": MOST_CELLS}))
    except MemoryError:
        news.send((TROUBLE, Trouble.TOO_BIG.value, {"rows": MOST_ROWS, "cells": MOST_CELLS}))
    except BaseException as error:
        news.send((TROUBLE, _kind_of(error).value, {"detail": str(error)[:200]}))
    finally:
        news.close()


def _limit(most_memory: int) -> None:
    with contextlib.suppress(OSError):
        # The reader's panics print to stderr, where nobody is helped by them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Sender:
    """Sends rows in chunks and stops at the limits of the importer."""

    def __init__(self, news: Connection) -> None:
        self._news = news
        self._rows = 0
        self._cells = 0

    def sheet(self, name: str, hidden: bool, merged: tuple[Any, ...]) -> None:
        """Begin a sheet."""
        self._news.send((SHEET, name, hidden, merged))

    def rows(self, rows: Iterable[tuple[int, list[Any]]]) -> None:
        """Send the rows that are not blank; numbers count from 1."""
        chunk: list[tuple[int, tuple[Cell, ...]]] = []
        for number, values in rows:
            cells = [_plain(v) or None if isinstance(v, str) else v for v in values]
            if all(map(is_blank, cells)):
                continue
            while cells and cells[-1] is None:
                cells.pop()
            self._rows += 1
            self._cells += len(cells)
            if self._rows > MOST_ROWS or self._cells > MOST_CELLS:
                raise _TooBig
            chunk.append((number, tuple(cells)))
            if len(chunk) == _CHUNK:
                self._news.send((ROWS, chunk))
                chunk = []
        if chunk:
            self._news.send((ROWS, chunk))

    def flaws(self, flaws: Iterator[Flaw]) -> None:
        """Send what a scan found."""
        for flaw in flaws:
            self._news.send((FLAW, *flaw))


def _plain(text: str) -> str:
    return text.replace("\x00", "") if "\x00" in text else text


def _send_all(send: _Sender, path: Path) -> None:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    flaws = _FlawsBeside(path)
    with CalamineWorkbook.from_path(str(path)) as book:
        for index, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(index)
            hidden = about.visible != SheetVisibleEnum.Visible
            send.sheet(about.name, hidden, _merged(sheet))
            if sheet.start is None:
                continue
            # Rows come from the first row of the sheet on, blank ones included, but their cells
            # only from the first filled column on.
            send.rows(enumerate(_from_column_a(sheet), start=1))
    send.flaws(flaws.found())


class _FlawsBeside:
    """Looks for flaws while the reader reads: both mostly unpack, and neither holds up the other.

    No more are kept than are sent; a file in which they cannot be looked for has none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: list[Flaw] = []
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def found(self) -> Iterator[Flaw]:
        """What was found, once all was looked through."""
        self._thread.join()
        return iter(self._found)

    def _look(self) -> None:
        with contextlib.suppress(Exception):
            if self._path.suffix.lower() in (".xlsx", ".xlsm") or _is_ooxml(self._path):
                from mentordesk.importing.flaws import find_flaws

                for flaw in islice(find_flaws(self._path), _MOST_FLAWS):
                    self._found.append(flaw)


def _from_column_a(sheet: Any) -> Iterator[list[Any]]:
    before = [None] * sheet.start[1]
    for cells in sheet.iter_rows():
        yield before + cells if before else cells


def _is_ooxml(path: Path) -> bool:
    import zipfile

    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist()


def _merged(sheet: Any) -> tuple[tuple[int, int, int, int], ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple(
        (first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in list(ranges)[:2000]
    )


def _send_sparse(send: _Sender, path: Path) -> None:
    from mentordesk.importing.sparse import read_sparse

    for name, hidden, merged, rows in read_sparse(path):
        send.sheet(name, hidden, merged)
        send.rows(rows)


def _kind_of(error: BaseException) -> Trouble:
    name = type(error).__name__
    if name == "PasswordError" or "password" in str(error).lower():
        return Trouble.PASSWORD
    if isinstance(error, FileNotFoundError):
        return Trouble.MISSING
    if isinstance(error, PermissionError):
        return Trouble.NOT_READABLE
    if "cannot detect file format" in str(error).lower():
        return Trouble.NOT_A_SHEET
    return Trouble.DAMAGED
