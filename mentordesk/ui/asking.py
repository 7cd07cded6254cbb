"""Asks for the few values a deed needs; wrong typing is said in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.ui.fields import Field
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal

LINES = 6
"""Height of a field to paste into."""

Do = Callable[[Mapping[str, Any], Callable[[Refused], object]], bool]
"""Makes the command of what was typed, tells a refusal, and says whether it was done."""


class PasteField(Field):
    """A text of several lines, pasted rather than typed."""

    def __init__(self, caption: str, hint: str) -> None:
        self.area = QPlainTextEdit()
        super().__init__(caption, self.area)
        self.area.setPlaceholderText(hint)
        self.area.setTabChangesFocus(True)
        self.area.setFixedHeight(LINES * self.area.fontMetrics().lineSpacing() + Space.M)

    def show_value(self, value: Any) -> None:
        """The text to begin with."""
        self.area.setPlainText(value or "")

    def typed(self) -> str:
        """The text."""
        return self.area.toPlainText().strip()


class Asking(QDialog):
    """A heading, who is meant, the fields, and the button that does it."""

    def __init__(
        self,
        parent: QWidget,
        heading: str,
        who: str,
        fields: Sequence[tuple[str, Field, Any]],
        yes: str,
        do: Do,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setObjectName("asking")
        self.setAccessibleName(heading)
        self._do = do
        self.fields: dict[str, Field] = {}
        lines = []
        for name, field, start in fields:
            field.editor.setObjectName(name)
            field.editor.setProperty("frameless", False)
            field.setMinimumWidth(380)
            field.show_value(start)
            self.fields[name] = field
            lines.append(field)
        self.wrong = label("", tone="urgent", wraps=True)
        self.wrong.hide()
        self.yes = button(yes, self.accept, kind="primary")
        self.yes.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.yes)
        top = column(label(heading, "heading"), label(who, tone="muted", wraps=True), space=0)
        self.setLayout(column(top, *lines, self.wrong, foot, space=Space.M, margin=Space.XL))

    def accept(self) -> None:
        """Do it when everything typed can be read; else say what is wrong, and where."""
        typed: dict[str, Any] = {}
        for name, field in self.fields.items():
            try:
                typed[name] = field.typed()
            except ValueError as error:
                field.refuse(str(error))
                field.setFocus()
                return
        if self._do(typed, self._refuse):
            super().accept()

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()
