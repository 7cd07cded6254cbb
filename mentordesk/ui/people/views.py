"""Saved views: the filters, sort and columns of the table under a name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from mentordesk.commands.views import RemoveView, SaveView
from mentordesk.store.queries.people_filter import PeopleColumn
from mentordesk.store.queries.views import ViewRow, views_of
from mentordesk.ui.icons import Icon
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.widgets import button, put_icon

if TYPE_CHECKING:
    from mentordesk.ui.people.page import PeoplePage


class Views:
    """The button over the table with its menu: choose a view, save one, remove one."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page
        self.button: QPushButton = button("Views", name="views")
        self.button.setAccessibleName("Saved views")
        put_icon(page.theme, self.button, Icon.STAR)
        self._menu = QMenu(self.button)
        self.button.setMenu(self._menu)
        page.desk.changed.connect(self._changed)
        self.renew()

    def renew(self) -> None:
        """Fill the menu with the views on file."""
        menu, page = self._menu, self._page
        menu.clear()
        views = page.desk.ask(views_of, page.name)
        for view in views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, v=view: self.apply(v))
        menu.addSeparator()
        menu.addAction("Everybody").triggered.connect(page.clear_filters)
        save = menu.addAction("Save this view…")
        save.triggered.connect(self.save)
        remove = menu.addAction("Remove a view…")
        remove.triggered.connect(lambda: self.remove(views))
        for action in (save, remove):
            action.setEnabled(not page.desk.is_read_only)
        remove.setEnabled(bool(views) and not page.desk.is_read_only)

    def apply(self, view: ViewRow) -> None:
        """Show what the view shows; a column that no longer exists is passed over."""
        held: dict[str, Any] = json.loads(view.view)
        page, numbers = self._page, {each.value: n for n, each in enumerate(PeopleColumn)}
        page.search.setText(held.get("text", ""))
        columns = held.get("columns", {})
        page.header.set_texts([columns.get(each.value, "") for each in PeopleColumn])
        for place, name in enumerate(held.get("order", ())):
            if name in numbers:
                page.header.moveSection(page.header.visualIndex(numbers[name]), place)
        hidden = held.get("hidden", ())
        for name, number in numbers.items():
            page.header.setSectionHidden(number, name in hidden)
        order = Qt.SortOrder.DescendingOrder if held.get("down") else Qt.SortOrder.AscendingOrder
        page.table.sortByColumn(numbers.get(held.get("sort", ""), 0), order)
        page.apply_filter()

    def save(self) -> None:
        """Ask for a name and keep what is now shown."""
        page = self._page
        name = page.context.answers.text(page, "Save this view", "Name of the view")
        if name:
            page.desk.do(SaveView(page.name, name, json.dumps(self.held(), ensure_ascii=False)))

    def remove(self, views: tuple[ViewRow, ...]) -> None:
        """Ask which view to remove."""
        page, names = self._page, [view.name for view in views]
        chosen = page.context.answers.choice(page, "Remove a view", "View", names)
        if chosen is not None:
            page.desk.do(RemoveView(views[chosen].id))

    def held(self) -> dict[str, Any]:
        """What is now shown, as a view keeps it."""
        page, columns = self._page, list(PeopleColumn)
        header, texts = page.header, page.header.texts()
        order = sorted(range(len(columns)), key=header.visualIndex)
        return {
            "text": page.search.text().strip(),
            "columns": {
                each.value: text for each, text in zip(columns, texts, strict=True) if text
            },
            "order": [columns[number].value for number in order],
            "hidden": [columns[n].value for n in order if header.isSectionHidden(n)],
            "sort": page.model.sorted_by.value,
            "down": page.model.is_descending,
        }

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if any(change.table == "saved_view" for change in changes):
            self.renew()
