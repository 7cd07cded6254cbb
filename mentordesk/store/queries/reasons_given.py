"""Reasons kept with pairs and members: what she gave lately, and why a pair was decided."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, union_all

from mentordesk.store.tables import GroupMember, Match


def last_reasons(connection: Connection, most: int = 5) -> tuple[str, ...]:
    """The reasons given last, each once, the newest first."""
    m = GroupMember
    pairs = select(Match.override_reason.label("reason"), Match.drafted_on.label("day"))
    members = select(m.override_reason, m.joined_on).where(m.override_reason.is_not(None))
    given = union_all(pairs.where(Match.override_reason.is_not(None)), members).subquery()
    newest = func.max(func.coalesce(given.c.day, "")).label("newest")
    query = (
        select(given.c.reason, newest)
        .group_by(given.c.reason)
        .order_by(newest.desc(), given.c.reason)
        .limit(most)
    )
    return tuple(reason or "" for reason, _ in connection.execute(query).all())


def kept_reasons(connection: Connection, match_id: str) -> str | None:
    """The reasons of a pair as its record keeps them (JSON), or None."""
    return connection.execute(select(Match.reasons).where(Match.id == match_id)).scalar()
