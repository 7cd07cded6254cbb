"""The saved views of a page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.store.tables import SavedView


@dataclass(frozen=True)
class ViewRow:
    """A saved view; `view` is the page's own JSON."""

    id: str
    name: str
    view: str


def views_of(connection: Connection, page: str) -> tuple[ViewRow, ...]:
    """The saved views of a page, by name."""
    query = (
        select(SavedView.id, SavedView.name, SavedView.view)
        .where(SavedView.page == page)
        .order_by(func.lower(SavedView.name))
    )
    return tuple(ViewRow(*row) for row in connection.execute(query).all())
