"""Changes to the languages somebody speaks and the hours they are free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.people import get_person
from mentordesk.domain.person import WeeklySlot
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import PersonLanguage, WeeklyHours


@dataclass(frozen=True)
class SetLanguages:
    """Replaces the languages of a person: pairs of ISO code and level 1 to 4."""

    person_id: str
    languages: tuple[tuple[str, int], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps what stays, adds, alters and removes the rest."""
        person = get_person(session, self.person_id)
        set_languages(session, person.id, self.languages)
        return {"person_id": person.id, "name": person.display_name}


@dataclass(frozen=True)
class SetHours:
    """Replaces the weekly hours of a person, in their own local time."""

    person_id: str
    slots: tuple[WeeklySlot, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps what stays, adds and removes the rest."""
        person = get_person(session, self.person_id)
        set_hours(session, person.id, self.slots)
        return {"person_id": person.id, "name": person.display_name}


def set_languages(
    session: WriteSession, person_id: str, languages: tuple[tuple[str, int], ...]
) -> None:
    """Makes these the languages of a person. Raises `Refused` for a level out of 1 to 4."""
    wanted = dict(languages)
    for code, level in wanted.items():
        if not code or not 1 <= level <= 4:
            raise Refused(Reason.VALUE_WRONG, field="languages", value=f"{code} {level}")
    query = select(PersonLanguage).where(PersonLanguage.person_id == person_id)
    known = {row.language: row for row in session.scalars(query)}
    for code, row in known.items():
        if code in wanted:
            row.level = wanted[code]
        else:
            session.delete(row)
    for code, level in wanted.items():
        if code not in known:
            session.add(
                PersonLanguage(id=session.new_id(), person_id=person_id, language=code, level=level)
            )


def set_hours(session: WriteSession, person_id: str, slots: tuple[WeeklySlot, ...]) -> None:
    """Makes these the weekly hours of a person."""
    wanted = {(s.weekday, s.start, s.end) for s in slots}
    query = select(WeeklyHours).where(WeeklyHours.person_id == person_id)
    known = {(r.weekday, r.start, r.end): r for r in session.scalars(query)}
    for key, row in known.items():
        if key not in wanted:
            session.delete(row)
    for weekday, start, end in sorted(wanted - known.keys()):
        session.add(
            WeeklyHours(
                id=session.new_id(), person_id=person_id, weekday=weekday, start=start, end=end
            )
        )
