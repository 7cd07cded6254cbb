"""The people on the match board: a line of each for the order, and whole cards of those asked for.

A line costs one statement for everybody. What people told in rows of their own (codes, topics,
hours, languages) makes a card of it, and is read for whoever is in sight.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from sqlalchemy import Connection

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.group import MemberState
from mentordesk.domain.match import MatchState
from mentordesk.domain.missing import Missing
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import circle, places
from mentordesk.store.queries.belonging import mentees_asked, mentors_asked
from mentordesk.store.queries.circle import AnyRow, Ids
from mentordesk.store.queries.code_of_conduct import current_code, has_code
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.queries.seats import Gathers, GroupHere, gathering, groups_here, seats
from mentordesk.store.tables import PersonLanguage, WeeklyHours


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
    negative. In a round of groups they are the seats of a group: of `group`, which stands
    already, or of one in the making. `paused_until` is set only while it lies in the way.
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
    group: GroupHere | None = None
    gathers: Gathers | None = None


@dataclass(frozen=True)
class PairChip:
    """A pair on the board: a draft of the plan shown, or a live pair of the round.

    A member of an open group of the round is one too, as live as a pair; `match_id` is then that
    of the membership.
    """

    match_id: str
    mentor_id: str
    mentee_id: str
    state: MatchState | MemberState
    locked: bool
    score: int | None
    override_reason: str | None
    is_live: bool


class MenteeLine(NamedTuple):
    """Of a mentee's own row who they are, and the pair they have in the plan shown, or live."""

    row: AnyRow
    match_id: str | None


class MentorLine(NamedTuple):
    """A mentor's own row, and their places as they stand; the words are those of `MentorCard`."""

    row: AnyRow
    places_free: int
    live_elsewhere: int
    paused_until: dt.date | None
    accepted_code: bool
    group: GroupHere | None = None
    gathers: Gathers | None = None


@dataclass(frozen=True)
class Particulars:
    """What people told in rows of their own; `wanted` topics are by application.

    `applied` are the rows of mentees with their application, by person.
    """

    applied: Mapping[str, AnyRow]
    codes: Mapping[str, str]
    hours: Collection[str]
    languages: Collection[str]
    wanted: Mapping[str, list[tuple[str, str]]]
    offered: Mapping[str, list[tuple[str, str, bool]]]


def particulars(
    connection: Connection,
    round_id: str,
    ids: Ids = None,
    of: Role | None = None,
    *,
    with_rows: bool = True,
) -> Particulars:
    """Those of these mentees and mentors (None: all of the round), in one statement each.

    `of`: all of them are mentees, or all mentors, and what the others tell is not asked. Without
    rows where those of the mentees are known already.
    """
    is_mentee, is_mentor = of is not Role.MENTOR, of is not Role.MENTEE
    rows = circle.mentees(connection, round_id, ids) if is_mentee and with_rows else ()
    return Particulars(
        {row.id: row for row in rows},
        circle.codes(connection, round_id, ids),
        circle.tellers(connection, WeeklyHours, round_id, ids),
        circle.tellers(connection, PersonLanguage, round_id, ids),
        circle.wanted_topics(connection, round_id, ids) if is_mentee else {},
        circle.offered_topics(connection, ids) if is_mentor else {},
    )


def prepare() -> None:
    """Put together the large questions of a board, while nobody waits for its answers."""
    mentees_asked(_IN_LINE, some=False)
    mentees_asked((), some=True)
    mentors_asked(Scheme.MATCHED, some=False)
    places.taken_asked(some=False)


def mentee_lines(
    connection: Connection, found: RoundRow, pairs: Iterable[PairChip], ids: Ids = None
) -> tuple[MenteeLine, ...]:
    """These mentees (None: all), by application date and name."""
    # A live pair outweighs a draft left over in a rival plan: it is written last.
    of_mentee = {p.mentee_id: p.match_id for p in sorted(pairs, key=lambda p: p.is_live)}
    rows = circle.mentees(connection, found.id, ids, _IN_LINE)
    return tuple(MenteeLine(row, of_mentee.get(row.id)) for row in rows)


def mentor_lines(
    connection: Connection,
    found: RoundRow,
    plan_id: str | None,
    pairs: Iterable[PairChip],
    ids: Ids = None,
    *,
    today: dt.date,
) -> tuple[MentorLine, ...]:
    """These mentors (None: all), by name; `pairs` are those on the board."""
    rows = circle.mentors(connection, found, plan_id, ids)
    code = current_code(connection)
    taken = places.places_taken(connection, found.id, ids)
    groups = groups_here(connection, found, ids)
    around = gathering(connection, found, plan_id, ids)
    drafts = Counter(pair.mentor_id for pair in pairs if not pair.is_live)
    lines, none = [], places.Taken()
    for row in rows:
        gone = taken.get(row.id, none)
        group = groups.get(row.id)
        free = max(0, seats(found, row.places or 0, gone, group) - drafts[row.id])
        until = circle.paused_until(row, found, today)
        gathers = around.get(row.id)
        accepted = has_code(row, code)
        lines.append(MentorLine(row, free, gone.elsewhere, until, accepted, group, gathers))
    return tuple(lines)


def mentee_card(line: MenteeLine, told: Particulars) -> MenteeCard:
    """The whole card of a mentee whose particulars are among those told."""
    row = told.applied.get(line.row.id)
    if row is None:
        return _gone(line)
    topics = told.wanted.get(row.application_id, ())
    return MenteeCard(
        row.id, row.application_id, row.display_name, row.original_name,
        told.codes.get(row.id), row.job_title, row.employer, row.city, row.country,
        row.time_zone, tuple(name for _, name in topics),
        tuple(goal for goal in (row.goal_1, row.goal_2, row.goal_3) if goal),
        missing_of_mentee(row, told), row.state, row.submitted_on, line.match_id,
        bool(row.has_live),
    )  # fmt: skip


def _gone(line: MenteeLine) -> MenteeCard:
    """Somebody whom a worker has taken out of the round this moment: the board hears of it next."""
    row, none = line.row, None
    return MenteeCard(
        row.id, row.application_id, row.display_name, row.original_name, none, none, none, none,
        none, none, (), (), (), ApplicationState.WITHDRAWN, none, line.match_id, bool(row.has_live),
    )  # fmt: skip


def missing_of_mentee(row: AnyRow, told: Particulars) -> tuple[Missing, ...]:
    """What an application lacks, the row being one of person and application."""
    lacks = (
        not told.wanted.get(row.application_id),
        not (row.goal_1 or row.goal_2 or row.goal_3),
        not row.sector_wanted,
        row.id not in told.hours,
        not row.time_zone,
        row.id not in told.languages,
        row.years_experience is None,
        row.carried_from_id is not None and row.committed_on is None,
        bool(row.to_understand),
    )
    return tuple(compress(_OF_MENTEE, lacks))


def mentor_card(line: MentorLine, told: Particulars) -> MentorCard:
    """The whole card of a mentor whose particulars are among those told."""
    row = line.row
    topics = tuple(name for _, name, refused in told.offered.get(row.id, ()) if not refused)
    lacks = (
        not topics,
        not row.sector,
        row.id not in told.hours,
        not row.time_zone,
        row.id not in told.languages,
        row.years_experience is None,
        row.trained_on is None,
        not line.accepted_code,
    )
    return MentorCard(
        row.id, row.display_name, row.original_name, told.codes.get(row.id),
        row.job_title, row.employer, row.city, row.country, row.time_zone, topics,
        row.places or 0, line.places_free, line.live_elsewhere,
        tuple(compress(_OF_MENTOR, lacks)), line.paused_until, line.group, line.gathers,
    )  # fmt: skip


_IN_LINE = ("id", "application_id", "display_name", "original_name", "has_live")
"""What order, size and names of the board follow from."""
_OF_MENTEE = (
    Missing.TOPICS, Missing.GOALS, Missing.SECTOR, Missing.HOURS, Missing.ZONE, Missing.LANGUAGES,
    Missing.YEARS, Missing.CONFIRMED, Missing.UNDERSTOOD,
)  # fmt: skip
_OF_MENTOR = (
    Missing.TOPICS, Missing.SECTOR, Missing.HOURS, Missing.ZONE, Missing.LANGUAGES, Missing.YEARS,
    Missing.TRAINING, Missing.CODE,
)  # fmt: skip
"""What the board misses of each, in the order in which the cards above look."""
