"""The model of the agreements table: one row for each pair and group of the round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.agreement import AgreementState, of_group
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.agreement_rows import AgreementRow, agreement_rows
from mentordesk.store.queries.rounds import round_by_id
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.wording import words
from mentordesk.wording.agreements import between
from mentordesk.wording.dates import short_day
from mentordesk.wording.groups import group_of


class AgreementColumn(Enum):
    """The columns; the value is the heading."""

    MENTOR = "Mentor"
    MENTEE = "Mentee or group"
    STATE = "Agreement"
    SINCE = "Since"
    PAIR = "Pair or group"
    VERSION = "Version"


class AgreementsModel(RowsModel[AgreementRow, AgreementColumn]):
    """Pairs that are live, were introduced or are drafts; groups that are open or have met."""

    tables = frozenset(
        {
            "agreement", "agreement_name", "group_member", "match", "mentoring_group", "person",
            "plan", "round",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(AgreementColumn), parent)
        self._desk = desk
        self._round_id: str | None = None
        self._is_of_groups = False
        desk.changed.connect(self.changed)

    def set_round(self, round_id: str | None) -> None:
        """Show the pairs and groups of this round."""
        if round_id != self._round_id:
            self._round_id = round_id
            found = self._desk.ask(round_by_id, round_id) if round_id is not None else None
            self._is_of_groups = found is not None and found.scheme is Scheme.GROUP
            self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[AgreementRow]:
        """The pairs and groups with these ids, or all of the round."""
        if self._round_id is None:
            return ()
        return self._desk.ask(agreement_rows, self._round_id, ids)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """The pairs and groups a change is about; of another plan of the round, perhaps all."""
        if change.table in ("match", "mentoring_group"):
            return (change.id,)
        if change.table in ("agreement", "group_member"):
            sides = [side for side in (change.before, change.after) if side]
            owners = {side.get(of) for side in sides for of in ("match_id", "group_id")}
            return {str(owner) for owner in owners if owner}
        if change.table == "person":
            return [row.id for row in self.rows if change.id in (row.mentor_id, row.mentee_id)]
        return ()

    def changed(self, changes: Iterable[ChangedRow]) -> None:
        """As every model; but another plan of the round brings other drafts, so all is read.

        In a round of groups a draft belongs to the row of its mentor: all is read, too.
        """
        found = list(changes)
        if self._is_of_groups and any(c.table in ("match", "person") for c in found):
            self.load()
            return
        super().changed(found)
        if any(c.table == "round" and c.id == self._round_id for c in found):
            self.load()

    def order(self, row: AgreementRow) -> tuple[str, str]:
        """By mentor, then mentee."""
        return (row.mentor_sort, row.mentee_sort)

    def text(self, row: AgreementRow, column: AgreementColumn) -> str:
        """A cell in words."""
        if column is AgreementColumn.MENTOR:
            return row.mentor
        if column is AgreementColumn.MENTEE:
            return named(row)
        if column is AgreementColumn.STATE:
            return state_word(row)
        if column is AgreementColumn.SINCE:
            return short_day(row.state_on)
        if column is AgreementColumn.VERSION:
            return "" if row.version is None else str(row.version)
        return words.word(row.match_state)

    def value(self, row: AgreementRow, column: AgreementColumn) -> object:
        """Faces for people, a pill for the state: none of them asks for anything."""
        if column is AgreementColumn.MENTOR:
            return Face(row.mentor, row.mentor_original or "", Shape.MENTOR)
        if column is AgreementColumn.MENTEE:
            if row.is_group or row.drafted:
                return Face(named(row), "", Shape.GROUP)
            return Face(row.mentee, row.mentee_original or "", Shape.MENTEE)
        if column is AgreementColumn.STATE:
            return Pill(state_word(row))
        return self.text(row, column)

    def tip(self, row: AgreementRow, column: AgreementColumn) -> str:
        """The whole name, in both scripts; everybody of a group in the making."""
        if column is AgreementColumn.MENTEE and row.drafted:
            return words.listed(list(row.drafted), len(row.drafted))
        value = self.value(row, column)
        return value.spoken if isinstance(value, Face) else self.text(row, column)


def named(row: AgreementRow) -> str:
    """The mentee, the title of the group, or who would be in it."""
    return words.listed(list(row.drafted), 2) if row.drafted else row.mentee


def state_word(row: AgreementRow) -> str:
    """Where the agreement stands; of a draft, that there is none to speak of yet."""
    if row.match_state is MatchState.DRAFT and row.state is AgreementState.NOT_STARTED:
        return "group not yet formed" if row.drafted else "pair not yet proposed"
    return words.word(of_group(row.state) if row.is_group else row.state)


def title_of(row: AgreementRow) -> str:
    """Whose agreement it is, in one line."""
    if row.drafted:
        return group_of(row.mentor)
    return between(row.mentor, [row.mentee], row.mentee if row.is_group else None)
