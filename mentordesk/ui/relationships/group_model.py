"""The model of the table of mentoring groups: one row for each, those that need her first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.group import WARN_ABOVE, GroupState
from mentordesk.store.queries.groups import GroupRow, groups
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.ui.relationships.model import RANK, health_pill, health_text
from mentordesk.ui.round_rows import RoundRows
from mentordesk.wording import groups as said
from mentordesk.wording.dates import short_day
from mentordesk.wording.relationships import health_rule, last_heard
from mentordesk.wording.words import word


class GroupColumn(Enum):
    """The columns; the value is the heading."""

    TITLE = "Group"
    MENTOR = "Mentor"
    MEMBERS = "Members"
    STATE = "State"
    HEALTH = "How it goes"
    NEXT = "Next session"
    CONTACT = "Last contact"
    CO_MENTOR = "Co-mentor"
    ROUND = "Round"


class GroupsModel(RoundRows[GroupRow, GroupColumn]):
    """Groups of the round picked or of all rounds; the closed ones come last."""

    tables = frozenset(
        {
            "attendance", "check_in", "concern", "group_member", "mentoring_group", "person",
            "programme", "round", "session_log", "staff_note",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, list(GroupColumn), parent)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[GroupRow]:
        """The groups with these ids that belong here, or all that do."""
        wanted = None if ids is None else tuple(ids)
        self._today = self._desk.today()
        rows = self._desk.ask(groups, self._today, wanted)
        return [row for row in rows if self.is_here(row)]

    def order(self, row: GroupRow) -> tuple[bool, int, bool, str]:
        """Those that need care first, then where attendance waits; the closed last, by title."""
        is_closed, rank = row.state is GroupState.CLOSED, RANK[row.judgement.health]
        return (is_closed, rank, row.due_on is None, row.title.casefold())

    def text(self, row: GroupRow, column: GroupColumn) -> str:
        """A cell in words."""
        c = GroupColumn
        return {
            c.TITLE: row.title,
            c.MENTOR: row.mentor,
            c.CO_MENTOR: row.co_mentor or "",
            c.MEMBERS: said.size(row.members, row.least, row.most, row.asked),
            c.STATE: word(row.state),
            c.HEALTH: health_text(row.judgement),
            c.CONTACT: self._contact(row),
            c.NEXT: said.next_session(row.due_on, row.next_on),
            c.ROUND: row.round,
        }[column]

    def value(self, row: GroupRow, column: GroupColumn) -> object:
        """Faces for group and mentors, pills for states and for what waits for her."""
        c, text = GroupColumn, self.text(row, column)
        if column is c.TITLE:
            return Face(text, "", Shape.GROUP)
        if column in (c.MENTOR, c.CO_MENTOR):
            return Face(text, "", Shape.MENTOR) if text else text
        if column is c.STATE:
            return Pill(text)
        if column is c.HEALTH:
            return health_pill(row.judgement)
        if column is c.NEXT and row.due_on is not None:
            return Pill(text, Tone.ATTENTION)
        return text

    def tip(self, row: GroupRow, column: GroupColumn) -> str:
        """The rule behind how it goes, what a size means, and the theme of what comes next."""
        c, text = GroupColumn, self.text(row, column)
        if column is c.HEALTH:
            return health_rule(row.judgement)
        if column is c.MEMBERS and row.is_below_least:
            return said.BELOW_LEAST
        if column is c.MEMBERS and row.members > WARN_ABOVE:
            return said.LARGE
        if column is c.NEXT and row.due_on is None and row.next_theme:
            return f"{text}: {row.next_theme}"
        return text

    def _contact(self, row: GroupRow) -> str:
        if row.state is GroupState.CLOSED or row.began_on is None:
            return short_day(row.last_contact_on)
        return last_heard(row.last_contact_on, self._today)
