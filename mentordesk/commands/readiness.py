"""Changes to many people at once: trained, code accepted, ticked, paused, graduated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.code_of_conduct import keep_acceptance
from mentordesk.commands.people import get_people
from mentordesk.domain.person import PersonStatus
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentorProfile, PersonEmail, Programme

_BATCH = 400


@dataclass(frozen=True)
class MarkTrained:
    """Notes the day of a training for every mentor among these people."""

    person_ids: tuple[str, ...]
    on: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the day. Raises `Refused` NO_MENTORS when nobody of them is a mentor."""
        profiles = mentors_among(session, self.person_ids)
        for profile in profiles:
            profile.trained_on = self.on
        return {**_counts(profiles, self.person_ids), "on": self.on.isoformat()}


@dataclass(frozen=True)
class AcceptCode:
    """Notes which code of conduct the mentors among these people accepted; earlier are kept."""

    person_ids: tuple[str, ...]
    version: str | None
    on: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets version and day; without a version the programme's own. Raises `Refused`."""
        version = " ".join((self.version or "").split()) or _present_version(session)
        if version is None:
            raise Refused(Reason.VALUE_WRONG, field="code_version", value="")
        profiles = mentors_among(session, self.person_ids)
        for profile in profiles:
            keep_acceptance(session, profile, version, self.on)
        counts = _counts(profiles, self.person_ids)
        return {**counts, "version": version, "on": self.on.isoformat()}


@dataclass(frozen=True)
class MarkUnderstood:
    """Notes the day on which these people ticked what mentoring is and is not."""

    person_ids: tuple[str, ...]
    on: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the day for each of them, mentor or not."""
        people = get_people(session, self.person_ids)
        for person in people:
            person.understood_on = self.on
        return {"count": len(people), "on": self.on.isoformat()}


@dataclass(frozen=True)
class PauseMentors:
    """Offers the mentors among these people to nobody before a day; their pairs stay."""

    person_ids: tuple[str, ...]
    until: dt.date

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the day. Raises `Refused` NO_MENTORS, or VALUE_WRONG for a day gone by."""
        if self.until <= session.today():
            raise Refused(Reason.VALUE_WRONG, field="paused_until", value=self.until)
        profiles = mentors_among(session, self.person_ids)
        for profile in profiles:
            profile.paused_until = self.until
        return {**_counts(profiles, self.person_ids), "until": self.until.isoformat()}


@dataclass(frozen=True)
class ResumeMentors:
    """Offers the mentors among these people again."""

    person_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes the pause away. Raises `Refused` NO_MENTORS when none of them is paused."""
        profiles = mentors_among(session, self.person_ids)
        paused = [profile for profile in profiles if profile.paused_until is not None]
        if not paused:
            raise Refused(Reason.NOBODY_PAUSED)
        for profile in paused:
            profile.paused_until = None
        return _counts(paused, self.person_ids)


@dataclass(frozen=True)
class MakeAlumni:
    """Turns the students among these people into alumni; their courses stay as they were typed."""

    person_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the status. Raises `Refused` NO_STUDENTS when nobody of them is a student."""
        people = get_people(session, self.person_ids)
        students = [person for person in people if person.status is PersonStatus.STUDENT]
        if not students:
            raise Refused(Reason.NO_STUDENTS)
        for person in students:
            person.status = PersonStatus.ALUM
        return {"count": len(students), "others": len(people) - len(students)}


@dataclass(frozen=True)
class MarkManyBounced:
    """Notes of the addresses in a text, as pasted from returned mail, that they came back."""

    text: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the marks. Raises `Refused` NO_SUCH_ADDRESS when none of them is on file."""
        wanted = {part for part in _words(self.text) if "@" in part}
        found = [
            email
            for email in session.scalars(select(PersonEmail))
            if email.address.casefold() in wanted
        ]
        if not found:
            raise Refused(Reason.NO_SUCH_ADDRESS)
        for email in found:
            email.bounced = True
        unknown = wanted - {email.address.casefold() for email in found}
        return {"addresses": len(found), "unknown": sorted(unknown)}


def mentors_among(session: WriteSession, person_ids: tuple[str, ...]) -> list[MentorProfile]:
    """The profiles of the mentors among these people. Raises `Refused` NO_MENTORS for none."""
    ids = list(dict.fromkeys(person_ids))
    found: list[MentorProfile] = []
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        query = select(MentorProfile).where(MentorProfile.person_id.in_(some))
        found += session.scalars(query)
    if not found:
        raise Refused(Reason.NO_MENTORS)
    return found


def _counts(profiles: list[MentorProfile], person_ids: tuple[str, ...]) -> dict[str, Any]:
    """How many were changed, and how many of those chosen were not concerned."""
    return {"count": len(profiles), "others": len(set(person_ids)) - len(profiles)}


def _present_version(session: WriteSession) -> str | None:
    return session.scalars(select(Programme.code_of_conduct_version).limit(1)).first()


def _words(text: str) -> set[str]:
    """The pieces of a pasted text without the signs mail programs put around addresses."""
    for sign in "<>;,()[]\"'":
        text = text.replace(sign, " ")
    return {word.casefold().removeprefix("mailto:").strip(".:") for word in text.split()}
