"""Forms about one person: headed groups of fields, each tied to a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import Field
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import clear, label

Read = Callable[[PersonDetail], Any]
Make = Callable[[PersonDetail, Any], Any]


class Group(QWidget):
    """Fields below each other. They are built once and filled for each person."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.person: PersonDetail | None = None
        self._fields: list[tuple[Field, Read]] = []
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)

    def show_person(self, person: PersonDetail) -> None:
        """Fill every field; what is being typed is left alone."""
        self.person = person
        for field, value in self._fields:
            field.set_value(value(person))

    def head(self, text: str) -> None:
        """Begin a group."""
        if self.box.count():
            self.box.addSpacing(Space.L)
        heading = label(text, "name", wraps=True)
        self.box.addWidget(heading)
        self.box.addSpacing(Space.XS)

    def add(self, field: Field, value: Read, command: Make, name: str = "") -> Field:
        """Add a field: how its value is read, and the command that a new value makes."""
        field.editor.setObjectName(name or field.caption.text().lower().replace(" ", "_"))
        if self.desk.is_read_only:
            field.set_read_only()

        def commit(typed: Any) -> None:
            if self.person is not None:
                self.desk.do(command(self.person, typed), refused=field.refuse)

        field.committed.connect(commit)
        self._fields.append((field, value))
        self.box.addWidget(field)
        return field

    def forget(self) -> None:
        """Take every field away, to be built anew for somebody else."""
        self._fields.clear()
        clear(self.box)


class Form(QScrollArea):
    """The base of the tabs of the pane: one group of fields that scrolls."""

    def __init__(self, desk: Desk, theme: Theme, name: str) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setObjectName(name.lower())
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = Group(desk, theme)
        self.body.setProperty("ground", "surface")
        self.body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.box = self.body.box
        self.box.setContentsMargins(Space.L, Space.M, Space.M, Space.XL)
        self.setWidget(self.body)

    @property
    def person(self) -> PersonDetail | None:
        """Whom the form is about."""
        return self.body.person

    def show_person(self, person: PersonDetail) -> None:
        """Fill every field; what is being typed is left alone."""
        self.body.show_person(person)

    def head(self, text: str) -> None:
        """Begin a group."""
        self.body.head(text)

    def add(self, field: Field, value: Read, command: Make, name: str = "") -> Field:
        """Add a field: how its value is read, and the command that a new value makes."""
        return self.body.add(field, value, command, name)

    def finish_layout(self) -> None:
        """Push everything to the top."""
        self.box.addStretch(1)
