"""Reminder days: each number set as one step, and refused with a sentence."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from mentordesk.commands.calls import LogCall
from mentordesk.commands.check_ins import RecordAnswers
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.notes import AddNote
from mentordesk.commands.reminders import SetReminderDays
from mentordesk.domain.call import Call
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.health import HealthRule
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.survey import Question, Survey
from mentordesk.domain.today import Needs
from mentordesk.store.queries.relationships import days_of, relationships
from mentordesk.store.queries.today import today_items
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from mentordesk.wording.reminders import GROUPS, MEANS, NAMES
from mentordesk.wording.today import why
from tests.support.round_world import open_world

NUMBERS = {field.name for field in dataclasses.fields(ReminderDays)}


def test_every_number_has_its_words_and_a_place():
    assert set(NAMES) == set(MEANS) == NUMBERS
    shown = [name for _, names in GROUPS for name in names]
    assert len(shown) == len(set(shown))
    assert set(shown) == NUMBERS


def test_a_number_is_kept_told_and_undone(workspace):
    done = workspace.run(SetReminderDays("nudge", 21))
    assert workspace.ask(days_of) == ReminderDays(nudge=21)
    said = sentence("SetReminderDays", done.values)
    assert said == "Reminder days: “Next call after a talk” set to 21 days"
    workspace.undo()
    assert workspace.ask(days_of) == ReminderDays()


@pytest.mark.parametrize(
    ("field", "days", "reason", "says"),
    [
        ("nudge", 0, Reason.VALUE_WRONG, "it takes 1 to 365"),
        ("nudge", 366, Reason.VALUE_WRONG, "it takes 1 to 365"),
        ("red", 29, Reason.DAYS_ORDER, "after 29 days would come before “Nothing heard” after 30"),
        ("amber", 46, Reason.DAYS_ORDER, "after 45 days would come before"),
        ("ask_expiry", 6, Reason.DAYS_ORDER, "“Alum’s offer ends” after 6 days"),
        ("ask_reminder", 15, Reason.DAYS_ORDER, "“Alum reminded” after 15 days"),
        ("weather", 3, Reason.NOT_FOUND, "no such reminder"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(workspace, field, days, reason, says):
    with pytest.raises(Refused) as caught:
        workspace.run(SetReminderDays(field, days))
    assert caught.value.reason is reason
    assert says in str(refusal(caught.value))
    assert workspace.ask(days_of) == ReminderDays()


def test_equal_numbers_are_in_order(workspace):
    workspace.run(SetReminderDays("red", 30))
    workspace.run(SetReminderDays("ask_reminder", 14))
    assert workspace.ask(days_of) == ReminderDays(red=30, ask_reminder=14)


def test_today_and_health_follow_at_once(tmp_path):
    with open_world(tmp_path) as world:
        spring = world.round()
        today = world.workspace.today()
        met = today - dt.timedelta(days=20)
        pair = world.pair(
            spring, world.mentor("David"), world.mentee(spring, "Amina"), MatchState.ACTIVE,
            introduced_on=met, first_meeting_on=met,
        )  # fmt: skip
        world.flush()

        def rule():
            return world.workspace.ask(relationships, today, (pair,))[0].judgement.rule

        def needs():
            return {item.needs for item in world.workspace.ask(today_items, today)}

        assert rule() is HealthRule.FINE
        world.workspace.run(SetReminderDays("amber", 20))
        assert rule() is HealthRule.NO_NEWS
        assert Needs.NO_NEWS in needs()
        world.workspace.run(SetReminderDays("red", 20))
        assert rule() is HealthRule.NO_NEWS_LONG
        world.workspace.undo()
        world.workspace.undo()
        assert rule() is HealthRule.FINE
        assert Needs.NO_NEWS not in needs()


def test_a_silent_pair_is_let_alone_after_a_word_and_listed_again(tmp_path):
    with open_world(tmp_path) as world:
        spring, today = world.round(), world.workspace.today()
        met = today - dt.timedelta(days=31)
        amina = world.mentee(spring, "Amina")
        pair = world.pair(
            spring, world.mentor("David"), amina, MatchState.ACTIVE, introduced_on=met,
            first_meeting_on=met,
        )  # fmt: skip
        world.flush()

        def listed(after):
            day = today + dt.timedelta(days=after)
            return {item.needs: item for item in world.workspace.ask(today_items, day)}

        first = listed(0)[Needs.NO_NEWS]
        world.workspace.run(MarkLettersSent(Occasion.NUDGE, (Sent(amina, pair),)))
        assert Needs.NO_NEWS not in listed(0) and Needs.NO_NEWS not in listed(13)
        assert Needs.NO_NEWS_LONG in listed(14), "long silence comes on its day"
        world.workspace.run(SetReminderDays("after_nudge", 5))
        assert Needs.NO_NEWS not in listed(4)
        again = listed(5)[Needs.NO_NEWS]
        assert again.key != first.key and again.since == today + dt.timedelta(days=5)
        assert why(again).endswith("for a while; written to on 2 Mar 2026")
        (row,) = world.workspace.ask(relationships, today, (pair,))
        assert (row.nudged_on, row.again_on) == (today, again.since)
        world.workspace.run(AddNote(pair, "They meet", was_contact=True))
        assert Needs.NO_NEWS not in listed(5)


@pytest.mark.parametrize("looks_into_it", ["note", "call"])
def test_a_low_answer_is_settled_by_a_note_or_a_call(tmp_path, looks_into_it):
    with open_world(tmp_path) as world:
        spring, today = world.round(), world.workspace.today()
        pair = world.pair(
            spring, world.mentor("David"), world.mentee(spring, "Amina"), MatchState.ACTIVE,
            introduced_on=today, first_meeting_on=today,
        )  # fmt: skip
        world.flush()

        def needs():
            return {item.needs for item in world.workspace.ask(today_items, today)}

        low = ((Question.MATCH_QUALITY, 1),)
        world.workspace.run(AddNote(pair, "Before", on=today - dt.timedelta(days=1)))
        world.workspace.run(RecordAnswers(pair, Survey.MONTH_3, Role.MENTEE, low))
        assert Needs.POOR_SURVEY in needs()
        done = AddNote(pair, "Rang both") if looks_into_it == "note" else None
        world.workspace.run(done or LogCall(pair, Call.REACHED, "Rang both"))
        assert Needs.POOR_SURVEY not in needs()
        world.workspace.undo()
        assert Needs.POOR_SURVEY in needs()
