"""What an agreement needs of the file: the people, the round, and what is agreed so far."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import rounds
from mentordesk.store.queries.circle import Mentee, Mentor, is_current_draft
from mentordesk.store.queries.papers_groups import (
    GroupFacts,
    GroupToPrint,
    groups_to_print,
)
from mentordesk.store.queries.papers_held import (
    HeldAgreement,
    PlannedGoal,
    Typed,
    held_agreements,
    planned_goals,
)
from mentordesk.store.queries.papers_people import PaperPerson, paper_people
from mentordesk.store.queries.rounds import ProgrammeRow, RoundRow
from mentordesk.store.queries.templates import TemplateRow, logo, template_rows
from mentordesk.store.tables import Match, MentoringGroup


@dataclass(frozen=True)
class Paper:
    """One agreement to be: of a pair, or of a group with all its members.

    `key` names the agreement for good: it is the id of the pair or group.
    """

    key: str
    scheme: Scheme
    mentor: PaperPerson
    mentees: tuple[PaperPerson, ...]
    is_draft: bool
    held: HeldAgreement
    co_mentor: PaperPerson | None = None
    group: GroupFacts | None = None
    goals: tuple[PlannedGoal, ...] = ()

    @property
    def signers(self) -> tuple[PaperPerson, ...]:
        """Who acknowledges: mentor, co-mentor, then the mentees."""
        helpers = () if self.co_mentor is None else (self.co_mentor,)
        return (self.mentor, *helpers, *self.mentees)

    def typed_by(self, person: PaperPerson) -> Typed | None:
        """The name that somebody typed under it."""
        if self.group is not None:
            return self.held.names.get(person.id)
        is_mentor = person.id == self.mentor.id
        return self.held.mentor_typed if is_mentor else self.held.mentee_typed


@dataclass(frozen=True)
class RoundPapers:
    """All agreements of a round with what they share.

    `templates` are the programme's own words for the scheme, the newest first; `logo` is a PNG.
    """

    programme: ProgrammeRow
    round: RoundRow
    papers: tuple[Paper, ...]
    templates: tuple[TemplateRow, ...] = ()
    logo: bytes | None = None


def round_papers(
    connection: Connection, round_id: str, ids: Collection[str] | None = None
) -> RoundPapers | None:
    """The agreements of a round: its live pairs and groups, and drafts of mentees without one.

    The drafts of a mentor in a round of groups are one group in the making.

    With `ids` those of these pairs and groups, whatever their state. None for a round that is not
    on file.
    """
    found = rounds.round_by_id(connection, round_id)
    if found is None:
        return None
    pairs = _pairs(connection, found, ids)
    if ids is not None and found.scheme is Scheme.GROUP:
        pairs = _with_drafts_beside(pairs, _pairs(connection, found))
    is_group = found.scheme is Scheme.GROUP
    groups = groups_to_print(connection, round_id, ids) if is_group else ()
    people = paper_people(connection, found, _everybody(pairs, groups))
    held = held_agreements(connection, [*(p.id for p in pairs), *(g.id for g in groups)])
    to_be = _groups_to_be(found, pairs)
    gathered = {draft.id for drafts in to_be.values() for draft in drafts}
    made = [
        _of_pair(found, pair, people, held.get(pair.id, HeldAgreement()))
        for pair in pairs
        if pair.id not in gathered
    ]
    made += [_of_drafts(found, drafts, people) for drafts in to_be.values()]
    made += [_of_group(found, one, people, held.get(one.id, HeldAgreement())) for one in groups]
    goals = planned_goals(connection)
    made = [replace(paper, goals=goals.get(paper.key, ())) for paper in made]
    return RoundPapers(
        rounds.programme(connection),
        found,
        tuple(made),
        template_rows(connection, found.scheme),
        logo(connection),
    )


def round_of(connection: Connection, relationship_id: str) -> str | None:
    """The round a pair or a group stands in."""
    of_pair = select(Match.round_id).where(Match.id == relationship_id)
    of_group = select(MentoringGroup.round_id).where(MentoringGroup.id == relationship_id)
    return connection.execute(of_pair.union_all(of_group)).scalar()


def _pairs(
    connection: Connection, found: RoundRow, ids: Collection[str] | None = None
) -> Sequence[Any]:
    """These pairs; else live ones, and drafts of mentees who have no live pair in the round."""
    live = select(Match.mentee_id).where(Match.round_id == found.id, Match.state.in_(LIVE))
    draft = and_(is_current_draft(), Match.mentee_id.not_in(live))
    return connection.execute(
        select(Match.id, Match.mentor_id, Match.mentee_id, Match.state)
        .join(Mentor, Mentor.id == Match.mentor_id)
        .join(Mentee, Mentee.id == Match.mentee_id)
        .where(Match.round_id == found.id)
        .where(or_(Match.state.in_(LIVE), draft) if ids is None else Match.id.in_(ids))
        .order_by(Mentor.sort_name, Mentor.id, Mentee.sort_name, Match.id)
    ).all()


def _everybody(pairs: Sequence[Any], groups: Sequence[GroupToPrint]) -> set[str]:
    people = {who for pair in pairs for who in (pair.mentor_id, pair.mentee_id)}
    for group in groups:
        people |= {group.mentor_id, *group.member_ids}
        people |= {group.co_mentor_id} if group.co_mentor_id else set()
    return people


def _of_pair(
    found: RoundRow, pair: Any, people: Mapping[str, PaperPerson], held: HeldAgreement
) -> Paper:
    return Paper(
        key=pair.id,
        scheme=found.scheme,
        mentor=people[pair.mentor_id],
        mentees=(people[pair.mentee_id],),
        is_draft=pair.state is MatchState.DRAFT,
        held=held,
    )


def _groups_to_be(found: RoundRow, pairs: Sequence[Any]) -> Mapping[str, Sequence[Any]]:
    """In a round of groups, all drafts of a mentor are one group in the making."""
    to_be: dict[str, list[Any]] = {}
    if found.scheme is Scheme.GROUP:
        for pair in pairs:
            if pair.state is MatchState.DRAFT:
                to_be.setdefault(pair.mentor_id, []).append(pair)
    return to_be


def _with_drafts_beside(chosen: Sequence[Any], everybody: Sequence[Any]) -> Sequence[Any]:
    """These pairs, and beside each draft those of the same mentor."""
    mentors = {pair.mentor_id for pair in chosen if pair.state is MatchState.DRAFT}
    beside = [p for p in everybody if p.mentor_id in mentors and p.state is MatchState.DRAFT]
    known = {pair.id for pair in beside}
    return [*(pair for pair in chosen if pair.id not in known), *beside]


def _of_drafts(found: RoundRow, drafts: Sequence[Any], people: Mapping[str, PaperPerson]) -> Paper:
    mentor = people[drafts[0].mentor_id]
    return Paper(
        key=drafts[0].id,
        scheme=found.scheme,
        mentor=mentor,
        mentees=tuple(people[draft.mentee_id] for draft in drafts),
        is_draft=True,
        held=HeldAgreement(),
        group=GroupFacts(),
    )


def _of_group(
    found: RoundRow, group: GroupToPrint, people: Mapping[str, PaperPerson], held: HeldAgreement
) -> Paper:
    return Paper(
        key=group.id,
        scheme=found.scheme,
        mentor=people[group.mentor_id],
        mentees=tuple(people[one] for one in group.member_ids),
        is_draft=False,
        held=held,
        co_mentor=people[group.co_mentor_id] if group.co_mentor_id else None,
        group=group.facts,
    )
