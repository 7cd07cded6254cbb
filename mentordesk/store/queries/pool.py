"""What matching needs to know of a round: one snapshot of everybody in its pool, as plain rows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from mentordesk.domain.match import INTRODUCED_ONCE, LIVE
from mentordesk.domain.person import LinkKind
from mentordesk.store.queries import circle, places, standing
from mentordesk.store.queries.circle import AnyRow, Ids
from mentordesk.store.queries.code_of_conduct import has_code
from mentordesk.store.queries.rounds import ProgrammeRow, RoundRow, programme
from mentordesk.store.queries.seats import GroupHere, groups_here, seats
from mentordesk.store.tables import Match

Slot = tuple[int, int, int]
Pair = tuple[str, str]
"""(mentor id, mentee id)."""


@dataclass(frozen=True)
class PoolPerson:
    """What both sides of a pair told; texts as typed, `topics` (id, name) in their own order.

    `emails`: the one that is written to first. `shares`: the profile may be shown to others.
    """

    id: str
    name: str
    original_name: str | None
    sort_name: str
    emails: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    sectors: str | None
    languages: Mapping[str, int]
    hours: frozenset[Slot]
    zone: str | None
    years: int | None
    employer: str | None
    line_manager: str | None
    has_pair: bool
    shares: bool


@dataclass(frozen=True)
class PoolMentor(PoolPerson):
    """A mentor of the round; `places` are free for any plan of it, live pairs taken off.

    In a round of groups they are the seats of `group`, or of a group in the making. `taken` are
    those that live pairs and open groups of all rounds hold, and drafts of other rounds, of all
    places `offered`.
    """

    places: int
    refused_topics: tuple[tuple[str, str], ...]
    not_with: str | None
    country: str | None
    countries_worked: str | None
    is_paused: bool
    is_trained: bool
    has_code: bool
    group: GroupHere | None = None
    taken: int = 0
    offered: int = 0


@dataclass(frozen=True)
class PoolMentee(PoolPerson):
    """A mentee to be placed; `not_with` are names or addresses as typed, `wishes` mentors by id.

    `weights` are the mentee's own, by criterion, None where the round's count.
    """

    submitted_on: dt.date | None
    country_wanted: str | None
    not_with: str | None
    times_left_out: int
    wishes: tuple[str, ...] = ()
    weights: Mapping[str, int] | None = None


@dataclass(frozen=True)
class DraftRow:
    """A draft of the plan, whoever it is of: people may have left the pool since."""

    match_id: str
    mentor_id: str
    mentee_id: str
    mentor: str
    mentee: str
    locked: bool
    score: int | None
    override_reason: str | None

    @property
    def pair(self) -> Pair:
        """The two people."""
        return (self.mentor_id, self.mentee_id)


@dataclass(frozen=True)
class PoolRows:
    """The snapshot. `tried`: pairs of any round that were more than a draft.

    `marks`: what a second reader said of two people.
    """

    round: RoundRow
    programme: ProgrammeRow
    plan_id: str | None
    mentors: tuple[PoolMentor, ...]
    mentees: tuple[PoolMentee, ...]
    links: tuple[tuple[str, str, LinkKind], ...]
    tried: frozenset[Pair]
    drafts: tuple[DraftRow, ...]
    marks: tuple[standing.MarkRow, ...] = ()


def pool(
    connection: Connection,
    round_id: str,
    plan_id: str | None,
    *,
    today: dt.date,
    mentor_ids: Ids = None,
    mentee_ids: Ids = None,
) -> PoolRows:
    """The pool of a round for one of its plans; the ids narrow it to a few people.

    Raises `Refused` NOT_FOUND for a round that is not on file.
    """
    found = circle.round_row(connection, round_id)
    told = _Told.read(connection, found, _both(mentor_ids, mentee_ids))
    house = programme(connection)
    return PoolRows(
        found,
        house,
        plan_id,
        _mentors(connection, found, house, told, mentor_ids, today),
        _mentees(connection, found, told, mentee_ids),
        told.links,
        told.tried,
        drafts(connection, plan_id, mentor_ids, mentee_ids),
        standing.marks(connection, found.id, _both(mentor_ids, mentee_ids)),
    )


def drafts(
    connection: Connection, plan_id: str | None, mentor_ids: Ids = None, mentee_ids: Ids = None
) -> tuple[DraftRow, ...]:
    """The drafts of a plan by the mentees' names; with ids, those that one of these has."""
    mentor, mentee = circle.Mentor, circle.Mentee
    m = Match
    query = (
        select(
            m.id, m.mentor_id, m.mentee_id, mentor.display_name, mentee.display_name, m.locked,
            m.score, m.override_reason,
        )
        .join(mentor, mentor.id == m.mentor_id)
        .join(mentee, mentee.id == m.mentee_id)
        .where(circle.is_in_plan(plan_id))
        .order_by(mentee.sort_name, mentee.id)
    )  # fmt: skip
    if mentor_ids is not None and mentee_ids is not None:
        of_these = (m.mentor_id.in_(sorted(mentor_ids)), m.mentee_id.in_(sorted(mentee_ids)))
        query = query.where(or_(*of_these))
    return tuple(DraftRow(*row) for row in connection.execute(query).all())


def _both(mentor_ids: Ids, mentee_ids: Ids) -> Ids:
    if mentor_ids is None or mentee_ids is None:
        return None
    return frozenset(mentor_ids) | frozenset(mentee_ids)


@dataclass(frozen=True)
class _Told:
    """What is known beside profiles and applications, by person."""

    languages: Mapping[str, dict[str, int]]
    hours: Mapping[str, set[Slot]]
    emails: Mapping[str, list[str]]
    silent: Collection[str]
    links: tuple[tuple[str, str, LinkKind], ...]
    tried: frozenset[Pair]
    have_mentored: frozenset[str]
    have_been_mentored: frozenset[str]
    left_out: Mapping[str, int]

    @classmethod
    def read(cls, connection: Connection, found: RoundRow, ids: Ids) -> _Told:
        """Reads it, in one statement each."""
        pairs = standing.earlier_pairs(connection, ids)
        made = [row for row in pairs if row.state in LIVE | INTRODUCED_ONCE]
        placed = {(row.mentee_id, row.round_id) for row in made}
        return cls(
            languages=circle.languages(connection, found.id, ids),
            hours=circle.hours(connection, found.id, ids),
            emails=circle.emails(connection, found.id, ids),
            silent=standing.silent(connection, ids),
            links=standing.links(connection, ids),
            tried=frozenset((row.mentor_id, row.mentee_id) for row in pairs),
            have_mentored=frozenset(row.mentor_id for row in made),
            have_been_mentored=frozenset(row.mentee_id for row in made),
            left_out=standing.left_out(connection, found, placed, ids),
        )

    def of(self, row: AnyRow, sectors: str | None) -> dict[str, Any]:
        """The fields that both sides share, but topics and earlier pairs."""
        return {
            "id": row.id,
            "name": row.display_name,
            "original_name": row.original_name,
            "sort_name": row.sort_name,
            "emails": tuple(self.emails.get(row.id, ())),
            "sectors": sectors,
            "languages": self.languages.get(row.id, {}),
            "hours": frozenset(self.hours.get(row.id, ())),
            "zone": row.time_zone,
            "years": row.years_experience,
            "employer": row.employer,
            "line_manager": row.line_manager,
            "shares": row.id not in self.silent,
        }


def _mentors(
    connection: Connection,
    found: RoundRow,
    house: ProgrammeRow,
    told: _Told,
    ids: Ids,
    today: dt.date,
) -> tuple[PoolMentor, ...]:
    topics = circle.offered_topics(connection, ids)
    taken = places.places_taken(connection, found.id, ids)
    groups = groups_here(connection, found, ids)
    mentors = []
    for row in circle.mentors(connection, found, None, ids):
        if not row.takes_part:
            continue
        gone, group = taken.get(row.id, places.Taken()), groups.get(row.id)
        offered = topics.get(row.id, ())
        mentors.append(
            PoolMentor(
                **told.of(row, row.sector),
                topics=tuple((i, name) for i, name, refused in offered if not refused),
                refused_topics=tuple((i, name) for i, name, refused in offered if refused),
                not_with=row.not_with,
                has_pair=row.id in told.have_mentored,
                places=seats(found, row.places, gone, group),
                country=row.country,
                countries_worked=row.countries_worked,
                is_paused=circle.paused_until(row, found, today) is not None,
                is_trained=row.trained_on is not None,
                has_code=has_code(row, house.code_of_conduct_version),
                group=group,
                taken=gone.live_here + gone.elsewhere,
                offered=row.places,
            )
        )
    return tuple(mentors)


def _mentees(
    connection: Connection, found: RoundRow, told: _Told, ids: Ids
) -> tuple[PoolMentee, ...]:
    topics = circle.wanted_topics(connection, found.id, ids)
    wishes = circle.wishes(connection, found.id, ids)
    return tuple(
        PoolMentee(
            **told.of(row, row.sector_wanted),
            topics=tuple(topics.get(row.application_id, ())),
            has_pair=row.id in told.have_been_mentored,
            submitted_on=row.submitted_on,
            country_wanted=row.country_wanted,
            not_with=row.not_with,
            times_left_out=told.left_out.get(row.id, 0),
            wishes=tuple(wishes.get(row.application_id, ())),
            weights=None if row.weights is None else json.loads(row.weights),
        )
        for row in circle.mentees(connection, found.id, ids)
        if not row.has_live
    )
