"""How a mentor looks: name, job and place, one slot for each place; and what a held card may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.costs import NOTHING_TOLD
from mentordesk.ui.board.delegate import EDGE, CardDelegate, State
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.group_card import CardGroup
from mentordesk.ui.board.slot_paint import draw_slot
from mentordesk.ui.board.slots import SlotGrid, slot_count, slots_of
from mentordesk.ui.board.target_line import Cost, TargetLine
from mentordesk.ui.board.targets import Target
from mentordesk.ui.board.waiting_card import END, ORIGINAL
from mentordesk.ui.board.words import missing_text
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import Shape, draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

HEIGHTS = {Density.ROWS: 44, Density.CARDS: 76, Density.LARGE: 116}
"""Least height of a mentor card in px at 100 %, with one line of places."""
SLOT = 24
"""Height of a place in px at 100 %: the least a target may be."""
DIM = 0.45
"""How strongly a card is drawn that the hand cannot use; its words keep their full strength."""


class MentorDelegate(CardDelegate):
    """Draws a mentor; while `targets` is set, each card shows what it is to those regarded.

    While they are `lifted`, cards that can do nothing for them are dimmed.
    """

    shape = Shape.MENTOR

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        self._code_widths: dict[str, int] = {}
        super().__init__(theme, parent)
        self.targets: Mapping[str, Target] | None = None
        self.costs = NOTHING_TOLD
        self.lifted = False
        self.best = ""
        self.aimed = ""
        self._told = TargetLine(theme)
        self.chosen_chips: frozenset[str] = frozenset()
        self.hover_chip = ""

    def measure(self, density: Density, width: int) -> Callable[[MentorTile], int]:
        """Cards grow with the number of places, a long name, and a name in its own script."""
        self.density = density
        base, slot = self.theme.scaled(HEIGHTS[density]), self.theme.scaled(SLOT)
        original, line = self.theme.scaled(ORIGINAL), self.theme.line(Step.NAME)
        room, grid = self._name_room(width), self._grid(QRect(0, 0, width, base), slot)
        small = self.theme.line(Step.SMALL)
        rows = density is Density.ROWS

        def height(tile: MentorTile) -> int:
            more = grid.needed(slot_count(tile)) - slot
            if rows:
                return base + more
            if tile.group is not None:
                more += small
            if self.name_lines(tile.name, room - self._code_width(tile)) > 1:
                more += line
            return base + more + (original if tile.original else 0)

        return height

    def forget(self) -> None:
        """Drop what was kept for the old colours and fonts."""
        super().forget()
        self._code_widths.clear()
        self._told = TargetLine(self.theme)

    def look_of(self, card: MentorTile, state: State) -> object:
        """At rest, or as the target it is; what is outlined, aimed at or selected is drawn anew."""
        if super().look_of(card, state) is None or card.id in (self.best, self.aimed):
            return None
        marked = self.chosen_chips | {self.hover_chip}
        if any(chip.id in marked for chip in card.chips):
            return None
        return () if self.targets is None else ("told", self._is_dim(card))

    def slot_grid(self, rect: QRect, tile: MentorTile) -> SlotGrid:
        """Where the places of a card lie, laid out from left to right."""
        slot = self.theme.scaled(SLOT)
        grid = self._grid(rect, slot)
        needed = grid.needed(len(slots_of(tile)))
        if self.density is Density.ROWS:
            top = rect.top() + (self.theme.scaled(HEIGHTS[Density.ROWS]) - slot) // 2
        else:
            room = self._name_room(rect.width()) - self._code_width(tile)
            more = self.theme.line(Step.NAME) * (self.name_lines(tile.name, room) - 1)
            more += self.theme.scaled(ORIGINAL) if tile.original else 0
            more += self.theme.line(Step.SMALL) if tile.group is not None else 0
            base = self.theme.scaled(HEIGHTS[self.density])
            top = rect.top() + base + more - self._pad() - slot
        return SlotGrid(
            QRect(grid.area.left(), top, grid.area.width(), needed), grid.across, slot, grid.gap
        )

    def draw(self, painter: QPainter, rect: QRect, card: MentorTile, state: State) -> None:
        """Ground, words and places; dimmed where the hand can do nothing."""
        dim = self._is_dim(card)
        outlined = card.id in (self.best, self.aimed) and not dim
        painter.setOpacity(DIM if dim else 1.0)
        self.shape = Shape.GROUP if card.group is not None else Shape.MENTOR
        self.ground(painter, rect, state, target=outlined)
        if card.id == self.aimed and not dim:
            self._tint(painter, rect)
        if self.density is Density.ROWS:
            self._draw_row(painter, rect, card)
        else:
            self._draw_card(painter, rect, card)
        direction = painter.layoutDirection()
        for slot, box in self.slot_grid(rect, card).place(slots_of(card), rect, direction):
            chosen = slot.chip is not None and slot.chip.id in self.chosen_chips
            hovered = slot.chip is not None and slot.chip.id == self.hover_chip
            draw_slot(painter, box, slot, self.theme, chosen=chosen, hovered=hovered)
        painter.setOpacity(1.0)

    def draw_over(self, painter: QPainter, rect: QRect, card: MentorTile) -> None:
        """What the card is to those regarded: fit and cost, or the words that forbid it."""
        if self.targets is not None:
            line = self._second_of(rect, card)
            cost, target = Cost.of(self.costs, card.id), self.targets.get(card.id)
            self._told.draw(painter, rect, line, target, cost, is_best=card.id == self.best)

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

    def _second_of(self, rect: QRect, tile: MentorTile) -> QRect:
        """The line below the name (and the name in its own script), before it is mirrored."""
        small, top = self.theme.line(Step.SMALL), rect.top()
        left = rect.left() + EDGE + Space.S
        if self.density is Density.ROWS:
            left += self.theme.scaled(20) + Space.S
            top += (rect.height() - self.theme.scaled(36)) // 2 + self.theme.line(Step.BODY)
            room = self._grid(rect, self.theme.scaled(20)).area.left() - Space.M - left
            return QRect(left, top, room, small)
        left += self.theme.scaled(20) + Space.S
        room = self._name_room(rect.width()) - self._code_width(tile)
        top += self._pad() + self.name_lines(tile.name, room) * self.theme.line(Step.NAME)
        top += self.theme.scaled(ORIGINAL) if tile.original else 0
        return QRect(left, top, rect.right() + 1 - Space.S - left, small)

    def _tint(self, painter: QPainter, rect: QRect) -> None:
        colour = self.theme.colours.accent_soft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 2, -2, -2), 6, 6)

    def _draw_row(self, painter: QPainter, rect: QRect, tile: MentorTile) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        side, pad = theme.scaled(20), (rect.height() - theme.scaled(36)) // 2
        left = rect.left() + EDGE + Space.S
        top = rect.top() + pad
        self.draw_avatar(
            painter, mirrored(QRect(left, top, side, side), rect, direction), tile.name
        )
        left += side + Space.S
        room = self._grid(rect, side).area.left() - Space.M - left
        box = QRect(left, top, room, theme.line(Step.BODY))
        font, ink = theme.font(Step.BODY), theme.colours.ink
        draw_text(painter, mirrored(box, rect, direction), tile.name, font, ink)
        self._draw_second(painter, rect, tile)

    def _draw_card(self, painter: QPainter, rect: QRect, tile: MentorTile) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        side, small = theme.scaled(20), theme.line(Step.SMALL)
        left, y = rect.left() + EDGE + Space.S, rect.top() + self._pad()
        self.draw_avatar(painter, mirrored(QRect(left, y, side, side), rect, direction), tile.name)
        right = rect.right() + 1 - Space.S
        self._draw_code(painter, rect, tile, right, y)
        left += side + Space.S
        room = self._name_room(rect.width()) - self._code_width(tile)
        lines = self.name_lines(tile.name, room)
        box = QRect(left, y, room, lines * theme.line(Step.NAME))
        self.draw_name(painter, mirrored(box, rect, direction), tile.name, lines)
        y += box.height()
        wide = right - left
        if tile.original:
            box = mirrored(QRect(left, y, wide, theme.scaled(ORIGINAL)), rect, direction)
            draw_text(painter, box, tile.original, theme.font(Step.BODY), theme.colours.ink)
            y += theme.scaled(ORIGINAL)
        self._draw_second(painter, rect, tile)
        if tile.group is not None:
            y += small
            self._draw_group(painter, rect, QRect(left, y, wide, small), tile.group)
        if self.density is Density.LARGE:
            y += small
            about = ", ".join(tile.topics)
            box = mirrored(QRect(left, y, wide, small), rect, direction)
            draw_text(painter, box, about, theme.font(Step.SMALL), theme.colours.ink)
            box = mirrored(QRect(left, y + small, wide, small), rect, direction)
            lacks = missing_text(tile.missing)
            draw_text(painter, box, lacks, theme.font(Step.SMALL), theme.colours.attention)

    def _draw_second(self, painter: QPainter, rect: QRect, tile: MentorTile) -> None:
        """Job and place; nothing while `draw_over` tells a fit there."""
        if self.targets is not None:
            return
        line = self._second_of(rect, tile)
        if tile.group is not None and self.density is Density.ROWS:
            self._draw_group(painter, rect, line, tile.group)
        else:
            self.draw_job(painter, rect, line, tile.job, tile.where)

    def _draw_group(self, painter: QPainter, rect: QRect, line: QRect, group: CardGroup) -> None:
        """Title and size of the group: the title shortens first, the size never."""
        colours = self.theme.colours
        tone = colours.ink if group.stands and not group.short_of else colours.muted
        self.draw_job(painter, rect, line, group.name, group.size, tone)

    def _draw_code(
        self, painter: QPainter, rect: QRect, tile: MentorTile, right: int, y: int
    ) -> None:
        theme, direction = self.theme, painter.layoutDirection()
        line = theme.line(Step.NAME)
        if self._is_marked(tile):
            side = theme.scaled(14)
            box = QRect(right - side, y + (line - side) // 2, side, side)
            box = mirrored(box, rect, direction)
            paint_icon(painter, Icon.ALERT, QRectF(box), theme.colours.attention)
            right -= side + Space.XS
        width = self.metrics(Step.SMALL).horizontalAdvance(tile.code) + 1
        box = mirrored(QRect(right - width, y, width, line), rect, direction)
        draw_text(painter, box, tile.code, theme.font(Step.SMALL), theme.colours.muted, END)

    def _is_marked(self, tile: MentorTile) -> bool:
        return bool(tile.missing)

    def _code_width(self, tile: MentorTile) -> int:
        width = self.theme.scaled(14) + Space.XS if self._is_marked(tile) else 0
        if tile.code:
            found = self._code_widths.get(tile.code)
            if found is None:
                found = self.metrics(Step.SMALL).horizontalAdvance(tile.code) + 1 + Space.S
                self._code_widths[tile.code] = found
            width += found
        return width

    def _pad(self) -> int:
        return self.theme.scaled(8 if self.density is Density.LARGE else 6)

    def _name_room(self, width: int) -> int:
        return width - EDGE - Space.S - self.theme.scaled(20) - 2 * Space.S

    def _grid(self, rect: QRect, slot: int) -> SlotGrid:
        """Two places beside each other; in rows as many as fit behind the name."""
        if self.density is Density.ROWS:
            left = rect.left() + max(self.theme.scaled(200), rect.width() * 2 // 5)
            area = QRect(left, rect.top(), rect.right() + 1 - Space.S - left, slot)
            across = max(1, area.width() // self.theme.scaled(116))
            return SlotGrid(area, across, slot)
        left = rect.left() + EDGE + Space.S
        area = QRect(left, rect.top(), rect.right() + 1 - Space.S - left, slot)
        across = max(2, area.width() // self.theme.scaled(190))
        return SlotGrid(area, across, slot)
