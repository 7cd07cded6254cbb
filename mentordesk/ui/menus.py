"""The menu bar: File, Edit, View, the page's own menu, and Help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

import mentordesk
from mentordesk.ui.shortcuts import NUMBERED, ShortcutList
from mentordesk.ui.theme import TEXT_SIZES
from mentordesk.ui.tokens import Mode

if TYPE_CHECKING:
    from mentordesk.ui.window import Window

Keys = QKeySequence.StandardKey
MODE_WORDS = {Mode.SYSTEM: "As the system", Mode.LIGHT: "Light", Mode.DARK: "Dark"}


class Menus:
    """Builds the menus once, and hangs up anew what depends on file and page."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._of_file: list[QAction] = []
        bar = window.menuBar()
        self._file = bar.addMenu("&File")
        self._edit = bar.addMenu("&Edit")
        self._view = bar.addMenu("&View")
        self._page = QMenu("Page", window)
        bar.addAction(self._page.menuAction())
        self._help = bar.addMenu("&Help")
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_help()

    def commands(self) -> Iterable[QAction]:
        """Every action of the fixed menus."""
        for menu in (self._file, self._edit, self._view, self._help):
            yield from self._walk(menu)

    def renew(self) -> None:
        """Hang up what fits the file and the page now shown."""
        window, place = self._window, self._window.workplace
        for action in self._of_file:
            action.setEnabled(place is not None)
        for action in (self._import, self._paste_rows):
            action.setEnabled(place is not None and not place.desk.is_read_only)
        self._page.clear()
        page = place.current if place else None
        for offered in window.page_actions():
            if offered is None:
                self._page.addSeparator()
            else:
                self._page.addAction(offered)
        self._page.setTitle(page.title if page else "Page")
        self._page.menuAction().setVisible(page is not None and not self._page.isEmpty())
        self._fill_recent()
        self._fill_pages()
        self.fit_undo()

    def fit_undo(self) -> None:
        """Say in the menu what undo and redo would do."""
        place = self._window.workplace
        undo = place.desk.undo_text if place else ""
        redo = place.desk.redo_text if place else ""
        self._undo.setText(f"&Undo: {_short(undo)}" if undo else "&Undo")
        self._redo.setText(f"&Redo: {_short(redo)}" if redo else "&Redo")

    def _walk(self, menu: QMenu) -> Iterable[QAction]:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from self._walk(inner)
            elif not action.isSeparator():
                yield action

    def _add(
        self,
        menu: QMenu,
        text: str,
        deed: Callable[[], object],
        keys: QKeySequence.StandardKey | str | None = None,
        *,
        of_file: bool = False,
    ) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(text.replace("&", "").rstrip("…").lower().replace(" ", "_"))
        action.triggered.connect(lambda: deed())
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif keys:
            action.setShortcut(QKeySequence(keys))
        if of_file:
            self._of_file.append(action)
        menu.addAction(action)
        return action

    def _build_file(self) -> None:
        window, menu = self._window, self._file
        self._add(menu, "&New programme…", window.new_file)  # Ctrl+N: what is new on the page
        self._add(menu, "&Open…", window.open_file, Keys.Open)
        self._recent = menu.addMenu("Open &recent")
        self._add(menu, "Look at the &demo programme", window.open_demo)
        menu.addSeparator()
        self._import = self._add(
            menu, "&Import…", lambda: self._at_place("import_sheets"), "Ctrl+I", of_file=True
        )
        returned = partial(self._at_place, "read_returned")
        self._add(menu, "&Read returned agreements…", returned, "Ctrl+Alt+I", of_file=True)
        menu.addSeparator()
        self._add(menu, "&Close programme", window.close_file, Keys.Close, of_file=True)
        menu.addSeparator()
        leave = self._add(menu, "&Quit", window.close, Keys.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_edit(self) -> None:
        window, menu = self._window, self._edit
        self._undo = self._add(menu, "&Undo", window.undo, Keys.Undo, of_file=True)
        self._redo = self._add(menu, "&Redo", window.redo, of_file=True)
        redo = [k.toString() for k in QKeySequence.keyBindings(Keys.Redo)]
        both = dict.fromkeys([*redo, "Ctrl+Shift+Z", "Ctrl+Y"])
        self._redo.setShortcuts([QKeySequence(keys) for keys in both])
        menu.addSeparator()
        for text, verb in (("Cu&t", "cut"), ("&Copy", "copy"), ("&Paste", "paste")):
            self._add(menu, text, partial(_in_field, verb))
        self._paste_rows = self._add(
            menu,
            "Paste &rows…",
            lambda: self._at_place("paste_rows"),
            "Ctrl+Shift+V",
            of_file=True,
        )
        menu.addSeparator()
        self._add(menu, "&Search…", lambda: self._at_place("focus_search"), "Ctrl+K", of_file=True)
        self._add(
            menu,
            "&Find on this page",
            lambda: self._at_place("focus_page_search"),
            Keys.Find,
            of_file=True,
        )
        menu.addSeparator()
        history = partial(self._at_place, "toggle_history")
        self._add(menu, "&History", history, "Ctrl+Shift+H", of_file=True)
        self._add(menu, "Go to the &message", self._to_toast, "F6", of_file=True)

    def _build_view(self) -> None:
        menu = self._view
        self._pages_end = menu.addSeparator()
        looks = menu.addMenu("&Look")
        group = QActionGroup(self._window)
        for mode, words in MODE_WORDS.items():
            action = self._add(looks, words, partial(self._window.set_mode, mode))
            action.setCheckable(True)
            action.setChecked(mode is self._window.settings.taste.mode)
            group.addAction(action)
        sizes = menu.addMenu("&Text size")
        steps = QActionGroup(self._window)
        for percent in TEXT_SIZES:
            words = f"{percent} %"
            action = self._add(sizes, words, partial(self._window.set_text_percent, percent))
            action.setCheckable(True)
            action.setChecked(percent == self._window.settings.taste.text_percent)
            steps.addAction(action)

    def _build_help(self) -> None:
        menu = self._help
        self._add(menu, "&Keys", self._show_keys, "F1")
        about = self._add(menu, "&About MentorDesk", self._about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _fill_recent(self) -> None:
        self._recent.clear()
        recent = self._window.settings.taste.recent
        for name in recent:
            action = self._recent.addAction(Path(name).stem.replace("&", "&&"))
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, n=name: self._window.open_path(Path(n)))
        self._recent.setEnabled(bool(recent))

    def _fill_pages(self) -> None:
        for action in list(self._view.actions()):
            if action.property("page"):
                self._view.removeAction(action)
                action.deleteLater()
        place = self._window.workplace
        if place is None:
            return
        for number, (name, title) in enumerate(place.page_titles()):
            action = QAction(title, self._window)
            action.setProperty("page", name)
            if number < NUMBERED:
                action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
            action.setCheckable(True)
            action.setChecked(place.current is not None and place.current.name == name)
            action.triggered.connect(lambda _=False, n=name, p=place: p.show_page(n))
            self._view.insertAction(self._pages_end, action)

    def _at_place(self, verb: str) -> None:
        if self._window.workplace is not None:
            getattr(self._window.workplace, verb)()

    def _to_toast(self) -> None:
        if self._window.workplace is not None:
            self._window.workplace.toasts.take_focus()

    def _show_keys(self) -> None:
        actions = [*self.commands(), *(a for a in self._window.page_actions() if a is not None)]
        ShortcutList(self._window, actions).exec()

    def _about(self) -> None:
        text = (
            f"Version {mentordesk.__version__}. The desk of the coordinator of a mentoring "
            "programme. Free software under the MIT licence; the notices of what it is built "
            "with lie beside the program. It has no network code and sends nothing."
        )
        self._window.answers.tell(self._window, "MentorDesk", text)


def _in_field(verb: str) -> None:
    """Cut, copy or paste in whatever has the focus, where it can."""
    focus: QWidget | None = QApplication.focusWidget()
    deed = getattr(focus, verb, None) or getattr(focus, f"{verb}_cells", None)
    if callable(deed):
        deed()


def _short(text: str) -> str:
    return (text if len(text) <= 48 else text[:47].rstrip() + "…").replace("&", "&&")
