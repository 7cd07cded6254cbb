"""Finds who a sheet means: by mail address, number of the alumni database, or unambiguous name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.domain.names import latin
from mentordesk.importing.contact import email_key
from mentordesk.importing.known import KnownPerson, id_key
from mentordesk.importing.likeness import Name, name_likeness, names_agree

_MOST_LIKE = 6
_LIKE_ENOUGH = 0.72
_START = 3


@dataclass(frozen=True)
class Named:
    """Somebody as a row names them; any part may be blank."""

    name: str = ""
    email: str = ""
    number: str = ""

    @property
    def key(self) -> str:
        """The same for everybody who is named so, whatever the row."""
        return "|".join(
            (latin(self.name), email_key(self.email) if self.email else "", id_key(self.number)
             if self.number else "")
        )  # fmt: skip

    @property
    def shown(self) -> str:
        """The name, or what stands in for it."""
        return self.name or self.email or self.number

    @property
    def is_blank(self) -> bool:
        """Whether nobody is named."""
        return not (self.name or self.email or self.number)


NOBODY = Named()


@dataclass(frozen=True)
class Met:
    """Who is meant: one id, or None with those it may be, the likeliest first."""

    id: str | None
    perhaps: tuple[str, ...] = ()


class Whom:
    """Everybody on file, ready to be found by what a row says."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self._names: dict[str, list[Name]] = {}
        self._by_mail: dict[str, set[str]] = defaultdict(set)
        self._by_number: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_row: dict[str, set[str]] = defaultdict(set)
        self._by_start: dict[str, set[str]] = defaultdict(set)
        for person in known:
            self.add(person)

    def add(self, person: KnownPerson) -> None:
        """One more, as somebody who is to be made new."""
        names = [Name(text) for text in person.names if text]
        self._names[person.id] = names
        for address in person.emails:
            self._by_mail[email_key(address)].add(person.id)
        for number in (person.external_id, *person.numbers):
            if number:
                self._by_number[id_key(number)].add(person.id)
        for name in names:
            self._by_name[name.sorted].add(person.id)
            self._by_row[name.row].add(person.id)
            for start in _starts(name):
                self._by_start[start].add(person.id)

    def meet(self, named: Named) -> Met:
        """Who is meant. An address or number speaks before a name, unless the name denies it."""
        marked = self._by_number.get(id_key(named.number), set()) if named.number else set()
        mailed = self._by_mail.get(email_key(named.email), set()) if named.email else set()
        if marked and mailed and not marked & mailed:
            return Met(None, tuple(sorted(marked | mailed)))
        found = (marked & mailed) or marked or mailed
        if found and named.name:
            agreeing = {each for each in found if self._agrees(each, named.name)}
            if not agreeing:
                return Met(None, tuple(sorted(found | self._named(named.name))))
            found = agreeing
        if not found and named.name:
            found = self._named(named.name)
        if len(found) == 1:
            return Met(next(iter(found)))
        return Met(None, tuple(sorted(found)) or self.like(named.name))

    def like(self, name: str) -> tuple[str, ...]:
        """Those whose names come near, the nearest first.

        Only whose name begins a word as this one does, or sounds like it, is looked at: to compare
        with everybody would take half a second.
        """
        wanted = Name(name) if name.strip() else None
        if wanted is None or not wanted.words:
            return ()
        best: dict[str, float] = {}
        for person_id in self._like_begun(wanted):
            worth = max((_nearness(wanted, each) for each in self._names[person_id]), default=0.0)
            if worth >= _LIKE_ENOUGH:
                best[person_id] = worth
        return tuple(sorted(best, key=lambda each: (-best[each], each))[:_MOST_LIKE])

    def _like_begun(self, wanted: Name) -> set[str]:
        found: set[str] = set()
        return found.union(*(self._by_start.get(start, ()) for start in _starts(wanted)))

    def _named(self, name: str) -> set[str]:
        wanted = Name(name)
        if not wanted.words:
            return set()
        return self._by_name.get(wanted.sorted) or self._by_row.get(wanted.row) or set()

    def _agrees(self, person_id: str, name: str) -> bool:
        wanted = Name(name)
        return any(
            each.is_same(wanted) or each.is_transcribed(wanted) or names_agree(each, wanted)
            for each in self._names[person_id]
        ) or all("@" in each.text for each in self._names[person_id])


def _starts(name: Name) -> set[str]:
    """What each word begins with, and the sound of the whole."""
    return {word[:_START] for word in name.words if len(word) >= _START} | {f"~{name.bones}"}


def _nearness(wanted: Name, other: Name) -> float:
    """0 to 1; a name cut short or with initials is nearer than one that is only spelt alike."""
    return 0.95 if names_agree(wanted, other) else name_likeness(wanted, other)
