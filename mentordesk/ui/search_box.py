"""The one search box: finds people, pairs, groups, rounds and commands, by any part of any name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.page import Found
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.rows import Index
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import column, label

DEBOUNCE_MS = 80
_FOUND = Qt.ItemDataRole.UserRole + 1
_FIRST = Qt.ItemDataRole.UserRole + 2


class SearchBox(QLineEdit):
    """A line above the page with a list that opens under it; `finder` says what a text finds."""

    def __init__(self, theme: Theme, finder: Callable[[str], Sequence[Found]]) -> None:
        super().__init__()
        self._finder = finder
        self._theme = theme
        self.setObjectName("search")
        self.setAccessibleName("Search people, pairs, groups, rounds and commands")
        self.setPlaceholderText("Search people, pairs, groups, rounds, commands")
        self.setClearButtonEnabled(True)
        action = self.addAction(
            theme.icon(Icon.SEARCH, "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.put_icon(action, Icon.SEARCH, "muted")
        self._list: FoundList | None = None
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._wait.timeout.connect(self.look)
        self.textEdited.connect(lambda: self._wait.start())

    @property
    def found(self) -> list[str]:
        """The lines now offered, for readers and tests."""
        return [] if self._list is None or not self._list.isVisible() else self._list.lines()

    def look(self) -> None:
        """Find what the text finds, and open the list under the box."""
        self._wait.stop()
        text = self.text().strip()
        if not text:
            self.close_list()
            return
        if self._list is None:
            self._list = FoundList(self.window(), self._theme)
            self._list.view.itemClicked.connect(lambda item: self._choose(item))
        found = list(self._finder(text))
        self._list.offer(found, text)
        corner = self.mapTo(self.window(), self.rect().bottomLeft())
        self._list.place(corner.x(), corner.y() + Space.XS, self.width())

    def close_list(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter takes its line, Esc puts it away and then the text."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.found and self._list is not None:
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wait.isActive() or not self.found:
                self.look()
            if self._list is not None and self._list.isVisible():
                self._choose(self._list.view.currentItem())
        elif key == Qt.Key.Key_Escape:
            if self.found:
                self.close_list()
            else:
                self.clear()
                self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.close_list()

    def _choose(self, item: QListWidgetItem | None) -> None:
        found = item.data(_FOUND) if item is not None else None
        if isinstance(found, Found):
            self.close_list()
            self.clear()
            found.go()


class FoundList(QFrame):
    """What was found, under its headings, over the page."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self.setProperty("ground", "card")
        self.setObjectName("found")
        self.view = QListWidget()
        self.view.setAccessibleName("Found")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(_FoundDelegate(theme, self.view))
        self._none = label("", tone="muted")
        box: QVBoxLayout = column(self.view, self._none, space=0, margin=Space.XS)
        self.setLayout(box)
        self.hide()

    def offer(self, found: Sequence[Found], text: str) -> None:
        """Show these, grouped as they come; with nothing, say so."""
        self.view.clear()
        group = None
        for each in found:
            item = QListWidgetItem(each.text)
            item.setData(_FOUND, each)
            item.setData(_FIRST, each.group != group)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.group}: {each.text}")
            item.setToolTip(each.text)
            self.view.addItem(item)
            group = each.group
        self.view.setVisible(bool(found))
        self._none.setVisible(not found)
        self._none.setText(f"Nothing found for “{text}”")
        self._none.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        if found:
            self.view.setCurrentRow(0)

    def place(self, left: int, top: int, width: int) -> None:
        """Stand under the box, as high as the lines need and the window allows."""
        wide = max(width, self._theme.scaled(360))
        window = self.parentWidget()
        if window is None:
            return
        left = max(Space.S, min(left, window.width() - wide - Space.S))
        need = sum(self.view.sizeHintForRow(i) for i in range(self.view.count()))
        height = (need or self._theme.scaled(36)) + 2 * Space.XS + 4
        self.setGeometry(left, top, wide, min(height, window.height() - top - Space.XL))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Walk up or down, round the ends."""
        count = self.view.count()
        self.view.setCurrentRow((self.view.currentRow() + by) % count)

    def lines(self) -> list[str]:
        """The lines offered."""
        return [self.view.item(i).text() for i in range(self.view.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is filtered; the mouse stays with the list."""
        return False


class _FoundDelegate(CellDelegate):
    """One found line: its group's heading where it begins, icon, words, and a muted detail."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Heading above, line below."""
        found, theme = index.data(_FOUND), self.theme
        colours, rect = theme.colours, QRect(option.rect)
        direction = option.direction
        painter.save()
        painter.setLayoutDirection(direction)
        if index.data(_FIRST):
            head = QRect(rect.left() + Space.S, rect.top(), rect.width(), theme.scaled(24))
            head = mirrored(head, rect, direction)
            draw_text(painter, head, found.group, theme.font(Step.SMALL), colours.muted)
            rect.setTop(rect.top() + theme.scaled(24))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.accent_soft)
        sign = QRect(rect.left() + Space.S, rect.center().y() - 7, 16, 16)
        paint_icon(painter, found.icon, mirrored(sign, rect, direction).toRectF(), colours.muted)
        start = rect.left() + Space.S + 16 + Space.S
        font = theme.font(Step.BODY)
        painter.setFont(font)
        room = rect.right() - start - Space.S
        width = min(room, painter.fontMetrics().horizontalAdvance(found.text) + 2)
        text = mirrored(QRect(start, rect.top(), width, rect.height()), rect, direction)
        draw_text(painter, text, found.text, font, colours.ink)
        rest = QRect(start + width + Space.M, rect.top(), room - width - Space.M, rect.height())
        if rest.width() > theme.scaled(40):
            rest = mirrored(rest, rect, direction)
            draw_text(
                painter, rest, found.detail, font, colours.muted, Qt.AlignmentFlag.AlignTrailing
            )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line, and a heading above the first of its group."""
        head = self.theme.scaled(24) if index.data(_FIRST) else 0
        return QSize(self.theme.scaled(200), self.theme.scaled(32) + head)
