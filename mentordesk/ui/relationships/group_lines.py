"""The lines in which the pane of a group tells of it, of a member and of a session."""

from __future__ import annotations

from collections.abc import Mapping

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.agreement import of_group as called_in_group
from mentordesk.domain.group import GroupState
from mentordesk.domain.meeting import Held
from mentordesk.store.queries.group_choices import Choosable
from mentordesk.store.queries.group_life import GroupLife
from mentordesk.store.queries.groups import GroupDetail, GroupRow, GroupSessionRow, MemberRow
from mentordesk.wording import groups as said
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, reason_word, word

G = GroupState


def who(group: GroupRow) -> str:
    """Who leads it."""
    return f"with {group.mentor}" + (f" and {group.co_mentor}" if group.co_mentor else "")


def state_line(group: GroupRow, life: GroupLife) -> str:
    """Where it stands: its size, its sessions, its agreement and its end."""
    agreed = life.agreements[-1].state if life.agreements else AgreementState.NOT_STARTED
    parts = [
        word(group.state).capitalize(),
        f"{said.size(group.members, group.least, group.most)} members",
        f"{group.asked} asked" if group.asked else "",
        many(group.sessions, "session") if group.sessions else "",
        f"next on {short_day(group.next_on)}" if group.next_on else "",
        f"agreement {word(called_in_group(agreed))}",
        group.round,
    ]
    if group.ended_on:
        reason = f": {reason_word(group.closing_reason)}" if group.closing_reason else ""
        parts.append(f"ended {short_day(group.ended_on)}{reason}")
    elif group.planned_end_on:
        parts.append(f"ends {short_day(group.planned_end_on)}")
    return " · ".join(part for part in parts if part)


def hint(found: GroupDetail, life: GroupLife) -> str:
    """What the group needs most; nothing when all is well."""
    group = found.row
    if group.state is G.CLOSED:
        return ""
    if group.is_below_least:
        return said.BELOW_LEAST
    if group.state in (G.FORMING, G.RUNNING) and not life.agreements and group.sessions < 2:
        return said.AGREEMENT_FIRST
    return said.nudge(away(found))


def away(found: GroupDetail) -> list[str]:
    """Who missed the last sessions."""
    return [member.name for member in found.members if member.is_away]


def asked_line(one: Choosable) -> str:
    """That somebody asks for it, and what they wish for."""
    return " · ".join(filter(None, ("asked for it, not placed", one.detail)))


def member_line(member: MemberRow) -> str:
    """Since when somebody is in it, or why they left, and how often they came."""
    parts = []
    if member.left_on is not None:
        reason = f": {reason_word(member.left_reason)}" if member.left_reason else ""
        parts.append(f"left {short_day(member.left_on)}{reason}")
    elif member.joined_on is not None:
        parts.append(f"since {short_day(member.joined_on)}")
    parts.append(said.attendance(member.came, member.missed, member.in_a_row))
    return " · ".join(part for part in parts if part)


def session_lines(one: GroupSessionRow, names: Mapping[str, str], when: str) -> list[str]:
    """When and how a session was held, how many came, and who of `names` by id did not."""
    told = [
        when,
        "" if one.held is Held.TOOK_PLACE else word(one.held),
        many(one.minutes, "minute") if one.minutes else "",
        word(one.mode),
    ]
    if one.came:
        told.append(f"{sum(one.came.values())} of {len(one.came)} came")
    missed = [names[i] for i, was_there in one.came.items() if not was_there and i in names]
    return [
        " · ".join(part for part in told if part),
        f"missed by {', '.join(sorted(missed))}" if missed else "",
    ]
