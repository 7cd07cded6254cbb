"""The column of mentors: cards are targets, chips in their places go out by drag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from mentordesk.ui.announcing import announce
from mentordesk.ui.board.card_answers import Ask, Index
from mentordesk.ui.board.cards import Chip, MentorTile
from mentordesk.ui.board.costs import ToldNow
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.drag import accept, carry
from mentordesk.ui.board.edge_scroll import EdgeScroll
from mentordesk.ui.board.hand import Hand, How
from mentordesk.ui.board.mentor_card import NOWHERE, MentorDelegate
from mentordesk.ui.board.slots import Kind, Slot, slots_of
from mentordesk.ui.board.targets import Target
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.words import slot_tip, spoken_chips
from mentordesk.ui.theme import Theme

KEYPAD = Qt.KeyboardModifier.KeypadModifier
"""What an arrow of the number pad is pressed with."""
CARD_WIDTH = 290
"""Least width of a mentor card, in px at 100 %: two stand beside each other at 1280."""


class MentorsView(CardsView):
    """Mentors with their places. `dropped` names the mentor the held cards were let fall on."""

    dropped = Signal(str)
    chips_chosen = Signal()
    stuck = Signal(object)

    row_gap = 4

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        self.drawn = MentorDelegate(theme)
        super().__init__(theme, self.drawn, parent)
        self.density = Density.CARDS
        self._hand = hand
        self._edge = EdgeScroll(self)
        self._pressed: Chip | None = None
        self._pressed_place = ""
        self.setObjectName("mentors")
        self.setAccessibleName("Mentors")
        for news in (hand.took, hand.retold, hand.let_go):
            news.connect(self._show_held)
        hand.aimed_at.connect(self._show_aim)

    @property
    def chosen_chips(self) -> list[Chip]:
        """The chips selected, in the order of the cards."""
        model = self.cards_model()
        chosen = self.drawn.chosen_chips
        tiles: Sequence[MentorTile] = model.outlines if model is not None and chosen else ()
        return [chip for tile in tiles for chip in tile.chips if chip.id in chosen]

    def choose_chips(self, ids: frozenset[str]) -> None:
        """Select exactly these chips."""
        if ids != self.drawn.chosen_chips:
            self.drawn.chosen_chips = ids
            self.viewport().update()
            self.chips_chosen.emit()

    def slot_at(self, point: QPoint) -> tuple[str, int, Slot] | None:
        """The place under a point of the viewport: whose, its number there, and what it holds."""
        index = self.indexAt(point)
        tile: MentorTile | None = index.data(Ask.CARD)
        if tile is None:
            return None
        rect = self.visualRect(index)
        grid = self.drawn.slot_grid(rect, tile)
        found = grid.at(slots_of(tile), rect, point, self.layoutDirection())
        return (tile.id, *found) if found is not None else None

    def chip_at(self, point: QPoint) -> Chip | None:
        """The chip under a point of the viewport."""
        found = self.slot_at(point)
        return found[2].chip if found is not None else None

    def set_covered(self, height: int) -> None:
        """The zone for scrolling begins below the tray."""
        super().set_covered(height)
        self._edge.inset = height

    def columns_for(self, width: int) -> int:
        """As many cards as fit; rows stand alone."""
        if self.density is Density.ROWS:
            return 1
        return max(1, width // self.theme.scaled(CARD_WIDTH))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """A chip is taken in hand, with every other chip selected, or a free place.

        Mentors themselves stay.
        """
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            if self._pressed_place and self._hand.take_place(self._pressed_place, How.DRAG):
                carry(self, self._hand, self.theme)
            return
        if pressed.stays:
            self.stuck.emit(pressed)
            return
        chips = self.chosen_chips if pressed.id in self.drawn.chosen_chips else [pressed]
        held = [chip.mentee_id for chip in chips if not chip.stays]
        if self._hand.take(held, How.DRAG):
            carry(self, self._hand, self.theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome only what this board's own hand holds."""
        if self._hand.knows(event.mimeData()):
            accept(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Aim at the card under the pointer. Also at one that refuses: it must say why."""
        point = event.position().toPoint()
        mentor_id = self.indexAt(point).data(Ask.ID) or ""
        takes = self._hand.mentees is not None and self._hand.knows(event.mimeData())
        self._hand.aim(mentor_id if takes else "")
        self._edge.over(point.y())
        if self._hand.aimed:
            accept(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Aim at nothing."""
        self._edge.over(None)
        self._hand.aim("")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the held cards fall on the card under the pointer; a refused drop is not accepted."""
        self._edge.over(None)
        mentor_id = self.indexAt(event.position().toPoint()).data(Ask.ID)
        target = self._hand.targets.get(mentor_id) if mentor_id else None
        if target is None or not self._hand.knows(event.mimeData()):
            event.ignore()
            return
        if target.takes:
            accept(event)
        else:
            event.ignore()
        self.dropped.emit(mentor_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a chip selects the pair; Ctrl adds one to those selected."""
        found = self.slot_at(event.position().toPoint())
        chip = found[2].chip if found is not None else None
        self._pressed = chip
        free = found is not None and found[2].kind is Kind.FREE
        self._pressed_place = found[0] if found is not None and free else ""
        chosen = self.drawn.chosen_chips
        if chip is None:
            self.choose_chips(frozenset())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose_chips(chosen ^ {chip.id})
        elif chip.id not in chosen:
            self.choose_chips(frozenset({chip.id}))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of several selected chips leaves only that one."""
        chip, self._pressed, self._pressed_place = self._pressed, None, ""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if chip is not None and plain and event.button() is Qt.MouseButton.LeftButton:
            self.choose_chips(frozenset({chip.id}))
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the chips of a card before they leave it; Shift adds them."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None and self._hand.held is None:
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                step = -step
            more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._step_chip(step, more):
                event.accept()
                return
        before = self.currentIndex()
        super().keyPressEvent(event)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, KEYPAD)
        if plain and self._hand.held is None and self.currentIndex() != before:
            # The next key is about this card, and no more about a chip of the one before.
            self.choose_chips(frozenset())
            self.tell_soon()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another card: its chips are not selected yet; a picked-up card aims at it."""
        super().currentChanged(current, previous)
        held = self._hand.mentees
        if held is not None and held.how is How.PICK_UP:
            self._hand.aim(current.data(Ask.ID) or "")

    def viewportEvent(self, event: QEvent) -> bool:
        """What can be taken in hand lifts its own border, and has its own tooltip."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover_slot(self.slot_at(event.position().toPoint()))
        elif event.type() is QEvent.Type.Leave:
            self._hover_slot(None)
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.slot_at(event.pos())
            if found is not None and found[2].kind is not Kind.ELSEWHERE:
                QToolTip.showText(event.globalPos(), slot_tip(found[2]), self)
                return True
        return super().viewportEvent(event)

    def tell_now(self) -> None:
        """The card, and which of its chips is chosen."""
        super().tell_now()
        if self.hasFocus() and self._hand.held is None:
            announce(self, spoken_chips(self.chosen_chips))

    def _hover_slot(self, found: tuple[str, int, Slot] | None) -> None:
        lifts = found is not None and found[2].kind is not Kind.ELSEWHERE
        hovered = found[:2] if found is not None and lifts else NOWHERE
        if hovered != self.drawn.hovered:
            self.drawn.hovered = hovered
            self.viewport().update()

    def _step_chip(self, step: int, more: bool = False) -> bool:
        """Select the chip before or after the selected one in the current card, if there is any.

        With `more` those selected stay so.
        """
        tile = self.currentIndex().data(Ask.CARD)
        if tile is None or not tile.chips:
            return False
        ids, old = [chip.id for chip in tile.chips], self.drawn.chosen_chips
        chosen = [number for number, one in enumerate(ids) if one in old]
        last = chosen[-1 if step > 0 else 0] if chosen else -1
        goal = last + step if chosen else (0 if step > 0 else -1)
        if goal < 0 and not chosen:
            return False
        if 0 <= goal < len(ids):
            self.choose_chips((old if more else frozenset()) | {ids[goal]})
            return True
        if more:
            return True
        self.choose_chips(frozenset())
        if goal < 0:
            self.tell_soon()
        return goal < 0

    def show_targets(self, targets: Mapping[str, Target] | None, told: ToldNow) -> None:
        """Tell on each card what it is to those who are selected; None for nobody."""
        if targets is not None or self.drawn.targets is not None:
            self.drawn.targets, self.drawn.costs = targets, told
            self.viewport().update()

    def _show_held(self) -> None:
        """The same for what is in the hand. Let go, it stays until somebody else is regarded."""
        held, place, drawn = self._hand.mentees, self._hand.place, self.drawn
        if held is not None:
            drawn.targets, drawn.costs = self._hand.targets, self._hand.costs.told_now
        elif place is not None:
            drawn.targets = None  # each waiting mentee tells what it is to the place
        drawn.lifted = held is not None
        drawn.away = frozenset(held.match_ids) if held is not None else frozenset()
        drawn.away_place = place.mentor_id if place is not None else ""
        drawn.best = self._hand.best[0].mentor_id if self._hand.best else ""
        self.viewport().update()

    def _show_aim(self, card_id: str) -> None:
        old, self.drawn.aimed = self.drawn.aimed, card_id if self._hand.place is None else ""
        self.update_cards(old, self.drawn.aimed)
