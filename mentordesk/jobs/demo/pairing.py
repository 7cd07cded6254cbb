"""Pairs the people of the demo as a coordinator might: good pairs, rarely the best plan."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator

from mentordesk.commands.demo_pairs import DemoPair, PairDemo
from mentordesk.commands.judging import Judged, dump_reasons
from mentordesk.commands.links import LinkPeople
from mentordesk.commands.matches import DraftMatch
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import RoundState
from mentordesk.jobs.matching import look
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.workspace import Workspace

_AMONG = 3
"""One of so many best mentors is chosen."""
_LOCKED, _MOST_DRAFTS = 4, 9

Fate = Callable[[int], dict[str, object]]


def finish(workspace: Workspace, found: RoundRow, among: Collection[str], code: str) -> None:
    """Lets a round run to its end and be reported."""
    days = (found.ends - found.introductions).days

    def fate(place: int) -> dict[str, object]:
        if place % 13 == 5:
            return {"state": MatchState.DECLINED}
        met = {"met_after_days": 9 + place * 5 % 19}
        if place % 11 == 3:
            ended = {
                "ended_after_days": 60 + place * 7 % 80,
                "closing_reason": "mentor_unavailable",
            }
            drafted = {"state": MatchState.ENDED_EARLY, "agreement": AgreementState.DRAFTED}
            return {**met, **ended, **drafted}
        state = MatchState.INFORMAL if place % 5 == 0 else MatchState.COMPLETED
        ended = {"ended_after_days": days - 6 + place * 3 % 13, "closing_reason": "planned_end"}
        skipped = place % 6 == 1
        agreement = AgreementState.SKIPPED if skipped else AgreementState.ACKNOWLEDGED
        return {**met, **ended, "state": state, "agreement": agreement}

    _run(workspace, found, among, code, RoundState.REPORTED, fate)


def start(workspace: Workspace, found: RoundRow, among: Collection[str], code: str) -> None:
    """Introduces the pairs of a round and lets them meet for some weeks."""

    def fate(place: int) -> dict[str, object]:
        late = {"late_days": 14 if place % 10 == 6 else 0}
        met = {**late, "met_after_days": 8 + place * 5 % 17}
        if place % 9 == 2:
            return {**late, "state": MatchState.INTRODUCED}
        if place % 14 == 7:
            return {**met, "state": MatchState.PAUSED, "agreement": AgreementState.SENT}
        if place % 4 == 1:
            return {**met, "state": MatchState.STARTED, "agreement": AgreementState.DRAFTED}
        agreement = (AgreementState.ACKNOWLEDGED, AgreementState.SKIPPED, AgreementState.SENT)
        return {**met, "state": MatchState.ACTIVE, "agreement": agreement[place % 3]}

    _run(workspace, found, among, code, RoundState.RUNNING, fate)


def draft(workspace: Workspace, found: RoundRow) -> None:
    """In the opening round: people who may not be paired, some drafts, a few of them locked."""
    judged = look(workspace, found.id)
    mentees, mentors = judged.options.mentees, judged.options.mentors
    kinds = (LinkKind.NOT_WITH, LinkKind.NOT_WITH, LinkKind.SUPERVISOR)
    for mentee, mentor, kind in zip(mentees, mentors, kinds, strict=False):
        workspace.run(LinkPeople(mentee.id, mentor.id, kind))
    wanted = max(1, min(len(mentees) // 8, _MOST_DRAFTS))
    drafted = 0
    judged = look(workspace, found.id)
    for mentor_id, mentee_id in _good_pairs(judged, {m.id for m in mentors}, found.name):
        if drafted == wanted:
            return
        try:
            locked = drafted < _LOCKED
            workspace.run(DraftMatch(found.id, None, mentor_id, mentee_id, locked=locked))
        except Refused:
            continue  # what the board would refuse is left alone here too
        drafted += 1


def _run(
    workspace: Workspace, found: RoundRow, among: Collection[str], code: str, state: RoundState,
    fate: Fate,
) -> None:  # fmt: skip
    judged = look(workspace, found.id)
    pairs = [
        DemoPair(*pair, judged.score(pair), dump_reasons(judged.reasons(pair)), **fate(place))  # type: ignore[arg-type]
        for place, pair in enumerate(_good_pairs(judged, among, found.name))
    ]
    workspace.run(PairDemo(found.id, state, tuple(pairs), code))


def _good_pairs(judged: Judged, among: Collection[str], seed: str) -> Iterator[tuple[str, str]]:
    """Pairs of mentor and mentee, who applied first being placed first; not everybody is."""
    dice = random.Random(seed)
    free = {m.id: m.places for m in judged.options.mentors if m.id in among}
    for row, mentee in enumerate(judged.options.mentees):
        if row % 12 == 9:
            continue  # told “not this round”
        scores = zip(judged.options.scores[row].tolist(), judged.options.allowed[row].tolist(),
                     judged.options.mentors, strict=True)  # fmt: skip
        fits = [(score, m.id) for score, may, m in scores if may and free.get(m.id, 0) > 0]
        if fits:
            mentor_id = dice.choice(sorted(fits, reverse=True)[:_AMONG])[1]
            free[mentor_id] -= 1
            yield mentor_id, mentee.id
