"""Opening a programme file: made whole or not at all, migrated when older, held by one writer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from mentordesk.store import backup, schema
from mentordesk.store.engine import reader_engine, writer_engine
from mentordesk.store.lock import WriterHold
from mentordesk.store.tables import Programme
from mentordesk.store.trouble import FileTrouble, Kind, look_at, translated

VERSION_PATIENCE_MS = 3000
"""How long the question for a file's version waits for somebody else's commit."""


def make_file(path: Path, name: str, programme_id: str) -> None:
    """Makes a new programme file under its name once it is whole.

    Raises `FileTrouble` (EXISTS, NO_FOLDER, …).
    """
    if path.exists():
        raise FileTrouble(Kind.EXISTS, path=path)
    if not path.parent.is_dir():
        raise FileTrouble(Kind.NO_FOLDER, path=path.parent)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with translated(path):
        try:
            engine = writer_engine(unfinished, create=True)
            with engine.begin() as connection:
                schema.make_tables(connection)
                connection.execute(
                    Programme.__table__.insert().values(  # type: ignore[attr-defined]
                        id=programme_id, name=name, time_zone="Europe/London",
                        require_code=False, require_training=False,
                    )
                )  # fmt: skip
            engine.dispose()
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


def hold_file(
    path: Path, now: Callable[[], dt.datetime], *, read_only: bool, what: str, wait_s: float
) -> WriterHold | None:
    """Brings a file to our version, and holds it for writing; None with `read_only`.

    An older file is copied before it is migrated, a newer one refused untouched. `wait_s` is how
    long to wait for another writer. Raises `FileTrouble`.
    """
    look_at(path)
    with translated(path):
        found = _version(path)
        schema.refuse_newer(path, found)
        if read_only and found == schema.VERSION:
            return None
        hold = WriterHold(path, what)
        hold.take(wait_s)
        try:
            if found < schema.VERSION:
                backup.dated_copy(path, now(), f"before version {schema.VERSION}")
                schema.migrate(path, found)
        except BaseException:
            hold.release()
            raise
        if read_only:
            hold.release()
            return None
        return hold


def identity(path: Path) -> tuple[int, int]:
    """What tells this file from another put under its name; (0, 0) where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_dev, status.st_ino)


def _version(path: Path) -> int:
    engine = reader_engine(path, timeout_ms=VERSION_PATIENCE_MS)
    try:
        with engine.connect() as connection:
            # The version stands on the first page; what the file holds is listed on others, and a
            # file whose list is damaged is said to be so here, before anything is shown of it.
            connection.execute(text("SELECT count(*) FROM sqlite_master"))
            return schema.version_of(connection)
    finally:
        engine.dispose()
