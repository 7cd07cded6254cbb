"""From fits and weights to points and scores, in whole numbers throughout."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.fits import FULL_FIT, Fits
from mentordesk.matching.pool import Criterion

Weights = Mapping[Criterion, int]
_ALL = slice(None)


def total_scores(
    fits: Fits, weights: Weights, own: Mapping[int, Weights] | None = None
) -> NDArray[np.int16]:
    """The sum of all points of every pair, 0 to 100 when the weights add to 100.

    `own`: the weights of some rows (mentees), which count there instead.
    """
    total = _sum(fits, weights, _ALL)
    for row, mine in (own or {}).items():
        total[row] = _sum(fits, mine, slice(row, row + 1))[0]
    return total


def criterion_points(
    fits: Fits, criterion: Criterion, weight: int, rows: slice = _ALL
) -> NDArray[np.int16]:
    """floor(weight x fit) of every pair; floor(half the weight) where an answer is missing."""
    points = np.multiply(fits.fit[criterion][rows], weight, dtype=np.int32)
    points //= FULL_FIT
    np.copyto(points, weight // 2, where=fits.missing[criterion][rows])
    return points.astype(np.int16)


def points_at(
    fits: Fits,
    criterion: Criterion,
    weights: NDArray[np.int32],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
) -> NDArray[np.int32]:
    """The same points for some pairs, each with a weight of its own."""
    points = weights * fits.fit[criterion][rows, columns] // FULL_FIT
    return np.where(fits.missing[criterion][rows, columns], weights // 2, points)


def pair_points(fits: Fits, criterion: Criterion, weight: int, row: int, column: int) -> int:
    """The same points for one pair only."""
    if fits.missing[criterion][row, column]:
        return weight // 2
    return weight * int(fits.fit[criterion][row, column]) // FULL_FIT


def _sum(fits: Fits, weights: Weights, rows: slice) -> NDArray[np.int16]:
    total = np.zeros(fits.level[rows].shape, dtype=np.int16)
    for criterion in Criterion:
        if weights[criterion]:
            total += criterion_points(fits, criterion, weights[criterion], rows)
    return total
