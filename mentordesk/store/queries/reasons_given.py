"""Reasons that pairs keep: what the coordinator gave lately, and why one was decided."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from mentordesk.store.tables import Match


def last_reasons(connection: Connection, most: int = 5) -> tuple[str, ...]:
    """The reasons given last, each once, the newest first."""
    newest = func.max(func.coalesce(Match.drafted_on, "")).label("newest")
    query = (
        select(Match.override_reason, newest)
        .where(Match.override_reason.is_not(None))
        .group_by(Match.override_reason)
        .order_by(newest.desc(), Match.override_reason)
        .limit(most)
    )
    return tuple(reason or "" for reason, _ in connection.execute(query).all())


def kept_reasons(connection: Connection, match_id: str) -> str | None:
    """The reasons of a pair as its record keeps them (JSON), or None."""
    return connection.execute(select(Match.reasons).where(Match.id == match_id)).scalar()
