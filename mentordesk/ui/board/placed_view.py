"""A list view that lays its cards out itself: sections, lines of cards, headings that stick."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from mentordesk.ui.announcing import come_to
from mentordesk.ui.board.cards_model import CardsModel
from mentordesk.ui.board.delegate import CardDelegate
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.layout import CardLayout, Grid, Heading, Move, Section
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag


class PlacedView(QListView):
    """Knows where each card stands; heights may differ, and headings take no row.

    It is a `QListView` for selection, keyboard, drag and the screen reader, and overrides all that
    asks for places. They are worked out when they are asked for, once after each change.
    """

    laid_out = Signal()

    row_gap = 0

    def __init__(self, theme: Theme, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.cards = delegate
        self.density = Density.ROWS
        self._layout = CardLayout((), (), 1, Grid())
        self._heights: list[int] = []
        self._stale = True
        # Qt tells of the focus on the list when it has come, and what a card is to somebody is
        # worked out after a selection; the card is told of after both.
        self._arriving = QTimer(self, singleShot=True, interval=0)
        self._arriving.timeout.connect(self.tell_now)
        self.covered = 0
        """How much of the column's top something else covers, in px."""
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def set_covered(self, height: int) -> None:
        """So many px at the top lie under something; what is there can be scrolled out of it."""
        self.covered = height
        self._fit_bar()

    def cards_model(self) -> CardsModel[Any] | None:
        """The model, known to be one of cards."""
        model = self.model()
        return model if isinstance(model, CardsModel) else None

    def columns_for(self, width: int) -> int:
        """How many cards stand beside each other at this width of the column."""
        return 1

    def grid(self, width: int) -> Grid:
        """The measures of the column at the density in force."""
        heading = self.theme.line(Step.SMALL) + Space.M
        rows = self.density is Density.ROWS
        return Grid(
            columns=self.columns_for(width),
            gap=self.row_gap if rows else Space.S,
            margin=Space.S,
            heading=heading,
            lead=0 if self._first_has_title() else Space.S,
        )

    def relayout(self, *_: object) -> None:
        """Where cards stand is to be worked out anew, when it is next asked for or painted."""
        self._stale = True
        self.viewport().update()

    @property
    def placed(self) -> CardLayout:
        """Where the cards stand, as of now."""
        if self._stale or not self._layout.is_for(self.viewport().width(), self.layoutDirection()):
            self._lay_out()
        return self._layout

    def _lay_out(self) -> None:
        model, width = self.cards_model(), self.viewport().width()
        if model is None:
            return
        self._stale = False
        self._place(model, width)
        if self._complete():
            self._place(model, width)
        self._fit_bar()
        self.laid_out.emit()

    def _place(self, model: CardsModel[Any], width: int) -> None:
        """Measure all cards, those out of sight as they stand in outline, and place them."""
        grid, direction = self.grid(width), self.layoutDirection()
        self._heights = self.cards.heights(model.outlines, self.density, grid.card_width(width))
        self._layout = CardLayout(model.sections(), self._heights, width, grid, direction)

    def _complete(self) -> bool:
        """Make the cards in sight whole; whether any is of another size now."""
        model, top = self.cards_model(), self.verticalOffset()
        if model is None or not self.isVisible():
            return False
        seen = self._layout.rows_between(top, top + self.viewport().height())
        if not model.complete(seen):
            return False
        measure = self.cards.measure(self.density, self._layout.card_width)
        return any(measure(model.outlines[row]) != self._heights[row] for row in seen)

    def section_at(self, point: QPoint) -> Section | None:
        """The section whose heading lies under a point of the viewport."""
        for heading, top in self.headings_in_sight():
            if top <= point.y() < top + self.placed.grid.heading:
                return heading.section
        return None

    def visualRect(self, index: Index) -> QRect:
        """Where the card is in the viewport."""
        if not index.isValid():
            return QRect()
        return self.placed.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point of the viewport; none under a heading."""
        model = self.model()
        if model is None or self.section_at(point) is not None:
            return QModelIndex()
        row = self.placed.at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else model.index(row, 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring the card into sight, below the heading that sticks and whatever covers the top."""
        if not index.isValid():
            return
        rect = self.placed.rect(index.row())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        above = max(self.placed.grid.heading if self.placed.headings else 0, self.covered)
        top, bottom = rect.top() - above - Space.XS, rect.bottom() + Space.S
        if hint is QListView.ScrollHint.PositionAtCenter:
            bar.setValue(rect.center().y() - room // 2)
        elif hint is QListView.ScrollHint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def is_in_sight(self, index: Index) -> bool:
        """Whether the whole card can be seen, below what covers the top."""
        rect = self.visualRect(index)
        return rect.top() >= self.covered and rect.bottom() <= self.viewport().height()

    def horizontalOffset(self) -> int:
        """Columns never scroll sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the content is scrolled, in px."""
        return self.verticalScrollBar().value()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A screen reader follows to the card; Qt would name it by the layout that is left out."""
        QAbstractItemView.currentChanged(self, current, previous)
        self.tell_soon()

    def tell_soon(self) -> None:
        """Have a screen reader be at the current card, when the deed is over that led there."""
        self._arriving.start()

    def tell_now(self) -> None:
        """The same at once; nothing while the list has no focus."""
        if self.currentIndex().isValid():
            come_to(self, self.currentIndex().row())

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Where the keyboard is: there the menu opens that is asked for by its key."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            at = self.viewport().mapTo(self, QPoint(0, 0))
            return self.visualRect(self.currentIndex()).translated(at)
        return super().inputMethodQuery(query)

    def isIndexHidden(self, index: Index) -> bool:
        """What is not shown is not in the model."""
        return False

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The card an arrow key leads to."""
        model, current = self.model(), self.currentIndex()
        count = model.rowCount() if model is not None else 0
        if not count:
            return QModelIndex()
        if not current.isValid():
            return model.index(0, 0)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.viewport().height()
        return model.index(self.placed.after(current.row(), action, count, room, rtl), 0)

    def setSelection(self, rect: QRect, command: Flag) -> None:
        """Select the cards a rectangle of the viewport touches."""
        model = self.model()
        area = rect.normalized().translated(0, self.verticalOffset())
        chosen = QItemSelection()
        for row in self.placed.rows_between(area.top(), area.bottom()):
            if self.placed.rect(row).intersects(area):
                chosen.select(model.index(row, 0), model.index(row, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be painted again when the selection changes."""
        region = QRegion()
        top = self.verticalOffset()
        seen = self.placed.rows_between(top, top + self.viewport().height())
        for number in range(selection.size()):
            part = selection.at(number)
            for row in range(max(part.top(), seen.start), min(part.bottom() + 1, seen.stop)):
                region += self.placed.rect(row).translated(0, -top)
        return region

    def doItemsLayout(self) -> None:
        """Qt's own layout of a list is left out; what is stale is placed when it is asked for."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """The range of the scroll bar; for a column not yet seen it can wait."""
        if self.isVisible():
            self._fit_bar()

    def _fit_bar(self) -> None:
        room, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setRange(-self.covered, max(0, self.placed.height - room))
        bar.setPageStep(room)
        bar.setSingleStep(self.theme.scaled(Density.ROWS.value))

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """The card after the one that goes is next; Qt would go back to the one before."""
        current = self.currentIndex().row()
        goes = start <= current <= end
        chosen = goes and self.selectionModel().isSelected(self.currentIndex())
        super().rowsAboutToBeRemoved(parent, start, end)
        model = self.model()
        row = end + 1 if end + 1 < model.rowCount() else start - 1
        if goes and row >= 0:
            flag = Flag.ClearAndSelect if chosen else Flag.NoUpdate
            self.selectionModel().setCurrentIndex(model.index(row, 0), flag)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew rather than shift pixels, since a heading sticks while cards go by."""
        if not self._stale and self._complete():
            self._stale = True
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; looking for a name is what the filter line is for."""

    def _first_has_title(self) -> bool:
        model = self.cards_model()
        sections = model.sections() if model is not None else []
        return bool(sections and sections[0].title)

    def headings_in_sight(self) -> list[tuple[Heading, int]]:
        """Headings with their top in the viewport; the one of the first cards sticks at the top."""
        found = []
        top, room = self.verticalOffset(), self.viewport().height()
        height = self.placed.grid.heading
        for heading in self.placed.headings:
            y = heading.top - top
            if y < 0:
                y = min(0, heading.bottom - top - height)
            if -height < y < room:
                found.append((heading, y))
        return found
