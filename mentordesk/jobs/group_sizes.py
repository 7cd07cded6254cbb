"""Groups that a plan would leave too small: they are given up one by one, and the rest solved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged
from mentordesk.domain.group import LEAST
from mentordesk.domain.round import Scheme
from mentordesk.wording import blocks

if TYPE_CHECKING:  # numpy is read only when a plan is worked out
    from mentordesk.matching.plan import Plan


@dataclass(frozen=True)
class GroupLeft:
    """A mentor whose group a plan gives up, with why as a sentence without a full stop."""

    mentor_id: str
    mentor: str
    why: str


def too_small(judged: Judged, plan: Plan) -> GroupLeft | None:
    """The group in the making that the plan leaves below the least and that is given up next.

    It has the fewest members; of those the one worth least, then the last by name. A group that
    stands already, or that holds a locked pair, is never given up. A round of pairs has none.
    """
    if judged.rows.round.scheme is not Scheme.GROUP:
        return None
    held = {mentor_id for mentor_id, _ in judged.options.pool.locked}
    members = Counter(pair.mentor_id for pair in plan.pairs)
    worth: Counter[str] = Counter()
    for pair in plan.pairs:
        worth[pair.mentor_id] += pair.score
    column = judged.options.places.column
    small = [
        mentor_id
        for mentor_id, number in members.items()
        if number < LEAST and mentor_id not in held and judged.mentors[mentor_id].group is None
    ]
    if not small:
        return None
    found = min(small, key=lambda one: (members[one], worth[one], -column[one]))
    name = judged.mentors[found].name
    return GroupLeft(found, name, blocks.group_left(name, members[found], LEAST))


def without(judged: Judged, given_up: Collection[GroupLeft]) -> Judged:
    """The same with no pair at all allowed for these mentors."""
    if not given_up:
        return judged
    options = judged.options
    allowed = options.allowed.copy()
    allowed[:, [options.places.column[left.mentor_id] for left in given_up]] = False
    return Judged(judged.rows, replace(options, allowed=allowed))


def given_up_for(judged: Judged, mentee_id: str, given_up: Collection[GroupLeft]) -> str:
    """Why somebody is left out who could have been in a group given up; empty for others."""
    names = [
        left.mentor
        for left in given_up
        if judged.options.blocked(left.mentor_id, mentee_id) is None
    ]
    return blocks.left_without_group(judged.mentees[mentee_id].name, names, LEAST) if names else ""
