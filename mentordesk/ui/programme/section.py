"""What every section of the settings shares: heading, fields tied to commands, being kept fresh."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.fields import CAPTION, Field, LineField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import label, row

FORM_WIDTH = 600
"""Widest a form grows, in px at 100 %: a longer line is hard to follow."""


class Section(QWidget):
    """One section. It asks the file when it is shown, and again when one of its tables changed."""

    name = ""
    title = ""
    icon = Icon.FILE
    tables: frozenset[str] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.desk, self.theme = context.desk, context.theme
        self.round_id: str | None = None
        self._is_stale = True
        self.setObjectName(f"settings_{self.name}")
        self.setAccessibleName(self.title)
        self.desk.changed.connect(self._changed)

    def fill(self) -> None:
        """Show what the file holds now."""
        raise NotImplementedError

    def arrive(self, thing: object) -> None:
        """Show something in particular, such as a round by its id."""

    def set_round(self, round_id: str | None) -> None:
        """Learn which round the round picker stands on."""
        self.round_id = round_id

    def finish(self) -> None:
        """Commit what is half typed here."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def refresh(self) -> None:
        """Fill now when shown, else when next shown."""
        self._is_stale = True
        if self.isVisible():
            self._fill_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Do what was owed while hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._fill_now()

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if any(change.table in self.tables for change in changes):
            self.refresh()

    def _fill_now(self) -> None:
        self._is_stale = False
        self.fill()


class Form(QScrollArea):
    """A scrolling column of fields; each says which command its new value makes."""

    def __init__(self, context: Context, name: str, caption: int = CAPTION) -> None:
        super().__init__()
        self._caption = caption
        self._captions: list[QLabel] = []
        self.desk, self.theme = context.desk, context.theme
        self._fields: list[tuple[Field, Callable[[Any], Any]]] = []
        self._shown: Any = None
        self.setObjectName(name.lower().replace(" ", "_"))
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.body.setProperty("ground", "surface")
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(Space.L, Space.M, Space.L, Space.XL)
        self.box.setSpacing(Space.S)
        self.setWidget(self.body)

    @property
    def shown(self) -> Any:
        """What the form is about; None for nothing."""
        return self._shown

    def show_thing(self, thing: Any) -> None:
        """Fill every field; what is being typed is left alone, unless it is about another thing."""
        other = getattr(thing, "id", None) != getattr(self._shown, "id", None)
        self._shown = thing
        for field, read in self._fields:
            value = None if thing is None else read(thing)
            if other or not field.wrong:
                field.set_value(value)

    def head(self, text: str, about: str = "") -> None:
        """Begin a group, with a sentence about it."""
        if self.box.count():
            self.box.addSpacing(Space.M)
        self.box.addWidget(label(text, "name"))
        if about:
            self.box.addWidget(label(about, "small", "muted", wraps=True))

    def add(
        self,
        field: Field,
        read: Callable[[Any], Any],
        command: Callable[[Any, Any], Any],
        name: str,
    ) -> Field:
        """Add a field: how its value is read, and the command that a new value makes."""

        def commit(typed: Any) -> None:
            if self._shown is not None:
                self.desk.do(command(self._shown, typed), refused=field.refuse)

        self.place(field, read, name)
        field.committed.connect(commit)
        return field

    def place(self, field: Field, read: Callable[[Any], Any], name: str) -> Field:
        """Add a field whose commits somebody else listens to."""
        dress(field, name)
        self._captions.append(field.caption)
        if self.desk.is_read_only:
            field.set_read_only()
        self._fields.append((field, read))
        self.box.addWidget(field)
        return field

    def say(self, caption: str, value: QLabel) -> None:
        """Add a line that is read and not typed in."""
        name = label(caption, "small", "muted")
        self._captions.append(name)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(caption)
        line = row(name, value, space=Space.XS)
        line.setStretch(1, 1)
        self.box.addLayout(line)

    def first_editor(self) -> QWidget | None:
        """The editor of the first field that can be seen."""
        return next((f.editor for f, _ in self._fields if f.isVisibleTo(self.body)), None)

    def finish_layout(self) -> None:
        """Push everything to the top."""
        self.box.addStretch(1)
        self.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.body.setMaximumWidth(self.theme.scaled(FORM_WIDTH))
        for caption in self._captions:
            caption.setFixedWidth(self.theme.scaled(self._caption))


def dress(field: Field, name: str) -> None:
    """Show a field with its edge: a form that is read as a form, not as a page of text."""
    field.editor.setProperty("frameless", False)
    field.editor.setProperty("place", "form")
    field.editor.setObjectName(name)
    field.caption.setContentsMargins(0, Space.S, 0, 0)  # on the line of the text beside it


def narrow(field: LineField, width: int) -> QGridLayout:
    """Give a short value a short field, with room left beside it in column 2 of its grid."""
    grid = field.layout()
    assert isinstance(grid, QGridLayout)
    field.line.setFixedWidth(width)
    grid.setColumnStretch(1, 0)
    grid.setColumnStretch(2, 1)
    return grid
