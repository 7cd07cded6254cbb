"""What goes along with a letter: guidance tied to its occasion, a certificate, calendar dates."""

from __future__ import annotations

from typing import Protocol

from mentordesk.domain.letter import Occasion
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.jobs.guidance import Enclosed, Enclosures
from mentordesk.store.workspace import Workspace


class Addressed(Protocol):
    """A letter as far as what goes along with it is concerned."""

    @property
    def person_id(self) -> str:
        """Whom it is written to."""

    @property
    def match_id(self) -> str | None:
        """The pair it is about."""

    @property
    def group_id(self) -> str | None:
        """The group it is about."""

    @property
    def role(self) -> Role | None:
        """In what part they get it."""

    @property
    def scheme(self) -> Scheme | None:
        """In which scheme."""


class Enclosing:
    """What goes along with the letters of one occasion; each piece is made once.

    Raises `Refused` where a piece of guidance that is tied to the letter is empty.
    """

    def __init__(self, workspace: Workspace, occasion: Occasion) -> None:
        self._workspace, self._occasion = workspace, occasion
        self._guidance = Enclosures(workspace, occasion)

    def to(self, letter: Addressed) -> Enclosed:
        """What goes along with one letter."""
        return self._guidance.to(letter.role, letter.scheme)

    def names(self, letter: Addressed) -> tuple[str, ...]:
        """What goes along, by title, without making it; for a look before anything is written."""
        return tuple(row.title for row in self._guidance.rows_for(letter.role, letter.scheme))
