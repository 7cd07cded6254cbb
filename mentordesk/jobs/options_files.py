"""Writes what the solver sees as four CSV files, so that anyone can check a plan."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mentordesk.commands.judging import Judged
from mentordesk.matching.rules import BLOCKS, clashes_in
from mentordesk.progress import Progress

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
    empty where the solver may use it. UTF-8, comma, one header line. Raises `OSError`.
    """
    progress = progress or Progress()
    options = judged.options
    folder.mkdir(parents=True, exist_ok=True)
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

    files = (
        _write(folder / "mentees.csv", ("mentee_id",), mentees),
        _write(folder / "mentors.csv", ("mentor_id", "places"), mentors),
        _write(folder / "options.csv", ("mentor_id", "mentee_id", "score", "blocked"), pairs()),
        _write(folder / "locked.csv", ("mentor_id", "mentee_id"), sorted(options.pool.locked)),
    )
    return OptionsWritten(len(mentees) * len(mentors), blocked, files)


def _write(path: Path, header: Row, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path
