"""What is known beside people's own answers: earlier pairs, links, consents, rounds in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, literal_column, or_, select

from mentordesk.domain.application import TO_BE_PLACED, ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.wish import Mark
from mentordesk.store.queries.circle import Ids
from mentordesk.store.queries.rounds import RoundRow
from mentordesk.store.tables import Application, Consent, Match, PersonLink, ReaderMark, Round


def earlier_pairs(
    connection: Connection, ids: Ids
) -> Sequence[Row[str, str, str | None, MatchState]]:
    """Pairs of any round that were ever more than a draft."""
    m = Match
    query = select(m.mentor_id, m.mentee_id, m.round_id, m.state).where(m.state != MatchState.DRAFT)
    if ids is not None:
        some = sorted(ids)
        query = query.where(or_(m.mentor_id.in_(some), m.mentee_id.in_(some)))
    return connection.execute(query).all()


def silent(connection: Connection, ids: Ids) -> frozenset[str]:
    """Who refused or withdrew that the profile is shown; the newest answer counts."""
    c = Consent
    query = select(c.person_id, c.answer).where(c.purpose == Purpose.SHARE_PROFILE)
    if ids is not None:
        query = query.where(c.person_id.in_(sorted(ids)))
    # Of one day's answers the one that was written last: SQLite numbers rows as they come.
    rows = connection.execute(query.order_by(c.given_on, literal_column("consent.rowid"))).all()
    newest = dict(rows)
    return frozenset(person_id for person_id, said in newest.items() if said is not Answer.GIVEN)


def links(connection: Connection, ids: Ids) -> tuple[tuple[str, str, LinkKind], ...]:
    link = PersonLink
    query = select(link.person_id, link.other_id, link.kind)
    if ids is not None:
        some = sorted(ids)
        query = query.where(link.person_id.in_(some), link.other_id.in_(some))
    return tuple((one, other, kind) for one, other, kind in connection.execute(query).all())


@dataclass(frozen=True)
class MarkRow:
    """What a colleague marked for two people on the pool sheet of a round."""

    id: str
    mentor_id: str
    mentee_id: str
    mark: Mark
    reader: str | None
    note: str | None


def marks(connection: Connection, round_id: str, ids: Ids = None) -> tuple[MarkRow, ...]:
    """The marks of a round, in an order that does not depend on when they came."""
    r = ReaderMark
    query = select(r.id, r.mentor_id, r.mentee_id, r.mark, r.reader, r.note)
    query = query.where(r.round_id == round_id).order_by(r.mentee_id, r.mentor_id)
    if ids is not None:
        some = sorted(ids)
        query = query.where(r.mentor_id.in_(some), r.mentee_id.in_(some))
    return tuple(MarkRow(*row) for row in connection.execute(query).all())


def left_out(
    connection: Connection, found: RoundRow, placed: Collection[tuple[str, str]], ids: Ids
) -> Mapping[str, int]:
    """In how many earlier rounds a mentee waited and was not placed."""
    a = Application
    waited = TO_BE_PLACED | {ApplicationState.WAITLISTED, ApplicationState.CARRIED}
    query = (
        select(a.person_id, a.round_id)
        .join(Round, Round.id == a.round_id)
        .where(a.role == Role.MENTEE, a.state.in_(waited), Round.starts < found.starts)
    )
    if ids is not None:
        query = query.where(a.person_id.in_(sorted(ids)))
    rows = connection.execute(query).all()
    return Counter(person for person, round_id in rows if (person, round_id) not in placed)
