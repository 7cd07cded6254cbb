"""Calls about a pair: the note and the next day as one step, and who is to be rung."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands.addresses import SetPhones
from mentordesk.commands.calls import LogCall
from mentordesk.commands.today import Snooze
from mentordesk.domain.call import Call, next_call
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.today import Needs
from mentordesk.store.queries.calls import calls
from mentordesk.wording.calls import CALLS, NEXT
from mentordesk.wording.refusals import refusal
from tests.support.round_world import open_world

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def silent(world, days=31, **columns):
    """A pair nothing was heard of for so many days."""
    spring = world.round()
    met = TODAY - dt.timedelta(days=days)
    told = {"introduced_on": met, "first_meeting_on": met, **columns}
    david = world.mentor("David")
    amina = world.mentee(spring, "Amina")
    pair = world.pair(spring, david, amina, MatchState.ACTIVE, **told)
    world.flush()
    return pair, david, amina


def to_call(world, day=TODAY):
    return world.workspace.ask(calls, day)


def test_every_outcome_has_its_words():
    assert set(CALLS) == set(NEXT) == set(Call)


@given(st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)), st.sampled_from(Call))
def test_the_next_call_is_to_come_and_on_a_working_day(day, call):
    following = next_call(call, day, ReminderDays())
    assert following > day and following.weekday() < 5
    assert (following - day).days <= ReminderDays().nudge + 2


def test_who_was_reached_leaves_the_list_and_the_silence_is_over(world):
    pair, _, _ = silent(world)
    (row,) = to_call(world)
    assert (row.id, row.item.needs, row.note) == (pair, Needs.NO_NEWS, None)
    done = world.workspace.run(LogCall(pair, Call.REACHED, "Both well"))
    assert to_call(world) == ()
    assert done.values["next_on"] == "2026-04-01"
    assert to_call(world, dt.date(2026, 3, 31)) == ()
    (row,) = to_call(world, dt.date(2026, 4, 1))
    assert row.note == "Call: reached. Both well"
    assert row.pair.last_contact_on == TODAY
    world.workspace.undo()
    (row,) = to_call(world)
    assert (row.note, row.pair.next_on) == (None, None)


@pytest.mark.parametrize(
    ("call", "day"),
    [(Call.NOT_REACHED, dt.date(2026, 3, 4)), (Call.LEFT_MESSAGE, dt.date(2026, 3, 9))],
)
def test_who_was_not_reached_comes_back_on_the_day_and_is_still_silent(world, call, day):
    pair, _, _ = silent(world)
    world.workspace.run(LogCall(pair, call))
    assert to_call(world) == ()
    assert to_call(world, day - dt.timedelta(days=1)) == ()
    (row,) = to_call(world, day)
    assert row.item.needs is Needs.NO_NEWS
    assert row.pair.last_contact_on is None


def test_her_own_day_counts_and_a_day_that_is_over_is_refused(world):
    pair, _, _ = silent(world)
    with pytest.raises(Refused) as caught:
        world.workspace.run(LogCall(pair, Call.REACHED, next_on=TODAY))
    assert caught.value.reason is Reason.VALUE_WRONG
    assert "the day of the next call" in str(refusal(caught.value))
    world.workspace.run(LogCall(pair, Call.REACHED, next_on=dt.date(2026, 3, 3)))
    (row,) = to_call(world, dt.date(2026, 3, 3))
    assert row.item.needs is Needs.NEXT_DUE


def test_a_pair_stands_once_with_numbers_and_who_is_not_to_be_called_has_none(world):
    spring = world.round()
    grace = world.mentor("Grace", contact_status=ContactStatus.DO_NOT_CONTACT)
    omar = world.mentee(spring, "Omar")
    long_ago = TODAY - dt.timedelta(days=60)
    world.pair(
        spring, grace, omar, MatchState.ACTIVE, introduced_on=long_ago, first_meeting_on=long_ago,
        next_on=TODAY, next_action="Ring",
    )  # fmt: skip
    world.flush()
    for person in (grace, omar):
        world.workspace.run(SetPhones(person, ("+44 20 7946 0000",)))
    (row,) = to_call(world)
    assert row.item.needs is Needs.NO_NEWS_LONG
    first, second = row.people
    assert (first.name, first.role, first.phones) == ("Omar", Role.MENTEE, ("+44 20 7946 0000",))
    assert (second.name, second.may_contact, second.phones) == ("Grace", False, ())
    world.workspace.run(Snooze((row.item.key,), TODAY + dt.timedelta(days=7)))
    assert [each.item.needs for each in to_call(world)] == [Needs.NEXT_DUE]


def test_the_mentor_who_owes_an_answer_is_rung_first(world):
    spring = world.round()
    world.pair(
        spring, world.mentor("Grace"), world.mentee(spring, "Omar"),
        MatchState.PROPOSED_TO_MENTOR, reply_by=TODAY - dt.timedelta(days=1),
    )  # fmt: skip
    world.flush()
    (row,) = to_call(world)
    assert row.item.needs is Needs.REPLY_OVERDUE
    assert row.people[0].role is Role.MENTOR
