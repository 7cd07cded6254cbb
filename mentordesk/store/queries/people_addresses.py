"""Mail addresses to be copied for a letter to many, and who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import ContactStatus
from mentordesk.store.queries.people import BATCH
from mentordesk.store.tables import Consent, Person, PersonEmail


@dataclass(frozen=True)
class Addresses:
    """What may be written to, one address a person, and how many are left out for which reason."""

    addresses: tuple[str, ...]
    do_not_contact: int
    withdrawn: int
    bounced: int
    without: int


def addresses_of(connection: Connection, ids: Sequence[str]) -> Addresses:
    """One address for each of these people, in their order.

    Left out are people who are not to be contacted, who withdrew their consent to be on file, whose
    addresses all came back, and who have none; each counted once, in this order.
    """
    kept: list[str] = []
    counts = {"do_not_contact": 0, "withdrawn": 0, "bounced": 0, "without": 0}
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        barred, withdrawn = _barred(connection, batch), _withdrawn(connection, batch)
        mails = _mails(connection, batch)
        for person_id in batch:
            good = [address for address, bounced in mails.get(person_id, ()) if not bounced]
            if person_id in barred:
                counts["do_not_contact"] += 1
            elif person_id in withdrawn:
                counts["withdrawn"] += 1
            elif good:
                kept.append(good[0])
            else:
                counts["bounced" if mails.get(person_id) else "without"] += 1
    return Addresses(tuple(dict.fromkeys(kept)), **counts)


def _barred(connection: Connection, ids: list[str]) -> set[str]:
    query = select(Person.id).where(
        Person.id.in_(ids), Person.contact_status == ContactStatus.DO_NOT_CONTACT
    )
    return set(connection.execute(query).scalars())


def _withdrawn(connection: Connection, ids: list[str]) -> set[str]:
    """Those whose newest answer about being on file is no longer a yes."""
    query = (
        select(Consent.person_id, Consent.answer)
        .where(Consent.person_id.in_(ids), Consent.purpose == Purpose.HOLD)
        .order_by(Consent.given_on, Consent.id)
    )
    newest = {person_id: answer for person_id, answer in connection.execute(query).all()}
    return {i for i, answer in newest.items() if answer is not Answer.GIVEN}


def _mails(connection: Connection, ids: list[str]) -> dict[str, list[tuple[str, bool]]]:
    query = (
        select(PersonEmail.person_id, PersonEmail.address, PersonEmail.bounced)
        .where(PersonEmail.person_id.in_(ids))
        .order_by(PersonEmail.is_primary.desc(), PersonEmail.address)
    )
    found: dict[str, list[tuple[str, bool]]] = {}
    for person_id, address, bounced in connection.execute(query).all():
        found.setdefault(person_id, []).append((address, bounced))
    return found
