"""What the guidance library asks for today: pieces whose day to be looked through has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection, select

from mentordesk.domain.today import About, Item, Needs
from mentordesk.store.tables import Guidance


def of_guidance(connection: Connection, today: dt.date) -> Iterator[Item]:
    """One item for each piece that is due, since the day it was to be reviewed."""
    query = select(Guidance.id, Guidance.title, Guidance.review_on).where(
        Guidance.review_on <= today
    )
    for guidance_id, title, due in connection.execute(query).all():
        assert due is not None  # it was asked for
        yield Item(Needs.GUIDANCE_DUE, About.GUIDANCE, guidance_id, due, (title,))
