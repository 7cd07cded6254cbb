"""Plans the rows of groups with their members."""

from __future__ import annotations

from mentordesk.commands.together.plan import AddGroup, AddMember
from mentordesk.commands.together.sight import Row
from mentordesk.domain.group import MOST, WARN_ABOVE, GroupState
from mentordesk.domain.names import bare
from mentordesk.domain.round import Scheme
from mentordesk.domain.together import Part
from mentordesk.importing.problems import ProblemKind
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.queries.together import HeldGroup


def plan_group(row: Row) -> None:
    """Plans one row of groups: the group where it is new, and the members the row names."""
    draft = row.draft
    if not draft.group:
        row.reject(ProblemKind.GROUP_UNNAMED)
        return
    found = row.sight.of_scheme(row, Scheme.GROUP)
    if found is None:
        return
    group = group_called(row, draft.group, found.id)
    is_new = group is None
    if group is None:
        group = _new(row, found)
    elif group.state is GroupState.CLOSED:
        row.reject(ProblemKind.GROUP_OVER, group.title)
    members = [row.find(named, "member") for named in draft.others]
    if group is None or not row.is_open():
        return
    joining = [each for each in members if each is not None and each not in group.members]
    for person in joining:
        _join(row, group, person)
    if not row.is_open():
        return
    if is_new:
        row.sight.groups.append(group)
    stays = [p for p in joining if Part.LEFT_ON not in draft.days]
    row.sight.replace_group(group, members=group.members | set(stays))


def group_called(row: Row, title: str, round_id: str | None) -> HeldGroup | None:
    """The group of that title in the round; without a round the only one of that title."""
    wanted = bare(title)
    found = [
        group
        for group in row.sight.groups
        if bare(group.title) == wanted and round_id in (None, group.round_id)
    ]
    return found[0] if len(found) == 1 or (found and round_id) else None


def _new(row: Row, found: RoundRow) -> HeldGroup | None:
    draft = row.draft
    mentor = row.find(draft.mentor, "mentor")
    co_mentor = None
    if not draft.co_mentor.is_blank:
        co_mentor = row.find(draft.co_mentor, "co-mentor")
    if mentor is None:
        return None
    started = draft.days.get(Part.STARTED_ON)
    ahead = started is not None and started > row.sight.today
    state = draft.group_state or (GroupState.FORMING if ahead else GroupState.RUNNING)
    if state is GroupState.CLOSED:
        row.reject(ProblemKind.GROUP_OVER, draft.group)
        return None
    key = f"group:{found.id}:{bare(draft.group)}"
    row.deeds.append(
        AddGroup(
            key, found.id, draft.group, draft.theme or None, mentor, co_mentor, state,
            None if ahead else started, draft.days.get(Part.PLANNED_END_ON) or found.ends,
        )
    )  # fmt: skip
    return HeldGroup(key, draft.group, found.id, state, mentor, co_mentor, MOST)


def _join(row: Row, group: HeldGroup, person: str) -> None:
    """Notes a member, unless the group is full or the person is elsewhere."""
    days = row.draft.days
    left = days.get(Part.LEFT_ON)
    others = [
        each.title
        for each in row.sight.groups
        if each.round_id == group.round_id and each.id != group.id and person in each.members
        and each.state is not GroupState.CLOSED
    ]  # fmt: skip
    coming = sum(isinstance(deed, AddMember) and deed.left_on is None for deed in row.deeds)
    if person in (group.mentor_id, group.co_mentor_id):
        row.reject(ProblemKind.PAIR_OF_ONE, row.sight.name(person))
    elif others and left is None:
        row.reject(ProblemKind.MEMBER_TAKEN, row.sight.name(person), group=others[0])
    elif left is None and len(group.members) + coming >= group.most:
        row.reject(ProblemKind.GROUP_FULL, group.title, most=group.most)
    else:
        joined = days.get(Part.JOINED_ON) or days.get(Part.STARTED_ON)
        row.deeds.append(AddMember(group.id, person, joined, left))


def usual_most(members: int) -> int:
    """The most members of a group that came with so many."""
    return max(WARN_ABOVE, members)
