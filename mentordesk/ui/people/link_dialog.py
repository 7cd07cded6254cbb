"""Asks for what stands between a person and another: not with, never again, or a superior."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from mentordesk.commands.links import LinkPeople
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.ui.desk import Desk
from mentordesk.ui.find_person import FindPerson
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import word


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
        hint = "Any part of the other person’s name"
        self.other = FindPerson(desk, "The other person", hint, most=8, but_id=person.id)
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
            heading, self.other, self.kind, label(hint, "small", "muted", wraps=True),
            self.note, self._wrong, foot, space=Space.M, margin=Space.XL,
        )  # fmt: skip
        self.setLayout(box)
        self.setMinimumWidth(420)
        self.other.chosen.connect(self._fit)
        self._fit()

    def accept(self) -> None:
        """Note the link; a refusal stands over the buttons."""
        other = self.other.person_id
        if other is None:
            return
        note = self.note.text().strip() or None
        command = LinkPeople(self._person.id, other, self.kind.currentData(), note)
        if self._desk.do(command, refused=self._refuse) is not None:
            super().accept()

    def _fit(self) -> None:
        self.add.setEnabled(self.other.person_id is not None)

    def _refuse(self, refused: Refused) -> None:
        self._wrong.setText(str(refusal(refused)))
        self._wrong.show()
