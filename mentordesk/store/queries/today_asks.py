"""What questions of Ask An Alum ask for today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import aliased

from mentordesk.domain.days import ReminderDays
from mentordesk.domain.question import OPEN_ASK, Age, AskState, OfferState, age
from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.tables import Ask, AskOffer, Person

_Alum = aliased(Person)


def of_asks(connection: Connection, today: dt.date, days: ReminderDays) -> Iterator[Item]:
    """The items of all open questions."""
    a, o = Ask, AskOffer
    waits = and_(o.ask_id == a.id, o.state == OfferState.SENT)
    query = (
        select(
            a.id, a.state, a.asked_on, a.accepted_on, a.held_on, Person.display_name.label("name"),
            o.sent_on, o.reminded_on, _Alum.display_name.label("alum"),
        )
        .join(Person, Person.id == a.person_id)
        .outerjoin(o, waits)
        .outerjoin(_Alum, _Alum.id == o.mentor_id)
        .where(a.state.in_(OPEN_ASK))
    )  # fmt: skip
    for row in connection.execute(query).all():
        names = (row.name,) if row.alum is None else (row.name, row.alum)
        if row.state is AskState.ASKED:
            yield Item(Needs.ASK_NEW, About.ASK, row.id, row.asked_on, names)
        elif row.state is AskState.WITH_OFFICE:
            yield Item(Needs.ASK_OFFICE, About.ASK, row.id, row.asked_on, names)
        elif row.state is AskState.OFFERED and row.sent_on is not None:
            waited = age(row.sent_on, today, days)
            if waited is Age.EXPIRED:
                over = row.sent_on + dt.timedelta(days=days.ask_expiry)
                yield Item(Needs.ASK_EXPIRED, About.ASK, row.id, over, names)
            elif waited is Age.REMIND and row.reminded_on is None:
                due = row.sent_on + dt.timedelta(days=days.ask_reminder)
                yield Item(Needs.ASK_REMIND, About.ASK, row.id, due, names)
        else:
            yield from _talks(row.id, row.held_on or row.accepted_on, names, today, days)


def _talks(
    ask_id: str,
    since: dt.date | None,
    names: tuple[str, ...],
    today: dt.date,
    days: ReminderDays,
) -> Iterator[Item]:
    """Two who were brought together are asked how it went."""
    if since is not None:
        due = since + dt.timedelta(days=days.ask_reminder)
        if due <= today:
            yield Item(Needs.ASK_FEEDBACK, About.ASK, ask_id, due, names)
