"""What the board reads of its round: people, pairs and plans, kept up to date by change lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.match import Aim
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import board
from mentordesk.store.queries.board import BoardLines, PairChip, PlanRow, RoundRow
from mentordesk.store.queries.board_cards import (
    MenteeCard,
    MenteeLine,
    MentorCard,
    MentorLine,
    Particulars,
    mentee_card,
    mentee_lines,
    mentor_card,
    mentor_lines,
    particulars,
    prepare,
)
from mentordesk.ui.board.changes import WHOLE, differ, people_of
from mentordesk.ui.board.folk import Folk
from mentordesk.ui.rows import MANY, ChangedRow

if TYPE_CHECKING:
    from mentordesk.ui.desk import Desk

Mentees = Folk[MenteeLine, MenteeCard]
Mentors = Folk[MentorLine, MentorCard]
SCREEN = 100
"""Of more people than this the particulars are not read one by one, but of everybody at once."""


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
        self.mentees: Mentees = Folk()
        self.mentors: Mentors = Folk()
        self.pairs: dict[str, PairChip] = {}
        self.today = dt.date.min
        self._names: dict[str, str] = {}
        self._wanted: str | None = None
        self._told: Particulars | None = None
        prepare()  # a page is built before it is looked at

    @property
    def aim(self) -> Aim:
        """What the plan shown is meant to be best at."""
        return self.plan.aim if self.plan is not None else Aim.FIT

    @property
    def plan_id(self) -> str | None:
        """The plan shown."""
        return self.plan.id if self.plan is not None else None

    @property
    def in_groups(self) -> bool:
        """Whether the round makes groups, not pairs."""
        return self.round is not None and self.round.scheme is Scheme.GROUP

    @property
    def names(self) -> Mapping[str, str]:
        """The mentees' names by id."""
        return self._names

    @property
    def mentor_names(self) -> dict[str, str]:
        """The mentors' names by id."""
        return {line.row.id: line.row.display_name for line in self.mentors.lines}

    def pair_of(self, mentee_id: str) -> PairChip | None:
        """The pair a mentee has on this board, a live one before a draft."""
        found = [pair for pair in self.pairs.values() if pair.mentee_id == mentee_id]
        return min(found, key=lambda pair: not pair.is_live, default=None)

    def read(self, round_id: str | None, plan_id: str | None = None) -> None:
        """Take the whole board of a round showing a plan, or be about none."""
        self._wanted = plan_id
        if round_id is None:
            self.round = self.plan = None
            self.mentees, self.mentors, self.pairs, self.plans = Folk(), Folk(), {}, ()
            self._names, self._told = {}, None
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

    @property
    def knows_all(self) -> bool:
        """Whether everybody's particulars are known, so that no card needs a reading."""
        return self._told is not None

    def learn(self, told: Particulars | None) -> None:
        """Take everybody's particulars; who was read since keeps what was read."""
        self._told = self._told or told

    def _ask(self, round_id: str) -> BoardLines:
        """The board; where the plan wanted is gone, as when its making is undone, the current."""
        today = self._desk.today()
        found = self._desk.ask(board.lines, round_id, self._wanted, today=today)
        if found.plan is None and self._wanted is not None:
            self._wanted = None
            found = self._desk.ask(board.lines, round_id, today=today)
        return found

    def _take(self, data: BoardLines) -> None:
        self.round, self.plan, self.plans = data.round, data.plan, data.plans
        self.today, self._told = data.today, None
        self.mentees = Folk(data.mentees, self._mentee_cards)
        self.mentors = Folk(data.mentors, self._mentor_cards)
        self.pairs = {row.match_id: row for row in data.pairs}
        self._names = {line.row.id: line.row.display_name for line in data.mentees}

    def _mentee_cards(self, lines: list[MenteeLine]) -> list[MenteeCard]:
        told = self._tell([line.row.id for line in lines], Role.MENTEE)
        return [mentee_card(line, told) for line in lines]

    def _mentor_cards(self, lines: list[MentorLine]) -> list[MentorCard]:
        told = self._tell([line.row.id for line in lines], Role.MENTOR)
        return [mentor_card(line, told) for line in lines]

    def _tell(self, ids: list[str], of: Role) -> Particulars:
        """The particulars of these people: as known, or read now."""
        if self._told is None and self.round is not None:
            if len(ids) <= SCREEN:
                return self._desk.ask(particulars, self.round.id, ids, of)
            self._told = self._desk.ask(particulars, self.round.id)
        assert self._told is not None
        return self._told

    def _compare(self, data: BoardLines) -> None:
        """Take everything anew, but tell only what is not as it was."""
        old = (self.mentees.everybody(), self.mentors.everybody(), self.pairs)
        plans = self.plans
        self._take(data)
        mentees = differ(old[0], self.mentees.everybody())
        mentors = differ(old[1], self.mentors.everybody())
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
        found, ask, today = self.round, self._desk.ask, self._desk.today()
        plan_id = self.plan_id or found.current_plan_id
        pairs = ask(board.pair_chips, found.id, plan_id)
        mentees = ask(mentee_lines, found, pairs, people)
        mentors = ask(mentor_lines, found, plan_id, pairs, people, today=today)
        told = ask(particulars, found.id, people)
        self.pairs = {row.match_id: row for row in pairs}
        self.mentees.renew(mentees, [mentee_card(line, told) for line in mentees], people)
        self.mentors.renew(mentors, [mentor_card(line, told) for line in mentors], people)
        self._names = {line.row.id: line.row.display_name for line in self.mentees.lines}
        touched = {pair.mentor_id for pair in pairs if pair.mentee_id in people}
        self.moved.emit(people, people | touched)
