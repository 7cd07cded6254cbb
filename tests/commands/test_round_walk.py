"""Random deeds with rounds and applications: what is archived stays, and all can be undone."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands.application_life import (
    AgreedToBeKept,
    CarryApplications,
    ConfirmCarried,
)
from mentordesk.commands.applications import AddToRound, SetApplicationField, StepApplications
from mentordesk.commands.people import EditPerson
from mentordesk.commands.round_life import ReopenRound
from mentordesk.commands.rounds import StepRound
from mentordesk.domain.application import STEPS, ApplicationState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND, RoundState
from mentordesk.store.checks import check
from mentordesk.store.queries.closed_call import closed_call
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.report import read_figures
from mentordesk.store.tables import Application, Round
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import open_world

A = ApplicationState
ACTS = st.lists(
    st.tuples(st.sampled_from("aaammmmkkccffrrtopeU"), st.integers(0, 9), st.integers(0, 9)),
    min_size=6,
    max_size=12,
)


def deed(act, one, other, world, rounds, people):
    """A command from a letter and two numbers; it may well be refused."""
    today = world.workspace.today()
    held = world.workspace.ask(rows, Application)
    application = str(held[one % len(held)]["id"])
    target, person = rounds[other % len(rounds)], people[one % len(people)]
    return {
        "a": lambda: AddToRound(target, (person,), list(Role)[one % 2]),
        "m": lambda: StepApplications((application,), list(A)[1 + other], "why" * (one % 2)),
        "k": lambda: AgreedToBeKept((application,), today),
        "c": lambda: CarryApplications((application,), target),
        "f": lambda: ConfirmCarried((application,), today - dt.timedelta(days=other % 2)),
        "r": lambda: StepRound(target, list(RoundState)[one]),
        "t": lambda: StepRound(target, RoundState.ARCHIVED),
        "o": lambda: ReopenRound(target, list(RoundState)[one], "once more"),
        "p": lambda: EditPerson(person, "country", ("NP", "BD", "KE")[other % 3]),
        "e": lambda: SetApplicationField(application, "goal_1", f"Goal {other}"),
    }[act]()


def figures(world):
    """The figures of every archived round, and what the closed calls had brought."""
    found = {}
    for row in world.workspace.ask(rows, Round):
        call, told = world.workspace.ask(closed_call, row["id"]), None
        if RoundState(row["state"]) is RoundState.ARCHIVED:
            told = world.workspace.ask(read_figures, Scope(row["name"]), world.workspace.today())
        found[row["id"]] = (told, call.then if call else None)
    return found


def holds(world, before):
    """What must be true after every deed."""
    assert world.workspace.ask(check).problems == ()
    after = figures(world)
    for round_id, (archived, call) in before.items():
        now_archived, now_call = after[round_id]
        if archived is not None and now_archived is not None:
            assert now_archived == archived, "figures of an archived round changed"
        if call is not None and now_call is not None:
            assert now_call == call, "the pool of a closed call changed"
    for row in world.workspace.ask(rows, Application):
        state = A(row["state"])
        assert state is A.CARRIED or STEPS[state], "an application that can go nowhere"
        if row["carried_from_id"] and not row["committed_on"]:
            assert state not in (A.ELIGIBLE, A.IN_POOL), "carried, and never confirmed"
    return after


@dear(5)
@given(ACTS)
def test_what_is_archived_stays_and_all_can_be_undone(acts):
    with tempfile.TemporaryDirectory() as name, open_world(Path(name)) as world:
        starts = (dt.date(2025, 10, 1), dt.date(2026, 4, 1), dt.date(2026, 10, 1))
        rounds = [
            world.round(f"Round {n}", starts=day, state=RoundState.OPEN)
            for n, day in enumerate(starts)
        ]
        people = [world.mentee(rounds[0], f"Mentee {n}", state=A.RECEIVED) for n in range(3)]
        people.append(world.mentor("Mentor"))
        world.flush()
        states = [(world.workspace.ask(dump), figures(world))]
        for act, one, other in acts:
            if act == "U":
                if len(states) > 1:
                    world.workspace.undo()
                    states.pop()
                    assert (world.workspace.ask(dump), figures(world)) == states[-1]
                continue
            try:
                done = world.workspace.run(deed(act, one, other, world, rounds, people))
            except Refused as refused:
                assert "…" not in str(refusal(refused))
                assert world.workspace.ask(dump) == states[-1][0]
            else:
                assert "…" not in sentence(done.name, done.values)
                states.append((world.workspace.ask(dump), holds(world, states[-1][1])))
        while len(states) > 1:
            world.workspace.undo()
            states.pop()
            assert world.workspace.ask(dump) == states[-1][0]
        assert {RoundState(row["state"]) for row in world.workspace.ask(rows, Round)} <= (
            set(RoundState) - FINISHED_ROUND
        )
