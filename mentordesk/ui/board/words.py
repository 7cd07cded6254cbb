"""The words of the board: what cards say aloud, and the sentences that stand at a card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentordesk.wording.words import listed, many

if TYPE_CHECKING:
    from mentordesk.ui.board.cards import Chip, MentorTile, WaitingCard
    from mentordesk.ui.board.slots import Slot

MISSING = {
    "topics": "topics",
    "goals": "goals",
    "sector": "sector",
    "hours": "hours",
    "zone": "time zone",
    "languages": "languages",
    "years": "years of experience",
    "training": "training",
    "code": "code of conduct",
    "confirmed": "word yet that goals and consent still hold",
    "understood": "tick for what mentoring is and is not",
}
"""What a card lacks, by the name of the missing thing."""


def first_upper(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def places_words(free: int) -> str:
    """How many places are free, within a sentence."""
    return many(free, "free place") if free else "no free place"


def missing_text(missing: tuple[str, ...]) -> str:
    """What is missing on a card, as a short line; empty when nothing is."""
    return "No " + ", ".join(MISSING[one] for one in missing) if missing else ""


def options_text(card: WaitingCard) -> str:
    """How many good options a mentee has."""
    if card.options is None:
        return ""
    if card.allowed == 0:
        return "no mentor may be"
    return "no good option" if card.options == 0 else many(card.options, "good option")


def free_text(tile: MentorTile) -> str:
    """How many places are open."""
    if tile.free:
        return many(tile.free, "free place")
    return "no free place" if tile.total else "no places given"


def spoken_waiting(card: WaitingCard) -> str:
    """A waiting card for the screen reader: name, cohort code, state, number of good options."""
    state = "waiting" if card.waits else "placed"
    wishes = f"wishes for {listed(list(card.wishes))}" if card.wishes else ""
    parts = (card.name, card.original, card.code, "mentee", state, options_text(card), wishes)
    return ", ".join(part for part in (*parts, missing_text(card.missing)) if part)


def spoken_chip(chip: Chip) -> str:
    """A pair in its place, for the screen reader."""
    fit = "" if chip.score is None else f"fit {chip.score}"
    marks = chip.state if chip.is_live else "locked draft" if chip.locked else "draft"
    return ", ".join(part for part in (chip.name, fit, marks) if part)


def spoken_chips(chips: Sequence[Chip]) -> str:
    """Which chips are chosen: whom a key will be about."""
    if len(chips) > 1:
        return f"{len(chips)} chosen: {listed([chip.name for chip in chips], most=9)}"
    return f"{spoken_chip(chips[0])}, chosen" if chips else ""


def slot_tip(slot: Slot) -> str:
    """What a place says when the pointer rests on it."""
    if slot.chip is None:
        return "Drag this place onto a mentee, or pick it up (P)"
    reason = f"\nKept because: {slot.chip.reason}" if slot.chip.reason else ""
    return spoken_chip(slot.chip) + reason


def spoken_mentor(tile: MentorTile) -> str:
    """A mentor card for the screen reader: name, cohort code, places, who is there."""
    if tile.group is not None:
        parts = [tile.group.spoken(tile.name), tile.original, tile.code, places_words(tile.free)]
    else:
        parts = [tile.name, tile.original, tile.code, "mentor"]
        parts.append(f"{tile.free} of {many(tile.total, 'place')} free")
    if tile.chips:
        parts.append("with " + listed([spoken_chip(chip) for chip in tile.chips], most=9))
    return ", ".join(part for part in parts if part)
