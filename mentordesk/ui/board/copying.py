"""What Copy takes from the board: the cards selected as lines of cells, or what Why says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentordesk.ui.board.cards import Chip, MentorTile, WaitingCard
from mentordesk.ui.board.words import free_text, options_text

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage


def copied_text(page: BoardPage) -> str:
    """Lines of cells parted by tabs, as a spreadsheet pastes them; pairs with both names."""
    focus = page.window().focusWidget()
    if focus is not None and (focus is page.why or page.why.isAncestorOf(focus)):
        return page.why.said.text
    if page.mentors.hasFocus():
        if page.mentors.chosen_chips:
            lines = [_pair(page, chip) for chip in page.mentors.chosen_chips]
        else:
            chosen = set(page.mentors.selected_ids())
            lines = [_mentor(tile) for tile in page.mentors_model.cards if tile.id in chosen]
    else:
        chosen = set(page.waiting.selected_ids())
        lines = [_mentee(card) for card in page.waiting_model.cards if card.id in chosen]
    if not lines:
        return page.why.said.text
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _mentee(card: WaitingCard) -> tuple[str, ...]:
    about = "; ".join((*card.goals, *card.topics))
    return (card.name, card.original, card.code, card.job, card.where, options_text(card), about)


def _mentor(tile: MentorTile) -> tuple[str, ...]:
    placed = "; ".join(chip.name for chip in tile.chips)
    return (tile.name, tile.original, tile.code, tile.job, tile.where, free_text(tile), placed)


def _pair(page: BoardPage, chip: Chip) -> tuple[str, ...]:
    mentor = page.mentors_model.card(chip.mentor_id)
    state = chip.state if chip.is_live else "locked draft" if chip.locked else "draft"
    score = "" if chip.score is None else str(chip.score)
    return (chip.name, mentor.name if mentor is not None else "", score, state, chip.reason)
