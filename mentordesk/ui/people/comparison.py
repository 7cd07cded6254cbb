"""The frame around two records side by side: the question, the deeds, and what would be new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from mentordesk.ui.choosing import Choice, ChoicesModel, ChoosingTable
from mentordesk.ui.people.choices import chosen_text
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, row


class Comparison(QWidget):
    """Question and deeds over the table of choices; a refusal stands between the two."""

    def __init__(self, theme: Theme, hint: str, deeds: Sequence[QPushButton]) -> None:
        super().__init__()
        self._deeds = deeds
        self.model = ChoicesModel(self)
        self.table = ChoosingTable(self.model, theme)
        self.heading = label("", "name", wraps=True)
        self._hint = label(hint, "small", "muted", wraps=True)
        self._news = label("", "small", "muted", wraps=True)
        self._wrong = label("", tone="urgent", wraps=True)
        self._wrong.setObjectName("comparison_refusal")
        self._wrong.hide()
        self.model.chosen.connect(self._say_news)
        words = column(self.heading, self._hint, space=Space.XS)
        top = row(words, *deeds, space=Space.S)
        top.setStretch(0, 1)
        whole = column(top, self._wrong, self.table, self._news, space=Space.S)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_choices(
        self, question: str, choices: Sequence[Choice], kept: str, other: str, *, may_act: bool
    ) -> None:
        """Show two records under their headings."""
        self.heading.setText(question)
        self.refuse("")
        self.model.show_choices(choices, kept, other)
        if choices:
            self.table.select_ids([choices[0].id], choices[0].id)
        for each in self._deeds:
            each.setEnabled(may_act)
        self._say_news()

    def refuse(self, text: str) -> None:
        """Say why the two cannot be made one; nothing was changed."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _say_news(self) -> None:
        self._news.setText(chosen_text(self.model.choices) if self.model.choices else "")
