"""The programme's own dated copies: the list of them, and one more made now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from mentordesk.progress import Progress
from mentordesk.store.backup import backup_folder, dated_copy, needs_daily_copy, thin_out
from mentordesk.store.workspace import utc_now

_STAMP = "%Y-%m-%d %H%M%S"
_STAMP_LONG = len("2026-01-31 093000")


@dataclass(frozen=True)
class Backup:
    """A copy in the backup folder; each was read back and found whole before it got its name.

    `made` is in UTC, `size` in bytes, `why` a few words or nothing.
    """

    path: Path
    made: dt.datetime
    why: str
    size: int


def backups(path: Path) -> tuple[Backup, ...]:
    """The copies of this file, the newest first; none when the folder is missing or unreadable."""
    found = []
    try:
        files = list(backup_folder(path).iterdir())
    except OSError:
        return ()
    for file in files:
        made = _made(path, file)
        if made is not None:
            why = file.stem[len(path.stem) + 1 + _STAMP_LONG :].strip()
            found.append(Backup(file, made, why, _size(file)))
    return tuple(sorted(found, key=lambda each: each.made, reverse=True))


def back_up(path: Path, progress: Progress) -> Path:
    """Makes a verified copy in the backup folder. Raises `FileTrouble`, and `Cancelled` before."""
    progress.report(0, 0, "copy")
    return dated_copy(path, utc_now())


def daily_copy(path: Path, progress: Progress) -> Path | None:
    """The copy of the day, unless today has one; old ones are thinned out. Raises `FileTrouble`."""
    now = utc_now()
    if not needs_daily_copy(path, now.date()):
        return None
    progress.report(0, 0, "copy")
    copy = dated_copy(path, now)
    thin_out(path)
    return copy


def _made(path: Path, file: Path) -> dt.datetime | None:
    if file.suffix != path.suffix or not file.stem.startswith(f"{path.stem} "):
        return None
    stamp = file.stem[len(path.stem) + 1 :][:_STAMP_LONG]
    try:
        return dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
