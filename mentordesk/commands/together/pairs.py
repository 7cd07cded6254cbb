"""Plans the rows of running pairs: what each becomes, and which rule keeps it out."""

from __future__ import annotations

from dataclasses import replace

from mentordesk.commands.together.plan import AddPair
from mentordesk.commands.together.sight import Row
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.match import EARLIER, INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.names import bare
from mentordesk.domain.round import Scheme
from mentordesk.domain.together import Part
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.relation_rows import RelationDraft
from mentordesk.store.queries.together import HeldPair
from mentordesk.wording.words import word

S = MatchState
_ENDED = frozenset({S.COMPLETED, S.ENDED_EARLY})
_MET = frozenset({S.STARTED, S.ACTIVE, S.PAUSED, S.ENDING, *_ENDED, S.INFORMAL})
MOST_PLACES = 20


def plan_pair(row: Row) -> None:
    """Plans one row of pairs: each of its mentees with its mentor; all of them or none."""
    draft = row.draft
    mentor = row.find(draft.mentor, "mentor")
    if not draft.others:
        row.reject(ProblemKind.NOBODY_NAMED, what="mentee")
    mentees = [row.find(named, "mentee") for named in draft.others]
    told = _state(row)
    if mentor is None or told is None or not row.is_open():
        return
    for mentee in mentees:
        if mentee is not None:
            _plan(row, mentor, mentee, told)
    if not row.is_open():
        return
    for deed in row.deeds:
        assert isinstance(deed, AddPair)
        pair = HeldPair(
            deed.key, deed.mentor, deed.mentee, deed.round_id, deed.state, deed.introduced_on,
            deed.ended_on,
        )  # fmt: skip
        row.sight.add_pair(pair)


def _state(row: Row) -> MatchState | None:
    """The state a row tells, or its dates do; None when its dates cannot be."""
    days, today, state = row.draft.days, row.sight.today, row.draft.state
    ended = days.get(Part.ENDED_ON) or days.get(Part.PLANNED_END_ON)
    begun = days.get(Part.INTRODUCED_ON) or days.get(Part.STARTED_ON)
    if begun and ended and ended < begun:
        row.reject(ProblemKind.DATES_TURNED)
        return None
    if state is None:
        over = days.get(Part.ENDED_ON)
        if over is not None and over <= today:
            return S.COMPLETED
        return S.INTRODUCED if begun and Part.STARTED_ON not in days else S.ACTIVE
    for part in (Part.INTRODUCED_ON, Part.STARTED_ON):
        day = days.get(part)
        if day is not None and day > today and state in INTRODUCED_ONCE:
            row.reject(ProblemKind.DATE_AHEAD, day.isoformat())
            return None
    return state


def _plan(row: Row, mentor: str, mentee: str, state: MatchState) -> None:
    if mentor == mentee:
        row.reject(ProblemKind.PAIR_OF_ONE, row.sight.name(mentor))
        return
    found = None
    if state is not S.INFORMAL or row.draft.round_name:
        found = row.sight.round(row)
        if found is None:
            return
        if found.scheme is Scheme.ASK:
            row.reject(ProblemKind.ROUND_OTHER, found.name)
            return
    round_id = found.id if found else None
    held = [pair for pair in row.sight.pairs_of(mentor, mentee) if pair.round_id == round_id]
    if held:
        told = row.draft.state
        if told is not None and held[-1].state is not told:
            row.note(ProblemKind.PAIR_DIFFERS, word(told), now=word(held[-1].state))
        return
    deed = _deed(row, mentor, mentee, round_id, state)
    deed = replace(deed, planned_end_on=deed.planned_end_on or (found.ends if found else None))
    if state in LIVE and not _may_be_live(row, deed):
        return
    earlier = [p.id for p in row.sight.pairs_of(mentor, mentee) if p.state in EARLIER]
    row.deeds.append(replace(deed, predecessor=earlier[-1] if earlier else None))


def _deed(row: Row, mentor: str, mentee: str, round_id: str | None, state: MatchState) -> AddPair:
    days, today = row.draft.days, row.sight.today
    started, planned = days.get(Part.STARTED_ON), days.get(Part.PLANNED_END_ON)
    introduced = days.get(Part.INTRODUCED_ON) or started
    ended = days.get(Part.ENDED_ON)
    if state in _ENDED | {S.INFORMAL} and ended is None and planned and planned <= today:
        ended = planned
    return AddPair(
        key=f"pair:{round_id}:{mentor}:{mentee}",
        mentor=mentor,
        mentee=mentee,
        round_id=round_id,
        state=state,
        introduced_on=introduced if state in INTRODUCED_ONCE else None,
        first_meeting_on=started if state in _MET else None,
        planned_end_on=planned,
        ended_on=ended if state in _ENDED | {S.INFORMAL} else None,
        paused_until=days.get(Part.PAUSED_UNTIL) if state is S.PAUSED else None,
        reason=_reason(row.draft, state),
    )


def _reason(draft: RelationDraft, state: MatchState) -> str | None:
    """Why it ended, in one of our words where the sheet's is one of them."""
    if state not in _ENDED:
        return None
    known = {bare(word(reason)): reason.value for reason in ClosingReason}
    if not draft.reason:
        return ClosingReason.PLANNED_END.value if state is S.COMPLETED else None
    return known.get(bare(draft.reason), draft.reason)


def _may_be_live(row: Row, deed: AddPair) -> bool:
    """Whether the rules that hold for every live pair let it be; the first that does not is told.

    What only a proposal must heed, such as training, is left to the list of today: they meet.
    """
    sight, two = row.sight, frozenset((deed.mentor, deed.mentee))
    mentor, mentee = sight.name(deed.mentor), sight.name(deed.mentee)
    if two in sight.held.apart:
        row.reject(ProblemKind.PAIR_NOT_WITH, mentor=mentor, mentee=mentee)
    elif two & sight.held.silent:
        who = next(iter(two & sight.held.silent))
        row.reject(ProblemKind.PAIR_SILENT, sight.name(who))
    elif any(p.state in LIVE and {p.mentor_id, p.mentee_id} == two for p in sight.pairs):
        row.reject(ProblemKind.PAIR_ELSEWHERE, mentor=mentor, mentee=mentee)
    elif rivals := [
        p
        for p in sight.pairs
        if p.state in LIVE and p.mentee_id == deed.mentee and p.round_id == deed.round_id
    ]:
        other = sight.name(rivals[0].mentor_id)
        row.reject(ProblemKind.MENTEE_TAKEN, mentee, mentor=other)
    else:
        return _has_place(row, deed)
    return False


def _has_place(row: Row, deed: AddPair) -> bool:
    sight = row.sight
    places = sight.places_of(deed.mentor)
    draft = (deed.round_id or "", deed.mentor, deed.mentee)
    taken = sight.taken[deed.mentor] + len([d for d in row.deeds if _takes(d)])
    if places is None or taken < places or draft in sight.held.drafts:
        return True
    if row.draft.place in sight.choices.roomy and places < MOST_PLACES:
        sight.places[deed.mentor] = places + 1
        return True
    row.reject(ProblemKind.MENTOR_FULL, sight.name(deed.mentor), places=places, taken=taken)
    return False


def _takes(deed: object) -> bool:
    return isinstance(deed, AddPair) and deed.state in LIVE
