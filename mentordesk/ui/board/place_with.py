"""The ranked list behind Enter: letters filter it, arrows move, Enter places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mentordesk.domain.names import fold, initials, search_words
from mentordesk.ui.announcing import announce
from mentordesk.ui.board.notes import popup_shadow
from mentordesk.ui.board.why_rows import draw_fit_end
from mentordesk.ui.board.words import first_upper
from mentordesk.ui.focus import WayBack
from mentordesk.ui.paint import Shape, draw_avatar, draw_text, mirrored
from mentordesk.ui.rows import Index
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import column, label

CHOICE = int(Qt.ItemDataRole.UserRole) + 1
WIDTH, HEIGHT = 340, 360
"""Size of the list in px at 100 %."""


@dataclass(frozen=True)
class Choice:
    """Somebody to place with: fit, what it costs, and what stands beside or against it."""

    id: str
    name: str
    original: str
    score: int
    note: str
    shape: Shape
    takes: bool = True
    cost: str = ""

    @property
    def told(self) -> str:
        """The line below the name."""
        return " · ".join(part for part in (first_upper(self.cost), self.note) if part)


class PlaceWith(QFrame):
    """Opens over the page beside a card. `chosen` has the id of the one to place with.

    Closed, it gives the focus back; `lost`: there is nobody any more to give it to.
    """

    chosen = Signal(str)
    lost = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._within = theme, parent
        self._choices: Sequence[Choice] = ()
        self._way_back = WayBack()
        self.setObjectName("place_with")
        self.setProperty("ground", "card")
        self.setGraphicsEffect(popup_shadow(self))
        self._title = label("", "name", wraps=True)
        self.line = QLineEdit()
        self.line.setObjectName("place_with_filter")
        self.line.setAccessibleName("Filter the list")
        self.line.setPlaceholderText("Type part of a name")
        self.list = QListWidget()
        self.list.setObjectName("place_with_list")
        self.list.setAccessibleName("Ranked list")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(ChoiceDelegate(theme, self.list))
        self.list.itemClicked.connect(self._take)
        box = column(self._title, self.line, self.list, space=Space.S, margin=Space.M)
        self.setLayout(box)
        self.line.textChanged.connect(self._filter)
        self.line.textEdited.connect(lambda _text: self._speak())
        self.line.installEventFilter(self)
        self.hide()

    def open(self, title: str, choices: Sequence[Choice], at: QPoint, highest: int = 0) -> None:
        """Show the list, best first, with its corner near `at` in px of the parent.

        It stays below `highest`, so that what is said above the cards is not covered.
        """
        self._choices = choices
        self._title.setText(title)
        self.setAccessibleName(title)
        self.line.setAccessibleDescription(title)
        self.line.clear()
        self._filter("")
        below = self._within.height() - highest - Space.S
        size = QSize(self._theme.scaled(WIDTH), min(self._theme.scaled(HEIGHT), below))
        room = self._within.size() - size - QSize(Space.S, Space.S)
        left, top = min(at.x(), room.width()), min(at.y(), room.height())
        self.setGeometry(QRect(QPoint(max(0, left), max(highest, top)), size))
        self.show()
        self.raise_()
        self._way_back.remember(self)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._speak(title)

    def retell(self, costs: Mapping[str, str]) -> None:
        """Costs that became known, by id; order, filter and the chosen line stay."""
        before = self._choices
        self._choices = [
            replace(choice, cost=costs.get(choice.id, "")) if choice.takes else choice
            for choice in before
        ]
        if self._choices != before:
            row, spoken = self.list.currentRow(), self._spoken
            self._filter(self.line.text())
            self.list.setCurrentRow(row)
            if self._spoken != spoken:
                announce(self.line, self._spoken)

    @property
    def shown(self) -> list[Choice]:
        """What the list offers now, best first."""
        return [self.list.item(number).data(CHOICE) for number in range(self.list.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list while the cursor stays in the line."""
        key = Qt.Key(event.key())
        step = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
        }.get(key)  # fmt: skip
        if step is not None:
            goal = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            self.list.setCurrentRow(goal)
            self._speak()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif key is Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        wanted = search_words(text)
        self.list.clear()
        for choice in self._choices:
            if all(word in fold(choice.name, choice.original) for word in wanted):
                item = QListWidgetItem(choice.name)
                item.setData(CHOICE, choice)
                cost = f" ({choice.cost})" if choice.cost else ""
                spoken = f"{choice.name}, fit {choice.score}{cost}, {choice.note}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                item.setToolTip(spoken)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    @property
    def _spoken(self) -> str:
        """The line the keyboard is on, for the screen reader: the focus is on the filter."""
        count = self.list.count()
        if not count:
            return "Nobody by that name"
        told = self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
        return f"{told}, {self.list.currentRow() + 1} of {count}"

    def _speak(self, title: str = "") -> None:
        announce(self.line, f"{title} {self._spoken}".strip(), at_once=not title)

    def _close(self) -> None:
        """Be gone; first the focus goes, or Qt would hand it to whatever comes next."""
        if not self._way_back.go():
            self.lost.emit()
        self.hide()

    def _take(self, item: QListWidgetItem | None) -> None:
        choice = item.data(CHOICE) if item is not None else None
        if choice is not None:
            self._close()
            self.chosen.emit(choice.id)


class ChoiceDelegate(QStyledItemDelegate):
    """Avatar, name, fit, and what stands beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line of the list."""
        choice: Choice = index.data(CHOICE)
        theme, colours, rect = self._theme, self._theme.colours, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.accent_soft)
        direction, line = option.direction, theme.line(Step.BODY)
        side, top = theme.scaled(24), rect.top() + Space.XS
        left, right = rect.left() + Space.S, rect.right() - Space.S
        box = mirrored(QRect(left, top + 4, side, side), rect, direction)
        draw_avatar(painter, box, choice.shape, initials(choice.name), theme)
        left += side + Space.S
        if choice.takes:
            right = draw_fit_end(painter, rect, right, top, choice.score, theme)
        name = mirrored(QRect(left, top, right - left, line), rect, direction)
        ink = colours.ink if choice.takes else colours.muted
        draw_text(painter, name, choice.name, theme.font(Step.BODY), ink)
        small = theme.line(Step.SMALL)
        note = QRect(left, top + line, rect.right() - Space.S - left, small)
        note = mirrored(note, rect, direction)
        draw_text(painter, note, choice.told, theme.font(Step.SMALL), colours.muted)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        lines = self._theme.line(Step.BODY) + self._theme.line(Step.SMALL)
        return QSize(self._theme.scaled(200), lines + Space.S)
