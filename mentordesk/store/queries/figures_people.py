"""Counts the people of a report by where they live, what they studied and whether they return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, union

from mentordesk.domain.figures import APPLIED, PAIRED
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.belonging import OFFERS
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    Match,
    MentorProfile,
    Person,
    Round,
)


@dataclass(frozen=True)
class PeopleCounts:
    """The participants of one role, counted four ways; every way counts each person once.

    A key None stands for what was not given.
    """

    people: int
    by_country: Mapping[str | None, int]
    by_programme: Mapping[str | None, int]
    by_status: Mapping[PersonStatus | None, int]
    returning: int


@dataclass(frozen=True)
class SchemeCounts:
    """One scheme: what its rounds in the report hold, and what mentors offer it on the day.

    `places` are those of the mentors with an introduced pair in these rounds.
    """

    rounds: int
    introduced: int
    live: int
    live_introduced: int
    mentors_used: int
    places: int
    mentors_on_file: int
    places_on_file: int


@dataclass(frozen=True)
class Taking:
    """Somebody who took part in a round, as the counts know them; no name, nothing else."""

    country: str | None = None
    programme: str | None = None
    status: PersonStatus | None = None
    returns: bool = False


def people_counts(connection: Connection, round_ids: Sequence[str], role: Role) -> PeopleCounts:
    """The people who applied in `role` to one of the rounds, or hold or held a pair in it."""
    return counted(taking_part(connection, round_ids, role))


def counted(taking: Mapping[str, Taking]) -> PeopleCounts:
    """These people, counted four ways."""
    some = taking.values()
    return PeopleCounts(
        people=len(taking),
        by_country=Counter(each.country for each in some),
        by_programme=Counter(each.programme for each in some),
        by_status=Counter(each.status for each in some),
        returning=sum(each.returns for each in some),
    )


def taking_part(
    connection: Connection, round_ids: Sequence[str], role: Role
) -> Mapping[str, Taking]:
    """Who took part in `role`, by id.

    The programme is that of the newest course (largest end year, then start year, then code);
    somebody returns who took part, in any role, in a round that started before one of these.
    """
    parts = _parts(role).subquery()
    chosen = select(parts.c.person_id).where(parts.c.round_id.in_(round_ids)).distinct().subquery()
    prefix = (
        select(func.coalesce(AlumniIdentity.prefix, AlumniIdentity.programme_name))
        .where(AlumniIdentity.person_id == Person.id)
        .order_by(
            AlumniIdentity.end_year.desc().nulls_last(),
            AlumniIdentity.start_year.desc().nulls_last(),
            AlumniIdentity.code.nulls_last(),
            AlumniIdentity.id,
        )
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    country = func.nullif(func.trim(Person.country), "")
    query = select(Person.id, country, prefix, Person.status).join(
        chosen, chosen.c.person_id == Person.id
    )
    before = _returning(connection, role, round_ids)
    return {
        i: Taking(where, programme, status, i in before)
        for i, where, programme, status in connection.execute(query).all()
    }


def scheme_counts(connection: Connection, round_ids: Sequence[str], scheme: Scheme) -> SchemeCounts:
    """The totals of a scheme over its rounds among these."""
    of_scheme = select(Round.id).where(Round.id.in_(round_ids), Round.scheme == scheme)
    ids = connection.execute(of_scheme).scalars().all()
    used = places_used(connection, ids)
    standing = (
        select(func.count(), func.coalesce(func.sum(MentorProfile.places), 0))
        .select_from(MentorProfile)
        .join(Person, Person.id == MentorProfile.person_id)
        .where(OFFERS[scheme].is_(True), Person.contact_status != ContactStatus.DO_NOT_CONTACT)
    )
    mentors_on_file, places_on_file = connection.execute(standing).one()

    def number(query: Any) -> int:
        return int(connection.execute(query).scalar_one())

    pairs = select(func.count()).select_from(Match).where(Match.round_id.in_(ids))
    return SchemeCounts(
        rounds=len(ids),
        introduced=number(pairs.where(Match.state.in_(INTRODUCED_ONCE))),
        live=number(pairs.where(Match.state.in_(LIVE))),
        live_introduced=number(pairs.where(Match.state.in_(INTRODUCED_ONCE & LIVE))),
        mentors_used=len(used),
        places=sum(used.values()),
        mentors_on_file=mentors_on_file,
        places_on_file=places_on_file,
    )


def places_used(connection: Connection, round_ids: Sequence[str]) -> Mapping[str, int]:
    """The mentors with an introduced pair in these rounds, each with the places they offer."""
    query = (
        select(Match.mentor_id, func.coalesce(MentorProfile.places, 0))
        .outerjoin(MentorProfile, MentorProfile.person_id == Match.mentor_id)
        .where(Match.round_id.in_(round_ids), Match.state.in_(INTRODUCED_ONCE))
        .distinct()
    )
    return {mentor_id: places for mentor_id, places in connection.execute(query).all()}


def _parts(*roles: Role) -> Any:
    """Who took part in which round in one of the roles: applied, or hold or held a pair."""
    halves: list[Any] = []
    for role in roles:
        side = Match.mentor_id if role is Role.MENTOR else Match.mentee_id
        halves += [
            select(Application.person_id.label("person_id"), Application.round_id).where(
                Application.role == role,
                Application.state.in_(APPLIED),
                Application.round_id.is_not(None),
            ),
            select(side.label("person_id"), Match.round_id).where(Match.state.in_(PAIRED)),
        ]
    return union(*halves)


def _returning(connection: Connection, role: Role, round_ids: Sequence[str]) -> frozenset[str]:
    now = _parts(role).subquery()
    before = _parts(Role.MENTOR, Role.MENTEE).subquery()
    this, earlier = Round.__table__.alias("this"), Round.__table__.alias("earlier")
    query = (
        select(now.c.person_id)
        .select_from(now)
        .join(this, this.c.id == now.c.round_id)
        .join(before, before.c.person_id == now.c.person_id)
        .join(earlier, earlier.c.id == before.c.round_id)
        .where(now.c.round_id.in_(round_ids), earlier.c.starts < this.c.starts)
    )
    return frozenset(connection.execute(query).scalars())
