"""What a person can do with the window: look, click, type, drop and wait. Nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from mentordesk.ui.board.hand import How
from tests.support.answers import Answer
from tests.ui.board.dragging import drop, leave, over

W = TypeVar("W", bound=QWidget)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
PATIENCE_MS = 20_000


class Coordinator:
    """Finds everything by the words on it, as she would, and fails where they are not there."""

    def __init__(self, open_window: Callable[..., Any], qtbot: Any, answer: Answer) -> None:
        self._open_window, self._qtbot, self.answer = open_window, qtbot, answer
        self.window: Any = None
        self.path: Path | None = None

    # coming and going -----------------------------------------------------------------------

    def start(self, path: Path | None = None, width: int = 1440, height: int = 860) -> None:
        """Start the program, and open a file from the welcome page when one is given."""
        self.window = self._open_window(None, width, height)
        self.window.activateWindow()
        if path is not None:
            self.answer.will("open_file", path)
            self.press("Open…")
            self.opened(path)

    def opened(self, path: Path) -> None:
        """The file must stand in the window now."""
        self.path = path
        self.until(lambda: self.window.windowTitle().startswith(path.stem), "the file opens")
        self.settle()
        if self.window.workplace.current.name == "today":
            self.press("People")  # these days begin with people

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.until(lambda: not self.window.isVisible(), "the window closes")

    def come_back(self) -> None:
        """Close the program, start it again and take the file from the recent ones."""
        assert self.path is not None
        self.close()
        self.start()
        self.press(self.path.stem)
        self.opened(self.path)

    # waiting --------------------------------------------------------------------------------

    def until(self, is_so: Callable[[], object], what: str = "") -> None:
        """Wait until something is so."""
        try:
            self._qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)
        except Exception as error:
            raise AssertionError(f"waited in vain: {what}; on screen: {self.words()}") from error

    def show(self, dialog: QWidget) -> None:
        """A dialog comes up and has the keyboard."""
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)  # as exec makes it
        dialog.show()
        dialog.activateWindow()
        self.until(dialog.isActiveWindow, "the dialog")

    def turn(self) -> None:
        """Let the window do what a deed asks of it: lay out, paint, answer."""
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until nothing is worked out, read or written beside the window."""
        place = self.window.workplace
        if place is None:
            return
        self.until(lambda: not place.runner.is_busy and not self.window.runner.is_busy, "quiet")
        labour = getattr(place.current, "labour", None)
        if labour is not None:
            self.until(lambda: not labour.is_resting and not place.runner.is_busy, "judged")
        state = getattr(place.current, "state", None)
        if state is not None:
            self.until(lambda: not place.runner.is_busy and not state.is_owed, "the board rests")

    # looking --------------------------------------------------------------------------------

    def words(self, part: str = "") -> list[str]:
        """Every text on labels and buttons in sight, in one part of the window or everywhere."""
        root = self.thing(QWidget, part) if part else None
        shown = [root] if root is not None else self._grounds()
        found = []
        for ground in shown:
            for each in ground.findChildren(QWidget):
                if isinstance(each, QLabel | QAbstractButton) and each.isVisible() and each.text():
                    found.append(_plain(each.text()))
        return found

    def says(self, text: str) -> bool:
        """Whether these words can be read somewhere now."""
        return any(text in words for words in self.words())

    def must_say(self, text: str) -> None:
        """Wait until these words can be read."""
        self.until(lambda: self.says(text), f"“{text}” to be said")

    def thing(self, kind: type[W], name: str) -> W:
        """The one thing in sight of that kind and name."""
        found: list[W] = self._find(kind, name)
        assert len(found) == 1, f"{len(found)} {kind.__name__} called {name!r}: {self.words()}"
        return found[0]

    def rows(self, table: str) -> list[list[str]]:
        """The cells of a table as they can be read, hidden columns left out."""
        view = self.thing(QTableView, table)
        model = view.model()
        shown = [c for c in range(model.columnCount()) if not view.isColumnHidden(c)]
        return [
            [str(model.index(row, column).data() or "") for column in shown]
            for row in range(model.rowCount())
        ]

    def column(self, table: str, number: int = 0) -> list[str]:
        """One column of a table."""
        return [row[number] for row in self.rows(table)]

    def tables(self) -> list[str]:
        """The names of the tables in sight."""
        views = [v for ground in self._grounds() for v in ground.findChildren(QTableView)]
        return [view.accessibleName() for view in views if view.isVisible()]

    def cards(self, name: str) -> list[str]:
        """What the screen reader says of each card of a column of the board."""
        model = self.thing(QListView, name).model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def field(self, name: str) -> str:
        """What stands in a field."""
        found = self._field(name)
        if isinstance(found, QComboBox):
            return found.currentText()
        return found.toPlainText() if isinstance(found, QPlainTextEdit) else found.text()

    def names(self) -> list[str]:
        """What the screen reader calls each button in sight."""
        buttons = [b for ground in self._grounds() for b in ground.findChildren(QAbstractButton)]
        return [_plain(button.accessibleName()) for button in buttons if button.isVisible()]

    def lines_of(self, button: str) -> list[str]:
        """What the menu of a button offers."""
        menu = self.thing(QAbstractButton, button).menu()  # type: ignore[attr-defined]
        return [_plain(action.text()) for action in menu.actions() if action.text()]

    def clipboard(self) -> str:
        """What was copied."""
        return QApplication.clipboard().text()

    # hands ----------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Click on a button; it must be in sight and may not be off."""
        button = self.thing(QAbstractButton, name)
        assert button.isEnabled(), f"{name!r} is off: {button.toolTip()}"
        self._bring(button)
        self._click(button)
        self.turn()

    def hint(self, name: str) -> str:
        """What a button says when the pointer rests on it."""
        return self.thing(QAbstractButton, name).toolTip()

    def is_off(self, name: str) -> bool:
        """Whether a button cannot be pressed."""
        return not self.thing(QAbstractButton, name).isEnabled()

    def menu(self, *way: str) -> None:
        """Go through the menus of the window by their words and click on the last one."""
        bar = self.window.menuBar()
        top = next(a for a in bar.actions() if _plain(a.text()) == way[0])
        QTest.mouseClick(bar, LEFT, NO_KEYS, bar.actionGeometry(top).center())
        self._through(top.menu(), way[1:])

    def button_menu(self, button: str, *way: str) -> None:
        """Open the menu of a button and click through it."""
        found = self.thing(QAbstractButton, button)
        menu = found.menu()  # type: ignore[attr-defined]
        assert found.isEnabled() and isinstance(menu, QMenu), f"{button!r} has no menu now"
        menu.popup(found.mapToGlobal(found.rect().bottomLeft()))  # a click would wait in its loop
        self._through(menu, way)

    def menu_offers(self, *way: str) -> bool:
        """Whether a line of the menus can be chosen."""
        menu = next(a for a in self.window.menuBar().actions() if _plain(a.text()) == way[0])
        for words in way[1:]:
            menu = _line(menu.menu(), words)
        return bool(menu.isEnabled())

    def keys(self, *keys: str) -> None:
        """Press keys, each as a sequence such as Ctrl+Z, wherever the keyboard is."""
        for each in keys:
            QTest.keySequence(self._focus(), QKeySequence(each))
        self.turn()

    def write(self, text: str) -> None:
        """Type, as keys or, in other scripts, as an input method does."""
        focus = self._focus()
        if text.isascii():
            QTest.keyClicks(focus, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(focus, event)
        self.turn()

    def fill(self, name: str, text: str, end: str = "Return") -> None:
        """Click into a field, put this in place of what stands there, and leave it by a key."""
        found = self._field(name)
        self._bring(found)
        target = found.viewport() if isinstance(found, QPlainTextEdit) else found
        self._focus()
        QTest.mouseClick(target, LEFT, NO_KEYS, QPoint(8, target.height() // 2))
        assert found.hasFocus(), f"a click into {name!r} leads to {QApplication.focusWidget()}"
        self.keys("Ctrl+A")
        if text:
            self.write(text)
        else:
            self.keys("Del")
        assert self.field(name) == text, f"{name!r} holds {self.field(name)!r}"
        if end:
            self.keys(end)

    def choose(self, name: str, item: str) -> None:
        """Open a list of choices and take one, by keyboard."""
        combo = self.thing(QComboBox, name)
        assert combo.isEnabled(), f"{name!r} is off"
        self._bring(combo)
        texts = [combo.itemText(i) for i in range(combo.count())]
        assert item in texts, f"{name!r} offers {texts}"
        combo.setFocus(Qt.FocusReason.TabFocusReason)
        combo.showPopup()  # Space and Alt+Down call this too
        view = combo.view()
        self.until(view.isVisible, "the list of choices")
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(texts.index(item)):
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.until(lambda: not view.isVisible(), "the list to close")
        assert combo.currentText() == item

    def tab(self, name: str) -> None:
        """Click on a tab."""
        bars = [bar for ground in self._grounds() for bar in ground.findChildren(QTabBar)]
        for bar in bars:
            for number in range(bar.count()):
                if bar.isVisible() and bar.tabText(number) == name:
                    QTest.mouseClick(bar, LEFT, NO_KEYS, bar.tabRect(number).center())
                    self.turn()
                    return
        raise AssertionError(f"no tab {name!r}")

    def pick(self, table: str, *texts: str) -> None:
        """Click on the rows that hold these texts; from the second one on with Ctrl held."""
        view = self.thing(QTableView, table)
        for number, text in enumerate(texts):
            held = Qt.KeyboardModifier.ControlModifier if number else NO_KEYS
            QTest.mouseClick(view.viewport(), LEFT, held, self._cell(view, text))
        self.turn()

    def pick_row(self, table: str, number: int) -> None:
        """Click on a row by its number, the first being 0."""
        view = self.thing(QTableView, table)
        index = view.model().index(number, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, view.visualRect(index).center())
        self.turn()

    def press_under(self, heading: str, name: str) -> None:
        """Click on the first button of this name below a heading of a list."""
        (head,) = [w for w in self.window.findChildren(QLabel) if _reads(w, heading)]
        top = head.mapTo(self.window, QPoint(0, 0)).y()
        under = {
            each.mapTo(self.window, QPoint(0, 0)).y(): each
            for each in self._find(QAbstractButton, name)
        }
        button = under[min(y for y in under if y > top)]
        self._bring(button)
        self._click(button)
        self.turn()

    def edit_cell(self, table: str, row: int, heading: str, text: str) -> None:
        """Click on a cell, press F2, type something else and press Enter."""
        view = self.thing(QTableView, table)
        model = view.model()
        headings = [
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(model.columnCount())
        ]
        index = model.index(row, headings.index(heading))
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, view.visualRect(index).center())
        self.keys("F2")
        editor = self._focus()
        assert isinstance(editor, QLineEdit) and view.isAncestorOf(editor), "no editor opens"
        self.keys("Ctrl+A")
        self.write(text)
        self.keys("Return")
        self.until(lambda: not editor.isVisible(), "the editor to close")

    def open_row(self, table: str, text: str) -> None:
        """Double-click on the row that holds a text."""
        view = self.thing(QTableView, table)
        at = self._cell(view, text)
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, at)
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEYS, at)
        self.turn()

    def drop_files(self, paths: Iterable[Path]) -> None:
        """Drop files from elsewhere on the page."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place, action = self.window.workplace, Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(300, 300), action, data, LEFT, NO_KEYS)
        QApplication.sendEvent(place, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(place, QDropEvent(QPointF(300, 300), action, data, LEFT, NO_KEYS))
        self.settle()

    def card(self, column: str, name: str) -> QPoint:
        """The middle of the card of somebody on the board, brought into sight."""
        view = self.thing(QListView, column)
        model = view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if str(index.data(role)).split(",")[0] == name:
                view.scrollTo(index)
                return view.visualRect(index).center()
        raise AssertionError(f"{name} has no card among {column}")

    def click_card(self, column: str, name: str) -> None:
        """Click on somebody's card."""
        at = self.card(column, name)
        QTest.mouseClick(self.thing(QListView, column).viewport(), LEFT, NO_KEYS, at)
        self.turn()

    def drop_card(self, mentee: str, mentor: str) -> bool:
        """Drag the card of a mentee onto that of a mentor; whether it was welcome there.

        The drag itself needs a screen (see the true drags of the board); here the hand takes the
        selected card and the viewport gets the events that the system would send.
        """
        self.click_card("Waiting mentees", mentee)
        page = self.window.workplace.current
        assert page.hand.take(page.waiting.selected_ids(), How.DRAG)
        at = self.card("Mentors", mentor)
        done = drop(self.thing(QListView, "Mentors").viewport(), at, page.hand.mime())
        page.hand.release()
        self.settle()
        return done.accepted

    def hold_over(self, mentee: str, mentor: str) -> None:
        """Take the card of a mentee and hold it over that of a mentor, without letting it fall."""
        self.click_card("Waiting mentees", mentee)
        page = self.window.workplace.current
        assert page.hand.take(page.waiting.selected_ids(), How.DRAG)
        at = self.card("Mentors", mentor)
        over(self.thing(QListView, "Mentors").viewport(), at, page.hand.mime())
        self.turn()

    def let_go(self) -> None:
        """Carry what is held away from the cards and let it go."""
        leave(self.thing(QListView, "Mentors").viewport())
        self.window.workplace.current.hand.release()
        self.settle()

    def offers(self) -> dict[str, str]:
        """The ranked list to place with: what stands beside each name."""
        found = self.thing(QListWidget, "Ranked list")
        told = [found.item(n).toolTip().split(", ", 2) for n in range(found.count())]
        return {name: note for name, _fit, note in told}

    # the rest -------------------------------------------------------------------------------

    def _grounds(self) -> list[QWidget]:
        """What can be reached: a dialog that stands in the way, else the window."""
        modal = QApplication.activeModalWidget()
        return [modal] if modal is not None else [self.window]

    def _find(self, kind: type[W], name: str) -> list[W]:
        found = [
            each
            for ground in self._grounds()
            for each in ground.findChildren(kind)
            if each.isVisible() and name in _names(each)
        ]
        return [each for each in found if not isinstance(each, QAbstractItemView | QLabel)] or found

    def _field(self, name: str) -> Any:
        found = [
            each
            for kind in (QLineEdit, QPlainTextEdit, QComboBox)
            for each in self._find(kind, name)
        ]
        assert len(found) == 1, f"{len(found)} fields called {name!r}"
        return found[0]

    def _bring(self, widget: QWidget) -> None:
        """Scroll to it, as the wheel would."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()

    def _click(self, widget: QWidget) -> None:
        at = widget.rect().center()
        top = widget.window()
        hit = top.childAt(widget.mapTo(top, at))
        assert hit is widget or (hit is not None and widget.isAncestorOf(hit)), (
            f"{_names(widget)} lies under {hit}"
        )
        QTest.mouseClick(widget, LEFT, NO_KEYS, at)

    def _cell(self, view: QTableView, text: str) -> QPoint:
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if not view.isColumnHidden(column) and text in str(index.data() or ""):
                    view.scrollTo(index)
                    return view.visualRect(index).center()
        raise AssertionError(f"no row with {text!r}")

    def _through(self, menu: QMenu, way: tuple[str, ...]) -> None:
        for words in way:
            self.until(menu.isVisible, f"the menu with {words!r}")
            line = _line(menu, words)
            assert line.isEnabled() and line.isVisible(), f"{words!r} is off: {line.toolTip()}"
            at, inner = menu.actionGeometry(line).center(), line.menu()
            QTest.mouseClick(menu, LEFT, NO_KEYS, at)
            self.turn()
            if isinstance(inner, QMenu):
                menu = inner

    def _focus(self) -> QWidget:
        """Where the keyboard is.

        A platform without a screen gives the keyboard to nobody when a dialog or a popup closes.
        """
        ground = self._grounds()[0]
        if QApplication.activePopupWidget() is None and not ground.isActiveWindow():
            ground.activateWindow()
            self.until(ground.isActiveWindow, "the keyboard to come back")
        return QApplication.focusWidget() or self.window


def _names(widget: QWidget) -> set[str]:
    """Every name a person may know it by."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return {_plain(name) for name in (widget.accessibleName(), text) if name}


def _line(menu: Any, words: str) -> QAction:
    offered = sorted(menu.actions(), key=lambda action: action.isVisible())  # those in sight win
    lines: dict[str, QAction] = {
        _plain(action.text()): action for action in offered if not action.isSeparator()
    }
    found = [action for text, action in lines.items() if text.split("\t")[0].split(":")[0] == words]
    assert len(found) == 1, f"no line {words!r} among {list(lines)}"
    return found[0]


def _reads(label: QLabel, text: str) -> bool:
    """Whether these words alone stand on a label in sight."""
    return label.isVisible() and _plain(label.text()) == text


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
