"""Writes everything in the file in open formats: a CSV per table, one JSON, a read-me."""

from __future__ import annotations

import csv
import json
import shutil
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentordesk.domain.cells import guarded
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.progress import Progress
from mentordesk.store.queries import export
from mentordesk.store.queries.export import Exported, Value
from mentordesk.store.queries.rounds import programme
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Workspace
from mentordesk.wording import history
from mentordesk.wording.export import JSON_NAME, MARK, README_NAME, readme

_STEP = 2000
"""Rows between two reports of progress."""
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind in a folder somebody looked at."""
_FORMAT = {"format": "mentordesk-export", "version": 1}


@dataclass(frozen=True)
class ExportWritten:
    """The files of an export in the order of its read-me."""

    folder: Path
    files: tuple[Path, ...]


def export_everything(workspace: Workspace, out: Path, progress: Progress) -> ExportWritten:
    """Writes the export into a folder that is new, empty or an earlier export.

    All files are written beside it first, so that a stop leaves what was there. The history gets
    a line, which is no step, unless the file is open for reading only. Raises `Refused`
    FOLDER_TAKEN, `Cancelled`, and `FileTrouble`.
    """
    with translated(out):
        _refuse_strangers(out)
        tables = workspace.ask(export.everything)
        name = workspace.ask(programme).name
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = out.parent / f".{uuid.uuid4().hex}.unfinished"
        beside.mkdir()
        try:
            names = _write(beside, name, tables, progress)
            _move_in(beside, out, names)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    if not workspace.is_read_only:
        workspace.log("ExportFile", {"folder": out.name, "files": len(names)})
    return ExportWritten(out, tuple(out / name for name in names))


def _refuse_strangers(out: Path) -> None:
    """Nothing that is not ours is ever written over or mixed with."""
    if not out.exists():
        return
    if not out.is_dir():
        raise Refused(Reason.FOLDER_TAKEN, folder=str(out))
    there = {path.name for path in out.iterdir()} - _OF_THE_SYSTEM
    if not there:
        return
    note = out / README_NAME
    is_ours = note.is_file() and note.read_text("utf-8", errors="replace").startswith(MARK)
    if not is_ours or there - _our_names():
        raise Refused(Reason.FOLDER_TAKEN, folder=str(out))


def _our_names() -> set[str]:
    tables = [name for name, _ in export.NAMES.values()]
    tables += [export.HISTORY, export.HISTORY_CHANGES]
    return {f"{name}.csv" for name in tables} | {JSON_NAME, README_NAME}


def _write(
    folder: Path, programme_name: str, tables: Sequence[Exported], progress: Progress
) -> list[str]:
    counter = _Counter(progress, 2 * sum(len(table.rows) for table in tables))
    names = [README_NAME]
    counts = [(table.name, len(table.rows)) for table in tables]
    (folder / README_NAME).write_text(readme(programme_name, counts), encoding="utf-8")
    for table in tables:
        names.append(f"{table.name}.csv")
        with (folder / names[-1]).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_header(table))
            for number, line in enumerate(_lines(table), start=1):
                writer.writerow((number, *line))
                counter.tick()
    names.append(JSON_NAME)
    with (folder / JSON_NAME).open("w", encoding="utf-8", newline="\n") as file:
        for piece in _json(tables, counter):
            file.write(piece)
    counter.done()
    return names


def _header(table: Exported) -> list[str]:
    """The columns, each reference followed by the name of what it points at.

    The first one only counts: the byte order mark that Excel needs to read UTF-8 sticks to its
    name in programs that do not expect one, and so harms no column that matters.
    """
    header = ["no"]
    for column in table.columns:
        header.append(column)
        if column in table.names:
            header.append(column.removesuffix("_id"))
    return [*header, "sentence"] if table.name == export.HISTORY else header


def _lines(table: Exported) -> Iterator[list[str]]:
    for row in table.rows:
        line = []
        for column, value in zip(table.columns, row, strict=True):
            line.append(_cell(value))
            if column in table.names:
                line.append(_cell(table.names[column].get(str(value))))
        if table.name == export.HISTORY:
            entry = dict(zip(table.columns, row, strict=True))
            values = json.loads(str(entry["values"]))
            line.append(history.entry(str(entry["kind"]), str(entry["name"]), values))
        yield line


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else str(value)


def _json(tables: Sequence[Exported], counter: _Counter) -> Iterator[str]:
    """The whole export in pieces, one row a line: a big programme never stands twice in memory."""
    yield f'{json.dumps(_FORMAT)[:-1]}, "tables": {{\n'
    for number, table in enumerate(tables):
        yield f"{json.dumps(table.name)}: [\n"
        for row_number, row in enumerate(table.rows):
            end = ",\n" if row_number + 1 < len(table.rows) else "\n"
            record: dict[str, Any] = dict(zip(table.columns, row, strict=True))
            yield json.dumps(record, ensure_ascii=False) + end
            counter.tick()
        yield "],\n" if number + 1 < len(tables) else "]\n"
    yield "}}\n"


def _move_in(beside: Path, out: Path, names: Sequence[str]) -> None:
    if not out.exists():
        beside.rename(out)
        return
    for name in _our_names() - set(names):
        (out / name).unlink(missing_ok=True)
    for name in names:
        (beside / name).replace(out / name)


class _Counter:
    """Counts rows over all files and reports now and then."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._count = 0

    def tick(self) -> None:
        """One more row. Raises `Cancelled`."""
        if self._count % _STEP == 0:
            self._progress.report(self._count, self._total, "export")
        self._count += 1

    def done(self) -> None:
        """All rows are written. Raises `Cancelled`."""
        self._progress.report(self._total, self._total, "export")
