"""Counts what the reports show: each figure is one question that yields its members.

A figure and the names behind it come from the same question, so they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, exists, func, or_, select, union

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.figures import (
    AGAINST,
    APPLIED,
    BEFORE_INTRODUCTIONS,
    ELIGIBLE,
    IN_POOL,
    OFFERED,
    PAIR_STATES,
    PAIRED,
    Counted,
    Figure,
    Unit,
    median,
    unit_of,
)
from mentordesk.domain.group import BEGUN, MemberState
from mentordesk.domain.match import INTRODUCED_ONCE, MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.store.queries.belonging import OFFERS
from mentordesk.store.queries.rounds import RoundRow, all_rounds, round_by_name
from mentordesk.store.tables import (
    Agreement,
    Application,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    Round,
)


@dataclass(frozen=True)
class Scope:
    """What a report is about: one round by name, the rounds that start in a year, or all."""

    round_name: str | None = None
    year: int | None = None


def rounds_of(connection: Connection, scope: Scope) -> tuple[RoundRow, ...]:
    """The rounds a report covers, by start and name; empty when nothing answers the scope."""
    if scope.round_name is not None:
        found = round_by_name(connection, scope.round_name)
        return () if found is None else (found,)
    rows = sorted(all_rounds(connection), key=lambda row: (row.starts, row.name))
    return tuple(row for row in rows if scope.year in (None, row.starts.year))


RoundCounts = Mapping[Figure, Mapping[str, int]]
"""Figure to round id to how many; a round that is not there counts nought."""


def counts_by_round(connection: Connection, round_ids: Sequence[str]) -> RoundCounts:
    """Every figure but the median, counted for each of the rounds."""
    found: dict[Figure, dict[str, int]] = {}
    for figure in Figure:
        if figure is Figure.DAYS_TO_INTRODUCTION:
            continue
        chosen = members(figure, round_ids).subquery()
        query = select(chosen.c.round_id, func.count()).group_by(chosen.c.round_id)
        found[figure] = {round_id: n for round_id, n in connection.execute(query).all()}
    return found


def totals(
    counts: RoundCounts, days: Sequence[int], round_ids: Sequence[str]
) -> dict[Figure, Counted]:
    """The figures of several rounds together; `days` are those of `days_to_introduction`."""
    sums = {f: sum(by_round.get(i, 0) for i in round_ids) for f, by_round in counts.items()}
    found: dict[Figure, Counted] = {}
    for figure in Figure:
        against = AGAINST.get(figure)
        if figure is Figure.DAYS_TO_INTRODUCTION:
            found[figure] = Counted(median(days), len(days))
        else:
            found[figure] = Counted(sums[figure], None if against is None else sums[against])
    return found


def leads_without_round(connection: Connection, year: int | None = None) -> int:
    """Leads that belong to no round yet; with a year, those written down in it."""
    return len(loose_leads(connection, year))


def loose_leads(connection: Connection, year: int | None) -> list[str]:
    """The people behind leads without a round, one for each lead, by name."""
    query = (
        select(Application.person_id, Application.submitted_on)
        .join(Person, Person.id == Application.person_id)
        .where(Application.round_id.is_(None), Application.role == Role.MENTEE)
        .order_by(Person.sort_name, Person.id)
    )
    rows: Any = connection.execute(query).all()
    return [i for i, day in rows if year is None or (day is not None and day.year == year)]


def days_to_introduction(connection: Connection, round_ids: Sequence[str]) -> tuple[int, ...]:
    """Days from a mentee's application to the introduction, for pairs with both dates."""
    return tuple(days for _, days in days_by_pair(connection, round_ids))


def days_by_pair(connection: Connection, round_ids: Sequence[str]) -> list[tuple[str, int]]:
    """The pairs with both dates, and the days between them."""
    query: Any = (
        select(Match.id, Application.submitted_on, Match.introduced_on)
        .join(Match, _is_mentee_of(Match))
        .where(
            Application.round_id.in_(round_ids),
            Application.role == Role.MENTEE,
            Match.state.in_(INTRODUCED_ONCE),
            Application.submitted_on.is_not(None),
            Match.introduced_on.is_not(None),
        )
        .order_by(Match.id)
    )
    return [(i, (after - before).days) for i, before, after in connection.execute(query).all()]


def agreement_states(
    connection: Connection, round_ids: Sequence[str]
) -> Mapping[AgreementState, int]:
    """Introduced pairs by the state of the newest version of their agreement."""
    return Counter(agreements_by_pair(connection, round_ids).values())


def agreements_by_pair(
    connection: Connection, round_ids: Sequence[str]
) -> Mapping[str, AgreementState]:
    """The introduced pairs with the state of the newest version of their agreement."""
    newest = (
        select(Agreement.match_id, func.max(Agreement.version).label("version"))
        .group_by(Agreement.match_id)
        .subquery()
    )
    query: Any = (
        select(Match.id, Agreement.state)
        .outerjoin(newest, newest.c.match_id == Match.id)
        .outerjoin(
            Agreement,
            and_(Agreement.match_id == Match.id, Agreement.version == newest.c.version),
        )
        .where(Match.round_id.in_(round_ids), Match.state.in_(INTRODUCED_ONCE))
    )
    rows = connection.execute(query).all()
    return {match_id: state or AgreementState.NOT_STARTED for match_id, state in rows}


def agreements_revised(connection: Connection, round_ids: Sequence[str]) -> int:
    """Introduced pairs whose agreement has a second version or a later one."""
    query = select(func.count(Match.id)).where(
        Match.round_id.in_(round_ids),
        Match.state.in_(INTRODUCED_ONCE),
        exists().where(Agreement.match_id == Match.id, Agreement.version > 1),
    )
    return int(connection.execute(query).scalar_one())


def members(figure: Figure, round_ids: Sequence[str]) -> Any:
    """One row (round_id, id) for every member; the id is a person's, or a pair's."""
    if unit_of(figure) is Unit.PAIRS:
        return _pairs(figure).where(Match.round_id.in_(round_ids))
    if figure in (Figure.MENTORS_OFFERED, Figure.MENTORS_USED, Figure.MENTOR_APPLICATIONS):
        return _mentors(figure, round_ids)
    return _mentees(figure).where(Application.round_id.in_(round_ids))


def _pairs(figure: Figure) -> Any:
    states = PAIR_STATES.get(figure, INTRODUCED_ONCE)
    query = select(Match.round_id, Match.id).where(Match.state.in_(states))
    if figure is Figure.FIRST_MEETING:
        query = query.where(Match.first_meeting_on.is_not(None))
    return query


def _mentors(figure: Figure, round_ids: Sequence[str]) -> Any:
    applied = select(Application.round_id, Application.person_id.label("id")).where(
        Application.role == Role.MENTOR, Application.round_id.in_(round_ids)
    )
    if figure is Figure.MENTOR_APPLICATIONS:
        return applied.where(Application.state.in_(APPLIED))
    held = INTRODUCED_ONCE if figure is Figure.MENTORS_USED else PAIRED
    paired = select(Match.round_id, Match.mentor_id.label("id")).where(
        Match.state.in_(held), Match.round_id.in_(round_ids)
    )
    leading = select(MentoringGroup.round_id, MentoringGroup.mentor_id.label("id")).where(
        MentoringGroup.round_id.in_(round_ids), MentoringGroup.state.in_(BEGUN)
    )
    if figure is Figure.MENTORS_USED:
        both = union(paired, leading).subquery()
        return select(both.c.round_id, both.c.id)
    stands = applied.where(Application.state.in_(OFFERED))
    both = union(stands, paired, leading, _at_disposal(round_ids)).subquery()
    return select(both.c.round_id, both.c.id)


def _at_disposal(round_ids: Sequence[str]) -> Any:
    """Mentors on the board of a round until its introductions, whether they applied or not.

    From then on a round keeps to those who applied or were paired: a mentor who joins the
    programme later must not change its figures.
    """
    profile = MentorProfile
    offers = or_(
        *(and_(Round.scheme == scheme, column.is_(True)) for scheme, column in OFFERS.items())
    )
    gone = exists().where(
        Application.round_id == Round.id,
        Application.person_id == profile.person_id,
        Application.role == Role.MENTOR,
        Application.state.not_in(OFFERED | {ApplicationState.LEAD}),
    )
    return (
        select(Round.id.label("round_id"), profile.person_id.label("id"))
        .select_from(profile)
        .join(Person, Person.id == profile.person_id)
        .join(Round, Round.id.in_(round_ids))
        .where(
            Round.state.in_(BEFORE_INTRODUCTIONS),
            offers,
            Person.contact_status != ContactStatus.DO_NOT_CONTACT,
            or_(profile.available_from.is_(None), profile.available_from <= Round.ends),
            or_(profile.available_to.is_(None), profile.available_to >= Round.starts),
            ~gone,
        )
    )


_MENTEE_STATES: Mapping[Figure, frozenset[ApplicationState]] = {
    Figure.LEADS: frozenset({ApplicationState.LEAD}),
    Figure.MENTEE_APPLICATIONS: APPLIED,
    Figure.ELIGIBLE: ELIGIBLE,
    Figure.IN_POOL: IN_POOL,
    Figure.MATCHED: APPLIED,
    Figure.DRAFTED: IN_POOL,
    Figure.WAITING: IN_POOL,
    Figure.WAITLISTED: frozenset({ApplicationState.WAITLISTED}),
    Figure.WITHDRAWN: frozenset({ApplicationState.WITHDRAWN}),
}


def _mentees(figure: Figure) -> Any:
    query = select(Application.round_id, Application.person_id.label("id")).where(
        Application.role == Role.MENTEE, Application.state.in_(_MENTEE_STATES[figure])
    )
    if figure is Figure.MATCHED:
        return query.where(or_(_has_pair(Match.state.in_(INTRODUCED_ONCE)), _in_group()))
    if figure is Figure.DRAFTED:
        return query.where(
            ~_has_pair(Match.state.in_(PAIRED)), ~_in_group(), _has_pair(is_current_draft())
        )
    if figure is Figure.WAITING:
        settled = _has_pair(or_(Match.state.in_(PAIRED), is_current_draft()))
        return query.where(~settled, ~_in_group())
    return query


def _in_group() -> Any:
    """Whether the mentee is or was in a group of the round: no longer one of those who wait."""
    inside = select(GroupMember.id).join(MentoringGroup, MentoringGroup.id == GroupMember.group_id)
    return inside.where(
        MentoringGroup.round_id == Application.round_id,
        GroupMember.person_id == Application.person_id,
        GroupMember.state != MemberState.APPLIED,
    ).exists()


def _has_pair(condition: Any) -> Any:
    return exists().where(_is_mentee_of(Match), condition)


def _is_mentee_of(match: type[Match]) -> Any:
    return and_(match.round_id == Application.round_id, match.mentee_id == Application.person_id)


def is_current_draft() -> Any:
    """A pair drawn in the plan its round now goes by; for a question about `Match`."""
    current = (
        select(Round.current_plan_id)
        .where(Round.id == Match.round_id)
        .correlate(Match)
        .scalar_subquery()
    )
    return and_(Match.state == MatchState.DRAFT, Match.plan_id == current)
