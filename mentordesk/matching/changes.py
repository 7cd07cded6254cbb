"""What a single change makes of the best plan: who is placed by it then, and who no longer.

A best plan stands in which ties are broken as the solver breaks them. One search over it tells for
every mentor at once who would come in by one place more, and for every mentee what a place would
cost all others; locks and answers are tried in it one by one and taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mentordesk.matching.best_standing import best_standing
from mentordesk.matching.chains import NO_WAY, Chains
from mentordesk.matching.floors import Floors
from mentordesk.matching.seats import Ints, Mask, Scores
from mentordesk.matching.solve import Aim, Lock
from mentordesk.matching.standing import Standing
from mentordesk.matching.transport import OUT
from mentordesk.matching.worth import Worth

Moved = tuple[frozenset[int], frozenset[int]]
"""Rows that a change places, and rows that it leaves out."""
Report = Callable[[int, int, str], None]

_Question = Callable[[int], list[Moved]]
"""Asks the plan above a floor, by its number, for each of some changes."""


@dataclass(frozen=True)
class Forced:
    """The best plan with a mentee placed at all costs: with whom, who goes, by how much it falls.

    `cost` is in points of the total.
    """

    column: int
    left_out: frozenset[int]
    cost: int


class Changes:
    """One plan around locked pairs, and what each single change would make of it.

    `scores` are mentees by mentors (whole numbers >= 0). `may` says who may sit where once a place
    is there, also at those who have none yet; `eased` which pairs a reason would let through.
    Each mentee who is locked may sit, once released, where `may` says so. What is asked for is
    told as rows placed and rows left out, against the plan as it stands. Not for two threads.
    """

    def __init__(
        self, scores: Scores, may: Mask, eased: Mask, places: Ints, locked: Sequence[Lock], aim: Aim
    ) -> None:
        self._scores, self._may, self._locked = scores, may, tuple(locked)
        self._worth = worth = Worth.of(scores, aim, breaks_ties=True)
        self._base = best_standing(worth.values, may, worth.bonus, places, dict(locked))
        is_fair = aim is Aim.FAIR
        self._floors = Floors(scores, may | eased, self._base) if is_fair else None
        self._losses: dict[int, Chains] = {}
        self._sets: dict[int, frozenset[int]] = {}
        self._top = self._floors.top if self._floors is not None else 0
        self.placed = self._placed(self._top)

    def opened(self) -> list[Moved]:
        """One place more, for each mentor (column)."""

        def question(floor: int) -> list[Moved]:
            ends = self._at(floor).gains().end.tolist()
            return [(frozenset({row} - {OUT}), frozenset()) for row in ends]

        return self._settled(question)

    def answered(self, columns: Iterable[int], most: Ints, report: Report) -> list[Moved]:
        """All the places of a mentor who has none as it is, for each of these."""
        some = list(columns)

        def edit(stand: Standing, column: int) -> None:
            for _ in range(int(most[column])):
                stand.open_place(column)

        return self._settled(lambda floor: self._tried(floor, edit, some, report))

    def released(self, report: Report) -> list[Moved]:
        """One locked pair released, for each in the order of the locks."""
        rows = [row for row, _ in self._locked]
        return self._settled(lambda floor: self._tried(floor, Standing.unpin, rows, report))

    def let_through(self, row: int, columns: Ints) -> list[Moved]:
        """The mentee may sit at one mentor more, for each of these; what may be is no change."""
        own = self._own(row, columns)

        def question(floor: int) -> list[Moved]:
            stand, before = self._at(floor), self._placed(floor)
            if stand.seat[row] == OUT:
                after, falls, losses = before, 0, self._losses_at(floor)
            else:
                value = stand.value()
                with stand.tried():
                    stand.leave(row)
                    after, falls, losses = _rows(stand), value - stand.value(), stand.losses()
            cost, ends = losses.value[columns], losses.end[columns].tolist()
            is_used = (cost != NO_WAY) & (own > cost + falls) & self._reach(floor, row, columns)
            found: list[Moved] = []
            for used, out in zip(is_used.tolist(), ends, strict=True):
                now = (after | {row}) - {out} if used else before
                found.append((now - before, before - now) if used else _SAME)
            return found

        return self._settled(question)

    def forced(self, row: int) -> Forced | None:
        """The mentee placed whatever it costs; None where nobody can take them.

        With aim FAIR the worst pair is left aside: as many people as can be, then the total.
        """
        best = self._worth.total(self._at(self._top).value())
        stand, after = self._at(0), self._placed(0)
        if (column := stand.seat[row]) != OUT:
            return Forced(column, self.placed - after, best - self._worth.total(stand.value()))
        losses = self._losses_at(0)
        may = np.flatnonzero(self._may[row] & (losses.value != NO_WAY))
        if not len(may):
            return None
        worth = self._own(row, may) - losses.value[may]
        at = int(worth.argmax())
        total = self._worth.total(stand.value() + int(worth[at]))
        out = int(losses.end[may[at]])
        return Forced(int(may[at]), self.placed - (after - {out}), best - total)

    # --- inside ---

    def _settled(self, question: _Question) -> list[Moved]:
        """For each change who moves in the plan that is best with it, by floors where fair."""
        found: dict[int, list[Moved]] = {}

        def placed(floor: int) -> Ints:
            if floor not in found:
                found[floor] = question(floor)
            many = len(self._placed(floor))
            return np.array([many + len(come) - len(gone) for come, gone in found[floor]])

        many = len(placed(0))
        if self._floors is None:
            return found[0]
        best = self._floors.highest(placed, np.ones(many, dtype=bool)).tolist()
        told = []
        for number, floor in enumerate(best):
            come, gone = placed_now = found[floor][number]
            if floor != self._top:
                now = (self._placed(floor) | come) - gone
                placed_now = (now - self.placed, self.placed - now)
            told.append(placed_now)
        return told

    def _tried(
        self,
        floor: int,
        edit: Callable[[Standing, int], None],
        each: Sequence[int],
        report: Report,
    ) -> list[Moved]:
        stand, before = self._at(floor), self._placed(floor)
        found = []
        for number, one in enumerate(each):
            report(number, len(each), "explaining")
            with stand.tried():
                edit(stand, one)
                now = _rows(stand)
            found.append((now - before, before - now) if now != before else _SAME)
        return found

    def _at(self, floor: int) -> Standing:
        return self._floors.at(floor) if self._floors is not None else self._base

    def _placed(self, floor: int) -> frozenset[int]:
        if floor not in self._sets:
            self._sets[floor] = _rows(self._at(floor))
        return self._sets[floor]

    def _losses_at(self, floor: int) -> Chains:
        if floor not in self._losses:
            self._losses[floor] = self._at(floor).losses()
        return self._losses[floor]

    def _reach(self, floor: int, row: int, columns: Ints) -> Mask:
        """Whether these pairs of the mentee are not below a floor."""
        if self._floors is None or floor < 1:
            return np.ones(len(columns), dtype=bool)
        return np.asarray(self._scores[row, columns] >= self._floors.marks[floor - 1])

    def _own(self, row: int, columns: Ints) -> Ints:
        return np.asarray(self._worth.values[row, columns] + self._worth.bonus)


_SAME: Moved = (frozenset(), frozenset())


def _rows(stand: Standing) -> frozenset[int]:
    """Whom a plan places."""
    return frozenset(np.flatnonzero(np.array(stand.seat, dtype=np.int64) != OUT).tolist())
