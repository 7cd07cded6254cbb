"""Checks a file's integrity, its journal and its rules; reads only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, func, select

from mentordesk.domain.group import MOST, OPEN_GROUP, PRESENT
from mentordesk.domain.match import LIVE
from mentordesk.store.journal import change_rows, entries
from mentordesk.store.queries.places import places_gone
from mentordesk.store.rows import shape_of
from mentordesk.store.search import lines
from mentordesk.store.tables import (
    Attendance,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    Record,
    SessionLog,
)


class Fault(Enum):
    """What a check can find wrong."""

    DAMAGED = "damaged"
    OWNERLESS = "ownerless"
    JOURNAL_GAP = "journal_gap"
    JOURNAL_STRAY = "journal_stray"
    JOURNAL_DIFFERS = "journal_differs"
    SEARCH = "search"
    OVER_CAPACITY = "over_capacity"
    TWO_LIVE_PAIRS = "two_live_pairs"
    PAIRED_WITH_SELF = "paired_with_self"
    GROUP_CROWDED = "group_crowded"
    GROUP_SIZE_UNSAID = "group_size_unsaid"
    TWO_GROUPS = "two_groups"
    STILL_MEMBER = "still_member"
    CAME_AS_STRANGER = "came_as_stranger"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, with what it is about."""

    fault: Fault
    about: str
    number: int = 0


@dataclass(frozen=True)
class CheckReport:
    """How many people are on file, and what is wrong with it."""

    people: int
    problems: tuple[Problem, ...]


def check(connection: Connection) -> CheckReport:
    """Looks at the pages, the keys, the journal, the search lines, and the rules of pairs
    and groups."""
    found = [
        problem
        for look in (_pages, _keys, _journal, _journal_tells_the_present, _search, _pairs, _groups)
        for problem in look(connection)
    ]
    people = connection.execute(select(func.count()).select_from(Person)).scalar_one()
    return CheckReport(people, tuple(found))


def _pages(connection: Connection) -> Iterator[Problem]:
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if answer != "ok":
            yield Problem(Fault.DAMAGED, str(answer))


def _keys(connection: Connection) -> Iterator[Problem]:
    broken = Counter(r[0] for r in connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    for table, number in sorted(broken.items()):
        yield Problem(Fault.OWNERLESS, table, number)


def _journal(connection: Connection) -> Iterator[Problem]:
    """Every copy of the file counts its entries from 1 without a gap; no change is without one."""
    counted = connection.execute(
        select(entries.c.copy_id, func.count(), func.max(entries.c.counter)).group_by(
            entries.c.copy_id
        )
    )
    for copy_id, number, last in counted.all():
        if number != last:
            yield Problem(Fault.JOURNAL_GAP, copy_id, last - number)
    known = select(entries.c.seq)
    stray = connection.execute(
        select(func.count()).select_from(change_rows).where(change_rows.c.entry_seq.not_in(known))
    ).scalar_one()
    if stray:
        yield Problem(Fault.JOURNAL_STRAY, "journal", stray)


def _journal_tells_the_present(connection: Connection) -> Iterator[Problem]:
    """What the journal says a row looks like now is what the row looks like now."""
    told: dict[tuple[str, str], dict[str, object] | None] = {}
    query = select(
        change_rows.c.table_name, change_rows.c.row_id, change_rows.c.before, change_rows.c.after
    ).order_by(change_rows.c.seq)
    for table, row_id, before, after in connection.execute(query).all():
        key = (table, row_id)
        if after is None:
            told[key] = None
        elif before is None:
            told[key] = json.loads(after)
        else:
            told[key] = (told.get(key) or {}) | json.loads(after)
    differing: Counter[str] = Counter()
    for record_type in (m.class_ for m in Record.registry.mappers):
        differing[record_type.__tablename__] = _differing(connection, record_type, told)
    for table, number in sorted(differing.items()):
        if number:
            yield Problem(Fault.JOURNAL_DIFFERS, table, number)


def _differing(
    connection: Connection,
    record_type: type[Record],
    told: dict[tuple[str, str], dict[str, object] | None],
) -> int:
    table = record_type.__tablename__
    shape = shape_of(record_type)
    present = set()
    number = 0
    for row in connection.execute(select(*record_type.__table__.columns)).all():
        raw = shape.raw(dict(zip(shape.names, row, strict=True)))
        present.add(raw["id"])
        said = told.get((table, raw["id"]))
        if said is None:
            number += table != "programme"  # its one row is made with the file, before any entry
        else:
            # An empty column of a new row is not written down: what is not told is empty.
            # The programme's one row is made with the file, before any entry could tell of it.
            told_of = said.keys() if table == "programme" else raw.keys() - {"id"}
            number += any(raw.get(k) != said.get(k) for k in told_of)
    gone = sum(1 for (t, i), row in told.items() if t == table and row and i not in present)
    return number + gone


def _search(connection: Connection) -> Iterator[Problem]:
    found = connection.execute(select(lines.c.person_id)).scalars().all()
    people = set(connection.execute(select(Person.id)).scalars())
    missing = len(people.symmetric_difference(found))
    if missing:
        yield Problem(Fault.SEARCH, "search", missing)


def _pairs(connection: Connection) -> Iterator[Problem]:
    """No mentor beyond their places, no mentee twice live in a round, nobody with oneself.

    An open group takes one of its mentor's places, and one of its co-mentor's; so do all drafts
    with one mentor in a round of groups, unless an open group of theirs takes them in.
    """
    names = {
        r.id: r.display_name for r in connection.execute(select(Person.id, Person.display_name))
    }
    profiles = connection.execute(select(MentorProfile.person_id, MentorProfile.places))
    places = {r.person_id: r.places for r in profiles}
    pairs = connection.execute(
        select(Match.mentor_id, Match.mentee_id, Match.round_id, Match.state)
    ).all()
    live = [p for p in pairs if p.state in LIVE]
    for mentor_id, number in places_gone(connection).items():
        if number > places.get(mentor_id, 0):
            yield Problem(Fault.OVER_CAPACITY, names.get(mentor_id, mentor_id), number)
    for (mentee_id, _), number in Counter((p.mentee_id, p.round_id) for p in live).items():
        if number > 1:
            yield Problem(Fault.TWO_LIVE_PAIRS, names.get(mentee_id, mentee_id), number)
    for pair in pairs:
        if pair.mentor_id == pair.mentee_id:
            yield Problem(Fault.PAIRED_WITH_SELF, names.get(pair.mentor_id, pair.mentor_id))


def _groups(connection: Connection) -> Iterator[Problem]:
    """No group above its most, nobody in two of a round, no member of what is over, no stranger."""
    m, g = GroupMember, MentoringGroup
    members = connection.execute(
        select(
            m.person_id, Person.display_name, m.left_on, g.id, g.title, g.round_id, g.state
        )
        .join(g, g.id == m.group_id)
        .join(Person, Person.id == m.person_id)
        .where(m.state.in_(PRESENT))
    ).all()  # fmt: skip
    inside = Counter(row.id for row in members if row.state in OPEN_GROUP)
    sizes = select(g.id, g.title, g.most, g.size_reason).where(g.state.in_(OPEN_GROUP))
    for group in connection.execute(sizes.order_by(g.title, g.id)).all():
        if inside[group.id] > group.most:
            yield Problem(Fault.GROUP_CROWDED, group.title, inside[group.id])
        if group.most > MOST and not group.size_reason:
            yield Problem(Fault.GROUP_SIZE_UNSAID, group.title, group.most)
    open_ones = [row for row in members if row.state in OPEN_GROUP]
    places = {(row.person_id, row.display_name, row.round_id, row.id) for row in open_ones}
    times = Counter(place[:3] for place in sorted(places))
    for (_, name, _), number in times.items():
        if number > 1:
            yield Problem(Fault.TWO_GROUPS, name, number)
    over = (r.title for r in members if r.left_on is not None or r.state not in OPEN_GROUP)
    for title, number in Counter(over).items():
        yield Problem(Fault.STILL_MEMBER, title, number)
    yield from _strangers(connection)


def _strangers(connection: Connection) -> Iterator[Problem]:
    """Attendance of whoever was never in the group."""
    m, s, a = GroupMember, SessionLog, Attendance
    query = (
        select(func.coalesce(MentoringGroup.title, ""), func.count())
        .select_from(a)
        .join(s, s.id == a.session_id)
        .outerjoin(MentoringGroup, MentoringGroup.id == s.group_id)
        .outerjoin(m, (m.group_id == s.group_id) & (m.person_id == a.person_id))
        .where(m.id.is_(None))
        .group_by(s.group_id)
    )
    for title, number in connection.execute(query).all():
        yield Problem(Fault.CAME_AS_STRANGER, title, number)
