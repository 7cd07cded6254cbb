"""What a pair is worth as one whole number, so that a sum tells people, total and ties apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mentordesk.matching.seats import Ints, Scores
from mentordesk.matching.solve import Aim


@dataclass(frozen=True, eq=False)
class Worth:
    """A pair is worth its `values` and the `bonus`.

    Whichever of people and total comes first for the aim outweighs any sum of the other; that the
    earlier rows are placed comes last.
    """

    values: Ints
    bonus: int
    _modulus: int
    """A total stands above it with aim FIT, below it else."""
    _point: int
    """What a point of the total is worth."""

    @classmethod
    def of(cls, scores: Scores, aim: Aim) -> Worth:
        """For these scores (whole numbers >= 0, mentees by mentors).

        Breaking ties is exact: whom best plans place are the bases of a matroid, so any weights
        that fall from row to row choose the same people as the solver does.
        """
        many = len(scores) + 2
        ties = many * many // 2
        point = ties * many if aim is Aim.FIT else ties
        values = scores.astype(np.int64) * point
        values += np.arange(len(scores), 0, -1, dtype=np.int64)[:, None]
        if aim is Aim.FIT:
            return cls(values, ties, point, point)
        bonus = 4 * (int(values.max(initial=0)) + 1) * many
        return cls(values, bonus, bonus, point)

    def total(self, value: int) -> int:
        """The total that a sum stands for."""
        rest = value if self._modulus == self._point else value % self._modulus
        return rest // self._point
