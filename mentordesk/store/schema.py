"""Makes the tables of a new file, and brings an older file up to this program's version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from mentordesk.store import journal, search
from mentordesk.store.engine import single_engine
from mentordesk.store.tables import Record
from mentordesk.store.trouble import APPLICATION_ID, FileTrouble, Kind

VERSION = 4
"""The schema this program writes; it stands in the file as user_version."""

MIGRATIONS = Path(__file__).parent / "migrations"


def make_tables(connection: Connection) -> None:
    """All tables of the newest version, in an empty file."""
    Record.metadata.create_all(connection)
    journal.metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def version_of(connection: Connection) -> int:
    """The schema version that stands in the file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_newer(path: Path, found: int, newest: int = VERSION) -> None:
    """Raises `FileTrouble` NEWER for a file written by a later program; it is never touched."""
    if found > newest:
        raise FileTrouble(Kind.NEWER, path=path, found=found, known=newest)


def migrate(path: Path, found: int, scripts: Path = MIGRATIONS, newest: int = VERSION) -> None:
    """Takes the file from schema `found` to `newest` in one transaction; the caller made a copy.

    Foreign keys are off while tables are rebuilt: with them on, a rebuild in batch mode deletes
    every child row without a word. Derived tables are made anew, keys and row counts checked.
    """
    engine = single_engine(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                _step_up(connection, found, newest, scripts)
                _check(connection, path)
                connection.exec_driver_sql(f"PRAGMA user_version = {newest}")
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")
    finally:
        engine.dispose()


def _step_up(connection: Connection, found: int, newest: int, scripts: Path) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory(str(scripts))
    context = MigrationContext.configure(connection, opts={"transactional_ddl": False})
    with Operations.context(context):
        for number in range(found + 1, newest + 1):
            revision: Any = directory.get_revision(f"{number:04d}")
            revision.module.upgrade()
    rebuild_search(connection)


def rebuild_search(connection: Connection) -> None:
    """Drops the derived search lines and makes them anew from the records."""
    search.lines.drop(connection, checkfirst=True)
    search.lines.create(connection)
    ids = connection.execute(text("SELECT id FROM person")).scalars().all()
    search.refresh(connection, ids)


def _check(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise FileTrouble(Kind.DAMAGED, path=path, detail=f"{len(broken)} rows lost their owner")


def dispose(*engines: Engine) -> None:
    """Closes every connection of these engines."""
    for engine in engines:
        engine.dispose()
