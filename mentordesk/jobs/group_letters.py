"""The letters about groups: both introductions, the agreement, a nudge, halfway, ending, thanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentordesk.domain.letter import Merge, Occasion, merged
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import pair_clock
from mentordesk.jobs.letters import Prepared, certified, of_everybody, why_not, words_for
from mentordesk.store.queries import letters as asked
from mentordesk.store.queries.groups import GroupDetail, MemberRow, group_detail
from mentordesk.store.queries.letters import Correspondent
from mentordesk.store.queries.rounds import programme, round_by_id
from mentordesk.store.workspace import Workspace
from mentordesk.wording.dates import day
from mentordesk.wording.groups import session_line
from mentordesk.wording.words import listed

OF_GROUPS = (
    Occasion.GROUP_MEMBER,
    Occasion.GROUP_MENTOR,
    Occasion.GROUP_AGREEMENT,
    Occasion.GROUP_NUDGE,
    Occasion.GROUP_MIDPOINT,
    Occasion.GROUP_ENDING,
    Occasion.CERTIFICATE,
    Occasion.GROUP_THANKS,
)
"""The letters that are about a group, in the order of its life."""

_TO_MENTORS = frozenset({Occasion.GROUP_MENTOR, Occasion.GROUP_THANKS})
_TO_MEMBERS = frozenset({Occasion.GROUP_MEMBER, Occasion.GROUP_NUDGE})


def prepare_groups(
    workspace: Workspace, occasion: Occasion, group_ids: Sequence[str]
) -> tuple[Prepared, ...]:
    """The letters of an occasion about these groups, in their order.

    A nudge goes to who missed the last sessions alone, what is said to a closed group to who
    stayed to its end, and everything else to who is in it.
    """
    words, today = words_for(workspace, occasion), workspace.today()
    house = workspace.ask(programme)
    found = []
    for group_id in dict.fromkeys(group_ids):
        detail = workspace.ask(group_detail, group_id, today)
        if detail is None:
            continue
        mentors = [one for one in (detail.row.mentor_id, detail.row.co_mentor_id) if one]
        members = _members(detail)
        ids = {*mentors, *(member.person_id for member in members)}
        people = workspace.ask(asked.correspondents, ids)
        shared = _values(workspace, detail, [people[m.person_id] for m in members])
        for person_id in _receivers(occasion, mentors, members):
            to = people[person_id]
            values = {**of_everybody(to, house), **shared}
            role = Role.MENTOR if person_id in mentors else Role.MENTEE
            found.append(
                Prepared(
                    to.id, None, to.name, to.address or "", merged(words.subject, values),
                    merged(words.body, values), why_not(to), role, Scheme.GROUP,
                    group_id=group_id,
                )
            )  # fmt: skip
    return certified(workspace, found) if occasion is Occasion.CERTIFICATE else tuple(found)


def _members(detail: GroupDetail) -> list[MemberRow]:
    """Who is in the group; of a closed one, who stayed to its end."""
    return [member for member in detail.members if member.stayed(detail.row.ended_on)]


def _receivers(
    occasion: Occasion, mentors: Sequence[str], members: Sequence[MemberRow]
) -> Iterable[str]:
    if occasion not in _TO_MENTORS:
        for member in members:
            if occasion is not Occasion.GROUP_NUDGE or member.is_away:
                yield member.person_id
    if occasion not in _TO_MEMBERS:
        yield from mentors


def _values(
    workspace: Workspace, detail: GroupDetail, members: Sequence[Correspondent]
) -> Mapping[Merge, str]:
    """The fields about the group; one that is not known is empty, and its line goes."""
    group = detail.row
    found = workspace.ask(round_by_id, group.round_id)
    starts = group.started_on or (found.starts if found else None)
    ends = group.planned_end_on or (found.ends if found else None)
    midpoint = pair_clock(starts, ends).midpoint if starts else None
    ahead = [
        session_line(day(one.on), one.theme)
        for one in detail.sessions
        if one.held is Held.PLANNED and one.on >= workspace.today()
    ]
    mails = [
        f"- {one.name}: {one.address}" for one in members if one.address and one.shares_contact
    ]
    return {
        Merge.GROUP: group.title,
        Merge.GROUP_THEME: group.theme or "",
        Merge.GROUP_MENTORS: listed([one for one in (group.mentor, group.co_mentor) if one]),
        Merge.GROUP_MEMBERS: "\n".join(f"- {one.name}" for one in members),
        Merge.GROUP_MAILS: "\n".join(mails),
        Merge.GROUP_SESSIONS: "\n".join(f"- {line}" for line in ahead),
        Merge.ROUND: group.round,
        Merge.STARTS: day(starts) if starts else "",
        Merge.MIDPOINT: day(midpoint) if midpoint else "",
        Merge.ENDS: day(ends) if ends else "",
    }
