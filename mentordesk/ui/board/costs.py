"""What each choice costs the best plan, for the cards that are held or looked at now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.match import Aim
from mentordesk.jobs.what_if import Effect, Weighed, cost_of
from mentordesk.progress import Progress
from mentordesk.ui.board.state import BoardState

if TYPE_CHECKING:
    from mentordesk.ui.runner import Runner

QUICK = {Aim.FIT: 750_000, Aim.PEOPLE: 750_000, Aim.FAIR: 120_000}
"""Up to so many pairs of a round a question is answered within a frame, on the spot."""
QUICK_TOGETHER = 6
"""So many mentors are answered for on the spot when several cards are asked about."""
AT_A_TIME = 12
"""And so many in one piece of work on a worker, so that the best targets are told first."""


@dataclass(frozen=True)
class Subject:
    """Whom it is asked for: mentees together, for each mentor of `among`; or one mentor's place."""

    mentee_ids: tuple[str, ...] = ()
    mentor_id: str = ""
    among: tuple[str, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether nothing is asked."""
        return not (self.mentee_ids or self.mentor_id)


@dataclass(frozen=True, eq=False)
class ToldNow:
    """What is known of costs, to be drawn: by id, and whether it is of the board before."""

    effects: Mapping[str, Effect]
    is_old: bool

    def words(self, one: str) -> str:
        """What a choice costs, in two or three words; empty as long as it is not known."""
        effect = self.effects.get(one)
        return cost_of(effect) if effect is not None else ""


NOTHING_TOLD = ToldNow({}, True)


class Costs(QObject):
    """Answers for one subject at a time: at once in a round of the usual size, else in a moment.

    `effects` are by mentor, or by mentee where the subject is a mentor; what cannot be has none.
    While the board is judged anew they are those of before, and `is_old`. `told` tells of news.
    """

    told = Signal()

    def __init__(self, state: BoardState, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._runner = state, runner
        self._subject = Subject()
        self._answered: Weighed | None = None
        self._working = False
        self.effects: Mapping[str, Effect] = {}
        state.weighed_anew.connect(self._ask)
        state.outdated.connect(self.told)
        state.opened.connect(self._forget)

    @property
    def is_old(self) -> bool:
        """Whether the board has changed since; then the answer is on its way."""
        return not self._state.is_weighed or self._answered is not self._state.weighed

    @property
    def told_now(self) -> ToldNow:
        """What is known now, to be drawn."""
        return ToldNow(self.effects, self.is_old)

    @property
    def aim(self) -> Aim:
        """By which aim the plans are compared."""
        return self._state.weighed.aim if self._state.weighed is not None else self._state.aim

    @property
    def subject(self) -> Subject:
        """Whom the effects are about."""
        return self._subject

    def about(self, subject: Subject) -> None:
        """Be about somebody else; what is not known at once comes with `told`."""
        if subject != self._subject:
            self._subject, self.effects, self._answered = subject, {}, None
            self._ask(tells=False)

    def effect_of(self, mentor_id: str, mentee_id: str) -> Effect | None:
        """What a pair of the subject costs, None where that is not known or not possible."""
        if self._subject.mentee_ids == (mentee_id,):
            return self.effects.get(mentor_id)
        return self.effects.get(mentee_id) if self._subject.mentor_id == mentor_id else None

    def _forget(self) -> None:
        self.about(Subject())

    def _ask(self, tells: bool = True) -> None:
        weighed, subject = self._state.weighed, self._subject
        if weighed is None or subject.is_nobody:
            return
        quick = not self._working and weighed.pairs <= QUICK[weighed.aim]
        if len(subject.mentee_ids) > 1:
            first = subject.among[:QUICK_TOGETHER]
            if quick:
                self.effects = _together(weighed, subject, first)
            self._work(weighed, subject, first if quick else ())
        elif (known := _known(weighed, subject)) is not None or quick:
            self._settle(weighed, known or _asked(weighed, subject))
        else:
            self._work(weighed, subject, ())
        if tells:
            self.told.emit()

    def _settle(self, weighed: Weighed, effects: Mapping[str, Effect]) -> None:
        self.effects, self._answered = effects, weighed

    def _work(self, weighed: Weighed, subject: Subject, done: Sequence[str]) -> None:
        """Ask on a worker; only one piece at a time, and for whoever is the subject by then."""
        if self._working:
            return
        self._working = True
        rest = [one for one in subject.among if one not in done]
        piece = [*done, *rest[:AT_A_TIME]]

        def work(progress: Progress) -> Mapping[str, Effect]:
            if len(subject.mentee_ids) > 1:
                return _together(weighed, subject, piece)
            return _asked(weighed, subject)

        def landed(effects: Mapping[str, Effect]) -> None:
            self._working = False
            if subject != self._subject or weighed is not self._state.weighed:
                self._ask()
                return
            more = len(subject.mentee_ids) > 1 and len(rest) > AT_A_TIME
            if more:
                self.effects = effects
                self._work(weighed, subject, piece)
            else:
                self._settle(weighed, effects)
            self.told.emit()

        def failed(error: BaseException) -> None:
            self._working = False
            raise error

        self._runner.start("Weighing a choice", work, done=landed, failed=failed, quiet=True)


def _known(weighed: Weighed, subject: Subject) -> Mapping[str, Effect] | None:
    if subject.mentor_id:
        told = weighed.known_of_mentor(subject.mentor_id)
    else:
        told = weighed.known_of_mentee(subject.mentee_ids[0])
    return told.effects if told is not None else None


def _asked(weighed: Weighed, subject: Subject) -> Mapping[str, Effect]:
    if subject.mentor_id:
        return weighed.of_mentor(subject.mentor_id).effects
    return weighed.of_mentee(subject.mentee_ids[0]).effects


def _together(weighed: Weighed, subject: Subject, among: Sequence[str]) -> dict[str, Effect]:
    found = weighed.together(subject.mentee_ids, among)
    return {one: effect for one, effect in found.items() if effect is not None}
