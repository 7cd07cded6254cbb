"""The one agreement of a group: its versions, its states, and who of it acknowledged."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from mentordesk.commands.agreements import (
    Acknowledge,
    EditActionPlan,
    EditAgreementTerms,
    SetAgreementState,
)
from mentordesk.commands.group_agreements import AcknowledgeInGroup
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.groups import EditGroup, NewGroup, StepGroup
from mentordesk.domain.agreement import AgreementState, GoalPart, Side, Term
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.tables import Agreement, AgreementName
from mentordesk.wording.history import sentence
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.dump import dump, rows
from tests.support.round_world import open_world

A, G = AgreementState, GroupState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        circle = opened.round("Circle", Scheme.GROUP)
        both = {"offers_group": True}
        david, rosa = (opened.mentor(name, 2, profile=both) for name in ("David", "Rosa"))
        people = [opened.mentee(circle, name) for name in ("Amina", "Badru", "Chloë")]
        opened.flush()
        run = opened.workspace.run
        group = run(NewGroup(circle, "Careers", david)).values["group_id"]
        run(JoinGroup(group, tuple(people[:2])))
        vars(opened).update(group=group, david=david, rosa=rosa, people=people)
        yield opened


def versions(world):
    found = world.workspace.ask(rows, Agreement)
    return sorted((row["version"], row["state"]) for row in found)


def told(done):
    return sentence(done.name, done.values)


def test_a_group_has_one_agreement_with_versions(world):
    done = do(world, EditAgreementTerms((world.group,), ((Term.HOW_OFTEN, " monthly "),)))
    assert told(done) == "Agreement of “Careers” edited, now version 1"
    do(world, EditActionPlan((world.group,), (((GoalPart.GOAL, "A talk each"),),)))
    (row,) = world.workspace.ask(rows, Agreement)
    assert (row["group_id"], row["match_id"]) == (world.group, None)
    assert json.loads(row["terms"]) == {"how_often": "monthly"}
    do(world, SetAgreementState((world.group,), A.SENT))
    do(world, EditAgreementTerms((world.group,), ((Term.HOW_OFTEN, "every two weeks"),)))
    assert versions(world) == [(1, "sent"), (2, "revised")]


def test_each_acknowledges_with_their_own_name(world):
    amina, badru, _ = world.people
    done = do(world, AcknowledgeInGroup(world.group, amina, " A.  Rahman ", TODAY))
    assert told(done) == "Agreement of “Careers” acknowledged by A. Rahman: 1 of 3"
    assert versions(world) == [(1, "acknowledged_by_one")]
    before = world.workspace.ask(dump)
    do(world, AcknowledgeInGroup(world.group, badru, "Badru"))
    do(world, AcknowledgeInGroup(world.group, world.david, "David"))
    assert versions(world) == [(1, "acknowledged")]
    done = do(world, AcknowledgeInGroup(world.group, world.david, ""))
    assert told(done).endswith("by nobody for David: 2 of 3")
    assert versions(world) == [(1, "acknowledged_by_one")]
    for _ in range(3):
        world.workspace.undo()
    assert world.workspace.ask(dump) == before
    do(world, AcknowledgeInGroup(world.group, amina, ""))
    assert versions(world) == [(1, "sent")]


def test_the_state_follows_who_joins_and_who_leaves(world):
    amina, badru, chloe = world.people
    for person in (amina, badru, world.david):
        do(world, AcknowledgeInGroup(world.group, person, "Typed"))
    do(world, JoinGroup(world.group, (chloe,)))
    assert versions(world) == [(1, "acknowledged_by_one")]
    for state in (G.FORMING, G.RUNNING):
        do(world, StepGroup(world.group, state))
    do(world, LeaveGroup(world.group, (chloe,), ClosingReason.MOVED))
    assert versions(world) == [(1, "acknowledged")]
    do(world, EditGroup(world.group, "co_mentor_id", world.rosa))
    assert versions(world) == [(1, "acknowledged_by_one")]


def test_what_was_marked_by_hand_stays_when_somebody_joins(world):
    done = do(world, SetAgreementState((world.group,), A.ACKNOWLEDGED))
    assert told(done) == "Agreement of “Careers”: acknowledged by all"
    do(world, JoinGroup(world.group, world.people[2:]))
    assert versions(world) == [(1, "acknowledged")]


def test_another_state_takes_the_names_back(world):
    do(world, AcknowledgeInGroup(world.group, world.david, "David"))
    do(world, SetAgreementState((world.group,), A.SKIPPED))
    assert world.workspace.ask(rows, AgreementName) == []


def test_who_may_not_acknowledge_is_refused(world):
    stranger = world.people[2]
    assert refused(world, AcknowledgeInGroup(world.group, stranger, "C")).reason is Reason.NOT_FOUND
    tomorrow = AcknowledgeInGroup(world.group, world.david, "D", TODAY + dt.timedelta(days=1))
    assert refused(world, tomorrow).reason is Reason.VALUE_WRONG
    of_pair = Acknowledge((world.group,), Side.MENTOR, "David")
    assert refused(world, of_pair).reason is Reason.NOT_FOUND
