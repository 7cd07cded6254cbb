"""A column of questions: cards of four lines, the whole of each in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHeaderView

from mentordesk.ui.ask.model import AskModel, about
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.paint import draw_lines, draw_pill, draw_text
from mentordesk.ui.rows import Index
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

CARD = 96
"""Height of a card in px at 100 %."""


class AskCard(CellDelegate):
    """The question, who asks about what, and where it stands."""

    def __init__(self, theme: Theme, model: AskModel, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._model = model

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The question on two lines at most, then two lines about it."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        theme, colours = self.theme, self.theme.colours
        line = theme.scaled(20)
        top = QRect(rect.left(), rect.top() + Space.S, rect.width(), 2 * line)
        draw_lines(painter, top, row.question, theme.font(Step.NAME), colours.ink, 2, line)
        middle = QRect(rect.left(), top.top() + 2 * line, rect.width(), line)
        draw_text(painter, middle, about(row), theme.font(Step.SMALL), colours.muted)
        last = middle.translated(0, line)
        draw_pill(painter, last, self._model.standing(row), theme)
        painter.setPen(colours.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())


class AskList(Table):
    """One column; its heading is a label of the page."""

    def __init__(self, model: AskModel, theme: Theme) -> None:
        super().__init__(model, theme, model.part.value)
        self.rows: AskModel = model
        self.setItemDelegate(AskCard(theme, model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(theme.scaled(180))

    def row_px(self) -> int:
        """The height of a card, in px."""
        return self.theme.scaled(CARD)
