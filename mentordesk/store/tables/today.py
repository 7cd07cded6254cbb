"""What the coordinator put off, or will not do."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.store.base import Record
from mentordesk.store.types import Day


class PutOff(Record):
    """An item of today that is not to be shown until a day; without a day never again."""

    __tablename__ = "put_off"

    item_key: Mapped[str] = mapped_column(String(120), unique=True)
    until: Mapped[dt.date | None] = mapped_column(Day, default=None)
    reason: Mapped[str | None] = mapped_column(Text, default=None)
    on: Mapped[dt.date] = mapped_column(Day)
