"""What stands beside the dates of a round: the office's calendar and the clocks of its people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mentordesk.domain.season import NEAR, Beside, Span, beside
from mentordesk.domain.zones import ClockChange, clock_changes
from mentordesk.store.queries.calendar import spans, whereabouts
from mentordesk.ui.desk import Desk
from mentordesk.wording.seasons import falls

CAPTIONS = {
    "call_opens": "Call opens",
    "call_closes": "Call closes",
    "matching": "Matching",
    "introductions": "Introductions",
    "starts": "Start",
    "midpoint": "Midpoint",
    "ends": "End",
    "follow_up": "Follow-up",
}
"""What the dates of a round are called beside their fields."""


@dataclass(frozen=True)
class AroundDates:
    """The dates of a round by field, with what falls on or near them."""

    days: Mapping[str, dt.date]
    spans: Sequence[Span]
    changes: Sequence[ClockChange]
    people: Mapping[str, int]

    def at(self, field: str) -> tuple[Beside, ...]:
        """What one of the dates falls on or near."""
        return beside(self.days[field], self.spans, self.changes, dict(self.people))

    def said(self, field: str, *, all_of_it: bool = True) -> str:
        """The same in words; without `all_of_it` only what speaks against the date."""
        found = self.at(field)
        return falls(self.days[field], [e for e in found if all_of_it or e.warns])

    def warns(self, field: str) -> bool:
        """Whether something speaks against a date."""
        return any(each.warns for each in self.at(field))

    def touched_by(self, span: Span) -> list[str]:
        """The dates that fall into a stretch, by what they are called."""
        return [CAPTIONS[field] for field, day in self.days.items() if span.holds(day)]


def around_dates(desk: Desk, days: Mapping[str, dt.date], round_id: str | None) -> AroundDates:
    """Reads the calendar for these dates, and where the people of a round live."""
    margin = dt.timedelta(days=NEAR)
    first, last = min(days.values()) - margin, max(days.values()) + margin
    where = desk.ask(whereabouts, round_id)
    return AroundDates(
        days,
        desk.ask(spans, first, last),
        clock_changes(where.all_zones, first, last),
        where.countries,
    )


def counted_against(around: AroundDates, fields: Iterable[str]) -> int:
    """Against how many of these dates something speaks."""
    return sum(around.warns(field) for field in fields)
