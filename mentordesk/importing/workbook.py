"""Has workbooks read by a worker process that may crash, swell or hang without harm."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from mentordesk.importing.guessing import prepare
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.sheet import Book, Cell, Row, Sheet, SheetTrouble, Trouble
from mentordesk.importing.workbook_child import (
    DONE,
    FLAW,
    ROWS,
    SHEET,
    TROUBLE,
    read_into,
)
from mentordesk.progress import Progress

_SILENCE = 60.0
"""Seconds without news after which the worker is taken for hung."""
_MOST_MEMORY = 3_000_000_000
_POLL = 0.1


class _Crashed(Exception):  # noqa: N818  an answer within this module
    """The worker died or swelled; the sparse reader may still manage."""


def read_workbook(path: Path, kind: str, progress: Progress) -> Book:
    """All sheets of a workbook; `kind` is zip or ole, told by its first bytes.

    Raises `SheetTrouble`, and `Cancelled` within 0.2 s of being asked.
    """
    try:
        return _read_with(path, False, progress)
    except _Crashed:
        if kind != "zip":
            raise SheetTrouble(Trouble.DAMAGED, file=path.name) from None
    except SheetTrouble as trouble:
        if trouble.kind is not Trouble.DAMAGED or kind != "zip":
            raise
    try:
        return _read_with(path, True, progress)
    except _Crashed:
        raise SheetTrouble(Trouble.TOO_BIG, file=path.name) from None


def _read_with(path: Path, is_sparse: bool, progress: Progress) -> Book:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(
        target=read_into, args=(theirs, str(path), is_sparse, _MOST_MEMORY), daemon=True
    )
    worker.start()
    theirs.close()
    try:
        prepare()  # while the worker starts, which takes longer
        return _collect(ours, worker, path, progress)
    finally:
        if worker.is_alive():
            worker.kill()
        worker.join()
        ours.close()
        worker.close()


def _collect(news: Connection, worker: BaseProcess, path: Path, progress: Progress) -> Book:
    sheets: list[Sheet] = []
    rows: list[Row] = []
    problems: list[Problem] = []
    for message, *rest in _messages(news, worker, path, progress):
        if message == SHEET:
            _finish(sheets, rows)
            rows = []
            name, hidden, merged = rest
            sheets.append(Sheet(path.name, name, (), hidden=hidden, merged=merged))
        elif message == ROWS:
            rows.extend(Row(number, cells) for number, cells in rest[0])
            progress.report(sum(len(s.rows) for s in sheets) + len(rows), 0, "read")
        elif message == FLAW:
            problems.append(_flaw(path.name, *rest))
        elif message == TROUBLE:
            raise SheetTrouble(Trouble(rest[0]), file=path.name, **rest[1])
    _finish(sheets, rows)
    return Book(path.name, tuple(sheets), tuple(problems))


def _finish(sheets: list[Sheet], rows: list[Row]) -> None:
    if sheets:
        last = sheets[-1]
        sheets[-1] = Sheet(
            last.file, last.name, tuple(rows), hidden=last.hidden, merged=last.merged
        )


def _flaw(file: str, sheet: str, row: int, column: str, kind: str, value: Cell) -> Problem:
    return Problem(file, sheet, row, column, ProblemKind(kind), Severity.WARN, str(value or ""))


def _messages(news: Connection, worker: BaseProcess, path: Path, progress: Progress) -> Any:
    heard = time.monotonic()
    while True:
        progress.report(0, 0, "read")
        if news.poll(_POLL):
            try:
                message = news.recv()
            except (EOFError, OSError) as error:
                raise _Crashed from error
            heard = time.monotonic()
            if message[0] == DONE:
                return
            yield message
        elif (not worker.is_alive() and not news.poll(0)) or _memory_of(worker.pid) > _MOST_MEMORY:
            raise _Crashed
        elif time.monotonic() - heard > _SILENCE:
            raise SheetTrouble(Trouble.TOO_SLOW, file=path.name)


def _memory_of(pid: int | None) -> int:
    """Bytes the worker holds, 0 where the system does not say (there the time limit guards)."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * 4096
    return _windows_memory(pid) if pid else 0


def _windows_memory(pid: int) -> int:
    if not hasattr(os, "startfile"):
        return 0  # not Windows
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS as psapi fills it."""

        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        ]

    windll: Any = getattr(ctypes, "windll")  # noqa: B009  known to the checker on Windows only
    handle = windll.kernel32.OpenProcess(0x1000 | 0x0010, False, pid)
    if not handle:
        return 0
    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    windll.psapi.GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    windll.kernel32.CloseHandle(handle)
    return int(counters.PagefileUsage)
