"""What the board knows of its round: people, pairs, and the judgement worked out beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Refused
from mentordesk.jobs.board_numbers import BoardNumbers, board_numbers
from mentordesk.jobs.matching import look, solve_again
from mentordesk.progress import Progress
from mentordesk.store.queries import board
from mentordesk.store.queries.board import (
    BoardData,
    MenteeCard,
    MentorCard,
    PairChip,
    PlanRow,
    RoundRow,
)
from mentordesk.ui.board.cards import (
    MentorTile,
    Told,
    WaitingCard,
    mentor_tile,
    waiting_card,
)
from mentordesk.ui.board.changes import WHOLE, differ, ours, people_of, replace_rows, weighs
from mentordesk.ui.rows import MANY, ChangedRow

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.jobs.match_result import MatchResult
    from mentordesk.ui.desk import Desk
    from mentordesk.ui.runner import Runner

PAUSE_MS = 60
"""How long after a change the judging starts, so that a run of changes is judged once."""


class BoardState(QObject):
    """Read in one piece on opening, kept up to date from change lists, judged in the background.

    `opened`: everything is new. `moved`: these mentees and mentors are as they are now. `judged`:
    scores and the best plan are there or renewed. `counted`: the meters have new numbers.
    """

    opened = Signal()
    moved = Signal(object, object)
    judged_anew = Signal()
    counted = Signal()

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self.round: RoundRow | None = None
        self.plan: PlanRow | None = None
        self.plans: tuple[PlanRow, ...] = ()
        self.mentees: dict[str, MenteeCard] = {}
        self.mentors: dict[str, MentorCard] = {}
        self.pairs: dict[str, PairChip] = {}
        self.today = dt.date.min
        self.judged: Judged | None = None
        self.best: MatchResult | None = None
        self.numbers: BoardNumbers | None = None
        self.unsolvable: Refused | None = None
        self._names: dict[str, str] = {}
        self._good: Mapping[str, int] = {}
        self._allowed: Mapping[str, int] = {}
        self._turn = 0
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._judge)

    @property
    def aim(self) -> Aim:
        """What the plan shown is meant to be best at."""
        return self.plan.aim if self.plan is not None else Aim.FIT

    @property
    def is_owed(self) -> bool:
        """Whether the judging is about to start."""
        return self._soon.isActive()

    def open(self, round_id: str | None) -> None:
        """Be about this round; all that was known of another is forgotten."""
        self.judged = self.best = self.numbers = self.unsolvable = None
        self._good, self._allowed = {}, {}
        self._turn += 1
        if round_id is None:
            self.round = self.plan = None
            self.mentees, self.mentors, self.pairs, self.plans = {}, {}, {}, ()
            self._names = {}
            self.opened.emit()
            return
        self._take(self._read(round_id))
        self.opened.emit()
        self._soon.start()

    def waiting(self, mentee_id: str) -> WaitingCard:
        """The card of a mentee as of now. Raises `KeyError` for somebody who is not here."""
        good, allowed = self._good.get(mentee_id), self._allowed.get(mentee_id)
        told = Told(good, allowed, self._languages(mentee_id))
        return waiting_card(self.mentees[mentee_id], self.today, told)

    def tile(self, mentor_id: str) -> MentorTile:
        """The card of a mentor as of now. Raises `KeyError` for somebody who is not here."""
        pairs = [pair for pair in self.pairs.values() if pair.mentor_id == mentor_id]
        return mentor_tile(
            self.mentors[mentor_id], pairs, self.names, self.today, self._languages(mentor_id)
        )

    def all_waiting(self) -> list[WaitingCard]:
        """The cards of all mentees, placed ones too, by application date."""
        return [self.waiting(mentee_id) for mentee_id in self.mentees]

    def all_tiles(self) -> list[MentorTile]:
        """The cards of all mentors, by name."""
        by_mentor: dict[str, list[PairChip]] = {}
        for pair in self.pairs.values():
            by_mentor.setdefault(pair.mentor_id, []).append(pair)
        names = self.names
        return [
            mentor_tile(row, by_mentor.get(row.id, ()), names, self.today, self._languages(row.id))
            for row in self.mentors.values()
        ]

    @property
    def names(self) -> Mapping[str, str]:
        """The mentees' names by id."""
        return self._names

    def pair_of(self, mentee_id: str) -> PairChip | None:
        """The pair a mentee has on this board, a live one before a draft."""
        found = [pair for pair in self.pairs.values() if pair.mentee_id == mentee_id]
        return min(found, key=lambda pair: not pair.is_live, default=None)

    def fits_now(self) -> dict[str, int]:
        """The fit of each mentee who has a draft, as pairs are judged now."""
        judged, found = self.judged_now(), {}
        for pair in self.pairs.values():
            if pair.is_live:
                continue
            ids = (pair.mentor_id, pair.mentee_id)
            known = judged is not None and ids[0] in judged.mentors and ids[1] in judged.mentees
            score = judged.score(ids) if judged is not None and known else pair.score
            found[pair.mentee_id] = score or 0
        return found

    def judged_now(self) -> Judged | None:
        """The judgement; worked out on the spot when it is not there yet."""
        if self.judged is None and self.round is not None:
            self._judge_on_the_spot()
        return self.judged

    def changed(self, changes: Iterable[ChangedRow]) -> None:
        """Take the change list of an edit: the rows it touches, then the judgement if need be."""
        if self.round is None:
            return
        concerned = ours(changes)
        if not concerned:
            return
        people = {person for change in concerned for person in people_of(change)}
        if any(change.table in WHOLE for change in concerned) or len(people) > MANY:
            self._read_anew(self.round.id)
        else:
            self._refresh(people)
        if self.round is not None and any(map(weighs, concerned)):
            self.judge_soon()
        self._count()

    def choose_aim(self, aim: Aim) -> None:
        """Measure against the best plan for another aim; the plan keeps it once it is solved."""
        if self.plan is not None and aim is not self.plan.aim:
            row = self.plan
            self.plan = PlanRow(row.id, row.name, aim, row.is_current, row.result)
            self.judge_soon()

    def judge_soon(self) -> None:
        """Judge everything anew in a moment, as after a plan was taken."""
        self._turn += 1
        self._soon.start()

    def _languages(self, person_id: str) -> tuple[str, ...]:
        """The codes of the languages somebody speaks, once all are judged."""
        if self.judged is None:
            return ()
        found = self.judged.mentees.get(person_id) or self.judged.mentors.get(person_id)
        return tuple(found.languages) if found is not None else ()

    def _read(self, round_id: str) -> BoardData:
        return self._desk.ask(board.board, round_id, today=self._desk.today())

    def _take(self, data: BoardData) -> None:
        self.round, self.plan, self.plans = data.round, data.plan, data.plans
        self.today = data.today
        self.mentees = {row.id: row for row in data.mentees}
        self.mentors = {row.id: row for row in data.mentors}
        self.pairs = {row.match_id: row for row in data.pairs}
        self._names = {row.id: row.name for row in data.mentees}

    def _read_anew(self, round_id: str) -> None:
        """Read the whole board; a round that is gone, as when its making is undone, leaves none."""
        try:
            data = self._read(round_id)
        except Refused:
            self.open(None)
        else:
            self._compare(data)

    def _compare(self, data: BoardData) -> None:
        """Take everything anew, but tell only what is not as it was."""
        old = (self.mentees, self.mentors, self.pairs)
        self._take(data)
        mentees = differ(old[0], self.mentees)
        mentors = differ(old[1], self.mentors)
        for match_id in differ(old[2], self.pairs):
            for pairs in (old[2], self.pairs):
                if match_id in pairs:
                    mentees.add(pairs[match_id].mentee_id)
                    mentors.add(pairs[match_id].mentor_id)
        if mentees or mentors:
            self.moved.emit(mentees, mentors)

    def _refresh(self, people: set[str]) -> None:
        """Read these people again, and every pair they are or were in."""
        if self.round is None:
            return
        plan_id = self.plan.id if self.plan is not None else self.round.current_plan_id
        found, ask = self.round, self._desk.ask
        pairs = ask(board.pair_chips, found.id, plan_id)
        mentees = ask(board.mentee_cards, found, pairs, people)
        mentors = ask(board.mentor_cards, found, plan_id, pairs, people, today=self._desk.today())
        self.pairs = {row.match_id: row for row in pairs}
        replace_rows(self.mentees, mentees, people)
        replace_rows(self.mentors, mentors, people)
        self._names = {row.id: row.name for row in self.mentees.values()}
        touched = {pair.mentor_id for pair in pairs if pair.mentee_id in people}
        self.moved.emit(people, people | touched)

    def _judge(self) -> None:
        """Judge all pairs and find the best plan on a worker; an answer out of date is dropped."""
        if self.round is None:
            return
        turn, round_id, aim = self._turn, self.round.id, self.aim
        plan_id = self.plan.id if self.plan is not None else None
        workspace = self._desk.workspace

        def work(progress: Progress) -> _Found:
            judged = look(workspace, round_id, plan_id, progress)
            try:
                return _Found(judged, solve_again(judged, aim, progress), None)
            except Refused as refused:
                return _Found(judged, None, refused)

        def done(found: _Found) -> None:
            if turn == self._turn:
                self._set_judged(found)

        # A round that is gone by now has no board to be judged.
        self._runner.start(
            "Working out the best plan", work, done=done, refused=lambda _: None, quiet=True
        )

    def _judge_on_the_spot(self) -> None:
        if self.round is not None:
            plan_id = self.plan.id if self.plan is not None else None
            judged = look(self._desk.workspace, self.round.id, plan_id)
            self._set_judged(_Found(judged, self.best, self.unsolvable))

    def _set_judged(self, found: _Found) -> None:
        self.judged, self.best, self.unsolvable = found.judged, found.best, found.refused
        self._good = found.judged.options.good_option_counts()
        self._allowed = found.judged.options.allowed_counts()
        self._count()
        self.judged_anew.emit()

    def _count(self) -> None:
        if self.judged is None:
            return
        if self.best is None:
            self.numbers = None
            self.counted.emit()
        else:
            self.numbers = board_numbers(self.judged, self.best, self.pairs.values())
            self.counted.emit()


@dataclass(frozen=True, eq=False)
class _Found:
    """What the worker found: the judgement, and the best plan or why there is none."""

    judged: Judged
    best: MatchResult | None
    refused: Refused | None
