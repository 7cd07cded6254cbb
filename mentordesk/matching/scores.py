"""From fits and weights to points and scores, in whole numbers throughout."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.fits import FULL_FIT, Fits
from mentordesk.matching.pool import Criterion


def total_scores(fits: Fits, weights: Mapping[Criterion, int]) -> NDArray[np.int16]:
    """The sum of all points of every pair, 0 to 100 when the weights add to 100."""
    total: NDArray[np.int16] | None = None
    for criterion in Criterion:
        points = criterion_points(fits, criterion, weights[criterion])
        total = points if total is None else np.add(total, points, out=total)
    assert total is not None
    return total


def criterion_points(fits: Fits, criterion: Criterion, weight: int) -> NDArray[np.int16]:
    """floor(weight x fit) of every pair; floor(half the weight) where an answer is missing."""
    points = np.multiply(fits.fit[criterion], weight, dtype=np.int32)
    points //= FULL_FIT
    np.copyto(points, weight // 2, where=fits.missing[criterion])
    return points.astype(np.int16)


def pair_points(fits: Fits, criterion: Criterion, weight: int, row: int, column: int) -> int:
    """The same points for one pair only."""
    if fits.missing[criterion][row, column]:
        return weight // 2
    return weight * int(fits.fit[criterion][row, column]) // FULL_FIT
