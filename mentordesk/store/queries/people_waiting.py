"""How many imported rows wait for somebody to say whose they are."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from mentordesk.store.tables import WaitingRow


def count_waiting(connection: Connection) -> int:
    """The number of rows without a decision."""
    query = select(func.count()).select_from(WaitingRow).where(WaitingRow.decision.is_(None))
    return connection.execute(query).scalar_one()
