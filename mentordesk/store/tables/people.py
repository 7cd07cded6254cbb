"""People and what is known of them: names, addresses, languages, hours, cohorts, consents."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import ContactStatus, Level, LinkKind, PersonStatus
from mentordesk.store.base import Record, ref
from mentordesk.store.types import Day, EnumText


class Person(Record):
    """One human being, in whatever roles; the display name is as the person writes it."""

    __tablename__ = "person"
    # with the id the index alone answers who is listed in which order
    __table_args__ = (Index("ix_person_sort_name", "sort_name", "id"),)

    display_name: Mapped[str] = mapped_column(String(400))
    sort_name: Mapped[str] = mapped_column(String(400))
    given_name: Mapped[str | None] = mapped_column(String(200), default=None)
    family_name: Mapped[str | None] = mapped_column(String(200), default=None)
    original_name: Mapped[str | None] = mapped_column(String(400), default=None)
    greeting: Mapped[str | None] = mapped_column(String(200), default=None)
    pronunciation: Mapped[str | None] = mapped_column(String(200), default=None)
    pronouns: Mapped[str | None] = mapped_column(String(60), default=None)
    status: Mapped[PersonStatus | None] = mapped_column(EnumText(PersonStatus), default=None)
    contact_status: Mapped[ContactStatus] = mapped_column(
        EnumText(ContactStatus), default=ContactStatus.ACTIVE
    )
    city: Mapped[str | None] = mapped_column(String(200), default=None)
    country: Mapped[str | None] = mapped_column(String(100), default=None)
    time_zone: Mapped[str | None] = mapped_column(String(60), default=None)
    hours_text: Mapped[str | None] = mapped_column(Text, default=None)
    employer: Mapped[str | None] = mapped_column(String(300), default=None)
    job_title: Mapped[str | None] = mapped_column(String(300), default=None)
    sector: Mapped[str | None] = mapped_column(String(200), default=None)
    years_experience: Mapped[int | None] = mapped_column(default=None)
    linkedin: Mapped[str | None] = mapped_column(String(300), default=None)
    messaging: Mapped[str | None] = mapped_column(String(200), default=None)
    internet: Mapped[str | None] = mapped_column(String(100), default=None)
    line_manager: Mapped[str | None] = mapped_column(String(300), default=None)
    understood_on: Mapped[dt.date | None] = mapped_column(Day, default=None)
    external_id: Mapped[str | None] = mapped_column(String(100), default=None, index=True)
    access_needs: Mapped[str | None] = mapped_column(Text, default=None)
    notes: Mapped[str | None] = mapped_column(Text, default=None)
    source: Mapped[str | None] = mapped_column(String(300), default=None)


class PersonEmail(Record):
    """A mail address, stored as typed."""

    __tablename__ = "person_email"

    person_id: Mapped[str] = ref("person")
    address: Mapped[str] = mapped_column(String(320), index=True)
    is_primary: Mapped[bool] = mapped_column(default=False)
    bounced: Mapped[bool] = mapped_column(default=False)


class PersonPhone(Record):
    """A telephone number, stored as typed."""

    __tablename__ = "person_phone"

    person_id: Mapped[str] = ref("person")
    number: Mapped[str] = mapped_column(String(60))


class PersonNumber(Record):
    """A further number somebody has in the alumni database: two of its lines were one person."""

    __tablename__ = "person_number"

    person_id: Mapped[str] = ref("person")
    number: Mapped[str] = mapped_column(String(100), index=True)


class PersonLanguage(Record):
    """A language somebody speaks, by its ISO code, and how well."""

    __tablename__ = "person_language"
    __table_args__ = (UniqueConstraint("person_id", "language"),)

    person_id: Mapped[str] = ref("person")
    language: Mapped[str] = mapped_column(String(60))
    level: Mapped[int] = mapped_column(default=Level.FLUENT.value)


class WeeklyHours(Record):
    """Hours somebody is free each week, in minutes of their own local day; weekday 0 is Monday."""

    __tablename__ = "weekly_hours"

    person_id: Mapped[str] = ref("person")
    weekday: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]


class AlumniIdentity(Record):
    """One course somebody took; the cohort code stays as printed."""

    __tablename__ = "alumni_identity"

    person_id: Mapped[str] = ref("person")
    code: Mapped[str | None] = mapped_column(String(60), default=None)
    prefix: Mapped[str | None] = mapped_column(String(40), default=None, index=True)
    ordinal: Mapped[int | None] = mapped_column(default=None)
    programme_name: Mapped[str | None] = mapped_column(String(300), default=None)
    award: Mapped[str | None] = mapped_column(String(40), default=None)
    start_year: Mapped[int | None] = mapped_column(default=None)
    end_year: Mapped[int | None] = mapped_column(default=None)
    scholarship: Mapped[str | None] = mapped_column(String(200), default=None)
    verified: Mapped[bool] = mapped_column(default=False)


class Tag(Record):
    """A word of the coordinator's own to sort people by."""

    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(String(100), unique=True)


class PersonTag(Record):
    """A tag on a person."""

    __tablename__ = "person_tag"
    __table_args__ = (UniqueConstraint("person_id", "tag_id"),)

    person_id: Mapped[str] = ref("person")
    tag_id: Mapped[str] = ref("tag")


class PersonLink(Record):
    """What stands between two people; it holds both ways round."""

    __tablename__ = "person_link"

    person_id: Mapped[str] = ref("person")
    other_id: Mapped[str] = ref("person")
    kind: Mapped[LinkKind] = mapped_column(EnumText(LinkKind))
    note: Mapped[str | None] = mapped_column(Text, default=None)


class Consent(Record):
    """An answer to a purpose; the newest one counts."""

    __tablename__ = "consent"

    person_id: Mapped[str] = ref("person")
    purpose: Mapped[Purpose] = mapped_column(EnumText(Purpose))
    answer: Mapped[Answer] = mapped_column(EnumText(Answer))
    given_on: Mapped[dt.date] = mapped_column(Day)
    how: Mapped[str | None] = mapped_column(String(100), default=None)
    wording_version: Mapped[str | None] = mapped_column(String(60), default=None)
    entered_by: Mapped[str | None] = mapped_column(String(100), default=None)
