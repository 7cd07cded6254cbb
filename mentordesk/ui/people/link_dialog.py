"""Asks for what stands between a person and another: not with, never again, or a superior."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from mentordesk.commands.links import LinkPeople
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries import people
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.ui.desk import Desk
from mentordesk.ui.filter_header import DEBOUNCE_MS
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import word

MOST = 8
"""So many names are offered; a longer text finds fewer."""


class LinkDialog(QDialog):
    """The other person by any part of the name, the kind of link, and a note."""

    def __init__(self, parent: QWidget, desk: Desk, person: PersonDetail) -> None:
        super().__init__(parent)
        self._desk, self._person = desk, person
        self.setWindowTitle("Keep apart")
        self.setObjectName("link_people")
        self.setAccessibleName(f"Keep {person.display_name} apart from somebody")
        self.kind = QComboBox()
        self.kind.setAccessibleName("What stands between them")
        for kind in (each for each in LinkKind if each is not LinkKind.TWO_PEOPLE):
            self.kind.addItem(word(kind).capitalize(), kind)
        self.search = QLineEdit()
        self.search.setAccessibleName("The other person")
        self.search.setPlaceholderText("Any part of the other person’s name")
        self.found = QListWidget()
        self.found.setAccessibleName("People found")
        self.found.setMinimumHeight(MOST * (self.found.fontMetrics().lineSpacing() + Space.S))
        self.note = QLineEdit()
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("Note, if any")
        self._wrong = label("", tone="urgent", wraps=True)
        self._wrong.hide()
        self.add = button("Keep apart", self.accept, kind="primary")
        self.add.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.add)
        hint = "The first two forbid a pair; a manager or supervisor asks for a reason."
        heading = label(f"{person.display_name} and …", "heading", wraps=True)
        box = column(
            heading, self.search, self.found, self.kind, label(hint, "small", "muted", wraps=True),
            self.note, self._wrong, foot, space=Space.M, margin=Space.XL,
        )  # fmt: skip
        self.setLayout(box)
        self.setMinimumWidth(420)
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._wait.timeout.connect(self.look)
        self.search.textChanged.connect(lambda: self._wait.start())
        self.found.itemSelectionChanged.connect(self._fit)
        self._fit()

    def look(self) -> None:
        """Offer the people found by what is typed."""
        text = self.search.text().strip()
        self.found.clear()
        for one in self._desk.ask(people.find, text, MOST + 1) if text else ():
            if one.id != self._person.id and self.found.count() < MOST:
                item = QListWidgetItem(one.name, self.found)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
        if self.found.count():
            self.found.setCurrentRow(0)
        self._fit()

    def accept(self) -> None:
        """Note the link; a refusal stands over the buttons."""
        if self.found.currentRow() < 0:
            return
        other = str(self.found.currentItem().data(Qt.ItemDataRole.UserRole))
        note = self.note.text().strip() or None
        command = LinkPeople(self._person.id, other, self.kind.currentData(), note)
        if self._desk.do(command, refused=self._refuse) is not None:
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search line the arrows lead into the names."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.found.setFocus()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.add.setEnabled(self.found.currentRow() >= 0)

    def _refuse(self, refused: Refused) -> None:
        self._wrong.setText(str(refusal(refused)))
        self._wrong.show()
