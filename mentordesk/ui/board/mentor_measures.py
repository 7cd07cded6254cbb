"""Where everything stands on a mentor's card: name, what is told, and one slot for each place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect

from mentordesk.ui.board.cards import MentorTile
from mentordesk.ui.board.delegate import EDGE, CardDelegate
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.slots import SlotGrid, slot_count, slots_of
from mentordesk.ui.board.target_line import Room
from mentordesk.ui.board.waiting_offered import ORIGINAL
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step

HEIGHTS = {Density.ROWS: 44, Density.CARDS: 76, Density.LARGE: 116}
"""Least height of a mentor card in px at 100 %, with one line of places."""
SLOT, AVATAR = 24, 20
"""Height of a place (the least a target may be) and side of the avatar, in px at 100 %."""
BAR_HEIGHT = 10
"""Height of the bar below the avatar, in px at 100 %; it is a little wider than that."""


class MentorMeasures(CardDelegate):
    """Measures mentor cards, whatever is drawn on them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        self._code_widths: dict[str, int] = {}
        super().__init__(theme, parent)

    def measure(self, density: Density, width: int) -> Callable[[MentorTile], int]:
        """Cards grow with the number of places, a long name, and a name in its own script."""
        self.density = density
        base, slot = self.theme.scaled(HEIGHTS[density]), self.theme.scaled(SLOT)
        original, line = self.theme.scaled(ORIGINAL), self.theme.line(Step.NAME)
        room, grid = self.name_room(width), self._grid(QRect(0, 0, width, base), slot)
        small = self.theme.line(Step.SMALL)
        rows = density is Density.ROWS

        def height(tile: MentorTile) -> int:
            more = grid.needed(slot_count(tile)) - slot
            if rows:
                return base + more
            if tile.group is not None:
                more += small
            if self.name_lines(tile.name, room - self.code_width(tile)) > 1:
                more += line
            return base + more + (original if tile.original else 0)

        return height

    def forget(self) -> None:
        """Drop what was kept for the old colours and fonts."""
        super().forget()
        self._code_widths.clear()

    def slot_grid(self, rect: QRect, tile: MentorTile) -> SlotGrid:
        """Where the places of a card lie, laid out from left to right."""
        slot = self.theme.scaled(SLOT)
        grid = self._grid(rect, slot)
        needed = grid.needed(len(slots_of(tile)))
        if self.density is Density.ROWS:
            top = rect.top() + (self.theme.scaled(HEIGHTS[Density.ROWS]) - slot) // 2
        else:
            room = self.name_room(rect.width()) - self.code_width(tile)
            more = self.theme.line(Step.NAME) * (self.name_lines(tile.name, room) - 1)
            more += self.theme.scaled(ORIGINAL) if tile.original else 0
            more += self.theme.line(Step.SMALL) if tile.group is not None else 0
            base = self.theme.scaled(HEIGHTS[self.density])
            top = rect.top() + base + more - self.pad() - slot
        return SlotGrid(
            QRect(grid.area.left(), top, grid.area.width(), needed), grid.across, slot, grid.gap
        )

    def told_room(self, rect: QRect, tile: MentorTile) -> Room:
        """Where fit and cost are told, beside a bar that hangs below the avatar."""
        line, scaled = self.second_of(rect, tile), self.theme.scaled
        if self.density is not Density.ROWS:
            line.setRight(line.right() + Space.XS)
        height = scaled(BAR_HEIGHT)
        top = line.center().y() - height // 2 + 1
        width = scaled(AVATAR) + Space.XS
        return Room(rect, line, QRect(rect.left() + EDGE + Space.S, top, width, height))

    def second_of(self, rect: QRect, tile: MentorTile) -> QRect:
        """The line below the name (and the name in its own script), before it is mirrored."""
        small, top = self.theme.line(Step.SMALL), rect.top()
        left = rect.left() + EDGE + Space.S + self.theme.scaled(AVATAR) + Space.S
        if self.density is Density.ROWS:
            top += self.row_pad(rect) + self.theme.line(Step.BODY)
            room = self._grid(rect, self.theme.scaled(AVATAR)).area.left() - Space.M - left
            return QRect(left, top, room, small)
        room = self.name_room(rect.width()) - self.code_width(tile)
        top += self.pad() + self.name_lines(tile.name, room) * self.theme.line(Step.NAME)
        top += self.theme.scaled(ORIGINAL) if tile.original else 0
        return QRect(left, top, rect.right() + 1 - Space.S - left, small)

    def row_pad(self, rect: QRect) -> int:
        """What is free above name and second line of a row."""
        lines = self.theme.line(Step.BODY) + self.theme.line(Step.SMALL)
        return (min(rect.height(), self.theme.scaled(HEIGHTS[Density.ROWS])) - lines) // 2

    def code_width(self, tile: MentorTile) -> int:
        """How much of the first line cohort code and mark take, in px."""
        width = self.theme.scaled(14) + Space.XS if tile.missing else 0
        if tile.code:
            found = self._code_widths.get(tile.code)
            if found is None:
                found = self.metrics(Step.SMALL).horizontalAdvance(tile.code) + 1 + Space.S
                self._code_widths[tile.code] = found
            width += found
        return width

    def pad(self) -> int:
        """What is free above the first line of a card, in px."""
        return self.theme.scaled(8 if self.density is Density.LARGE else 6)

    def name_room(self, width: int) -> int:
        """How wide name and code may be together on a card of this width, in px."""
        return width - EDGE - Space.S - self.theme.scaled(AVATAR) - 2 * Space.S

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
