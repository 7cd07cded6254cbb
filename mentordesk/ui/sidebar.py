"""The sidebar: the round picker at its top, then the pages; icons alone in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout

from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Way
from mentordesk.ui.shortcuts import NUMBERED
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import SIDEBAR_NARROW, SIDEBAR_WIDE, Space, Step
from mentordesk.ui.widgets import put_icon
from mentordesk.wording.words import word


class Sidebar(QFrame):
    """Leads to the pages. The round picker scopes the pages that are about one round."""

    page_chosen = Signal(str)
    round_chosen = Signal(str)
    rounds_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, pages: Sequence[Way]) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._wide = True
        self.round: RoundRow | None = None
        self.setObjectName("sidebar")
        self.setProperty("rule", "end")
        self.setAccessibleName("Pages")
        self._picker = self._make_picker()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        box.setSpacing(Space.XS)
        box.addWidget(self._picker)
        box.addSpacing(Space.S)
        for number, page in enumerate(page for page in pages if page.in_sidebar):
            if page.name == "settings":
                box.addStretch(1)
            box.addWidget(self._make_button(page, number))
        if "settings" not in self._buttons:
            box.addStretch(1)
        theme.changed.connect(self._fit)
        self.set_wide(True)

    def set_wide(self, wide: bool) -> None:
        """Show labels, or icons alone."""
        self._wide = wide
        self._fit()

    def mark(self, name: str) -> None:
        """Show which page is open."""
        for each, button in self._buttons.items():
            self._group.setExclusive(name in self._buttons)
            button.setChecked(each == name)

    def offer_rounds(self, wanted: str | None = None) -> None:
        """Fill the picker anew; keeps the round picked while it is there, else the newest one."""
        rounds = self._desk.ask(all_rounds)
        wanted = wanted or (self.round.id if self.round else None)
        self.round = next((r for r in rounds if r.id == wanted), rounds[0] if rounds else None)
        menu = self._menu
        menu.clear()
        for each in rounds:
            action = QAction(f"{each.name}  ·  {word(each.state)}".replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(self.round is not None and each.id == self.round.id)
            action.triggered.connect(lambda _=False, i=each.id: self.round_chosen.emit(i))
            menu.addAction(action)
        if rounds:
            menu.addSeparator()
        menu.addAction("Rounds and dates…").triggered.connect(self.rounds_wanted.emit)
        self._fit()

    def _make_picker(self) -> QToolButton:
        picker = QToolButton()
        picker.setObjectName("round_picker")
        picker.setProperty("boxed", True)
        picker.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._theme.put_icon(picker, Icon.CALENDAR)
        picker.setIconSize(QSize(20, 20))
        picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(picker)
        self._menu.setAccessibleName("Rounds")
        picker.setMenu(self._menu)
        return picker

    def _make_button(self, page: Way, number: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"to_{page.name}")
        button.setProperty("place", "sidebar")
        button.setCheckable(True)
        button.setText(page.title)
        button.setAccessibleName(page.title)
        keys = f"   Ctrl+{number + 1}" if number < NUMBERED else ""
        button.setToolTip(f"{page.title}{keys}")
        button.setIconSize(QSize(20, 20))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        put_icon(self._theme, button, page.icon)
        button.clicked.connect(lambda: self.page_chosen.emit(page.name))
        self._group.addButton(button)
        self._buttons[page.name] = button
        return button

    def _fit(self) -> None:
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        )
        width = self._theme.scaled(SIDEBAR_WIDE) if self._wide else SIDEBAR_NARROW
        self.setFixedWidth(width)
        for button in (*self._buttons.values(), self._picker):
            button.setToolButtonStyle(beside if self._wide else alone)
        name = self.round.name if self.round else "No round yet"
        metrics = QFontMetrics(self._theme.font(Step.BODY))
        room = width - 4 * Space.S - 20 - Space.XL
        short = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        self._picker.setText(f"\u2002{short}")
        self._picker.setToolTip(f"Round: {name}")
        self._picker.setAccessibleName(f"Round: {name}")
