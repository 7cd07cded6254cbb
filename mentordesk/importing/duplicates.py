"""Asks of each draft whether the person is known: for certain, perhaps, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from mentordesk.domain.fields import Field
from mentordesk.importing.contact import email_key
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.known import KnownPerson, Marks, Why, id_key, known_from_draft
from mentordesk.importing.likeness import names_agree
from mentordesk.importing.resemblance import (
    CROWD,
    THRESHOLD,
    Crowd,
    Look,
    likeness,
    look_at,
    reasons,
)


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


class People:
    """Everybody known so far, found by what two records of one person share."""

    def __init__(self, known: Iterable[KnownPerson] = ()) -> None:
        self._marks: dict[str, Marks] = {}
        self._emails: dict[str, list[str]] = defaultdict(list)
        self._external: dict[str, list[str]] = defaultdict(list)
        self._crowd = Crowd()
        self._last: tuple[PersonDraft, Look] | None = None
        for person in known:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """Makes a person known, or better known when the id is known already."""
        self._add(look_at(person))

    def add_draft(self, draft: PersonDraft, person_id: str) -> None:
        """Makes the person of a draft known under an id; quick for the draft judged last."""
        look = self._look(draft)
        look.marks.id = person_id
        self._last = None  # these marks are somebody's now
        self._add(look)

    def _add(self, look: Look) -> None:
        marks = look.marks
        self._marks[marks.id] = marks
        for key in marks.mails:
            _enter(self._emails[key], marks.id)
        for key in marks.numbers:
            _enter(self._external[key], marks.id)
        self._crowd.add(look)

    def _look(self, draft: PersonDraft) -> Look:
        if self._last is None or self._last[0] is not draft:
            self._last = draft, look_at(known_from_draft(draft, ""))
        return self._last[1]

    def shared_with(self, draft: PersonDraft) -> list[str]:
        """The ids of those who have the id, a mail address or the external id of the draft."""
        own_id = draft.values.get(Field.OWN_ID)
        found: list[str] = [own_id] if own_id in self._marks else []
        for address in draft.values.get(Field.EMAIL, ()):
            found += self._emails.get(email_key(address), ())
        external_id = draft.values.get(Field.EXTERNAL_ID)
        if external_id:
            found += self._external.get(id_key(external_id), ())
        return found

    def judge(self, draft: PersonDraft) -> Judgement:
        """Whether the draft is somebody known."""
        own_id = draft.values.get(Field.OWN_ID)
        if own_id in self._marks:
            return Same(own_id)
        look = self._look(draft)
        by_id = self._by_external_id(look.marks)
        if by_id is not None:
            return by_id
        by_email = self._by_email(draft.values.get(Field.EMAIL, ()), look.marks)
        if isinstance(by_email, Same):
            return by_email
        by_likeness = self._by_likeness(look)
        if isinstance(by_likeness, Uncertain):
            return by_likeness
        return by_email or by_likeness

    def _by_external_id(self, marks: Marks) -> Judgement | None:
        for known_id in [i for key in marks.numbers for i in self._external.get(key, ())]:
            known = self._marks[known_id]
            if _any_agree(marks, known) or not marks.mails.isdisjoint(known.mails):
                return Same(known_id)
            if likeness(marks, known) >= THRESHOLD:
                return Same(known_id)
            return Uncertain(known_id, 60, (Why.SAME_ID, Why.OTHER_NAME))
        return None

    def _by_email(self, addresses: Iterable[str], marks: Marks) -> Judgement | None:
        found: list[Marks] = []
        for address in addresses:
            found += [self._marks[i] for i in self._emails.get(email_key(address), ())[:CROWD]]
        for known in found:
            if _any_agree(marks, known) or marks.is_unnamed or known.is_unnamed:
                if marks.ids_differ(known):
                    return Uncertain(known.id, 80, (Why.SAME_EMAIL, Why.SAME_NAME, Why.OTHER_ID))
                return Same(known.id)
        if not found:
            return None
        best = max(found, key=lambda known: likeness(marks, known))
        alike = max(likeness(marks, best), 0.5)
        return Uncertain(best.id, round(alike * 100), (Why.SAME_EMAIL, Why.OTHER_NAME))

    def _by_likeness(self, look: Look) -> Judgement:
        best, score = self._crowd.likest(look)
        if best is None:
            return New()
        return Uncertain(best.id, round(min(score, 1.0) * 100), reasons(look.marks, best))


def _enter(ids: list[str], person_id: str) -> None:
    """Adds an id to a list, once for somebody who came just before."""
    if person_id not in ids[-3:]:
        ids.append(person_id)


def _any_agree(one: Marks, other: Marks) -> bool:
    return any(names_agree(a, b) for a in one.names for b in other.names)
