"""How a mentor looks: name, job and place, one slot for each place; and what a held card may do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.costs import NOTHING_TOLD
from mentordesk.ui.board.delegate import EDGE, Stand, State
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.group_card import CardGroup
from mentordesk.ui.board.mentor_measures import AVATAR, MentorMeasures
from mentordesk.ui.board.slot_paint import Look, draw_slot
from mentordesk.ui.board.slots import Kind, Slot, slots_of
from mentordesk.ui.board.target_line import Cost, Sign, TargetLine, sign_of
from mentordesk.ui.board.targets import Target
from mentordesk.ui.board.waiting_card import END
from mentordesk.ui.board.waiting_offered import ORIGINAL
from mentordesk.ui.board.words import missing_text
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import Shape, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

NOWHERE = ("", -1)
"""No place of any mentor, where a place is told by mentor and number."""


class MentorDelegate(MentorMeasures):
    """Draws a mentor; while `targets` is set, each card shows what it is to those regarded.

    While they are `lifted`, cards that can do nothing for them are dimmed. `away` are chips in the
    hand, `away_place` the mentor whose free place is in it.
    """

    shape = Shape.MENTOR

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.targets: Mapping[str, Target] | None = None
        self.costs = NOTHING_TOLD
        self.lifted = False
        self.best = ""
        self.aimed = ""
        self.told = TargetLine(theme)
        self.chosen_chips: frozenset[str] = frozenset()
        self.away: frozenset[str] = frozenset()
        self.away_place = ""
        self.hovered = NOWHERE

    def forget(self) -> None:
        """Drop what was kept for the old colours and fonts."""
        super().forget()
        self.told = TargetLine(self.theme)

    def look_of(self, card: MentorTile, state: State) -> object:
        """At rest, or as the target it is; what is outlined, aimed at or selected is drawn anew."""
        rare = (self.best, self.aimed, self.away_place, self.hovered[0])
        if super().look_of(card, state) is None or card.id in rare:
            return None
        marked = self.chosen_chips | self.away
        if marked and any(chip.id in marked for chip in card.chips):
            return None
        return () if self.targets is None else ("told", self._is_dim(card))

    def draw(self, painter: QPainter, rect: QRect, card: MentorTile, state: State) -> None:
        """Ground, words and places; flat and muted where the hand can do nothing."""
        self.stand = Stand.DIM if self._is_dim(card) else Stand.PLAIN
        outlined = card.id in (self.best, self.aimed) and self.stand is Stand.PLAIN
        self.shape = Shape.GROUP if card.group is not None else Shape.MENTOR
        self.ground(painter, rect, state, target=outlined)
        if card.id == self.aimed and self.stand is Stand.PLAIN:
            self._tint(painter, rect)
        if self.density is Density.ROWS:
            self._draw_row(painter, rect, card)
        else:
            self._draw_card(painter, rect, card)
        self._draw_slots(painter, rect, card)

    def draw_over(self, painter: QPainter, rect: QRect, card: MentorTile) -> None:
        """What the card is to those regarded: fit and cost, or the words that forbid it."""
        target = self.targets.get(card.id) if self.targets is not None else None
        if target is None:
            return
        room, short = self.told_room(rect, card), self.density is Density.ROWS
        if target.takes or target.is_here:
            sign = sign_of(target, is_best=card.id == self.best)
            cost = Cost.of(self.costs, card.id)
            self.told.draw(painter, room, target.score, cost, sign, short=short)
        else:
            self.told.draw_words(painter, room, Sign(words=target.on_card))

    def said_of(self, mentor_id: str) -> str:
        """The same for the screen reader and the tooltip, with every word; empty at rest."""
        target = self.targets.get(mentor_id) if self.targets is not None else None
        if target is None:
            return ""
        fit = f"fit {target.score}" if target.takes or target.is_here else ""
        cost = self.costs.words(mentor_id) if fit else ""
        return ", ".join(filter(None, (fit, cost, target.words)))

    def _is_dim(self, card: MentorTile) -> bool:
        """Whether the hand can do nothing with a card."""
        target = self.targets.get(card.id) if self.targets is not None else None
        return self.lifted and (target is None or not target.takes)

    def _tint(self, painter: QPainter, rect: QRect) -> None:
        colour = self.theme.colours.accent_soft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 2, -2, -2), 6, 6)

    def _draw_slots(self, painter: QPainter, rect: QRect, card: MentorTile) -> None:
        slots, dim = slots_of(card), self.stand is Stand.DIM
        away = self._number_away(card, slots)
        places = self.slot_grid(rect, card).place(slots, rect, painter.layoutDirection())
        for number, (slot, box) in enumerate(places):
            chip = slot.chip.id if slot.chip is not None else ""
            look = Look(
                chosen=chip in self.chosen_chips,
                hovered=self.hovered == (card.id, number),
                away=chip in self.away or number == away,
                dim=dim,
            )
            draw_slot(painter, box, slot, self.theme, look)

    def _number_away(self, card: MentorTile, slots: list[Slot]) -> int:
        """Which free place of a card is in the hand; -1 for none."""
        if card.id != self.away_place:
            return -1
        return next((n for n, slot in enumerate(slots) if slot.kind is Kind.FREE), -1)

    def _draw_row(self, painter: QPainter, rect: QRect, tile: MentorTile) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        side = theme.scaled(AVATAR)
        left, top = rect.left() + EDGE + Space.S, rect.top() + self.row_pad(rect)
        self.draw_avatar(
            painter, mirrored(QRect(left, top, side, side), rect, direction), tile.name
        )
        second = self.second_of(rect, tile)
        box = QRect(second.left(), top, second.width(), theme.line(Step.BODY))
        draw_text(
            painter, mirrored(box, rect, direction), tile.name, theme.font(Step.BODY), self.ink
        )
        self._draw_second(painter, rect, tile)

    def _draw_card(self, painter: QPainter, rect: QRect, tile: MentorTile) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        side, small = theme.scaled(AVATAR), theme.line(Step.SMALL)
        left, y = rect.left() + EDGE + Space.S, rect.top() + self.pad()
        self.draw_avatar(painter, mirrored(QRect(left, y, side, side), rect, direction), tile.name)
        right = rect.right() + 1 - Space.S
        self._draw_code(painter, rect, tile, right, y)
        left += side + Space.S
        room = self.name_room(rect.width()) - self.code_width(tile)
        lines = self.name_lines(tile.name, room)
        box = QRect(left, y, room, lines * theme.line(Step.NAME))
        self.draw_name(painter, mirrored(box, rect, direction), tile.name, lines)
        y += box.height()
        wide = right - left
        if tile.original:
            box = mirrored(QRect(left, y, wide, theme.scaled(ORIGINAL)), rect, direction)
            draw_text(painter, box, tile.original, theme.font(Step.BODY), self.ink)
            y += theme.scaled(ORIGINAL)
        self._draw_second(painter, rect, tile)
        if tile.group is not None:
            y += small
            self._draw_group(painter, rect, QRect(left, y, wide, small), tile.group)
        if self.density is Density.LARGE:
            y += small
            about = ", ".join(tile.topics)
            box = mirrored(QRect(left, y, wide, small), rect, direction)
            draw_text(painter, box, about, theme.font(Step.SMALL), self.ink)
            box = mirrored(QRect(left, y + small, wide, small), rect, direction)
            lacks = missing_text(tile.missing)
            draw_text(painter, box, lacks, theme.font(Step.SMALL), theme.colours.attention)

    def _draw_second(self, painter: QPainter, rect: QRect, tile: MentorTile) -> None:
        """Job and place; nothing while `draw_over` tells a fit there."""
        if self.targets is not None:
            return
        line = self.second_of(rect, tile)
        if tile.group is not None and self.density is Density.ROWS:
            self._draw_group(painter, rect, line, tile.group)
        else:
            self.draw_job(painter, rect, line, tile.job, tile.where)

    def _draw_group(self, painter: QPainter, rect: QRect, line: QRect, group: CardGroup) -> None:
        """Title and size of the group: the title shortens first, the size never."""
        tone = self.ink if group.stands and not group.short_of else self.theme.colours.muted
        self.draw_job(painter, rect, line, group.name, group.size, tone)

    def _draw_code(
        self, painter: QPainter, rect: QRect, tile: MentorTile, right: int, y: int
    ) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        line = theme.line(Step.NAME)
        if tile.missing:
            side = theme.scaled(14)
            box = QRect(right - side, y + (line - side) // 2, side, side)
            box = mirrored(box, rect, direction)
            tone = theme.colours.attention if self.stand is Stand.PLAIN else theme.colours.muted
            paint_icon(painter, Icon.ALERT, QRectF(box), tone)
            right -= side + Space.XS
        width = self.metrics(Step.SMALL).horizontalAdvance(tile.code) + 1
        box = mirrored(QRect(right - width, y, width, line), rect, direction)
        draw_text(painter, box, tile.code, theme.font(Step.SMALL), theme.colours.muted, END)
