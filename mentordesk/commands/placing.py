"""May this mentee be placed with this mentor in this plan? Asked before every write of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from mentordesk.commands.applications import open_round
from mentordesk.commands.judging import Judged, dump_reasons, judge
from mentordesk.commands.people import get_person
from mentordesk.domain.group import OPEN_GROUP, PRESENT
from mentordesk.domain.match import LIVE, Aim, MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.matching.pool import Blocked, Clash, Pair
from mentordesk.store.queries import pool as questions
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, GroupMember, Match, MentoringGroup, Plan, Round
from mentordesk.wording import blocks
from mentordesk.wording.words import word

FIRST_PLAN = "A"


@dataclass(frozen=True)
class Setting:
    """Where a pair is drafted: the round and the plan."""

    round: Round
    plan: Plan


def pairing_round(session: WriteSession, round_id: str | None) -> Round:
    """A round that still makes pairs; an informal pair is of none.

    Raises `Refused` NOT_FOUND, ROUND_FINISHED or WRONG_SCHEME.
    """
    found = open_round(session, round_id or "")
    if found.scheme is Scheme.ASK:
        raise Refused(Reason.WRONG_SCHEME, round=found.name)
    return found


def setting(session: WriteSession, round_id: str | None, plan_id: str | None) -> Setting:
    """The round with one of its plans, by default the current one; the first is made as A.

    Raises `Refused` when the round is finished or the plan is not one of its own.
    """
    found = pairing_round(session, round_id)
    plan_id = plan_id or found.current_plan_id
    if plan_id is None:
        return Setting(found, plan_named(session, found, FIRST_PLAN))
    plan = session.get(Plan, plan_id)
    if plan is None or plan.round_id != found.id:
        raise Refused(Reason.NOT_FOUND, what="plan", id=plan_id)
    return Setting(found, plan)


def plan_named(session: WriteSession, found: Round, name: str, aim: Aim = Aim.FIT) -> Plan:
    """The plan of this name, made when there is none; the first of a round is its current one."""
    query = select(Plan).where(Plan.round_id == found.id)
    plans = {plan.name.casefold(): plan for plan in session.scalars(query)}
    name = " ".join(name.split())
    if not name:
        raise Refused(Reason.NAME_MISSING)
    plan = plans.get(name.casefold())
    if plan is None:
        plan = Plan(id=session.new_id(), round_id=found.id, name=name, aim=aim)
        session.add(plan)
        session.flush()
    if found.current_plan_id is None:
        found.current_plan_id = plan.id
    return plan


def get_draft(session: WriteSession, match_id: str) -> Match:
    """A draft.

    Raises `Refused` NOT_FOUND, or PAIR_IS_LIVE or ALREADY_MEMBER for one that is more by now.
    """
    found = session.get(Match, match_id)
    if found is None:
        refuse_member(session, GroupMember.id == match_id)
        raise Refused(Reason.NOT_FOUND, what="draft", id=match_id)
    if found.state is not MatchState.DRAFT:
        mentor, mentee = (get_person(session, who) for who in (found.mentor_id, found.mentee_id))
        raise Refused(
            Reason.PAIR_IS_LIVE, mentor=mentor.display_name, mentee=mentee.display_name,
            now=word(found.state),
        )  # fmt: skip
    return found


def draft_of(session: WriteSession, plan: Plan, mentee_id: str) -> Match | None:
    """The draft of a mentee in a plan."""
    query = select(Match).where(
        Match.plan_id == plan.id,
        Match.mentee_id == mentee_id,
        Match.state == MatchState.DRAFT,
    )
    return session.scalars(query).first()


def judged_for(session: WriteSession, where: Setting, pairs: Iterable[Pair]) -> Judged:
    """The judgement of these pairs from a snapshot of their people alone."""
    session.flush()
    pairs = list(pairs)
    rows = questions.pool(
        session.connection(), where.round.id, where.plan.id, today=session.today(),
        mentor_ids={mentor_id for mentor_id, _ in pairs},
        mentee_ids={mentee_id for _, mentee_id in pairs},
    )  # fmt: skip
    return judge(rows, keep=())


def judged_outright(session: WriteSession, found: Round, pair: Pair) -> Judged:
    """The judgement of a pair that no hard rule of the round forbids.

    Raises `Refused`, ONLY_GROUPS for a round of groups.
    """
    if found.scheme is Scheme.GROUP:
        raise Refused(Reason.ONLY_GROUPS, round=found.name)
    where = setting(session, found.id, None)
    judged = judged_for(session, where, [pair])
    refuse_strangers(session, where, judged, pair)
    refuse_blocked(judged, pair)
    refuse_full(judged, pair)
    return judged


def refuse_strangers(session: WriteSession, where: Setting, judged: Judged, pair: Pair) -> None:
    """Raises `Refused` when one of the two is not in the pool, saying which and why."""
    mentor_id, mentee_id = pair
    if mentee_id not in judged.mentees:
        mentee = get_person(session, mentee_id).display_name
        live = session.scalars(
            select(Match).where(
                Match.round_id == where.round.id,
                Match.mentee_id == mentee_id,
                Match.state.in_(LIVE),
            )
        ).first()
        if live is None:
            refuse_member(
                session, GroupMember.person_id == mentee_id,
                MentoringGroup.round_id == where.round.id,
            )  # fmt: skip
            raise Refused(Reason.NOT_IN_POOL, mentee=mentee, round=where.round.name)
        mentor = get_person(session, live.mentor_id).display_name
        raise Refused(Reason.ALREADY_PAIRED, mentee=mentee, mentor=mentor, round=where.round.name)
    if mentor_id not in judged.mentors:
        mentor = get_person(session, mentor_id).display_name
        raise Refused(Reason.NOT_A_MENTOR, mentor=mentor, round=where.round.name)


def refuse_member(session: WriteSession, *which: ColumnElement[bool]) -> None:
    """Raises `Refused` ALREADY_MEMBER when somebody is in an open group of that description."""
    query = (
        select(GroupMember.person_id, MentoringGroup.title)
        .join(MentoringGroup, MentoringGroup.id == GroupMember.group_id)
        .where(GroupMember.state.in_(PRESENT), MentoringGroup.state.in_(OPEN_GROUP), *which)
    )
    found = session.execute(query).first()
    if found is not None:
        name = get_person(session, found.person_id).display_name
        raise Refused(Reason.ALREADY_MEMBER, name=name, group=found.title)


def refuse_full(judged: Judged, pair: Pair, *, leaving: Sequence[str] = ()) -> None:
    """Raises `Refused` MENTOR_FULL unless a place is free beside the plan's other drafts.

    `leaving` are mentees whose drafts make room. The values name who holds the places: `drafts`
    (names) and `swap` (ids of the pairs that are not locked, which may make room). In a round of
    groups `seats` says that a group is full, not the mentor.
    """
    mentor_id, mentee_id = pair
    mentor = judged.mentors[mentor_id]
    stay = {mentee_id, *leaving}
    held = [
        draft
        for draft in judged.rows.drafts
        if draft.mentor_id == mentor_id and draft.mentee_id not in stay
    ]
    if len(held) < mentor.places:
        return
    of_group = judged.rows.round.scheme is Scheme.GROUP and (mentor.group or mentor.places)
    raise Refused(
        Reason.MENTOR_FULL,
        **({"seats": mentor.group.most if mentor.group else mentor.places} if of_group else {}),
        mentor=mentor.name,
        mentor_id=mentor_id,
        mentee=judged.mentees[mentee_id].name,
        mentee_id=mentee_id,
        drafts=[draft.mentee for draft in held],
        swap=[draft.match_id for draft in held if not draft.locked],
    )


def refuse_blocked(judged: Judged, pair: Pair) -> None:
    """Raises `Refused` PAIR_BLOCKED for a hard rule other than places."""
    blocked = judged.hard(pair)
    if blocked is None or blocked is Blocked.FULL:
        return
    mentor, mentee = judged.names(pair)
    raise Refused(
        Reason.PAIR_BLOCKED, mentor=mentor, mentee=mentee, block=blocked.value,
        why=judged.clause(blocked, pair), way_on=blocks.way_on(blocked.value, mentor),
    )  # fmt: skip


def refuse_unreasoned(
    judged: Judged, pair: Pair, reason: str | None, *, restarts: bool = False
) -> None:
    """Raises `Refused` NEEDS_REASON when something speaks against the pair and nothing is said.

    The values carry the two ids, so that the question can be asked about the right pair. That two
    were a pair before does not speak against a pair that `restarts`.
    """
    clashes = judged.soft(pair)
    if restarts:
        clashes = tuple(clash for clash in clashes if clash is not Clash.TRIED_BEFORE)
    if not clashes or reason:
        return
    mentor, mentee = judged.names(pair)
    raise Refused(
        Reason.NEEDS_REASON, mentor=mentor, mentee=mentee, mentor_id=pair[0], mentee_id=pair[1],
        clashes=[clash.value for clash in clashes],
        why=judged.against(clashes, pair),
    )  # fmt: skip


def write_draft(
    session: WriteSession,
    where: Setting,
    judged: Judged,
    pair: Pair,
    reason: str | None = None,
    draft: Match | None = None,
    *,
    has_papers: bool = True,
) -> Match:
    """Writes the pair as a draft with its score and reasons as they are now.

    An earlier `draft` of the mentee is moved; its agreements were with another mentor and go
    (`has_papers` False: it is known to have none).
    """
    if draft is None:
        draft = Match(
            id=session.new_id(), round_id=where.round.id, plan_id=where.plan.id,
            mentor_id=pair[0], mentee_id=pair[1], state=MatchState.DRAFT, locked=False,
            drafted_on=session.today(),
        )  # fmt: skip
        session.add(draft)
    elif draft.mentor_id != pair[0]:
        if has_papers:
            drop_agreements(session, draft)
        draft.mentor_id, draft.drafted_on, draft.override_reason = pair[0], session.today(), None
    draft.score = judged.score(pair)
    draft.reasons = dump_reasons(judged.reasons(pair))
    draft.override_reason = reason or draft.override_reason
    return draft


def remove_drafts_of(
    session: WriteSession, found: Round, mentee_id: str, but: Match | None = None
) -> None:
    """Takes away every draft of a mentee in the plans of a round, but for one that stays."""
    query = select(Match).where(
        Match.round_id == found.id,
        Match.mentee_id == mentee_id,
        Match.state == MatchState.DRAFT,
    )
    for draft in session.scalars(query).all():
        if draft is not but:
            remove_draft(session, draft)


def remove_draft(session: WriteSession, draft: Match) -> None:
    """Takes a draft away, and what was printed for it."""
    drop_agreements(session, draft)
    session.delete(draft)


def drop_agreements(session: WriteSession, draft: Match) -> None:
    """Takes away the agreements of a draft: they name two people who are no pair now."""
    for agreement in session.scalars(select(Agreement).where(Agreement.match_id == draft.id)):
        session.delete(agreement)
    session.flush()


def cleaned(reason: str | None) -> str | None:
    """A typed reason without needless blanks; None when nothing was said."""
    return " ".join((reason or "").split()) or None
