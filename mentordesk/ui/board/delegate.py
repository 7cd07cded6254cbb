"""What both kinds of card share: ground, border, edge of the role, avatar, measured names."""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentordesk.domain.names import initials
from mentordesk.ui.board.card_answers import Ask, Index
from mentordesk.ui.board.density import Density
from mentordesk.ui.paint import (
    Shape,
    draw_avatar,
    draw_focus,
    draw_lines,
    draw_text,
    mirrored,
    shape_colour,
)
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Radius, Space, Step

EDGE = 3
"""Width of the leading edge in the role's colour, in px."""
DASHES = [3.0, 3.0]
"""How the border of what is free, or away in the hand, is broken, in its own widths."""
IN_HAND = "in hand"
"""Said at the place of what is in the hand."""

State = QStyle.StateFlag


class Stand(Enum):
    """How a card stands: as ever, with nothing in it for the hand, or itself in the hand.

    What is dim or away lies flat on its column, in the muted ink, which can still be read.
    """

    PLAIN = "plain"
    DIM = "dim"
    AWAY = "away"


Key = tuple[str, int, int, Qt.LayoutDirection, float, object]
"""What a kept picture of a card was drawn for."""
MOST_PIXELS = 4_000_000
"""How many pixels of pictures are kept: 16 MB, some two hundred cards."""
_RARE = State.State_Selected | State.State_MouseOver | State.State_HasFocus
LEAD = Qt.AlignmentFlag.AlignLeading


class CardDelegate(QStyledItemDelegate):
    """Draws cards from frozen rows; the view tells the density and measures before it lays out."""

    shape = Shape.NONE

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.density = Density.ROWS
        self._metrics: dict[Step, QFontMetrics] = {}
        self._lines: dict[tuple[str, int], int] = {}
        self.stand = Stand.PLAIN
        self._pictures: OrderedDict[Key, tuple[Any, QPixmap]] = OrderedDict()
        self._held = 0
        self.forget()

    @abstractmethod
    def measure(self, density: Density, width: int) -> Callable[[Any], int]:
        """A function from card to height in px, for cards of this width."""

    def heights(self, cards: Sequence[Any], density: Density, width: int) -> list[int]:
        """The heights of all these cards, in px."""
        return list(map(self.measure(density, width), cards))

    @abstractmethod
    def draw(self, painter: QPainter, rect: QRect, card: Any, state: State) -> None:
        """Draw a card into its rectangle; the ground is done by `ground`."""

    def draw_over(self, painter: QPainter, rect: QRect, card: Any) -> None:
        """Draw what changes too often to be part of a kept picture; its look says that it does."""

    def forget(self) -> None:
        """Drop what was kept for the old colours and fonts."""
        self._widest = QFontMetrics(self.theme.font(Step.NAME)).horizontalAdvance("W")
        self._pictures.clear()
        self._held = 0
        self._metrics.clear()
        self._lines.clear()

    def metrics(self, step: Step) -> QFontMetrics:
        """The measures of a step's font."""
        found = self._metrics.get(step)
        if found is None:
            found = self._metrics[step] = QFontMetrics(self.theme.font(step))
        return found

    def name_lines(self, name: str, room: int) -> int:
        """How many lines a name takes in the bold step: one, or two when it is too long."""
        if len(name) * self._widest <= room and name.isascii():
            return 1  # it fits even if every letter were a W
        key = (name, room)
        found = self._lines.get(key)
        if found is None:
            wide = self.metrics(Step.NAME).horizontalAdvance(name) > room
            found = self._lines[key] = 2 if wide else 1
        return found

    def draw_name(self, painter: QPainter, rect: QRect, name: str, lines: int) -> None:
        """The name in bold, wrapped to two lines before it is cut."""
        font, ink = self.theme.font(Step.NAME), self.ink
        line = self.theme.line(Step.NAME)
        if lines == 1:
            box = QRect(rect.left(), rect.top(), rect.width(), line)
            draw_text(painter, box, name, font, ink)
        else:
            draw_lines(painter, rect, name, font, ink, lines, line)

    @property
    def ink(self) -> QColor:
        """What names are written in on the card that is being drawn."""
        colours = self.theme.colours
        return colours.ink if self.stand is Stand.PLAIN else colours.muted

    def draw_avatar(self, painter: QPainter, rect: QRect, name: str) -> None:
        """Initials in the role's shape; of its colour where the card is not dim."""
        ink = None if self.stand is Stand.PLAIN else self.theme.colours.muted
        draw_avatar(painter, rect, self.shape, initials(name), self.theme, ink)

    def draw_job(
        self,
        painter: QPainter,
        card: QRect,
        line: QRect,
        job: str,
        where: str,
        ink: QColor | None = None,
    ) -> None:
        """Job, then city and offset: the job shortens first, the other two never."""
        theme, direction = self.theme, painter.layoutDirection()
        font, muted = theme.font(Step.SMALL), ink or theme.colours.muted
        metrics = self.metrics(Step.SMALL)
        width, gap = metrics.horizontalAdvance(where) + 2, metrics.horizontalAdvance(" · ") + 2
        room, left = line.width() - width - gap, line.left()
        if job and where and room > theme.scaled(24):
            job = metrics.elidedText(job, Qt.TextElideMode.ElideRight, room - 2)
            used = metrics.horizontalAdvance(job) + 2  # what is cut may be narrower than its room
            for text, wide in ((job, used), ("·", gap)):
                box = mirrored(QRect(left, line.top(), wide, line.height()), card, direction)
                align = Qt.AlignmentFlag.AlignHCenter if text == "·" else LEAD
                draw_text(painter, box, text, font, muted, align)
                left += wide
        text = where or job
        box = QRect(left, line.top(), line.right() + 1 - left, line.height())
        draw_text(painter, mirrored(box, card, direction), text, font, muted)

    def ground(self, painter: QPainter, rect: QRect, state: State, *, target: bool = False) -> None:
        """Surface, border and the role's edge; `target` outlines what the hand should aim at."""
        colours = self.theme.colours
        selected = bool(state & State.State_Selected) and self.stand is not Stand.AWAY
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        radius = float(Radius.CARD)
        outline.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.stand is Stand.PLAIN or selected:
            painter.fillPath(outline, colours.accent_soft if selected else colours.surface)
        if self.stand is Stand.PLAIN:
            self._draw_edge(painter, rect, outline)
        focused = bool(state & State.State_HasFocus)
        strong = target or (selected and focused)
        painter.setPen(self._border(state, selected=selected, strong=strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = RING / 2 if strong else 0.5
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
        if focused and not selected:
            inset = RING  # beside the border, clear of the words
            draw_focus(painter, rect.adjusted(inset, inset, -inset, -inset), self.theme)

    def _draw_edge(self, painter: QPainter, rect: QRect, outline: QPainterPath) -> None:
        """The leading edge in the role's colour, within the rounded corners."""
        painter.save()
        painter.setClipPath(outline)
        edge = QRect(rect.left(), rect.top(), EDGE + 1, rect.height())
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            edge.moveRight(rect.right())
        painter.fillRect(edge, shape_colour(self.theme.colours, self.shape))
        painter.restore()

    def _border(self, state: State, *, selected: bool, strong: bool) -> QPen:
        """The line around a card; around the place of one that is in the hand it is dashed."""
        colours = self.theme.colours
        if strong or selected:
            return QPen(colours.accent, RING if strong else 1)
        if state & State.State_MouseOver and self.stand is not Stand.AWAY:
            return QPen(colours.ink, 1)
        pen = QPen(colours.edge, 1)
        if self.stand is Stand.AWAY:
            pen.setDashPattern(DASHES)
        return pen

    def look_of(self, card: Any, state: State) -> object:
        """What a card's picture depends on beside the card; None for a look too rare to keep.

        Where it holds anything, `draw_over` draws on the picture.
        """
        return None if state & _RARE else ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card of an index, or its picture from when it was last drawn like this."""
        card = index.data(Ask.CARD)
        if card is None:
            return
        rect, direction = option.rect, option.direction
        look = self.look_of(card, option.state)
        if look is None:
            painter.save()
            painter.setLayoutDirection(direction)
            self.draw(painter, rect, card, option.state)
            self.draw_over(painter, rect, card)
            painter.restore()
            return
        device = painter.device()
        scale = device.devicePixelRatio() if device is not None else 1.0
        key = (card.id, rect.width(), rect.height(), direction, scale, look)
        found = self._pictures.get(key)
        if found is None or found[0] is not card:
            found = (card, self._picture(rect.size(), scale, card, option))
            self._keep(key, found)
        painter.drawPixmap(rect.topLeft(), found[1])
        if look:
            painter.save()
            painter.setLayoutDirection(direction)
            self.draw_over(painter, rect, card)
            painter.restore()

    def _picture(
        self, size: QSize, scale: float, card: Any, option: QStyleOptionViewItem
    ) -> QPixmap:
        """A card on the ground of its column."""
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(self.theme.colours.sunken)
        painter = QPainter(made)
        painter.setLayoutDirection(option.direction)
        self.draw(painter, QRect(QPoint(0, 0), size), card, option.state)
        painter.end()
        return made

    def _keep(self, key: Key, found: tuple[Any, QPixmap]) -> None:
        """Keep a picture; the ones not used for longest go when there are too many."""
        old = self._pictures.pop(key, None)
        for picture, sign in ((old, -1), (found, 1)):
            if picture is not None:
                self._held += sign * picture[1].width() * picture[1].height()
        self._pictures[key] = found
        while self._held > MOST_PIXELS and len(self._pictures) > 1:
            _, (_, gone) = self._pictures.popitem(last=False)
            self._held -= gone.width() * gone.height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view measures for itself; this is for whoever asks in Qt's way."""
        card = index.data(Ask.CARD)
        width: int = option.rect.width()
        height = self.measure(self.density, width)(card) if card is not None else Space.XXL
        return QSize(width, height)
