"""Finds pairs of every kind on a board, and does with them what a hand would."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QAbstractItemView

from mentordesk.ui.board.cards import Chip, MentorTile
from mentordesk.ui.board.hand import How
from mentordesk.ui.board.page import BoardPage
from mentordesk.ui.board.slots import Kind, Slot, slots_of
from mentordesk.ui.board.targets import May, Target, targets_for
from tests.ui.board.dragging import drop, middle_of


def always(*_: object) -> bool:
    """Any will do."""
    return True


class Driver:
    """Looks at the board as a person would, by names and places, never by its insides."""

    def __init__(self, page: BoardPage, qtbot) -> None:
        self.page, self.qtbot = page, qtbot

    @property
    def drafts(self) -> dict[str, str]:
        """Mentor by mentee, of all drafts in the file."""
        pairs = self.page.state.pairs.values()
        return {p.mentee_id: p.mentor_id for p in pairs if not p.is_live}

    def find(
        self, may: May, fits: Callable[[Target], bool] = always, words: str = ""
    ) -> tuple[str, str]:
        """A waiting mentee and an open mentor between whom this holds: (mentee, mentor)."""
        page = self.page
        judged = page.state.judged_now()
        assert judged is not None
        for card in page.waiting_model.cards:
            found = targets_for(judged, page.mentors_model.everyone, (card.id,))
            for target in found.values():
                shown = page.mentors_model.row_of(target.mentor_id) is not None
                if target.may is may and shown and words in target.words and fits(target):
                    return card.id, target.mentor_id
        raise AssertionError(f"the invented round has no pair that is {may} {words}")

    def chip(self, fits: Callable[[Chip], bool] = always) -> Chip:
        """A chip on an open mentor's card."""
        for tile in self.page.mentors_model.cards:
            for chip in tile.chips:
                if fits(chip):
                    return chip
        raise AssertionError("the invented round has no such chip")

    def tile(self, mentor_id: str) -> MentorTile:
        """A mentor's card as it stands."""
        found = self.page.mentors_model.card(mentor_id)
        assert found is not None
        return found

    def hold(self, *mentee_ids: str) -> QMimeData:
        """Take cards in hand as a drag does; what the drag carries."""
        assert self.page.hand.take(mentee_ids, How.DRAG)
        return self.page.hand.mime()

    def on_mentor(self, mentor_id: str) -> QPoint:
        """The middle of a mentor's card in its viewport."""
        return middle_of(self.page.mentors, self.row(mentor_id))

    def row(self, mentor_id: str) -> int:
        """Where a mentor's card is shown."""
        found = self.page.mentors_model.row_of(mentor_id)
        assert found is not None
        return found

    def on_chip(self, chip: Chip) -> QPoint:
        """The middle of a chip in the viewport of Mentors."""
        return self._on_slot(
            chip.mentor_id, lambda slot: slot.chip is not None and slot.chip.id == chip.id
        )

    def on_free_place(self, mentor_id: str) -> QPoint:
        """The middle of a mentor's free place in the viewport of Mentors."""
        return self._on_slot(mentor_id, lambda slot: slot.kind is Kind.FREE)

    def _on_slot(self, mentor_id: str, fits: Callable[[Slot], bool]) -> QPoint:
        view = self.page.mentors
        index = view.model().index(self.row(mentor_id), 0)
        view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        tile, rect = self.tile(mentor_id), view.visualRect(index)
        slots, direction = slots_of(tile), view.layoutDirection()
        for slot, box in view.drawn.slot_grid(rect, tile).place(slots, rect, direction):
            if fits(slot):
                return box.center()
        raise AssertionError("there is no such place on the card")

    def drop_on(self, mentor_id: str, *mentee_ids: str):
        """Drag cards onto a mentor by events, and let the hand go as a drag does at its end."""
        data = self.hold(*mentee_ids)
        event = drop(self.page.mentors.viewport(), self.on_mentor(mentor_id), data)
        self.page.hand.release()
        return event

    def settled(self) -> None:
        """Wait until everything is judged anew."""
        state, runner = self.page.state, self.page.context.runner
        self.qtbot.waitUntil(lambda: not runner.is_busy and not state.is_owed, timeout=20_000)
