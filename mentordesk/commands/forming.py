"""Groups formed from the drafts of a round's current plan, as pairs are proposed from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mentordesk.commands import placing
from mentordesk.commands.applications import open_round
from mentordesk.commands.group_agreements import settle
from mentordesk.commands.group_places import join
from mentordesk.commands.group_standing import members, open_group, step
from mentordesk.commands.groups import NewGroup
from mentordesk.commands.judging import Judged
from mentordesk.domain.group import LEAST, WARN_ABOVE, GroupState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.pool import DraftRow, PoolMentee, PoolMentor, drafts
from mentordesk.store.queries.seats import GroupHere
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentoringGroup, Round
from mentordesk.wording.groups import group_of
from mentordesk.wording.words import listed


@dataclass(frozen=True)
class GroupWish:
    """What is wanted of the group of one mentor; what is not said is worked out.

    `reason` is why it may be smaller or larger than groups should be.
    """

    mentor_id: str
    title: str | None = None
    theme: str | None = None
    least: int = LEAST
    most: int = WARN_ABOVE
    reason: str | None = None


@dataclass(frozen=True)
class FormGroups:
    """Makes the drafts of a round's current plan members of groups, one group for each mentor.

    Drafts with a mentor who leads an open group of the round join that group. Of a mentor with
    fewer drafts than the least nothing is changed, and the values name them. With `wishes` it is
    only about their mentors.
    """

    round_id: str
    wishes: tuple[GroupWish, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Forms them, all or none.

        Raises `Refused` WRONG_SCHEME, NOTHING_DRAFTED, GROUPS_TOO_SMALL, GROUP_SMALL_WHY,
        GROUP_SIZE, GROUP_FULL, MENTOR_FULL, or what forbids one of the members.
        """
        found = open_round(session, self.round_id)
        if found.scheme is not Scheme.GROUP:
            raise Refused(Reason.WRONG_SCHEME, round=found.name)
        by_mentor = self._drafts(session, found)
        where = placing.setting(session, found.id, found.current_plan_id)
        pairs = [draft.pair for those in by_mentor.values() for draft in those]
        judged = placing.judged_for(session, where, pairs)
        for pair in pairs:
            placing.refuse_strangers(session, where, judged, pair)
            placing.refuse_blocked(judged, pair)
        formed: list[MentoringGroup] = []
        small, number = [], 0
        for mentor_id, those in by_mentor.items():
            wish = self._wish(mentor_id)
            mentor = judged.mentors[mentor_id]
            if mentor.group is None and len(those) < wish.least:
                small.append(mentor.name)
                continue
            group = self._group(session, judged, mentor, those, wish)
            _fill(session, group, found, those)
            formed.append(group)
            number += len(those)
        if not formed:
            raise Refused(Reason.GROUPS_TOO_SMALL, names=listed(small))
        return {
            "round": found.name, "groups": listed([f"“{group.title}”" for group in formed]),
            "group_ids": [group.id for group in formed], "number": number, "small": small,
        }  # fmt: skip

    def _drafts(self, session: WriteSession, found: Round) -> Mapping[str, Sequence[DraftRow]]:
        """The drafts of the mentors it is about, by mentor and by the mentees' names."""
        session.flush()
        wanted = {wish.mentor_id for wish in self.wishes}
        by_mentor: dict[str, list[DraftRow]] = defaultdict(list)
        for draft in drafts(session.connection(), found.current_plan_id):
            if not wanted or draft.mentor_id in wanted:
                by_mentor[draft.mentor_id].append(draft)
        if not by_mentor:
            raise Refused(Reason.NOTHING_DRAFTED, round=found.name)
        return dict(sorted(by_mentor.items(), key=lambda one: (one[1][0].mentor, one[0])))

    def _wish(self, mentor_id: str) -> GroupWish:
        found = next((w for w in self.wishes if w.mentor_id == mentor_id), GroupWish(mentor_id))
        if found.least < LEAST and not placing.cleaned(found.reason):
            raise Refused(Reason.GROUP_SMALL_WHY, least=found.least)
        return found

    def _group(
        self,
        session: WriteSession,
        judged: Judged,
        mentor: PoolMentor,
        those: Sequence[DraftRow],
        wish: GroupWish,
    ) -> MentoringGroup:
        """The mentor's open group, or a new one. Raises `Refused` when it has no room for them."""
        if mentor.group is not None:
            refuse_crowd(mentor.group, len(those))
            return open_group(session, mentor.group.id)
        topic = shared_topic(mentor, [judged.mentees[draft.mentee_id] for draft in those])
        theme = placing.cleaned(wish.theme) if wish.theme is not None else None
        if wish.theme is None and topic is not None:
            theme = topic[1]
        title = placing.cleaned(wish.title) or theme or group_of(mentor.name)
        if len(those) > wish.most:
            raise Refused(Reason.GROUP_FULL, group=title, count=len(those), most=wish.most)
        made = NewGroup(
            judged.rows.round.id, title, mentor.id, theme, wish.least, wish.most, wish.reason
        ).apply(session)
        group = open_group(session, made["group_id"])
        named = {name.casefold(): topic_id for topic_id, name in mentor.topics}
        group.topic_id = named.get((theme or "").casefold())
        return group


def refuse_crowd(group: GroupHere, coming: int) -> None:
    """Raises `Refused` GROUP_FULL when so many do not fit into a group."""
    if coming > group.room:
        raise Refused(Reason.GROUP_FULL, group=group.title, count=group.present, most=group.most)


def shared_topic(mentor: PoolMentor, mentees: Iterable[PoolMentee]) -> tuple[str, str] | None:
    """The topic (id, name) of the mentor that most of these want; of equals the mentor's first."""
    wanted = Counter(topic for mentee in mentees for topic in mentee.topics)
    best = max(mentor.topics, key=lambda topic: wanted[topic], default=None)
    return best if best is not None and wanted[best] else None


def _fill(
    session: WriteSession, group: MentoringGroup, found: Round, those: Sequence[DraftRow]
) -> None:
    """Places the drafted in the group, which forms as soon as it has its least members."""
    for draft in those:
        join(session, group, found, draft.mentee_id, draft.override_reason)
    is_recruiting = group.state is GroupState.RECRUITING
    if is_recruiting and len(members(session, group.id)) >= group.least:
        step(session, group, GroupState.FORMING)
    settle(session, group)
