"""What each choice costs the best plan: weighed once after a change, then asked card by card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.jobs.matching import impossible
from mentordesk.matching.pool import Blocked
from mentordesk.progress import Progress
from mentordesk.store.queries import people
from mentordesk.store.workspace import Workspace
from mentordesk.wording.what_if import cost, full_by_locks

if TYPE_CHECKING:  # numpy is read only when a plan is worked out
    from mentordesk.matching.outcomes import Answer, Outcome
    from mentordesk.matching.what_if import WhatIf

_STEPS = 3
"""Reading, judging and weighing, as progress counts them."""


@dataclass(frozen=True)
class Effect:
    """What fixing a pair makes of the best plan, beside the best plan without it.

    `placed`, and after it `total`, compare the two and are never better than 0: how many more
    people are left out, and what it costs in points. Where a gain of the one would hide a loss of
    the other, the gain is told as 0. `worst` (aim fair only) is how far the worst pair falls,
    the fixed one counted. `left_out` and `gained` are mentees that only the plan without, or only
    the plan with the pair places. `plan_placed`, `plan_total` and `plan_worst` are that plan's own.
    """

    placed: int
    total: int
    worst: int | None
    left_out: tuple[str, ...]
    gained: tuple[str, ...]
    plan_placed: int
    plan_total: int
    plan_worst: int | None

    @property
    def is_free(self) -> bool:
        """Whether the choice costs nothing."""
        return not (self.placed or self.total or self.worst)


@dataclass(frozen=True)
class Told:
    """The best plan without, and what each choice makes of it, by id; without those impossible."""

    placed: int
    total: int
    worst: int | None
    effects: Mapping[str, Effect]


@dataclass(frozen=True)
class Choice:
    """A mentor for one mentee: the fit, and what it costs, or the words that speak against it."""

    mentor_id: str
    name: str
    score: int
    blocked: str
    effect: Effect | None


class Weighed:
    """The best plan around the locked pairs, ready to be asked; answers are exact and kept.

    Pairs that ask for a reason are told as if one had been given; pairs that cannot be have no
    effect. Safe across threads: one question after the other. Ids that are not in the pool have
    no effects.
    """

    def __init__(self, judged: Judged, aim: Aim, engine: WhatIf) -> None:
        self.judged, self.aim, self._engine = judged, aim, engine
        self._turn = Lock()
        self._of_mentee: dict[str, Told] = {}
        self._of_mentor: dict[str, Told] = {}
        self._together: dict[tuple[tuple[str, ...], str], Effect | None] = {}

    @property
    def pairs(self) -> int:
        """How many pairs there are: how long an answer takes goes with it."""
        return len(self.judged.options.mentees) * len(self.judged.options.mentors)

    def known_of_mentee(self, mentee_id: str) -> Told | None:
        """What `of_mentee` answered before, or None."""
        return self._of_mentee.get(mentee_id)

    def known_of_mentor(self, mentor_id: str) -> Told | None:
        """What `of_mentor` answered before, or None."""
        return self._of_mentor.get(mentor_id)

    def of_mentee(self, mentee_id: str) -> Told:
        """What each mentor, by id, would cost for this mentee, whose own lock is aside."""
        options = self.judged.options
        with self._turn:
            if mentee_id not in self._of_mentee:
                row = options.places.row.get(mentee_id)
                mentors = [mentor.id for mentor in options.mentors]
                answer = self._engine.of_mentee(row) if row is not None else None
                self._of_mentee[mentee_id] = self._told(mentors, answer)
            return self._of_mentee[mentee_id]

    def of_mentor(self, mentor_id: str) -> Told:
        """What each mentee, by id, would cost in a place of this mentor; locked ones have none."""
        options = self.judged.options
        with self._turn:
            if mentor_id not in self._of_mentor:
                column = options.places.column.get(mentor_id)
                mentees = [mentee.id for mentee in options.mentees]
                answer = self._engine.of_mentor(column) if column is not None else None
                self._of_mentor[mentor_id] = self._told(mentees, answer)
            return self._of_mentor[mentor_id]

    def together(
        self, mentee_ids: Sequence[str], mentor_ids: Sequence[str]
    ) -> dict[str, Effect | None]:
        """What it would cost to have all these mentees at one of these mentors; None: impossible.

        Each mentor takes a few searches for each mentee.
        """
        places, held = self.judged.options.places, tuple(sorted(mentee_ids))
        with self._turn:
            asked = [one for one in mentor_ids if (held, one) not in self._together]
            known = [one for one in asked if one in places.column]
            self._together.update({(held, one): None for one in asked})
            if known and all(one in places.row for one in held):
                rows = [places.row[one] for one in held]
                answer = self._engine.together(rows, [places.column[one] for one in known])
                for one, effect in self._told(known, answer).effects.items():
                    self._together[held, one] = effect
            return {one: self._together[held, one] for one in mentor_ids}

    def _told(self, ids: Sequence[str], answer: Answer | None) -> Told:
        if answer is None:
            return Told(0, 0, None, {})
        without = answer.without
        alike: dict[int, Effect] = {}
        effects = {}
        for one, found in zip(ids, answer.choices, strict=True):
            if found is not None:
                if id(found) not in alike:
                    alike[id(found)] = self._effect(without, found)
                effects[one] = alike[id(found)]
        return Told(without.placed, without.total, without.worst, effects)

    def _effect(self, without: Outcome, found: Outcome) -> Effect:
        placed, total = found.placed - without.placed, found.total - without.total
        worst = None
        if self.aim is Aim.FIT:
            total = min(0, total)
            placed = min(0, placed)
        elif placed >= 0:
            total = min(0, total) if placed == 0 else 0
            placed = 0
        if self.aim is Aim.FAIR and found.worst is not None and without.worst is not None:
            worst = min(0, found.worst - without.worst)
        mentees = self.judged.options.mentees
        left, gained = (
            tuple(mentees[row].id for row in rows) for rows in (found.left_out, found.gained)
        )
        return Effect(placed, total, worst, left, gained, found.placed, found.total, found.worst)


def weigh(judged: Judged, aim: Aim, progress: Progress | None = None) -> Weighed:
    """The best plan for the aim around the locked pairs, ready for questions.

    In a round of groups the least size of a group is left aside, as the best possible does.
    Raises `Refused` PLAN_LOCK_IMPOSSIBLE when a locked pair cannot be kept.
    """
    import numpy as np

    from mentordesk.matching.plan import LockError, locks_of
    from mentordesk.matching.solve import Aim as Goal
    from mentordesk.matching.what_if import WhatIf

    (progress or Progress()).report(2, _STEPS, "weighing")
    options = judged.options
    try:
        locked = locks_of(options)
    except LockError as error:
        raise impossible(judged, error) from error
    places = np.array([mentor.places for mentor in options.mentors], dtype=np.int64).clip(0)
    engine = WhatIf(
        options.scores, options.allowed, options.blocks == 0, places, locked, Goal(aim.value)
    )
    return Weighed(judged, aim, engine)


def choices_of(weighed: Weighed, mentee_id: str) -> list[Choice]:
    """Every mentor of the round for a mentee of its pool, by name; a pair that the solver may not
    use, or whose mentor's places are all locked, has words and no effect.
    """
    judged, effects = weighed.judged, weighed.of_mentee(mentee_id).effects
    found = []
    for mentor in sorted(judged.rows.mentors, key=lambda one: (one.sort_name, one.id)):
        pair = (mentor.id, mentee_id)
        blocked, effect = "", effects.get(mentor.id)
        if (kind := judged.options.blocked(*pair)) is not None:
            kinds = (kind,) if isinstance(kind, Blocked) else judged.soft(pair)
            blocked, effect = judged.against(kinds, pair), None
        elif effect is None:
            blocked = full_by_locks(mentor.name)
        found.append(Choice(mentor.id, mentor.name, judged.score(pair), blocked, effect))
    return found


def cost_of(effect: Effect) -> str:
    """What a choice costs, in two or three words."""
    return cost(effect.placed, effect.total, effect.worst, effect.plan_worst)


def least_cost_first(aim: Aim, choices: Iterable[Choice]) -> list[Choice]:
    """What costs the plan least by its aim, then the better fit; last those that cannot be."""
    return sorted(
        choices, key=lambda one: (one.effect is None, loss(aim, one.effect), -one.score, one.name)
    )


def loss(aim: Aim, effect: Effect | None) -> tuple[int, ...]:
    """What is lost, in the order in which the aim compares plans; more is worse."""
    if effect is None:
        return ()
    if aim is Aim.FIT:
        return (-effect.total, -effect.placed)
    return (-effect.placed, -(effect.worst or 0), -effect.total)


def refuse_absent(workspace: Workspace, judged: Judged, mentee_id: str) -> None:
    """Raises `Refused` NOT_FOUND or NOT_IN_POOL for somebody who is not to be placed here."""
    if mentee_id in judged.mentees:
        return
    rows = workspace.ask(people.rows_by_ids, [mentee_id])
    if not rows:
        raise Refused(Reason.NOT_FOUND, what="person")
    raise Refused(Reason.NOT_IN_POOL, mentee=rows[0].name, round=judged.rows.round.name)
