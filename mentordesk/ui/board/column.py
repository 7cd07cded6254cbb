"""A column of the board: its name and count, the filter line, the cards, or why there are none."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.board.cards_model import CardsModel
from mentordesk.ui.board.density import Density
from mentordesk.ui.board.filter_line import FilterLine
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import icon_button, label, widgets_in


class Column(QFrame):
    """Heading, filter and cards. What stands there instead of cards is told from outside."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        hint: str,
        view: CardsView,
        model: CardsModel[Any],
    ) -> None:
        super().__init__()
        self.view, self.model = view, model
        self.setProperty("ground", "sunken")
        self.title: QLabel = label(title, "name")
        self._count = label("", "small", "muted")
        self.filter = FilterLine(theme, hint, view.objectName())
        self.empty = Empty(theme)
        self.empty.setObjectName(f"{view.objectName()}_empty")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addLayout(self._tools)
        self._stack = QStackedWidget()
        self._stack.addWidget(view)
        self._stack.addWidget(self.empty)
        top = QVBoxLayout()
        top.setContentsMargins(Space.M, Space.XS, Space.S, Space.S)
        top.setSpacing(Space.XS)
        top.addLayout(head)
        top.addWidget(self.filter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._stack, 1)
        self.smaller = self._tool(theme, Icon.MINUS, "Smaller cards", -1)
        self.larger = self._tool(theme, Icon.PLUS, "Larger cards", 1)
        self.filter.changed.connect(self._filter)
        self.filter.done.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        model.counted.connect(self._recount)
        view.density_changed.connect(self._fit_tools)
        self._fit_tools(view.density)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in this order: the filter, the small buttons, the cards."""
        tools, steps = widgets_in(self._tools), self.empty.findChildren(QPushButton)
        return [*self.filter.stops, *tools, self.view, *steps]

    def add_tool(self, tool: QToolButton) -> None:
        """A small button before those for the size."""
        tool.setFixedSize(28, 28)
        self._tools.insertWidget(0, tool)

    def show_cards(self, shown: bool) -> None:
        """The cards, or what stands there instead."""
        self._stack.setCurrentIndex(0 if shown else 1)

    @property
    def shows_cards(self) -> bool:
        """Whether cards are shown, and not the words for an empty column."""
        return self._stack.currentIndex() == 0

    def step_density(self, by: int) -> None:
        """Larger or smaller cards."""
        self.view.set_density(self.view.density.stepped(by))

    def _tool(self, theme: Theme, icon: Icon, text: str, by: int) -> QToolButton:
        made = icon_button(theme, icon, text, lambda: self.step_density(by))
        made.setObjectName(f"{self.view.objectName()}_{'larger' if by > 0 else 'smaller'}")
        made.setFixedSize(28, 28)
        self._tools.addWidget(made)
        return made

    def _fit_tools(self, density: Density) -> None:
        self.smaller.setEnabled(density is not Density.ROWS)
        self.larger.setEnabled(density is not Density.LARGE)

    def _filter(self, words: tuple[str, ...]) -> None:
        self.model.set_filter(words)
        self._recount()

    def _recount(self) -> None:
        total = self.model.total
        passing = sum(section.count for section in self.model.sections())
        self._count.setText(f"{total:,}")
        self.filter.show_count(passing, total)
