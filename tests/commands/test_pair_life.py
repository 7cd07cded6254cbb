"""What happens to a pair after the proposal, and that each step can be taken back exactly."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.applications import SetApplicationWords
from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.goals import EditGoal, NewGoal, RemoveGoal, ReviewGoal
from mentordesk.commands.lists import AddWords
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorWords
from mentordesk.commands.notes import AddNote, EditNote
from mentordesk.commands.pair_life import (
    ClosePairs,
    ExtendPair,
    MarkProposalsSent,
    PausePair,
    PlanNext,
    RecordReplies,
    Reply,
    RestartPair,
    ResumePair,
    Said,
)
from mentordesk.commands.sessions import EditSession, LogSession, RemoveSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason, DeclineReason, Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.health import Health, HealthRule
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.survey import Gain, Question, Survey
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.gains import gains_asked
from mentordesk.store.queries.relationship_detail import relationship
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.tables import Application
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.round_world import open_world

A, S = ApplicationState, MatchState
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    return world.round()


def do(world, command):
    """Runs it, takes it back and makes it again: the file is as it was each time."""
    before = world.workspace.ask(dump)
    done = world.workspace.run(command)
    after = world.workspace.ask(dump)
    world.workspace.undo()
    assert world.workspace.ask(dump) == before
    world.workspace.redo()
    assert world.workspace.ask(dump) == after
    assert "…" not in sentence(done.name, done.values)
    return done


def refused(world, command):
    before = world.workspace.ask(dump)
    with pytest.raises(Refused) as raised:
        world.workspace.run(command)
    assert world.workspace.ask(dump) == before
    assert "…" not in str(refusal(raised.value))
    return raised.value


def detail(world, match_id, today=TODAY):
    return world.workspace.ask(relationship, match_id, today)


def two(world, spring, state=S.ACTIVE, **columns):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    pair = world.pair(spring, david, amina, state, **columns)
    world.flush()
    return pair


def test_a_proposal_is_sent_answered_by_both_and_introduced(world, spring):
    david, amina = world.mentor("David"), world.mentee(spring, "Amina")
    world.flush()
    pair = do(world, DraftMatch(spring, None, david, amina)).values["match_id"]
    assert detail(world, pair) is None
    do(world, MarkProposalsSent((pair,)))
    row = detail(world, pair).row
    assert (row.state, row.reply_by) == (S.PROPOSED_TO_MENTEE, TODAY + dt.timedelta(days=7))
    later = TODAY + dt.timedelta(days=10)
    do(world, RecordReplies((Reply(pair, Said.LATER, reply_by=later),)))
    assert detail(world, pair).row.reply_by == later
    do(world, RecordReplies((Reply(pair, Said.YES),)))
    row = detail(world, pair).row
    assert (row.state, row.reply_by) == (S.PROPOSED_TO_MENTOR, None)
    do(world, MarkProposalsSent((pair,), reply_by=later))
    assert detail(world, pair).row.reply_by == later
    do(world, RecordReplies((Reply(pair, Said.YES),)))
    do(world, StepMatches((pair,), S.INTRODUCED))
    found = detail(world, pair)
    assert [step.state for step in found.steps] == [
        S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR, S.CONFIRMED, S.INTRODUCED,
    ]  # fmt: skip
    assert [step.by for step in found.steps][:3] == [Side.OFFICE, Side.MENTEE, Side.MENTOR]
    assert found.row.reply_by is None


def test_thirty_replies_are_one_step(world, spring):
    pairs = []
    for number in range(30):
        mentor, mentee = world.mentor(f"Mentor {number}"), world.mentee(spring, f"Mentee {number}")
        pairs.append(world.pair(spring, mentor, mentee, S.PROPOSED_TO_MENTEE))
    world.flush()
    said = [Said.NO if number % 3 == 0 else Said.YES for number in range(30)]
    replies = tuple(map(Reply, pairs, said))
    do(world, RecordReplies(replies))
    states = [row.state for row in world.workspace.ask(relationships, TODAY)]
    assert (states.count(S.DECLINED), states.count(S.PROPOSED_TO_MENTOR)) == (10, 20)


def test_who_said_no_is_back_in_the_pool_and_the_two_are_not_proposed_again(world, spring):
    pair = two(world, spring, S.PROPOSED_TO_MENTEE)
    do(world, RecordReplies((Reply(pair, Said.NO, reason=DeclineReason.OTHER_FIELD),)))
    (step,) = detail(world, pair).steps
    assert (step.by, step.reason) == (Side.MENTEE, "other_field")
    row = detail(world, pair).row
    again = refused(world, DraftMatch(spring, None, row.mentor_id, row.mentee_id))
    assert again.reason is Reason.NEEDS_REASON
    do(world, DraftMatch(spring, None, row.mentor_id, row.mentee_id, "Both asked for it"))


@pytest.mark.parametrize("state", [s for s in S if not s.value.startswith("proposed")])
def test_only_a_proposal_is_answered(world, spring, state):
    pair = two(world, spring, state)
    assert refused(world, RecordReplies((Reply(pair, Said.YES),))).reason in (
        Reason.STEP_NOT_ALLOWED,
        Reason.NOT_FOUND,
    )


def test_a_reply_says_what_was_said_and_comes_on_no_day_to_come(world, spring):
    by = TODAY + dt.timedelta(days=3)
    pair = two(world, spring, S.PROPOSED_TO_MENTEE, reply_by=by)
    ahead = Reply(pair, Said.YES, TODAY + dt.timedelta(days=1))
    no = refused(world, RecordReplies((ahead,)))
    assert "the day of an answer that has come" in str(refusal(no))
    done = do(world, RecordReplies((Reply(pair, Said.LATER),)))
    assert sentence(done.name, done.values) == "Replies noted: Amina – David (later)"
    assert detail(world, pair).row.reply_by == by + dt.timedelta(days=7)
    done = do(world, RecordReplies((Reply(pair, Said.NO, reason=DeclineReason.NO_TIME),)))
    assert sentence(done.name, done.values).endswith("(no: no time)")


def test_the_first_session_starts_the_pair_and_taking_it_out_keeps_the_state(world, spring):
    pair = two(world, spring, S.INTRODUCED, introduced_on=TODAY - dt.timedelta(days=20))
    assert detail(world, pair).row.judgement.rule is HealthRule.NO_FIRST_MEETING
    planned = do(world, LogSession(pair, Told(TODAY + dt.timedelta(days=1), Held.PLANNED)))
    assert detail(world, pair).row.state is S.INTRODUCED
    met = TODAY - dt.timedelta(days=2)
    do(world, EditSession(planned.values["session_id"], Told(met, minutes=45, mode=Mode.VIDEO)))
    row = detail(world, pair).row
    assert (row.state, row.first_meeting_on, row.sessions, row.minutes) == (S.STARTED, met, 1, 45)
    assert (row.judgement.health, row.last_contact_on) == (Health.GREEN, met)
    earlier = met - dt.timedelta(days=5)
    do(world, LogSession(pair, Told(earlier)))
    assert detail(world, pair).row.first_meeting_on == earlier
    do(world, RemoveSession(planned.values["session_id"]))
    assert detail(world, pair).row.sessions == 1


@pytest.mark.parametrize(
    "told",
    [Told(TODAY + dt.timedelta(days=1)), Told(TODAY, minutes=0), Told(TODAY, minutes=1441)],
)
def test_a_session_that_cannot_be_is_refused(world, spring, told):
    pair = two(world, spring)
    assert refused(world, LogSession(pair, told)).reason is Reason.VALUE_WRONG


def test_nobody_meets_before_the_introduction(world, spring):
    pair = two(world, spring, S.CONFIRMED)
    assert refused(world, LogSession(pair, Told(TODAY))).reason is Reason.STEP_NOT_ALLOWED


@pytest.mark.parametrize(
    ("state", "met"), [(S.INTRODUCED, None), (S.STARTED, TODAY), (S.ACTIVE, TODAY)]
)
def test_a_pause_ends_where_it_began(world, spring, state, met):
    pair = two(world, spring, S.INTRODUCED, introduced_on=TODAY)
    if met:
        do(world, LogSession(pair, Told(met)))
    if state is S.ACTIVE:
        do(world, StepMatches((pair,), S.ACTIVE))
    until = TODAY + dt.timedelta(days=30)
    do(world, PausePair(pair, until, Side.MENTOR))
    assert detail(world, pair).row.paused_until == until
    day_after = until + dt.timedelta(days=1)
    assert detail(world, pair, day_after).row.judgement.rule is HealthRule.BACK_FROM_PAUSE
    do(world, ResumePair(pair))
    row = detail(world, pair).row
    assert (row.state, row.paused_until, row.introduced_on) == (state, None, TODAY)


def test_an_extension_moves_the_end_and_wakes_an_ending_pair(world, spring):
    pair = two(world, spring, S.ENDING, planned_end_on=TODAY + dt.timedelta(days=10))
    until = TODAY + dt.timedelta(days=60)
    assert refused(world, ExtendPair(pair, TODAY)).reason is Reason.VALUE_WRONG
    do(world, ExtendPair(pair, until))
    row = detail(world, pair).row
    assert (row.state, row.planned_end_on) == (S.ACTIVE, until)


def test_a_pair_ends_without_blame_and_may_begin_anew(world, spring):
    pair = two(world, spring, introduced_on=TODAY - dt.timedelta(days=90))
    do(world, PlanNext(pair, "Ring both", TODAY))
    ahead = ClosePairs((pair,), S.ENDED_EARLY, ClosingReason.MOVED, TODAY + dt.timedelta(days=1))
    assert refused(world, ahead).reason is Reason.VALUE_WRONG
    do(world, ClosePairs((pair,), S.ENDED_EARLY, ClosingReason.MOVED, None, Side.MENTEE, True))
    row = detail(world, pair).row
    assert (row.state, row.ended_on, row.next_action) == (S.ENDED_EARLY, TODAY, None)
    autumn = world.round("Autumn")
    world.apply_to(autumn, row.mentee_id)
    world.flush()
    done = do(world, RestartPair(pair, autumn))
    new = detail(world, done.values["match_id"])
    assert (new.row.state, new.row.predecessor_id) == (S.INTRODUCED, pair)
    assert [period.id for period in new.thread] == [pair, new.row.id]
    assert refused(world, RestartPair(new.row.id, autumn)).reason is Reason.STEP_NOT_ALLOWED


def test_who_begins_anew_waits_in_the_round_no_longer(world, spring):
    pair = two(world, spring, S.COMPLETED)
    row = detail(world, pair).row
    autumn, joan = world.round("Autumn"), world.mentor("Joan")
    world.apply_to(autumn, row.mentee_id)
    world.flush()
    do(world, DraftMatch(autumn, None, joan, row.mentee_id))
    do(world, RestartPair(pair, autumn))
    assert world.drafts(autumn) == {}
    (state,) = [
        r["state"] for r in world.workspace.ask(rows, Application) if r["round_id"] == autumn
    ]
    assert state == "matched"


@pytest.mark.parametrize("application", [A.MATCHED, A.WITHDRAWN, A.WAITLISTED, A.IN_POOL, None])
def test_two_may_begin_anew_in_the_same_round(world, spring, application):
    david = world.mentor("David")
    if application is None:
        amina = world.person("Amina")
    else:
        amina = world.mentee(spring, "Amina", state=application)
    pair = world.pair(spring, david, amina, S.ENDED_EARLY)
    world.flush()
    done = do(world, RestartPair(pair, spring))
    new = detail(world, done.values["match_id"]).row
    assert (new.predecessor_id, new.planned_end_on) == (pair, dt.date(2026, 10, 1))
    (state,) = [r["state"] for r in world.workspace.ask(rows, Application)]
    assert state == "matched"
    again = refused(world, RestartPair(pair, spring))
    assert again.reason is Reason.ALREADY_PAIRED and "with David" in str(refusal(again))


def test_a_restart_keeps_to_the_mentors_places(world, spring):
    pair = two(world, spring, S.COMPLETED)
    row = detail(world, pair).row
    other = world.mentee(spring, "Joan")
    world.pair(spring, row.mentor_id, other)
    autumn = world.round("Autumn")
    world.apply_to(autumn, row.mentee_id)
    world.flush()
    assert refused(world, RestartPair(pair, autumn)).reason is Reason.MENTOR_FULL


def test_goals_are_set_edited_reviewed(world, spring):
    pair = two(world, spring)
    goal = do(world, NewGoal(pair, " Write a proposal ", TODAY)).values["goal_id"]
    do(world, EditGoal(goal, "measure", "A draft of ten pages"))
    do(world, EditGoal(goal, "owner", Side.MENTOR))
    do(world, ReviewGoal(goal, 40, GoalState.PARTLY))
    do(world, ReviewGoal(goal, 40, GoalState.MET))
    (row,) = detail(world, pair).goals
    assert (row.statement, row.progress, row.state) == ("Write a proposal", 100, GoalState.MET)
    assert refused(world, ReviewGoal(goal, 101, GoalState.OPEN)).reason is Reason.VALUE_WRONG
    assert refused(world, EditGoal(goal, "statement", " ")).reason is Reason.VALUE_WRONG
    do(world, RemoveGoal(goal))
    assert detail(world, pair).goals == ()


def test_a_survey_goes_to_both_and_its_answers_are_news(world, spring):
    pair = two(world, spring, S.ACTIVE, introduced_on=dt.date(2026, 1, 2),
               first_meeting_on=dt.date(2026, 1, 5))  # fmt: skip
    assert detail(world, pair).row.judgement.rule is HealthRule.NO_NEWS_LONG
    do(world, SendSurvey((pair,), Survey.MONTH_3))
    answers = ((Question.MATCH_QUALITY, 2), (Question.WORKING_WELL, "We talk"))
    do(world, RecordAnswers(pair, Survey.MONTH_3, Role.MENTEE, answers))
    do(world, SendSurvey((pair,), Survey.MONTH_3, TODAY + dt.timedelta(days=14)))
    found = detail(world, pair)
    told = {row.role: row for row in found.check_ins}
    assert told[Role.MENTEE].answers["match_quality"] == 2
    assert told[Role.MENTEE].reminded_on is None
    assert told[Role.MENTOR].reminded_on == TODAY + dt.timedelta(days=14)
    assert found.row.judgement.rule is HealthRule.POOR_SURVEY
    wrong = RecordAnswers(pair, Survey.MONTH_3, Role.MENTEE, ((Question.MATCH_QUALITY, 6),))
    assert refused(world, wrong).reason is Reason.VALUE_WRONG
    other = RecordAnswers(pair, Survey.MONTH_3, Role.MENTEE, ((Question.RECOMMEND, 6),))
    assert refused(world, other).reason is Reason.VALUE_WRONG


def test_gains_hoped_for_are_asked_before_and_after_by_the_words_of_the_list(world, spring):
    pair = two(world, spring, S.ACTIVE, introduced_on=dt.date(2026, 1, 2))
    do(world, AddWords(TopicKind.MENTEE_GAIN, ("Leadership", "A professional network")))
    do(world, AddWords(TopicKind.MENTOR_GAIN, ("New ideas",)))
    mine = (Gain("leadership"), 2), (Question.CONFIDENCE, 3)
    do(world, RecordAnswers(pair, Survey.BASELINE, Role.MENTEE, mine))
    do(world, RecordAnswers(pair, Survey.BASELINE, Role.MENTOR, ((Gain("New ideas"), 4),)))
    kept = {row.role: row.answers for row in detail(world, pair).check_ins}
    assert kept == {
        Role.MENTEE: {"gain: Leadership": 2, "confidence": 3}, Role.MENTOR: {"gain: New ideas": 4},
    }  # fmt: skip
    for survey, gain, value in (
        (Survey.BASELINE, "Leadership", 6),
        (Survey.BASELINE, "New ideas", 3),  # of the mentor's list
        (Survey.MONTH_3, "Leadership", 3),  # asked before and after only
    ):
        wrong = RecordAnswers(pair, survey, Role.MENTEE, ((Gain(gain), value),))
        assert refused(world, wrong).reason is Reason.VALUE_WRONG
    do(world, RecordAnswers(pair, Survey.BASELINE, Role.MENTEE, ((Gain("Leadership"), None),)))
    kept = {row.role: row.answers for row in detail(world, pair).check_ins}
    assert kept[Role.MENTEE] == {"confidence": 3}


def test_who_picked_gains_is_asked_about_those_and_who_picked_none_about_all(world, spring):
    pair = two(world, spring, S.ACTIVE, introduced_on=dt.date(2026, 1, 2))
    row = detail(world, pair).row
    do(world, AddWords(TopicKind.MENTEE_GAIN, ("Leadership", "A professional network")))
    asked = (pair, row.mentee_id, Role.MENTEE)
    every = {"A professional network", "Leadership"}
    assert {gain.word for gain in world.workspace.ask(gains_asked, *asked)} == every
    applied = world.workspace.ask(rows, Application)
    mine = next(str(one["id"]) for one in applied if one["person_id"] == row.mentee_id)
    do(world, SetApplicationWords(mine, TopicKind.MENTEE_GAIN, ("Leadership",)))
    assert world.workspace.ask(gains_asked, *asked) == (Gain("Leadership"),)
    do(world, SetMentorWords(row.mentor_id, TopicKind.MENTOR_GAIN, ("New ideas",)))
    theirs = (pair, row.mentor_id, Role.MENTOR)
    assert world.workspace.ask(gains_asked, *theirs) == (Gain("New ideas"),)


def test_a_note_of_contact_ends_the_silence(world, spring):
    pair = two(world, spring, S.ACTIVE, introduced_on=dt.date(2026, 1, 2))
    note = do(world, AddNote(pair, "Rang Amina; all is well", was_contact=True)).values["note_id"]
    assert detail(world, pair).row.last_contact_on == TODAY
    do(world, EditNote(note, "Rang Amina"))
    assert [row.text for row in detail(world, pair).notes] == ["Rang Amina"]
    do(world, EditNote(note, ""))
    assert detail(world, pair).notes == ()
    assert refused(world, AddNote(pair, " ")).reason is Reason.VALUE_WRONG
