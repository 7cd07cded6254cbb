"""The Reports page: figures on cards and in charts, the names behind each, and the workbook."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.file_names import safe_name
from mentordesk.domain.life_figures import Engagement, Gained
from mentordesk.jobs.handover import HandoverWritten, write_handover
from mentordesk.jobs.report import ReportWritten, write_report
from mentordesk.store.queries import rounds
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.report import Figures, read_figures
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.reports.behind import BehindPanel
from mentordesk.ui.reports.body import Chosen, ReportBody
from mentordesk.ui.reports.charts import PeopleBar
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.widgets import column, panel, row
from mentordesk.wording import handover as pack
from mentordesk.wording import reports
from mentordesk.wording.dates import day
from mentordesk.wording.words import many

COUNTED_FROM = frozenset(
    {"agreement", "alumni_identity", "application", "ask", "ask_offer", "attendance", "check_in",
     "concern",
     "frozen_figures", "goal", "group_member", "match", "mentor_profile", "mentoring_group",
     "person", "plan", "round", "session_log", "staff_note"}
)  # fmt: skip
BEHIND_WIDTH = 320
"""Width of the panel of names in px at 100 %, at least."""


class ReportsPage(Page):
    """Reads beside the window's work; an answer that comes late for another scope is dropped."""

    name = "reports"
    title = "Reports"
    icon = Icon.CHART

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.figures: Figures | None = None
        self.chosen: Chosen | None = None
        self._scope = Scope()
        self._of_round = True
        self._ticket = 0
        self._is_stale = True
        self.workbook = self.offer(
            "Make the workbook…", self.make_workbook, icon=Icon.SHEET, leads=True, changes=False
        )
        self.part()
        self.offer("Quotes and stories…", lambda: self.go.emit("quotes", None), changes=False)
        self.handover = self.offer("Write the hand-over pack…", self.hand_over, changes=False)
        self._build()
        self.desk.changed.connect(self._changed)

    @property
    def is_reading(self) -> bool:
        """Whether figures are still to come."""
        return self._is_stale or self.figures is None or self.figures.scope != self._scope

    def set_round(self, round_id: str | None) -> None:
        """Be about this round, unless a year or all rounds were chosen here."""
        super().set_round(round_id)
        self._offer_scopes()

    def show_scope(self, scope: Scope) -> None:
        """Show the figures of this scope."""
        self._scope = scope
        self._is_stale = True
        if self.isVisible():
            self._read()

    def choose(self, figure: Chosen | None) -> None:
        """Show who is behind a figure, a line or a bar, and mark it wherever it stands."""
        self.chosen = figure
        self.body.mark(figure)
        if figure is None or self.figures is None:
            self.behind.clear()
        elif isinstance(figure, AgreementState):
            self.behind.show_agreements(figure, self.figures)
        elif isinstance(figure, PeopleBar):
            self.behind.show_people(figure, self.figures)
        elif isinstance(figure, Engagement | Gained):
            self.behind.show_line(figure, self.figures)
        else:
            self.behind.show_figure(figure, self.figures)

    def make_workbook(self) -> None:
        """Ask where to, then write the workbook beside the window's work."""
        scope, workspace = self._scope, self.desk.workspace
        start = f"{safe_name(reports.scope_name(scope.round_name, scope.year))}.xlsx"
        answers, kinds = self.context.answers, "Excel workbook (*.xlsx)"
        out = file_to_write(answers, self, "Save the workbook", start, kinds)
        if out is None:
            return
        self.workbook.setEnabled(False)
        self.context.runner.start(
            "Writing the workbook",
            lambda progress: write_report(workspace, out, scope, progress),
            done=self._written,
            failed=self._failed,
            cancelled=self._stopped,
        )

    def hand_over(self) -> None:
        """Say what is in the pack, ask where to, then write it beside the window's work."""
        answers, workspace = self.context.answers, self.desk.workspace
        if not answers.confirm(self, pack.CONFIRM, pack.CONFIRM_TEXT, pack.CONFIRM_YES):
            return
        title = pack.FILE.format(programme=self.desk.ask(rounds.programme).name)
        kinds, start = "Excel workbook (*.xlsx)", f"{safe_name(title)}.xlsx"
        out = file_to_write(answers, self, "Save the hand-over pack", start, kinds)
        if out is None:
            return
        self.handover.setEnabled(False)
        self.context.runner.start(
            "Writing the hand-over pack",
            lambda progress: write_handover(workspace, out, progress),
            done=self._handed_over,
            failed=self._failed,
            cancelled=lambda: self._stopped("Stopped; no hand-over pack was written"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        self._ticket += 1
        ticket, scope, desk = self._ticket, self._scope, self.desk

        def done(figures: Figures) -> None:
            if ticket == self._ticket:
                self._show(figures)

        self.context.runner.start(
            "Counting",
            lambda _progress: desk.ask(read_figures, scope, desk.today()),
            done=done,
            quiet=True,
        )

    def _show(self, figures: Figures) -> None:
        self.figures = figures
        several = len(figures.rounds)
        covers = "" if several == 1 else f"{many(several, 'round')} · "
        when = f"counted on {day(self.desk.today())}"
        if figures.kept_on is not None:
            when = f"archived on {day(figures.kept_on)} and kept as they were then"
        self.body.counted.setText(f"{covers}{when}")
        self.body.show_figures(figures)
        self.choose(self.chosen)

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        found = list(changes)
        if any(change.table == "round" for change in found):
            self._offer_scopes()
        if any(change.table in COUNTED_FROM for change in found):
            self.show_scope(self._scope)

    def _offer_scopes(self) -> None:
        """One line for the round of the picker, one for each year, one for all."""
        all_rounds = self.desk.ask(rounds.all_rounds)
        picked = next((r for r in all_rounds if r.id == self.round_id), None)
        self._either.setCurrentIndex(0 if all_rounds else 1)
        years = sorted({r.starts.year for r in all_rounds}, reverse=True)
        self._scopes = [
            *([Scope(picked.name)] if picked else []),
            *(Scope(year=year) for year in years),
            Scope(),
        ]
        box = self.body.scope
        with QSignalBlocker(box):
            box.clear()
            for one in self._scopes:
                box.addItem(reports.scope_name(one.round_name, one.year))
            if self._of_round or self._scope not in self._scopes:
                self._scope = self._scopes[0]
            box.setCurrentIndex(self._scopes.index(self._scope))
        self.show_scope(self._scope)

    def _pick_scope(self, number: int) -> None:
        scope = self._scopes[number]
        self._of_round = scope.round_name is not None
        self.show_scope(scope)

    def _written(self, done: ReportWritten) -> None:
        self.workbook.setEnabled(True)
        if done.noted is not None:
            self.desk.announce(done.noted)
        text = f"Workbook of {done.scope} written to {done.path.name}"
        self.context.toasts.show_text(text, partial(_open, done.path), "Open")

    def _handed_over(self, done: HandoverWritten) -> None:
        self.handover.setEnabled(True)
        if done.noted is not None:
            self.desk.announce(done.noted)
        text = f"Hand-over pack written to {done.path.name}"
        self.context.toasts.show_text(text, partial(_open, done.path), "Open")

    def _failed(self, error: BaseException) -> None:
        self.workbook.setEnabled(True)
        self.handover.setEnabled(True)
        self.desk.tell_trouble(error)

    def _stopped(self, text: str = "Stopped; no workbook was written") -> None:
        self.workbook.setEnabled(True)
        self.handover.setEnabled(True)
        self.context.toasts.show_text(text)

    def _build(self) -> None:
        self.body = ReportBody(self.theme)
        self.body.scope.activated.connect(self._pick_scope)
        self.body.picked.connect(self.choose)
        self.behind = BehindPanel(self.context)
        self.behind.person_wanted.connect(lambda i: self.go.emit("people", i))
        self.behind.pair_wanted.connect(lambda i: self.go.emit("agreements", i))
        self._side = panel(column(self.behind, space=0))
        self._side.setProperty("rule", "start")
        self.empty = Empty(self.theme)
        self.empty.say(
            Icon.CHART,
            "No figures yet",
            "The figures of each round stand here, with the names behind them, and one workbook "
            "of them all for whoever asks.",
            ("Start a round", lambda: self.go.emit("settings", "rounds")),
        )
        whole = row(self.body, self._side, space=0)
        whole.setStretch(0, 1)
        counted = QWidget()
        counted.setLayout(whole)
        self._either = QStackedWidget()
        self._either.addWidget(counted)
        self._either.addWidget(self.empty)
        self.setLayout(column(self._either, space=0))
        self.begin_at(self.body.scope)
        self.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        least = self.theme.scaled(BEHIND_WIDTH)
        self._side.setFixedWidth(max(least, min(self.width() * 3 // 10, least * 3 // 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has room for whole names."""
        super().resizeEvent(event)
        self._fit()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
