"""A table header with a filter under every heading; it follows columns as they move and grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QMenu, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import CONTROL

DEBOUNCE_MS = 80
FILTER = 26
"""Height of a filter field in px at 100 %."""
_GAP = 3


class FilterHeader(QHeaderView):
    """Headings that sort and move, over one field each that filters."""

    filtered = Signal()

    def __init__(
        self,
        theme: Theme,
        titles: Sequence[str],
        choices: Mapping[int, Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._titles = list(titles)
        self._fields: list[QLineEdit | QComboBox] = []
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._wait.timeout.connect(self.filtered.emit)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        for number, title in enumerate(titles):
            self._fields.append(self._field(number, title, choices.get(number)))
        self.sectionResized.connect(lambda *_: self._place())
        self.sectionMoved.connect(lambda *_: self._place())
        theme.changed.connect(self.updateGeometries)

    def texts(self) -> list[str]:
        """What stands in each field, by logical column."""
        return [
            field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData() or "")
            for field in self._fields
        ]

    def set_texts(self, texts: Sequence[str]) -> None:
        """Fill the fields, by logical column, and filter once."""
        for field, text in zip(self._fields, texts, strict=True):
            field.blockSignals(True)
            if isinstance(field, QLineEdit):
                field.setText(text)
            else:
                field.setCurrentIndex(max(0, field.findData(text)))
            field.blockSignals(False)
        self._wait.stop()
        self.filtered.emit()

    def field(self, column: int) -> QWidget:
        """The filter field of a column."""
        return self._fields[column]

    def follow_scroll(self) -> None:
        """Keep each field under its heading; to be called when the table scrolls sideways."""
        self._place()

    def sizeHint(self) -> QSize:
        """A heading and a field high."""
        size = super().sizeHint()
        height = self._theme.scaled(CONTROL) + self._theme.scaled(FILTER) + 2 * _GAP
        return QSize(size.width(), height)

    def updateGeometries(self) -> None:
        """Leave room for the fields under the headings."""
        room = self._theme.scaled(FILTER) + 2 * _GAP
        self.setViewportMargins(0, 0, 0, room)
        super().updateGeometries()
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Place the fields once the columns have their widths."""
        super().showEvent(event)
        self._place()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to hide and show columns; the first one says whose row it is and stays."""
        menu = QMenu(self)
        for number, title in enumerate(self._titles[1:], start=1):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(number))
            action.toggled.connect(lambda on, n=number: self.show_column(n, on))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def show_column(self, number: int, shown: bool) -> None:
        """Hide or show a column with its filter."""
        self.setSectionHidden(number, not shown)
        self._place()

    def _field(
        self, number: int, title: str, choices: Sequence[str] | None
    ) -> QLineEdit | QComboBox:
        field: QLineEdit | QComboBox
        if choices is None:
            field = QLineEdit(self)
            field.setClearButtonEnabled(True)
            field.setPlaceholderText("Filter")
            field.textChanged.connect(lambda: self._wait.start())
        else:
            field = QComboBox(self)
            field.addItem("All", "")
            for choice in choices:
                field.addItem(choice.capitalize(), choice)
            field.currentIndexChanged.connect(lambda _index: self._wait.start())
        field.setProperty("place", "filter")
        field.setAccessibleName(f"Filter by {title.lower()}")
        field.setObjectName(f"filter_{number}")
        return field

    def _place(self) -> None:
        top = self._theme.scaled(CONTROL) + _GAP
        height = self._theme.scaled(FILTER)
        for number, field in enumerate(self._fields):
            left = self.sectionViewportPosition(number)
            width = self.sectionSize(number)
            field.setGeometry(left + 4, top, max(0, width - 8), height)
            field.setVisible(not self.isSectionHidden(number) and width > 30)
