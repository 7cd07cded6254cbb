"""Who accepted which version of the code of conduct, and who is still to accept the current one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from mentordesk.domain.person import ContactStatus
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.rounds import programme
from mentordesk.store.tables import CodeAcceptance, MentorProfile, Person, Programme


@dataclass(frozen=True)
class Accepted:
    """One mentor, the schemes they offer, and the day they accepted; None where it is not known."""

    person_id: str
    name: str
    schemes: tuple[Scheme, ...]
    on: dt.date | None


@dataclass(frozen=True)
class CodeVersion:
    """One version of the code and who accepted it, by name."""

    version: str
    is_current: bool
    people: tuple[Accepted, ...]


@dataclass(frozen=True)
class CodeStanding:
    """Every version, the current one first; and the mentors who have yet to accept that."""

    current: str | None
    versions: tuple[CodeVersion, ...]
    missing: tuple[Accepted, ...]


def code_standing(connection: Connection) -> CodeStanding:
    """The mentors of all three schemes by the version they accepted; three statements."""
    current = programme(connection).code_of_conduct_version
    found: dict[str, list[Accepted]] = defaultdict(list)
    missing, known = [], {}
    for row in connection.execute(_mentors()).all():
        schemes = tuple(
            scheme
            for scheme, offers in (
                (Scheme.ASK, row.offers_ask), (Scheme.MATCHED, row.offers_matched),
                (Scheme.GROUP, row.offers_group),
            )
            if offers
        )  # fmt: skip
        known[row.id] = (row.display_name, schemes)
        one = Accepted(row.id, row.display_name, schemes, row.code_accepted_on)
        if row.code_version:
            found[row.code_version].append(one)
        is_asked = bool(schemes) and row.contact_status is not ContactStatus.DO_NOT_CONTACT
        if is_asked and (row.code_version != current if current else not row.code_accepted_on):
            missing.append(one)
    earlier = select(CodeAcceptance.person_id, CodeAcceptance.version, CodeAcceptance.accepted_on)
    for person_id, version, on in connection.execute(earlier).all():
        if person_id in known:
            found[version].append(Accepted(person_id, *known[person_id], on))
    versions = [
        CodeVersion(version, version == current, tuple(sorted(people, key=lambda p: p.name)))
        for version, people in found.items()
    ]
    versions.sort(key=lambda each: (each.is_current, _newest(each)), reverse=True)
    return CodeStanding(current, tuple(versions), tuple(missing))


def without_code(connection: Connection, person_ids: Collection[str]) -> tuple[str, ...]:
    """Names of those among these people who did not accept the code of conduct that holds now.

    Where the programme names no version, any acceptance will do.
    """
    current = programme(connection).code_of_conduct_version
    query = (
        select(Person.display_name)
        .outerjoin(MentorProfile, MentorProfile.person_id == Person.id)
        .where(Person.id.in_(sorted(person_ids)), lacks_code(current))
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(connection.execute(query).scalars())


def lacks_code(current: str | None) -> ColumnElement[bool]:
    """Whether a mentor profile, or a person without one, has yet to accept the version."""
    p = MentorProfile
    if current is None:
        return p.code_accepted_on.is_(None)
    return or_(p.code_version.is_(None), p.code_version != current)


def current_code(connection: Connection) -> str | None:
    """The version of the code of conduct that mentors should have accepted."""
    return connection.execute(select(Programme.code_of_conduct_version).limit(1)).scalar()


def has_code(row: Any, code: str | None) -> bool:
    """Whether a mentor accepted the code of conduct: the current version, where there is one."""
    return row.code_accepted_on is not None if code is None else row.code_version == code


def _mentors() -> Any:
    p, m = Person, MentorProfile
    return (
        select(
            p.id, p.display_name, p.contact_status, m.offers_ask, m.offers_matched,
            m.offers_group, m.code_version, m.code_accepted_on,
        )
        .join(m, m.person_id == p.id)
        .order_by(p.sort_name, p.id)
    )  # fmt: skip


def _newest(each: CodeVersion) -> tuple[dt.date, str]:
    days = [one.on for one in each.people if one.on is not None]
    return (max(days, default=dt.date.min), each.version)
