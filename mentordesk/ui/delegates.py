"""The one way to show a person, a state, a date and a score in a table or list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, draw_avatar, draw_pill, draw_text, mirrored
from mentordesk.ui.rows import Index, Roles
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import CONTROL, Fit, Space, Step

FIT_WORDS = {"weak": "Weak", "fair": "Fair", "good": "Good", "strong": "Strong"}


class CellDelegate(QStyledItemDelegate):
    """Draws the ground of a cell and its text; the others draw something finer on that ground."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw what the cell holds into `rect`, the cell without its padding."""
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        font, ink = self.theme.font(Step.BODY), self.theme.colours.ink
        draw_text(painter, rect, text, font, ink)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then content."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setLayoutDirection(option.direction)
        widget: QWidget | None = option.widget
        colours = self.theme.colours
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.accent_soft)
        elif widget is not None and widget.property("hover_row") == index.row():
            painter.fillRect(rect, colours.bg)
        self.draw(painter, rect.adjusted(Space.S, 0, -Space.S, 0), index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One control high; tables have a fixed row height anyway."""
        return QSize(self.theme.scaled(120), self.theme.scaled(CONTROL))


class PersonDelegate(CellDelegate):
    """Avatar in the shape of the role, the name, and the original script behind it, muted."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The cell's value must be a `Face`."""
        face = index.data(Roles.VALUE)
        if not isinstance(face, Face):
            super().draw(painter, rect, index)
            return
        theme, direction = self.theme, painter.layoutDirection()
        side = theme.scaled(24)
        top = rect.center().y() - side // 2 + 1
        avatar = mirrored(QRect(rect.left(), top, side, side), rect, direction)
        draw_avatar(painter, avatar, face.shape, face.letters, theme)
        start = rect.left() + side + Space.S
        font = theme.font(Step.BODY)
        room = rect.right() - start + 1
        painter.setFont(font)
        width = min(room, painter.fontMetrics().horizontalAdvance(face.name) + 2)
        name = QRect(start, rect.top(), width, rect.height())
        draw_text(painter, mirrored(name, rect, direction), face.name, font, theme.colours.ink)
        rest = QRect(start + width + Space.S, rect.top(), room - width - Space.S, rect.height())
        if face.original and rest.width() > theme.scaled(40):
            rest = mirrored(rest, rect, direction)
            draw_text(painter, rest, face.original, font, theme.colours.muted)


class StateDelegate(CellDelegate):
    """A state as a pill: plain words when all is well, else with sign and colour."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The cell's value must be a `Pill`."""
        pill = index.data(Roles.VALUE)
        if isinstance(pill, Pill):
            draw_pill(painter, rect, pill, self.theme)
        else:
            super().draw(painter, rect, index)


def fit_word(score: int) -> str:
    """The word for a score: weak, fair, good or strong."""
    return FIT_WORDS[Fit.of(score).name.lower()]
