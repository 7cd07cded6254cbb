"""Takes down a new question: who asks, by any part of the name, and what."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from mentordesk.commands.asks import AskQuestion
from mentordesk.domain.question import Urgency
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.rounds import topics
from mentordesk.ui.desk import Desk
from mentordesk.ui.find_person import FindPerson
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import word


class NewQuestion(QDialog):
    """The person, the question in one line, the topic, and how soon."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("New question")
        self.setObjectName("new_question")
        self.setAccessibleName("New question")
        self.who = FindPerson(desk, "Who asks", "Who asks: any part of the name", most=6)
        self.question = QLineEdit()
        self.question.setAccessibleName("Question")
        self.question.setPlaceholderText("The question, in one line")
        self.question.setMaxLength(500)
        self.topic = QComboBox()
        self.topic.setEditable(True)
        self.topic.setAccessibleName("Topic")
        self.topic.addItems(["", *(one.name for one in desk.ask(topics))])
        self.urgency = QComboBox()
        self.urgency.setAccessibleName("How soon")
        for one in Urgency:
            self.urgency.addItem(word(one).capitalize(), one)
        self._wrong = label("", tone="urgent", wraps=True)
        self._wrong.hide()
        self.yes = button("Take it down", self.accept, kind="primary")
        self.yes.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.yes)
        lines = row(label("Topic"), self.topic, label("How soon"), self.urgency)
        lines.setStretch(1, 1)
        self.setLayout(
            column(
                label("New question", "heading"), self.who, self.question, lines,
                self._wrong, foot, space=Space.M, margin=Space.XL,
            )
        )  # fmt: skip
        self.setMinimumWidth(480)
        self.who.chosen.connect(self._fit)
        self.question.textChanged.connect(lambda: self._fit())
        self._fit()

    def accept(self) -> None:
        """Take it down; a refusal stands over the buttons."""
        who = self.who.person_id
        if who is None:
            return
        command = AskQuestion(
            who, self.question.text(), self.topic.currentText(), self.urgency.currentData()
        )
        if self._desk.do(command, refused=self._refuse) is not None:
            super().accept()

    def _fit(self) -> None:
        fine = self.who.person_id is not None and bool(self.question.text().strip())
        self.yes.setEnabled(fine)
        self.yes.setToolTip("" if fine else "Choose who asks and type the question")

    def _refuse(self, refused: Refused) -> None:
        self._wrong.setText(str(refusal(refused)))
        self._wrong.show()
