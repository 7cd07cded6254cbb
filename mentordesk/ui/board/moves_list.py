"""A list of moves from one plan to another, under headings; each may be ticked or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentordesk.domain.names import initials
from mentordesk.ui.board.moves_model import MoveLine, MovesHeading, MovesModel, Row
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import Shape, draw_avatar, draw_bar, draw_focus, draw_text, mirrored
from mentordesk.ui.rows import Index, Roles
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Radius, Space, Step
from mentordesk.wording.plans import signed

END = Qt.AlignmentFlag.AlignTrailing


class MovesList(QListView):
    """Moves by keyboard and mouse: Space or a click ticks, a heading ticks all below it."""

    ticked = Signal(object)
    """The ids of the rows that were asked to be ticked, or unticked when all of them are."""

    def __init__(self, theme: Theme, name: str, *, tickable: bool = False) -> None:
        super().__init__()
        self.moves = MovesModel()
        self.moves.tickable = tickable
        self.is_old = False
        self._theme = theme
        self.setObjectName("moves")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(MovesDelegate(theme, self))
        self.setModel(self.moves)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def load(self, rows: Sequence[Row]) -> None:
        """Show these rows, the keyboard on the first."""
        self.moves.load(rows)
        self.setCurrentIndex(self.moves.index(0))

    def set_old(self, is_old: bool) -> None:
        """Grey the rows until newer ones are there."""
        if is_old is not self.is_old:
            self.is_old = is_old
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row the keyboard is on."""
        if event.key() == Qt.Key.Key_Space and self.moves.tickable:
            self._tick(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ticks the row it falls on."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.moves.tickable:
            self._tick(self.indexAt(event.position().toPoint()))

    def _tick(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self.moves.rows[index.row()]
            self.ticked.emit(row.of if isinstance(row, MovesHeading) else (row.id,))


class MovesDelegate(QStyledItemDelegate):
    """Tick, avatar, name and where they go; at the end the fits; below why, or what is wrong."""

    def __init__(self, theme: Theme, view: MovesList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line for a heading, two for a move; asked for every row whenever they are new."""
        row = self._view.moves.rows[index.row()]
        return self._of_heading if isinstance(row, MovesHeading) else self._of_move

    def _measure(self) -> None:
        theme = self._theme
        wide, lines = theme.scaled(200), theme.line(Step.BODY) + theme.line(Step.SMALL)
        self._of_heading = QSize(wide, theme.line(Step.NAME) + Space.L)
        self._of_move = QSize(wide, lines + Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row, rect, theme = index.data(Roles.ROW), option.rect, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        left = rect.left() + Space.S
        if isinstance(row, MovesHeading):
            line = QRect(rect.left(), rect.bottom() - theme.line(Step.NAME) - Space.XS + 1,
                         rect.width(), theme.line(Step.NAME))  # fmt: skip
            if self._view.moves.tickable and row.of:
                left = self._tick(painter, rect, line, left, row)
            words = QRect(left, line.top(), rect.right() - left, line.height())
            words = mirrored(words, rect, option.direction)
            ink = theme.colours.muted if self._view.is_old else theme.colours.ink
            draw_text(painter, words, row.text, theme.font(Step.NAME), ink)
        else:
            self._draw_move(painter, rect, left, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, rect, theme)
        painter.restore()

    def _draw_move(self, painter: QPainter, rect: QRect, left: int, row: MoveLine) -> None:
        theme, colours, direction = self._theme, self._theme.colours, painter.layoutDirection()
        line, small = theme.line(Step.BODY), theme.line(Step.SMALL)
        first = QRect(rect.left(), rect.top() + Space.XS, rect.width(), line)
        model = self._view.moves
        if model.tickable:
            left = self._tick(painter, rect, rect, left, row)
        side = theme.scaled(24)
        box = QRect(left, rect.center().y() - side // 2 + 1, side, side)
        draw_avatar(
            painter, mirrored(box, rect, direction), Shape.MENTEE, initials(row.name), theme
        )
        left += side + Space.S
        is_faint = self._view.is_old or (model.tickable and row.id not in model.taken)
        ink = colours.muted if is_faint else colours.ink
        right = self._draw_fits(painter, rect, first, row, ink)
        bold, body, below_it = theme.font(Step.NAME), theme.font(Step.BODY), row.why
        room = right - left
        wide = QFontMetrics(bold).horizontalAdvance(row.name) + 2
        if wide + Space.S + QFontMetrics(body).horizontalAdvance(row.goes) <= room:
            goes = QRect(left + wide + Space.S, first.top(), room - wide - Space.S, line)
            draw_text(painter, mirrored(goes, rect, direction), row.goes, body, ink)
        else:  # where somebody goes matters more than why
            wide, below_it = room, ": ".join(filter(None, (row.goes, row.why)))
        name = mirrored(QRect(left, first.top(), wide, line), rect, direction)
        draw_text(painter, name, row.name, bold, ink)
        below = QRect(left, first.top() + line, rect.right() - Space.S - left, small)
        trouble = model.troubles.get(row.id, "")
        if trouble:
            sign = QRect(below.left(), below.top(), small, small)
            icon = mirrored(sign, rect, direction).toRectF()
            paint_icon(painter, Icon.ALERT, icon, colours.attention)
            below.setLeft(below.left() + small + Space.XS)
        below = mirrored(below, rect, direction)
        tone = colours.attention if trouble else colours.muted
        draw_text(painter, below, trouble or below_it, theme.font(Step.SMALL), tone)

    def _draw_fits(
        self, painter: QPainter, rect: QRect, line: QRect, row: MoveLine, ink: QColor
    ) -> int:
        """The fit before and after with a bar, and the change, at the end; where room ends."""
        theme, direction = self._theme, painter.layoutDirection()
        font = theme.font(Step.BODY)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        right = rect.right() - Space.S
        change, wide = _change(row), metrics.horizontalAdvance("+100")
        box = mirrored(QRect(right - wide, line.top(), wide, line.height()), rect, direction)
        draw_text(painter, box, change, theme.font(Step.NAME), ink, END)
        right -= wide + Space.M
        told = _fits(row.before, row.after)
        wide = metrics.horizontalAdvance("100 → 100")
        box = mirrored(QRect(right - wide, line.top(), wide, line.height()), rect, direction)
        draw_text(painter, box, told, font, ink, END)
        right -= wide + Space.S
        if row.after is not None:
            length, high = theme.scaled(40), theme.scaled(8)
            top = line.top() + (line.height() - high) // 2
            bar = mirrored(QRect(right - length, top, length, high), rect, direction)
            draw_bar(painter, bar, row.after, theme.colours)
            right -= length
        return right - Space.S

    def _tick(self, painter: QPainter, rect: QRect, line: QRect, left: int, row: Row) -> int:
        """The box to tick; where the rest begins."""
        colours, side = self._theme.colours, self._theme.scaled(16)
        box = QRect(left, line.center().y() - side // 2 + 1, side, side)
        box = mirrored(box, rect, painter.layoutDirection())
        state = self._view.moves.ticked(row)
        must = isinstance(row, MoveLine) and row.must
        full = state is Qt.CheckState.Checked
        painter.setPen(QPen(colours.muted if must else colours.accent if full else colours.edge, 1))
        fill = colours.muted if must else colours.accent
        painter.setBrush(fill if full else colours.surface)
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5),
                                Radius.FIELD, Radius.FIELD)  # fmt: skip
        if state is not Qt.CheckState.Unchecked:
            sign = Icon.CHECK if full else Icon.MINUS
            ink = colours.accent_on if full else colours.accent
            paint_icon(painter, sign, box.adjusted(1, 1, -1, -1).toRectF(), ink)
        return left + side + Space.S


def _fits(before: int | None, after: int | None) -> str:
    if before is None:
        return "" if after is None else str(after)
    return f"{before} → –" if after is None else f"{before} → {after}"


def _change(row: MoveLine) -> str:
    return signed((row.after or 0) - (row.before or 0))
