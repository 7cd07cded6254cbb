"""The scrolling body of the Reports page: cards and charts, in as many columns as there is room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Figure
from mentordesk.domain.life_figures import Engagement, Gained
from mentordesk.domain.person import Role
from mentordesk.store.queries.report import Figures
from mentordesk.ui.reports.bars import BarChart
from mentordesk.ui.reports.cards import FigureCard
from mentordesk.ui.reports.charts import (
    PEOPLE,
    PeopleBar,
    agreement_bars,
    concern_bars,
    funnel_bars,
    people_bars,
    response_bars,
    spread_bars,
)
from mentordesk.ui.reports.figures_table import FiguresTable, life_rows, summary_rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, panel, row
from mentordesk.wording import concerns, reports
from mentordesk.wording import life_figures as life_said
from mentordesk.wording import report_sheets as said

Chosen = Figure | AgreementState | Engagement | Gained | PeopleBar
"""What can be chosen here: a figure, a line of what became of pairs, a state of agreements, or a
bar of people."""
CARDS = (
    Figure.MENTEE_APPLICATIONS,
    Figure.MATCHED,
    Figure.WAITING,
    Figure.MENTORS_USED,
    Figure.PAIRS_INTRODUCED,
    Figure.FIRST_MEETING,
)
"""What she is asked for first."""
LABELS, LONG_LABELS = 176, 208
"""Room for the names of bars in px at 100 %."""
TWO_CHARTS, THREE_CARDS = 720, 540
"""Widths in px at 100 % from which charts stand in two columns, and cards in three."""


class ReportBody(QScrollArea):
    """Everything about the figures themselves; `picked` tells which one was chosen."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns = (0, 0)
        self.setObjectName("report_body")
        self.setAccessibleName("Figures")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make()
        self._build()
        theme.changed.connect(self._reflow)
        self._reflow()

    def show_figures(self, figures: Figures) -> None:
        """Show these numbers everywhere; what was chosen is for the page to choose again."""
        for figure, card in self.cards.items():
            card.show_counted(figures.together[figure])
        with QSignalBlocker(self.table), QSignalBlocker(self.funnel):
            self.table.figures.show_rows(summary_rows(figures.together))
            self.funnel.show_bars(funnel_bars(figures))
        with QSignalBlocker(self.life):
            self.life.figures.show_rows(life_rows(figures.life))
        self.spread.show_bars(spread_bars(figures))
        self.responses.show_bars(response_bars(figures))
        with QSignalBlocker(self.agreements):
            self.agreements.show_bars(agreement_bars(figures))
        for (role, dimension), chart in self.people.items():
            with QSignalBlocker(chart):
                chart.show_bars(people_bars(figures, role, dimension))
        self.concerns.show_bars(concern_bars(figures.concerns.by_kind))
        self.concerns_open.show_bars(concern_bars(figures.concerns.by_standing))

    def mark(self, figure: Chosen | None) -> None:
        """Mark a figure, a state of agreements or a bar of people, wherever it stands."""
        for card in self.cards.values():
            card.setChecked(card.figure is figure)
        with QSignalBlocker(self.agreements):
            states = [figure.value] if isinstance(figure, AgreementState) else []
            self.agreements.select_ids(states)
        for key, chart in self.people.items():
            chosen: list[str] = []
            if isinstance(figure, PeopleBar) and (figure.role, figure.dimension) == key:
                chosen.append(figure.label)
            with QSignalBlocker(chart):
                chart.select_ids(chosen)
        if isinstance(figure, AgreementState | PeopleBar):
            figure = None
        for table in (self.table, self.funnel, self.life):
            with QSignalBlocker(table):
                table.select_ids([figure.value] if figure else [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._reflow()

    def _make(self) -> None:
        theme = self._theme
        self.scope = QComboBox()
        self.scope.setObjectName("report_scope")
        self.scope.setAccessibleName("Figures of")
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.counted = label("", "small", "muted", wraps=True)
        self.counted.setObjectName("counted_on")
        self.cards = {figure: FigureCard(theme, figure) for figure in CARDS}
        self.table = FiguresTable(theme)
        self.life = FiguresTable(theme, life_said.LIFE)
        self.spread = BarChart(theme, life_said.SPREAD, LABELS)
        self.responses = BarChart(theme, life_said.RESPONSES, LONG_LABELS)
        self.funnel = BarChart(theme, said.FUNNEL, LABELS)
        self.agreements = BarChart(theme, said.AGREEMENT_CHART, LABELS)
        self.people = {
            (role, dimension): BarChart(theme, said.people_caption(role, dimension), LABELS)
            for role, dimension in PEOPLE
        }
        self.concerns = BarChart(theme, concerns.BY_KIND, LABELS)
        self.concerns_open = BarChart(theme, concerns.BY_STANDING, LABELS)
        self.concerns.empty_text = self.concerns_open.empty_text = concerns.NONE
        for card in self.cards.values():
            card.clicked.connect(lambda _on, figure=card.figure: self.picked.emit(figure))
        self.table.picked.connect(lambda: self._pick(self.table))
        self.life.picked.connect(self._pick_line)
        self.funnel.picked.connect(lambda: self._pick(self.funnel))
        self.agreements.picked.connect(self._pick_state)
        for key, chart in self.people.items():
            chart.picked.connect(partial(self._pick_people, key))

    def _build(self) -> None:
        self._cards, self._charts = QGridLayout(), QGridLayout()
        for grid in (self._cards, self._charts):
            grid.setSpacing(Space.M)
        drawn = column(
            _framed(said.FUNNEL, self.funnel),
            _framed(said.AGREEMENT_CHART, self.agreements),
            0,
            space=Space.M,
        )
        beside = QWidget()
        beside.setLayout(drawn)
        came_back = column(
            _framed(life_said.SPREAD, self.spread),
            _framed(life_said.RESPONSES, self.responses),
            0,
            space=Space.M,
        )
        of_life = QWidget()
        of_life.setLayout(came_back)
        self._framed = [_framed("All figures", self.table), beside]
        self._framed += [_framed(life_said.LIFE, self.life), of_life]
        self._framed += [
            _framed(said.people_caption(*key), chart) for key, chart in self.people.items()
        ]
        self._framed += [
            _framed(concerns.BY_KIND, self.concerns),
            _framed(concerns.BY_STANDING, self.concerns_open),
        ]
        small = label(reports.SMALL_CELLS, "small", "muted", wraps=True)
        head = row(self.scope, self.counted, space=Space.M)
        head.setStretch(1, 1)
        box = column(head, self._cards, self._charts, small, 0, space=Space.M)
        box.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        body = QWidget()
        body.setLayout(box)
        self.setWidget(body)

    def _pick(self, table: FiguresTable | BarChart) -> None:
        chosen = table.selected_ids()
        if chosen:
            self.picked.emit(Figure(chosen[0]))

    def _pick_line(self) -> None:
        chosen = self.life.selected_ids()
        row = self.life.figures.row_of(chosen[0]) if chosen else None
        if row is not None:
            self.picked.emit(row.line)

    def _pick_state(self) -> None:
        chosen = self.agreements.selected_ids()
        if chosen:
            self.picked.emit(AgreementState(chosen[0]))

    def _pick_people(self, key: tuple[Role, str]) -> None:
        chosen = self.people[key].selected_ids()
        if chosen:
            self.picked.emit(PeopleBar(*key, chosen[0]))

    def _reflow(self) -> None:
        width = self.viewport().width()
        cards = 3 if width >= self._theme.scaled(THREE_CARDS) else 2
        charts = 2 if width >= self._theme.scaled(TWO_CHARTS) else 1
        if (cards, charts) == self._columns:
            return
        self._columns = (cards, charts)
        for number, card in enumerate(self.cards.values()):
            self._cards.addWidget(card, number // cards, number % cards)
        for number in range(3):
            self._cards.setColumnStretch(number, int(number < cards))
        for number, framed in enumerate(self._framed):
            top = Qt.AlignmentFlag.AlignTop
            self._charts.addWidget(framed, number // charts, number % charts, top)
        for number in range(2):
            self._charts.setColumnStretch(number, int(number < charts))


def _framed(heading: str, table: QWidget) -> QFrame:
    box = column(label(heading, "name"), table, space=Space.S)
    box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
    return panel(box, "card")
