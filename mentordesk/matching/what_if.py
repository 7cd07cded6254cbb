"""What fixing one pair (or several at one mentor) makes of the best plan, exactly.

One search tells it for every mentor at once: with one mentee taken aside, what a place less would
cost all others at each mentor; with one mentor's place taken away, what each mentee leaves behind.
With the aim FAIR the same is asked at a few floors, until each choice has its best worst pair.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from mentordesk.matching.chains import NO_WAY
from mentordesk.matching.outcomes import Answer, Found, FoundEach, Outcome
from mentordesk.matching.seats import Ints, Mask, Scores, Seats, best_seats
from mentordesk.matching.solve import Aim, Lock
from mentordesk.matching.standing import Standing
from mentordesk.matching.transport import OUT

FLOORS_KEPT = (4, 12)
"""How many best plans above a floor are kept at least and at most (aim FAIR)."""
PAIRS_KEPT = 12_000_000
"""And of how many pairs they may be together, in between: some 100 MB."""


_Question = Callable[[Standing], Found]


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
        # A value is the number of people and the total, told apart by size: whichever comes first
        # for the aim outweighs any sum of the other.
        many = len(scores) + 2
        if aim is Aim.FIT:
            self._unit, self._bonus = many, 1
        else:
            self._unit, self._bonus = 1, 4 * (int(scores.max(initial=0)) + 1) * many
        self._worth = scores if self._unit == 1 else scores.astype(np.int64) * self._unit
        self._levels: list[int] = np.unique(scores[allowed]).tolist()
        self._guess = 0
        least, most = FLOORS_KEPT
        self._kept = max(least, min(most, PAIRS_KEPT // max(1, scores.size)))
        self._stands: OrderedDict[int, Standing] = OrderedDict()
        self._stand(0).fresh()

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
        return self._stand(0).seat[row]

    def has_room(self, column: int) -> bool:
        """Whether a mentor has a place that is not locked."""
        return self._stand(0).room_at(column)

    # --- edits ---

    def pin(self, row: int, column: int) -> None:
        """Lock a pair. The mentor must have a place that is not locked."""
        self._each(lambda stand: stand.pin(row, column))
        self._pinned[row] = column

    def unpin(self, row: int) -> None:
        """Unlock a pair."""
        self._each(lambda stand: stand.unpin(row))
        del self._pinned[row]

    def forbid(self, row: int, column: int) -> None:
        """Let the solver not use a pair any more."""
        self._each(lambda stand: stand.forbid(row, column))
        self._allowed[row, column] = False

    def allow(self, row: int, column: int) -> None:
        """Let the solver use a pair."""
        worth = int(self._worth[row, column])
        self._each(lambda stand: stand.allow(row, column, worth))
        self._allowed[row, column] = True
        self._levels = sorted({*self._levels, int(self._scores[row, column])})

    def set_places(self, column: int, places: int) -> None:
        """Give a mentor so many places; no fewer than are locked."""
        for _ in range(places - int(self._places[column])):
            self._each(lambda stand: stand.open_place(column))
        for _ in range(int(self._places[column]) - places):
            self._each(lambda stand: stand.close_place(column))
        self._places[column] = places

    def _each(self, edit: Callable[[Standing], None]) -> None:
        """Make an edit; plans above a floor are solved again when they are next asked for."""
        for level in [level for level in self._stands if level]:
            del self._stands[level]
        edit(self._stands[0])

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
            for column in columns:
                with stand.tried():
                    values.append(self._pinned_all(stand, rows, column))
                    each.append(_placed(stand))
        return FoundEach(np.array(values), base, base, each=each)

    def _pinned_all(self, stand: Standing, rows: Sequence[int], column: int) -> int:
        for row in rows:
            if not self._possible[row, column] or not stand.room_at(column):
                return NO_WAY
            stand.pin(row, column)
        return self._value(stand)

    def _own(self, rows: Any, columns: Any) -> Ints:
        return np.asarray(self._worth[rows, columns].astype(np.int64) + self._bonus)

    # --- from floors to an answer ---

    def _answered(self, question: _Question, scores: Scores, aside: Sequence[int]) -> Answer:
        """The best plan for each choice.

        `scores`: the worst of the pairs that a choice fixes; `aside`: the rows it fixes (`OUT`
        for one that is not locked).
        """
        found = {0: question(self._stand(0))}
        fair = self.aim is Aim.FAIR
        level = self._highest(question, found) if fair else np.zeros_like(found[0].values)
        base = found[int(level[0])].base
        values = {one: some.values.tolist() for one, some in found.items()}
        moved = {one: found[one].moved(base) for one in set(level.tolist())}
        marks = scores.tolist() if fair else []
        outcomes: list[Outcome | None] = []
        for index, one in enumerate(level.tolist()):
            if (value := values[one][index]) == NO_WAY:
                outcomes.append(None)
                continue
            placed, total = self._parted(value)
            worst = None
            if fair:
                held = len(self._pinned.keys() - set(aside)) + (len(aside) if index else 0)
                told = [self._levels[one - 1]] if one and placed > held else []
                worst = min([*told, *marks[index - 1 : index]], default=None)
            changes = moved[one](index - 1) if index else ((), ())
            outcomes.append(Outcome(placed, total, worst, *changes))
        without = outcomes[0]
        assert without is not None
        return Answer(without, tuple(outcomes[1:]))

    def _highest(self, question: _Question, found: dict[int, Found]) -> Ints:
        """For each choice the highest floor with which as many are placed; 0 is none at all.

        Floors are asked for in the order in which most choices are settled soonest.
        """
        values = found[0].values
        people = values // self._bonus
        low = np.zeros(len(values), dtype=np.int64)
        high = np.where(values == NO_WAY, 1, len(self._levels) + 1)
        while len(unsure := np.flatnonzero(high - low > 1)):
            first, last = int(low[unsure[0]]), int(high[unsure[0]])
            if first < self._guess < last:
                level = self._guess
            elif first == self._guess and first:
                level = first + 1
            else:
                level = (first + last) // 2
            found[level] = question(self._stand(level))
            kept = found[level].values // self._bonus == people
            low = np.where(kept, np.maximum(low, level), low)
            high = np.where(kept, high, np.minimum(high, level))
        self._guess = int(low[0])
        return low

    def _parted(self, value: int) -> tuple[int, int]:
        if self.aim is Aim.FIT:
            total, placed = divmod(value, self._unit)
            return placed, total
        return divmod(value, self._bonus)

    def _value(self, stand: Standing) -> int:
        held = sum(int(self._worth[pair]) + self._bonus for pair in stand.pinned.items())
        return stand.value() + held

    def _stand(self, level: int) -> Standing:
        """The best plan among pairs not below a floor, by its number; 0 is without one."""
        if level == 1:  # nothing is below the lowest score
            level = 0
        if level in self._stands:
            self._stands.move_to_end(level)
            return self._stands[level]
        usable = self._allowed
        if level:
            usable = usable & (self._scores >= self._levels[level - 1])
        made = self._stands[level] = self._solved(usable)
        for other in list(self._stands)[: max(0, len(self._stands) - self._kept)]:
            if other not in (0, level):
                del self._stands[other]
        return made

    def _solved(self, usable: Mask) -> Standing:
        room, is_open = self._places.copy(), np.ones(len(self._scores), dtype=bool)
        for row, column in self._pinned.items():
            room[column] -= 1
            is_open[row] = False
        rows = np.flatnonzero(is_open)
        best = best_seats(self._worth[rows], usable[rows], room, self._bonus)
        seat = np.full(len(self._scores), OUT, dtype=np.int64)
        seat[rows] = best.seat
        for row, column in self._pinned.items():
            seat[row] = column
        given = Seats(seat, best.mentor_price, best.mentee_price)
        return Standing(self._worth, usable, self._bonus, self._places, self._pinned, given)


def _placed(stand: Standing) -> Mask:
    return np.asarray(np.array(stand.seat, dtype=np.int64) != OUT)
