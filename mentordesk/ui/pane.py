"""The pane beside a list: a head of words, one button for what comes next, and the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLayout, QMenu, QTabBar, QToolButton, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, icon_button, panel, put_icon, row


class Pane(QWidget):
    """The base: the first deed that can be done has the button `first`, the others are in `more`.

    `deeds` are the actions of the page, that which leads first.
    """

    def __init__(self, theme: Theme, name: str, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__()
        self._deeds = deeds
        self._owes = False
        self.setObjectName(f"{name.lower()}_pane")
        self.setAccessibleName(name)
        self.first = button("", self._do_first, kind="primary", name="next_deed")
        self.more = button("More", name="more_deeds")
        put_icon(theme, self.more, Icon.MORE)
        self.more.setMenu(QMenu(self.more))

    def follow(self, desk: Desk) -> None:
        """Read anew after every edit; while nobody looks, once it comes into sight again."""
        desk.changed.connect(lambda _changes: self._renew())

    def read_anew(self) -> None:
        """Read what is shown from the file."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was owed while nobody looked."""
        super().showEvent(event)
        if self._owes:
            self._renew()

    def _renew(self) -> None:
        self._owes = not self.isVisible()
        if not self._owes:
            self.read_anew()

    def stack_up(self, words: Sequence[QLabel], *body: QWidget | QLayout) -> None:
        """Put the words over the buttons, and below them the body; its last part takes the room."""
        head = column(*words, row(self.first, self.more, 0), space=Space.XS)
        head.setContentsMargins(Space.L, Space.M, Space.M, Space.S)
        box = column(head, *body, space=0)
        box.setStretch(len(body), 1)
        self.setLayout(column(panel(box), space=0))

    def show_deeds(self, is_about_something: bool) -> None:
        """Offer what can be done now; nothing where nothing is shown."""
        deeds = self._able() if is_about_something else []
        self.first.setVisible(bool(deeds))
        self.more.setVisible(len(deeds) > 1)
        menu = self.more.menu()
        menu.clear()
        if deeds:
            self.first.setText(deeds[0].text())
            self.first.setAccessibleName(deeds[0].text())
            menu.addActions(deeds[1:])

    def _do_first(self) -> None:
        deeds = self._able()
        if deeds:
            deeds[0].trigger()

    def _able(self) -> list[QAction]:
        return [deed for deed in self._deeds() if deed.isEnabled()]


def tab_bar(name: str, tabs: Sequence[str], turned: Callable[[], object]) -> QTabBar:
    """The tabs of a pane, by their names; `turned` is called whenever another is chosen."""
    bar = QTabBar()
    bar.setAccessibleName(name)
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(True)  # of no width by the style: `TabLine` lists what does not fit
    for tab in tabs:
        bar.addTab(tab)
    bar.currentChanged.connect(lambda _tab: turned())
    return bar


class TabLine(QWidget):
    """Tabs over a pane; where they do not all fit, a button at their end lists every one."""

    def __init__(self, theme: Theme, bar: QTabBar) -> None:
        super().__init__()
        self._bar = bar
        self.more = icon_button(theme, Icon.MORE, "All tabs")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._list)
        self.more.setMenu(menu)
        line = self._line = row(bar, self.more, space=Space.XS)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.L, 0, Space.S, 0)
        self.setLayout(line)
        bar.currentChanged.connect(lambda _tab: self._fit())  # what is chosen is bold, and wider

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other tabs."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was never shown had no style, and so no width."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        needed = sum(self._bar.tabRect(number).width() for number in range(self._bar.count()))
        self.more.setVisible(needed > room)

    def _list(self) -> None:
        """Every tab, the chosen one ticked."""
        menu = self.more.menu()
        menu.clear()
        for number in range(self._bar.count()):
            if self._bar.isTabVisible(number):
                text = self._bar.tabText(number)
                action = menu.addAction(text, partial(self._bar.setCurrentIndex, number))
                action.setCheckable(True)
                action.setChecked(number == self._bar.currentIndex())
