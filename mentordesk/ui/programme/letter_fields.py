"""The subject and the body of a letter: fields put in at the cursor, mistakes marked as typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton, QTextEdit, QWidget

from mentordesk.domain.letter import FIELDS, Merge, Mistake, Occasion, mistakes
from mentordesk.ui.icons import Icon
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import button, put_icon
from mentordesk.wording.letters import MERGES, wrong

KEYS = "Ctrl+Space"
"""Opens the list of fields at the cursor."""


class LetterField(TextField):
    """A text with fields in braces; what is wrong with them is underlined and told below it."""

    typing = Signal()

    def __init__(self, theme: Theme, caption: str, *, paragraphs: bool = False) -> None:
        super().__init__(caption, paragraphs=paragraphs)
        self._theme = theme
        self._occasion = Occasion.ACKNOWLEDGE
        self._is_filling = False
        self.area.textChanged.connect(self._typed)
        theme.changed.connect(self.check)

    @property
    def text(self) -> str:
        """The text as it now stands, without blanks around it."""
        return self.area.toPlainText().strip()

    def show_letter(self, occasion: Occasion, text: str) -> None:
        """Show the text on file of a letter, unless it is being typed in."""
        if occasion is not self._occasion:
            self._occasion = occasion
            self.area.document().setModified(False)
        self._is_filling = True
        self.set_value(text)
        self._is_filling = False
        self.check()

    def take_up(self, text: str) -> None:
        """Show a text that could not be kept, to be mended."""
        self.area.setPlainText(text)
        self.area.document().setModified(True)

    def put_in(self, merge: Merge) -> None:
        """Write a field at the cursor, in place of what is selected."""
        self.area.textCursor().insertText(f"{{{merge.value}}}")
        self.area.setFocus()

    def check(self) -> tuple[Mistake, ...]:
        """Mark what is wrong with the fields, and say the first mistake below."""
        found = mistakes(self.area.toPlainText(), self._occasion)
        self.area.setExtraSelections([self._mark(mistake) for mistake in found])
        self._say(wrong(found[0]) if found else "")
        return found

    def _typed(self) -> None:
        if not self._is_filling:
            self.check()
            self.typing.emit()

    def _mark(self, mistake: Mistake) -> QTextEdit.ExtraSelection:
        length = len(mistake.text) if mistake.text in ("{", "}") else len(mistake.text) + 2
        marked = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        colours = self._theme.colours
        form.setBackground(colours.urgent_soft)
        form.setForeground(colours.urgent)
        form.setUnderlineColor(colours.urgent)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        cursor = QTextCursor(self.area.document())
        cursor.setPosition(mistake.at)
        cursor.setPosition(mistake.at + length, QTextCursor.MoveMode.KeepAnchor)
        marked.cursor = cursor
        marked.format = form
        return marked


class FieldMenu:
    """The list of the fields a letter may hold, as a button and at the cursor of each text."""

    def __init__(self, theme: Theme, parent: QWidget, fields: Sequence[LetterField]) -> None:
        self.menu = QMenu(parent)
        self.menu.setObjectName("letter_fields")
        self.menu.setAccessibleName("Fields of the letter")
        self._into = fields[-1]
        self.button: QPushButton = button("Put in a field", self._open_below, name="put_in")
        put_icon(theme, self.button, Icon.PLUS)
        # A click leaves the focus in the text, so that the field lands where she was typing.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(f"At the cursor ({KEYS})")
        self._fields = fields
        for field in fields:
            field.area.left.connect(partial(self._remember, field))
            keys = QShortcut(QKeySequence(KEYS), field.area)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(partial(self._open_at, field))

    def offer(self, occasion: Occasion) -> None:
        """List the fields of this letter."""
        self.menu.clear()
        for merge in Merge:
            if merge in FIELDS[occasion]:
                action = self.menu.addAction(f"{merge.value}   –   {MERGES[merge]}")
                action.setData(merge)
                action.triggered.connect(partial(self._put, merge))

    def _remember(self, field: LetterField) -> None:
        """Where she was before she went to the button with the Tab key."""
        self._into = field

    def _put(self, merge: Merge) -> None:
        typed_in = [field for field in self._fields if field.area.hasFocus()]
        (typed_in or [self._into])[0].put_in(merge)

    def _open_below(self) -> None:
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _open_at(self, field: LetterField) -> None:
        self._into = field
        corner = field.area.cursorRect().bottomLeft()
        self.menu.popup(field.area.viewport().mapToGlobal(corner))
