"""How a pair is doing, by rule and date."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.days import ReminderDays, reminder_days
from mentordesk.domain.group import GroupState
from mentordesk.domain.health import (
    GroupTold,
    Health,
    HealthRule,
    Told,
    asks_again,
    group_health,
    health,
)
from mentordesk.domain.match import MatchState

INTRODUCED = dt.date(2026, 3, 2)
S, R = MatchState, HealthRule


def judged(after, state=S.INTRODUCED, met=None, heard=None, poor=None, until=None, **days):
    def day(number):
        return None if number is None else INTRODUCED + dt.timedelta(days=number)

    told = Told(state, INTRODUCED, day(met), day(heard), day(poor), day(until))
    found = health(told, INTRODUCED + dt.timedelta(days=after), ReminderDays(**days))
    since = None if found.since is None else (found.since - INTRODUCED).days
    return found.health, found.rule, since


@pytest.mark.parametrize(
    ("told", "colour", "rule", "since"),
    [
        ({"after": 0}, Health.GREEN, R.FINE, 0),
        ({"after": 13}, Health.GREEN, R.FINE, 0),
        ({"after": 14}, Health.AMBER, R.NO_FIRST_MEETING, 14),
        ({"after": 14, "met": 10}, Health.GREEN, R.FINE, 10),
        ({"after": 20, "heard": 19}, Health.AMBER, R.NO_FIRST_MEETING, 14),
        ({"after": 39, "met": 10}, Health.GREEN, R.FINE, 10),
        ({"after": 40, "met": 10}, Health.AMBER, R.NO_NEWS, 40),
        ({"after": 54, "met": 10}, Health.AMBER, R.NO_NEWS, 40),
        ({"after": 55, "met": 10}, Health.RED, R.NO_NEWS_LONG, 55),
        ({"after": 55, "met": 10, "heard": 50}, Health.GREEN, R.FINE, 50),
        ({"after": 45}, Health.RED, R.NO_NEWS_LONG, 45),
        ({"after": 20, "met": 10, "poor": 18}, Health.AMBER, R.POOR_SURVEY, 18),
        ({"after": 90, "met": 10, "poor": 18}, Health.RED, R.NO_NEWS_LONG, 55),
        ({"after": 20, "met": 10, "amber": 5, "red": 8}, Health.RED, R.NO_NEWS_LONG, 18),
    ],
)
def test_the_rule_and_the_day_it_holds_from(told, colour, rule, since):
    assert judged(**told) == (colour, rule, since)


@pytest.mark.parametrize(
    "state", [s for s in S if s not in (S.INTRODUCED, S.STARTED, S.ACTIVE, S.ENDING)]
)
def test_before_the_introduction_and_after_the_end_nothing_is_judged(state):
    assert judged(200, state)[:2] == (Health.GREEN, R.NOT_JUDGED)


def test_a_pause_asks_only_once_it_is_over():
    assert judged(60, S.PAUSED, met=1, until=60)[:2] == (Health.GREEN, R.NOT_JUDGED)
    assert judged(61, S.PAUSED, met=1, until=60) == (Health.AMBER, R.BACK_FROM_PAUSE, 60)


def test_the_numbers_are_kept_and_read_back_with_the_usual_ones_for_the_rest():
    assert reminder_days(None) == ReminderDays()
    assert reminder_days(ReminderDays(amber=20).as_text()) == ReminderDays(amber=20)
    assert reminder_days('{"red": 60, "gone": 3}') == ReminderDays(red=60)


@pytest.mark.parametrize("wrong", [{"amber": 0}, {"red": 366}, {"red": 10}, {"ask_expiry": 3}])
def test_days_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ReminderDays(**wrong)


def test_an_open_concern_makes_a_live_pair_amber_and_hides_no_other_rule():
    def with_one(after, state=S.ACTIVE, since=INTRODUCED):
        told = Told(state, INTRODUCED, INTRODUCED, INTRODUCED, concern_since=since)
        found = health(told, INTRODUCED + dt.timedelta(days=after), ReminderDays())
        return found.health, found.rule, found.with_concern

    assert with_one(2) == (Health.AMBER, R.CONCERN_OPEN, False)
    assert with_one(30) == (Health.AMBER, R.NO_NEWS, True)
    assert with_one(45) == (Health.RED, R.NO_NEWS_LONG, True)
    assert with_one(2, S.PAUSED) == (Health.AMBER, R.CONCERN_OPEN, False)
    assert with_one(2, S.CONFIRMED) == (Health.AMBER, R.CONCERN_OPEN, False)
    assert with_one(2, S.COMPLETED) == (Health.GREEN, R.NOT_JUDGED, False)
    assert with_one(2, since=None) == (Health.GREEN, R.FINE, False)


def of_group(after, state=GroupState.RUNNING, met=None, began=0, **days):
    at = {name: INTRODUCED + dt.timedelta(days=number) for name, number in days.items()}
    day = {
        name: None if number is None else INTRODUCED + dt.timedelta(days=number)
        for name, number in (("began_on", began), ("first_session_on", met))
    }
    told = GroupTold(state, **day, last_contact_on=at.pop("heard", day["first_session_on"]), **at)
    found = group_health(told, INTRODUCED + dt.timedelta(days=after), ReminderDays())
    since = None if found.since is None else (found.since - INTRODUCED).days
    return found.health, found.rule, since


@pytest.mark.parametrize(
    ("told", "colour", "rule", "since"),
    [
        ({"after": 13}, Health.GREEN, R.FINE, 0),
        ({"after": 14}, Health.AMBER, R.NO_FIRST_MEETING, 14),
        ({"after": 14, "met": 9}, Health.GREEN, R.FINE, 9),
        ({"after": 39, "met": 9}, Health.AMBER, R.NO_NEWS, 39),
        ({"after": 39, "met": 9, "heard": 20}, Health.GREEN, R.FINE, 20),
        ({"after": 54, "met": 9, "short_since": 30}, Health.RED, R.NO_NEWS_LONG, 54),
        ({"after": 20, "met": 9, "short_since": 15}, Health.AMBER, R.BELOW_LEAST, 15),
        ({"after": 20, "began": None, "short_since": 15}, Health.AMBER, R.BELOW_LEAST, 15),
        ({"after": 20, "met": 9, "missed_since": 18}, Health.AMBER, R.STAYED_AWAY, 18),
        ({"after": 20, "met": 9, "poor_survey_on": 18}, Health.AMBER, R.POOR_SURVEY, 18),
        ({"after": 20, "met": 9, "concern_since": 19}, Health.AMBER, R.CONCERN_OPEN, 19),
        ({"after": 60, "state": GroupState.RECRUITING}, Health.GREEN, R.NOT_JUDGED, None),
        (
            {"after": 9, "state": GroupState.RECRUITING, "concern_since": 8},
            Health.AMBER, R.CONCERN_OPEN, 8,
        ),
        ({"after": 60, "state": GroupState.CLOSED, "concern_since": 8}, Health.GREEN, R.NOT_JUDGED,
         None),
    ],
)  # fmt: skip
def test_a_group_is_judged_by_the_same_limits_and_by_who_comes(told, colour, rule, since):
    assert of_group(**told) == (colour, rule, since)


def test_a_concern_on_a_group_stands_beside_another_rule():
    told = GroupTold(GroupState.RUNNING, INTRODUCED, None, None, concern_since=INTRODUCED)
    found = group_health(told, INTRODUCED + dt.timedelta(days=50), ReminderDays())
    assert (found.rule, found.with_concern) == (R.NO_NEWS_LONG, True)


@pytest.mark.parametrize(
    ("after", "written", "again"),
    [(14, 10, 24), (14, 14, 28), (30, 20, 34), (45, 44, None), (45, 45, 59), (13, 10, None)],
)
def test_who_was_written_to_is_asked_about_again_by_the_reminder_days(after, written, again):
    told = Told(S.INTRODUCED, INTRODUCED, None, None)
    found = health(told, INTRODUCED + dt.timedelta(days=after), ReminderDays())
    due = asks_again(found, INTRODUCED + dt.timedelta(days=written), ReminderDays())
    assert due == (None if again is None else INTRODUCED + dt.timedelta(days=again))
    assert asks_again(found, None, ReminderDays()) is None
