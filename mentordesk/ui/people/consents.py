"""What a person agreed to: the newest answer for each purpose, and the ledger of all answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.people import EditPerson
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.store.queries.people_past import Consented
from mentordesk.ui.asking import Asking
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, LineField
from mentordesk.ui.people.form import Form
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, label, row
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

HOW = ("form", "paper", "mail", "spoken, at an event", "spoken, by phone", "typed in")
"""How an answer usually reaches the office (domain dossier 2.14)."""


class Consents(Form):
    """The tab of consents. A new answer is added to the ledger; the older ones stay."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, "Consents")
        self.head("Agreed to")
        answers: list[tuple[str, Answer | None]] = [
            ("Not asked", None),
            *((word(one).capitalize(), one) for one in Answer),
        ]
        for purpose in Purpose:
            self._question(purpose, answers)
        self.head("What mentoring is and is not")
        self.add(
            DayField("Ticked on", desk.today),
            lambda p: p.understood_on,
            lambda p, v: EditPerson(p.id, "understood_on", v),
            "understood_on",
        )
        self.head("All answers")
        note = button("Note an answer of another day…", self.note_answer, name="note_answer")
        note.setEnabled(not desk.is_read_only)
        self.box.addLayout(row(note, 0))
        self.box.addSpacing(Space.S)
        self._ledger = QVBoxLayout()
        self._ledger.setSpacing(Space.XS)
        self.box.addLayout(self._ledger)
        self.finish_layout()

    def note_answer(self) -> None:
        """Ask for purpose, answer, day and way of an answer, and add it to the ledger."""
        person = self.person
        if person is None:
            return
        purposes = [(word(one).capitalize(), one) for one in Purpose]
        answers = [(word(one).capitalize(), one) for one in Answer]
        ways = [(way.capitalize(), way) for way in HOW]
        fields = [
            ("purpose", ChoiceField("About", purposes), Purpose.HOLD),
            ("answer", ChoiceField("Answer", answers), Answer.GIVEN),
            ("given_on", DayField("On", self.desk.today), self.desk.today()),
            ("how", ChoiceField("How", ways), HOW[0]),
            ("wording_version", LineField("Wording", "Version of the text agreed to"), None),
            ("entered_by", LineField("Taken by", "Who heard or read the answer"), None),
        ]

        def do(typed: Mapping[str, Any], refused: Callable[[Refused], object]) -> bool:
            command = RecordConsent(person.id, **typed)
            return self.desk.do(command, refused=refused) is not None

        dialog = Asking(self, "Note an answer", f"Of {person.display_name}", fields, "Note it", do)
        dialog.exec()
        dialog.deleteLater()

    def show_person(self, person: PersonDetail) -> None:
        """The newest answers, and every answer below."""
        super().show_person(person)
        clear(self._ledger)
        for one in person.consents:
            self._ledger.addWidget(label(answer_text(one), "small", "muted", wraps=True))
        if not person.consents:
            self._ledger.addWidget(label("Nothing was asked yet.", "small", "muted"))

    def _question(self, purpose: Purpose, answers: list[tuple[str, Answer | None]]) -> None:
        field = ChoiceField(word(purpose).capitalize(), answers)
        field.caption.setFixedWidth(self.theme.scaled(190))
        self.add(
            field,
            lambda person: newest(person, purpose),
            lambda person, answer: RecordConsent(person.id, purpose, answer, "typed in"),
            f"consent_{purpose.value}",
        )


def answer_text(one: Consented) -> str:
    """One line of the ledger."""
    asides = [
        text
        for text in (
            one.how,
            f"wording {one.wording_version}" if one.wording_version else "",
            f"taken by {one.entered_by}" if one.entered_by else "",
        )
        if text
    ]
    aside = f" ({'; '.join(asides)})" if asides else ""
    return f"{short_day(one.given_on)}: {word(one.purpose)}, {word(one.answer)}{aside}"


def newest(person: PersonDetail, purpose: Purpose) -> Answer | None:
    """The answer that counts; None when it was never asked."""
    return next((one.answer for one in person.consents if one.purpose is purpose), None)
