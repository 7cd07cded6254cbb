"""The People page: search line, table with filters, saved views, and the pane about one person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from mentordesk.store.queries import people
from mentordesk.store.queries.people_filter import PeopleColumn, PeopleFilter
from mentordesk.store.queries.waiting import count_waiting
from mentordesk.ui.filter_header import DEBOUNCE_MS
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.arriving import Pasted
from mentordesk.ui.page import Context, Page
from mentordesk.ui.people.deeds import Deeds
from mentordesk.ui.people.deeds_bar import DeedsBar
from mentordesk.ui.people.middle import Middle
from mentordesk.ui.people.model import PeopleModel
from mentordesk.ui.people.pane import PersonPane
from mentordesk.ui.people.people_table import PeopleTable
from mentordesk.ui.people.views import Views
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, side_by_side
from mentordesk.wording.people import NO_DOUBLES, NONE_WAIT
from mentordesk.wording.words import many

if TYPE_CHECKING:
    from mentordesk.jobs.doubles import Double
    from mentordesk.ui.people.duplicates import Duplicates


class PeoplePage(Page):
    """Everyone on file. Filters and sort are questions to the file; the rows come page by page."""

    name = "people"
    title = "People"
    icon = Icon.PEOPLE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = PeopleModel(self.desk, self)
        self._build()
        self.deeds = Deeds(self)
        self._bulk.addWidget(DeedsBar(self.theme, self.deeds.for_many, self.deeds.of_selection))
        self._connect()
        self.model.load()
        self._fit_waiting()

    @property
    def duplicates(self) -> Duplicates:
        """The rows that wait, side by side with those they may be."""
        return self.middle.duplicates

    def arrive(self, thing: object) -> None:
        """Show this person in the pane, or the rows that wait when they are asked for."""
        if thing == "duplicates":
            self.look_at_duplicates()
        elif isinstance(thing, str):
            self.show_person(thing)

    def show_person(self, person_id: str) -> None:
        """Select the person in the table, or clear the filters if need be, and open the pane."""
        self.middle.leave()
        if self.model.number_of(person_id) is None:
            self.clear_filters()
        self.table.select_ids([person_id], person_id)
        self._open(person_id)

    def selected(self) -> list[str]:
        """The ids of the selected people."""
        return self.table.selected_ids()

    def clear_filters(self) -> None:
        """Show everybody."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.header.set_texts([""] * len(PeopleColumn))

    def wanted(self) -> PeopleFilter:
        """The filter as it now stands typed."""
        texts = zip(PeopleColumn, self.header.texts(), strict=True)
        typed = tuple((column, text) for column, text in texts if text)
        return PeopleFilter(self.search.text().strip(), typed)

    def apply_filter(self) -> None:
        """Show the people the filter asks for."""
        self._wait.stop()
        self.model.set_filter(self.wanted())

    def look_at_duplicates(self) -> None:
        """Put the rows that wait in the place of the table, or say that there are none."""
        if not self.desk.ask(count_waiting):
            self.context.toasts.show_text(NONE_WAIT)
            return
        self.pane.finish()
        self.pane.hide()
        self.middle.look_at_duplicates()
        self._fit_waiting()

    def look_for_doubles(self) -> None:
        """Look for people on file twice in the background, and show whom it found."""
        from mentordesk.jobs.doubles import find_doubles

        workspace = self.desk.workspace
        self.context.runner.start(
            "Looking for people on file twice",
            lambda progress: find_doubles(workspace, progress),
            done=self._show_doubles,
        )

    def compare_selected(self) -> None:
        """Put the two selected people in the place of the table, side by side."""
        chosen = self.selected()
        if len(chosen) == 2:
            self.pane.finish()
            self.pane.hide()
            self.middle.compare(*chosen)
            self._fit_waiting()

    def focus_search(self) -> bool:
        """Lead the keyboard to the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        return True

    def leave(self) -> None:
        """Commit what is half typed and remember columns and split."""
        self.pane.finish()
        settings = self.context.settings
        settings.keep_header("people", bytes(self.header.saveState().data()))
        settings.keep_split("people", bytes(self._split.saveState().data()))

    def _build(self) -> None:
        theme, taste = self.theme, self.context.settings.taste
        self.table = PeopleTable(self.model, theme)
        self.header = self.table.header
        self.table.restore(taste.headers.get("people"))
        self._bar = self._build_bar()
        self.middle = Middle(self.desk, theme, self.table)
        self._waiting = self._waiting_band()
        self.pane = PersonPane(self.desk, theme)
        self.pane.hide()
        self._split = side_by_side(self.middle, self.pane, widths=(800, theme.scaled(440)))
        state = taste.splits.get("people")
        if state:
            self._split.restoreState(QByteArray(state))
        whole = column(self._bar, self._waiting, self._split, space=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.begin_at(self.table)

    def _build_bar(self) -> QWidget:
        theme = self.theme
        self.search = QLineEdit()
        self.search.setObjectName("people_search")
        self.search.setAccessibleName("Search people")
        self.search.setPlaceholderText("Any part of a name, mail, phone, employer or code")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(220))
        self.search.setMaximumWidth(theme.scaled(360))
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self.views = Views(self)
        self._shown = label("", tone="muted")
        self._clear = button("Clear filters", self.clear_filters, kind="quiet")
        self._bulk = row(space=Space.S)
        bar = row(self.search, self.views.button, self._bulk, self._clear, 0, space=Space.S)
        bar.addWidget(self._shown)
        bar.setStretch(0, 2)
        bar.setContentsMargins(Space.L, 0, Space.L, Space.S)
        holder = QWidget()
        holder.setLayout(bar)
        return holder

    def _waiting_band(self) -> QWidget:
        """The band that says how many rows wait; hidden while none does."""
        self._waiting_text = label("")
        look = button("Look at them", self.look_at_duplicates, name="look_at_duplicates")
        line = row(self._waiting_text, look, 0)
        line.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        return panel(line, "notice")

    def _fit_waiting(self) -> None:
        count = self.desk.ask(count_waiting)
        is_open = self.middle.is_elsewhere
        words = many(count, "imported row may be", "imported rows may be")
        self._waiting_text.setText(f"{words} somebody you have on file already.")
        self._waiting.setVisible(count > 0 and not is_open)
        self._bar.setVisible(not is_open)

    def _connect(self) -> None:
        self._wait.timeout.connect(self.apply_filter)
        self.search.textEdited.connect(lambda: self._wait.start())
        self.search.textChanged.connect(lambda text: None if text else self._wait.start())
        self.search.returnPressed.connect(self.apply_filter)
        self.header.filtered.connect(self.apply_filter)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._open)
        self.table.pasted.connect(lambda text: self.go.emit("import", Pasted(text)))
        self.table.customContextMenuRequested.connect(self._menu)
        self.middle.left.connect(self._left_middle)
        self.middle.merged.connect(self.show_person)
        self.pane.closed.connect(self._close_pane)
        self.pane.person_wanted.connect(self.show_person)
        for moved in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            moved.connect(self._count)
        # the table sleeps behind the empty page, so the file says whether it must wake
        self.desk.changed.connect(self._changed)

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        changes = list(changes)
        if any(c.table == "person" and None in (c.before, c.after) for c in changes):
            self._count()
        if any(change.table == "waiting_row" for change in changes):
            self._fit_waiting()

    def _show_doubles(self, found: tuple[Double, ...]) -> None:
        if not found:
            self.context.toasts.show_text(NO_DOUBLES)
            return
        self.pane.finish()
        self.pane.hide()
        self.middle.look_at_doubles(found)
        self._fit_waiting()

    def _left_middle(self) -> None:
        self._count()
        self._fit_waiting()

    def _picked(self) -> None:
        self.deeds.fit()
        chosen = self.selected()
        if self.pane.isVisible() and len(chosen) == 1:
            self.pane.show_id(chosen[0])
        self._count()

    def _open(self, person_id: str) -> None:
        self.pane.show_id(person_id)
        self.pane.setVisible(self.pane.person is not None)

    def _close_pane(self) -> None:
        self.pane.finish()
        self.pane.hide()
        self.table.setFocus()

    def _count(self) -> None:
        shown, total = self.model.rowCount(), self.desk.ask(people.count)
        is_filtered = self.model.wanted != PeopleFilter()
        self._clear.setVisible(is_filtered)
        chosen = len(self.selected())
        text = (
            f"{shown:,} of {many(total, 'person', 'people')}"
            if is_filtered
            else many(total, "person", "people")
        )
        self._shown.setText(f"{chosen:,} selected · {text}" if chosen > 1 else text)
        self.table.empty_text = f"None of {total:,} match" if total else ""
        self.middle.say_empty(total == 0, *self.deeds.first_steps())

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.deeds.fill_menu(menu)
        menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()
