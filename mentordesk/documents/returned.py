"""Reads the fields of a PDF that came back, in a worker process: such a file may hold anything."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from mentordesk.documents.returned_child import FIELDS, read_into
from mentordesk.progress import Progress

MOST_BYTES = 60_000_000
"""A scanned agreement of a few pages is far below; whatever is above is no agreement."""
_SILENCE = 40.0
"""Seconds after which the worker is taken for hung."""
_POLL = 0.1


class PaperTroubleKind(Enum):
    """Why nothing can be read from a file that came back."""

    NOT_READABLE = "not_readable"
    NOT_PDF = "not_pdf"
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    DAMAGED = "damaged"
    PASSWORD = "password"
    NO_FIELDS = "no_fields"
    NOT_OURS = "not_ours"


class PaperTrouble(Exception):  # noqa: N818  it is an answer to a person, not an error of ours
    """A returned file cannot be used."""

    def __init__(self, kind: PaperTroubleKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


@dataclass(frozen=True)
class ReturnedFields:
    """What stands in the fields of one file, by their names; blank fields are among them."""

    values: Mapping[str, str]
    pages: int


def read_fields(path: Path, progress: Progress | None = None) -> ReturnedFields:
    """The fields of a PDF. Raises `PaperTrouble`, and `Cancelled` when told to stop."""
    try:
        with path.open("rb") as stream:
            start = stream.read(1024)
        size = path.stat().st_size
    except OSError as error:
        raise PaperTrouble(PaperTroubleKind.NOT_READABLE) from error
    if b"%PDF-" not in start:
        raise PaperTrouble(PaperTroubleKind.NOT_PDF)
    if size > MOST_BYTES:
        raise PaperTrouble(PaperTroubleKind.TOO_BIG)
    values, pages = _ask_worker(path, progress or Progress())
    if not values:
        raise PaperTrouble(PaperTroubleKind.NO_FIELDS)
    return ReturnedFields(values, pages)


def _ask_worker(path: Path, progress: Progress) -> tuple[Mapping[str, str], int]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=read_into, args=(theirs, str(path)), daemon=True)
    worker.start()
    theirs.close()
    try:
        kind, *rest = _answer(ours, worker, progress)
    finally:
        if worker.is_alive():
            worker.kill()
        worker.join()
        ours.close()
        worker.close()
    if kind != FIELDS:
        raise PaperTrouble(PaperTroubleKind(rest[0]))
    return rest[0], rest[1]


def _answer(news: Connection, worker: BaseProcess, progress: Progress) -> Any:
    """The one message of the worker; a crash is a damaged file."""
    begun = time.monotonic()
    while True:
        progress.report(0, 0, "read")
        if news.poll(_POLL):
            try:
                return news.recv()
            except (EOFError, OSError) as error:
                raise PaperTrouble(PaperTroubleKind.DAMAGED) from error
        if not worker.is_alive() and not news.poll(0):
            raise PaperTrouble(PaperTroubleKind.DAMAGED)
        if time.monotonic() - begun > _SILENCE:
            raise PaperTrouble(PaperTroubleKind.TOO_SLOW)
