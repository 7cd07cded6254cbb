"""Opens the SQLite file through sqlcipher3 with the settings that survived being killed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

READER_TIMEOUT_MS = 50
"""Reads from the screen give up this soon and are tried again on the next turn."""

WRITER_TIMEOUT_MS = 5000


@cache
def _driver() -> Any:
    """The driver, told what to do with nothing and with truth values.

    Untold, it looks for a way to adapt each of them anew: an import took three times as long.
    """
    from sqlcipher3 import dbapi2

    dbapi2.register_adapter(type(None), lambda nothing: nothing)
    dbapi2.register_adapter(bool, int)
    return dbapi2


def connect(path: Path, *, timeout_ms: int = WRITER_TIMEOUT_MS, create: bool = False) -> Any:
    """A bare driver connection in autocommit: BEGIN is said by us, never by the driver."""
    mode = "rwc" if create else "rw"
    raw = _driver().connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        isolation_level=None,
        check_same_thread=False,
        uri=True,
        timeout=timeout_ms / 1000,
    )
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("PRAGMA secure_delete = ON")
    return raw


def writer_engine(path: Path, *, create: bool = False) -> Engine:
    """The engine that may write: every transaction takes the write lock at its beginning."""

    def creator() -> Any:
        raw = connect(path, create=create)
        # DELETE and FULL: a copy of the lone file is good at any moment, and a commit is on disk.
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA synchronous = FULL")
        # A big write must not spill to the file early: that would lock readers out.
        raw.execute("PRAGMA cache_spill = OFF")
        return raw

    engine = _engine(creator, QueuePool, pool_size=1, max_overflow=0)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        # Undo plays rows back in any order; the keys are checked as a whole at the commit.
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    return engine


def reader_engine(path: Path, *, timeout_ms: int = READER_TIMEOUT_MS) -> Engine:
    """The engine for questions: writing through it is impossible, not merely forbidden."""

    def creator() -> Any:
        raw = connect(path, timeout_ms=timeout_ms)
        raw.execute("PRAGMA query_only = ON")
        return raw

    engine = _engine(creator, QueuePool, pool_size=2, max_overflow=6)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def single_engine(path: Path) -> Engine:
    """An engine without transactions of its own, for migrations, which say BEGIN themselves."""
    return _engine(lambda: connect(path), NullPool)


def _engine(creator: Any, pool: Any, **options: Any) -> Engine:
    return create_engine("sqlite://", module=_driver(), creator=creator, poolclass=pool, **options)
