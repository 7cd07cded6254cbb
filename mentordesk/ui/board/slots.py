"""A mentor's places as they lie on the card: which chip, free place or taken place is where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, Qt

from mentordesk.ui.board.cards import Chip, MentorTile
from mentordesk.ui.paint import mirrored


class Kind(Enum):
    """What a place holds."""

    CHIP = "chip"
    FREE = "free"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Slot:
    """One place; `count` is more than one where a stretch of places is told as a number."""

    kind: Kind
    chip: Chip | None = None
    count: int = 1


def slots_of(tile: MentorTile) -> list[Slot]:
    """The places of a mentor: chips first, then free ones, then what is taken elsewhere.

    The seats of a group have no places of their own: all free ones are told as one number.
    """
    found = [Slot(Kind.CHIP, chip) for chip in tile.chips]
    if tile.group is not None:
        return [*found, Slot(Kind.FREE, count=tile.free)] if tile.free else found
    found += [Slot(Kind.FREE)] * tile.free
    if tile.elsewhere:
        found.append(Slot(Kind.ELSEWHERE, count=tile.elsewhere))
    return found


def slot_count(tile: MentorTile) -> int:
    """How many slots that are, without making them."""
    if tile.group is not None:
        return len(tile.chips) + bool(tile.free)
    return len(tile.chips) + tile.free + bool(tile.elsewhere)


@dataclass(frozen=True)
class SlotGrid:
    """Places `across` beside each other in `area`, each `height` px high."""

    area: QRect
    across: int
    height: int
    gap: int = 4

    def rows(self, count: int) -> int:
        """How many lines that many places take; an empty card keeps one."""
        return max(1, -(-count // self.across))

    def needed(self, count: int) -> int:
        """The height in px of that many places."""
        lines = self.rows(count)
        return lines * self.height + (lines - 1) * self.gap

    def place(
        self, slots: list[Slot], card: QRect, direction: Qt.LayoutDirection
    ) -> Iterator[tuple[Slot, QRect]]:
        """Each place with its rectangle, seen in the direction of the layout."""
        width = (self.area.width() - (self.across - 1) * self.gap) // self.across
        for number, slot in enumerate(slots):
            line, turn = divmod(number, self.across)
            left = self.area.left() + turn * (width + self.gap)
            top = self.area.top() + line * (self.height + self.gap)
            yield slot, mirrored(QRect(left, top, width, self.height), card, direction)

    def at(
        self, slots: list[Slot], card: QRect, point: QPoint, direction: Qt.LayoutDirection
    ) -> tuple[int, Slot] | None:
        """The place under a point with its number on the card, if any."""
        for number, (slot, rect) in enumerate(self.place(slots, card, direction)):
            if rect.contains(point):
                return number, slot
        return None
