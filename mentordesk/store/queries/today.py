"""What needs the coordinator now, found by rule and date in the whole programme."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select

from mentordesk.domain.today import Item, ordered
from mentordesk.store.queries.relationships import days_of
from mentordesk.store.queries.today_asks import of_asks
from mentordesk.store.queries.today_concerns import of_concerns
from mentordesk.store.queries.today_groups import of_groups
from mentordesk.store.queries.today_guidance import of_guidance
from mentordesk.store.queries.today_pairs import of_pairs
from mentordesk.store.queries.today_people import of_people
from mentordesk.store.queries.today_rounds import of_rounds
from mentordesk.store.tables import PutOff


def today_items(connection: Connection, today: dt.date) -> tuple[Item, ...]:
    """Every item that is not put off, the most urgent rule first; some twenty statements."""
    hidden = _hidden(connection, today)
    return ordered([item for item in _every(connection, today) if item.key not in hidden])


def put_off_items(connection: Connection, today: dt.date) -> tuple[tuple[Item, dt.date], ...]:
    """What still stands and was put off to a day to come, with that day, the soonest first."""
    later = {key: until for key, until in _hidden(connection, today).items() if until is not None}
    found = [(item, later[item.key]) for item in _every(connection, today) if item.key in later]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].key)))


def _every(connection: Connection, today: dt.date) -> list[Item]:
    days = days_of(connection)
    return [
        *of_pairs(connection, today, days),
        *of_asks(connection, today, days),
        *of_rounds(connection, today, days),
        *of_groups(connection, today, days),
        *of_people(connection, today),
        *of_concerns(connection, today, days),
        *of_guidance(connection, today),
    ]


def _hidden(connection: Connection, today: dt.date) -> dict[str, dt.date | None]:
    """Keys of what is not shown, with the day from which it is again; None for never."""
    rows = connection.execute(select(PutOff.item_key, PutOff.until)).all()
    return {key: until for key, until in rows if until is None or until > today}
