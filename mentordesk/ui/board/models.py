"""The two lists of the board: mentees who wait, and mentors with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from PySide6.QtCore import QObject

from mentordesk.ui.board.cards import Hardness, MentorTile, WaitingCard
from mentordesk.ui.board.cards_model import LAST, CardsModel
from mentordesk.ui.board.words import spoken_mentor, spoken_waiting
from mentordesk.wording.words import listed


class WaitingModel(CardsModel[WaitingCard]):
    """Mentees without a pair in this plan, hardest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn: Mapping[str, int] = {}

    def set_turns(self, ids: Iterable[str]) -> None:
        """The order of application, which decides among the equally hard."""
        self._turn = {card_id: turn for turn, card_id in enumerate(ids)}

    @property
    def who_wait(self) -> list[str]:
        """The ids of all who have no pair, shown or not."""
        return [card.id for card in self.everyone if card.waits]

    def belongs(self, card: WaitingCard) -> bool:
        """Whoever has no pair."""
        return card.waits

    def section_of(self, card: WaitingCard) -> int:
        """By the number of good options."""
        return _section(card.options)

    def titles(self) -> Sequence[tuple[str, str, bool]]:
        """One section for each hardness; nothing folds."""
        return [(hardness.name, hardness.value, False) for hardness in Hardness]

    def rank(self, card: WaitingCard) -> tuple[int, int, int]:
        """Fewest good options, then fewest mentors at all, then the earliest application."""
        return (card.options or 0, card.allowed or 0, self._turn.get(card.id, LAST))

    def spoken(self, card: WaitingCard) -> str:
        """Name, code, state and number of good options."""
        return spoken_waiting(card)

    def tip(self, card: WaitingCard) -> str:
        """Name in both scripts, job and place, and the mentors wished for."""
        wishes = f"Wishes for {listed(list(card.wishes))}" if card.wishes else ""
        return "\n".join(filter(None, (_tip(card), wishes)))


@cache
def _section(options: int | None) -> int:
    return list(Hardness).index(Hardness.of(options))


FULL = "FULL"


class MentorsModel(CardsModel[MentorTile]):
    """Mentors by name; those full by locked or live pairs fold into one section at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn: Mapping[str, int] = {}
        self._folded = {1}

    def set_turns(self, ids: Iterable[str]) -> None:
        """The order people are listed in: by name."""
        self._turn = {card_id: turn for turn, card_id in enumerate(ids)}

    def belongs(self, card: MentorTile) -> bool:
        """Every mentor of the round."""
        return True

    def section_of(self, card: MentorTile) -> int:
        """Open ones first, then those where nothing can be done."""
        return 1 if card.is_full_for_good else 0

    def titles(self) -> Sequence[tuple[str, str, bool]]:
        """The open ones stand without a heading; the full ones fold."""
        return [("OPEN", "", False), (FULL, "Full by locked or live pairs", True)]

    def rank(self, card: MentorTile) -> int:
        """By name."""
        return self._turn.get(card.id, LAST)

    def spoken(self, card: MentorTile) -> str:
        """Name, code, places and who is placed there."""
        return spoken_mentor(card)

    def tip(self, card: MentorTile) -> str:
        """Name in both scripts, job and place."""
        return _tip(card)


def _tip(card: WaitingCard | MentorTile) -> str:
    name = f"{card.name} ({card.original})" if card.original else card.name
    lines = (name, card.code, card.job, card.where, ", ".join(card.topics))
    return "\n".join(line for line in lines if line)
