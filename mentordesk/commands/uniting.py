"""What hangs on two people that are one: lists come together, the same thing is not kept twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy import select

from mentordesk.commands.uniting_wishes import unite_marks, unite_mentors_wished_for, unite_wished
from mentordesk.domain.group import PRESENT, MemberState
from mentordesk.domain.merging import address_key, code_key, number_key
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    AgreementName,
    AlumniIdentity,
    ApplicationTopic,
    Attendance,
    CheckIn,
    CodeAcceptance,
    GroupMember,
    MentorTopic,
    PersonEmail,
    PersonLanguage,
    PersonLink,
    PersonNumber,
    PersonPhone,
    PersonTag,
    Record,
    WeeklyHours,
)

R = TypeVar("R", bound=Record)


def unite_lists(session: WriteSession, kept_id: str, other_id: str) -> None:
    """Hands the lists of the other person to the one that is kept, each thing once."""
    _unite_emails(session, kept_id, other_id)
    _unite_identities(session, kept_id, other_id)
    _unite_links(session, kept_id, other_id)
    unite_mentors_wished_for(session, kept_id, other_id)
    unite_marks(session, kept_id, other_id)
    for kind, key, absorb in _PLAIN:
        _unite(session, kind, "person_id", (kept_id, other_id), key, absorb)
    session.flush()


def unite_offers(session: WriteSession, kept_id: str, other_id: str) -> None:
    """The topics of two mentor profiles, by their ids; what either will not cover stays refused."""

    def absorb(mine: MentorTopic, theirs: MentorTopic) -> None:
        mine.refused = mine.refused or theirs.refused

    _unite(session, MentorTopic, "profile_id", (kept_id, other_id), _topic, absorb)
    session.flush()


def unite_wishes(session: WriteSession, kept_id: str, other_id: str) -> None:
    """Topics and mentors two applications wish for; those of the kept one are wanted most."""
    unite_wished(session, kept_id, other_id)
    mine = _rows(session, ApplicationTopic, "application_id", kept_id)
    last = max((row.rank for row in mine), default=0)
    theirs = _rows(session, ApplicationTopic, "application_id", other_id)
    for place, row in enumerate(sorted(theirs, key=lambda row: row.rank), start=1):
        row.rank = last + place
    _unite(session, ApplicationTopic, "application_id", (kept_id, other_id), _topic)
    for place, row in enumerate(
        sorted(_rows(session, ApplicationTopic, "application_id", kept_id), key=lambda r: r.rank),
        start=1,
    ):
        row.rank = place
    session.flush()


def repoint(session: WriteSession, table: str, old_id: str, new_id: str) -> None:
    """Has every row that names a row of `table` name another one: nothing is left behind.

    It goes by the tables themselves, so that one added later is not forgotten.
    """
    for record in (mapper.class_ for mapper in Record.registry.mappers):
        for column in record.__table__.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                for row in session.scalars(select(record).where(column == old_id)):
                    setattr(row, column.name, new_id)
    session.flush()


def _unite(
    session: WriteSession,
    kind: type[R],
    owner: str,
    ids: tuple[str, str],
    key: Callable[[R], Hashable],
    absorb: Callable[[R, R], object] | None = None,
) -> None:
    """Moves the rows of the second id to the first; one of a key already there goes."""
    kept_id, other_id = ids
    held = {key(row): row for row in _rows(session, kind, owner, kept_id)}
    moving = []
    for row in _rows(session, kind, owner, other_id):
        same = held.setdefault(key(row), row)
        if same is row:
            moving.append(row)
            continue
        if absorb is not None:
            absorb(same, row)
        session.delete(row)
    session.flush()  # a unique value must be free before another row takes it
    for row in moving:
        setattr(row, owner, kept_id)
    session.flush()


def _unite_emails(session: WriteSession, kept_id: str, other_id: str) -> None:
    """The kept person's first address stays the one that is written to."""

    def absorb(mine: PersonEmail, theirs: PersonEmail) -> None:
        mine.bounced = mine.bounced or theirs.bounced

    has_primary = any(row.is_primary for row in _rows(session, PersonEmail, "person_id", kept_id))
    if has_primary:
        for row in _rows(session, PersonEmail, "person_id", other_id):
            row.is_primary = False
    _unite(
        session, PersonEmail, "person_id", (kept_id, other_id),
        lambda row: address_key(row.address), absorb,
    )  # fmt: skip


def _unite_identities(session: WriteSession, kept_id: str, other_id: str) -> None:
    """One course is one line; what only one of two lines knows of it is kept."""

    def absorb(mine: AlumniIdentity, theirs: AlumniIdentity) -> None:
        for name in (column.name for column in AlumniIdentity.__table__.columns):
            if getattr(mine, name) is None:
                setattr(mine, name, getattr(theirs, name))
        mine.verified = mine.verified or theirs.verified

    def key(row: AlumniIdentity) -> Hashable:
        told = (row.programme_name, row.award, row.start_year, row.end_year, row.scholarship)
        return code_key(row.code) if row.code else told

    def clashes(mine: AlumniIdentity, theirs: AlumniIdentity) -> bool:
        return any(
            None not in (getattr(mine, name), getattr(theirs, name))
            and getattr(mine, name) != getattr(theirs, name)
            for name in _TOLD
        )

    held = {key(row): row for row in _rows(session, AlumniIdentity, "person_id", kept_id)}
    _unite(
        session, AlumniIdentity, "person_id", (kept_id, other_id),
        lambda row: (
            row.id if key(row) in held and clashes(held[key(row)], row) else key(row)
        ),
        absorb,
    )  # fmt: skip


_TOLD = ("programme_name", "award", "start_year", "end_year", "scholarship")


def _unite_links(session: WriteSession, kept_id: str, other_id: str) -> None:
    """A link between the two themselves is none now; one that both have stands once."""
    both = {kept_id, other_id}
    query = select(PersonLink).where(PersonLink.person_id.in_(both) | PersonLink.other_id.in_(both))
    held: dict[tuple[str, str], PersonLink] = {}
    rows = sorted(
        session.scalars(query), key=lambda r: (other_id in (r.person_id, r.other_id), r.id)
    )
    for row in rows:
        ends = {row.person_id, row.other_id}
        if ends <= both:
            session.delete(row)
            continue
        (far,) = ends - both
        same = held.setdefault((far, row.kind.value), row)
        if same is not row:
            notes = [note for note in (same.note, row.note) if note]
            same.note = "\n".join(dict.fromkeys(notes)) or None
            session.delete(row)
    session.flush()


def _rows(session: WriteSession, kind: type[R], owner: str, owner_id: str) -> list[R]:
    column = kind.__table__.c[owner]
    return list(session.scalars(select(kind).where(column == owner_id).order_by(kind.id)))


def _topic(row: Any) -> Hashable:
    topic_id: str = row.topic_id
    return topic_id


def _better(mine: PersonLanguage, theirs: PersonLanguage) -> None:
    mine.level = max(mine.level, theirs.level)


def _came(mine: Attendance, theirs: Attendance) -> None:
    mine.came = mine.came or theirs.came


def _answered(mine: CheckIn, theirs: CheckIn) -> None:
    """An answered survey stands before one that is not back."""
    if mine.returned_on is None and theirs.returned_on is not None:
        for name in ("sent_on", "reminded_on", "returned_on", "answers", "on_behalf"):
            setattr(mine, name, getattr(theirs, name))


def _member(mine: GroupMember, theirs: GroupMember) -> None:
    """In the group since the earlier day, and as far as the further of the two."""
    days = [day for day in (mine.joined_on, theirs.joined_on) if day is not None]
    mine.joined_on = min(days, default=None)
    if theirs.state is MemberState.ACTIVE:
        mine.state = theirs.state


_PLAIN: tuple[tuple[type[Any], Callable[[Any], Hashable], Callable[[Any, Any], object] | None], ...]
_PLAIN = (
    (PersonPhone, lambda row: number_key(row.number), None),
    (PersonNumber, lambda row: row.number.casefold(), None),
    (PersonLanguage, lambda row: row.language, _better),
    (WeeklyHours, lambda row: (row.weekday, row.start, row.end), None),
    (PersonTag, lambda row: row.tag_id, None),
    (Attendance, lambda row: row.session_id, _came),
    (CheckIn, lambda row: (row.match_id, row.group_id, row.survey), _answered),
    (GroupMember, lambda row: row.group_id if row.state in PRESENT else row.id, _member),
    (AgreementName, lambda row: row.agreement_id, None),
    (CodeAcceptance, lambda row: row.version, None),
)
"""Lists that simply come together: what makes two of them the same, and which one is the better."""
