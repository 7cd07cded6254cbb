"""What stands where on a waiting mentee's card, and what it is to a place in the hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter

from mentordesk.ui.board.cards import WaitingCard
from mentordesk.ui.board.costs import NOTHING_TOLD
from mentordesk.ui.board.delegate import EDGE, IN_HAND, CardDelegate, Stand
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.offers import Offer
from mentordesk.ui.board.target_line import Cost, Room, Sign, TargetLine, sign_for
from mentordesk.ui.icons import Icon
from mentordesk.ui.paint import Shape, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

ORIGINAL = 24
"""Line height of a name in its own script, in px at 100 %: some scripts stand tall."""
AVATAR = 28
"""Side of the avatar on a card, in px at 100 %; in a row it is 20."""


class WaitingOffered(CardDelegate):
    """With `offers` it tells what each mentee is to a mentor's place.

    While that place is `lifted`, mentees it cannot be given to are dimmed. `away` are in the hand.
    """

    shape = Shape.MENTEE

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.offers: Mapping[str, Offer] = {}
        self.costs = NOTHING_TOLD
        self.lifted = False
        self.best = ""
        self.aimed = ""
        self.away: frozenset[str] = frozenset()
        self.told = TargetLine(theme)

    def forget(self) -> None:
        """Drop what was kept for the old colours and fonts."""
        super().forget()
        self.told = TargetLine(self.theme)

    def measure(self, density: Density, width: int) -> Callable[[WaitingCard], int]:
        """Rows are all alike; cards grow with a long name and with a name in its own script."""
        self.density = density
        base = self.theme.scaled(density.value)
        if density is Density.ROWS:
            return lambda card: base
        room = self.text_room(width)
        line, original = self.theme.line(Step.NAME), self.theme.scaled(ORIGINAL)

        def height(card: WaitingCard) -> int:
            more = line * (self.lines_of(card, room) - 1)
            return base + more + (original if card.original else 0)

        return height

    def heights(self, cards: Sequence[WaitingCard], density: Density, width: int) -> list[int]:
        """Rows are all alike, so that none need be looked at."""
        if density is not Density.ROWS:
            return super().heights(cards, density, width)
        self.density = density
        return [self.theme.scaled(density.value)] * len(cards)

    def grip_at(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where a click picks a selected card up: its leading end, the avatar included."""
        side = self.theme.scaled(20 if self.density is Density.ROWS else AVATAR)
        box = QRect(rect.left(), rect.top(), EDGE + Space.S + side, rect.height())
        return mirrored(box, rect, direction)

    def draw_over(self, painter: QPainter, rect: QRect, card: WaitingCard) -> None:
        """What the card is to the mentor regarded: fit and cost, or why not."""
        offer = self.offers.get(card.id)
        if offer is None:
            return
        cost, sign = Cost.of(self.costs, card.id), sign_for(offer)
        if self.density is Density.ROWS:
            end = rect.right() + 1 - Space.S
            if offer.takes:
                self.told.draw_end(painter, Room(rect, rect), end, offer.score, cost, sign)
            else:
                width = self.told.end_width(offer)
                box = QRect(end - width, rect.top(), width, rect.height())
                self.told.draw_words(painter, Room(rect, box), sign)
            return
        room, beside = self.told_rooms(rect, card)
        if not offer.takes:
            self.told.draw_words(painter, room, sign)
            return
        best = Sign(Icon.STAR, "accent") if card.id == self.best else Sign()
        self.told.draw(painter, room, offer.score, cost, best, short=False)
        if offer.words:
            self.told.draw_words(painter, beside, sign)

    def told_rooms(self, rect: QRect, card: WaitingCard) -> tuple[Room, Room]:
        """The line of a card that tells fit and cost, with the bar's place; and the one below."""
        theme, scaled = self.theme, self.theme.scaled
        left, room = rect.left() + EDGE + Space.S, self.text_room(rect.width())
        lines, small = self.lines_of(card, room), theme.line(Step.SMALL)
        top = rect.top() + scaled(10 if self.density is Density.LARGE else 6)
        top += lines * theme.line(Step.NAME) + (scaled(ORIGINAL) if card.original else 0)
        line = QRect(left + scaled(AVATAR) + Space.S, top, room, small)
        below = line.translated(0, small)
        height = scaled(10)
        bar = QRect(left, below.center().y() - height // 2 + 1, scaled(AVATAR), height)
        return Room(rect, line, bar), Room(rect, below)

    def said_of(self, mentee_id: str) -> str:
        """The same for the screen reader and the tooltip; empty at rest."""
        if mentee_id in self.away:
            return IN_HAND
        offer = self.offers.get(mentee_id)
        if offer is None:
            return ""
        fit = (f"fit {offer.score}", self.costs.words(mentee_id)) if offer.takes else ()
        return ", ".join(filter(None, (*fit, offer.words)))

    def stand_of(self, card: WaitingCard) -> Stand:
        """Away in the hand, or of no use to the place in it, or as ever."""
        if card.id in self.away:
            return Stand.AWAY
        offer = self.offers.get(card.id)
        usable = not self.lifted or (offer is not None and offer.takes)
        return Stand.PLAIN if usable else Stand.DIM

    def lines_of(self, card: WaitingCard, room: int) -> int:
        """How many lines the name of a card takes."""
        return self.name_lines(card.name, room - self.marks_width(card))

    def text_room(self, width: int) -> int:
        """How wide words may be on a card of this width, in px."""
        return width - EDGE - Space.S - self.theme.scaled(AVATAR) - Space.S - Space.S

    def marks_of(self, card: WaitingCard) -> list[tuple[Icon, str]]:
        """Icons with their tones: wishes, something missing, nobody allowed."""
        marks = [(Icon.PERSON, "muted")] if card.wishes else []
        if card.missing:
            marks.append((Icon.ALERT, "attention"))
        if card.allowed == 0:
            marks.append((Icon.OCTAGON, "urgent"))
        return marks

    def marks_width(self, card: WaitingCard) -> int:
        """How much room they take at the end of the first line, in px."""
        return len(self.marks_of(card)) * (self.theme.scaled(14) + Space.XS)
