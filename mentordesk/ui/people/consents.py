"""What a person agreed to: the newest answer for each purpose, and the ledger of all answers."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from mentordesk.commands.consents import RecordConsent
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.desk import Desk
from mentordesk.ui.people.form import Form
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import clear, label
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word


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
        self.head("All answers")
        self._ledger = QVBoxLayout()
        self._ledger.setSpacing(Space.XS)
        self.box.addLayout(self._ledger)
        self.finish_layout()

    def _question(self, purpose: Purpose, answers: list[tuple[str, Answer | None]]) -> None:
        field = ChoiceField(word(purpose).capitalize(), answers)
        field.caption.setFixedWidth(self.theme.scaled(190))
        self.add(
            field,
            lambda person: newest(person, purpose),
            lambda person, answer: RecordConsent(person.id, purpose, answer, "typed in"),
            f"consent_{purpose.value}",
        )

    def show_person(self, person: PersonDetail) -> None:
        """The newest answers, and every answer below."""
        super().show_person(person)
        clear(self._ledger)
        for one in person.consents:
            how = f" ({one.how})" if one.how else ""
            text = f"{short_day(one.given_on)}: {word(one.purpose)}, {word(one.answer)}{how}"
            self._ledger.addWidget(label(text, "small", "muted", wraps=True))
        if not person.consents:
            self._ledger.addWidget(label("Nothing was asked yet.", "small", "muted"))


def newest(person: PersonDetail, purpose: Purpose) -> Answer | None:
    """The answer that counts; None when it was never asked."""
    return next((one.answer for one in person.consents if one.purpose is purpose), None)
