"""Makes verified copies of a programme file, thins old ones out, and restores."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mentordesk.progress import Cancelled, Progress
from mentordesk.store.engine import connect
from mentordesk.store.trouble import FileTrouble, Kind, kind_of, look_at, translated

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many copies of each pace are kept."""
_STEPS = 1000
"""Steps of SQLite between two looks whether to stop: well under a millisecond."""


def copy_to(path: Path, copy: Path, progress: Progress | None = None) -> None:
    """Writes a consistent, verified copy, also while the file is open elsewhere.

    The copy appears under its name only when it is whole. Raises `FileTrouble`: EXISTS when `copy`
    is there already, and whatever the disk says; and `Cancelled` within milliseconds.
    """
    look_at(path)
    if copy.exists():
        raise FileTrouble(Kind.EXISTS, path=copy)
    unfinished = copy.with_name(f".{copy.name}.{os.getpid()}.unfinished")
    with translated(copy):
        if not copy.parent.is_dir():
            raise FileTrouble(Kind.NO_FOLDER, path=copy.parent)
        try:
            _vacuum_into(path, unfinished, progress)
            _verify(path, unfinished, progress)
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(copy)
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)


def _vacuum_into(path: Path, target: Path, progress: Progress | None = None) -> None:
    """What the source refuses is told of the source, what the disk refuses of the copy."""
    try:
        with _stoppable(path, progress) as raw:
            raw.execute("VACUUM INTO ?", (str(target),))
    except Exception as error:
        if kind_of(error) in (Kind.DAMAGED, Kind.BUSY):
            with translated(path):
                raise
        raise


def _verify(path: Path, copy: Path, progress: Progress | None = None) -> None:
    with _stoppable(copy, progress) as raw:
        answer = raw.execute("PRAGMA quick_check").fetchone()[0]
        version = raw.execute("PRAGMA user_version").fetchone()[0]
    if answer != "ok" or version < 1:
        raise FileTrouble(Kind.DAMAGED, path=path, detail=str(answer))


@contextlib.contextmanager
def _stoppable(path: Path, progress: Progress | None) -> Iterator[Any]:
    """A connection whose one long statement ends soon after a stop was asked for."""
    raw = connect(path)
    try:
        if progress is not None:
            raw.set_progress_handler(lambda: int(progress.is_cancelled), _STEPS)
        yield raw
    except Exception as error:
        if progress is not None and progress.is_cancelled:
            raise Cancelled from error
        raise
    finally:
        raw.close()


def backup_folder(path: Path) -> Path:
    """Where the program's own dated copies of this file lie."""
    return path.with_name(f"{path.stem} backups")


def dated_copy(
    path: Path, now: dt.datetime, why: str = "", progress: Progress | None = None
) -> Path:
    """A copy in the backup folder, named by the moment; `why` is a short word for its name.

    Two of one second would have one name, and the later one would not be made: it takes the next
    second that is free.
    """
    folder = backup_folder(path)
    with translated(folder):
        folder.mkdir(exist_ok=True)
    while any(folder.glob(f"{_escaped(path.stem)} {now:%Y-%m-%d %H%M%S}*")):
        now += dt.timedelta(seconds=1)
    name = f"{path.stem} {now:%Y-%m-%d %H%M%S}{' ' + why if why else ''}{path.suffix}"
    copy = folder / name
    copy_to(path, copy, progress)
    return copy


def needs_daily_copy(path: Path, today: dt.date) -> bool:
    """Whether no copy of today lies in the backup folder yet."""
    return not any(backup_folder(path).glob(f"{_escaped(path.stem)} {today.isoformat()} *"))


def thin_out(path: Path, today: dt.date | None = None) -> tuple[Path, ...]:
    """Removes copies beyond the newest of 12 days, 10 weeks and 9 months; returns what went.

    Of `today` all stay: this morning's copy is older than what today's imports brought in.
    """
    copies = sorted(
        backup_folder(path).glob(f"{_escaped(path.stem)} ????-??-?? *{path.suffix}"), reverse=True
    )
    dated = [(c, day) for c in copies if (day := _day_of(path, c)) is not None]
    keep: set[Path] = {copy for copy, day in dated if day == today}
    for limit, bucket in (
        (DAILY, lambda d: d),
        (WEEKLY, lambda d: d.isocalendar()[:2]),
        (MONTHLY, lambda d: (d.year, d.month)),
    ):
        newest: dict[object, Path] = {}
        for copy, day in dated:
            newest.setdefault(bucket(day), copy)
        keep |= set(list(newest.values())[:limit])
    gone = tuple(copy for copy, _ in dated if copy not in keep)
    for copy in gone:
        with contextlib.suppress(OSError):
            copy.unlink()
    return gone


def _day_of(path: Path, copy: Path) -> dt.date | None:
    try:
        return dt.date.fromisoformat(copy.name[len(path.stem) + 1 :][:10])
    except ValueError:
        return None


def _escaped(stem: str) -> str:
    return "".join(f"[{c}]" if c in "[]*?" else c for c in stem)


def restore(copy: Path, target: Path, now: dt.datetime) -> Path | None:
    """Puts a copy in place of `target` and keeps what was there; returns where that lies now.

    The caller holds the right to write `target`. Raises `FileTrouble` when the copy is not whole.
    """
    look_at(copy)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    kept: Path | None = None
    with translated(target):
        if not target.parent.is_dir():
            raise FileTrouble(Kind.NO_FOLDER, path=target.parent)
        try:
            _vacuum_into(copy, unfinished)
            _verify(copy, unfinished)
            if target.exists():
                stamp = now.strftime("%Y-%m-%d %H%M%S")
                kept = target.with_name(f"{target.stem} before restoring {stamp}{target.suffix}")
                shutil.copy2(target, kept)
            unfinished.replace(target)
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
    return kept


def people_in(copy: Path) -> int:
    """How many people a copy holds, whatever version wrote it. Raises `FileTrouble`."""
    look_at(copy)
    with translated(copy):
        raw = connect(copy)
        try:
            return int(raw.execute("SELECT count(*) FROM person").fetchone()[0])
        finally:
            raw.close()
