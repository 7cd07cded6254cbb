"""A field to choose people from a list that is searched while typing: one, or several by ticks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from mentordesk.domain.names import fold, search_words
from mentordesk.store.queries.group_choices import Choosable
from mentordesk.ui.bidi import PlainItems
from mentordesk.ui.fields import Field
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label

SHOWN = 7
"""So many lines stand in the list at once; the others are scrolled to."""
_ID = Qt.ItemDataRole.UserRole
_SEARCHED = Qt.ItemDataRole.UserRole + 1
_BY_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoosePeople(Field):
    """A search line over a list; arrows move in the list from either of them.

    Of `several`, Space or a click ticks; Enter in the search line ticks what is found and empties
    it, so that a name after a name can be typed. Of one, the line stood on is chosen.
    """

    def __init__(
        self,
        caption: str,
        people: Sequence[Choosable],
        *,
        several: bool = False,
        empty: str = "",
        lines: int = SHOWN,
    ) -> None:
        self.several = several
        self.search = QLineEdit()
        self.search.setPlaceholderText("Any part of the name")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setItemDelegate(PlainItems(self.list))
        self._line = self.list.fontMetrics().lineSpacing() + Space.S
        self.list.setFixedHeight(max(1, min(lines, len(people))) * self._line + Space.XS)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.count = label("", "small", "muted")
        box = QWidget()
        parts = column(self.search, self.list, self.count, space=Space.XS)
        box.setLayout(parts)
        super().__init__(caption, box)
        box.setFocusProxy(self.search)
        self.search.setAccessibleName(f"{caption}: search")
        self.list.setAccessibleName(caption)
        for one in people:
            self._add(one)
        self._empty = empty
        self.search.setVisible(len(people) > lines)
        box.setFocusProxy(self.search if len(people) > lines else self.list)
        self.search.textChanged.connect(self._look)
        self.list.itemChanged.connect(lambda _item: self._say_count())
        self.list.currentItemChanged.connect(lambda *_: self._say_count())
        self.search.installEventFilter(self)
        self._look()

    def show_value(self, value: Any) -> None:
        """Tick these ids, or stand on this id."""
        chosen: Collection[str] = value or () if self.several else (value,)
        for item in self._items():
            is_chosen = item.data(_ID) in chosen
            if self.several:
                item.setCheckState(_state(is_chosen))
            elif is_chosen:
                self.list.setCurrentItem(item)
        self._say_count()

    def typed(self) -> Any:
        """The ids ticked, in the order of the list, or the id stood on. Raises `ValueError`."""
        if self.several:
            return tuple(item.data(_ID) for item in self._items() if _is_ticked(item))
        item = self.list.currentItem()
        if item is None or item.isHidden():
            raise ValueError("Choose one from the list.")
        return item.data(_ID)

    def tick(self, item: QListWidgetItem) -> None:
        """Tick it, or take the tick away."""
        item.setCheckState(_state(not _is_ticked(item)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search line move in the list; Enter ticks what is found."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _BY_ARROWS:
            self.list.keyPressEvent(event)
            return True
        if self.several and event.key() in _ENTER and self.search.text().strip():
            item = self.list.currentItem()
            if item is not None and not item.isHidden():
                self.tick(item)
                self.search.clear()
            return True
        return False

    def _add(self, one: Choosable) -> None:
        text = f"{one.name}  ·  {one.detail}" if one.detail else one.name
        item = QListWidgetItem(text, self.list)
        item.setToolTip(text)
        item.setSizeHint(QSize(0, self._line))
        item.setData(_ID, one.id)
        item.setData(_SEARCHED, fold(one.name))
        if self.several:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    def _look(self) -> None:
        """Show who is found by what is typed, and stand on the first of them."""
        wanted = search_words(self.search.text())
        first = None
        for item in self._items():
            is_found = all(word in item.data(_SEARCHED) for word in wanted)
            item.setHidden(not is_found)
            first = first or (item if is_found else None)
        current = self.list.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.list.setCurrentItem(first)
        self._say_count()

    def _say_count(self) -> None:
        if not self.list.count():
            self.count.setText(self._empty)
        elif all(item.isHidden() for item in self._items()):
            self.count.setText("Nobody here has that name.")
        elif self.several:
            ticked = sum(map(_is_ticked, self._items()))
            self.count.setText(f"{ticked} of {self.list.count()} ticked")
        else:
            self.count.setText("")
        self.count.setVisible(bool(self.count.text()))


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
