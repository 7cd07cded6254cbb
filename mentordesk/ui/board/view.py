"""A column of cards: a list view with sections whose headings stick, one or more cards wide."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from mentordesk.ui.board.delegate import CardDelegate
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.layout import CardLayout, Grid, Heading, Section
from mentordesk.ui.board.models import CardsModel
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag
Move = QAbstractItemView.CursorAction


class CardsView(QListView):
    """Lays its cards out itself, so that heights may differ and headings take no row.

    It is a `QListView` for selection, keyboard, drag and the screen reader; where cards stand is
    in `layout`, worked out again only when the list, the width or the density changes.
    """

    density_changed = Signal(object)
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
        self._hover: QPersistentModelIndex | None = None
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
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

    def cards_model(self) -> CardsModel[Any] | None:
        """The model, known to be one of cards."""
        model = self.model()
        return model if isinstance(model, CardsModel) else None

    def set_cards(self, model: CardsModel[Any]) -> None:
        """Show a list of cards; selection and scroll are kept by id through every reset."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
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
        if self._stale or self._layout.width != self.viewport().width():
            self._lay_out()
        return self._layout

    def _lay_out(self) -> None:
        model, width = self.cards_model(), self.viewport().width()
        if model is None:
            return
        self._stale = False
        grid, direction = self.grid(width), self.layoutDirection()
        empty = CardLayout((), (), width, grid, direction)
        self._heights = self.cards.heights(model.cards, self.density, empty.card_width)
        self._layout = CardLayout(model.sections(), self._heights, width, grid, direction)
        self._fit_bar()
        self.laid_out.emit()

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

    def selected_ids(self) -> list[str]:
        """The ids of the selected cards, from top to bottom."""
        model = self.cards_model()
        if model is None or self.selectionModel() is None:
            return []
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [model.cards[row].id for row in rows]

    def section_at(self, point: QPoint) -> Section | None:
        """The section whose heading lies under a point of the viewport."""
        for heading, top in self._headings_in_sight():
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
        """Bring the card into sight, below the heading that sticks."""
        if not index.isValid():
            return
        rect = self.placed.rect(index.row())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        above = self.placed.grid.heading if self.placed.headings else 0
        top, bottom = rect.top() - above - Space.XS, rect.bottom() + Space.S
        if hint is QListView.ScrollHint.PositionAtCenter:
            bar.setValue(rect.center().y() - room // 2)
        elif hint is QListView.ScrollHint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def horizontalOffset(self) -> int:
        """Columns never scroll sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far the content is scrolled, in px."""
        return self.verticalScrollBar().value()

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
        return model.index(self._row_after(current.row(), action, count), 0)

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

    def doItemsLayout(self) -> None:
        """Qt asks for a new layout after rows came or went."""
        self._stale = True
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """The range of the scroll bar; for a column not yet seen it can wait."""
        if self.isVisible():
            self._fit_bar()

    def _fit_bar(self) -> None:
        room, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setRange(0, max(0, self.placed.height - room))
        bar.setPageStep(room)
        bar.setSingleStep(self.theme.scaled(Density.ROWS.value))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew rather than shift pixels, since a heading sticks while cards go by."""
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; looking for a name is what the filter line is for."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards in sight, then the headings over them."""
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        top, area = self.verticalOffset(), event.rect()
        model, chosen = self.model(), self.selectionModel()
        state_of, current = option.state, self.currentIndex()
        for row in self.placed.rows_between(area.top() + top, area.bottom() + top):
            rect = self.placed.rect(row).translated(0, -top)
            if not rect.intersects(area):
                continue
            index = model.index(row, 0)
            state = state_of
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if index == self._hover:
                state |= QStyle.StateFlag.State_MouseOver
            if index == current and self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
            else:
                state &= ~QStyle.StateFlag.State_HasFocus
            option.rect, option.state = rect, state
            self.cards.paint(painter, option, index)
        for heading, y in self._headings_in_sight():
            self._paint_heading(painter, heading.section, y)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Hover only lifts the border of the card under the pointer."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover_on(self.indexAt(event.position().toPoint()))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover_on(QModelIndex())
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a heading folds its section; the rest is Qt's."""
        section = self.section_at(event.position().toPoint())
        model = self.cards_model()
        if section is not None and model is not None:
            if section.foldable:
                model.fold(section.key, not section.folded)
            return
        super().mousePressEvent(event)

    def _first_has_title(self) -> bool:
        model = self.cards_model()
        sections = model.sections() if model is not None else []
        return bool(sections and sections[0].title)

    def _headings_in_sight(self) -> list[tuple[Heading, int]]:
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

    def _paint_heading(self, painter: QPainter, section: Section, y: int) -> None:
        theme, direction = self.theme, self.layoutDirection()
        whole = QRect(0, y, self.viewport().width(), self.placed.grid.heading)
        painter.fillRect(whole, theme.colours.sunken)
        line = whole.adjusted(Space.M, Space.XS, -Space.M, 0)
        if section.foldable:
            side = theme.scaled(16)
            sign = QRect(line.left(), line.center().y() - side // 2 + 1, side, side)
            icon = Icon.CHEVRON_DOWN if not section.folded else _closed(direction)
            box = mirrored(sign, line, direction)
            paint_icon(painter, icon, box.toRectF(), theme.colours.muted)
            line = mirrored(
                QRect(sign.right() + Space.XS, line.top(), line.width() - side - 4, line.height()),
                line,
                direction,
            )
        font = theme.font(Step.SMALL)
        painter.setFont(font)
        number = f"{section.count:,}"
        room = painter.fontMetrics().horizontalAdvance(number) + Space.S
        count = QRect(line.right() - room, line.top(), room, line.height())
        end = Qt.AlignmentFlag.AlignTrailing
        box = mirrored(count, line, direction)
        draw_text(painter, box, number, font, theme.colours.muted, end)
        title = QRect(line.left(), line.top(), line.width() - room, line.height())
        font = QFont(font)
        font.setBold(True)
        draw_text(painter, mirrored(title, line, direction), section.title, font, theme.colours.ink)

    def _row_after(self, row: int, action: Move, count: int) -> int:
        wide = self.placed.grid.columns > 1
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = {Move.MoveLeft: 1 if rtl else -1, Move.MoveRight: -1 if rtl else 1}
        if action in side and wide:
            goal = row + side[action]
        elif action in (Move.MoveUp, Move.MoveDown):
            goal = self.placed.neighbour(row, -1 if action is Move.MoveUp else 1)
        elif action in (Move.MovePageUp, Move.MovePageDown):
            forward = action is Move.MovePageDown
            goal = self.placed.page(row, self.viewport().height(), forward)
        elif action in (Move.MoveNext, Move.MovePrevious):
            goal = row + (1 if action is Move.MoveNext else -1)
        else:
            goal = {Move.MoveHome: 0, Move.MoveEnd: count - 1}.get(action, row)
        return max(0, min(count - 1, goal))

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
        if model is None or len(model.cards) != len(self._heights):
            return
        measure = self.cards.measure(self.density, self.placed.card_width)
        for row in range(first.row(), last.row() + 1):
            if measure(model.cards[row]) != self._heights[row]:
                self.scheduleDelayedItemsLayout()
                return

    def _keep(self) -> None:
        current = self.currentIndex()
        model = self.cards_model()
        name = model.cards[current.row()].id if model is not None and current.isValid() else ""
        self._kept = (self.selected_ids(), name, self.verticalScrollBar().value())

    def _restore(self) -> None:
        ids, name, scroll = self._kept
        self._hover = None
        self.relayout()
        if not ids and not name and not scroll:
            return
        self.select_ids(ids)
        model = self.cards_model()
        row = model.row_of(name) if model is not None and name else None
        if model is not None and row is not None:
            self.selectionModel().setCurrentIndex(model.index(row, 0), Flag.NoUpdate)
        self.updateGeometries()
        self.verticalScrollBar().setValue(scroll)

    def _look_changed(self) -> None:
        self.cards.forget()
        self.relayout()


def _closed(direction: Qt.LayoutDirection) -> Icon:
    rtl = direction is Qt.LayoutDirection.RightToLeft
    return Icon.CHEVRON_LEFT if rtl else Icon.CHEVRON_RIGHT
