"""The history of one person: every step that touched them."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mentordesk.store.queries.history import HistoryRow
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.store.queries.person_history import of_person
from mentordesk.ui.desk import Desk
from mentordesk.ui.history_list import HistoryList
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column


class Past(QWidget):
    """The tab of history; asked for only while it is shown."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._person_id: str | None = None
        self.setAccessibleName("History of this person")
        self.list = HistoryList(desk, theme, "Steps about this person", self._fetch)
        box = column(self.list, space=0)
        box.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self.setLayout(box)

    def show_person(self, person: PersonDetail) -> None:
        """Be about this person."""
        self._person_id = person.id
        self.list.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Load when the tab is opened."""
        super().showEvent(event)
        self.list.refresh()

    def _fetch(self) -> tuple[HistoryRow, ...]:
        return () if self._person_id is None else self._desk.ask(of_person, self._person_id)
