"""Asks of each draft whether the person is known: for certain, perhaps, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from mentordesk.domain.fields import Field
from mentordesk.domain.names import bare
from mentordesk.importing.contact import email_key, phone_key
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.likeness import name_likeness, names_agree, skeleton, tokens

THRESHOLD = 0.65
"""From here on a likeness is shown to a person; nothing is ever joined by likeness alone."""
_CROWD = 60
"""A key shared by more people than this tells nothing (one mail address for a whole office)."""


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


@dataclass(frozen=True)
class New:
    """Nobody on file is like the draft."""


@dataclass(frozen=True)
class Same:
    """The draft is this person: same external id, or same mail address with a like name."""

    person_id: str


@dataclass(frozen=True)
class Uncertain:
    """The draft may be this person; a person must say. Likeness is 0 to 100."""

    person_id: str
    likeness: int
    reasons: tuple[Why, ...] = field(default=())


Judgement = New | Same | Uncertain


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


class People:
    """Everybody known so far, found by what two records of one person share."""

    def __init__(self, known: Iterable[KnownPerson] = ()) -> None:
        self._by_id: dict[str, KnownPerson] = {}
        self._emails: dict[str, list[str]] = defaultdict(list)
        self._external: dict[str, list[str]] = defaultdict(list)
        self._blocks: dict[str, list[str]] = defaultdict(list)
        for person in known:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """Makes a person known, or better known when the id is known already."""
        self._by_id[person.id] = person
        for address in person.emails:
            _enter(self._emails[email_key(address)], person.id)
        for number in (person.external_id, *person.numbers):
            if number:
                _enter(self._external[_id_key(number)], person.id)
        for key in _blocks(person):
            _enter(self._blocks[key], person.id)

    def shared_with(self, draft: PersonDraft) -> list[str]:
        """The ids of those who have a mail address or the external id of the draft."""
        found: list[str] = []
        for address in draft.values.get(Field.EMAIL, ()):
            found += self._emails.get(email_key(address), ())
        external_id = draft.values.get(Field.EXTERNAL_ID)
        if external_id:
            found += self._external.get(_id_key(external_id), ())
        return found

    def judge(self, draft: PersonDraft) -> Judgement:
        """Whether the draft is somebody known."""
        person = known_from_draft(draft, "")
        by_id = self._by_external_id(person)
        if by_id is not None:
            return by_id
        by_email = self._by_email(person)
        if isinstance(by_email, Same):
            return by_email
        by_likeness = self._by_likeness(person)
        if isinstance(by_likeness, Uncertain):
            return by_likeness
        return by_email or by_likeness

    def _by_external_id(self, person: KnownPerson) -> Judgement | None:
        if not person.external_id:
            return None
        for known_id in self._external.get(_id_key(person.external_id), ()):
            known = self._by_id[known_id]
            if _any_agree(person, known) or _share(person.emails, known.emails):
                return Same(known_id)
            likeness = _likeness(person, known)
            if likeness >= THRESHOLD:
                return Same(known_id)
            return Uncertain(known_id, 60, (Why.SAME_ID, Why.OTHER_NAME))
        return None

    def _by_email(self, person: KnownPerson) -> Judgement | None:
        found: list[KnownPerson] = []
        for address in person.emails:
            found += [self._by_id[i] for i in self._emails.get(email_key(address), ())[:_CROWD]]
        for known in found:
            if _any_agree(person, known) or _is_unnamed(person) or _is_unnamed(known):
                if _ids_differ(person, known):
                    return Uncertain(known.id, 80, (Why.SAME_EMAIL, Why.SAME_NAME, Why.OTHER_ID))
                return Same(known.id)
        if not found:
            return None
        best = max(found, key=lambda known: _likeness(person, known))
        likeness = max(_likeness(person, best), 0.5)
        return Uncertain(best.id, round(likeness * 100), (Why.SAME_EMAIL, Why.OTHER_NAME))

    def _by_likeness(self, person: KnownPerson) -> Judgement:
        best, best_score = None, 0.0
        for known_id in self._candidates(person):
            known = self._by_id[known_id]
            if _ids_differ(person, known):
                continue
            score, _ = _score(person, known)
            if score > best_score:
                best, best_score = known, score
        if best is None or best_score < THRESHOLD:
            return New()
        return Uncertain(best.id, round(min(best_score, 1.0) * 100), _score(person, best)[1])

    def _candidates(self, person: KnownPerson) -> dict[str, None]:
        found: dict[str, None] = {}
        for key in _blocks(person):
            held = self._blocks.get(key, ())
            if len(held) <= _CROWD or key.startswith("="):
                found.update(dict.fromkeys(held))
        return found


def _enter(ids: list[str], person_id: str) -> None:
    if person_id not in ids[-3:]:
        ids.append(person_id)


def _id_key(external_id: str) -> str:
    return "".join(external_id.split()).casefold().lstrip("0") or "0"


def _blocks(person: KnownPerson) -> list[str]:
    """Keys of which two records of one person nearly always share one."""
    keys: list[str] = []
    for name in person.names:
        words = tokens(name)
        if not words:
            continue
        keys.append("=" + "".join(sorted(words)))
        keys.append("=" + "".join(words))
        bones = skeleton(name)
        if len(bones) > 2:
            keys.append("~" + bones)
        heads = sorted({w[:3] for w in words})
        keys += [f"{a}|{b}" for i, a in enumerate(heads) for b in heads[i + 1 :]]
        tails = sorted({w[-3:] for w in words if len(w) > 3})
        keys += [f"{a}<{b}" for i, a in enumerate(tails) for b in tails[i + 1 :]]
        for code in person.cohort_codes:
            keys += [f"{bare(code)}:{head}" for head in heads]
    for number in person.phones:
        key = phone_key(number)
        if len(key) > 6:
            keys.append("#" + key)
    return keys


def _share(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool({email_key(x) for x in a} & {email_key(x) for x in b})


def _any_agree(one: KnownPerson, other: KnownPerson) -> bool:
    return any(names_agree(a, b) for a in one.names for b in other.names)


def _is_unnamed(person: KnownPerson) -> bool:
    return "@" in person.names[0]


def _ids_differ(one: KnownPerson, other: KnownPerson) -> bool:
    mine, theirs = _numbers(one), _numbers(other)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _numbers(person: KnownPerson) -> set[str]:
    return {_id_key(number) for number in (person.external_id, *person.numbers) if number}


def _likeness(one: KnownPerson, other: KnownPerson) -> float:
    return max(name_likeness(a, b) for a in one.names for b in other.names)


def _score(one: KnownPerson, other: KnownPerson) -> tuple[float, tuple[Why, ...]]:
    """The weighted likeness and its reasons: the name decides, the rest tips the scale."""
    alike = _likeness(one, other)
    reasons: list[Why] = []
    if alike >= 0.999:
        score = 0.80
        reasons.append(Why.SAME_NAME)
    elif alike >= 0.7:
        score = 0.80 - (1 - alike) * 1.5
        reasons.append(Why.LIKE_NAME)
    else:
        return 0.0, (Why.OTHER_NAME,)
    for same, differ, plus, minus, mine, theirs in (
        (Why.SAME_EMAIL, Why.OTHER_EMAIL, 0.25, 0.06, _mail_keys(one), _mail_keys(other)),
        (Why.SAME_PHONE, None, 0.25, 0.03, _phone_keys(one), _phone_keys(other)),
        (Why.SAME_COHORT, Why.OTHER_COHORT, 0.12, 0.10, _codes(one), _codes(other)),
        (Why.SAME_COUNTRY, Why.OTHER_COUNTRY, 0.05, 0.05, _country(one), _country(other)),
    ):
        if not mine or not theirs:
            continue
        if mine & theirs:
            score += plus
            reasons.append(same)
        else:
            score -= minus
            if differ:
                reasons.append(differ)
    return score, tuple(reasons)


def _mail_keys(person: KnownPerson) -> frozenset[str]:
    return frozenset(email_key(address) for address in person.emails)


def _phone_keys(person: KnownPerson) -> frozenset[str]:
    return frozenset(phone_key(number) for number in person.phones)


def _codes(person: KnownPerson) -> frozenset[str]:
    return frozenset("".join(bare(code).split()) for code in person.cohort_codes)


def _country(person: KnownPerson) -> frozenset[str]:
    return frozenset({person.country}) if person.country else frozenset()
