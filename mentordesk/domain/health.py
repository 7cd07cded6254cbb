"""How a pair or group is doing, by rule and date: nothing heard is not a reproach."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from mentordesk.domain.days import ReminderDays
from mentordesk.domain.group import OPEN_GROUP, GroupState
from mentordesk.domain.match import LIVE, MatchState

POOR_MATCH = 2
"""A match quality of 1 or 2 of 5 in a survey is a poor one."""


class Health(Enum):
    """Green asks for nothing; amber and red ask for the coordinator."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class HealthRule(Enum):
    """The rule that made the colour (domain dossier 3.2)."""

    FINE = "fine"
    NO_FIRST_MEETING = "no_first_meeting"
    NO_NEWS = "no_news"
    NO_NEWS_LONG = "no_news_long"
    POOR_SURVEY = "poor_survey"
    BELOW_LEAST = "below_least"
    STAYED_AWAY = "stayed_away"
    BACK_FROM_PAUSE = "back_from_pause"
    CONCERN_OPEN = "concern_open"
    NOT_JUDGED = "not_judged"


SILENCES = frozenset({HealthRule.NO_FIRST_MEETING, HealthRule.NO_NEWS, HealthRule.NO_NEWS_LONG})
"""The rules that nothing heard makes: a word was written, and an answer is waited for."""


@dataclass(frozen=True)
class Told:
    """What is known of a pair that its health is judged by; days, oldest news None."""

    state: MatchState
    introduced_on: dt.date | None
    first_meeting_on: dt.date | None
    last_contact_on: dt.date | None
    poor_survey_on: dt.date | None = None
    paused_until: dt.date | None = None
    concern_since: dt.date | None = None


@dataclass(frozen=True)
class GroupTold:
    """What is known of a group that its health is judged by.

    `began_on` is its first day or, before that, the day it had its least members; `short_since`
    since when it has fewer, `missed_since` since when a member stays away.
    """

    state: GroupState
    began_on: dt.date | None
    first_session_on: dt.date | None
    last_contact_on: dt.date | None
    short_since: dt.date | None = None
    missed_since: dt.date | None = None
    poor_survey_on: dt.date | None = None
    concern_since: dt.date | None = None


@dataclass(frozen=True)
class Judgement:
    """The colour, the rule behind it, and since which day it holds.

    `with_concern` is whether a concern is open beside another rule: that rule still asks for her.
    """

    health: Health
    rule: HealthRule
    since: dt.date | None = None
    with_concern: bool = False


_JUDGED = frozenset(
    {MatchState.INTRODUCED, MatchState.STARTED, MatchState.ACTIVE, MatchState.ENDING}
)


_GROUPS_JUDGED = frozenset({GroupState.FORMING, GroupState.RUNNING, GroupState.ENDING})


def health(told: Told, today: dt.date, days: ReminderDays) -> Judgement:
    """The health of a pair today (domain dossier 3.2 and 3.3, `days` for the limits).

    Red: no news for `days.red`. Amber: introduced `days.first_meeting` ago and not met, no news for
    `days.amber`, a poor survey since, or a pause that is over. Before the introduction and after
    the end a pair is not judged. Contact of any kind is news; the introduction is the first.
    An open concern makes a live pair amber, however grave it is: the colour may not tell.
    """
    since = told.concern_since if told.state in LIVE else None
    return _beside(_by_news(told, today, days), since)


def asks_again(judged: Judgement, nudged_on: dt.date | None, days: ReminderDays) -> dt.date | None:
    """From when a silent pair that was written to is asked about again; None where it is now.

    A word waits `days.after_nudge` for its answer. Long silence is told of on its day, whatever
    was written before: then a call is due, not the same word again.
    """
    if nudged_on is None or judged.rule not in SILENCES or judged.since is None:
        return None
    if judged.rule is HealthRule.NO_NEWS_LONG and nudged_on < judged.since:
        return None
    return nudged_on + dt.timedelta(days=days.after_nudge)


def group_health(told: GroupTold, today: dt.date, days: ReminderDays) -> Judgement:
    """The health of a group today, by the same limits as that of a pair.

    Red: no news for `days.red`. Amber, what weighs most first: fewer members than its least, a low
    answer, no first session within `days.first_meeting`, a member who stays away, no news for
    `days.amber`. A group is judged from forming to its end; a session is news, and so is any other
    contact. An open concern makes an open group amber, as it does a pair.
    """
    since = told.concern_since if told.state in OPEN_GROUP else None
    return _beside(_of_group(told, today, days), since)


def _beside(found: Judgement, concern_since: dt.date | None) -> Judgement:
    """What was found, and that a concern is open besides."""
    if concern_since is None:
        return found
    if found.health is not Health.GREEN:
        return replace(found, with_concern=True)
    return Judgement(Health.AMBER, HealthRule.CONCERN_OPEN, concern_since)


def _of_group(told: GroupTold, today: dt.date, days: ReminderDays) -> Judgement:
    if told.state not in _GROUPS_JUDGED:
        return Judgement(Health.GREEN, HealthRule.NOT_JUDGED)
    known = (told.began_on, told.first_session_on, told.last_contact_on)
    news = max((day for day in known if day is not None), default=None)
    red_from = news + dt.timedelta(days=days.red) if news else None
    if red_from is not None and today >= red_from:
        return Judgement(Health.RED, HealthRule.NO_NEWS_LONG, red_from)
    if told.short_since is not None:
        return Judgement(Health.AMBER, HealthRule.BELOW_LEAST, told.short_since)
    if told.poor_survey_on is not None:
        return Judgement(Health.AMBER, HealthRule.POOR_SURVEY, told.poor_survey_on)
    met_by = told.began_on + dt.timedelta(days=days.first_meeting) if told.began_on else None
    if told.first_session_on is None and met_by is not None and today >= met_by:
        return Judgement(Health.AMBER, HealthRule.NO_FIRST_MEETING, met_by)
    if told.missed_since is not None:
        return Judgement(Health.AMBER, HealthRule.STAYED_AWAY, told.missed_since)
    amber_from = news + dt.timedelta(days=days.amber) if news else None
    if amber_from is not None and today >= amber_from:
        return Judgement(Health.AMBER, HealthRule.NO_NEWS, amber_from)
    return Judgement(Health.GREEN, HealthRule.FINE, news)


def _by_news(told: Told, today: dt.date, days: ReminderDays) -> Judgement:
    if told.state is MatchState.PAUSED:
        if told.paused_until is not None and told.paused_until < today:
            return Judgement(Health.AMBER, HealthRule.BACK_FROM_PAUSE, told.paused_until)
        return Judgement(Health.GREEN, HealthRule.NOT_JUDGED)
    if told.state not in _JUDGED or told.introduced_on is None:
        return Judgement(Health.GREEN, HealthRule.NOT_JUDGED)
    news = max(filter(None, (told.introduced_on, told.first_meeting_on, told.last_contact_on)))
    red_from = news + dt.timedelta(days=days.red)
    if today >= red_from:
        return Judgement(Health.RED, HealthRule.NO_NEWS_LONG, red_from)
    if told.poor_survey_on is not None:
        return Judgement(Health.AMBER, HealthRule.POOR_SURVEY, told.poor_survey_on)
    met_by = told.introduced_on + dt.timedelta(days=days.first_meeting)
    if told.first_meeting_on is None and today >= met_by:
        return Judgement(Health.AMBER, HealthRule.NO_FIRST_MEETING, met_by)
    amber_from = news + dt.timedelta(days=days.amber)
    if today >= amber_from:
        return Judgement(Health.AMBER, HealthRule.NO_NEWS, amber_from)
    return Judgement(Health.GREEN, HealthRule.FINE, news)
