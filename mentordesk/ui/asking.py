"""Asks for the few values a deed needs; wrong typing is said in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, Field
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal

LINES = 6
"""Height of a field to paste into."""

MANY = 12
"""So many fields stand below each other on any screen; more of them scroll."""

Values = Mapping[str, Any]
"""What was typed, by the names of the fields."""

Fields = list[tuple[str, Field, Any]]
"""Name, field, and the value it begins with."""

Do = Callable[[Values, Callable[[Refused], object]], bool]
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


WIDTH = 380
"""So wide is a field at least; two that stand beside each other share it."""


@dataclass(frozen=True)
class Shape:
    """How the fields stand: those named in `beside` stand beside the one before them.

    A field of `later` is hidden until the deed is refused for that reason, and then asked for.
    """

    beside: frozenset[str] = frozenset()
    later: Mapping[Reason, str] = field(default_factory=dict)
    width: int = WIDTH


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
        shape: Shape | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape = shape or Shape()
        self.setWindowTitle(heading)
        self.setObjectName("asking")
        self.setAccessibleName(heading)
        self._do = do
        self.fields: dict[str, Field] = {}
        lines: list[QWidget] = []
        for name, one, start in fields:
            one.editor.setObjectName(name)
            one.editor.setProperty("frameless", False)
            one.show_value(start)
            self.fields[name] = one
            if name in self._shape.beside and lines:
                lines.append(_side_by_side(lines.pop(), one))
            else:
                lines.append(one)
            lines[-1].setMinimumWidth(self._shape.width)
        for name in self._shape.later.values():
            self.fields[name].setVisible(bool(self.fields[name].typed()))
        self.wrong = label("", tone="urgent", wraps=True)
        self.wrong.hide()
        self.yes = button(yes, self.accept, kind="primary")
        self.yes.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.yes)
        top = column(label(heading, "heading"), label(who, tone="muted", wraps=True), space=0)
        held: Sequence[QWidget] = lines if len(lines) <= MANY else [_Long(heading, lines)]
        self.setLayout(column(top, *held, self.wrong, foot, space=Space.M, margin=Space.XL))

    def accept(self) -> None:
        """Do it when everything typed can be read; else say what is wrong, and where."""
        typed: dict[str, Any] = {}
        for name, one in self.fields.items():
            try:
                typed[name] = one.typed()
            except ValueError as error:
                one.refuse(str(error))
                one.setFocus()
                return
        if self._do(typed, self._refuse):
            super().accept()

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()
        name = self._shape.later.get(refused.reason)
        if name is not None:
            self.fields[name].show()
            self.fields[name].setFocus()
        self.adjustSize()


def _side_by_side(one: QWidget, other: QWidget) -> QWidget:
    line = row(one, other, space=Space.M)
    for number, part in enumerate((one, other)):
        part.setMinimumWidth(0)
        line.setStretch(number, 1)
        line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    made = QWidget()
    made.setLayout(line)
    return made


class _Long(Scroll):
    """Fields that would not all fit on a small screen; the heading and the buttons stay."""

    def __init__(self, heading: str, lines: Sequence[QWidget]) -> None:
        super().__init__(f"Questions of {heading}")
        self.box.setContentsMargins(0, 0, Space.M, 0)
        self.box.setSpacing(Space.M)
        for line in lines:
            self.box.addWidget(line)

    def sizeHint(self) -> QSize:
        """Three quarters of the screen at most."""
        wanted, screen = self.box.sizeHint(), self.screen().availableGeometry()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(wanted.width() + bar, min(wanted.height(), screen.height() * 3 // 4))


class Asker:
    """The base of what asks for the values of a deed, and does it, or says in place why not."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def _ask(
        self,
        heading: str,
        who: str,
        fields: Fields,
        yes: str,
        command: Callable[[Values], Any],
        keep: Callable[[Values], object] | None = None,
        shape: Shape | None = None,
    ) -> None:
        """Ask, and do the command made of the answers; one that is None asks on.

        `keep` is given the values the journal keeps of what was done.
        """

        def do(values: Values, refused: Callable[[Refused], object]) -> bool:
            wanted = command(values)
            done = self._desk.do(wanted, refused=refused) if wanted is not None else None
            if done is not None and keep is not None:
                keep(done.values)
            return done is not None

        dialog = Asking(self._parent, heading, who, fields, yes, do, shape)
        dialog.exec()
        dialog.deleteLater()

    def _day(self, caption: str) -> DayField:
        return DayField(caption, self._desk.today)

    def _rounds(self, scheme: Scheme) -> list[tuple[str, str]]:
        """Names and ids of the rounds of a scheme that are not finished."""
        return [
            (found.name, found.id)
            for found in self._desk.ask(all_rounds)
            if found.scheme is scheme and found.state not in FINISHED_ROUND
        ]
