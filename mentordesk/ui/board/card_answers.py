"""What a list of cards answers to Qt: the few roles used, and that nothing is ever moved."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mentordesk.ui.board.words import first_upper

Index = QModelIndex | QPersistentModelIndex


class Ask(IntEnum):
    """What these models answer beside Qt's own roles."""

    CARD = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


class Card(Protocol):
    """A row: anything frozen with an id, a name and a text to look through."""

    @property
    def id(self) -> str:
        """The person's id."""

    @property
    def name(self) -> str:
        """The whole name."""

    @property
    def folded(self) -> str:
        """What the filter line looks through."""


C = TypeVar("C", bound=Card)


def _nothing(_: str) -> str:
    return ""


class CardAnswers(QAbstractListModel, Generic[C]):
    """Rows of cards for a view; which ones are shown, and in which order, is told elsewhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[C] = []
        self.said_beside: Callable[[str], str] = _nothing
        """What a card is to whoever is regarded now, by id: it is said right after the name."""

    @abstractmethod
    def spoken(self, card: C) -> str:
        """What the screen reader says of a card."""

    @abstractmethod
    def tip(self, card: C) -> str:
        """The tooltip: what may be cut on the card, whole."""

    @abstractmethod
    def complete(self, rows: Iterable[int]) -> bool:
        """Make whole what stands in outline in these rows; whether anything did."""

    def all_spoken(self, card: C) -> str:
        """The card's own words; right behind the name what it is to whoever is regarded."""
        words, beside = self.spoken(card), self.said_beside(card.id)
        if not beside:
            return words
        head, _, rest = words.partition(", ")
        return ", ".join(part for part in (head, beside, rest) if part)

    def whole_tip(self, card: C) -> str:
        """The tooltip, and below it what the card is to whoever is regarded."""
        return "\n".join(filter(None, (self.tip(card), first_upper(self.said_beside(card.id)))))

    @property
    def outlines(self) -> Sequence[C]:
        """The cards shown, in their order, whole or as yet in outline: id, name and places hold."""
        return self._shown

    @property
    def cards(self) -> Sequence[C]:
        """The cards shown, in their order, all of them whole."""
        self.complete(range(len(self._shown)))
        return self._shown

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many cards are shown; none below a card."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A card for the few roles used; nothing is looked up anywhere else."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid() or index.row() >= len(self._shown):
            return None
        if role != Ask.ID:
            self.complete((index.row(),))
        return answer(self, self._shown[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every card can be chosen, dragged and dropped on; the view knows what that means."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return (
            flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsDragEnabled
            | flag.ItemIsDropEnabled | flag.ItemNeverHasChildren
        )  # fmt: skip

    def supportedDropActions(self) -> Qt.DropAction:
        """Never a move: the change list takes rows out, not the view."""
        return Qt.DropAction.LinkAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Never a move: the change list takes rows out, not the view."""
        return Qt.DropAction.LinkAction | Qt.DropAction.CopyAction

    _answers: Mapping[int, Callable[[CardAnswers[Any], Any], Any]] = {
        int(Qt.ItemDataRole.DisplayRole): lambda model, card: card.name,
        int(Qt.ItemDataRole.AccessibleTextRole): lambda model, card: model.all_spoken(card),
        int(Qt.ItemDataRole.ToolTipRole): lambda model, card: model.whole_tip(card),
        int(Ask.CARD): lambda model, card: card,
        int(Ask.ID): lambda model, card: card.id,
    }
