"""What would place somebody whom the best plan leaves out: told, tried, and made in one step."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentordesk.commands.adopting import AdoptPlan
from mentordesk.commands.judging import Judged, judge
from mentordesk.commands.making_way import Change, MakeWay
from mentordesk.commands.mentors import MOST_PLACES
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.jobs.difference import difference_of
from mentordesk.jobs.match_result import LeftOut, MatchResult
from mentordesk.jobs.matching import look, plan_of, solve_again
from mentordesk.matching.pool import Blocked
from mentordesk.progress import Progress
from mentordesk.store.queries.pool import DraftRow, PoolRows
from mentordesk.store.workspace import Done, Workspace
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
    """All that is known to help one mentee; without any, `instead` says what it would take."""

    mentee_id: str
    name: str
    ways: tuple[WayIn, ...]
    instead: str


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
    return WaysIn(mentee_id, name, ways, "" if ways else _instead(judged, found, mentee_id))


def least_way_in(
    judged: Judged, found: Remedies, mentee_id: str, progress: Progress | None = None
) -> WaysIn:
    """The smallest change alone: the one that leaves out fewest. Raises `Cancelled`."""
    name = judged.mentees[mentee_id].name
    remedy = found.least(mentee_id, progress)
    if remedy is not None:
        return WaysIn(mentee_id, name, (_told(judged, remedy),), "")
    return WaysIn(mentee_id, name, (), _instead(judged, found, mentee_id))


def explained(
    judged: Judged, aim: Aim, left_out: Iterable[LeftOut], progress: Progress | None = None
) -> tuple[LeftOut, ...]:
    """Each one left out with the smallest change that would place them, after the reason.

    In a round of groups the reason stands alone: a group has a least size too.
    """
    left = tuple(left_out)
    if not left or judged.rows.round.scheme is Scheme.GROUP:
        return left
    found, told = search(judged, aim), []
    for number, one in enumerate(left):
        (progress or Progress()).report(number, len(left), "explaining")
        least = least_way_in(judged, found, one.mentee_id, progress)
        helps = least.instead or least.ways[0].sentence
        told.append(replace(one, why=f"{one.why}. {helps}"))
    return tuple(told)


def explain(
    workspace: Workspace, result: MatchResult, progress: Progress | None = None
) -> MatchResult:
    """The result, taken by now, with what would place each one left out told as well."""
    if not result.unmatched:
        return result
    plan_id = result.plan_id or plan_of(workspace, result.round_id, result.plan_name)
    judged = look(workspace, result.round_id, plan_id)
    return replace(result, unmatched=explained(judged, result.aim, result.unmatched, progress))


def solve_with(
    judged: Judged, aim: Aim, change: Change, reason: str = "", progress: Progress | None = None
) -> MatchResult:
    """The best plan after a change, and what it would change on the board as it stands.

    Raises `Refused` PLAN_OUTDATED where the change no longer places the mentee.
    """
    started = time.perf_counter()
    rows = _changed(judged.rows, change, reason)
    result = solve_again(judge(rows), aim, progress)
    if change.mentee_id not in {pair.mentee_id for pair in result.pairs}:
        raise Refused(Reason.PLAN_OUTDATED, round=rows.round.name)
    after = judge(replace(rows, drafts=judged.rows.drafts))
    return replace(
        result,
        difference=difference_of(after, result.pairs),
        seconds=round(time.perf_counter() - started, 3),
    )


def make_way(workspace: Workspace, change: Change, reason: str, result: MatchResult) -> Done:
    """Makes the change and takes the plan solved with it, in one step to undo.

    Raises `Refused` PLAN_OUTDATED when people or pairs have changed since it was worked out.
    """
    return workspace.run(way_made(change, reason, result))


def way_made(change: Change, reason: str, result: MatchResult) -> MakeWay:
    """The command that does it."""
    pairs = tuple((pair.mentor_id, pair.mentee_id) for pair in result.pairs)
    plan = AdoptPlan(
        result.round_id, result.plan_id, result.aim, pairs, result.kept, result.plan_name
    )
    return MakeWay(change, plan, reason)


def _told(judged: Judged, remedy: Remedy) -> WayIn:
    from mentordesk.matching.remedy import Way

    pair = (remedy.mentor_id, remedy.mentee_id)
    mentor, name = judged.names(pair)
    kind = remedy.lacking.value if remedy.lacking is not None else remedy.way.value
    locked = judged.mentees[remedy.locked_id].name if remedy.locked_id else ""
    is_rule = remedy.way is Way.RULE
    why = judged.against(judged.soft(pair), pair) if is_rule else ""
    with_whom = judged.mentors[remedy.with_id].name if remedy.with_id else mentor
    said = words.sentence(
        kind, name, mentor, with_whom=with_whom, locked=locked, why=why,
        out=[judged.mentees[each].name for each in remedy.left_out],
    )  # fmt: skip
    change = Change(kind, remedy.mentee_id, remedy.mentor_id, remedy.locked_id or None)
    return WayIn(change, said, words.button(kind, mentor, locked), is_rule, why)


def _instead(judged: Judged, found: Remedies, mentee_id: str) -> str:
    name, other = judged.mentees[mentee_id].name, found.instead(mentee_id)
    if other is None:
        return words.nothing(name)
    out = [judged.mentees[each].name for each in other.left_out]
    return words.instead(name, judged.mentors[other.with_id].name, out, other.cost)


def _changed(rows: PoolRows, change: Change, reason: str) -> PoolRows:
    """The snapshot as it would be after the change."""
    pair = (change.mentor_id, change.mentee_id)
    if change.kind == "lock":
        gone = (change.mentor_id, change.locked_id)
        drafts = [replace(d, locked=d.locked and d.pair != gone) for d in rows.drafts]
        return replace(rows, drafts=tuple(drafts))
    if change.kind == "rule":
        names = {one.id: one.name for one in (*rows.mentors, *rows.mentees)}
        mentor, mentee = names[pair[0]], names[pair[1]]
        eased = DraftRow("", *pair, mentor, mentee, False, None, reason or "…")
        others = (draft for draft in rows.drafts if draft.mentee_id != change.mentee_id)
        return replace(rows, drafts=(*others, eased))
    mentors = []
    for one in rows.mentors:
        if one.id != change.mentor_id:
            mentors.append(one)
        elif change.kind == "place":
            mentors.append(replace(one, places=max(one.places, 0) + 1))
        elif change.kind == Blocked.UNTRAINED.value:
            mentors.append(replace(one, is_trained=True))
        else:
            mentors.append(replace(one, has_code=True))
    return replace(rows, mentors=tuple(mentors))
