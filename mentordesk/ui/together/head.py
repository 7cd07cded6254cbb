"""The line over the rows: which sheet, what it holds, for which round, of which survey."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mentordesk.domain.survey import Survey
from mentordesk.domain.together import About
from mentordesk.ui.together.questions import Round
from mentordesk.ui.together.state import State
from mentordesk.ui.together.words import ABOUT_CHOICES, ANY_ROUND, GUESSED, SIGN_UPS
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import label, row
from mentordesk.wording.words import word

_ABOUTS = list(ABOUT_CHOICES)


class Head(QWidget):
    """Four lists; the last two are shown where they matter."""

    sheet_turned = Signal(int)
    read_as = Signal(object)
    """What the sheet holds; None for sign-ups of people."""
    round_set = Signal(object)
    survey_set = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = _combo("Sheet")
        self.about = _combo("What the sheet holds")
        self.round = _combo("Round of rows that name none")
        self.survey = _combo("Survey")
        self.about.addItems([*ABOUT_CHOICES.values(), SIGN_UPS])
        self.survey.addItem(GUESSED, None)
        for survey in Survey:
            self.survey.addItem(word(survey).capitalize(), survey.value)
        self._of_round = (label("for"), self.round)
        self._of_answers = (label("of"), self.survey)
        line = row(
            self.sheet, label("holds"), self.about, *self._of_round, *self._of_answers, 0
        )  # fmt: skip
        line.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        self.setLayout(line)
        self.sheet.activated.connect(self.sheet_turned)
        self.about.activated.connect(self._send_about)
        self.round.activated.connect(lambda _i: self.round_set.emit(self.round.currentData()))
        self.survey.activated.connect(self._send_survey)

    def renew(self, state: State, rounds: Sequence[Round]) -> None:
        """Show what the state now holds."""
        names = [
            ", ".join(part for part in (each.sheet.name, each.sheet.file) if part)
            for each in state.sheets
        ]
        if names != [self.sheet.itemText(i) for i in range(self.sheet.count())]:
            self.sheet.clear()
            self.sheet.addItems(names)
        self.sheet.setCurrentIndex(state.shown)
        about = state.sheet.mapping.about if state.sheet else None
        if about is not None:
            self.about.setCurrentIndex(_ABOUTS.index(about))
        self.round.clear()
        self.round.addItem(ANY_ROUND, None)
        for found in rounds:
            self.round.addItem(found.name, found.id)
        self.round.setCurrentIndex(max(0, self.round.findData(state.choices.round_id)))
        survey = state.choices.survey
        self.survey.setCurrentIndex(max(0, self.survey.findData(survey.value if survey else None)))
        for part in self._of_round:
            part.setVisible(about in (About.PAIRS, About.GROUPS))
        for part in self._of_answers:
            part.setVisible(about is About.ANSWERS)

    def _send_about(self, number: int) -> None:
        self.read_as.emit(_ABOUTS[number] if number < len(_ABOUTS) else None)

    def _send_survey(self, _number: int) -> None:
        chosen = self.survey.currentData()
        self.survey_set.emit(Survey(chosen) if chosen else None)


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setObjectName(name.lower().replace(" ", "_"))
    made.setMinimumContentsLength(14)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
    return made
