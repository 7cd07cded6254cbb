"""How a pair or group is doing, by rule and date: nothing heard is not a reproach."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from mentordesk.domain.days import ReminderDays
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
    BACK_FROM_PAUSE = "back_from_pause"
    CONCERN_OPEN = "concern_open"
    NOT_JUDGED = "not_judged"


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


def health(told: Told, today: dt.date, days: ReminderDays) -> Judgement:
    """The health of a pair today (domain dossier 3.2 and 3.3, `days` for the limits).

    Red: no news for `days.red`. Amber: introduced `days.first_meeting` ago and not met, no news for
    `days.amber`, a poor survey since, or a pause that is over. Before the introduction and after
    the end a pair is not judged. Contact of any kind is news; the introduction is the first.
    An open concern makes a live pair amber, however grave it is: the colour may not tell.
    """
    found = _by_news(told, today, days)
    if told.concern_since is None or told.state not in LIVE:
        return found
    if found.health is not Health.GREEN:
        return replace(found, with_concern=True)
    return Judgement(Health.AMBER, HealthRule.CONCERN_OPEN, told.concern_since)


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
