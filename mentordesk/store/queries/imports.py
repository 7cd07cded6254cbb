"""What an import compares with: everybody's marks of identity, and the present values of some."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from mentordesk.domain.fields import Field
from mentordesk.domain.person import Role, WeeklySlot
from mentordesk.domain.round import Scheme
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.import_columns import (
    APPLICATION_COLUMNS,
    APPLICATION_LISTS,
    IDENTITY_COLUMNS,
    MENTOR_COLUMNS,
    NOT_WITH_NOTE,
    PERSON_COLUMNS,
    WORDS,
)
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    ApplicationTopic,
    Consent,
    ImportMapping,
    MentorProfile,
    MentorTopic,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonNumber,
    PersonPhone,
    PersonTag,
    Tag,
    Topic,
    WeeklyHours,
)

_BATCH = 400


@dataclass(frozen=True)
class Marks:
    """What tells one person from another."""

    id: str
    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    external_id: str | None
    cohort_codes: tuple[str, ...]
    country: str | None
    numbers: tuple[str, ...] = ()
    """Further numbers of the alumni database, from lines that were one person."""


def all_marks(connection: Connection) -> tuple[Marks, ...]:
    """The marks of everybody on file."""
    emails = _listed(connection, select(PersonEmail.person_id, PersonEmail.address))
    phones = _listed(connection, select(PersonPhone.person_id, PersonPhone.number))
    codes = _listed(
        connection,
        select(AlumniIdentity.person_id, AlumniIdentity.code).where(
            AlumniIdentity.code.is_not(None)
        ),
    )
    numbers = _listed(connection, select(PersonNumber.person_id, PersonNumber.number))
    p = Person
    query = select(p.id, p.display_name, p.original_name, p.external_id, p.country).order_by(p.id)
    return tuple(
        Marks(
            i, tuple(n for n in (name, original) if n), tuple(emails.get(i, ())),
            tuple(phones.get(i, ())), external_id, tuple(codes.get(i, ())), country,
            tuple(numbers.get(i, ())),
        )
        for i, name, original, external_id, country in connection.execute(query).all()
    )  # fmt: skip


def present_values(
    connection: Connection, person_ids: Sequence[str], round_id: str | None
) -> dict[str, dict[Field, Any]]:
    """What is held of these people, by field; applications are those to the round (None: leads)."""
    found: dict[str, dict[Field, Any]] = {}
    for ids in _batches(person_ids):
        columns = [Person.__table__.c[name] for name in PERSON_COLUMNS.values()]
        query = select(Person.id, Person.hours_text, *columns).where(Person.id.in_(ids))
        for person_id, hours_text, *values in connection.execute(query).all():
            held = {f: v for f, v in zip(PERSON_COLUMNS, values, strict=True) if v is not None}
            held[Field.ROLE] = frozenset()
            if hours_text:
                held[Field.HOURS] = hours_text
            found[person_id] = held
        _add_lists(connection, ids, found)
        _add_identities(connection, ids, found)
        _add_mentors(connection, ids, round_id, found)
        _add_applications(connection, ids, round_id, found)
    for held in found.values():
        _add_noted(held)
    return found


def _add_noted(held: dict[Field, Any]) -> None:
    """People to be kept apart stand in the notes of those who have no application."""
    for line in str(held.get(Field.NOTES, "")).splitlines():
        if line.startswith(NOT_WITH_NOTE) and Field.NOT_WITH not in held:
            held[Field.NOT_WITH] = tuple(line.removeprefix(NOT_WITH_NOTE).split("; "))


def remembered_mapping(connection: Connection, fingerprint: str) -> Any:
    """How sheets with these headings were read last time (JSON read), or None."""
    query = select(ImportMapping.mapping).where(ImportMapping.fingerprint == fingerprint)
    held = connection.execute(query).scalar_one_or_none()
    return None if held is None else json.loads(held)


def _add_lists(
    connection: Connection, ids: Sequence[str], found: dict[str, dict[Field, Any]]
) -> None:
    e, p, lang, h, t, c = PersonEmail, PersonPhone, PersonLanguage, WeeklyHours, PersonTag, Consent
    order = (e.is_primary.desc(), e.address)
    mails = select(e.person_id, e.address).where(e.person_id.in_(ids)).order_by(*order)
    numbers = select(p.person_id, p.number).where(p.person_id.in_(ids))
    tags = select(t.person_id, Tag.name).join(Tag, Tag.id == t.tag_id).where(t.person_id.in_(ids))
    for f, query in ((Field.EMAIL, mails), (Field.PHONE, numbers), (Field.TAGS, tags)):
        for person_id, values in _listed(connection, query).items():
            found[person_id][f] = tuple(values)
    spoken = select(lang.person_id, lang.language, lang.level).where(lang.person_id.in_(ids))
    free = select(h.person_id, h.weekday, h.start, h.end).where(h.person_id.in_(ids))
    free = free.order_by(h.weekday, h.start)
    answers = (
        select(c.person_id, c.purpose, c.answer).where(c.person_id.in_(ids)).order_by(c.given_on)
    )
    for person_id, code, level in connection.execute(spoken).all():
        found[person_id].setdefault(Field.LANGUAGES, ())
        found[person_id][Field.LANGUAGES] += ((code, level),)
    slots: dict[str, list[WeeklySlot]] = defaultdict(list)
    for person_id, weekday, start, end in connection.execute(free).all():
        slots[person_id].append(WeeklySlot(weekday, start, end))
    for person_id, held in slots.items():
        found[person_id][Field.HOURS] = tuple(held)
    for person_id, purpose, answer in connection.execute(answers).all():
        given = dict(found[person_id].get(Field.CONSENT, ()))
        given[purpose] = answer.value == "given"
        found[person_id][Field.CONSENT] = tuple(given.items())


def _add_identities(
    connection: Connection, ids: Sequence[str], found: dict[str, dict[Field, Any]]
) -> None:
    a = AlumniIdentity
    query = select(a.person_id, a.code, a.programme_name, a.start_year, a.end_year)
    query = query.where(a.person_id.in_(ids)).order_by(a.person_id, a.id)
    for person_id, code, *values in connection.execute(query).all():
        held = found[person_id]
        if code:
            held[Field.COHORT_CODE] = (*held.get(Field.COHORT_CODE, ()), code)
        for f, value in zip(IDENTITY_COLUMNS, values, strict=True):
            if value is not None:
                held.setdefault(f, value)


def _add_mentors(
    connection: Connection,
    ids: Sequence[str],
    round_id: str | None,
    found: dict[str, dict[Field, Any]],
) -> None:
    m, t = MentorProfile, MentorTopic
    in_round = _applied(connection, ids, round_id, Role.MENTOR)
    query = select(
        m.person_id, m.places, m.bio, m.trained_on, m.motivations, m.countries_worked,
        m.code_accepted_on, m.offers_ask, m.offers_matched, m.offers_group,
    ).where(m.person_id.in_(ids))  # fmt: skip
    for row in connection.execute(query).all():
        held = found[row.person_id]
        if round_id is None or row.person_id in in_round:
            held[Field.ROLE] |= {Role.MENTOR}
        for f, name in {**MENTOR_COLUMNS, Field.MOTIVATIONS: "motivations"}.items():
            if getattr(row, name) is not None:
                held[f] = getattr(row, name)
        if row.countries_worked:
            held[Field.COUNTRIES_WORKED] = tuple(row.countries_worked.split("; "))
        held[Field.CODE_ACCEPTED] = row.code_accepted_on is not None
        offers = (row.offers_ask, row.offers_matched, row.offers_group)
        held[Field.SCHEMES] = tuple(s for s, offered in zip(Scheme, offers, strict=True) if offered)
    topics = (
        select(m.person_id, Topic.name, Topic.kind, t.refused)
        .join(t, t.profile_id == m.id)
        .join(Topic, Topic.id == t.topic_id)
        .where(m.person_id.in_(ids))
    )
    for person_id, name, kind, refused in connection.execute(topics).all():
        f = WORDS.get((Role.MENTOR, kind), Field.TOPICS_OFFERED)
        f = Field.TOPICS_REFUSED if refused and kind is TopicKind.TOPIC else f
        found[person_id][f] = (*found[person_id].get(f, ()), name)


def _applied(
    connection: Connection, ids: Sequence[str], round_id: str | None, role: Role
) -> frozenset[str]:
    a = Application
    query = select(a.person_id).where(a.person_id.in_(ids), a.role == role, _to_round(round_id))
    return frozenset(connection.execute(query).scalars())


def _to_round(round_id: str | None) -> Any:
    column = Application.round_id
    return column.is_(None) if round_id is None else column == round_id


def _add_applications(
    connection: Connection,
    ids: Sequence[str],
    round_id: str | None,
    found: dict[str, dict[Field, Any]],
) -> None:
    a, t = Application, ApplicationTopic
    names = {**APPLICATION_COLUMNS, **APPLICATION_LISTS, Field.MOTIVATIONS: "motivations"}
    columns = [a.__table__.c[name] for name in names.values()]
    query = select(a.person_id, a.role, *columns).where(a.person_id.in_(ids), _to_round(round_id))
    for person_id, role, *values in connection.execute(query).all():
        held = found[person_id]
        held[Field.ROLE] |= {role}
        for f, value in zip(names, values, strict=True):
            if value is not None and (role is Role.MENTEE or f not in held):
                held[f] = tuple(value.split("; ")) if f in APPLICATION_LISTS else value
    topics = (
        select(a.person_id, Topic.name, Topic.kind)
        .join(t, t.application_id == a.id)
        .join(Topic, Topic.id == t.topic_id)
        .where(a.person_id.in_(ids), a.role == Role.MENTEE, _to_round(round_id))
        .order_by(t.rank)
    )
    for person_id, name, kind in connection.execute(topics).all():
        f = WORDS.get((Role.MENTEE, kind), Field.TOPICS_WANTED)
        found[person_id][f] = (*found[person_id].get(f, ()), name)


def _listed(connection: Connection, query: Any) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for owner, value in connection.execute(query).all():
        found[owner].append(value)
    return found


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
