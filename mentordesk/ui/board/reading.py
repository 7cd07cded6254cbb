"""What the board reads of its round: people, pairs and plans, kept up to date by change lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.match import Aim
from mentordesk.store.queries import board
from mentordesk.store.queries.board import (
    BoardData,
    MenteeCard,
    MentorCard,
    PairChip,
    PlanRow,
    RoundRow,
)
from mentordesk.ui.board.changes import WHOLE, differ, people_of, replace_rows
from mentordesk.ui.rows import MANY, ChangedRow

if TYPE_CHECKING:
    from mentordesk.ui.desk import Desk


class BoardReading(QObject):
    """The rows of one round and one of its plans, by default the current one.

    `opened`: everything is new. `moved`: these mentees and mentors, and the plan, are as they are
    now.
    """

    opened = Signal()
    moved = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.round: RoundRow | None = None
        self.plan: PlanRow | None = None
        self.plans: tuple[PlanRow, ...] = ()
        self.mentees: dict[str, MenteeCard] = {}
        self.mentors: dict[str, MentorCard] = {}
        self.pairs: dict[str, PairChip] = {}
        self.today = dt.date.min
        self._names: dict[str, str] = {}
        self._wanted: str | None = None

    @property
    def aim(self) -> Aim:
        """What the plan shown is meant to be best at."""
        return self.plan.aim if self.plan is not None else Aim.FIT

    @property
    def plan_id(self) -> str | None:
        """The plan shown."""
        return self.plan.id if self.plan is not None else None

    @property
    def names(self) -> Mapping[str, str]:
        """The mentees' names by id."""
        return self._names

    def pair_of(self, mentee_id: str) -> PairChip | None:
        """The pair a mentee has on this board, a live one before a draft."""
        found = [pair for pair in self.pairs.values() if pair.mentee_id == mentee_id]
        return min(found, key=lambda pair: not pair.is_live, default=None)

    def read(self, round_id: str | None, plan_id: str | None = None) -> None:
        """Take the whole board of a round showing a plan, or be about none."""
        self._wanted = plan_id
        if round_id is None:
            self.round = self.plan = None
            self.mentees, self.mentors, self.pairs, self.plans = {}, {}, {}, ()
            self._names = {}
        else:
            self._take(self._ask(round_id))

    def read_changes(self, changes: Iterable[ChangedRow]) -> None:
        """Read again what these changes touch. Raises `Refused` when the round itself is gone."""
        if self.round is None:
            return
        changes = list(changes)
        people = {person for change in changes for person in people_of(change)}
        if any(change.table in WHOLE for change in changes) or len(people) > MANY:
            self._compare(self._ask(self.round.id))
        else:
            self._refresh(people)

    def _ask(self, round_id: str) -> BoardData:
        """The board; where the plan wanted is gone, as when its making is undone, the current."""
        today = self._desk.today()
        found = self._desk.ask(board.board, round_id, self._wanted, today=today)
        if found.plan is None and self._wanted is not None:
            self._wanted = None
            found = self._desk.ask(board.board, round_id, today=today)
        return found

    def _take(self, data: BoardData) -> None:
        self.round, self.plan, self.plans = data.round, data.plan, data.plans
        self.today = data.today
        self.mentees = {row.id: row for row in data.mentees}
        self.mentors = {row.id: row for row in data.mentors}
        self.pairs = {row.match_id: row for row in data.pairs}
        self._names = {row.id: row.name for row in data.mentees}

    def _compare(self, data: BoardData) -> None:
        """Take everything anew, but tell only what is not as it was."""
        old = (self.mentees, self.mentors, self.pairs)
        plans = self.plans
        self._take(data)
        mentees = differ(old[0], self.mentees)
        mentors = differ(old[1], self.mentors)
        for match_id in differ(old[2], self.pairs):
            for pairs in (old[2], self.pairs):
                if match_id in pairs:
                    mentees.add(pairs[match_id].mentee_id)
                    mentors.add(pairs[match_id].mentor_id)
        if mentees or mentors or plans != self.plans:
            self.moved.emit(mentees, mentors)

    def _refresh(self, people: set[str]) -> None:
        """Read these people again, and every pair they are or were in."""
        if self.round is None:
            return
        found, ask = self.round, self._desk.ask
        plan_id = self.plan_id or found.current_plan_id
        pairs = ask(board.pair_chips, found.id, plan_id)
        mentees = ask(board.mentee_cards, found, pairs, people)
        mentors = ask(board.mentor_cards, found, plan_id, pairs, people, today=self._desk.today())
        self.pairs = {row.match_id: row for row in pairs}
        replace_rows(self.mentees, mentees, people)
        replace_rows(self.mentors, mentors, people)
        self._names = {row.id: row.name for row in self.mentees.values()}
        touched = {pair.mentor_id for pair in pairs if pair.mentee_id in people}
        self.moved.emit(people, people | touched)
