"""Weights that follow when one is moved."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.balance import moved
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion, weights_are_sound, weights_of

cuts = st.lists(st.integers(0, 100), min_size=len(Criterion) - 1, max_size=len(Criterion) - 1).map(
    sorted
)


@given(cuts=cuts, one=st.sampled_from(Criterion), value=st.integers(0, 100), data=st.data())
def test_they_add_to_100_whatever_is_moved_and_held(cuts, one, value, data):
    steps = zip([0, *cuts], [*cuts, 100], strict=True)
    weights = dict(zip(Criterion, (late - early for early, late in steps), strict=True))
    held = data.draw(st.sets(st.sampled_from(Criterion)))
    found = moved(weights, one, value, held)
    assert weights_are_sound(found)
    assert all(found[other] == weights[other] for other in held - {one})
    others = set(Criterion) - held - {one}
    room = 100 - sum(weights[other] for other in held - {one})
    assert found[one] == (min(value, room) if others else room)
    if found[one] == weights[one]:
        assert found == weights
    # Whoever weighs more goes on weighing at least as much.
    ranked = sorted(others, key=lambda other: weights[other])
    for light, heavy in itertools.pairwise(ranked):
        assert found[light] <= found[heavy] + 1


def test_the_others_keep_their_proportions():
    found = moved(DEFAULT_WEIGHTS, Criterion.TOPICS, 61)
    assert found == weights_of(
        {"topics": 61, "sector": 12, "hours": 9, "language": 6, "stage": 6, "country": 3,
         "fairness": 3}
    )  # fmt: skip
    alone = moved(weights_of({"topics": 100}), Criterion.TOPICS, 92)
    assert sorted(alone.values()) == [1] * 8 + [92]
