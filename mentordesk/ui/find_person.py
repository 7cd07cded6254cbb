"""A search line over the few people it finds: the one stood on is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from mentordesk.store.queries import people
from mentordesk.ui.desk import Desk
from mentordesk.ui.filter_header import DEBOUNCE_MS
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column


class FindPerson(QWidget):
    """Anybody on file but one, by any part of the name; a longer text finds fewer.

    `most` names are offered, and `chosen` tells that another is stood on, or none.
    """

    chosen = Signal()

    def __init__(
        self, desk: Desk, name: str, hint: str, most: int, but_id: str | None = None
    ) -> None:
        super().__init__()
        self._desk, self._most, self._but_id = desk, most, but_id
        self.search = QLineEdit()
        self.search.setAccessibleName(name)
        self.search.setPlaceholderText(hint)
        self.found = QListWidget()
        self.found.setAccessibleName("People found")
        self.found.setFixedHeight(most * (self.found.fontMetrics().lineSpacing() + Space.S))
        self.setLayout(column(self.search, self.found, space=Space.M))
        self.setFocusProxy(self.search)
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._wait.timeout.connect(self.look)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.found.itemSelectionChanged.connect(self.chosen)

    @property
    def person_id(self) -> str | None:
        """The id of the person stood on."""
        item = self.found.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def look(self) -> None:
        """Offer the people found by what is typed."""
        text = self.search.text().strip()
        found = self._desk.ask(people.find, text, self._most + 1) if text else ()
        self.found.clear()
        for one in [one for one in found if one.id != self._but_id][: self._most]:
            item = QListWidgetItem(one.name, self.found)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        if self.found.count():
            self.found.setCurrentRow(0)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search line the arrows lead into the names."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.found.setFocus()
        else:
            super().keyPressEvent(event)
