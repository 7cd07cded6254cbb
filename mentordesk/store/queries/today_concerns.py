"""What concerns ask for today: that there are some to read or to look at again, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection, select

from mentordesk.domain.concern import unread_from
from mentordesk.domain.days import ReminderDays
from mentordesk.domain.season import Season
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.queries.concerns import reviews_due, unread_since
from mentordesk.store.tables import CalendarSpan

ONE_FOR_ALL = "all"
"""The id of the one item of a rule: it names no concern."""


def of_concerns(connection: Connection, today: dt.date, days: ReminderDays) -> Iterator[Item]:
    """One item for what was left unread too long, one for the rest, one for reviews due."""
    raised = unread_since(connection)
    shut = _shut(connection, raised[0]) if raised else frozenset()
    late = [on for on in raised if unread_from(on, days.concern_unread, shut) <= today]
    for needs, since in (
        (Needs.CONCERN_LATE, late),
        (Needs.CONCERN_UNREAD, raised[len(late) :]),
        (Needs.CONCERN_REVIEW, reviews_due(connection, today)),
    ):
        if since:
            yield Item(needs, About.CONCERNS, ONE_FOR_ALL, since[0], (), len(since))


def _shut(connection: Connection, since: dt.date) -> frozenset[dt.date]:
    """The days from `since` on which the office is shut, as its calendar has it."""
    c = CalendarSpan
    query = select(c.first_day, c.last_day).where(
        c.season.in_((Season.HOLIDAY, Season.CLOSED)), c.last_day >= since
    )
    return frozenset(
        max(first, since) + dt.timedelta(days=number)
        for first, last in connection.execute(query).all()
        for number in range((last - max(first, since)).days + 1)
    )
