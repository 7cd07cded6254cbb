"""What the board knows of its round: what was read of it, and the judgement beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.domain.refusal import Refused
from mentordesk.jobs.board_numbers import BoardNumbers, board_numbers
from mentordesk.jobs.matching import look, solve_again
from mentordesk.jobs.what_if import Weighed, weigh
from mentordesk.progress import Progress
from mentordesk.store.queries.board import PairChip
from mentordesk.store.queries.board_cards import Particulars, particulars
from mentordesk.ui.board.cards import (
    MentorTile,
    Told,
    WaitingCard,
    mentor_tile,
    tile_outline,
    waiting_card,
    waiting_outline,
)
from mentordesk.ui.board.changes import ours, weighs
from mentordesk.ui.board.reading import BoardReading
from mentordesk.ui.rows import ChangedRow

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.jobs.match_result import MatchResult
    from mentordesk.ui.desk import Desk
    from mentordesk.ui.runner import Runner

PAUSE_MS = 60
"""How long after a change the judging starts, so that a run of changes is judged once."""
FIRST_PAUSE_MS = 200
"""How long after opening: the worker must not take the processor from the first paint."""


class BoardState(BoardReading):
    """Read in one piece on opening, kept up to date from change lists, judged in the background.

    `judged_anew`: scores and the best plan are there or renewed. `counted`: the meters have new
    numbers. `weighed_anew`: what each choice costs can be asked of `weighed`. `outdated`: judging
    and weighing are about to start anew; until then what is known is old.
    """

    judged_anew = Signal()
    counted = Signal()
    weighed_anew = Signal()
    outdated = Signal()

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._runner = runner
        self.judged: Judged | None = None
        self.best: MatchResult | None = None
        self.numbers: BoardNumbers | None = None
        self.unsolvable: Refused | None = None
        self.weighed: Weighed | None = None
        self._weighed_turn = 0
        self._good: Mapping[str, int] = {}
        self._allowed: Mapping[str, int] = {}
        self._turn = 0
        self.edits = 0
        """How many edits touched the board since the window opened."""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._judge)

    @property
    def is_owed(self) -> bool:
        """Whether the judging is about to start."""
        return self._soon.isActive()

    @property
    def is_weighed(self) -> bool:
        """Whether what each choice costs is known for the board as it is."""
        return self.weighed is not None and self._weighed_turn == self._turn

    def open(self, round_id: str | None, plan_id: str | None = None) -> None:
        """Be about this round and plan; all that was known of another is forgotten."""
        self.judged = self.best = self.numbers = self.unsolvable = self.weighed = None
        self._good, self._allowed = {}, {}
        self._turn += 1
        self.read(round_id, plan_id)
        self.opened.emit()
        if round_id is not None:
            self._soon.start(FIRST_PAUSE_MS)

    def waiting(self, mentee_id: str) -> WaitingCard:
        """The card of a mentee as of now. Raises `KeyError` for somebody who is not here."""
        return self.some_waiting([mentee_id])[0]

    def some_waiting(self, mentee_ids: Iterable[str]) -> list[WaitingCard]:
        """The cards of these mentees, in this order."""
        rows = self.mentees.some(mentee_ids)
        return [waiting_card(row, self.today, self._told_of(row.id)) for row in rows]

    def all_waiting(self) -> list[WaitingCard]:
        """The cards of all mentees, placed ones too, by application date."""
        return self.some_waiting(self.mentees)

    def waiting_outlines(self) -> list[WaitingCard]:
        """The same in outline: what orders and counts them, without a reading."""
        if self.judged is None:
            return list(map(waiting_outline, self.mentees.lines))
        return [waiting_outline(line, self._told_of(line.row.id)) for line in self.mentees.lines]

    def tiles(self, mentor_ids: Iterable[str]) -> list[MentorTile]:
        """The cards of these mentors, in this order."""
        by_mentor = self._pairs_by_mentor()
        return [
            mentor_tile(
                row,
                by_mentor.get(row.id, ()),
                self.names,
                self.today,
                self._languages(row.id),
                self.in_groups,
            )
            for row in self.mentors.some(mentor_ids)
        ]

    def tile_outlines(self) -> list[MentorTile]:
        """All mentors in outline: name and places, without a reading."""
        by_mentor = self._pairs_by_mentor()
        return [
            tile_outline(line, by_mentor.get(line.row.id, ()), self.names, self.in_groups)
            for line in self.mentors.lines
        ]

    def all_tiles(self) -> list[MentorTile]:
        """The cards of all mentors, by name."""
        return self.tiles(self.mentors)

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
        concerned = ours(changes)
        if self.round is None or not concerned:
            return
        try:
            self.read_changes(concerned)
        except Refused:  # the round is gone, as when its making is undone
            self.open(None)
            return
        self.edits += 1
        if any(map(weighs, concerned)):
            self.judge_soon()
        self._count()

    def judge_soon(self) -> None:
        """Judge everything anew in a moment, as after a plan was taken."""
        self._turn += 1
        self._soon.start(PAUSE_MS)
        self.outdated.emit()

    def _pairs_by_mentor(self) -> dict[str, list[PairChip]]:
        found: dict[str, list[PairChip]] = {}
        for pair in self.pairs.values():
            found.setdefault(pair.mentor_id, []).append(pair)
        return found

    def _told_of(self, mentee_id: str) -> Told:
        good, allowed = self._good.get(mentee_id), self._allowed.get(mentee_id)
        return Told(good, allowed, self._languages(mentee_id), self._wishes(mentee_id))

    def _wishes(self, mentee_id: str) -> tuple[str, ...]:
        """The mentors of the round somebody wishes for, by name, once all are judged."""
        found = self.judged.mentees.get(mentee_id) if self.judged is not None else None
        if found is None or self.judged is None or not found.wishes:
            return ()
        mentors = self.judged.mentors
        return tuple(mentors[each].name for each in found.wishes if each in mentors)

    def _languages(self, person_id: str) -> tuple[str, ...]:
        """The codes of the languages somebody speaks, once all are judged."""
        if self.judged is None:
            return ()
        found = self.judged.mentees.get(person_id) or self.judged.mentors.get(person_id)
        return tuple(found.languages) if found is not None else ()

    def _judge(self) -> None:
        """Judge all pairs and find the best plan on a worker; an answer out of date is dropped."""
        if self.round is None:
            return
        turn, round_id, aim = self._turn, self.round.id, self.aim
        plan_id, workspace = self.plan_id, self._desk.workspace
        knows_all = self.knows_all

        def work(progress: Progress) -> _Found:
            told = None if knows_all else workspace.ask(particulars, round_id)
            judged = look(workspace, round_id, plan_id, progress)
            best, refused = None, None
            try:
                best = solve_again(judged, aim, progress)
            except Refused as impossible:
                refused = impossible
            return _Found.of(judged, best, refused, told)

        def done(found: _Found) -> None:
            if turn == self._turn:
                self.learn(found.told)
                self._set_judged(found)
                self._weigh(found.judged)

        # A round that is gone by now has no board to be judged.
        self._runner.start(
            "Working out the best plan", work, done=done, refused=lambda _: None, quiet=True
        )

    def _weigh(self, judged: Judged) -> None:
        """Make what each choice costs ready to be asked, on a worker and after the meters."""
        turn, aim = self._turn, self.aim

        def work(progress: Progress) -> Weighed:
            return weigh(judged, aim, progress)

        def done(weighed: Weighed) -> None:
            if turn == self._turn:
                self.weighed, self._weighed_turn = weighed, turn
                self.weighed_anew.emit()

        # Where a locked pair cannot be kept there is no best plan, as the meters say.
        self._runner.start(
            "Weighing what each choice costs", work, done=done, refused=lambda _: None, quiet=True
        )

    def _judge_on_the_spot(self) -> None:
        if self.round is not None:
            judged = look(self._desk.workspace, self.round.id, self.plan_id)
            self._set_judged(_Found.of(judged, self.best, self.unsolvable))

    def _set_judged(self, found: _Found) -> None:
        self.judged, self.best, self.unsolvable = found.judged, found.best, found.refused
        self._good, self._allowed = found.good, found.allowed
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
    """What the worker found: the judgement, the best plan or why there is none, the particulars.

    `good` and `allowed` are how many good options, and mentors at all, each mentee has.
    """

    judged: Judged
    best: MatchResult | None
    refused: Refused | None
    told: Particulars | None
    good: Mapping[str, int]
    allowed: Mapping[str, int]

    @classmethod
    def of(
        cls,
        judged: Judged,
        best: MatchResult | None,
        refused: Refused | None,
        told: Particulars | None = None,
    ) -> _Found:
        """With the counts; they look at every pair, so they are made on the worker too."""
        good, allowed = judged.options.good_option_counts(), judged.options.allowed_counts()
        return cls(judged, best, refused, told, good, allowed)
