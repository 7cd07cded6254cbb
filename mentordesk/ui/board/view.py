"""A column of cards: painted, hovered, selected by id, in rows, cards or large cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from mentordesk.ui.board.card_answers import Ask
from mentordesk.ui.board.cards_model import CardsModel
from mentordesk.ui.board.delegate import CardDelegate
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.headings import draw_heading
from mentordesk.ui.board.placed_view import Flag, PlacedView
from mentordesk.ui.focus import BY_KEY
from mentordesk.ui.theme import Theme


@dataclass(frozen=True)
class Kept:
    """Selection, current card and scroll of a column, by id, over a reset of its list."""

    selected: tuple[str, ...] = ()
    current: str = ""
    scroll: int = 0

    @classmethod
    def of(cls, view: CardsView) -> Kept:
        """As the column stands."""
        model, index = view.cards_model(), view.currentIndex()
        current = model.outlines[index.row()].id if model is not None and index.isValid() else ""
        return cls(tuple(view.selected_ids()), current, view.verticalScrollBar().value())

    def give_back(self, view: CardsView) -> None:
        """Let the column stand so again, as far as the cards are still there."""
        if self == Kept():
            return
        view.select_ids(list(self.selected))
        model = view.cards_model()
        row = model.row_of(self.current) if model is not None and self.current else None
        if model is not None and row is not None:
            view.selectionModel().setCurrentIndex(model.index(row, 0), Flag.NoUpdate)
        view.updateGeometries()
        view.verticalScrollBar().setValue(self.scroll)


class CardsView(PlacedView):
    """Shows the cards of one list at one of three sizes; `density_changed` tells another size."""

    density_changed = Signal(object)

    def __init__(self, theme: Theme, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(theme, delegate, parent)
        self._hover: QPersistentModelIndex | None = None
        self._kept = Kept()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMouseTracking(True)
        self.setProperty("ground", "sunken")
        theme.changed.connect(self._look_changed)

    @property
    def hovered(self) -> QModelIndex:
        """The card under the pointer."""
        model = self.model()
        if self._hover is None or not self._hover.isValid() or model is None:
            return QModelIndex()
        return model.index(self._hover.row(), 0)

    def set_cards(self, model: CardsModel[Any]) -> None:
        """Show a list of cards; selection and scroll are kept by id through every reset."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._about_to_reset)
        model.modelReset.connect(self._was_reset)
        model.dataChanged.connect(self._card_changed)
        model.rowsInserted.connect(self.relayout)
        model.rowsRemoved.connect(self.relayout)

    def set_density(self, density: Density) -> None:
        """Rows, cards or large cards; the current card stays in sight."""
        if density is self.density:
            return
        self.density = density
        self.relayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.density_changed.emit(density)

    def select_ids(self, ids: list[str]) -> None:
        """Select exactly these cards, those shown; the first becomes current."""
        model = self.cards_model()
        if model is None:
            return
        chosen = QItemSelection()
        first = QModelIndex()
        for card_id in ids:
            row = model.row_of(card_id)
            if row is not None:
                index = model.index(row, 0)
                chosen.select(index, index)
                first = first if first.isValid() else index
        selection = self.selectionModel()
        selection.select(chosen, Flag.ClearAndSelect)
        if first.isValid():
            selection.setCurrentIndex(first, Flag.NoUpdate)

    def start_at_the_top(self) -> None:
        """After a new order the first card is current, unless somebody is selected already."""
        model = self.model()
        if model is not None and model.rowCount() and not self.selectionModel().hasSelection():
            self.selectionModel().setCurrentIndex(model.index(0, 0), Flag.NoUpdate)
            self.verticalScrollBar().setValue(0)

    def selected_ids(self) -> list[str]:
        """The ids of the selected cards, from top to bottom."""
        model = self.cards_model()
        if model is None or self.selectionModel() is None:
            return []
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [model.outlines[row].id for row in rows]

    def acting_ids(self) -> list[str]:
        """Whom a key is about: the selected cards, else the one the keyboard is on."""
        found, current = self.selected_ids(), self.currentIndex()
        if found or not self.hasFocus() or not current.isValid():
            return found
        return [current.data(Ask.ID)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards in sight, then the headings over them."""
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        top, area = self.verticalOffset(), event.rect()
        model, chosen = self.model(), self.selectionModel()
        focus, current = QStyle.StateFlag.State_HasFocus, self.currentIndex()
        plain, has_focus = option.state & ~focus, self.hasFocus()
        for row in self.placed.rows_between(area.top() + top, area.bottom() + top):
            rect = self.placed.rect(row).translated(0, -top)
            if not rect.intersects(area):
                continue
            index = model.index(row, 0)
            state = plain
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if index == self._hover:
                state |= QStyle.StateFlag.State_MouseOver
            if has_focus and index == current:
                state |= focus
            option.rect, option.state = rect, state
            self.cards.paint(painter, option, index)
        for heading, y in self.headings_in_sight():
            width, height = self.viewport().width(), self.placed.grid.heading
            draw_heading(painter, QRect(0, y, width, height), heading.section, self.theme)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Hover only lifts the border of the card under the pointer."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover_on(self.indexAt(event.position().toPoint()))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover_on(QModelIndex())
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard never comes to a card that cannot be seen."""
        super().focusInEvent(event)
        current = self.currentIndex()
        self.tell_soon()
        if event.reason() in BY_KEY and current.isValid():
            self.scrollTo(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a heading folds its section; the rest is Qt's."""
        section = self.section_at(event.position().toPoint())
        model = self.cards_model()
        if section is not None and model is not None:
            if section.foldable:
                model.fold(section.key, not section.folded)
            return
        super().mousePressEvent(event)

    def update_cards(self, *ids: str) -> None:
        """Paint these cards again, those of them that are shown."""
        model = self.cards_model()
        for one in ids:
            row = model.row_of(one) if model is not None and one else None
            if row is not None and model is not None:
                self.viewport().update(self.visualRect(model.index(row, 0)))

    def _hover_on(self, index: QModelIndex) -> None:
        old = self.hovered
        if index == old:
            return
        self._hover = QPersistentModelIndex(index) if index.isValid() else None
        for one in (old, index):
            if one.isValid():
                self.viewport().update(self.visualRect(one))

    def _card_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        model = self.cards_model()
        if model is None or len(model.outlines) != len(self._heights):
            return
        measure = self.cards.measure(self.density, self.placed.card_width)
        for row in range(first.row(), last.row() + 1):
            if measure(model.outlines[row]) != self._heights[row]:
                self.relayout()
                self.scheduleDelayedItemsLayout()
                return

    def _about_to_reset(self) -> None:
        self._kept = Kept.of(self)

    def _was_reset(self) -> None:
        self._hover = None
        self.relayout()
        self._kept.give_back(self)
        if self.covered and self.placed.height + self.covered <= self.viewport().height():
            # What a filter leaves while something is held stands below what covers the top.
            self.verticalScrollBar().setValue(-self.covered)

    def _look_changed(self) -> None:
        self.cards.forget()
        self.relayout()
