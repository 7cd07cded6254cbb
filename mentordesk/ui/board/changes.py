"""What a change list means for the board: whom it touches, and what must be judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mentordesk.domain.match import MatchState
from mentordesk.ui.rows import ChangedRow

PEOPLE = {
    "person": "id",
    "application": "person_id",
    "person_language": "person_id",
    "weekly_hours": "person_id",
    "alumni_identity": "person_id",
    "mentor_profile": "person_id",
    "consent": "person_id",
    "person_link": "person_id",
    "group_draft": "mentor_id",
}
"""Tables whose rows name the person they are about, and in which column."""
WHOLE = frozenset(
    {
        "round", "plan", "programme", "application_topic", "mentor_topic", "topic",
        "mentoring_group", "group_member", "mentor_wish", "reader_mark",
    }
)  # fmt: skip
"""Tables of which one row may touch anybody: the board is read anew and compared."""


def ours(changes: Iterable[ChangedRow]) -> list[ChangedRow]:
    """The changes that concern a board at all."""
    return [c for c in changes if c.table in PEOPLE or c.table in WHOLE or c.table == "match"]


def people_of(change: ChangedRow) -> set[str]:
    """Whom a changed row is about, before or after."""
    rows = [row for row in (change.before, change.after) if row is not None]
    if change.table == "match":
        return {row[key] for row in rows for key in ("mentor_id", "mentee_id")}
    if change.table == "person_link":
        return {row[key] for row in rows for key in ("person_id", "other_id")}
    column = PEOPLE.get(change.table)
    return {row[column] for row in rows} if column is not None else set()


def weighs(change: ChangedRow) -> bool:
    """Whether scores, rules or locks may be different now: a plain draft changes none of them."""
    if change.table != "match":
        return True
    return any(map(_holds, (change.before, change.after)))


def _holds(row: Mapping[str, Any] | None) -> bool:
    if row is None:
        return False
    return bool(row["state"] != MatchState.DRAFT.value or row["locked"] or row["override_reason"])


def differ(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """The keys under which the two do not hold the same."""
    return {key for key in {**old, **new} if old.get(key) != new.get(key)}
