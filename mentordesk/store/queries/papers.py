"""What an agreement needs of the file: the two people, the round, and what is agreed so far."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import rounds
from mentordesk.store.queries.circle import Mentee, Mentor
from mentordesk.store.queries.figures import is_current_draft
from mentordesk.store.queries.lists import listed, newest_codes
from mentordesk.store.queries.papers_held import (
    HeldAgreement,
    Typed,
    held_agreements,
    newest_version,
)
from mentordesk.store.queries.rounds import ProgrammeRow, RoundRow
from mentordesk.store.queries.templates import TemplateRow, logo, template_rows
from mentordesk.store.tables import (
    Agreement,
    Application,
    Consent,
    Match,
    Person,
    PersonEmail,
    PersonPhone,
)


@dataclass(frozen=True)
class PaperPerson:
    """One side of an agreement. `contact` is empty where the person does not wish it shared."""

    id: str
    name: str
    original_name: str | None
    code: str | None
    contact: tuple[str, ...]
    zone: str | None
    city: str | None = None
    country: str | None = None
    goals: tuple[str, ...] = ()
    expectations: str | None = None


@dataclass(frozen=True)
class Paper:
    """One agreement to be: a pair, or in a group round a mentor with all members.

    `match_ids` are the pairs in the order of `mentees`, `typed` what each mentee typed to
    acknowledge; `key` names the agreement for good.
    """

    key: str
    match_ids: tuple[str, ...]
    scheme: Scheme
    mentor: PaperPerson
    mentees: tuple[PaperPerson, ...]
    typed: tuple[Typed | None, ...]
    is_draft: bool
    held: HeldAgreement
    drafts: frozenset[str] = frozenset()
    """Those of the pairs that are no more than drafts."""


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


@dataclass(frozen=True)
class AgreementRow:
    """A pair of a round and where its agreement stands; the id is the pair's."""

    id: str
    mentor_id: str
    mentor: str
    mentor_original: str | None
    mentor_sort: str
    mentee_id: str
    mentee: str
    mentee_original: str | None
    mentee_sort: str
    match_state: MatchState
    state: AgreementState
    version: int | None
    state_on: dt.date | None


def round_papers(
    connection: Connection, round_id: str, match_ids: Collection[str] | None = None
) -> RoundPapers | None:
    """The agreements of a round: its live pairs, and drafts of mentees who have none.

    With `match_ids` those of these pairs, whatever their state. None for a round that is not on
    file.
    """
    found = rounds.round_by_id(connection, round_id)
    if found is None:
        return None
    pairs = _pairs(connection, found, match_ids)
    if match_ids is not None and found.scheme is Scheme.GROUP:
        mentors = {p.mentor_id for p in pairs}
        pairs = [p for p in _pairs(connection, found) if p.mentor_id in mentors] or pairs
    people = _people(connection, found, pairs)
    held = held_agreements(connection, [p.id for p in pairs])
    groups: dict[str, list[Any]] = defaultdict(list)
    for pair in pairs:
        groups[pair.mentor_id if found.scheme is Scheme.GROUP else pair.id].append(pair)
    return RoundPapers(
        rounds.programme(connection),
        found,
        tuple(_paper(found, group, people, held) for group in groups.values()),
        template_rows(connection, found.scheme),
        logo(connection),
    )


def round_of_pair(connection: Connection, match_id: str) -> str | None:
    """The round a pair stands in."""
    return connection.execute(select(Match.round_id).where(Match.id == match_id)).scalar()


def agreement_rows(
    connection: Connection, round_id: str, ids: Collection[str] | None = None
) -> tuple[AgreementRow, ...]:
    """The pairs of a round with their agreements: live, introduced once, or current drafts.

    With `ids` only those of them that are among these pairs.
    """
    m = Match
    newest = newest_version()
    query = (
        select(
            m.id, m.mentor_id, Mentor.display_name, Mentor.original_name, Mentor.sort_name,
            m.mentee_id, Mentee.display_name, Mentee.original_name, Mentee.sort_name, m.state,
            Agreement.state, newest.c.version, Agreement.state_on,
        )
        .join(Mentor, Mentor.id == m.mentor_id)
        .join(Mentee, Mentee.id == m.mentee_id)
        .outerjoin(newest, newest.c.match_id == m.id)
        .outerjoin(
            Agreement, and_(Agreement.match_id == m.id, Agreement.version == newest.c.version)
        )
        .where(m.round_id == round_id)
        .where(or_(m.state.in_(LIVE | INTRODUCED_ONCE), is_current_draft()))
        .order_by(Mentor.sort_name, Mentee.sort_name, m.id)
    )  # fmt: skip
    if ids is not None:
        query = query.where(m.id.in_(sorted(ids)))
    rows: Any = connection.execute(query).all()
    return tuple(_row(*row) for row in rows)


def _row(*row: Any) -> AgreementRow:
    *pair, state, version, state_on = row
    values = (*pair, state or AgreementState.NOT_STARTED, version, state_on)
    return AgreementRow(*values)


def _pairs(
    connection: Connection, found: RoundRow, match_ids: Collection[str] | None = None
) -> Sequence[Any]:
    """These pairs; else live ones, and drafts of mentees who have no live pair in the round."""
    live = select(Match.mentee_id).where(Match.round_id == found.id, Match.state.in_(LIVE))
    draft = and_(is_current_draft(), Match.mentee_id.not_in(live))
    return connection.execute(
        select(Match.id, Match.mentor_id, Match.mentee_id, Match.state)
        .join(Mentor, Mentor.id == Match.mentor_id)
        .join(Mentee, Mentee.id == Match.mentee_id)
        .where(Match.round_id == found.id)
        .where(or_(Match.state.in_(LIVE), draft) if match_ids is None else Match.id.in_(match_ids))
        .order_by(Mentor.sort_name, Mentor.id, Mentee.sort_name, Match.id)
    ).all()


def _paper(
    found: RoundRow,
    group: Sequence[Any],
    people: Mapping[str, PaperPerson],
    held: Mapping[str, HeldAgreement],
) -> Paper:
    """Of a group, whose members may have joined one by one, the newest version any pair has."""
    versions = [held.get(pair.id, HeldAgreement()) for pair in group]
    return Paper(
        key=group[0].mentor_id if found.scheme is Scheme.GROUP else group[0].id,
        match_ids=tuple(pair.id for pair in group),
        scheme=found.scheme,
        mentor=people[group[0].mentor_id],
        mentees=tuple(people[pair.mentee_id] for pair in group),
        typed=tuple(each.mentee_typed for each in versions),
        is_draft=all(pair.state is MatchState.DRAFT for pair in group),
        drafts=frozenset(pair.id for pair in group if pair.state is MatchState.DRAFT),
        held=max(versions, key=lambda each: (each.is_there, each.version)),
    )


def _people(
    connection: Connection, found: RoundRow, pairs: Sequence[Any]
) -> Mapping[str, PaperPerson]:
    ids = sorted({p.mentor_id for p in pairs} | {p.mentee_id for p in pairs})
    query = select(
        Person.id, Person.display_name, Person.original_name, Person.time_zone,
        Person.contact_status, Person.city, Person.country,
    ).where(Person.id.in_(ids))  # fmt: skip
    everybody = connection.execute(query).all()
    codes, contacts = newest_codes(connection, ids), _contacts(connection, ids)
    applied: Any = connection.execute(
        select(
            Application.person_id, Application.goal_1, Application.goal_2, Application.goal_3,
            Application.expectations,
        ).where(Application.round_id == found.id, Application.role == Role.MENTEE)
        .where(Application.person_id.in_(ids))
    ).all()  # fmt: skip
    wishes = {row.person_id: row for row in applied}
    return {
        row.id: PaperPerson(
            id=row.id,
            name=row.display_name,
            original_name=row.original_name,
            code=codes.get(row.id),
            contact=()
            if row.contact_status is ContactStatus.DO_NOT_CONTACT
            else contacts.get(row.id, ()),
            zone=row.time_zone,
            city=row.city,
            country=row.country,
            goals=_goals(wishes.get(row.id)),
            expectations=getattr(wishes.get(row.id), "expectations", None),
        )
        for row in everybody
    }


def _goals(row: Any) -> tuple[str, ...]:
    found = () if row is None else (row.goal_1, row.goal_2, row.goal_3)
    return tuple(goal for goal in found if goal)


def _contacts(connection: Connection, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The first working address and the first number of those who let them be shared."""
    emails = listed(
        connection,
        select(PersonEmail.person_id, PersonEmail.address)
        .where(PersonEmail.bounced.is_(False), PersonEmail.person_id.in_(ids))
        .order_by(PersonEmail.is_primary.desc(), PersonEmail.address),
    )
    phones = listed(
        connection,
        select(PersonPhone.person_id, PersonPhone.number)
        .where(PersonPhone.person_id.in_(ids))
        .order_by(PersonPhone.number),
    )
    said: Any = connection.execute(
        select(Consent.person_id, Consent.answer)
        .where(Consent.purpose == Purpose.SHARE_CONTACT, Consent.person_id.in_(ids))
        # of one day's answers the no counts
        .order_by(Consent.given_on, (Consent.answer == Answer.GIVEN).desc(), Consent.id)
    ).all()
    answers: dict[str, Answer] = {row.person_id: row.answer for row in said}
    return {
        i: (*emails.get(i, ())[:1], *phones.get(i, ())[:1])
        for i in emails.keys() | phones.keys()
        if answers.get(i, Answer.GIVEN) is Answer.GIVEN
    }
