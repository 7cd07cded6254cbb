"""Writes drafts into the records of people: new ones whole, known ones by what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from mentordesk.commands.addresses import add_number
from mentordesk.commands.arriving_roles import Roles
from mentordesk.commands.identities import identity_columns
from mentordesk.commands.links import link_people
from mentordesk.domain import names
from mentordesk.domain.consent import Answer
from mentordesk.domain.fields import Field
from mentordesk.domain.person import LinkKind, WeeklySlot, tag_name
from mentordesk.importing.contact import email_key
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import merged_value
from mentordesk.store.queries.import_columns import IDENTITY_COLUMNS, NOT_WITH_NOTE, PERSON_COLUMNS
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    AlumniIdentity,
    Consent,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonPhone,
    PersonTag,
    Tag,
    WeeklyHours,
)

R = TypeVar("R", PersonEmail, PersonPhone, PersonLanguage, WeeklyHours, AlumniIdentity)
_BATCH = 400
_DOMESTIC = (Field.COHORT_CODE, *IDENTITY_COLUMNS)


class Arrivals:
    """The people of one import, their records fetched in a few questions, not one by one.

    Whatever is new is made `fresh`: it is written when the command ends, all of a kind together.
    """

    def __init__(self, session: WriteSession, round_id: str | None) -> None:
        self._session = session
        self._roles = Roles(session, round_id)
        self._people: dict[str, Person] = {}
        self._emails: dict[str, list[PersonEmail]] = defaultdict(list)
        self._phones: dict[str, list[PersonPhone]] = defaultdict(list)
        self._languages: dict[str, list[PersonLanguage]] = defaultdict(list)
        self._hours: dict[str, list[WeeklyHours]] = defaultdict(list)
        self._identities: dict[str, list[AlumniIdentity]] = defaultdict(list)
        self._tagged: dict[str, set[str]] = defaultdict(set)
        self._tags: dict[str, Tag] | None = None
        self._apart: list[tuple[str, tuple[str, ...]]] = []

    def id_of(self, key: str) -> str:
        """The id of a person named by id, or by the key it was added under."""
        return self._people[key].id if key in self._people else key

    def fetch(self, keys: Iterable[str]) -> None:
        """Reads the records of people on file; keys of rows yet to be added are skipped."""
        ids = sorted({key for key in keys if not key.startswith("row")})
        for start in range(0, len(ids), _BATCH):
            self._session.progress.report(start, len(ids), "compare")
            some = ids[start : start + _BATCH]
            for person in self._session.scalars(select(Person).where(Person.id.in_(some))):
                self._people[person.id] = person
            self._into(self._emails, PersonEmail, some)
            self._into(self._phones, PersonPhone, some)
            self._into(self._languages, PersonLanguage, some)
            self._into(self._hours, WeeklyHours, some)
            self._into(self._identities, AlumniIdentity, some)
            tagged = select(PersonTag.person_id, PersonTag.tag_id)
            for owner, tag in self._session.execute(tagged.where(PersonTag.person_id.in_(some))):
                self._tagged[owner].add(tag)
            self._roles.fetch(some)

    def _into(self, held: dict[str, list[R]], kind: type[R], ids: Sequence[str]) -> None:
        query = select(kind).where(kind.person_id.in_(ids)).order_by(kind.id)
        for row in self._session.scalars(query):
            held[row.person_id].append(row)

    def add(self, key: str, draft: PersonDraft) -> None:
        """Adds the person of a draft, known under `key` from then on."""
        source = draft.file[:300] or None
        person = self._session.fresh(Person, display_name=draft.name, sort_name="", source=source)
        self._people[key] = person
        self._write(person, draft, tuple(draft.values))
        self._roles.write(person.id, draft, frozenset(draft.values))

    def change(self, key: str, draft: PersonDraft, changed: Sequence[Field]) -> None:
        """Changes what a draft says otherwise; what it does not mention stays."""
        person = self._people[key]
        self._keep_number(person, draft)
        self._write(person, draft, changed)
        self._roles.write(person.id, draft, frozenset(changed))

    def _write(self, person: Person, draft: PersonDraft, changed: Sequence[Field]) -> None:
        was_automatic = not person.sort_name or person.sort_name == _sort_name(person)
        for f in changed:
            column = PERSON_COLUMNS.get(f)
            if column is not None:
                held, value = getattr(person, column), self._value(f, draft)
                if held != value:  # as the name of somebody just added never does
                    value = value if held is None else merged_value(f, held, draft)
                    setattr(person, column, value)
        if was_automatic:
            person.sort_name = _sort_name(person)
        for f, write in (
            (Field.EMAIL, self._add_emails),
            (Field.PHONE, self._add_phones),
            (Field.LANGUAGES, self._set_languages),
            (Field.HOURS, self._set_hours),
            (Field.TAGS, self._tag),
            (Field.CONSENT, self._consent),
            (Field.NOT_WITH, self._part),
        ):
            if f in changed:
                write(person, draft)
        if any(f in changed for f in _DOMESTIC):
            self._set_identity(person.id, draft, changed)

    def _value(self, f: Field, draft: PersonDraft) -> Any:
        """What a draft says; a tick without a day is of the day of the form, else of today."""
        value = draft.values[f]
        if value is True and f is Field.UNDERSTOOD:
            return draft.values.get(Field.SUBMITTED) or self._session.today()
        return value

    def _keep_number(self, person: Person, draft: PersonDraft) -> None:
        """A number other than the one on file is kept beside it, so that later sheets meet both."""
        number = draft.values.get(Field.EXTERNAL_ID)
        if number and person.external_id and number != person.external_id:
            add_number(self._session, person, number)

    def _consent(self, person: Person, draft: PersonDraft) -> None:
        for purpose, answer in draft.values[Field.CONSENT]:
            given = Answer.GIVEN if answer else Answer.REFUSED
            day = self._session.today()
            self._session.fresh(
                Consent, person_id=person.id, purpose=purpose, answer=given, given_on=day,
                how="import",
            )  # fmt: skip

    def _part(self, person: Person, draft: PersonDraft) -> None:
        others = draft.values[Field.NOT_WITH]
        self._apart.append((person.id, others))
        if not self._roles.has_application(person.id, draft):
            line = NOT_WITH_NOTE + "; ".join(others)
            person.notes = f"{person.notes}\n{line}" if person.notes else line

    def _add_emails(self, person: Person, draft: PersonDraft) -> None:
        person_id, addresses = person.id, draft.values[Field.EMAIL]
        held = self._emails[person_id]
        known = {_fold(e.address) for e in held}
        for address in addresses:
            if (folded := _fold(address)) not in known:
                known.add(folded)
                email = self._session.fresh(
                    PersonEmail, person_id=person_id, address=address, is_primary=not held
                )
                held.append(email)

    def _add_phones(self, person: Person, draft: PersonDraft) -> None:
        person_id = person.id
        held = self._phones[person_id]
        before = tuple(p.number for p in held)
        for number in merged_value(Field.PHONE, before, draft)[len(before) :]:
            held.append(self._session.fresh(PersonPhone, person_id=person_id, number=number[:60]))

    def _set_languages(self, person: Person, draft: PersonDraft) -> None:
        person_id, spoken = person.id, dict(draft.values[Field.LANGUAGES])
        held = {row.language: row for row in self._languages[person_id]}
        for code, level in spoken.items():
            if code in held:
                held[code].level = level
            else:
                row = self._session.fresh(
                    PersonLanguage, person_id=person_id, language=code, level=level
                )
                self._languages[person_id].append(row)

    def _set_hours(self, person: Person, draft: PersonDraft) -> None:
        hours: tuple[WeeklySlot, ...] | str = draft.values[Field.HOURS]
        if isinstance(hours, str):
            person.hours_text = hours
            return
        wanted = {(s.weekday, s.start, s.end) for s in hours}
        kept = []
        for row in self._hours[person.id]:
            key = (row.weekday, row.start, row.end)
            if key in wanted:
                wanted.discard(key)
                kept.append(row)
            else:
                self._session.delete(row)
        for weekday, start, end in sorted(wanted):
            row = self._session.fresh(
                WeeklyHours, person_id=person.id, weekday=weekday, start=start, end=end
            )
            kept.append(row)
        self._hours[person.id] = kept

    def _set_identity(self, person_id: str, draft: PersonDraft, changed: Sequence[Field]) -> None:
        held = self._identities[person_id]
        codes: tuple[str, ...] = draft.values.get(Field.COHORT_CODE, ())
        about = {
            column: draft.values[f]
            for f, column in IDENTITY_COLUMNS.items()
            if f in changed and f in draft.values
        }
        target = None
        for code in codes:
            row = next((i for i in held if i.code and _fold(i.code) == _fold(code)), None)
            if row is None:
                row = self._session.fresh(
                    AlumniIdentity, person_id=person_id, **identity_columns(code)
                )
                held.append(row)
            target = target or row
        if not about:
            return
        if target is None:
            target = held[0] if held else None
        if target is None:
            target = self._session.fresh(AlumniIdentity, person_id=person_id)
            held.append(target)
        for column, value in about.items():
            setattr(target, column, value)

    def _tag(self, person: Person, draft: PersonDraft) -> None:
        person_id, words = person.id, draft.values[Field.TAGS]
        if self._tags is None:
            self._tags = {names.bare(t.name): t for t in self._session.scalars(select(Tag))}
        have = self._tagged[person_id]
        for name in filter(None, map(tag_name, words)):
            tag = self._tags.get(names.bare(name))
            if tag is None:
                tag = Tag(id=self._session.new_id(), name=name)
                self._tags[names.bare(name)] = tag
                self._session.add(tag)
            if tag.id not in have:
                have.add(tag.id)
                self._session.fresh(PersonTag, person_id=person_id, tag_id=tag.id)

    def keep_apart(self) -> None:
        """Links those whom a row names as not to be paired with, where the name is one person's."""
        if not self._apart:
            return
        self._session.flush()
        self._session.write_fresh()  # whoever came with this import may be named too
        by_name: dict[str, set[str]] = defaultdict(set)
        for person_id, name in self._session.execute(select(Person.id, Person.display_name)):
            by_name[names.latin(name)].add(person_id)
        for person_id, address in self._session.execute(
            select(PersonEmail.person_id, PersonEmail.address)
        ):
            by_name[email_key(address)].add(person_id)
        for person_id, others in self._apart:
            for other in others:
                found = by_name.get(email_key(other) if "@" in other else names.latin(other), set())
                if len(found) == 1 and found != {person_id}:
                    link_people(self._session, person_id, next(iter(found)), LinkKind.NOT_WITH)


def _sort_name(person: Person) -> str:
    return names.sort_name(person.display_name, person.family_name)


def _fold(text: str) -> str:
    return "".join(names.bare(text).split())
