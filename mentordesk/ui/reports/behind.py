"""Who is behind a figure: how it is counted, and the names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import AGAINST, Counted, Figure, Unit, unit_of
from mentordesk.domain.life_figures import Engagement, Gained, is_too_few
from mentordesk.jobs.people_tables import people_of_line
from mentordesk.store.queries import figures_named
from mentordesk.store.queries.figures_named import Behind
from mentordesk.store.queries.report import Figures, people_counted
from mentordesk.ui.page import Context
from mentordesk.ui.reports.cards import basis_text, number_text
from mentordesk.ui.reports.charts import PeopleBar
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label
from mentordesk.wording import life_figures as said
from mentordesk.wording import reports
from mentordesk.wording.report_sheets import people_caption

LEAST, DAYS = 132, 56
"""Widths of a name and of a number of days in px at 100 %."""


@dataclass(frozen=True)
class NameRow:
    """One member of a figure. The id counts: somebody may be behind a figure in two rounds."""

    id: str
    number: int
    behind: Behind


class NameColumn(Enum):
    """A name or a pair, and the round where there are several."""

    NAME = "Name"
    OTHER = "Mentee"
    DAYS = "Days"
    ROUND = "Round"


class NamesModel(RowsModel[NameRow, NameColumn]):
    """The members of the figure shown, in the order of the question."""

    def __init__(self) -> None:
        super().__init__(list(NameColumn))
        self._found: Sequence[NameRow] = ()
        self.of_pairs = False

    def show_names(self, found: Sequence[Behind], *, of_pairs: bool = False) -> None:
        """Show these members: people, or pairs."""
        self.of_pairs = of_pairs
        self._found = [NameRow(f"{n:06d}", n, behind) for n, behind in enumerate(found)]
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[NameRow]:
        """All of them."""
        return self._found

    def order(self, row: NameRow) -> int:
        """As found."""
        return row.number

    def title(self, column: NameColumn) -> str:
        """The heading; of a pair, the first name is the mentor's."""
        return "Mentor" if self.of_pairs and column is NameColumn.NAME else column.value

    def text(self, row: NameRow, column: NameColumn) -> str:
        """A cell in words."""
        if column is NameColumn.NAME:
            return row.behind.name or "No longer on file"
        if column is NameColumn.OTHER:
            return row.behind.other_name or ""
        if column is NameColumn.DAYS:
            return "" if row.behind.days is None else f"{row.behind.days:,}"
        return row.behind.round_name or "No round"


class BehindPanel(QWidget):
    """The figure chosen on the page. Opening a name leads to the person, or to the pair."""

    person_wanted = Signal(str)
    pair_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk, self._theme = context.desk, context.theme
        theme = self._theme
        self.model = NamesModel()
        self.model.setParent(self)
        self._title = label("", "name", wraps=True)
        self._title.setObjectName("behind_title")
        self._number = label("", "title")
        self._number.setObjectName("behind_number")
        self._how = label("", "small", "muted", wraps=True)
        self._how.setObjectName("behind_how")
        head = column(self._title, self._number, self._how, space=Space.XS)
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._head = QWidget()
        self._head.setLayout(head)
        self.names = Table(self.model, theme, "Who is behind the figure")
        self.names.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.names.empty_text = "Nobody"
        self.names.opened.connect(self._open)
        hint = label(
            "Choose a figure to see how it is counted, and whom.", "body", "muted", wraps=True
        )
        self.hint = QWidget()
        box = column(hint, 0)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.hint.setLayout(box)
        self._either = QStackedWidget()
        self._either.addWidget(self.hint)
        self._either.addWidget(self.names)
        whole = column(self._head, self._either, space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.clear()

    def clear(self) -> None:
        """Show no figure."""
        self._head.hide()
        self.model.show_names(())
        self._either.setCurrentWidget(self.hint)

    def show_figure(self, figure: Figure, shown: Figures) -> None:
        """Show how a figure is counted, and its members in these rounds."""
        counted, of_days = shown.together[figure], figure is Figure.DAYS_TO_INTRODUCTION
        found = self._desk.ask(figures_named.names_behind, figure, shown.round_ids, shown.scope)
        basis = basis_text(figure, counted)
        against = None if of_days else AGAINST.get(figure)
        what = f" Counted against: {reports.figure(against).lower()}." if against else ""
        self._show(
            reports.figure(figure),
            f"{number_text(counted.value)} {basis}".strip(),
            f"{reports.HOW_COUNTED[figure]}{what}",
        )
        self._list(found, shown, of_pairs=of_days or unit_of(figure) is Unit.PAIRS)

    def show_agreements(self, state: AgreementState, shown: Figures) -> None:
        """Show the introduced pairs whose agreement stands here."""
        found = self._desk.ask(figures_named.pairs_with_agreement, state, shown.round_ids)
        of = sum(shown.agreements.values())
        counted = Counted(shown.agreements.get(state, 0), of)
        self._show(
            reports.agreement_row(state),
            f"{number_text(counted.value)} {basis_text(Figure.ACTIVE, counted)}".strip(),
            reports.HOW_AGREEMENTS_COUNTED,
        )
        self._list(found, shown, of_pairs=True)

    def show_line(self, line: Engagement | Gained, shown: Figures) -> None:
        """Show how a line is counted, and its pairs; what one person answered is not told here."""
        life = shown.life
        if isinstance(line, Engagement):
            counted, (called, against) = life.engagement[line], said.ENGAGEMENT[line]
        else:
            counted, (called, against) = life.gained[line], said.GAINED[line]
        few = is_too_few(line, counted)
        number = reports.FEWER if few else f"{number_text(counted.value)} of {counted.of or 0:,}"
        self._show(called, number, f"{said.HOW_COUNTED[line]} Counted against: {against}.")
        ids = life.pairs.get(line) if isinstance(line, Engagement) else None
        if ids is None:
            self.names.empty_text = said.NO_NAMES
            self._list((), shown, of_pairs=False)
            return
        found = self._desk.ask(figures_named.pairs_named, ids)
        self.names.empty_text = "Nobody"
        self._list(found, shown, of_pairs=True)

    def show_people(self, bar: PeopleBar, shown: Figures) -> None:
        """Show the people whom a bar of a chart of people counts."""
        people = self._desk.ask(people_counted, shown.round_ids, bar.role)
        ids = people_of_line(people, bar.dimension, bar.label)
        self._show(
            f"{people_caption(bar.role, bar.dimension)}: {bar.label}",
            f"{len(ids):,} of {len(people):,}",
            reports.HOW_PEOPLE_COUNTED,
        )
        self._list(self._desk.ask(figures_named.people_named, ids), shown, of_pairs=False)
        self.names.setColumnHidden(3, True)  # somebody of two rounds counts once
        self._fit()

    def _show(self, title: str, number: str, how: str) -> None:
        self._title.setText(title)
        self._number.setText(number)
        self._how.setText(how)
        self._head.show()
        self._either.setCurrentWidget(self.names)

    def _list(self, found: Sequence[Behind], shown: Figures, *, of_pairs: bool) -> None:
        self.model.show_names(found, of_pairs=of_pairs)
        self.names.setColumnHidden(1, not of_pairs)
        self.names.setColumnHidden(2, all(each.days is None for each in found))
        self.names.setColumnHidden(3, len(shown.rounds) < 2)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Names share the width; where rounds stand beside them, the table may scroll.

        How high wrapped text is, it says itself: layouts ask a turn later, and it was cut by then.
        """
        for text in (self._title, self._how):
            text.ensurePolished()
            text.setMinimumHeight(max(0, text.heightForWidth(self.width() - 2 * Space.L)))
        room = self.names.viewport().width() - Space.S
        scaled = self._theme.scaled
        of_pairs, of_days = (not self.names.isColumnHidden(n) for n in (1, 2))
        room -= scaled(DAYS) if of_days else 0
        several = not self.names.isColumnHidden(3)
        least = scaled(LEAST)
        parts = (2 if of_pairs else 1) + (1 if several else 0)
        for number in (0, 1):
            self.names.setColumnWidth(number, max(least, room // parts))
        self.names.setColumnWidth(2, scaled(DAYS))

    def _open(self, row_id: str) -> None:
        row = self.model.row_of(row_id)
        if row is None:
            return
        if row.behind.other_name is None:
            self.person_wanted.emit(row.behind.id)
        else:
            self.pair_wanted.emit(row.behind.id)
