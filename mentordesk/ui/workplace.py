"""What the window shows of an open file: sidebar, search, pages, history, toasts and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from mentordesk.store.queries.people import count as count_people
from mentordesk.store.queries.rounds import round_by_id
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialogs import Answers
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.arriving import CHOOSE, Pasted, dropped, take_files
from mentordesk.ui.notice import Notice
from mentordesk.ui.page import Context, Found, Page, Way
from mentordesk.ui.progress_panel import ProgressPanel
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.runner import Runner
from mentordesk.ui.search_box import SearchBox
from mentordesk.ui.settings import Settings
from mentordesk.ui.sidebar import Sidebar
from mentordesk.ui.telling import Telling
from mentordesk.ui.theme import Theme
from mentordesk.ui.toast_room import ToastRoom
from mentordesk.ui.toasts import Toasts
from mentordesk.ui.tokens import NARROW_BELOW, Space
from mentordesk.ui.widgets import action_button, clear, column, icon_button, label, row

if TYPE_CHECKING:
    from mentordesk.ui.history_panel import HistoryPanel

FIRST_MS, NEXT_MS = 4000, 1500
"""When the pages not asked for yet are built, one by one, so that search knows their commands."""


class Workplace(QWidget):
    """Shows one page at a time. Pages are built when first shown, the rest when all is quiet."""

    page_changed = Signal(object)
    aside = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        settings: Settings,
        answers: Answers,
        pages: Sequence[Way],
        commands: Callable[[], Iterable[QAction]],
    ) -> None:
        super().__init__()
        self.desk, self.theme, self.settings = desk, theme, settings
        desk.setParent(self)
        self.runner = desk.runner = Runner(self)
        self.toasts = Toasts(self, theme)
        self.context = Context(desk, theme, settings, self.runner, self.toasts, answers)
        self._ways = {way.name: way for way in pages}
        self._built: dict[str, Page] = {}
        self._commands = commands
        self.current: Page | None = None
        self._history: HistoryPanel | None = None
        self._split = QSplitter()
        self.setAcceptDrops(True)
        self._build(pages)
        self._connect()
        self.sidebar.offer_rounds(settings.taste.round_id)
        self.show_page(self._first_page(pages))
        QTimer.singleShot(FIRST_MS, self, self._build_next)

    @property
    def round_id(self) -> str | None:
        """The round the picker stands on."""
        return self.sidebar.round.id if self.sidebar.round else None

    def page_titles(self) -> list[tuple[str, str]]:
        """Name and title of every page, in the order of the sidebar."""
        return [(way.name, way.title) for way in self._ways.values() if way.in_sidebar]

    def page(self, name: str) -> Page:
        """The page of that name, built if it was not yet."""
        if name not in self._built:
            page = self._ways[name].load()(self.context, self.stack)
            page.set_round(self.round_id)
            page.go.connect(self.go)
            page.aside.connect(self.aside)
            page.pick.connect(self.set_round)
            self._built[name] = page
            self.stack.addWidget(page)
        return self._built[name]

    def show_page(self, name: str, thing: object = None) -> None:
        """Open a page, with something in hand that another page or the search box sent."""
        page = self.page(name)
        if page is not self.current:
            if self.current is not None:
                self.current.leave()
            self.current = page
            self.stack.setCurrentWidget(page)
            self.sidebar.mark(name)
            self._title.setText(page.title)
            self._lead(page)
            self.notice.hide()
            if self._ways[name].in_sidebar:
                self.settings.change(page=name)
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page_changed.emit(page)
        if thing is not None:
            page.arrive(thing)

    def go(self, name: str, thing: object) -> None:
        """Open the page that another page wants; with a round in hand, the picker goes along."""
        is_round = isinstance(thing, str) and self.desk.ask(round_by_id, thing) is not None
        if is_round and thing != self.round_id:
            self.set_round(str(thing))
        self.show_page(name, thing)

    def set_round(self, round_id: str) -> None:
        """Let the round picker stand on this round, and tell every page."""
        self.sidebar.offer_rounds(round_id)
        self.settings.change(round_id=round_id)
        for page in self._built.values():
            page.set_round(self.round_id)

    def import_sheets(self) -> None:
        """Open the import where it stands."""
        self.show_page("import")

    def read_returned(self) -> None:
        """Ask which agreements came back, and read them."""
        self.show_page("returned", CHOOSE)

    def paste_rows(self) -> None:
        """Bring in the cells on the clipboard."""
        self.show_page("import", Pasted(QApplication.clipboard().text()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take spreadsheets and PDFs wherever they are held over the window."""
        if "import" in self._ways and not self.desk.is_read_only:
            take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring dropped sheets in; dropped PDFs are agreements that came back."""
        for page, files in dropped(event):
            self.show_page(page, files)

    def toggle_history(self) -> None:
        """Open or close the history beside the page."""
        self.history.setVisible(not self.history.isVisible())

    @property
    def history(self) -> HistoryPanel:
        """The history beside the page, built when it is first opened."""
        if self._history is None:
            from mentordesk.ui.history_panel import HistoryPanel

            self._history = HistoryPanel(self.desk, self.theme)
            self._history.hide()
            self._history.closed.connect(self._history.hide)
            self._split.addWidget(self._history)
            self._split.setStretchFactor(1, 0)
            state = self.settings.taste.splits.get("history")
            if state:
                self._split.restoreState(QByteArray(state))
        return self._history

    def focus_search(self) -> None:
        """Lead the keyboard to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_page_search(self) -> None:
        """Lead the keyboard to the page's own search line, or else to the search box."""
        if self.current is None or not self.current.focus_search():
            self.focus_search()

    def build_all(self) -> None:
        """Build every page now; for pictures and tests."""
        for name in self._ways:
            self.page(name)

    def finish(self) -> None:
        """Let pages finish what is half typed and end all work, before the file is closed."""
        if self.current is not None:
            self.current.leave()
        if self._history is not None:
            self.settings.keep_split("history", bytes(self._split.saveState().data()))
        self.runner.close()

    def look_up(self, text: str) -> list[Found]:
        """What the search box offers for a text."""
        actions = [*self._commands(), *self._page_actions()]
        from mentordesk.ui.finder import find_everything

        return find_everything(self.desk, text, actions, self.show_page, self.set_round)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels in the sidebar where there is room for them."""
        super().resizeEvent(event)
        self.sidebar.set_wide(self.width() >= NARROW_BELOW)

    def _first_page(self, pages: Sequence[Way]) -> str:
        """Where she was; at first the first page, or People where nobody is on file yet."""
        if self.settings.taste.page in self._ways:
            return self.settings.taste.page
        is_empty = "people" in self._ways and not self.desk.ask(count_people)
        return "people" if is_empty else pages[0].name

    def _build(self, pages: Sequence[Way]) -> None:
        theme = self.theme
        self.sidebar = Sidebar(self.desk, theme, pages)
        self._title = label("", "title")
        self._led = row(space=Space.S)
        self.search = SearchBox(theme, self.look_up)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(380)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setToolTip(f"Search people, pairs, groups, rounds and commands ({keys})")
        self.undo_button = icon_button(theme, Icon.UNDO, "Undo", self.desk.undo)
        self.redo_button = icon_button(theme, Icon.REDO, "Redo", self.desk.redo)
        self._history_button = icon_button(theme, Icon.HISTORY, "History", self.toggle_history)
        buttons = row(self.undo_button, self.redo_button, self._history_button, space=0)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        bar.setSpacing(Space.M)
        bar.addWidget(self._title)
        bar.addLayout(self._led)
        bar.addStretch(1)
        bar.addWidget(self.search, 2)
        bar.addLayout(buttons)
        self.notice = Notice(theme)
        self.progress = ProgressPanel(theme)
        self.stack = QStackedWidget()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.stack)
        self._split.setStretchFactor(0, 1)
        main = column(bar, self.notice, self.progress, self._split, space=0)
        main.setStretch(3, 1)
        if self.desk.is_read_only:
            banner = Notice(theme)
            banner.say(
                "Open for reading only: the file is open for writing elsewhere. "
                "Nothing can be changed here."
            )
            main.insertWidget(0, banner)
        self.setLayout(row(self.sidebar, main, space=0))
        self.toasts.raise_()
        ToastRoom(self.toasts, self.stack, main)

    def _connect(self) -> None:
        desk = self.desk
        self.sidebar.page_chosen.connect(lambda name: self.show_page(name))
        self.sidebar.round_chosen.connect(self.set_round)
        self.sidebar.rounds_wanted.connect(lambda: self.show_page("settings", "rounds"))
        self.runner.started.connect(self.progress.watch)
        desk.changed.connect(self._changed)
        Telling(self.context, self.notice, self)
        desk.steps_changed.connect(self._fit_undo)
        self._fit_undo()

    def _page_actions(self) -> Iterable[QAction]:
        for page in self._built.values():
            for action in page.offered:
                if action is not None:
                    yield action

    def _lead(self, page: Page) -> None:
        clear(self._led)
        for number, action in enumerate(page.led):
            kind = "plain" if number else "primary"
            self._led.addWidget(action_button(self.theme, action, kind))

    def _build_next(self) -> None:
        waiting = [name for name in self._ways if name not in self._built]
        if waiting:
            if not QApplication.mouseButtons():  # a card in the hand must not stumble over it
                self.page(waiting[0])
            QTimer.singleShot(NEXT_MS, self, self._build_next)

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if any(change.table == "round" for change in changes):
            before = self.round_id
            self.sidebar.offer_rounds()
            if self.round_id != before and self.round_id is not None:
                self.set_round(self.round_id)

    def _fit_undo(self) -> None:
        undo, redo = self.desk.undo_text, self.desk.redo_text
        self.undo_button.setEnabled(bool(undo))
        self.redo_button.setEnabled(bool(redo))
        self.undo_button.setToolTip(f"Undo: {undo}" if undo else "Nothing to undo")
        self.redo_button.setToolTip(f"Redo: {redo}" if redo else "Nothing to redo")
