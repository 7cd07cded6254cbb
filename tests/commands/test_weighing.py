"""A mentee's own weights: kept with the application, counted for that one mentee, taken back."""

from __future__ import annotations

import pytest

from mentordesk.commands.judging import judge
from mentordesk.commands.rounds import SetWeights
from mentordesk.commands.weighing import SetOwnWeights
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState
from mentordesk.matching.pool import weights_of
from mentordesk.wording.history import sentence
from tests.support.dump import dump
from tests.support.round_world import open_world

TOPICS_ALONE = tuple(weights_of({"topics": 100}).items())


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def scores(world, spring):
    judged = judge(world.pool(spring))
    (mentor,) = judged.mentors
    return {row.name: judged.score((mentor, row.id)) for row in judged.rows.mentees}


def test_own_weights_count_for_one_mentee_and_undo_restores_exactly(world):
    spring = world.round()
    world.mentor("David", topics=("Law",))
    amina = world.mentee(spring, "Amina", topics=("Law",))
    world.mentee(spring, "Bea", topics=("Law",))
    world.flush()
    plain, before = scores(world, spring), world.workspace.ask(dump)
    done = world.workspace.run(SetOwnWeights(spring, amina, TOPICS_ALONE))
    assert scores(world, spring) == {"Amina": 100, "Bea": plain["Bea"]}
    assert sentence("SetOwnWeights", done.values) == "What counts for Amina in “Spring” changed"
    # The weights of the round change nothing for whoever has their own.
    world.workspace.run(SetWeights(spring, tuple(weights_of({"stage": 100}).items())))
    assert scores(world, spring) == {"Amina": 100, "Bea": 50}
    world.workspace.run(SetOwnWeights(spring, amina, None))
    assert scores(world, spring) == {"Amina": 50, "Bea": 50}
    for _ in range(3):
        world.workspace.undo()
    assert world.workspace.ask(dump) == before


def test_weights_that_do_not_add_up_and_strangers_are_refused(world):
    spring, old = world.round(), world.round(name="Old", state=RoundState.REPORTED)
    amina = world.mentee(spring, "Amina")
    david = world.mentor("David")
    world.flush()
    for round_id, who, weights, reason in (
        (spring, amina, weights_of({"topics": 99}), Reason.WEIGHTS_SUM),
        (spring, amina, weights_of({"topics": 110, "stage": -10}), Reason.WEIGHTS_SUM),
        (spring, david, weights_of({"topics": 100}), Reason.NOT_FOUND),
        (old, amina, weights_of({"topics": 100}), Reason.ROUND_FINISHED),
    ):
        with pytest.raises(Refused) as raised:
            world.workspace.run(SetOwnWeights(round_id, who, tuple(weights.items())))
        assert raised.value.reason is reason
