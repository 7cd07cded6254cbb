"""What all recorded tables share: one base, text ids and names for every constraint."""

from __future__ import annotations

from sqlalchemy import ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Migrations in batch mode can only find what has a name."""


class Record(DeclarativeBase):
    """A row whose every change is journalled; its id is a UUID made by the program."""

    metadata = MetaData(naming_convention=NAMING)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)


def ref(table: str, *, index: bool = True) -> Mapped[str]:
    """A required reference to a row of `table`; nothing is deleted behind the journal's back."""
    return mapped_column(String(36), ForeignKey(f"{table}.id"), index=index)


def maybe_ref(table: str, *, index: bool = True) -> Mapped[str | None]:
    """A reference that may be empty."""
    return mapped_column(String(36), ForeignKey(f"{table}.id"), index=index)
