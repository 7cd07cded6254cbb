"""The way of a pair from draft to live and to its end."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState
from mentordesk.store.tables import Match
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump
from tests.support.round_world import STARTS, open_world

S = MatchState


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    return world.round()


def refused(world, command):
    before = world.workspace.ask(dump)
    with pytest.raises(Refused) as raised:
        world.workspace.run(command)
    assert world.workspace.ask(dump) == before
    return raised.value


def rows(world, table):
    columns = [column.name for column in table.__table__.columns]
    found = world.workspace.ask(dump)[table.__tablename__]
    return [dict(zip(columns, row, strict=True)) for row in found]


def application_state(world, round_id):
    (card,) = world.board(round_id).mentees
    return card.state


def test_a_pair_introduced_after_its_round_has_a_time_of_its_own(world):
    autumn = world.round("Autumn", starts=dt.date(2025, 8, 1))
    pair = world.pair(autumn, world.mentor("David"), world.mentee(autumn, "Amina"), S.CONFIRMED)
    world.flush()
    world.workspace.run(StepMatches((pair,), S.INTRODUCED, dt.date(2026, 2, 20)))
    assert [row["planned_end_on"] for row in rows(world, Match)] == ["2026-08-20"]


def test_from_draft_to_the_end_every_step_leaves_its_date(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    values = world.workspace.run(DraftMatch(spring, None, david, amina, locked=True)).values
    match_id = values["match_id"]
    way = (
        (S.PROPOSED_TO_MENTEE, "proposed_on"), (S.PROPOSED_TO_MENTOR, None),
        (S.CONFIRMED, "answered_on"), (S.INTRODUCED, "introduced_on"),
        (S.STARTED, "first_meeting_on"), (S.ACTIVE, None), (S.PAUSED, None), (S.ACTIVE, None),
        (S.ENDING, None), (S.COMPLETED, "ended_on"),
    )  # fmt: skip
    states = [world.workspace.ask(dump)]
    for number, (state, dated) in enumerate(way):
        day = STARTS + dt.timedelta(days=number)
        done = world.workspace.run(StepMatches((match_id,), state, day, "Planned end"))
        (pair,) = rows(world, Match)
        assert pair["state"] == state.value
        assert dated is None or pair[dated] == day.isoformat()
        states.append(world.workspace.ask(dump))
    assert sentence(done.name, done.values) == "Amina – David now completed"
    assert (pair["plan_id"], pair["locked"]) == (None, 0)
    assert (pair["planned_end_on"], pair["closing_reason"]) == ("2026-10-01", "Planned end")
    for state in reversed(states[:-1]):
        world.workspace.undo()
        assert world.workspace.ask(dump) == state


def test_many_step_at_once_on_one_day(world, spring):
    pairs = []
    for number in range(3):
        mentor, mentee = world.mentor(f"Mentor {number}"), world.mentee(spring, f"Mentee {number}")
        world.flush()
        pairs.append(world.workspace.run(DraftMatch(spring, None, mentor, mentee)).values)
    ids = tuple(values["match_id"] for values in pairs)
    world.workspace.run(StepMatches((*ids, ids[0]), S.PROPOSED_TO_MENTEE))
    chips = world.board(spring).pairs
    assert {chip.state for chip in chips} == {S.PROPOSED_TO_MENTEE}
    assert all(chip.is_live for chip in chips)
    assert world.pool(spring).mentees == ()


def test_the_application_follows_and_who_was_declined_is_back_in_the_pool(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    match_id = world.workspace.run(DraftMatch(spring, None, david, amina)).values["match_id"]
    world.workspace.run(StepMatches((match_id,), S.PROPOSED_TO_MENTEE))
    assert application_state(world, spring) is ApplicationState.PROPOSED
    world.workspace.run(StepMatches((match_id,), S.CONFIRMED))
    assert application_state(world, spring) is ApplicationState.MATCHED
    world.workspace.run(StepMatches((match_id,), S.DECLINED, reason="No time"))
    assert application_state(world, spring) is ApplicationState.IN_POOL
    (pair,) = rows(world, Match)
    assert pair["decline_reason"] == "No time"
    said = refused(world, DraftMatch(spring, None, david, amina))
    assert said.values["clashes"] == ["tried_before"]


def test_a_step_out_of_order_is_refused_for_all(world, spring):
    david = world.mentor("David", places=2)
    live = world.pair(spring, david, world.mentee(spring, "Amina"), S.ACTIVE)
    other = world.pair(spring, david, world.mentee(spring, "Kofi"), S.STARTED)
    world.flush()
    said = refused(world, StepMatches((other, live), S.ACTIVE))
    assert refusal(said).what == "A pair that is active cannot become active."
    assert refused(world, StepMatches(("nothing",), S.ACTIVE)).reason is Reason.NOT_FOUND


def test_an_archived_round_stays_as_it_is(world):
    old = world.round(state=RoundState.ARCHIVED)
    live = world.pair(old, world.mentor("David"), world.mentee(old, "Amina"), S.ACTIVE)
    world.flush()
    no = refused(world, StepMatches((live,), S.ENDING))
    assert no.reason is Reason.ROUND_ARCHIVED and "Reopen it" in refusal(no).do


@pytest.mark.parametrize(
    ("now", "then", "may"),
    [
        (S.ENDING, S.COMPLETED, True), (S.ACTIVE, S.ENDED_EARLY, True),
        (S.STARTED, S.INFORMAL, True), (S.INTRODUCED, S.STARTED, True),
        (S.PROPOSED_TO_MENTOR, S.DECLINED, True), (S.CONFIRMED, S.DECLINED, True),
        (S.PROPOSED_TO_MENTOR, S.CONFIRMED, False), (S.CONFIRMED, S.INTRODUCED, False),
    ],
)  # fmt: skip
def test_a_reported_round_lets_its_pairs_end_and_makes_none(world, now, then, may):
    old = world.round(state=RoundState.REPORTED)
    pair = world.pair(old, world.mentor("David"), world.mentee(old, "Amina"), now)
    world.flush()
    if may:
        world.workspace.run(StepMatches((pair,), then))
        assert world.drafts(old) == {}
    else:
        assert refused(world, StepMatches((pair,), then)).reason is Reason.ROUND_FINISHED


def test_only_drafts_of_the_current_plan_go_live(world, spring):
    plan = world.plan(spring, "B")
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    draft = world.pair(spring, david, amina, S.DRAFT, plan)
    world.flush()
    said = refused(world, StepMatches((draft,), S.PROPOSED_TO_MENTEE))
    assert said.reason is Reason.PLAN_NOT_CURRENT
    world.choose(spring, plan)
    world.workspace.run(StepMatches((draft,), S.PROPOSED_TO_MENTEE))


def test_going_live_takes_the_mentee_out_of_rival_plans(world, spring):
    first, rival = world.plan(spring, "A"), world.plan(spring, "B")
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    draft = world.pair(spring, david, amina, S.DRAFT, first)
    world.pair(spring, grace, amina, S.DRAFT, rival, locked=True)
    world.pair(spring, david, kofi, S.DRAFT, rival)
    world.flush()
    world.choose(spring, first)
    world.workspace.run(StepMatches((draft,), S.CONFIRMED))
    assert world.drafts(spring, rival) == {"Kofi": "David"}


def test_what_is_no_longer_possible_does_not_go_live(world, spring):
    plan = world.plan(spring)
    david, shy = world.mentor("David"), world.mentor("Shy", shares=Answer.WITHDRAWN)
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    full = world.pair(spring, david, amina, S.DRAFT, plan)
    hidden = world.pair(spring, shy, kofi, S.DRAFT, plan)
    world.pair(spring, david, world.mentee(spring, "Zoe"), S.ACTIVE)
    world.flush()
    world.choose(spring, plan)
    for draft, reason in ((full, Reason.MENTOR_FULL), (hidden, Reason.PAIR_BLOCKED)):
        assert refused(world, StepMatches((draft,), S.CONFIRMED)).reason is reason
