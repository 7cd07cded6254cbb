"""What is compared of two people who may be one, made ready once for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mentordesk.domain.fields import Field
from mentordesk.domain.names import bare
from mentordesk.importing.contact import email_key, phone_key
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.likeness import Name


class Why(Enum):
    """What speaks for or against two being one person."""

    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"
    OTHER_NAME = "other_name"
    SAME_EMAIL = "same_email"
    OTHER_EMAIL = "other_email"
    SAME_PHONE = "same_phone"
    SAME_COHORT = "same_cohort"
    OTHER_COHORT = "other_cohort"
    SAME_COUNTRY = "same_country"
    OTHER_COUNTRY = "other_country"
    SAME_ID = "same_id"
    OTHER_ID = "other_id"


@dataclass(frozen=True)
class KnownPerson:
    """What is compared of a person on file; `names` holds the display name and other writings."""

    id: str
    names: tuple[str, ...]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    external_id: str | None = None
    cohort_codes: tuple[str, ...] = ()
    country: str | None = None
    numbers: tuple[str, ...] = ()
    """Further external ids, under which rows still come for somebody merged from two."""


def known_from_draft(draft: PersonDraft, person_id: str) -> KnownPerson:
    """What a draft would be once it is on file."""
    values = draft.values
    names = [draft.name]
    if values.get(Field.ORIGINAL_NAME):
        names.append(values[Field.ORIGINAL_NAME])
    return KnownPerson(
        person_id,
        tuple(names),
        values.get(Field.EMAIL, ()),
        values.get(Field.PHONE, ()),
        values.get(Field.EXTERNAL_ID),
        values.get(Field.COHORT_CODE, ()),
        values.get(Field.COUNTRY),
    )


class Marks:
    """A person's marks as they are compared: folded, and as sets; two are compared in microseconds.

    Made once for each person, since one is compared with dozens.
    """

    __slots__ = ("codes", "country", "fewest", "id", "mails", "names", "numbers", "phones")

    def __init__(self, person: KnownPerson) -> None:
        self.id = person.id
        self.names = tuple(map(Name, person.names))
        self.mails = frozenset(map(email_key, person.emails))
        self.phones = frozenset(map(phone_key, person.phones))
        self.codes = frozenset(["".join(bare(code).split()) for code in person.cohort_codes])
        self.country = frozenset({person.country}) if person.country else frozenset()
        self.numbers = frozenset(
            [id_key(number) for number in (person.external_id, *person.numbers) if number]
        )
        self.fewest = min([len(name.words) for name in self.names])

    @property
    def is_unnamed(self) -> bool:
        """Whether only a mail address stands where the name should."""
        return "@" in self.names[0].text

    def ids_differ(self, other: Marks) -> bool:
        """Whether both have numbers of the alumni database, and none in common."""
        return bool(self.numbers and other.numbers and self.numbers.isdisjoint(other.numbers))


def id_key(external_id: str) -> str:
    """A number of the alumni database without blanks, case and leading noughts."""
    return "".join(external_id.split()).casefold().lstrip("0") or "0"
