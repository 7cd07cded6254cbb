"""A crowd on file with near-duplicates planted among the arrivals, and how many are found."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.domain.names import bare
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.duplicates import New, Uncertain
from mentordesk.importing.known import KnownPerson
from mentordesk.jobs.demo.countries import COUNTRIES

STARTS = ("Ba", "Che", "Da", "El", "Fa", "Gor", "Ha", "Ib", "Jo", "Ka", "Lu", "Mar", "No", "Os",
          "Pe", "Ra", "Sal", "Ta", "Um", "Va", "Wei", "Ya", "Zu", "Dra")  # fmt: skip
MIDDLES = ("bi", "chan", "der", "fo", "gal", "har", "kin", "lo", "man", "nav", "rin", "sha", "ti",
           "von", "wa", "")  # fmt: skip
ENDS = ("ez", "ov", "ini", "ssen", "akis", "uddin", "shvili", "wala", "aru", "etti", "mann", "ska",
        "yan", "oğlu", "quist")  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Somebody:
    """One invented person: the parts of the name, its original script, and other marks."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    original: str
    mail: str
    phone: str
    cohort: str
    country: str

    @property
    def name(self) -> str:
        """The name as usually written."""
        return " ".join((*self.given, *self.family))


@dataclass(frozen=True)
class Found:
    """How many planted doubles led to the right person, how many rows to a wrong one."""

    planted: int
    right: int
    wrong: int
    missed_by_kind: dict[str, int]

    @property
    def recall(self) -> float:
        """The part of the planted doubles that led to the right person, 0 to 1."""
        return self.right / self.planted

    @property
    def precision(self) -> float:
        """The part of the rows held back that are doubles indeed, 0 to 1."""
        return self.right / max(1, self.right + self.wrong)


def crowd(count: int, seed: int, first: int = 0) -> list[Somebody]:
    """Different people: some share a name, as people do, but nobody a mail address."""
    dice = random.Random(seed)
    return [_one(number, dice) for number in range(first, first + count)]


def known(people: Sequence[Somebody]) -> list[KnownPerson]:
    """The crowd as it would stand on file."""
    return [
        KnownPerson(
            f"p{number}", (one.name, one.original) if one.original else (one.name,), (one.mail,),
            (one.phone,) if one.phone else (), None, (one.cohort,) if one.cohort else (),
            one.country,
        )
        for number, one in enumerate(people)
    ]  # fmt: skip


def arrivals(
    people: Sequence[Somebody], strangers: Sequence[Somebody], doubles: int, seed: int
) -> list[tuple[PersonDraft, str | None, str]]:
    """Rows of strangers, and doubles of people on file: draft, the id meant, the kind of change."""
    dice = random.Random(seed)
    rows: list[tuple[PersonDraft, str | None, str]] = [
        (_draft(one.name, one, number), None, "stranger") for number, one in enumerate(strangers)
    ]
    kinds = list(CHANGES)
    for place in dice.sample(range(len(people)), doubles):
        kind = kinds[len(rows) % len(kinds)]
        if kind == "other script" and not people[place].original:
            kind = "typo"
        one = people[place]
        name = CHANGES[kind](one, dice)
        again = replace(
            one,
            mail=f"other{len(rows)}@new.example" if dice.random() < 0.8 else "",
            phone=one.phone if dice.random() < 0.3 else "",
            cohort=one.cohort if dice.random() < 0.5 else "",
            country=one.country if dice.random() < 0.8 else "",
        )
        rows.append((_draft(name, again, len(rows)), f"p{place}", kind))
    dice.shuffle(rows)
    return rows


def judged(
    judge: Callable[[PersonDraft], Any], rows: Iterable[tuple[PersonDraft, Any, str]]
) -> Found:
    """What a judge made of the rows."""
    planted = right = wrong = 0
    missed: Counter[str] = Counter()
    for draft, meant, kind in rows:
        answer = judge(draft)
        person = None if isinstance(answer, New) else answer.person_id
        planted += meant is not None
        right += person is not None and person == meant
        wrong += person is not None and person != meant
        missed[kind] += meant is not None and person != meant
    return Found(planted, right, wrong, dict(missed))


class PlainNames:
    """The plain way: who bears the same name, case and accents ignored, is the same person."""

    def __init__(self, known: Sequence[KnownPerson]) -> None:
        self._people = {bare(name): person.id for person in known for name in person.names}

    def judge(self, draft: PersonDraft) -> New | Uncertain:
        """Whoever bears the name of the draft."""
        person = self._people.get(bare(draft.name))
        return New() if person is None else Uncertain(person, 100)


def _one(number: int, dice: random.Random) -> Somebody:
    country = dice.choices(COUNTRIES, [c.weight for c in COUNTRIES])[0]
    given, family = [dice.choice(country.given)], [dice.choice(country.family)]
    if dice.random() < 0.4:
        given.append(dice.choice(country.given))
    if dice.random() < 0.7 and country.pattern == "gf":
        family = [(_family(dice), "")]
    elif dice.random() < 0.5:
        family.append(dice.choice(country.family))
    parts = [*given, *family]
    original = " ".join(own for _, own in parts) if all(own for _, own in parts) else ""
    return Somebody(
        tuple(latin for latin, _ in given), tuple(latin for latin, _ in family), original,
        f"person{number}@post.example", _phone(number) if dice.random() < 0.3 else "",
        f"MAP{dice.randint(3, 38):02d}" if dice.random() < 0.7 else "", country.code,
    )  # fmt: skip


def _family(dice: random.Random) -> str:
    return dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(ENDS)


def _phone(number: int) -> str:
    return f"+44 7700 9{number:05d}"


def _draft(name: str, one: Somebody, row: int) -> PersonDraft:
    values: dict[Field, Any] = {Field.DISPLAY_NAME: name}
    for field, value in (
        (Field.EMAIL, one.mail), (Field.PHONE, one.phone), (Field.COHORT_CODE, one.cohort),
    ):  # fmt: skip
        if value:
            values[field] = (value,)
    if one.country:
        values[Field.COUNTRY] = one.country
    return PersonDraft("arrivals.csv", "", row + 2, frozenset(), values)


def _unaccented(one: Somebody, dice: random.Random) -> str:
    parted = unicodedata.normalize("NFD", one.name.replace("ğ", "g").replace("Đ", "D"))
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    return plain if plain != one.name else plain.upper()


def _turned(one: Somebody, dice: random.Random) -> str:
    return f"{' '.join(one.family)}{dice.choice((',', ''))} {' '.join(one.given)}"


def _mistyped(one: Somebody, dice: random.Random) -> str:
    text = one.name
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    at = dice.choice(places)
    return dice.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            text[:at] + dice.choice(LETTERS) + text[at + 1 :],
        )
    )


def _shortened(one: Somebody, dice: random.Random) -> str:
    if len(one.given) > 1:
        return " ".join((one.given[0], *one.family))
    return " ".join((f"{one.given[0][0]}.", *one.family))


CHANGES: dict[str, Callable[[Somebody, random.Random], str]] = {
    "accents": _unaccented,
    "order": _turned,
    "other mail": lambda one, dice: one.name,
    "typo": _mistyped,
    "other script": lambda one, dice: one.original,
    "shortened": _shortened,
}
"""What sets a double apart from the person on file; its mail address is always another."""
