"""A table model for very many rows: an ordered list of ids, and pages of rows fetched by id."""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject

from mentordesk.ui.ordered import HasId
from mentordesk.ui.rows import MANY, Index, TableModel

PAGE = 100
"""Rows fetched at once."""
KEPT_PAGES = 24
"""Pages held; the one not looked at for longest goes first."""

FEW = 8
"""Rows looked for one by one; for more a register is made, which takes as long as some twenty."""

R = TypeVar("R", bound=HasId)
C = TypeVar("C", bound=Enum)


class PagedModel(TableModel[R, C]):
    """Holds the ids in the order a query gave them; filter, sort and search are the query's."""

    def __init__(self, columns: Sequence[C], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._ids: list[str] = []
        self._places: dict[str, int] | None = None
        self._looked_for = 0
        self._held: OrderedDict[str, R] = OrderedDict()

    @abstractmethod
    def find_ids(self, among: Collection[str] | None = None) -> Sequence[str]:
        """The ids of all rows to be shown, in order; or of those `among` a few that are."""

    @abstractmethod
    def fetch(self, ids: Sequence[str]) -> Iterable[R]:
        """The rows with these ids, in any order; at most a page of them."""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all rows in their order."""
        return self._ids

    def row_at(self, number: int) -> R | None:
        """The row standing there, its page fetched when it is not held."""
        row_id = self._ids[number]
        row = self._held.get(row_id)
        if row is None:
            self._fetch_around(number)
            row = self._held.get(row_id)
        return row

    def id_at(self, number: int) -> str:
        """The id of the row standing there."""
        return self._ids[number]

    def number_of(self, row_id: str) -> int | None:
        """Where the row with that id stands, or None."""
        if self._places is None and self._looked_for < FEW:
            self._looked_for += 1
            try:
                return self._ids.index(row_id)
            except ValueError:
                return None
        if self._places is None:
            self._places = {one: number for number, one in enumerate(self._ids)}
        return self._places.get(row_id)

    def load(self) -> None:
        """Ask for the ids anew and forget every page, in one reset."""
        ids = list(self.find_ids())
        self.beginResetModel()
        self._ids = ids
        self._forget_places()
        self._held.clear()
        self.endResetModel()

    def refresh(self, ids: Iterable[str]) -> None:
        """Let the touched rows leave, move or enter, and redraw the others of them.

        All ids are asked for anew only when some row does not stay where it is.
        """
        touched = set(ids)
        for row_id in touched:
            self._held.pop(row_id, None)
        if len(touched) <= MANY and (places := self._staying(touched)) is not None:
            self._redraw(places)
            return
        target = list(self.find_ids())
        old_ranks, new_ranks = _ranks(self._ids, touched), _ranks(target, touched)
        untouched = [one for one in self._ids if one not in touched]
        if untouched != [one for one in target if one not in touched] or len(touched) > MANY:
            self._reset_to(target)
            return
        for row_id in old_ranks:
            if row_id not in new_ranks:
                self._leave(row_id)
        here = set(self._ids)
        for row_id, rank in new_ranks.items():
            if row_id in here and rank != old_ranks[row_id]:
                self._move(row_id, target, here)
        goals = {row_id: number for number, row_id in enumerate(target) if row_id in touched}
        for row_id, number in goals.items():
            if row_id not in here:
                self._enter(number, row_id)
        self._redraw(goals.values())

    def renew(self, ids: Iterable[str]) -> None:
        """Redraw these rows, of which none moves, so that nothing is asked about their places.

        A row that is held is read at once, and only its cells that differ are painted anew.
        """
        old = {row_id: self._held.pop(row_id) for row_id in ids if row_id in self._held}
        for row in self.fetch(list(old)) if old else ():
            self._held[row.id] = row
            number = self.number_of(row.id)
            if number is not None:
                self._redraw_cells(number, old[row.id], row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows; none below a cell."""
        return 0 if parent.isValid() else len(self._ids)

    def _staying(self, touched: set[str]) -> Collection[int] | None:
        """Where the touched rows stand, if each still belongs there, between its neighbours."""
        found = (self.number_of(row_id) for row_id in touched)
        places = {number for number in found if number is not None}
        beside = set(places)
        for step in (-1, 1):
            for number in places:
                while 0 <= number < len(self._ids) and self._ids[number] in touched:
                    number += step
                beside |= {number} if 0 <= number < len(self._ids) else set()
        stood = [self._ids[number] for number in sorted(beside)]
        stands = list(self.find_ids({*stood, *touched}))
        return places if stands == stood else None

    def _redraw(self, places: Iterable[int]) -> None:
        last = len(self.columns) - 1
        for number in places:
            self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def _redraw_cells(self, number: int, old: R, row: R) -> None:
        """Tell of the cells that differ; where none does, of the first, for who acts on rows."""
        asked = (self.value, self.tip)
        differ = [
            at
            for at, column in enumerate(self.columns)
            if any(said(old, column) != said(row, column) for said in asked)
        ]
        for at in differ or (0,):
            # one by one: of several Qt paints a line of the next row too, and so all its cells
            cell = self.index(number, at)
            self.dataChanged.emit(cell, cell)

    def _forget_places(self) -> None:
        self._places, self._looked_for = None, 0

    def _reset_to(self, target: list[str]) -> None:
        self.beginResetModel()
        self._ids = target
        self._forget_places()
        self.endResetModel()

    def _leave(self, row_id: str) -> None:
        number = self._ids.index(row_id)
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._ids[number]
        self._forget_places()
        self.endRemoveRows()

    def _move(self, row_id: str, target: list[str], here: set[str]) -> None:
        """Put a row behind the row it follows in `target`, counting only those already `here`."""
        goal = target.index(row_id) - 1
        while goal >= 0 and target[goal] not in here:
            goal -= 1
        start = self._ids.index(row_id)
        end = self._ids.index(target[goal]) + 1 if goal >= 0 else 0
        if end in (start, start + 1):
            return
        self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), end)
        del self._ids[start]
        self._ids.insert(end - 1 if end > start else end, row_id)
        self._forget_places()
        self.endMoveRows()

    def _enter(self, number: int, row_id: str) -> None:
        self.beginInsertRows(QModelIndex(), number, number)
        self._ids.insert(number, row_id)
        self._forget_places()
        self.endInsertRows()

    def _fetch_around(self, number: int) -> None:
        start = number - number % PAGE
        wanted = [one for one in self._ids[start : start + PAGE] if one not in self._held]
        for row in self.fetch(wanted):
            self._held[row.id] = row
        while len(self._held) > PAGE * KEPT_PAGES:
            self._held.popitem(last=False)


def _ranks(ids: Sequence[str], touched: set[str]) -> dict[str, tuple[int, str | None]]:
    """For each touched id, in order: how many untouched stand before it, and its touched neighbour.

    A row whose rank is the same before and after has not moved.
    """
    ranks: dict[str, tuple[int, str | None]] = {}
    before, neighbour = 0, None
    for one in ids:
        if one in touched:
            ranks[one] = (before, neighbour)
            neighbour = one
        else:
            before, neighbour = before + 1, None
    return ranks
