"""Applications take the steps of the table, and follow their pair while there is one."""

from __future__ import annotations

import pytest

from mentordesk.commands.applications import StepApplications
from mentordesk.commands.rounds import StepRound
from mentordesk.domain.application import OF_PAIRS, ApplicationState, may_step
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import RoundState
from tests.commands.test_pair_life import do, refused
from tests.support.round_world import open_world

A = ApplicationState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("now", A)
def test_only_the_steps_of_the_table_are_taken(world, now):
    spring = world.round()
    amina = world.person("Amina")
    application = world.apply_to(spring, amina, state=now)
    world.flush()
    for then in A:
        step = StepApplications((application,), then)
        if then is A.CARRIED and then is not now and may_step(now, then):
            assert refused(world, step).reason is Reason.CARRIED_WHERE  # it needs a round
        elif then is now or (may_step(now, then) and then not in OF_PAIRS):
            do(world, step)
            world.workspace.undo() if then is not now else None
        else:
            assert refused(world, step).reason is Reason.APPLICATION_STEP


@pytest.mark.parametrize("state", [s for s in MatchState if s in LIVE])
def test_who_is_in_a_pair_stays_with_it(world, state):
    spring = world.round()
    amina = world.person("Amina")
    application = world.apply_to(spring, amina, state=A.MATCHED)
    world.pair(spring, world.mentor("David"), amina, state)
    world.flush()
    step = StepApplications((application,), A.WITHDRAWN)
    assert refused(world, step).reason is Reason.APPLICATION_PAIRED


def test_a_round_goes_back_only_by_reopening(world):
    spring = world.round()
    world.flush()
    assert refused(world, StepRound(spring, RoundState.OPEN)).reason is Reason.ROUND_BACK
    do(world, StepRound(spring, RoundState.RUNNING))
