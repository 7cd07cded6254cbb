"""The dialog for a new person: a name is enough; somebody alike on file is shown while typing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from mentordesk.commands.newcomers import NewPerson
from mentordesk.domain.person import PersonStatus
from mentordesk.domain.places import country_code
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries import people
from mentordesk.ui.desk import Desk
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import word

ALIKE = 3
"""How many people alike are named at most."""


class NewPersonDialog(QDialog):
    """Asks for the few things known at first; everything else is filled in beside the table."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.person_id: str | None = None
        self.setWindowTitle("New person")
        self.setObjectName("new_person")
        self.name, self.own = QLineEdit(), QLineEdit()
        self.email, self.phone = QLineEdit(), QLineEdit()
        self.city, self.country = QLineEdit(), QLineEdit()
        self.status = QComboBox()
        self.status.addItem("Not known", None)
        for each in PersonStatus:
            self.status.addItem(word(each).capitalize(), each.value)
        self.name.setPlaceholderText("As the person writes it")
        form = QFormLayout()
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        for caption, field in self._fields():
            field.setAccessibleName(caption)
            field.setObjectName(caption.lower().replace(" ", "_"))
            field.setMinimumWidth(300)
            form.addRow(label(caption, tone="muted"), field)
        self._alike: QLabel = label("", "small", "attention", wraps=True)
        self._wrong: QLabel = label("", tone="urgent", wraps=True)
        self._wrong.hide()
        self.add = button("Add person", self.accept, kind="primary")
        self.add.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.add)
        heading = label("New person", "heading")
        box = column(heading, form, self._alike, self._wrong, foot, space=Space.M, margin=Space.XL)
        self.setLayout(box)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self.look)
        for field in (self.name, self.email):
            field.textChanged.connect(lambda: self._wait.start())
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.setEnabled(False)

    def command(self) -> NewPerson:
        """The person as typed."""
        details = (
            ("original_name", self.own.text()),
            ("status", self.status.currentData()),
            ("city", self.city.text()),
            ("country", country_code(self.country.text()) or self.country.text()),
        )
        kept = tuple((name, value) for name, value in details if value)
        return NewPerson(self.name.text(), self.email.text(), self.phone.text(), kept)

    def accept(self) -> None:
        """Add the person; a refusal stands above the buttons and nothing is lost."""
        done = self._desk.do(self.command(), refused=self._refuse)
        if done is not None:
            self.person_id = str(done.values["person_id"])
            super().accept()

    def _fields(self) -> list[tuple[str, QLineEdit | QComboBox]]:
        return [
            ("Name", self.name),
            ("Name in its own script", self.own),
            ("Mail address", self.email),
            ("Telephone", self.phone),
            ("Status", self.status),
            ("City", self.city),
            ("Country", self.country),
        ]

    def _refuse(self, refused: Refused) -> None:
        self._wrong.setText(str(refusal(refused)))
        self._wrong.show()

    def look(self) -> None:
        """Name those on file who look alike; they stop nobody."""
        found: dict[str, str] = {}
        for text in (self.name.text().strip(), self.email.text().strip()):
            if len(text) >= 4:
                found |= {one.id: one.name for one in self._desk.ask(people.find, text, ALIKE)}
        names = ", ".join(list(found.values())[:ALIKE])
        self._alike.setText(f"On file already: {names}. Is it the same person?" if names else "")
