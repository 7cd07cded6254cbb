"""Changes to the saved views of a page: named filters with their sort and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import SavedView


@dataclass(frozen=True)
class SaveView:
    """Saves a view of a page under a name; one of the same name is replaced. `view` is JSON."""

    page: str
    name: str
    view: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the view or types over it. Raises `Refused` NAME_MISSING."""
        name = " ".join(self.name.split())
        if not name:
            raise Refused(Reason.NAME_MISSING)
        query = select(SavedView).where(SavedView.page == self.page, SavedView.name == name)
        found = session.scalars(query).first()
        if found is None:
            row = SavedView(id=session.new_id(), page=self.page, name=name, view=self.view)
            session.add(row)
        else:
            found.view = self.view
        return {"view": name}


@dataclass(frozen=True)
class RemoveView:
    """Removes a saved view."""

    view_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Takes the row away. Raises `Refused` NOT_FOUND."""
        found = session.get(SavedView, self.view_id)
        if found is None:
            raise Refused(Reason.NOT_FOUND, what="view", id=self.view_id)
        session.delete(found)
        return {"view": found.name}
