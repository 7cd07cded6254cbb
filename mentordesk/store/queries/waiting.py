"""Imported rows that may be somebody on file and wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.store.tables import ImportRun, Person, WaitingRow


@dataclass(frozen=True)
class WaitingView:
    """A row that waits for a decision: who it may be, where it stood, its draft as JSON."""

    id: str
    person_id: str
    person: str
    address: str
    draft: str
    likeness: int


def count_waiting(connection: Connection) -> int:
    """How many rows wait for a decision."""
    query = select(func.count()).select_from(WaitingRow).where(WaitingRow.decision.is_(None))
    return connection.execute(query).scalar_one()


def waiting_rows(connection: Connection) -> tuple[WaitingView, ...]:
    """The rows that wait for a decision, the likeliest first."""
    w = WaitingRow
    query = (
        select(w.id, w.person_id, Person.display_name, w.address, w.draft, w.likeness)
        .join(Person, Person.id == w.person_id)
        .where(w.decision.is_(None))
        .order_by(w.likeness.desc(), w.address, w.id)
    )
    return tuple(WaitingView(*row) for row in connection.execute(query).all())


def waiting_round(connection: Connection, waiting_id: str) -> str | None:
    """The round whose sign-ups a waiting row came with."""
    query = (
        select(ImportRun.round_id)
        .join(WaitingRow, WaitingRow.run_id == ImportRun.id)
        .where(WaitingRow.id == waiting_id)
    )
    return connection.execute(query).scalar_one_or_none()
