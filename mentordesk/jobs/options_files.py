"""Writes what the solver sees as four CSV files, so that anyone can check a plan."""

from __future__ import annotations

import csv
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mentordesk.commands.judging import Judged
from mentordesk.matching.rules import BLOCKS, clashes_in
from mentordesk.progress import Progress
from mentordesk.store.trouble import translated

Row = Sequence[object]

_clashes = lru_cache(clashes_in)
"""There are few different sets of clashes among hundreds of thousands of pairs."""


@dataclass(frozen=True)
class OptionsWritten:
    """How many pairs there are, and how many of them the solver may not use."""

    pairs: int
    blocked: int
    files: tuple[Path, ...]


def write_options(judged: Judged, folder: Path, progress: Progress | None = None) -> OptionsWritten:
    """Writes mentees.csv, mentors.csv, options.csv and locked.csv into a folder, made if missing.

    People stand in the order in which ties are decided. Every pair has its score; `blocked` is
    empty where the solver may use it. UTF-8, comma, one header line. The four are swapped in
    together, when all are whole. Raises `FileTrouble`, and `Cancelled`.
    """
    progress = progress or Progress()
    options = judged.options
    mentees = [(mentee.id,) for mentee in options.mentees]
    mentors = [(mentor.id, max(0, mentor.places)) for mentor in options.mentors]
    blocked = 0

    def pairs() -> Iterator[Row]:
        nonlocal blocked
        for row, mentee in enumerate(options.mentees):
            progress.report(row, len(options.mentees), "writing")
            cells = (options.scores, options.allowed, options.blocks, options.clashes)
            columns = zip(options.mentors, *(cell[row].tolist() for cell in cells), strict=True)
            for mentor, score, allowed, block, clashes in columns:
                words = ""
                if not allowed:
                    kinds = (BLOCKS[block - 1],) if block else _clashes(clashes)
                    words = judged.against(kinds, (mentor.id, mentee.id))
                    blocked += 1
                yield mentor.id, mentee.id, score, words

    sheets = (
        ("mentees.csv", ("mentee_id",), mentees),
        ("mentors.csv", ("mentor_id", "places"), mentors),
        ("options.csv", ("mentor_id", "mentee_id", "score", "blocked"), pairs()),
        ("locked.csv", ("mentor_id", "mentee_id"), sorted(options.pool.locked)),
    )
    with translated(folder):
        files = _write(folder, sheets)
    return OptionsWritten(len(mentees) * len(mentors), blocked, files)


def _write(folder: Path, sheets: Iterable[tuple[str, Row, Iterable[Row]]]) -> tuple[Path, ...]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f".{uuid.uuid4().hex}.unfinished"
    beside.mkdir()
    names = []
    try:
        for name, header, rows in sheets:
            with (beside / name).open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(header)
                writer.writerows(rows)
            names.append(name)
        folder.mkdir(exist_ok=True)
        return tuple((beside / name).replace(folder / name) for name in names)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
