"""Changes to the courses somebody took: cohort codes as printed, never read as years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.domain.cohort import read_code
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import AlumniIdentity


@dataclass(frozen=True)
class SetIdentities:
    """Replaces the cohort codes of a person, kept as typed; no year is ever worked out of them."""

    person_id: str
    codes: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps known codes with what is known of them, adds and removes the rest."""
        person = get_person(session, self.person_id)
        query = select(AlumniIdentity).where(AlumniIdentity.person_id == person.id)
        known = {i.code or "": i for i in session.scalars(query)}
        wanted = list(dict.fromkeys(c.strip() for c in self.codes if c.strip()))
        for code, identity in known.items():
            if code not in wanted:
                session.delete(identity)
        for code in wanted:
            if code not in known:
                add_identity(session, person.id, code)
        return {"person_id": person.id, "name": person.display_name}


def add_identity(session: WriteSession, person_id: str, code: str, **known: Any) -> AlumniIdentity:
    """Adds a cohort code as typed, with the reading of its letters and number."""
    reading = read_code(code)
    identity = AlumniIdentity(
        id=session.new_id(),
        person_id=person_id,
        code=code.strip(),
        prefix=reading.prefix or None,
        ordinal=reading.ordinal,
        verified=False,
        **known,
    )
    session.add(identity)
    return identity
