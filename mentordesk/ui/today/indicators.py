"""The five figures at the top of Today: each in words, with what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mentordesk.store.queries.indicators import Indicator, Value, indicators
from mentordesk.ui.page import Context
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.today.trend import Trend
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel
from mentordesk.wording.shares import percent

_SAYS = {
    Indicator.PAIRED: ("paired", "of those who wait or have a mentor", "Open the board", "match"),
    Indicator.FIRST_MEETING: (
        "met within 14 days", "of pairs and groups that could", "See relationships",
        "relationships",
    ),
    Indicator.NO_NEWS: (
        "no news", "of pairs and groups under way", "See relationships", "relationships",
    ),
    Indicator.SURVEYS_BACK: ("surveys back", "of those sent", "See relationships", "relationships"),
    Indicator.FREE_PLACES: (
        "mentors free", "of those offered or at work", "Open the board", "match",
    ),
}  # fmt: skip


class Indicators(QWidget):
    """Five quiet cards; figures are read when they are seen."""

    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk, self._theme = context.desk, context.theme
        self.setAccessibleName("Indicators")
        self._figures: dict[Indicator, QLabel] = {}
        self._details: dict[Indicator, QLabel] = {}
        self.trends: dict[Indicator, Trend] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        for number, one in enumerate(Indicator):
            grid.addWidget(self._card(one), 0, number)
            grid.setColumnStretch(number, 1)
        context.desk.changed.connect(self._changed)
        self._stale = True

    def renew(self) -> None:
        """Read the figures anew."""
        self._stale = False
        for value in self._desk.ask(indicators, self._desk.today()):
            self._show(value)

    def showEvent(self, event: QShowEvent) -> None:
        """Read them when they come into sight."""
        super().showEvent(event)
        if self._stale:
            self.renew()

    def _card(self, one: Indicator) -> QWidget:
        words, _, step, page = _SAYS[one]
        figure, detail = label("", "figure"), label("", "small", "muted", wraps=True)
        self._figures[one], self._details[one] = figure, detail
        trend = self.trends[one] = Trend(self._theme, words)
        deed = button(step, lambda: self.wanted.emit(page), kind="quiet", name=f"go_{one.value}")
        deed.setAccessibleName(f"{step}: {words}")
        card = panel(
            column(
                figure, label(words, "name"), detail, Space.XS, 0, trend, Space.XS, deed,
                space=0, margin=Space.M,
            ),
            "card",
        )  # fmt: skip
        card.setObjectName(f"indicator_{one.value}")
        return card

    def _show(self, value: Value) -> None:
        _, of, _, _ = _SAYS[value.indicator]
        self._figures[value.indicator].setText(f"{value.count:,} of {value.of:,}")
        share = f"{percent(value.count / value.of)} % " if value.of else ""
        self._details[value.indicator].setText(f"{share}{of}")
        self.trends[value.indicator].show_shares(value.trend)

    def _changed(self, _changes: Iterable[ChangedRow]) -> None:
        if self.isVisible():
            self.renew()
        else:
            self._stale = True
