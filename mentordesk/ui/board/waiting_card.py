"""How a waiting mentee looks: a row of 32 px, a card of 64, a large card of 104."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mentordesk.ui.board.cards import WaitingCard
from mentordesk.ui.board.delegate import DASHES, EDGE, IN_HAND, Stand, State
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.waiting_offered import AVATAR, ORIGINAL, WaitingOffered
from mentordesk.ui.board.words import missing_text, options_text
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_focus, draw_lines, draw_text, mirrored, shape_colour
from mentordesk.ui.tokens import RING, Space, Step

END = Qt.AlignmentFlag.AlignTrailing


class WaitingDelegate(WaitingOffered):
    """Draws a mentee that waits for a place."""

    def look_of(self, card: WaitingCard, state: State) -> object:
        """At rest, or as what it is to the mentor regarded; what is outlined is drawn anew."""
        if super().look_of(card, state) is None or card.id in self.away:
            return None
        if card.id in (self.best, self.aimed):
            return None
        offer = self.offers.get(card.id)
        dim = self.stand_of(card) is Stand.DIM
        return ("told", dim, self.told.end_width(offer)) if offer is not None else (dim or ())

    def draw(self, painter: QPainter, rect: QRect, card: WaitingCard, state: State) -> None:
        """A row or a card, as the density has it."""
        self.stand = self.stand_of(card)
        target = card.id in (self.best, self.aimed) and self.stand is Stand.PLAIN
        if self.density is Density.ROWS:
            self._ground_row(painter, rect, card, state, target=target)
            self._draw_row(painter, rect, card, state)
        else:
            self.ground(painter, rect, state, target=target)
            self._draw_card(painter, rect, card, state)

    def _ground_row(
        self, painter: QPainter, rect: QRect, card: WaitingCard, state: State, *, target: bool
    ) -> None:
        """Ground, edge and foot of a row, and the line around it where it has one."""
        colours, direction = self.theme.colours, painter.layoutDirection()
        chosen = state & State.State_Selected or (target and card.id == self.aimed)
        if chosen and self.stand is not Stand.AWAY:
            painter.fillRect(rect, colours.accent_soft)
        elif self.stand is Stand.PLAIN:
            painter.fillRect(rect, colours.surface)
        if self.stand is Stand.PLAIN:
            edge = QRect(rect.left(), rect.top(), EDGE, rect.height())
            painter.fillRect(mirrored(edge, rect, direction), shape_colour(colours, self.shape))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.stand is Stand.AWAY:
            pen = QPen(colours.edge, 1)
            pen.setDashPattern(DASHES)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        elif target:
            painter.setPen(QPen(colours.accent, RING))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif state & State.State_MouseOver:
            painter.setPen(colours.ink)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if state & State.State_HasFocus:
            draw_focus(painter, rect, self.theme)

    def _draw_row(self, painter: QPainter, rect: QRect, card: WaitingCard, state: State) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        side = theme.scaled(20)
        left, right = rect.left() + EDGE + Space.S, rect.right() + 1 - Space.S
        top = rect.center().y() - side // 2 + 1
        avatar = QRect(left, top, side, side)
        self.draw_avatar(painter, mirrored(avatar, rect, direction), card.name)
        self._draw_grip(painter, rect, avatar, state)
        offer, away = self.offers.get(card.id), self.stand is Stand.AWAY
        if offer is None and not away:
            right = self._draw_marks(painter, rect, card, right, rect.center().y() + 1)
        small, muted = theme.font(Step.SMALL), theme.colours.muted
        text = self._code(card)
        width = self.metrics(Step.SMALL).horizontalAdvance(text) + 2 if text else 0
        left += side + Space.S
        if offer is not None:  # its place is drawn over
            right -= self.told.end_width(offer) + Space.S
        elif away or (width and right - left - width - Space.S >= self._name_width(card.name)):
            box = QRect(right - width, rect.top(), width, rect.height())
            draw_text(painter, mirrored(box, rect, direction), text, small, muted, END)
            right -= width + Space.S
        name = QRect(left, rect.top(), right - left, rect.height())
        font = theme.font(Step.BODY)
        draw_text(painter, mirrored(name, rect, direction), card.name, font, self.ink)

    def _name_width(self, name: str) -> int:
        """How wide a name is in a row: what is beside it gives way before it is cut."""
        return self.metrics(Step.BODY).horizontalAdvance(name)

    def _code(self, card: WaitingCard) -> str:
        """The cohort code; of a card that is away, that it is in the hand."""
        return IN_HAND if self.stand is Stand.AWAY else card.code

    def _draw_card(self, painter: QPainter, rect: QRect, card: WaitingCard, state: State) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        small, muted = theme.font(Step.SMALL), theme.colours.muted
        large = self.density is Density.LARGE
        pad = theme.scaled(10 if large else 6)
        side = theme.scaled(AVATAR)
        left, room = rect.left() + EDGE + Space.S, self.text_room(rect.width())
        avatar = QRect(left, rect.top() + pad + 2, side, side)
        self.draw_avatar(painter, mirrored(avatar, rect, direction), card.name)
        self._draw_grip(painter, rect, avatar, state)
        left += side + Space.S
        y, line = rect.top() + pad, theme.line(Step.SMALL)

        def put(text: str, height: int, step: Step = Step.SMALL, faint: bool = True) -> int:
            box = mirrored(QRect(left, y, room, height), rect, direction)
            draw_text(painter, box, text, theme.font(step), muted if faint else self.ink)
            return y + height

        lines = self.lines_of(card, room)
        middle = y + theme.line(Step.NAME) // 2
        self._draw_marks(painter, rect, card, rect.right() + 1 - Space.S, middle)
        name_room = room - self.marks_width(card)
        box = QRect(left, y, name_room, lines * theme.line(Step.NAME))
        self.draw_name(painter, mirrored(box, rect, direction), card.name, lines)
        y += box.height()
        if card.original:
            y = put(card.original, theme.scaled(ORIGINAL), Step.BODY, faint=False)
        offer = self.offers.get(card.id)
        if offer is None:  # else its place is drawn over
            self.draw_job(painter, rect, QRect(left, y, room, line), card.job, card.where)
        y += line
        about = [*card.topics] if not card.goals else [*card.goals]
        beside = options_text(card) if large else about[0] if about else ""
        if offer is None or not (offer.takes and offer.words):
            put(" · ".join(part for part in (self._code(card), beside) if part), line)
        if not large:
            return
        y += line
        lacks = missing_text(card.missing)
        goal = mirrored(QRect(left, y, room, line * (1 if lacks else 2)), rect, direction)
        draw_lines(painter, goal, "; ".join(about), small, self.ink, 1 if lacks else 2, line)
        if lacks:
            y += line
            box = mirrored(QRect(left, y, room, line), rect, direction)
            draw_text(painter, box, lacks, small, theme.colours.attention)

    def _draw_grip(self, painter: QPainter, rect: QRect, avatar: QRect, state: State) -> None:
        """Six dots before the avatar of a selected card: it can be picked up here."""
        if not state & State.State_Selected:
            return
        side = self.theme.scaled(16)
        middle = (rect.left() + EDGE + avatar.left()) // 2
        box = QRect(middle - side // 2, avatar.center().y() - side // 2 + 1, side, side)
        box = mirrored(box, rect, painter.layoutDirection())
        paint_icon(painter, Icon.GRIP, QRectF(box), self.theme.colours.ink)

    def _draw_marks(
        self, painter: QPainter, rect: QRect, card: WaitingCard, right: int, middle: int
    ) -> int:
        """The marks from the trailing side inward; where the room for text ends."""
        side = self.theme.scaled(14)
        for icon, tone in reversed(self.marks_of(card)):
            box = QRect(right - side, middle - side // 2, side, side)
            box = mirrored(box, rect, painter.layoutDirection())
            paint_icon(painter, icon, QRectF(box), self.theme.colours.named(tone))
            right -= side + Space.XS
        return right
