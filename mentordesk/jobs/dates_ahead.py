"""Writes the reviews and planned sessions of a pair or a group as a calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from mentordesk.documents.calendar_file import Entry, calendar_bytes
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries import dates_ahead as asked
from mentordesk.store.queries.dates_ahead import DatesAhead
from mentordesk.store.queries.rounds import programme
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Workspace
from mentordesk.wording import dates_ahead as said


def save_dates(
    workspace: Workspace, path: Path, match_id: str | None = None, group_id: str | None = None
) -> int:
    """Writes the dates of a pair or a group in the office's time; how many there are.

    Raises `Refused` NO_DATES where nothing is ahead, and `FileTrouble`.
    """
    from mentordesk.documents.swap import write_beside

    found = dates_of(workspace, match_id, group_id)
    entries = entries_of(workspace, found, None) if found is not None else ()
    if not entries:
        raise Refused(Reason.NO_DATES)
    zone = workspace.ask(programme).time_zone
    content = calendar_bytes(entries, said.CALENDAR, zone, workspace.now().astimezone(dt.UTC))
    with translated(path):
        write_beside(path, content)
    return len(entries)


def calendar_for(
    workspace: Workspace, person_id: str, match_id: str | None, group_id: str | None
) -> bytes | None:
    """The dates of a pair or group as one of its people reads them, in their own time zone.

    Where their zone is not known it is the office's. None where nothing is ahead.
    """
    found = dates_of(workspace, match_id, group_id)
    entries = entries_of(workspace, found, person_id) if found is not None else ()
    if not entries:
        return None
    theirs = workspace.ask(asked.time_zone, person_id)
    zone = theirs if theirs and _is_zone(theirs) else workspace.ask(programme).time_zone
    return calendar_bytes(entries, said.CALENDAR, zone, workspace.now().astimezone(dt.UTC))


def has_dates(workspace: Workspace, match_id: str | None, group_id: str | None) -> bool:
    """Whether anything is ahead of a pair or a group."""
    found = dates_of(workspace, match_id, group_id)
    return found is not None and bool(entries_of(workspace, found, None))


def dates_of(workspace: Workspace, match_id: str | None, group_id: str | None) -> DatesAhead | None:
    """What is ahead of a pair or a group; None where there is no such."""
    if match_id is not None:
        return workspace.ask(asked.of_pairs, (match_id,)).get(match_id)
    if group_id is not None:
        return workspace.ask(asked.of_groups, (group_id,)).get(group_id)
    return None


def entries_of(workspace: Workspace, found: DatesAhead, reader_id: str | None) -> tuple[Entry, ...]:
    """Reviews and sessions from today on; a reader of the pair is told of the other one alone."""
    today = workspace.today()
    if found.group is not None:
        who = found.group
    elif reader_id == found.mentor_id:
        who = found.mentee or ""
    elif reader_id == found.mentee_id:
        who = found.mentor
    else:
        who = said.both(found.mentee or "", found.mentor)
    entries = [
        Entry(one.id, said.session(who, one.theme), one.on, one.begins, one.minutes or 60)
        for one in found.sessions
    ]
    if found.midpoint is not None:
        entries.append(Entry(f"midpoint-{found.id}", said.midpoint(who), found.midpoint))
    if found.ends is not None:
        entries.append(Entry(f"end-{found.id}", said.end(who), found.ends))
    ahead = [entry for entry in entries if entry.day >= today]
    return tuple(sorted(ahead, key=lambda entry: (entry.day, entry.key)))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
