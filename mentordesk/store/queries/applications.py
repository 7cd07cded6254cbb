"""The applications of mentees to a round: where each stands, what it lacks, and what was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, select
from sqlalchemy.orm import aliased

from mentordesk.domain.application import TO_BE_PLACED, ApplicationState, Source
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import LIVE
from mentordesk.domain.missing import Missing
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.store.queries.belonging import to_understand
from mentordesk.store.queries.board_cards import missing_of_mentee, particulars
from mentordesk.store.queries.people_addresses import addresses_of
from mentordesk.store.tables import Application, Letter, Match, Person, Round

OF_APPLICATIONS = (
    Occasion.ACKNOWLEDGE, Occasion.MISSING_ITEMS, Occasion.WAITLIST, Occasion.KIND_NO,
)  # fmt: skip
"""The letters about an application, in the order in which it may get them."""


@dataclass(frozen=True)
class ApplicationRow:
    """One application of a mentee.

    `missing` is what the board could use and nobody told. `letter` is the last letter about the
    application and `asked_on` the day missing answers were last asked for. `carried_from` is the
    round it was carried over from; `to_confirm` until that was confirmed.
    """

    id: str
    person_id: str
    name: str
    original_name: str | None
    sort_name: str
    cohort: str | None
    country: str | None
    state: ApplicationState
    submitted_on: dt.date | None
    source: Source
    note: str | None
    missing: tuple[Missing, ...]
    asked_on: dt.date | None
    letter: tuple[Occasion, dt.date] | None
    carried_from: str | None
    to_confirm: bool
    has_live: bool
    may_contact: bool

    @property
    def lacks(self) -> bool:
        """Whether there is something to chase: of who is out or placed, nothing is."""
        return bool(self.missing) and self.state in TO_BE_PLACED


def application_rows(
    connection: Connection, round_id: str, ids: Collection[str] | None = None
) -> tuple[ApplicationRow, ...]:
    """The applications of a round with these ids (None: all), by date and name."""
    a, p = Application, Person
    before, earlier = aliased(Application), aliased(Round)
    has_live = exists().where(
        Match.round_id == a.round_id, Match.mentee_id == a.person_id, Match.state.in_(LIVE)
    )
    query = (
        select(
            p.id, p.display_name, p.original_name, p.sort_name, p.country, p.time_zone,
            p.years_experience, p.contact_status, a.id.label("application_id"), a.state,
            a.submitted_on, a.source, a.note, a.goal_1, a.goal_2, a.goal_3, a.sector_wanted,
            a.carried_from_id, a.committed_on, earlier.name.label("carried_from"),
            has_live.label("has_live"), to_understand().label("to_understand"),
        )
        .join(p, p.id == a.person_id)
        .outerjoin(before, before.id == a.carried_from_id)
        .outerjoin(earlier, earlier.id == before.round_id)
        .where(a.round_id == round_id, a.role == Role.MENTEE)
        .order_by(a.submitted_on.nulls_last(), p.sort_name, p.id)
    )  # fmt: skip
    if ids is not None:
        query = query.where(a.id.in_(sorted(ids)))
    told = particulars(connection, round_id, of=Role.MENTEE, with_rows=False)
    letters = _letters(connection, round_id)
    return tuple(
        ApplicationRow(
            r.application_id, r.id, r.display_name, r.original_name, r.sort_name,
            told.codes.get(r.id), r.country, r.state, r.submitted_on, r.source, r.note,
            missing_of_mentee(r, told), _asked(letters.get(r.id, ())),
            next(iter(letters.get(r.id, ())), None), r.carried_from,
            r.carried_from_id is not None and r.committed_on is None, bool(r.has_live),
            r.contact_status is not ContactStatus.DO_NOT_CONTACT,
        )
        for r in connection.execute(query).all()
    )  # fmt: skip


def addresses(connection: Connection, person_ids: Sequence[str]) -> Mapping[str, str]:
    """The address each of these people is written to; who is not to be written to has none."""
    found = {}
    for person_id in person_ids:
        own = addresses_of(connection, (person_id,)).addresses
        if own:
            found[person_id] = own[0]
    return found


def _letters(connection: Connection, round_id: str) -> Mapping[str, list[tuple[Occasion, dt.date]]]:
    """What went to each person about an application to the round, the newest first."""
    t = Letter
    query = (
        select(t.person_id, t.occasion, t.sent_on)
        .where(and_(t.round_id == round_id, t.occasion.in_(OF_APPLICATIONS)))
        .order_by(t.sent_on.desc(), t.id)
    )
    found: dict[str, list[tuple[Occasion, dt.date]]] = {}
    for person_id, occasion, on in connection.execute(query).all():
        found.setdefault(person_id, []).append((occasion, on))
    return found


def _asked(letters: Sequence[tuple[Occasion, dt.date]]) -> dt.date | None:
    return next((on for occasion, on in letters if occasion is Occasion.MISSING_ITEMS), None)
