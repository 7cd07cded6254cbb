"""Rows kept in their order: where each stands is known without looking at the others."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar


class HasId(Protocol):
    """A row: anything frozen with an id."""

    @property
    def id(self) -> str:
        """The id, unique among the rows."""


R = TypeVar("R", bound=HasId)


class Ordered(Generic[R]):
    """Rows by what `order` makes of each; the id decides between equals."""

    def __init__(self, order: Callable[[R], Any]) -> None:
        self._order = order
        self._rows: list[R] = []
        self._keys: list[tuple[Any, str]] = []
        self._by_id: dict[str, R] = {}

    @property
    def rows(self) -> Sequence[R]:
        """All rows in their order."""
        return self._rows

    def fill(self, rows: Iterable[R]) -> None:
        """Hold these and no others."""
        self._rows = sorted(rows, key=self._key)
        self._keys = [self._key(row) for row in self._rows]
        self._by_id = {row.id: row for row in self._rows}

    def row_of(self, row_id: str) -> R | None:
        """The row with that id, or None."""
        return self._by_id.get(row_id)

    def place(self, row: R) -> int:
        """Where a row stands, or would stand."""
        return bisect_left(self._keys, self._key(row))

    def add(self, row: R) -> None:
        """Put a row in its place."""
        key = self._key(row)
        self._rows.insert(bisect_left(self._keys, key), row)
        insort(self._keys, key)
        self._by_id[row.id] = row

    def remove(self, row: R) -> None:
        """Take a row out, given as it was put in."""
        number = self.place(row)
        del self._rows[number], self._keys[number], self._by_id[row.id]

    def replace(self, old: R, new: R) -> None:
        """Put a row in the place of what it was, or where it belongs now."""
        self.remove(old)
        self.add(new)

    def _key(self, row: R) -> tuple[Any, str]:
        return (self._order(row), row.id)
