"""What the window and its pages agree on: a title, offered actions, a round, and being seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from mentordesk.progress import Progress
from mentordesk.ui.announcing import has_come
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialogs import Answers
from mentordesk.ui.icons import Icon
from mentordesk.ui.runner import Runner
from mentordesk.ui.settings import Settings
from mentordesk.ui.theme import Theme
from mentordesk.ui.toasts import Toasts

READ_ONLY = "The file is open for reading only"
"""Why an action that changes the file is off."""


@dataclass(frozen=True)
class Context:
    """What every page is handed: the file, the look, the taste, workers, toasts and dialogs."""

    desk: Desk
    theme: Theme
    settings: Settings
    runner: Runner
    toasts: Toasts
    answers: Answers


@dataclass(frozen=True)
class Found:
    """One thing the search box found: under which heading, its words, and what choosing it does."""

    group: str
    text: str
    detail: str
    go: Callable[[], object]
    icon: Icon = Icon.SEARCH


@dataclass(frozen=True)
class Aside:
    """Work on a file that no window may have open meanwhile; `said` is told when it is done."""

    title: str
    work: Callable[[Progress], object]
    page: str
    said: str


@dataclass(frozen=True)
class Way:
    """The way to a page: what the window must know of it before its module is imported."""

    name: str
    title: str
    icon: Icon
    load: Callable[[], type[Page]]
    in_sidebar: bool = True
    """Whether the sidebar leads here; a page without it is opened by an action, like the import."""


class Page(QWidget):
    """One page of the window. It offers actions; the window hangs them up and knows no verbs.

    `go` asks the window for another page with something in hand, such as a person's id. `aside`
    asks it to close the file for a piece of work and to open it again after. `pick` asks it to
    let the round picker stand on another round.
    """

    go = Signal(str, object)
    aside = Signal(object)
    pick = Signal(str)

    name = ""
    title = ""
    icon = Icon.FILE
    in_sidebar = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.desk = context.desk
        self.theme = context.theme
        self.round_id: str | None = None
        self._offered: list[QAction | None] = []
        self._led: list[QAction] = []
        self._begins_at: QWidget | None = None
        self.setObjectName(f"page_{self.name}")
        self.setAccessibleName(self.title)

    @property
    def offered(self) -> Sequence[QAction | None]:
        """The actions of the page in the order of its menu; None parts groups."""
        return self._offered

    @property
    def led(self) -> Sequence[QAction]:
        """The few actions that also stand as buttons beside the page's title."""
        return self._led

    def offer(
        self,
        text: str,
        deed: Callable[[], object],
        *,
        keys: QKeySequence | QKeySequence.StandardKey | str | None = None,
        icon: Icon | None = None,
        leads: bool = False,
        changes: bool = True,
        why_not: str = "",
    ) -> QAction:
        """Make an action of this page. One that `changes` the file is off while it is read-only.

        Its keys act only while the page is shown. `leads` puts it beside the title as well.
        """
        action = QAction(text, self)
        action.setObjectName(f"{self.name}.{_slug(text)}")
        action.triggered.connect(lambda: deed())
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif keys is not None:
            action.setShortcut(QKeySequence(keys))
        if icon is not None:
            self.theme.put_icon(action, icon)
            action.setData(icon)
        if changes and self.desk.is_read_only:
            action.setEnabled(False)
            why_not = READ_ONLY
        if why_not:
            action.setToolTip(why_not)
        self._offered.append(action)
        self.addAction(action)
        if leads:
            self._led.append(action)
        return action

    def part(self) -> None:
        """Draw a line in the page's menu."""
        self._offered.append(None)

    def set_round(self, round_id: str | None) -> None:
        """Be about this round, as chosen in the round picker."""
        self.round_id = round_id

    def arrive(self, thing: object) -> None:
        """Show something another page or the search box sent here, such as a person's id."""

    def focus_search(self) -> bool:
        """Lead the keyboard to the page's own search line; whether it has one."""
        return False

    def begin_at(self, widget: QWidget) -> None:
        """Hand the focus on to this part whenever the page is given it.

        A focus proxy would do the same, but Tab into the page would then land there too and skip
        all that stands before it.
        """
        self._begins_at = widget

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself has no use for the focus."""
        super().focusInEvent(event)
        begin = self._begins_at
        if begin is not None:
            begin.setFocus(event.reason())
            # Qt names the page to a screen reader when this is over.
            QTimer.singleShot(0, begin, lambda: has_come(begin))

    def leave(self) -> None:
        """Finish what is half typed, since the page or the window is about to go."""


def _slug(text: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in text.lower().replace("&", ""))
    return "_".join(words.split())
