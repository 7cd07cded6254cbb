"""The people of a board by id, in their order: a line of each, and whole cards once asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from mentordesk.store.queries.circle import AnyRow


class Line(Protocol):
    """What is known of somebody before their card is asked for."""

    @property
    def row(self) -> AnyRow:
        """Their own row, with its id."""


class Whole(Protocol):
    """A card with everything on it."""

    @property
    def id(self) -> str:
        """The person's id."""


L = TypeVar("L", bound=Line)
W = TypeVar("W", bound=Whole)


class Folk(Mapping[str, W], Generic[L, W]):
    """Whole cards by id. `complete` makes them of lines, many at a time, when they are asked for.

    Who is here and in which order is known without any card.
    """

    def __init__(
        self, lines: Iterable[L] = (), complete: Callable[[list[L]], Iterable[W]] = lambda _: ()
    ) -> None:
        self._lines: dict[str, L] = {line.row.id: line for line in lines}
        self._whole: dict[str, W] = {}
        self._complete = complete

    def __getitem__(self, person_id: str) -> W:
        found = self._whole.get(person_id)
        if found is None:
            self._make([self._lines[person_id]])
            found = self._whole[person_id]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, person_id: object) -> bool:
        return person_id in self._lines

    @property
    def lines(self) -> Iterable[L]:
        """Everybody's line, in order."""
        return self._lines.values()

    def some(self, ids: Iterable[str]) -> list[W]:
        """The cards of these, all made at once. Raises `KeyError` for somebody who is not here."""
        ids = list(ids)
        self._make([self._lines[one] for one in ids if one not in self._whole])
        return [self._whole[one] for one in ids]

    def everybody(self) -> dict[str, W]:
        """Every card, all made at once."""
        return {card.id: card for card in self.some(self._lines)}

    def renew(self, lines: Iterable[L], whole: Iterable[W], asked: Iterable[str]) -> None:
        """Put in what was found of what was asked for, and take out what was not."""
        fresh = {line.row.id: line for line in lines}
        cards = {card.id: card for card in whole}
        for person_id in asked:
            if person_id in fresh:
                self._lines[person_id] = fresh[person_id]
                self._whole[person_id] = cards[person_id]
            else:
                self._lines.pop(person_id, None)
                self._whole.pop(person_id, None)

    def _make(self, lines: list[L]) -> None:
        if lines:
            self._whole.update((card.id, card) for card in self._complete(lines))
