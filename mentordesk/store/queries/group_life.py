"""What becomes of a group beside its sessions: goals, check-ins, notes, agreements, letters."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from mentordesk.store.queries.relationship_detail import (
    CheckInRow,
    GoalRow,
    NoteRow,
    SentTogether,
    VersionRow,
    letters_sent,
    rows_of,
)
from mentordesk.store.tables import Agreement, CheckIn, Goal, Letter, StaffNote


@dataclass(frozen=True)
class GroupLife:
    """The goals by due day, surveys by the day they were sent, notes, versions and letters."""

    goals: tuple[GoalRow, ...]
    check_ins: tuple[CheckInRow, ...]
    notes: tuple[NoteRow, ...]
    agreements: tuple[VersionRow, ...]
    letters: tuple[SentTogether, ...]


def group_life(connection: Connection, group_id: str) -> GroupLife:
    """All of it, in five statements; empty for a group that is not on file."""
    return GroupLife(
        goals=rows_of(connection, GoalRow, Goal.group_id, group_id, Goal.due_on),
        check_ins=rows_of(
            connection, CheckInRow, CheckIn.group_id, group_id, CheckIn.sent_on, "answers"
        ),
        notes=rows_of(connection, NoteRow, StaffNote.group_id, group_id, StaffNote.on),
        agreements=rows_of(
            connection, VersionRow, Agreement.group_id, group_id, Agreement.version, "terms"
        ),
        letters=letters_sent(connection, Letter.group_id, group_id),
    )
