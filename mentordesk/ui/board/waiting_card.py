"""How a waiting mentee looks: a row of 32 px, a card of 64, a large card of 104."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from mentordesk.ui.board.cards import WaitingCard
from mentordesk.ui.board.costs import NOTHING_TOLD
from mentordesk.ui.board.delegate import EDGE, CardDelegate, State
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.offers import Offer
from mentordesk.ui.board.target_line import Cost, TargetLine
from mentordesk.ui.board.words import missing_text, options_text
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import Shape, draw_focus, draw_lines, draw_text, mirrored, shape_colour
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

ORIGINAL = 24
"""Line height of a name in its own script, in px at 100 %: some scripts stand tall."""

END = Qt.AlignmentFlag.AlignTrailing


class WaitingDelegate(CardDelegate):
    """Draws a mentee that waits for a place; with `offers`, what each is to a mentor's place."""

    shape = Shape.MENTEE

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.offers: Mapping[str, Offer] = {}
        self.costs = NOTHING_TOLD
        self._told = TargetLine(theme)

    def forget(self) -> None:
        """Drop what was kept for the old colours and fonts."""
        super().forget()
        self._told = TargetLine(self.theme)

    def look_of(self, card: WaitingCard, state: State) -> object:
        """At rest, or as what it is to the mentor regarded."""
        if super().look_of(card, state) is None:
            return None
        return ("told",) if card.id in self.offers else ()

    def draw_over(self, painter: QPainter, rect: QRect, card: WaitingCard) -> None:
        """What the card is to the mentor regarded: fit and cost, or why not."""
        offer = self.offers.get(card.id)
        if offer is None:
            return
        cost = Cost.of(self.costs, card.id)
        if self.density is Density.ROWS:
            end = rect.right() + 1 - Space.S - self._marks_width(card)
            width = self._told.short_width
            box = QRect(end - width, rect.top(), width, rect.height())
            self._told.draw_short(painter, rect, box, offer, cost)
            return
        left = rect.left() + EDGE + Space.S + self.theme.scaled(28) + Space.S
        room = self._text_room(rect.width())
        lines = self.name_lines(card.name, room - self._marks_width(card))
        top = rect.top() + self.theme.scaled(10 if self.density is Density.LARGE else 6)
        top += lines * self.theme.line(Step.NAME) + self.theme.line(Step.SMALL)
        top += self.theme.scaled(ORIGINAL) if card.original else 0
        line = QRect(left, top, room, self.theme.line(Step.SMALL))
        self._told.draw_offer(painter, rect, line, offer, cost)

    def said_of(self, mentee_id: str) -> str:
        """The same for the screen reader and the tooltip; empty at rest."""
        offer = self.offers.get(mentee_id)
        if offer is None:
            return ""
        fit = (f"fit {offer.score}", self.costs.words(mentee_id)) if offer.takes else ()
        return ", ".join(filter(None, (*fit, offer.words)))

    def measure(self, density: Density, width: int) -> Callable[[WaitingCard], int]:
        """Rows are all alike; cards grow with a long name and with a name in its own script."""
        self.density = density
        base = self.theme.scaled(density.value)
        if density is Density.ROWS:
            return lambda card: base
        room = self._text_room(width)
        line, original = self.theme.line(Step.NAME), self.theme.scaled(ORIGINAL)

        def height(card: WaitingCard) -> int:
            more = line * (self.name_lines(card.name, room - self._marks_width(card)) - 1)
            return base + more + (original if card.original else 0)

        return height

    def heights(self, cards: Sequence[WaitingCard], density: Density, width: int) -> list[int]:
        """Rows are all alike, so that none need be looked at."""
        if density is not Density.ROWS:
            return super().heights(cards, density, width)
        self.density = density
        return [self.theme.scaled(density.value)] * len(cards)

    def draw(self, painter: QPainter, rect: QRect, card: WaitingCard, state: State) -> None:
        """A row or a card, as the density has it."""
        if self.density is Density.ROWS:
            self._draw_row(painter, rect, card, state)
        else:
            self.ground(painter, rect, state)
            self._draw_card(painter, rect, card, state)

    def _draw_row(self, painter: QPainter, rect: QRect, card: WaitingCard, state: State) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        colours = theme.colours
        ground = colours.accent_soft if state & State.State_Selected else colours.surface
        painter.fillRect(rect, ground)
        edge = QRect(rect.left(), rect.top(), EDGE, rect.height())
        painter.fillRect(mirrored(edge, rect, direction), shape_colour(colours, self.shape))
        foot = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(foot, colours.line)
        if state & State.State_MouseOver:
            painter.setPen(colours.ink)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if state & State.State_HasFocus:
            draw_focus(painter, rect, theme)
        side = theme.scaled(20)
        left, right = rect.left() + EDGE + Space.S, rect.right() + 1 - Space.S
        top = rect.center().y() - side // 2 + 1
        avatar = QRect(left, top, side, side)
        self.draw_avatar(painter, mirrored(avatar, rect, direction), card.name)
        self._draw_grip(painter, rect, avatar, state)
        right = self._draw_marks(painter, rect, card, right, rect.center().y() + 1)
        small = theme.font(Step.SMALL)
        width = self.metrics(Step.SMALL).horizontalAdvance(card.code) + 2 if card.code else 0
        left += side + Space.S
        if card.id in self.offers:  # its place is drawn over
            right -= self._told.short_width + Space.S
        elif width and right - left - width > theme.scaled(72):
            box = QRect(right - width, rect.top(), width, rect.height())
            draw_text(painter, mirrored(box, rect, direction), card.code, small, colours.muted, END)
            right -= width + Space.S
        name = QRect(left, rect.top(), right - left, rect.height())
        font = theme.font(Step.BODY)
        draw_text(painter, mirrored(name, rect, direction), card.name, font, colours.ink)

    def _draw_card(self, painter: QPainter, rect: QRect, card: WaitingCard, state: State) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        small, muted, ink = theme.font(Step.SMALL), theme.colours.muted, theme.colours.ink
        large = self.density is Density.LARGE
        pad = theme.scaled(10 if large else 6)
        side = theme.scaled(28)
        left, room = rect.left() + EDGE + Space.S, self._text_room(rect.width())
        avatar = QRect(left, rect.top() + pad + 2, side, side)
        self.draw_avatar(painter, mirrored(avatar, rect, direction), card.name)
        self._draw_grip(painter, rect, avatar, state)
        left += side + Space.S
        y, line = rect.top() + pad, theme.line(Step.SMALL)

        def put(text: str, height: int, step: Step = Step.SMALL, faint: bool = True) -> int:
            box = mirrored(QRect(left, y, room, height), rect, direction)
            draw_text(painter, box, text, theme.font(step), muted if faint else ink)
            return y + height

        name_room = room - self._marks_width(card)
        lines = self.name_lines(card.name, name_room)
        middle = y + theme.line(Step.NAME) // 2
        self._draw_marks(painter, rect, card, rect.right() + 1 - Space.S, middle)
        box = QRect(left, y, name_room, lines * theme.line(Step.NAME))
        self.draw_name(painter, mirrored(box, rect, direction), card.name, lines)
        y += box.height()
        if card.original:
            y = put(card.original, theme.scaled(ORIGINAL), Step.BODY, faint=False)
        self.draw_job(painter, rect, QRect(left, y, room, line), card.job, card.where)
        y += line
        about = [*card.topics] if not card.goals else [*card.goals]
        told = card.id in self.offers
        if told and not large:
            return
        if told:
            y += line
        elif not large:
            first = about[0] if about else ""
            put(" · ".join(part for part in (card.code, first) if part), line)
            return
        else:
            y = put(" · ".join(p for p in (card.code, options_text(card)) if p), line)
        lacks = missing_text(card.missing)
        goal = mirrored(QRect(left, y, room, line * (1 if lacks else 2)), rect, direction)
        draw_lines(painter, goal, "; ".join(about), small, ink, 1 if lacks else 2, line)
        if lacks:
            y += line
            box = mirrored(QRect(left, y, room, line), rect, direction)
            draw_text(painter, box, lacks, small, theme.colours.attention)

    def grip_at(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where a click picks a selected card up: its leading end, the avatar included."""
        side = self.theme.scaled(20 if self.density is Density.ROWS else 28)
        box = QRect(rect.left(), rect.top(), EDGE + Space.S + side, rect.height())
        return mirrored(box, rect, direction)

    def _draw_grip(self, painter: QPainter, rect: QRect, avatar: QRect, state: State) -> None:
        """Six dots before the avatar of a selected card: it can be picked up here."""
        if not state & State.State_Selected:
            return
        side = self.theme.scaled(16)
        middle = (rect.left() + EDGE + avatar.left()) // 2
        box = QRect(middle - side // 2, avatar.center().y() - side // 2 + 1, side, side)
        box = mirrored(box, rect, painter.layoutDirection())
        paint_icon(painter, Icon.GRIP, QRectF(box), self.theme.colours.ink)

    def _text_room(self, width: int) -> int:
        return width - EDGE - Space.S - self.theme.scaled(28) - Space.S - Space.S

    def _marks_of(self, card: WaitingCard) -> list[tuple[Icon, str]]:
        marks = [(Icon.PERSON, "muted")] if card.wishes else []
        if card.missing:
            marks.append((Icon.ALERT, "attention"))
        if card.allowed == 0:
            marks.append((Icon.OCTAGON, "urgent"))
        return marks

    def _marks_width(self, card: WaitingCard) -> int:
        return len(self._marks_of(card)) * (self.theme.scaled(14) + Space.XS)

    def _draw_marks(
        self, painter: QPainter, rect: QRect, card: WaitingCard, right: int, middle: int
    ) -> int:
        """The marks from the trailing side inward; where the room for text ends."""
        side = self.theme.scaled(14)
        for icon, tone in reversed(self._marks_of(card)):
            box = QRect(right - side, middle - side // 2, side, side)
            box = mirrored(box, rect, painter.layoutDirection())
            paint_icon(painter, icon, QRectF(box), self.theme.colours.named(tone))
            right -= side + Space.XS
        return right
