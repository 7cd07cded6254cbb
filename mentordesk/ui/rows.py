"""The base of every table model: frozen rows with an id, kept up to date step by step."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from enum import Enum, IntEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentordesk.ui.ordered import HasId, Ordered

MANY = 200
"""Above so many changed rows one reset is calmer and quicker than as many steps."""

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a model answers beside Qt's own roles."""

    VALUE = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    ID = Qt.ItemDataRole.UserRole + 3


class ChangedRow(Protocol):
    """What a model needs to know of one changed row of the file."""

    @property
    def table(self) -> str:
        """The table's name."""

    @property
    def id(self) -> str:
        """The row's id."""

    @property
    def before(self) -> Any:
        """Raw column values before, or None."""

    @property
    def after(self) -> Any:
        """Raw column values after, or None."""


class Sleep(Enum):
    """Why a model does not refresh now; it remembers what it owes."""

    HIDDEN = "hidden"
    EDITING = "editing"


R = TypeVar("R", bound=HasId)
C = TypeVar("C", bound=Enum)


class TableModel(QAbstractTableModel, Generic[R, C]):
    """What both kinds of model share: columns as an enum, cells as text and value, and sleeping.

    `tables` names the tables of the file that concern the model.
    """

    tables: frozenset[str] = frozenset()
    reads_whole = False
    """Whether any change is answered by reading all anew: where one row decides of others."""

    def __init__(self, columns: Sequence[C], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._sleeping: set[Sleep] = set()
        self._owed: list[ChangedRow] = []

    @abstractmethod
    def row_at(self, number: int) -> R | None:
        """The row standing there; None when it left the file a moment ago."""

    @abstractmethod
    def number_of(self, row_id: str) -> int | None:
        """Where the row with that id stands, or None."""

    @abstractmethod
    def id_at(self, number: int) -> str:
        """The id of the row standing there."""

    @abstractmethod
    def load(self) -> None:
        """Fetch everything anew, in one reset."""

    @abstractmethod
    def refresh(self, ids: Iterable[str]) -> None:
        """Bring these rows up to date; those not yet in the model may enter, others may leave."""

    def stays(self, change: ChangedRow) -> bool:
        """Whether a change surely leaves every row where it stands; said where it is known."""
        return False

    def renew(self, ids: Iterable[str]) -> None:
        """Bring these rows up to date, all of which stay where they stand."""
        self.refresh(ids)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """The ids of the rows a change of its tables touches; said where not all is read anew."""
        return ()

    def title(self, column: C) -> str:
        """The heading of a column: its value, unless another is said."""
        return str(column.value)

    @abstractmethod
    def text(self, row: R, column: C) -> str:
        """A cell in words: what is shown, copied and spoken."""

    def value(self, row: R, column: C) -> object:
        """A cell as what it is, for delegates: a face, a pill, a date. The text by default."""
        return self.text(row, column)

    def tip(self, row: R, column: C) -> str:
        """The tooltip of a cell; the text by default, since a cell may be cut."""
        return self.text(row, column)

    def sleep(self, why: Sleep) -> None:
        """Stop refreshing, and remember what comes, until `wake` was called for each reason."""
        self._sleeping.add(why)

    def wake(self, why: Sleep) -> None:
        """One reason less to sleep; with none left, what is owed is done."""
        self._sleeping.discard(why)
        if not self._sleeping and self._owed:
            owed, self._owed = self._owed, []
            self.changed(owed)

    def changed(self, changes: Iterable[ChangedRow]) -> None:
        """Take the change list of an edit; to be connected to the desk."""
        ours = [change for change in changes if change.table in self.tables]
        if not ours:
            return
        if self._sleeping:
            self._owed += ours
            return
        if self.reads_whole:
            self.load()
            return
        ids: dict[str, None] = {}
        for change in ours:
            ids.update(dict.fromkeys(self.ids_of(change)))
        if len(ids) > MANY:
            self.load()
        elif ids and all(map(self.stays, ours)):
            self.renew(ids)
        elif ids:
            self.refresh(ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """How many columns; none below a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell for one of the roles used; every other role is answered at once."""
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Roles.VALUE:
            return self.value(row, column)
        if role == Roles.ROW:
            return row
        if role == Roles.ID:
            return row.id
        return self.tip(row, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


_ANSWERED = frozenset(
    {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole), *map(int, Roles)}
)


class RowsModel(TableModel[R, C]):
    """A model that holds all its rows, ordered by `order`; for lists of up to some thousands."""

    def __init__(self, columns: Sequence[C], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._held: Ordered[R] = Ordered(lambda row: self.order(row))

    @abstractmethod
    def fetch(self, ids: Sequence[str] | None) -> Iterable[R]:
        """The rows with these ids, or all rows for None; whatever does not belong is left out."""

    def order(self, row: R) -> Any:
        """What rows are sorted by; the id decides between equals."""
        return row.id

    @property
    def rows(self) -> Sequence[R]:
        """All rows in their order."""
        return self._held.rows

    def row_at(self, number: int) -> R | None:
        """The row standing there."""
        rows = self._held.rows
        return rows[number] if 0 <= number < len(rows) else None

    def id_at(self, number: int) -> str:
        """The id of the row standing there."""
        return self._held.rows[number].id

    def row_of(self, row_id: str) -> R | None:
        """The row with that id, or None."""
        return self._held.row_of(row_id)

    def number_of(self, row_id: str) -> int | None:
        """Where the row with that id stands, or None."""
        row = self._held.row_of(row_id)
        return None if row is None else self._held.place(row)

    def load(self) -> None:
        """Fetch everything anew, in one reset."""
        rows = tuple(self.fetch(None))
        self.beginResetModel()
        self._held.fill(rows)
        self.endResetModel()

    def refresh(self, ids: Iterable[str]) -> None:
        """Fetch these rows in one question and let them leave, enter, move or change in place."""
        wanted = list(dict.fromkeys(ids))
        found = {row.id: row for row in self.fetch(wanted)}
        for row_id in wanted:
            old, new = self._held.row_of(row_id), found.get(row_id)
            if old is not None and new is not None:
                self._renew(old, new)
            elif old is not None:
                self._leave(old)
            elif new is not None:
                self._enter(new)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows; none below a cell."""
        return 0 if parent.isValid() else len(self._held.rows)

    def _renew(self, old: R, new: R) -> None:
        """Put a row where it belongs now; a move, so that it stays selected."""
        start, end = self._held.place(old), self._held.place(new)
        moves = end not in (start, start + 1)
        if moves:
            self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), end)
        self._held.replace(old, new)
        if moves:
            self.endMoveRows()
        if old != new:
            number = self._held.place(new)
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def _leave(self, old: R) -> None:
        number = self._held.place(old)
        self.beginRemoveRows(QModelIndex(), number, number)
        self._held.remove(old)
        self.endRemoveRows()

    def _enter(self, new: R) -> None:
        number = self._held.place(new)
        self.beginInsertRows(QModelIndex(), number, number)
        self._held.add(new)
        self.endInsertRows()
