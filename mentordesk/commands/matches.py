"""Changes to pairs on the board: drafted, moved, swapped, locked, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands import placing
from mentordesk.commands.people import get_person
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.matching.pool import Pair
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Match
from mentordesk.wording.words import listed


@dataclass(frozen=True)
class DraftMatch:
    """Places a mentee with a mentor in a plan, as a drop on the board does.

    Without a plan it is the current one; a round without any gets plan A. A mentee drafted
    already in the plan is moved. `locked` locks the pair; it never unlocks one.
    """

    round_id: str
    plan_id: str | None
    mentor_id: str
    mentee_id: str
    override_reason: str | None = None
    locked: bool = False

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes the draft. Raises `Refused` when it may not be, or needs a reason."""
        where = placing.setting(session, self.round_id, self.plan_id)
        get_person(session, self.mentor_id)
        draft = placing.draft_of(session, where.plan, self.mentee_id)
        pair = (self.mentor_id, self.mentee_id)
        draft = place(session, where, pair, placing.cleaned(self.override_reason), draft)
        draft.locked = draft.locked or self.locked
        return pair_values(session, where, draft)


@dataclass(frozen=True)
class MoveDraft:
    """Moves a draft to another mentor."""

    match_id: str
    mentor_id: str
    override_reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Moves it. Raises `Refused` as for a new draft, and PAIR_LOCKED."""
        draft = placing.get_draft(session, self.match_id)
        get_person(session, self.mentor_id)
        where = placing.setting(session, draft.round_id, draft.plan_id)
        pair = (self.mentor_id, draft.mentee_id)
        place(session, where, pair, placing.cleaned(self.override_reason), draft)
        return pair_values(session, where, draft)


@dataclass(frozen=True)
class SwapDraft:
    """Gives a mentee the place that somebody else's draft holds.

    Who held it takes the mentee's own former place, or goes back among the waiting when there
    was none. Each of the two new pairs may need a reason: `override_reason` for the mentee's,
    `other_reason` for the other one's.
    """

    match_id: str
    mentee_id: str
    override_reason: str | None = None
    other_reason: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Swaps them. Raises `Refused` as for new drafts, and PAIR_LOCKED."""
        held = placing.get_draft(session, self.match_id)
        where = placing.setting(session, held.round_id, held.plan_id)
        own = placing.draft_of(session, where.plan, self.mentee_id)
        if own is held:
            return pair_values(session, where, held)
        refuse_locked(session, held)
        pair, other = (held.mentor_id, self.mentee_id), held.mentee_id
        other_pair = None
        if own is not None:
            refuse_locked(session, own)
            other_pair = (own.mentor_id, other)
        pairs = [pair, other_pair] if other_pair else [pair]
        judged = placing.judged_for(session, where, pairs)
        reasons = dict(zip(pairs, map(placing.cleaned, (self.override_reason, self.other_reason)),
                           strict=False))  # fmt: skip
        for new in pairs:
            placing.refuse_strangers(session, where, judged, new)
            placing.refuse_blocked(judged, new)
            placing.refuse_full(judged, new, leaving=(self.mentee_id, other))
            placing.refuse_unreasoned(judged, new, reasons[new])
        if own is None or other_pair is None:
            placing.remove_draft(session, held)
            own = placing.write_draft(session, where, judged, pair, reasons[pair])
        else:
            placing.write_draft(session, where, judged, pair, reasons[pair], own)
            placing.write_draft(session, where, judged, other_pair, reasons[other_pair], held)
        name = get_person(session, other).display_name
        return {**pair_values(session, where, own), "other": name, "other_id": other}


@dataclass(frozen=True)
class RemoveDrafts:
    """Takes drafts out of their plan; the mentees wait again."""

    match_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes them. Raises `Refused` PAIR_LOCKED for a locked one."""
        mentees = []
        for match_id in dict.fromkeys(self.match_ids):
            draft = placing.get_draft(session, match_id)
            placing.pairing_round(session, draft.round_id)
            refuse_locked(session, draft)
            mentees.append(get_person(session, draft.mentee_id).display_name)
            placing.remove_draft(session, draft)
        return {"mentees": listed(mentees), "number": len(mentees)}


@dataclass(frozen=True)
class LockMatches:
    """Locks drafts: no plan moves them."""

    match_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the locks. Raises `Refused` NOT_FOUND, or PAIR_IS_LIVE for what is no draft."""
        return _set_locks(session, self.match_ids, True)


@dataclass(frozen=True)
class UnlockMatches:
    """Unlocks drafts."""

    match_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes the locks off. Raises `Refused` NOT_FOUND, or PAIR_IS_LIVE for what is no draft."""
        return _set_locks(session, self.match_ids, False)


def place(
    session: WriteSession,
    where: placing.Setting,
    pair: Pair,
    reason: str | None,
    draft: Match | None,
) -> Match:
    """Checks everything about a pair and writes it. Raises `Refused`."""
    judged = placing.judged_for(session, where, [pair])
    placing.refuse_strangers(session, where, judged, pair)
    is_new = draft is None or draft.mentor_id != pair[0]
    if draft is not None and is_new:
        refuse_locked(session, draft)
    placing.refuse_blocked(judged, pair)  # first: no swap is offered for what cannot be
    placing.refuse_full(judged, pair)
    kept = None if draft is None or is_new else draft.override_reason
    placing.refuse_unreasoned(judged, pair, reason or kept)
    return placing.write_draft(session, where, judged, pair, reason, draft)


def refuse_locked(session: WriteSession, draft: Match) -> None:
    """Raises `Refused` PAIR_LOCKED for a locked draft."""
    if draft.locked:
        raise Refused(
            Reason.PAIR_LOCKED,
            mentor=get_person(session, draft.mentor_id).display_name,
            mentee=get_person(session, draft.mentee_id).display_name,
        )


def pair_values(session: WriteSession, where: placing.Setting, draft: Match) -> dict[str, Any]:
    """What the sentence about a draft says, and what a caller needs to find it."""
    return {
        "match_id": draft.id,
        "mentor_id": draft.mentor_id,
        "mentee_id": draft.mentee_id,
        "mentor": get_person(session, draft.mentor_id).display_name,
        "mentee": get_person(session, draft.mentee_id).display_name,
        "plan": where.plan.name,
        "plan_id": where.plan.id,
        "round": where.round.name,
        "score": draft.score,
        "locked": draft.locked,
    }


def _set_locks(session: WriteSession, match_ids: tuple[str, ...], locked: bool) -> dict[str, Any]:
    pairs = []
    for match_id in dict.fromkeys(match_ids):
        draft = placing.get_draft(session, match_id)
        placing.pairing_round(session, draft.round_id)
        draft.locked = locked
        people = (get_person(session, who) for who in (draft.mentee_id, draft.mentor_id))
        pairs.append(" with ".join(person.display_name for person in people))
    return {"pairs": listed(pairs), "number": len(pairs)}
