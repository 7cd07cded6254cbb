"""What would place somebody whom the best plan leaves out: told, tried, and made in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged
from mentordesk.commands.making_way import Change
from mentordesk.commands.mentors import MOST_PLACES
from mentordesk.domain.match import Aim
from mentordesk.domain.round import Scheme
from mentordesk.jobs.match_result import LeftOut, MatchResult
from mentordesk.jobs.matching import look, plan_of
from mentordesk.progress import Progress
from mentordesk.store.workspace import Workspace
from mentordesk.wording import remedies as words

if TYPE_CHECKING:  # numpy is read only when something is tried
    from mentordesk.matching.remedies import Remedies
    from mentordesk.matching.remedy import Remedy


@dataclass(frozen=True)
class WayIn:
    """One change that would place somebody: its sentence, and the button that makes it.

    `needs_reason`: a rule is eased, so she is asked why; `why` says which.
    """

    change: Change
    sentence: str
    button: str
    needs_reason: bool = False
    why: str = ""


@dataclass(frozen=True)
class WaysIn:
    """All that is known to help one mentee; without any, `instead` says what it would take.

    Then `with_id` is the mentor with whom a draft would place them all the same, if there is one.
    """

    mentee_id: str
    name: str
    ways: tuple[WayIn, ...]
    instead: str = ""
    with_id: str = ""
    with_whom: str = ""


def search(judged: Judged, aim: Aim) -> Remedies:
    """What remembers for the next mentee what was solved for one; for one worker at a time."""
    from mentordesk.matching.remedies import Remedies
    from mentordesk.matching.solve import Aim as Goal

    full_for_good = {
        mentor.id
        for mentor in judged.rows.mentors
        if mentor.offered >= MOST_PLACES or mentor.offered < mentor.taken
    }
    return Remedies(judged.options, Goal(aim.value), full_for_good)


def ways_in(
    judged: Judged, found: Remedies, mentee_id: str, progress: Progress | None = None
) -> WaysIn:
    """The changes that would place a mentee, at most two of each kind. Raises `Cancelled`."""
    name = judged.mentees[mentee_id].name
    ways = tuple(_told(judged, remedy) for remedy in found.of(mentee_id, progress=progress))
    return WaysIn(mentee_id, name, ways) if ways else _instead(judged, found, mentee_id)


def least_way_in(
    judged: Judged, found: Remedies, mentee_id: str, progress: Progress | None = None
) -> WaysIn:
    """The smallest change alone: the one that leaves out fewest. Raises `Cancelled`."""
    name = judged.mentees[mentee_id].name
    remedy = found.least(mentee_id, progress)
    if remedy is not None:
        return WaysIn(mentee_id, name, (_told(judged, remedy),))
    return _instead(judged, found, mentee_id)


def explained(
    judged: Judged, aim: Aim, left_out: Iterable[LeftOut], progress: Progress | None = None
) -> tuple[LeftOut, ...]:
    """Each one left out with the smallest change that would place them, after the reason.

    In a round of groups the reason stands alone: a group has a least size too.
    """
    left = tuple(left_out)
    if not left or judged.rows.round.scheme is Scheme.GROUP:
        return left
    found, all_told = search(judged, aim), []
    for number, one in enumerate(left):
        (progress or Progress()).report(number, len(left), "explaining")
        least = least_way_in(judged, found, one.mentee_id, progress)
        helps = least.instead or least.ways[0].sentence
        all_told.append(replace(one, why=f"{one.why}. {helps}"))
    return tuple(all_told)


def explain(
    workspace: Workspace, result: MatchResult, progress: Progress | None = None
) -> MatchResult:
    """The result, taken by now, with what would place each one left out told as well."""
    if not result.unmatched:
        return result
    plan_id = result.plan_id or plan_of(workspace, result.round_id, result.plan_name)
    judged = look(workspace, result.round_id, plan_id)
    return replace(result, unmatched=explained(judged, result.aim, result.unmatched, progress))


def told(judged: Judged, change: Change, with_whom: str, out: Iterable[str]) -> WayIn:
    """A change in words: `with_whom` the mentee then is (empty: not known), and who is left out."""
    name, is_rule = judged.mentees[change.mentee_id].name, change.kind == "rule"
    mentor = judged.mentors[change.mentor_id].name if change.mentor_id else ""
    locked = judged.mentees[change.locked_id].name if change.locked_id else ""
    pair = (change.mentor_id, change.mentee_id)
    why = judged.against(judged.soft(pair), pair) if is_rule else ""
    said = words.sentence(
        change.kind, name, mentor, with_whom=with_whom or mentor, locked=locked, why=why,
        out=[judged.mentees[each].name for each in out],
    )  # fmt: skip
    return WayIn(change, said, words.button(change.kind, mentor, locked), is_rule, why)


def _told(judged: Judged, remedy: Remedy) -> WayIn:
    kind = remedy.lacking.value if remedy.lacking is not None else remedy.way.value
    change = Change(kind, remedy.mentee_id, remedy.mentor_id, remedy.locked_id or None)
    with_whom = judged.mentors[remedy.with_id].name if remedy.with_id else ""
    return told(judged, change, with_whom, remedy.left_out)


def _instead(judged: Judged, found: Remedies, mentee_id: str) -> WaysIn:
    name, other = judged.mentees[mentee_id].name, found.instead(mentee_id)
    if other is None:
        return WaysIn(mentee_id, name, (), words.nothing(name))
    out = [judged.mentees[each].name for each in other.left_out]
    with_whom = judged.mentors[other.with_id].name
    said = words.instead(name, with_whom, out, other.cost)
    return WaysIn(mentee_id, name, (), said, other.with_id, with_whom)
