"""Builds people, rounds and pairs with sensible defaults, through the commands a person uses."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentordesk.commands.addresses import SetEmails
from mentordesk.commands.applications import AddToRound
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.mentors import SetMentorField, SetMentorTopics
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.rounds import NewRound
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.store.workspace import Workspace


class Make:
    """One builder for each word; every one returns the new id."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._number = 0

    def person(self, name: str | None = None, **details: Any) -> str:
        """A person with a name of their own and a mail address; `code` is a cohort code."""
        self._number += 1
        name = name or f"Person {self._number:03d}"
        code = details.pop("code", None)
        email = details.pop("email", f"person{self._number}@post.example")
        done = self.workspace.run(NewPerson(name, None, None, tuple(details.items())))
        person_id = str(done.values["person_id"])
        if email:
            self.workspace.run(SetEmails(person_id, (email,)))
        if code:
            self.workspace.run(SetIdentities(person_id, (code,)))
        return person_id

    def mentor(
        self, name: str | None = None, places: int = 1, topics: tuple[str, ...] = (), **details: Any
    ) -> str:
        """A person with a mentor profile."""
        person_id = self.person(name, **details)
        self.workspace.run(SetMentorField(person_id, "places", places))
        if topics:
            self.workspace.run(SetMentorTopics(person_id, topics))
        return person_id

    def mentee(self, name: str | None = None, round_id: str | None = None, **details: Any) -> str:
        """A person who applied to a round."""
        person_id = self.person(name, **details)
        if round_id is not None:
            self.workspace.run(AddToRound(round_id, (person_id,), Role.MENTEE))
        return person_id

    def round(self, name: str = "Spring 2026", scheme: Scheme = Scheme.MATCHED) -> str:
        """A round that starts in a month."""
        starts = self.workspace.today() + dt.timedelta(days=30)
        done = self.workspace.run(NewRound(name, scheme, starts))
        return next(change.id for change in done.changes if change.table == "round")
