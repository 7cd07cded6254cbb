"""The model of the people table: ids in the order asked for, rows page by page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QObject, Qt

from mentordesk.store.queries import people
from mentordesk.store.queries.people import PersonRow
from mentordesk.store.queries.people_filter import PeopleColumn, PeopleFilter
from mentordesk.ui.desk import Desk
from mentordesk.ui.paged import PagedModel
from mentordesk.ui.people.columns import TITLES, cell_text, cell_tip, cell_value
from mentordesk.ui.rows import ChangedRow

_OWNER = ("person_id", "mentor_id", "mentee_id")


class PeopleModel(PagedModel[PersonRow, PeopleColumn]):
    """Everybody who passes the filter; filter and sort are the query's."""

    tables = frozenset(
        {
            "person",
            "person_email",
            "person_phone",
            "alumni_identity",
            "person_tag",
            "mentor_profile",
            "application",
            "match",
        }
    )

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(PeopleColumn), parent)
        self._desk = desk
        self.wanted = PeopleFilter()
        self.sorted_by = PeopleColumn.NAME
        self.is_descending = False
        desk.changed.connect(self.changed)

    def set_filter(self, wanted: PeopleFilter) -> None:
        """Show only these people."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.load()

    def set_sort(self, column: PeopleColumn, descending: bool) -> None:
        """Sort by a column."""
        if (column, descending) != (self.sorted_by, self.is_descending):
            self.sorted_by, self.is_descending = column, descending
            self.load()

    def find_ids(self, among: Collection[str] | None = None) -> Sequence[str]:
        """The ids of the people wanted, in the order asked for; or of those `among` a few."""
        return self._desk.ask(
            people.find_ids, self.wanted, self.sorted_by, self.is_descending, among
        )

    def fetch(self, ids: Sequence[str]) -> Iterable[PersonRow]:
        """A page of rows."""
        return self._desk.ask(people.rows_by_ids, ids)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """The people a changed row is about, before and after."""
        if change.table == "person":
            return {change.id}
        sides = [side for side in (change.before, change.after) if side is not None]
        return {str(side[name]) for side in sides for name in _OWNER if side.get(name)}

    def stays(self, change: ChangedRow) -> bool:
        """A list of everybody by name is changed by names alone, and by who comes and goes."""
        if self.wanted != PeopleFilter() or self.sorted_by is not PeopleColumn.NAME:
            return False
        before, after = change.before, change.after
        if change.table != "person":
            return True
        return bool(before and after) and before.get("sort_name") == after.get("sort_name")

    def title(self, column: PeopleColumn) -> str:
        """The heading of a column."""
        return TITLES[column]

    def text(self, row: PersonRow, column: PeopleColumn) -> str:
        """A cell in words."""
        return cell_text(row, column)

    def value(self, row: PersonRow, column: PeopleColumn) -> object:
        """A cell as face or pill where it is more than text."""
        return cell_value(row, column)

    def tip(self, row: PersonRow, column: PeopleColumn) -> str:
        """The whole of what may be cut."""
        return cell_tip(row, column)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, as the header asks for."""
        self.set_sort(self.columns[column], order is Qt.SortOrder.DescendingOrder)
