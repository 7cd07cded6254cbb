"""What a pair is worth as one whole number, so that a sum tells people, total and ties apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from mentordesk.matching.seats import Ints, Scores
from mentordesk.matching.solve import Aim

V = TypeVar("V", int, Ints)


@dataclass(frozen=True, eq=False)
class Worth:
    """A pair is worth its `values` and the `bonus`.

    Whichever of people and total comes first for the aim outweighs any sum of the other.
    """

    values: Ints
    bonus: int
    _point: int
    """What a point of the total is worth: with aim FIT more than all bonuses, else less than one
    of them."""

    @classmethod
    def of(cls, scores: Scores, aim: Aim, *, breaks_ties: bool = False) -> Worth:
        """For these scores (whole numbers >= 0, mentees by mentors).

        Where it `breaks_ties`, that the earlier rows are placed comes last. That is exact: whom
        best plans place are the bases of a matroid, so any weights that fall from row to row
        choose the same people as the solver does.
        """
        many = len(scores) + 2
        least = many * many // 2 if breaks_ties else 1  # more than all ties together
        point = least * many if aim is Aim.FIT else least
        values = scores if point == 1 else scores.astype(np.int64) * point
        if breaks_ties:
            values = values + np.arange(len(scores), 0, -1, dtype=np.int64)[:, None]
        bonus = least if aim is Aim.FIT else 4 * (int(values.max(initial=0)) + 1) * many
        return cls(values, bonus, point)

    def total(self, value: V) -> V:
        """The total that a sum stands for."""
        return value // self._point if self._total_first else value % self.bonus // self._point

    def people(self, value: V) -> V:
        """How many pairs a sum stands for."""
        return value % self._point // self.bonus if self._total_first else value // self.bonus

    @property
    def _total_first(self) -> bool:
        return self._point > self.bonus
