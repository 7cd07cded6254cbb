"""Dates as an .ics file that every calendar reads, with the rules of the zone they are told in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Entry:
    """One date: a whole day, or a moment in UTC that lasts some minutes.

    `key` names it for good, so that a calendar that has it already changes it in place.
    """

    key: str
    title: str
    day: dt.date
    begins: dt.datetime | None = None
    minutes: int = 60
    about: str = ""


def calendar_bytes(entries: Sequence[Entry], name: str, zone: str, made: dt.datetime) -> bytes:
    """The file in the standard format; hours stand in local time of `zone`, an IANA name.

    Each moment is turned into local time on its own day, and the rules of the zone go along, so
    that the hour is right before and after the clocks change. `made` is a moment in UTC. Raises
    `ValueError` for no date, `ZoneInfoNotFoundError` for a zone that is not known.
    """
    from icalendar import Calendar, Event
    from icalendar.enums import TRANSP

    if not entries:
        raise ValueError("no date to write down")
    local = ZoneInfo(zone)
    calendar = Calendar.new(
        name=name, prodid="-//MentorDesk//EN", method="PUBLISH", uid=f"{entries[0].key}@mentordesk"
    )
    for entry in entries:
        if entry.begins is None:
            start: dt.date = entry.day
            end: dt.date = entry.day + dt.timedelta(days=1)
        else:
            start = _told(entry.begins, local)
            # in UTC: a session over a change of the clocks is as long as it is
            end = _told(entry.begins + dt.timedelta(minutes=entry.minutes), local)
        event = Event.new(
            uid=f"{entry.key}@mentordesk", summary=entry.title, start=start, end=end, stamp=made,
            description=entry.about or None,
            transparency=TRANSP.TRANSPARENT if entry.begins is None else TRANSP.OPAQUE,
        )  # fmt: skip
        calendar.add_component(event)
    years = sorted(entry.day.year for entry in entries)
    calendar.add_missing_timezones(dt.date(years[0] - 1, 1, 1), dt.date(years[-1] + 2, 1, 1))
    return bytes(calendar.to_ical())


def _told(moment: dt.datetime, local: ZoneInfo) -> dt.datetime:
    """Local time; in the hour that comes twice, the second time can only be told in UTC."""
    told = moment.astimezone(local)
    return moment.astimezone(dt.UTC) if told.fold else told
