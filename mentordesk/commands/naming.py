"""Finds the people whom a typed text names, where each name means exactly one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from mentordesk.domain.names import latin
from mentordesk.domain.wish import named_parts, readings
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import MentorProfile, Person, PersonEmail


@dataclass(frozen=True)
class Named:
    """Whom a text names, in its order, and the parts that name nobody or more than one."""

    ids: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def rest(self) -> str | None:
        """The parts that stay as typed, as one text; None when none is left."""
        return "; ".join(self.left) or None


class NameBook:
    """Everybody on file by folded name, name in their own script, and mail address."""

    def __init__(self, session: WriteSession) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        p, e = Person, PersonEmail
        for person_id, name, original in session.execute(
            select(p.id, p.display_name, p.original_name)
        ):
            for text in filter(None, (name, original)):
                self._ids[latin(text)].add(person_id)
        for person_id, address in session.execute(select(e.person_id, e.address)):
            self._ids[latin(address)].add(person_id)
        self._mentors = set(session.scalars(select(MentorProfile.person_id)))

    def find(self, text: str | None, own_id: str) -> Named:
        """Whom a text of one person names; of several of a name the one who is a mentor is meant.

        Nobody names themselves.
        """
        ids: list[str] = []
        left: list[str] = []
        for part in named_parts(text):
            found = next(
                (all_of for names in readings(part) if (all_of := self._all_of(names, own_id))),
                None,
            )
            if found is None:
                left.append(part)
            else:
                ids += found
        return Named(tuple(dict.fromkeys(ids)), tuple(left))

    def _all_of(self, names: Sequence[str], own_id: str) -> list[str] | None:
        """The one person of each name; None unless every name means exactly one."""
        found: list[str] = []
        for name in names:
            those = self._ids.get(latin(name), set()) - {own_id}
            if len(those) > 1:
                those = those & self._mentors
            if len(those) != 1:
                return None
            found += those
        return found
