"""What fixing one pair (or several at one mentor) makes of the best plan, exactly.

One search tells it for every mentor at once: with one mentee taken aside, what a place less would
cost all others at each mentor; with one mentor's place taken away, what each mentee leaves behind.
With the aim FAIR the same is asked at a few floors, until each choice has its best worst pair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from mentordesk.matching.best_standing import best_standing
from mentordesk.matching.chains import NO_WAY
from mentordesk.matching.floors import Floors
from mentordesk.matching.outcomes import Answer, Found, FoundEach, Outcome
from mentordesk.matching.seats import Ints, Mask, Scores
from mentordesk.matching.solve import Aim, Lock
from mentordesk.matching.standing import Standing
from mentordesk.matching.transport import OUT
from mentordesk.matching.worth import Worth

_Question = Callable[[Standing], Found]
_NONE = np.iinfo(np.int64).max


class WhatIf:
    """Best plans that stand, to be asked what a choice would make of them.

    `scores` are mentees by mentors (whole numbers >= 0); `allowed` says which pairs the solver may
    use, `possible` which a person may fix. `locked` pairs take places. A question leaves all as it
    was; not for two threads at once.
    """

    def __init__(
        self,
        scores: Scores,
        allowed: Mask,
        possible: Mask,
        places: Ints,
        locked: Sequence[Lock],
        aim: Aim,
    ) -> None:
        self._scores, self._allowed, self._possible = scores, allowed.copy(), possible
        self._places, self._pinned, self.aim = places.copy(), dict(locked), aim
        self._worth = worth = Worth.of(scores, aim)
        self._base = best_standing(
            worth.values, self._allowed, worth.bonus, self._places, self._pinned
        )
        self._floors: Floors | None = None
        self._base.fresh()
        if aim is Aim.FAIR:
            self._ready()

    # --- questions ---

    def of_mentee(self, row: int) -> Answer:
        """For each mentor (column) the best plan with this mentee there; a lock of it is aside."""
        return self._answered(lambda stand: self._with_mentee(stand, row), self._scores[row], [row])

    def of_mentor(self, column: int) -> Answer:
        """For each mentee (row) the best plan with one of this mentor's places; None if locked."""
        scores = self._scores[:, column]
        return self._answered(lambda stand: self._with_mentor(stand, column), scores, [OUT])

    def together(self, rows: Sequence[int], columns: Sequence[int]) -> Answer:
        """For each of these mentors the best plan with all of these mentees there."""
        worst = self._scores[np.ix_(list(rows), list(columns))].min(axis=0)
        return self._answered(lambda stand: self._with_all(stand, rows, columns), worst, rows)

    def without(self) -> Outcome:
        """The best plan as all stands."""
        return self._answered(self._with_nothing, np.zeros(0, dtype=np.int64), []).without

    # --- what stands ---

    @property
    def locked(self) -> Mapping[int, int]:
        """The mentor (column) of each mentee (row) who is locked."""
        return self._pinned

    def places_of(self, column: int) -> int:
        """How many places a mentor has, locked ones too."""
        return int(self._places[column])

    def seat_of(self, row: int) -> int:
        """The mentor whom the best plan that stands gives a mentee, -1 for none (floors aside)."""
        return self._base.seat[row]

    def has_room(self, column: int) -> bool:
        """Whether a mentor has a place that is not locked."""
        return self._base.room_at(column)

    # --- edits ---

    def pin(self, row: int, column: int) -> None:
        """Lock a pair. The mentor must have a place that is not locked."""
        self._edited().pin(row, column)
        self._pinned[row] = column

    def unpin(self, row: int) -> None:
        """Unlock a pair."""
        self._edited().unpin(row)
        del self._pinned[row]

    def forbid(self, row: int, column: int) -> None:
        """Let the solver not use a pair any more."""
        self._edited().forbid(row, column)
        self._allowed[row, column] = False

    def allow(self, row: int, column: int) -> None:
        """Let the solver use a pair."""
        self._edited().allow(row, column, int(self._worth.values[row, column]))
        self._allowed[row, column] = True

    def set_places(self, column: int, places: int) -> None:
        """Give a mentor so many places; no fewer than are locked."""
        for _ in range(places - int(self._places[column])):
            self._edited().open_place(column)
        for _ in range(int(self._places[column]) - places):
            self._edited().close_place(column)
        self._places[column] = places

    def _edited(self) -> Standing:
        """The plan without a floor, for an edit; those above floors are made again when asked."""
        self._floors = None
        return self._base

    def _ready(self) -> Floors:
        """The plans above floors (aim FAIR); those that most questions ask are made."""
        if self._floors is None:
            self._floors = Floors(self._scores, self._allowed, self._base)
        return self._floors

    # --- one question at one floor ---

    def _with_nothing(self, stand: Standing) -> Found:
        base = _placed(stand)
        return Found(np.array([self._value(stand)]), base, base)

    def _with_mentee(self, stand: Standing, row: int) -> Found:
        with stand.tried():
            if row in stand.pinned:
                stand.unpin(row)
            base, value = _placed(stand), self._value(stand)
            stand.leave(row)
            losses = stand.losses()
            values = self._value(stand) + self._own(row, slice(None)) - losses.value
            values[(losses.value == NO_WAY) | ~self._possible[row]] = NO_WAY
            also = np.full(len(values), row)
            return Found(np.append(value, values), base, _placed(stand), (also,), losses.end)

    def _with_mentor(self, stand: Standing, column: int) -> Found:
        base, value = _placed(stand), self._value(stand)
        rows = np.arange(len(self._scores))
        if not stand.room_at(column):
            return Found(np.append(value, np.full(len(rows), NO_WAY)), base, base)
        with stand.tried():
            stand.close_place(column)
            gains, seat = stand.gains(), np.array(stand.seat, dtype=np.int64)
            is_seated = seat != OUT
            # Whoever is taken for the place leaves a gap, which others fill as well as can be.
            leaves = (self._own(rows, seat) - gains.value[seat]) * is_seated
            values = self._value(stand) + self._own(slice(None), column) - leaves
            possible = self._possible[:, column].copy()
            possible[list(stand.pinned)] = False
            values[~possible] = NO_WAY
            comers = np.where(is_seated, gains.end[seat], OUT)
            return Found(np.append(value, values), base, _placed(stand), (rows, comers))

    def _with_all(self, stand: Standing, rows: Sequence[int], columns: Sequence[int]) -> Found:
        with stand.tried():
            for row in stand.pinned.keys() & set(rows):
                stand.unpin(row)
            base, values, each = _placed(stand), [self._value(stand)], []
            stand.leave(*rows)
            for column in columns:
                with stand.tried():
                    values.append(self._held_by(stand, rows, column))
                    each.append(_placed(stand))
                    each[-1][list(rows)] = True
        return FoundEach(np.array(values), base, base, each=each)

    def _held_by(self, stand: Standing, rows: Sequence[int], column: int) -> int:
        """The value with these mentees, who are aside, in a mentor's places."""
        if not self._possible[rows, column].all():
            return NO_WAY
        for _ in rows:
            if not stand.room_at(column):
                return NO_WAY
            stand.close_place(column)
        return self._value(stand) + int(self._own(rows, column).sum())

    def _own(self, rows: Any, columns: Any) -> Ints:
        return np.asarray(self._worth.values[rows, columns].astype(np.int64) + self._worth.bonus)

    # --- from floors to an answer ---

    def _answered(self, question: _Question, scores: Scores, aside: Sequence[int]) -> Answer:
        """The best plan for each choice.

        `scores`: the worst of the pairs that a choice fixes; `aside`: the rows it fixes (`OUT`
        for one that is not locked).
        """
        found = {0: question(self._base)}
        values = found[0].values
        floor = np.zeros_like(values)
        if self.aim is Aim.FAIR:
            floor = self._highest(question, found)
        moved = {}
        for one in np.unique(floor).tolist():
            moved[one] = found[one].moved(found[int(floor[0])].base)
            values = np.where(floor == one, found[one].values, values)
        placed, total = self._worth.people(values), self._worth.total(values)
        worst = self._worst(floor, placed, scores, aside)
        plans = zip(placed.tolist(), total.tolist(), worst, strict=True)
        without = Outcome(*next(plans))
        known: dict[Any, Outcome] = {}
        """Many choices end alike: what is told of them is one."""
        choices: list[Outcome | None] = []
        told = zip(plans, values[1:].tolist(), floor[1:].tolist(), strict=True)
        for index, (plan, value, one) in enumerate(told):
            if value == NO_WAY:
                choices.append(None)
                continue
            key = (*plan, *moved[one][index])
            if key not in known:
                known[key] = Outcome(*key)
            choices.append(known[key])
        return Answer(without, tuple(choices))

    def _highest(self, question: _Question, found: dict[int, Found]) -> Ints:
        """For each choice the highest floor with which as many are placed; notes what is found."""
        floors = self._ready()

        def placed(floor: int) -> Ints:
            if floor not in found:
                found[floor] = question(floors.at(floor))
            return self._worth.people(found[floor].values)

        return floors.highest(placed, found[0].values != NO_WAY)

    def _worst(
        self, floor: Ints, placed: Ints, scores: Scores, aside: Sequence[int]
    ) -> list[int | None]:
        """The worst pair of each plan, what a choice fixes counted (aim FAIR)."""
        if self.aim is not Aim.FAIR:
            return [None] * len(floor)
        held = np.full(len(floor), len(self._pinned.keys() - set(aside)))
        held[1:] += len(aside)
        marks = np.array([_NONE, *self._ready().marks])
        worst = np.where(placed > held, marks[floor], _NONE)
        worst[1:] = np.minimum(worst[1:], scores)
        return [None if one == _NONE else one for one in worst.tolist()]

    def _value(self, stand: Standing) -> int:
        held = [self._own(*pair) for pair in stand.pinned.items()]
        return stand.value() + int(sum(held))


def _placed(stand: Standing) -> Mask:
    return np.asarray(np.array(stand.seat, dtype=np.int64) != OUT)
