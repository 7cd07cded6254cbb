"""Reminder days: each number set as one step, and refused with a sentence."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from mentordesk.commands.reminders import SetReminderDays
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.health import HealthRule
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.today import Needs
from mentordesk.store.queries.relationships import days_of, relationships
from mentordesk.store.queries.today import today_items
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from mentordesk.wording.reminders import GROUPS, MEANS, NAMES
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
