"""A list of cards in sections: frozen rows in an order that only a re-sort changes."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from mentordesk.ui.board.card_answers import C, CardAnswers
from mentordesk.ui.board.layout import Section

Place = tuple[int, int]
"""Where a card stands: the section's number, then its turn within the section."""
LAST = 1 << 30
Maker = Callable[[Iterable[str]], Iterable[C]]
"""Makes whole cards of ids."""
AT_ONCE = 40
"""More cards than this change by a reset of the list: one by one would take longer than a blink."""


class CardsModel(CardAnswers[C]):
    """Cards in sections. The order is worked out by `arrange` and stays until the next one.

    Beneath stand all cards; shown are those that belong here, pass the filter and whose section
    is not folded. Whoever joins after the order was worked out stands last in a section. Cards
    may be loaded in outline: they are made whole, by what `load` was given, when they are seen.
    """

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, C] = {}
        self._outlined: set[str] = set()
        self._maker: Maker[C] | None = None
        self._place: dict[str, Place] = {}
        self._keys: list[tuple[Place, str]] = []
        self._words: tuple[str, ...] = ()
        self._folded: set[int] = set()

    @abstractmethod
    def belongs(self, card: C) -> bool:
        """Whether the card is in this column now."""

    @abstractmethod
    def section_of(self, card: C) -> int:
        """The number of the section the card would be sorted into now."""

    @abstractmethod
    def titles(self) -> Sequence[tuple[str, str, bool]]:
        """Key, title and whether it folds, of each section by its number."""

    @abstractmethod
    def rank(self, card: C) -> Any:
        """What cards of one section are sorted by; the id decides between equals."""

    @property
    def everyone(self) -> Iterable[C]:
        """All cards, shown or not, in no order."""
        self._make(self._outlined)
        return self._all.values()

    @property
    def total(self) -> int:
        """How many cards belong here, filtered ones and folded ones too."""
        return sum(map(self.belongs, self._all.values()))

    @property
    def is_filtered(self) -> bool:
        """Whether the filter line holds anything."""
        return bool(self._words)

    def card(self, card_id: str) -> C | None:
        """The card of a person, shown or not."""
        self._make(self._outlined & {card_id})
        return self._all.get(card_id)

    def row_of(self, card_id: str) -> int | None:
        """Where the person's card is shown, or None."""
        card = self._all.get(card_id)
        if card is None or not self._is_shown(card):
            return None
        return bisect_left(self._keys, self._key(card))

    def places(self) -> Mapping[str, Place]:
        """The order in force: what a fresh model needs to stand as this one does."""
        return dict(self._place)

    def load(
        self,
        cards: Iterable[C],
        places: Mapping[str, Place] | None = None,
        maker: Maker[C] | None = None,
    ) -> None:
        """Show these cards; in the given order, or in a new one.

        With a maker they are outlines, of which it makes whole cards.
        """
        self.beginResetModel()
        self._all = {card.id: card for card in cards}
        self._maker, self._outlined = maker, set(self._all) if maker is not None else set()
        self._place = dict(places) if places is not None else self._order()
        self._show()
        self.endResetModel()
        self.counted.emit()

    def arrange(self) -> None:
        """Work the order out anew."""
        self.beginResetModel()
        self._place = self._order()
        self._show()
        self.endResetModel()
        self.counted.emit()

    def complete(self, rows: Iterable[int]) -> bool:
        """Make whole what stands in outline in these rows; whether anything did."""
        if not self._outlined:
            return False
        asked = self._outlined.intersection(self._shown[row].id for row in rows)
        self._make(asked)
        return bool(asked)

    def update(self, cards: Iterable[C], gone: Iterable[str] = ()) -> None:
        """Take cards as they are now; each leaves, enters or changes in place, and none moves."""
        cards, gone = list(cards), list(gone)
        if len(cards) + len(gone) > AT_ONCE:
            self._update_all(cards, gone)
            return
        for card_id in gone:
            old = self._all.get(card_id)
            if old is not None:
                self._leave(old)
                del self._all[card_id]
                self._outlined.discard(card_id)
        for card in cards:
            self._take(card)
        self.counted.emit()

    def _update_all(self, cards: Sequence[C], gone: Iterable[str]) -> None:
        """The same for many: told as one reset, through which the view keeps selection and scroll.

        Nothing is told where no card is different.
        """
        changed = [card for card in cards if self._all.get(card.id) != card]
        left = [card_id for card_id in gone if card_id in self._all]
        self._outlined.difference_update(card.id for card in cards)
        if changed or left:
            self._all.update((card.id, card) for card in changed)
            for card_id in left:
                del self._all[card_id]
            self._outlined.difference_update(left)
            self._reset()

    def set_filter(self, words: tuple[str, ...]) -> None:
        """Show only cards whose text holds every one of these folded words."""
        if words != self._words:
            self._words = words
            self._reset()

    def fold(self, key: str, folded: bool) -> None:
        """Fold a section away, or open it."""
        number = [one for one, *_ in self.titles()].index(key)
        if (number in self._folded) != folded:
            (self._folded.add if folded else self._folded.discard)(number)
            self._reset()

    def reveal(self, card_id: str) -> bool:
        """Open the section a card is folded into; whether the card is shown now."""
        card = self._all.get(card_id)
        if card is not None and self._passes(card):
            self.fold(self.titles()[self._place_of(card)[0]][0], False)
        return self.row_of(card_id) is not None

    def sections(self) -> list[Section]:
        """The sections as they stand, empty ones left out; true at every moment of a change."""
        away = Counter(self._folded_away())
        found = []
        for number, (key, title, foldable) in enumerate(self.titles()):
            start = bisect_left(self._keys, ((number, -1), ""))
            stop = bisect_left(self._keys, ((number + 1, -1), ""))
            folded = number in self._folded
            count = away[number] if folded else stop - start
            if count:
                found.append(Section(key, title, start, stop, count, foldable, folded))
        return found

    def _folded_away(self) -> Iterable[int]:
        """The section of every card that passes the filter and is folded away."""
        for card_id, (number, _) in self._place.items():  # whoever passes has a place
            if number in self._folded:
                card = self._all.get(card_id)
                if card is not None and self._passes(card):
                    yield number

    def _order(self) -> dict[str, Place]:
        by_section: dict[int, list[C]] = {}
        for card in self._all.values():
            by_section.setdefault(self.section_of(card), []).append(card)
        found: dict[str, Place] = {}
        for number, cards in by_section.items():
            cards.sort(key=lambda card: (self.rank(card), card.id))
            found.update({card.id: (number, turn) for turn, card in enumerate(cards)})
        return found

    def _place_of(self, card: C) -> Place:
        found = self._place.get(card.id)
        if found is None:
            found = self._place[card.id] = (self.section_of(card), LAST)
        return found

    def _key(self, card: C) -> tuple[Place, str]:
        return (self._place_of(card), card.id)

    def _passes(self, card: C) -> bool:
        if not self._words:
            return self.belongs(card)
        return self.belongs(card) and all(word in card.folded for word in self._words)

    def _is_shown(self, card: C) -> bool:
        return self._passes(card) and self._place_of(card)[0] not in self._folded

    def _make(self, ids: set[str]) -> None:
        """Make the whole cards of some that stand in outline; where they stand does not change."""
        if ids and self._maker is not None:
            self._all.update((card.id, card) for card in self._maker(sorted(ids)))
            self._outlined = self._outlined - ids
            for row, (_, card_id) in enumerate(self._keys):
                if card_id in ids:
                    self._shown[row] = self._all[card_id]

    def _show(self) -> None:
        if self._words:
            self._make(self._outlined)  # a filter looks through all that is told
        keys, folded = [], self._folded
        for card in filter(self._passes, self._all.values()):
            place = self._place_of(card)
            if place[0] not in folded:
                keys.append((place, card.id))
        self._keys = sorted(keys)
        self._shown = [self._all[card_id] for _, card_id in self._keys]

    def _reset(self) -> None:
        self.beginResetModel()
        self._show()
        self.endResetModel()
        self.counted.emit()

    def _take(self, card: C) -> None:
        old = self._all.get(card.id)
        self._outlined.discard(card.id)
        if old == card:
            return
        stood = old is not None and self._is_shown(old)
        if old is not None and stood and not self._is_shown(card):
            self._leave(old)
        self._all[card.id] = card
        if not self._is_shown(card):
            return
        row = bisect_left(self._keys, self._key(card))
        if stood:
            self._shown[row] = card
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            return
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.insert(row, card)
        self._keys.insert(row, self._key(card))
        self.endInsertRows()

    def _leave(self, card: C) -> None:
        if not self._is_shown(card):
            return
        row = bisect_left(self._keys, self._key(card))
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._shown[row], self._keys[row]
        self.endRemoveRows()
