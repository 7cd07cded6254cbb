"""What can be done on the People page: the actions it offers, their keys, and when they are on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu

from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.icons import Icon

if TYPE_CHECKING:
    from mentordesk.ui.people.bulk import Bulk
    from mentordesk.ui.people.page import PeoplePage


class Deeds:
    """Builds the actions; those for selected people say why they are off while nobody is."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page
        page.offer(
            "&New person…", self.new_person, keys="Ctrl+Shift+N", icon=Icon.PERSON_ADD, leads=True
        )
        page.offer("&Paste rows", page.table.paste_cells, changes=False)
        page.part()
        self._many = self._offer_many()
        self._two = page.offer("&Merge two people…", page.compare_selected, keys="Ctrl+M")
        page.part()
        self._copies = self._offer_copies()
        page.offer("Mark addresses as coming bac&k…", lambda: self.bulk.mark_bounced())
        page.part()
        page.offer("Possible d&uplicates…", page.look_at_duplicates, changes=False)
        page.offer("People on &file twice…", page.look_for_doubles, changes=False)
        self._concern = page.offer("Raise a concern…", self.raise_concern)
        page.offer("Concerns…", lambda: page.go.emit("concerns", None), changes=False)
        page.offer("Show everybo&dy", page.clear_filters, changes=False)
        page.offer("C&olumns…", self.choose_columns, changes=False, icon=Icon.COLUMNS)
        page.offer(
            "Open or close the pan&e",
            self.toggle_pane,
            keys="Ctrl+Shift+I",
            changes=False,
            icon=Icon.PANEL,
        )
        self.fit()

    @cached_property
    def bulk(self) -> Bulk:
        """The deeds themselves; a start, which does none, need not wait for their commands."""
        from mentordesk.ui.people.bulk import Bulk

        return Bulk(self._page)

    @property
    def for_many(self) -> list[QAction]:
        """The deeds for selected people that stand as buttons over the table."""
        return [*self._many[:2], self._copies[0]]

    @property
    def of_selection(self) -> list[QAction | None]:
        """Every deed for selected people; None parts groups."""
        many, copies = self._many, self._copies
        return [*many[:3], None, *many[3:7], None, *many[7:], None, *copies, None, self._two]

    def first_steps(self) -> list[tuple[str, Callable[[], object]]]:
        """The first steps of an empty page."""
        steps: list[tuple[str, Callable[[], object]]]
        steps = [("Import…", lambda: self._page.go.emit("import", None))]
        if not self._page.desk.is_read_only:
            steps.append(("New person…", self.new_person))
        return steps

    def fill_menu(self, menu: QMenu) -> None:
        """Everything the page offers, for the table's own menu."""
        for action in self._page.offered:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def fit(self) -> None:
        """Switch on what the selection allows."""
        count, may_write = len(self._page.selected()), not self._page.desk.is_read_only
        for action in self._many:
            self._switch(action, count > 0, may_write, "Select people first")
        for action in self._copies:
            self._switch(action, count > 0, True, "Select people first")
        self._switch(self._two, count == 2, may_write, "Select two people first")
        self._switch(self._concern, count == 1, may_write, "Select one person first")

    def raise_concern(self) -> None:
        """Lead to the second door with whom it is about."""
        (person_id,) = self._page.selected()
        self._page.go.emit("concerns", Raise(person_id=person_id))

    def new_person(self) -> None:
        """Ask for a new person and show them in the pane."""
        from mentordesk.ui.people.new_person import NewPersonDialog

        dialog = NewPersonDialog(self._page, self._page.desk)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.person_id is not None:
            self._page.show_person(dialog.person_id)
        dialog.deleteLater()

    def choose_columns(self) -> None:
        """Ask which columns stand where."""
        from mentordesk.ui.people.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(self._page, self._page.table)
        dialog.exec()
        dialog.deleteLater()

    def toggle_pane(self) -> None:
        """Open the pane on the current person, or close it."""
        page = self._page
        current = page.table.current_id()
        if page.pane.isVisible():
            page.pane.closed.emit()
        elif current is not None:
            page.table.opened.emit(current)

    def _offer_many(self) -> list[QAction]:
        page = self._page
        found = [
            page.offer(
                "Add to &round…", lambda: self.bulk.add_to_round(), keys="Ctrl+R", icon=Icon.PLUS
            ),
            page.offer("&Tag…", lambda: self.bulk.tag(), keys="Ctrl+T", icon=Icon.TAG),
            page.offer("Take a tag o&ff…", lambda: self.bulk.untag(), keys="Ctrl+Shift+T"),
        ]
        page.part()
        found += [
            page.offer("Training &done…", lambda: self.bulk.trained(), keys="Ctrl+D"),
            page.offer(
                "Code of conduct &accepted…", lambda: self.bulk.code_accepted(), keys="Ctrl+Shift+D"
            ),
            page.offer("What mentoring &is: ticked…", lambda: self.bulk.understood()),
            page.offer("Guidance gi&ven…", lambda: self.bulk.guidance_given()),
            page.offer("Pause as mentors…", lambda: self.bulk.pause(), keys="Ctrl+Shift+P"),
            page.offer("Offer as mentors a&gain", lambda: self.bulk.resume()),
        ]
        page.part()
        found += [
            page.offer("Make students a&lumni", lambda: self.bulk.graduate()),
            page.offer("Set &status…", lambda: self.bulk.set_status()),
            page.offer("Set who may be &written to…", lambda: self.bulk.set_contact()),
        ]
        page.part()
        return found

    def _offer_copies(self) -> list[QAction]:
        page = self._page
        return [
            page.offer(
                "&Copy addresses",
                lambda: self.bulk.copy_addresses(),
                keys="Ctrl+Shift+C",
                icon=Icon.MAIL,
                changes=False,
            ),
            page.offer(
                "E&xport the selected people…",
                lambda: self.bulk.export(),
                keys="Ctrl+Shift+E",
                changes=False,
            ),
        ]

    def _switch(self, action: QAction, on: bool, may_write: bool, why_not: str) -> None:
        action.setEnabled(on and may_write)
        if not may_write:
            action.setToolTip("The file is open for reading only")
        else:
            action.setToolTip(action.text().replace("&", "") if on else why_not)
