"""Small builders for labels, buttons and rows, so that pages say what and not how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space


def label(text: str, step: str = "body", tone: str = "ink", *, wraps: bool = False) -> QLabel:
    """Text in a step of the type scale and a tone: ink, muted, attention, urgent."""
    made = QLabel(text)
    made.setProperty("step", step)
    made.setProperty("tone", tone)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
    return made


def leading() -> Qt.AlignmentFlag:
    """The side texts begin on; a label would choose it by each text's own direction."""
    is_rtl = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Enter, as by Space; whether the key was Enter."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    event.accept()
    button.click()
    return True


class Button(QPushButton):
    """Enter presses it, as Space does: from Cancel too a dialog would do its default deed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def button(
    text: str,
    slot: Callable[[], object] | None = None,
    *,
    kind: str = "plain",
    name: str | None = None,
) -> QPushButton:
    """A push button: plain, primary, quiet or danger. The name is for tests; else the text is."""
    made = Button(text)
    made.setProperty("kind", kind)
    made.setObjectName(name or _slug(text))
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if slot is not None:
        made.clicked.connect(lambda: slot())
    return made


def put_icon(
    theme: Theme, target: QPushButton | QToolButton, icon: Icon, tone: str = "ink"
) -> None:
    """An icon before the words of a button, with the gap that Qt leaves out between the two."""
    theme.put_icon(target, icon, tone)
    if not target.text().startswith(_GAP):
        target.setText(_GAP + target.text())


def completer(words: Iterable[str], parent: QWidget) -> QCompleter:
    """Offers those of the words that hold what was typed, in a framed list below it."""
    made = QCompleter(list(words), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    offered = QListView()
    offered.setProperty("offers", True)
    offered.setAccessibleName("Words offered")
    made.setPopup(offered)
    return made


def icon_button(
    theme: Theme, icon: Icon, text: str, slot: Callable[[], object] | None = None
) -> QToolButton:
    """A button of an icon alone; its words are tooltip and accessible name."""
    made = QToolButton()
    theme.put_icon(made, icon)
    made.setIconSize(QSize(16, 16))
    made.setToolTip(text)
    made.setAccessibleName(text)
    made.setObjectName(_slug(text))
    made.setFixedSize(QSize(32, 32))
    if slot is not None:
        made.clicked.connect(lambda: slot())
    return made


def action_button(theme: Theme, action: QAction, kind: str = "plain") -> QPushButton:
    """A button that stands for an action: same words, same state, same deed."""
    words = action.text().replace("&", "")
    made = button(words, action.trigger, kind=kind)
    icon = action.data()
    if isinstance(icon, Icon):
        put_icon(theme, made, icon, "accent_on" if kind == "primary" else "ink")

    def follow() -> None:
        if not shiboken6.isValid(made):
            return  # the page was left, and its buttons went with it
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return made


def column(*items: QWidget | QLayout | int, space: int = Space.S, margin: int = 0) -> QVBoxLayout:
    """Items below each other; a number is empty space in px, 0 takes what is left."""
    return _line(QVBoxLayout(), items, space, margin)


def row(*items: QWidget | QLayout | int, space: int = Space.S, margin: int = 0) -> QHBoxLayout:
    """Items beside each other; a number is empty space in px, 0 takes what is left."""
    return _line(QHBoxLayout(), items, space, margin)


def panel(layout: QLayout, ground: str = "surface") -> QFrame:
    """A frame on one of the grounds: surface, sunken, card, notice."""
    made = QFrame()
    made.setProperty("ground", ground)
    made.setLayout(layout)
    return made


def side_by_side(*parts: QWidget, widths: Sequence[int], grows: Sequence[int] = (0,)) -> QSplitter:
    """Parts with a handle between them that drags none of them shut.

    They begin with `widths`, in px; those numbered in `grows` share what room a window gains.
    """
    made = QSplitter()
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    for number in grows:
        made.setStretchFactor(number, 1)
    made.setSizes(list(widths))
    return made


def rule() -> QFrame:
    """A line that parts, 1 px."""
    made = QFrame()
    made.setProperty("rule", "line")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets that stand directly in a layout, in their order."""
    items = (layout.itemAt(number) for number in range(layout.count()))
    found = (item.widget() for item in items if item is not None)
    return [widget for widget in found if widget is not None]


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and have it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


L = TypeVar("L", bound=QBoxLayout)
_GAP = "\u2002"


def _line(layout: L, items: tuple[QWidget | QLayout | int, ...], space: int, margin: int) -> L:
    layout.setSpacing(space)
    layout.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item == 0:
            layout.addStretch(1)
        else:
            layout.addSpacing(item)
    return layout


def _slug(text: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in text.lower().replace("&", ""))
    return "_".join(words.split())
