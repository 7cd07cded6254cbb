"""The programme's own dated copies: the list of them, one more made now, and going back to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mentordesk.progress import Progress
from mentordesk.store.backup import (
    backup_folder,
    dated_copy,
    needs_daily_copy,
    people_in,
    restore,
    thin_out,
)
from mentordesk.store.lock import WriterHold
from mentordesk.store.trouble import FileTrouble, look_at
from mentordesk.store.workspace import utc_now

PATIENCE_S = 5.0
"""How long to wait for a window to give the file back."""

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
    """Makes a verified copy in the backup folder. Raises `FileTrouble` and `Cancelled`."""
    progress.report(0, 0, "copy")
    return dated_copy(path, utc_now(), progress=progress)


def daily_copy(path: Path, progress: Progress) -> Path | None:
    """The copy of the day, unless today has one; old ones are thinned out. Raises `FileTrouble`."""
    now = utc_now()
    if not needs_daily_copy(path, now.date()):
        return None
    progress.report(0, 0, "copy")
    copy = dated_copy(path, now, progress=progress)
    thin_out(path, now.date())
    return copy


def copy_before(path: Path, why: str, progress: Progress) -> Path:
    """A copy of how things stood before something big; old ones are thinned out by the same rule.

    `why` is a short word for its name. Raises `FileTrouble` and `Cancelled`.
    """
    now = utc_now()
    progress.report(0, 0, "copy")
    copy = dated_copy(path, now, why, progress)
    thin_out(path, now.date())
    return copy


def count_people(copies: Sequence[Path], progress: Progress) -> dict[Path, int]:
    """How many people each copy holds; one that cannot be read is left out."""
    found = {}
    for number, copy in enumerate(copies):
        progress.report(number, len(copies), "copies")
        try:
            found[copy] = people_in(copy)
        except FileTrouble:
            continue
    return found


def put_back(copy: Path, path: Path, progress: Progress) -> Path | None:
    """Puts a copy in the place of a file nobody has open; answers where the file before lies now.

    Raises `FileTrouble` for a copy that is not whole, and when somebody has the file open; the
    file is then as it was.
    """
    progress.report(0, 0, "restore")
    look_at(copy)
    hold = WriterHold(path, "window")
    hold.take(wait_s=PATIENCE_S)
    try:
        return restore(copy, path, utc_now())
    finally:
        hold.release()


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
