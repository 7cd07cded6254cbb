"""What stands on the match board of a round: mentees, mentors, pairs and plans."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Any

from sqlalchemy import Connection, or_, select

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import LIVE, Aim, MatchState
from mentordesk.domain.missing import Missing
from mentordesk.store.queries import circle, places
from mentordesk.store.queries.circle import AnyRow, Ids
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.tables import Match, PersonLanguage, Plan, Programme, WeeklyHours

__all__ = ["BoardData", "MenteeCard", "MentorCard", "PairChip", "PlanRow", "RoundRow", "board"]


@dataclass(frozen=True)
class MenteeCard:
    """A mentee to be placed, or placed already: `match_id` is the pair in the plan shown, or live.

    `id` is the person's. `zone` is an IANA name. `topics` are names, most wanted first. `state` is
    the application's.
    """

    id: str
    application_id: str | None
    name: str
    original_name: str | None
    cohort_code: str | None
    job: str | None
    employer: str | None
    city: str | None
    country: str | None
    zone: str | None
    topics: tuple[str, ...]
    goals: tuple[str, ...]
    missing: tuple[Missing, ...]
    state: ApplicationState
    submitted_on: dt.date | None
    match_id: str | None
    has_live_pair: bool


@dataclass(frozen=True)
class MentorCard:
    """A mentor of the round with places: `places_total` of all schemes, at one time.

    `live_elsewhere` are places taken in other rounds: live pairs, and drafts of their current
    plans. `places_free` are those still open in the plan shown, its drafts taken off; never
    negative. `paused_until` is set only while it lies in the way.
    """

    id: str
    name: str
    original_name: str | None
    cohort_code: str | None
    job: str | None
    employer: str | None
    city: str | None
    country: str | None
    zone: str | None
    topics: tuple[str, ...]
    places_total: int
    places_free: int
    live_elsewhere: int
    missing: tuple[Missing, ...]
    paused_until: dt.date | None


@dataclass(frozen=True)
class PairChip:
    """A pair on the board: a draft of the plan shown, or a live pair of the round."""

    match_id: str
    mentor_id: str
    mentee_id: str
    state: MatchState
    locked: bool
    score: int | None
    override_reason: str | None
    is_live: bool


@dataclass(frozen=True)
class PlanRow:
    """A named plan; `result` is what its last solve found, with its proof, or None."""

    id: str
    name: str
    aim: Aim
    is_current: bool
    result: Mapping[str, Any] | None


@dataclass(frozen=True)
class BoardData:
    """Everything on the board of one round, in the order people are listed.

    `plan` is the plan shown, None while the round has none. `today` is the day all was read for.
    """

    round: RoundRow
    plans: tuple[PlanRow, ...]
    plan: PlanRow | None
    mentees: tuple[MenteeCard, ...]
    mentors: tuple[MentorCard, ...]
    pairs: tuple[PairChip, ...]
    today: dt.date


def board(
    connection: Connection, round_id: str, plan_id: str | None = None, *, today: dt.date
) -> BoardData:
    """The board of a round showing one of its plans, by default the current one.

    Raises `Refused` NOT_FOUND for a round that is not on file.
    """
    found = circle.round_row(connection, round_id)
    shown = plan_id or found.current_plan_id
    all_plans = plans(connection, found)
    pairs = pair_chips(connection, round_id, shown)
    told = _Told.read(connection, round_id)
    return BoardData(
        round=found,
        plans=all_plans,
        plan=next((plan for plan in all_plans if plan.id == shown), None),
        mentees=mentee_cards(connection, found, pairs, told=told),
        mentors=mentor_cards(connection, found, shown, pairs, today=today, told=told),
        pairs=pairs,
        today=today,
    )


def plans(connection: Connection, found: RoundRow) -> tuple[PlanRow, ...]:
    """The plans of a round by name."""
    query = select(Plan.id, Plan.name, Plan.aim, Plan.result).where(Plan.round_id == found.id)
    return tuple(
        PlanRow(
            row.id, row.name, row.aim, row.id == found.current_plan_id,
            None if row.result is None else json.loads(row.result),
        )
        for row in connection.execute(query.order_by(Plan.name)).all()
    )  # fmt: skip


def pair_chips(connection: Connection, round_id: str, plan_id: str | None) -> tuple[PairChip, ...]:
    """The drafts of the plan and the live pairs of the round, live ones first, then best first."""
    m = Match
    rows = connection.execute(
        select(
            m.id, m.mentor_id, m.mentee_id, m.state, m.locked, m.score, m.override_reason
        )
        .where(m.round_id == round_id)
        .where(or_(m.state.in_(LIVE), circle.is_in_plan(plan_id)))
    ).all()  # fmt: skip
    chips = [PairChip(*row, is_live=row.state in LIVE) for row in rows]
    return tuple(sorted(chips, key=lambda c: (not c.is_live, -(c.score or 0), c.match_id)))


def mentee_cards(
    connection: Connection,
    found: RoundRow,
    pairs: Iterable[PairChip],
    ids: Ids = None,
    *,
    told: _Told | None = None,
) -> tuple[MenteeCard, ...]:
    """The cards of these mentees (None: all), by application date and name."""
    rows = circle.mentees(connection, found.id, ids)
    topics = circle.wanted_topics(connection, found.id, ids)
    told = told or _Told.read(connection, found.id, ids)
    # A live pair outweighs a draft left over in a rival plan: it is written last.
    of_mentee = {p.mentee_id: p.match_id for p in sorted(pairs, key=lambda p: p.is_live)}
    return tuple(
        MenteeCard(
            row.id, row.application_id, row.display_name, row.original_name,
            told.codes.get(row.id), row.job_title, row.employer, row.city, row.country,
            row.time_zone, tuple(name for _, name in topics.get(row.application_id, ())),
            _goals(row), _missing_of_mentee(row, told, bool(topics.get(row.application_id))),
            row.state, row.submitted_on, of_mentee.get(row.id), bool(row.has_live),
        )
        for row in rows
    )  # fmt: skip


def mentor_cards(
    connection: Connection,
    found: RoundRow,
    plan_id: str | None,
    pairs: Iterable[PairChip],
    ids: Ids = None,
    *,
    today: dt.date,
    told: _Told | None = None,
) -> tuple[MentorCard, ...]:
    """The cards of these mentors (None: all), by name; `pairs` are those on the board."""
    rows = circle.mentors(connection, found, plan_id, ids)
    topics = circle.offered_topics(connection, ids)
    told = told or _Told.read(connection, found.id, ids)
    code = current_code(connection)
    taken = places.places_taken(connection, found.id, ids)
    drafts = Counter(pair.mentor_id for pair in pairs if not pair.is_live)
    cards = []
    for row in rows:
        gone = taken.get(row.id, places.Taken())
        total = row.places or 0
        free = max(0, total - gone.live_here - gone.elsewhere - drafts[row.id])
        offered = tuple(name for _, name, refused in topics.get(row.id, ()) if not refused)
        cards.append(
            MentorCard(
                row.id, row.display_name, row.original_name, told.codes.get(row.id),
                row.job_title, row.employer, row.city, row.country, row.time_zone, offered, total,
                free, gone.elsewhere, _missing_of_mentor(row, told, bool(offered), code),
                paused_until(row, found, today),
            )
        )  # fmt: skip
    return tuple(cards)


def current_code(connection: Connection) -> str | None:
    """The version of the code of conduct that mentors should have accepted."""
    return connection.execute(select(Programme.code_of_conduct_version).limit(1)).scalar()


def has_code(row: AnyRow, code: str | None) -> bool:
    """Whether a mentor accepted the code of conduct: the current version, where there is one."""
    return row.code_accepted_on is not None if code is None else row.code_version == code


def paused_until(row: AnyRow, found: RoundRow, today: dt.date) -> dt.date | None:
    """The end of a mentor's pause if it is still to come when the round starts, or now if later."""
    until: dt.date | None = row.paused_until
    return until if until is not None and until > max(today, found.starts) else None


@dataclass(frozen=True)
class _Told:
    """What people told in rows of their own: cohort codes, and who told hours and languages."""

    codes: Mapping[str, str]
    hours: Collection[str]
    languages: Collection[str]

    @classmethod
    def read(cls, connection: Connection, round_id: str, ids: Ids = None) -> _Told:
        """Reads it, in one statement each, for mentees and mentors together."""
        return cls(
            circle.codes(connection, round_id, ids),
            circle.tellers(connection, WeeklyHours, round_id, ids),
            circle.tellers(connection, PersonLanguage, round_id, ids),
        )


def _goals(row: AnyRow) -> tuple[str, ...]:
    return tuple(goal for goal in (row.goal_1, row.goal_2, row.goal_3) if goal)


def _missing_of_mentee(row: AnyRow, told: _Told, has_topics: bool) -> tuple[Missing, ...]:
    lacks = (
        not has_topics,
        not (row.goal_1 or row.goal_2 or row.goal_3),
        not row.sector_wanted,
        row.id not in told.hours,
        not row.time_zone,
        row.id not in told.languages,
        row.years_experience is None,
    )
    return tuple(compress(_OF_MENTEE, lacks))


def _missing_of_mentor(
    row: AnyRow, told: _Told, has_topics: bool, code: str | None
) -> tuple[Missing, ...]:
    lacks = (
        not has_topics,
        not row.sector,
        row.id not in told.hours,
        not row.time_zone,
        row.id not in told.languages,
        row.years_experience is None,
        row.trained_on is None,
        not has_code(row, code),
    )
    return tuple(compress(_OF_MENTOR, lacks))


_OF_MENTEE = (
    Missing.TOPICS, Missing.GOALS, Missing.SECTOR, Missing.HOURS, Missing.ZONE, Missing.LANGUAGES,
    Missing.YEARS,
)  # fmt: skip
_OF_MENTOR = (
    Missing.TOPICS, Missing.SECTOR, Missing.HOURS, Missing.ZONE, Missing.LANGUAGES, Missing.YEARS,
    Missing.TRAINING, Missing.CODE,
)  # fmt: skip
"""What the board misses of each, in the order in which the functions above look."""
