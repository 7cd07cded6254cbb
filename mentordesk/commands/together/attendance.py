"""Plans the rows that tell who came to the sessions of groups."""

from __future__ import annotations

from mentordesk.commands.together.groups import group_called
from mentordesk.commands.together.plan import AddAttendance
from mentordesk.commands.together.sight import Row
from mentordesk.domain.group import BEGUN, GroupState
from mentordesk.domain.together import Part
from mentordesk.importing.problems import ProblemKind
from mentordesk.store.queries.together import HeldGroup
from mentordesk.wording.words import word


def plan_attendance(row: Row) -> None:
    """Plans one row: a member through several days, or a day with several members.

    What is noted already stays; days to come are passed over.
    """
    draft, sight = row.draft, row.sight
    if not draft.attended:
        dated = Part.DATE in draft.days
        row.reject(ProblemKind.ATTENDANCE_MISSING if dated else ProblemKind.DATE_MISSING)
        return
    who = {named.key: row.find(named, "member") for named, _, _ in draft.attended}
    group = _group(row, {person for person in who.values() if person is not None})
    if group is None or not row.is_open():
        return
    for named, on, came in draft.attended:
        person = who[named.key]
        if person is None or on > sight.today:
            continue
        if person not in group.members:
            row.reject(ProblemKind.NOT_A_MEMBER, sight.name(person), group=group.title)
            return
        noted = sight.attendance.setdefault((group.id, on), {})
        if person not in noted:
            row.deeds.append(AddAttendance(group.id, on, draft.theme or None, person, came))
            noted[person] = came
        elif noted[person] is not came:
            row.note(ProblemKind.ATTENDANCE_KEPT, sight.name(person))


def _group(row: Row, people: set[str]) -> HeldGroup | None:
    """The group named by the row, by the sheet, or that all of these people are in."""
    draft = row.draft
    group = group_called(row, draft.group or draft.sheet, None)
    if group is None and not draft.group:
        found = [
            each
            for each in row.sight.groups
            if people and people <= each.members and each.state is not GroupState.CLOSED
        ]
        group = found[0] if len(found) == 1 else None
    if group is None or group.state is GroupState.CLOSED:
        row.reject(ProblemKind.GROUP_MISSING, draft.group or draft.sheet)
        return None
    if group.state not in BEGUN:
        row.reject(ProblemKind.GROUP_NOT_FORMED, group.title, now=word(group.state))
        return None
    return group
