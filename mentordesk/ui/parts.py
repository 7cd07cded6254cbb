"""The bar over a table whose parts are looked at one at a time: a button each, with its count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStyle, QWidget

from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button


class Parts(QWidget):
    """A button for each part, one of them pressed; in several lines where one has not the room.

    The value of a part is what its button says. `look_at` is called with the part pressed.
    """

    def __init__(self, parts: Iterable[Enum], look_at: Callable[[Any], object]) -> None:
        super().__init__()
        self.buttons: dict[Enum, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._line: list[QWidget] = []
        self._end: list[QWidget] = []
        for part in parts:
            name = f"part_{part.name.lower()}"
            self.buttons[part] = self.add_button(str(part.value), partial(look_at, part), name)

    def add_button(self, text: str, pressed: Callable[[], object], name: str) -> QPushButton:
        """A further button of the same kind, such as for another table."""
        made = button(text, pressed, kind="quiet", name=name)
        made.setCheckable(True)
        self._group.addButton(made)
        self._put(made, self._line)
        return made

    def add_at_end(self, widget: QWidget) -> None:
        """What narrows the table further, at the far end."""
        self._put(widget, self._end)

    def press(self, part: Enum) -> None:
        """Mark the part that is shown; nothing else happens."""
        self.buttons[part].setChecked(True)

    def show_counts(self, counts: Mapping[Any, int]) -> None:
        """Say how many rows each part has."""
        for part, made in self.buttons.items():
            made.setText(f"{part.value} {counts.get(part, 0)}")
        self._fit()

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        return QSize(_width(self._shown()) + 2 * Space.L, self.height())

    def minimumSizeHint(self) -> QSize:
        """The widest of them in a line of its own."""
        widths = [each.sizeHint().width() for each in self._shown()]
        return QSize(max(widths, default=0) + 2 * Space.L, self.height())

    def event(self, event: QEvent) -> bool:
        """Another count or another size of text needs other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other buttons."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was never shown had no style, and so no width."""
        super().showEvent(event)
        self._fit()

    def _put(self, widget: QWidget, where: list[QWidget]) -> None:
        widget.setParent(self)
        where.append(widget)

    def _shown(self) -> list[QWidget]:
        return [each for each in (*self._line, *self._end) if not each.isHidden()]

    def _fit(self) -> None:
        """Place everything, line by line, and be as high as the lines."""
        room, top = self.width() - 2 * Space.L, int(Space.S)
        for line in self._lines(room):
            high = max(each.sizeHint().height() for each in line)
            left, ends = int(Space.L), [each for each in line if each in self._end]
            for each in line:
                size = each.sizeHint()
                if ends and each is ends[0]:
                    left = max(left, self.width() - Space.L + Space.XS - _width(ends))
                place = QRect(left, top + (high - size.height()) // 2, size.width(), size.height())
                each.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
                left += size.width() + Space.XS
            top += high + Space.S
        if self.height() != top:
            self.setFixedHeight(top)

    def _lines(self, room: int) -> Sequence[Sequence[QWidget]]:
        """As many beside each other as there is room for."""
        lines: list[list[QWidget]] = []
        left = 0
        for each in self._shown():
            width = each.sizeHint().width() + Space.XS
            if not lines or width - Space.XS > left:
                lines.append([])
                left = room
            lines[-1].append(each)
            left -= width
        return lines


def _width(widgets: Iterable[QWidget]) -> int:
    """Of these beside each other, in px, with the gap after the last."""
    return sum(each.sizeHint().width() + Space.XS for each in widgets)
