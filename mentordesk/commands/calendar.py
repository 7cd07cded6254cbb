"""Changes to the office's calendar: stretches of days added, edited, removed, read from a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.season import LONGEST, Season, Span
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import CalendarSpan
from mentordesk.wording.words import many


@dataclass(frozen=True)
class SaveSpan:
    """Adds a stretch of the calendar, or changes the one with the id."""

    span: Span
    span_id: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Saves it. Raises `Refused` NAME_MISSING, NOT_FOUND, or VALUE_WRONG for its last day."""
        name = _checked(self.span)
        if self.span_id is None:
            row = CalendarSpan(id=session.new_id())
            session.add(row)
        else:
            row = _get(session, self.span_id)
        _fill(row, self.span, name)
        return {"span": name, "span_id": row.id}


@dataclass(frozen=True)
class AddSpans:
    """Adds stretches that were read from a file; what is on the calendar already is passed over."""

    spans: tuple[Span, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds them. Raises `Refused` as for a single one, and then adds none."""
        known = {_key(row) for row in session.scalars(select(CalendarSpan))}
        added = 0
        for span in self.spans:
            name = _checked(span)
            if _key(span) in known:
                continue
            known.add(_key(span))
            row = CalendarSpan(id=session.new_id())
            _fill(row, span, name)
            session.add(row)
            added += 1
        return {"lines": many(added, "line"), "known": len(self.spans) - added}


@dataclass(frozen=True)
class RemoveSpan:
    """Takes a stretch off the calendar."""

    span_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` NOT_FOUND."""
        row = _get(session, self.span_id)
        session.delete(row)
        return {"span": row.name}


def _get(session: WriteSession, span_id: str) -> CalendarSpan:
    row = session.get(CalendarSpan, span_id)
    if row is None:
        raise Refused(Reason.NOT_FOUND, what="line of the calendar", id=span_id)
    return row


def _checked(span: Span) -> str:
    """The name without needless blanks."""
    name = " ".join(span.name.split())
    if not name:
        raise Refused(Reason.NAME_MISSING)
    if len(name) > 200:
        raise Refused(Reason.VALUE_WRONG, field="name", value=name)
    if not 0 <= (span.last_day - span.first_day).days < LONGEST:
        raise Refused(Reason.VALUE_WRONG, field="last_day", value=span.last_day)
    return name


def _fill(row: CalendarSpan, span: Span, name: str) -> None:
    row.season, row.name, row.country = span.season, name, span.country
    row.first_day, row.last_day = span.first_day, span.last_day


def _key(span: Span | CalendarSpan) -> tuple[Season, str, dt.date, dt.date, str | None]:
    name = " ".join(span.name.split()).casefold()
    return span.season, name, span.first_day, span.last_day, span.country
