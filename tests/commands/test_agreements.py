"""Agreements keep their versions and states; nothing is noted of a pair that is only a draft."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy import select

from mentordesk.commands.agreements import (
    Acknowledge,
    EditActionPlan,
    EditAgreementTerms,
    SetAgreementState,
)
from mentordesk.commands.goals import NewGoal, ReviewGoal
from mentordesk.domain.agreement import AgreementState, GoalPart, Side, Term
from mentordesk.domain.goal import GoalState
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState
from mentordesk.store.tables import Agreement
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def pair(world):
    spring = world.round()
    made = world.pair(spring, world.mentor("David"), world.mentee(spring, "Amina"))
    world.flush()
    return made


def versions(world):
    def read(connection):
        columns = Agreement.__table__.c
        rows = connection.execute(
            columns.version.table.select().order_by(columns.match_id, columns.version)
        )
        return [(r.version, r.state, json.loads(r.terms), r.state_on) for r in rows.all()]

    return world.workspace.ask(read)


def run(world, command):
    return world.workspace.run(command)


def test_a_state_makes_the_first_version_with_what_holds_now(world, pair):
    done = run(world, SetAgreementState((pair,), AgreementState.SENT))
    today = world.workspace.today()
    assert versions(world) == [(1, AgreementState.SENT, {}, today)]
    (change,) = done.changes
    assert change.after["template_version"] == "1"
    assert sentence(done.name, done.values) == "Agreement of David and Amina: sent"


def test_several_at_once_are_one_step(world, pair):
    other = world.pair(world.round("B"), world.mentor("Elena"), world.person("Badru"))
    world.flush()
    before = world.workspace.ask(dump)
    run(world, SetAgreementState((pair, other, pair), AgreementState.SKIPPED))
    assert [state for _, state, _, _ in versions(world)] == [AgreementState.SKIPPED] * 2
    world.workspace.undo()
    assert versions(world) == []
    assert world.workspace.ask(dump) == before


def test_the_day_is_that_of_the_change_of_state(world, pair):
    run(world, SetAgreementState((pair,), AgreementState.SENT))
    again = run(world, SetAgreementState((pair,), AgreementState.SENT))
    assert again.changes == ()


def test_what_nobody_was_sent_is_written_over(world, pair):
    run(world, EditAgreementTerms((pair,), ((Term.HOW_OFTEN, " Weekly "), (Term.PURPOSE, "Learn"))))
    run(world, EditAgreementTerms((pair,), ((Term.PURPOSE, "  "), (Term.CHANNELS, "Video"))))
    ((version, state, terms, _),) = versions(world)
    assert (version, state) == (1, AgreementState.DRAFTED)
    assert terms == {"how_often": "Weekly", "channels": "Video"}


def test_an_edit_after_sending_makes_the_next_version(world, pair):
    run(world, EditAgreementTerms((pair,), ((Term.HOW_OFTEN, "Weekly"),)))
    run(world, SetAgreementState((pair,), AgreementState.ACKNOWLEDGED))
    done = run(world, EditAgreementTerms((pair,), ((Term.HOW_OFTEN, "Monthly"),)))
    run(world, EditAgreementTerms((pair,), ((Term.CHANNELS, "Video"),)))
    assert [v[:3] for v in versions(world)] == [
        (1, AgreementState.ACKNOWLEDGED, {"how_often": "Weekly"}),
        (2, AgreementState.REVISED, {"how_often": "Monthly", "channels": "Video"}),
    ]
    told = sentence(done.name, done.values)
    assert told == "Agreement of David and Amina edited, now version 2"


def test_the_state_set_is_that_of_the_newest_version(world, pair):
    run(world, SetAgreementState((pair,), AgreementState.ACKNOWLEDGED))
    run(world, EditAgreementTerms((pair,), ((Term.HOW_OFTEN, "Monthly"),)))
    run(world, SetAgreementState((pair,), AgreementState.SENT))
    assert [v[1] for v in versions(world)] == [AgreementState.ACKNOWLEDGED, AgreementState.SENT]


def test_a_draft_has_no_agreement_to_note(world, pair):
    spring = world.round("B")
    plan = world.plan(spring)
    draft = world.pair(spring, world.mentor("Elena"), world.mentee(spring, "Badru"),
                       MatchState.DRAFT, plan)  # fmt: skip
    world.flush()
    for command in (
        SetAgreementState((pair, draft), AgreementState.SENT),
        EditAgreementTerms((draft,), ((Term.PURPOSE, "x"),)),
    ):
        with pytest.raises(Refused) as refused:
            run(world, command)
        assert refused.value.reason is Reason.PAIR_IS_DRAFT
        assert "Elena and Badru are only drafted" in str(refusal(refused.value))
    assert versions(world) == []


def test_a_finished_round_keeps_its_figures(world):
    past = world.round("Past", state=RoundState.REPORTED)
    pair = world.pair(past, world.mentor("David"), world.mentee(past, "Amina"),
                      MatchState.COMPLETED)  # fmt: skip
    world.flush()
    for command in (
        SetAgreementState((pair,), AgreementState.SENT),
        EditAgreementTerms((pair,), ((Term.PURPOSE, "x"),)),
    ):
        with pytest.raises(Refused) as refused:
            run(world, command)
        assert refused.value.reason is Reason.ROUND_FINISHED
    assert versions(world) == []


def test_what_is_not_there_or_no_state_is_refused(world, pair):
    with pytest.raises(Refused) as refused:
        run(world, SetAgreementState(("?",), AgreementState.SENT))
    assert refused.value.reason is Reason.NOT_FOUND
    with pytest.raises(Refused) as refused:
        run(world, SetAgreementState((pair,), AgreementState.NOT_STARTED))
    assert refused.value.reason is Reason.VALUE_WRONG


def state_and_names(world):
    def read(connection):
        columns = Agreement.__table__.c
        row = connection.execute(columns.version.table.select()).one()
        return row.state, row.mentor_name, row.mentee_name, row.mentee_on

    return world.workspace.ask(read)


def test_the_state_follows_the_names_that_are_typed(world, pair):
    before = world.workspace.ask(dump)
    done = run(world, Acknowledge((pair,), Side.MENTEE, " A.  Rahman ", dt.date(2026, 2, 28)))
    assert sentence(done.name, done.values) == (
        "Agreement of David and Amina acknowledged by A. Rahman: acknowledged by one"
    )
    one, both = AgreementState.ACKNOWLEDGED_BY_ONE, AgreementState.ACKNOWLEDGED
    assert state_and_names(world) == (one, None, "A. Rahman", dt.date(2026, 2, 28))
    run(world, Acknowledge((pair,), Side.MENTOR, "David"))
    assert state_and_names(world)[:3] == (both, "David", "A. Rahman")
    run(world, Acknowledge((pair,), Side.MENTEE, ""))
    assert state_and_names(world) == (one, "David", None, None)
    run(world, Acknowledge((pair,), Side.MENTOR, " "))
    assert state_and_names(world)[:2] == (AgreementState.SENT, None)
    for _ in range(4):
        world.workspace.undo()
    assert world.workspace.ask(dump) == before


def test_nobody_acknowledges_tomorrow(world, pair):
    tomorrow = world.workspace.today() + dt.timedelta(days=1)
    with pytest.raises(Refused) as refused:
        run(world, Acknowledge((pair,), Side.MENTOR, "David", tomorrow))
    assert refused.value.reason is Reason.VALUE_WRONG
    assert versions(world) == []


def test_names_go_when_it_is_no_longer_acknowledged(world, pair):
    run(world, Acknowledge((pair,), Side.MENTOR, "David"))
    run(world, SetAgreementState((pair,), AgreementState.ACKNOWLEDGED))
    assert state_and_names(world)[1] == "David"
    run(world, SetAgreementState((pair,), AgreementState.SKIPPED))
    assert state_and_names(world)[:2] == (AgreementState.SKIPPED, None)


def test_a_new_version_waits_for_its_own_names(world, pair):
    run(world, Acknowledge((pair,), Side.MENTOR, "David"))
    run(world, EditActionPlan((pair,), (((GoalPart.GOAL, "Publish"),),)))

    def newest_name(connection):
        columns = Agreement.__table__.c
        rows = connection.execute(columns.version.table.select().order_by(columns.version)).all()
        return [(row.version, row.mentor_name, row.plan) for row in rows]

    assert world.workspace.ask(newest_name) == [
        (1, "David", None), (2, None, '[{"goal": "Publish"}]'),
    ]  # fmt: skip


def plans(world):
    columns = Agreement.__table__.c
    query = select(columns.version, columns.plan).order_by(columns.version)
    return world.workspace.ask(lambda c: [tuple(row) for row in c.execute(query).all()])


def test_a_version_that_goes_out_keeps_the_goals_it_went_out_with(world, pair):
    goal = run(world, NewGoal(pair, "Publish a brief")).values["goal_id"]
    run(world, SetAgreementState((pair,), AgreementState.DRAFTED))
    assert plans(world) == [(1, None)]
    run(world, SetAgreementState((pair,), AgreementState.SENT))
    sent = [{"goal": "Publish a brief", "owner": "Amina", "status": "open"}]
    assert json.loads(plans(world)[0][1]) == sent
    run(world, ReviewGoal(goal, 50, GoalState.OPEN))
    run(world, EditAgreementTerms((pair,), ((Term.PURPOSE, "To learn"),)))
    (_, before), (_, now) = plans(world)
    assert (json.loads(before), now) == (sent, None)
    run(world, SetAgreementState((pair,), AgreementState.SENT))
    assert json.loads(plans(world)[1][1])[0]["status"] == "open, 50 %"
