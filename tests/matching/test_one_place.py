"""What one place more is worth, against solving again with it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.matching.one_place import worth_of_a_place
from mentordesk.matching.solve import Aim, solve


@pytest.mark.parametrize("aim", [Aim.FIT, Aim.PEOPLE])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=12)
def test_it_is_what_solving_again_gains(aim, seed):
    dice = np.random.default_rng(seed)
    scores = dice.integers(0, 9, (6, 4)).astype(np.int16)
    allowed = dice.random((6, 4)) < 0.7
    places = dice.integers(0, 3, 4)
    pinned = {0: int(places.argmax())} if places.any() else {}
    found = worth_of_a_place(scores, allowed, places, pinned, aim)
    many = len(scores) + 2
    unit, bonus = (many, 1) if aim is Aim.FIT else (1, 4 * (int(scores.max()) + 1) * many)

    def value(room):
        best = solve(scores, allowed, room, list(pinned.items()), aim)
        return best.total * unit + best.placed * bonus

    before = value(places)
    for column in range(4):
        more = places.copy()
        more[column] += 1
        assert found[column] == value(more) - before
