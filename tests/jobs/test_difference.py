"""A difference taken in part: always a plan that may be, whatever is left out."""

from __future__ import annotations

import json
import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.match import Aim
from mentordesk.jobs.difference import Difference, Move, after_moves
from mentordesk.jobs.match_result import partly
from mentordesk.jobs.matching import look, solve_again, take
from tests.support.round_world import open_world

seeds = st.integers(0, 10**6)


def invented(seed: int) -> tuple[Difference, dict[str, str]]:
    """Two plans that both keep within everybody's places: the difference, and the first of them."""
    chance = random.Random(seed)
    places = {f"m{n}": chance.randint(1, 2) for n in range(4)}

    def plan() -> dict[str, str]:
        seats = [mentor for mentor, number in places.items() for _ in range(number)]
        chance.shuffle(seats)
        return {f"e{n}": s for n, s in enumerate(seats[:6]) if chance.random() < 0.8}

    before, after = plan(), plan()
    moves = [
        Move(e, e, before.get(e), before.get(e), after.get(e), after.get(e),
             chance.randint(0, 100) if e in before else None,
             chance.randint(0, 100) if e in after else None)
        for e in sorted({*before, *after}) if before.get(e) != after.get(e)
    ]  # fmt: skip
    gained = tuple(m for m in moves if m.before_id is None)
    lost = tuple(m for m in moves if m.after_id is None)
    moved = tuple(m for m in moves if m.before_id and m.after_id)
    return Difference(gained, moved, lost, places, Counter(before.values())), before


def is_possible(found: Difference, before: dict[str, str], taken: frozenset[str]) -> bool:
    """Counted afresh: nobody has more mentees than places."""
    pairs = [(mentor, mentee) for mentee, mentor in before.items()]
    made = after_moves(pairs, [move for move in found.moves if move.mentee_id in taken])
    return all(n <= found.places[mentor] for mentor, n in Counter(made.values()).items())


@given(seed=seeds)
def test_a_part_is_blocked_exactly_where_a_mentor_would_be_too_full(seed):
    found, before = invented(seed)
    chance = random.Random(seed + 1)
    for _ in range(8):
        taken = frozenset(m.mentee_id for m in found.moves if chance.random() < 0.5)
        blocked = found.blocked(taken)
        assert (not blocked and not found.stuck(taken)) == is_possible(found, before, taken)
        for who, others in blocked.items():
            assert who in taken and others
            assert not {other.mentee_id for other in others} & taken
        fitting = found.fitting(taken)
        assert is_possible(found, before, fitting)
        if is_possible(found, before, taken):
            assert fitting == taken


@given(seed=seeds)
def test_every_chain_can_be_taken_without_the_others(seed):
    found, before = invented(seed)
    chance = random.Random(seed + 2)
    assert sorted(m.mentee_id for chain in found.chains for m in chain) == sorted(
        move.mentee_id for move in found.moves
    )
    for _ in range(6):
        some = [chain for chain in found.chains if chance.random() < 0.5]
        taken = frozenset(move.mentee_id for chain in some for move in chain)
        assert is_possible(found, before, taken)


def test_a_part_of_a_plan_is_taken_in_one_step_with_its_own_numbers(tmp_path):
    with open_world(tmp_path) as world:
        spring = world.round()
        for name, topic in (("David", "Law"), ("Esther", "Art"), ("Femi", "Art")):
            world.mentor(name, topics=(topic,))
        mentees = {
            name: world.mentee(spring, name, topics=(topic,))
            for name, topic in (("Amina", "Law"), ("Bea", "Art"), ("Chen", "Art"))
        }
        world.flush()
        judged = look(world.workspace, spring)
        result = solve_again(judged, Aim.FIT)
        assert {move.mentee for move in result.difference.gained} == set(mentees)
        law = result.difference.gained[0]
        assert law.gains[0] == ("topics", 35)
        part = partly(result, {mentees["Amina"], mentees["Chen"]})
        assert (part.placed, part.best_possible) == (2, result.best_possible)
        assert part.gap == result.total - part.total == json.loads(part.kept)["gap"]
        take(world.workspace, part)
        (plan,) = world.board(spring).plans
        assert plan.weights == world.board(spring).round.weights
        pairs = {pair.mentee_id for pair in world.board(spring).pairs}
        assert pairs == {mentees["Amina"], mentees["Chen"]}
        world.workspace.undo()
        assert world.board(spring).pairs == ()
