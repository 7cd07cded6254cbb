"""The table of everyone: its columns and their filters, and rows pasted from a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from mentordesk.domain.person import PersonStatus, Role
from mentordesk.store.queries.people_filter import PeopleColumn
from mentordesk.ui.delegates import CellDelegate, PersonDelegate, StateDelegate
from mentordesk.ui.filter_header import FilterHeader
from mentordesk.ui.people.columns import TITLES, WIDTHS
from mentordesk.ui.people.model import PeopleModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme

COLUMNS = list(PeopleColumn)


class PeopleTable(Table):
    """Everybody who passes the filters under the headings."""

    pasted = Signal(str)

    def __init__(self, model: PeopleModel, theme: Theme) -> None:
        super().__init__(model, theme, "People")
        choices = {
            COLUMNS.index(PeopleColumn.ROLES): [role.value for role in Role],
            COLUMNS.index(PeopleColumn.STATUS): [s.value for s in PersonStatus],
        }
        self.header = FilterHeader(theme, [TITLES[each] for each in COLUMNS], choices, self)
        self.use_header(self.header)
        self._dress()
        self.horizontalScrollBar().valueChanged.connect(self.header.follow_scroll)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def restore(self, state: bytes | None) -> None:
        """Give the columns the order and widths somebody left them in."""
        self.header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        if state:
            self.header.restoreState(QByteArray(state))

    def fit_columns(self) -> None:
        """Every column in its first place and width, none hidden."""
        for number in range(len(COLUMNS)):
            self.header.moveSection(self.header.visualIndex(number), number)
            self.header.show_column(number, True)
        self._widths()

    def paste_cells(self) -> None:
        """Send rows copied in a spreadsheet to the import."""
        text = QApplication.clipboard().text()
        if text.strip():
            self.pasted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The paste key brings rows in; the rest is as in every table."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_cells()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self._widths()
        faces, states = PersonDelegate(self.theme, self), StateDelegate(self.theme, self)
        self.setItemDelegateForColumn(COLUMNS.index(PeopleColumn.NAME), faces)
        for each in (PeopleColumn.STATUS, PeopleColumn.EMAIL):
            self.setItemDelegateForColumn(COLUMNS.index(each), states)
        self.setItemDelegate(CellDelegate(self.theme, self))

    def _widths(self) -> None:
        for number, each in enumerate(COLUMNS):
            self.setColumnWidth(number, self.theme.scaled(WIDTHS[each]))
