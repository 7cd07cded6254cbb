"""Compare plans: two or three side by side, and one of them made the current one from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.jobs.board_now import BoardNow
from mentordesk.jobs.plans_compared import MOST, ComparedPlan, Comparison, compare_plans
from mentordesk.progress import Progress
from mentordesk.store.queries.board import PlanRow
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.compared_table import ComparedTable, load_rows, pair_rows
from mentordesk.ui.board.figure_grid import Figure, FigureGrid, FigureRow
from mentordesk.ui.board.plan_choice import PlanChoice
from mentordesk.ui.board.plan_figures import figure_rows
from mentordesk.ui.board.working import WorkingDialog
from mentordesk.ui.dialog_size import begin_with
from mentordesk.ui.icons import Icon
from mentordesk.ui.pane import tab_bar
from mentordesk.ui.runner import Runner
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording import plans as said
from mentordesk.wording.words import many, word


class ComparePlans(WorkingDialog):
    """Side by side. `chosen`: make this plan the current one; `shown`: show it on the board.

    `copied`: duplicate the only plan there is, so that there is another to compare it with.
    `known` is the board as it is judged, None where that is to be done first.
    """

    chosen = Signal(str)
    shown = Signal(str)
    copied = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        runner: Runner,
        workspace: Workspace,
        round_id: str,
        known: Callable[[], BoardNow | None],
    ) -> None:
        super().__init__(parent, theme, runner, "Compare plans")
        self._workspace, self._round_id, self._known = workspace, round_id, known
        self.found: Comparison | None = None
        self.setObjectName("compare_plans")
        self.which = PlanChoice(theme, MOST)
        self.which.changed.connect(self.compare)
        self.grid = FigureGrid(theme)
        self.pairs = ComparedTable(theme, "Pairs that differ")
        self.loads = ComparedTable(theme, "Mentees of each mentor")
        self._pairs = TableOrWord(self.pairs, self.pairs.compared)
        self._loads = TableOrWord(self.loads, self.loads.compared)
        self.beside = label("", "small", "muted", wraps=True)
        self.beside.setMinimumHeight(2 * theme.line(Step.SMALL))
        self.loads.selectionModel().currentRowChanged.connect(self._tell_names)
        self._build()
        begin_with(self, theme, 860, 640)

    def _build(self) -> None:
        self._scroll = Scroll("Figures of the plans")
        self._scroll.box.setContentsMargins(0, Space.S, Space.M, 0)
        self._scroll.box.addWidget(self.grid)
        self._scroll.box.addStretch(1)
        self._scroll.box.addWidget(label(said.HOW_TO_READ, "small", "muted", wraps=True))
        parts = QStackedWidget()
        loads = QWidget()
        loads.setLayout(column(self._loads, self.beside))
        for part in (self._scroll, self._pairs, loads):
            parts.addWidget(part)
        tabs = ["Figures", "Pairs that differ", "Load"]
        self.tabs = tab_bar(
            "What is compared", tabs, lambda: parts.setCurrentIndex(self.tabs.currentIndex())
        )
        close = button("Close", self.reject)
        head = row(label("Compare plans", "title"), 0, self.busy, self.which)
        box = column(head, row(self.tabs, 0), self.stage(parts), row(0, close), space=Space.M)
        box.setStretch(2, 1)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.setLayout(box)
        self.tabs.setFocus()

    def take_plans(self, plans: Sequence[PlanRow], first: str | None) -> None:
        """The plans there are; those side by side at first are `first`, the current, and others."""
        order = sorted(plans, key=lambda plan: (plan.id != first, not plan.is_current))
        self.which.offer(plans, [plan.id for plan in order[:MOST]])
        self.compare()

    def compare(self) -> None:
        """Work it out for the plans chosen, as the file stands."""
        workspace, round_id, known = self._workspace, self._round_id, self._known()
        ids = tuple(self.which.chosen)

        def work(progress: Progress) -> Comparison:
            return compare_plans(workspace, round_id, ids, known, progress)

        self.work_out("Comparing the plans", work, self._show)

    def _show(self, found: Comparison) -> None:
        if self.is_working:
            return  # others were chosen meanwhile
        self.found = found
        self.grid.set_heads([self._head(one) for one in found.plans])
        self.grid.show_rows(_rows(found.plans))
        self._scroll.fit()
        names = [f"Plan {one.plan.name}" for one in found.plans]
        self.pairs.show_rows("Mentee", [], names, pair_rows(found.differing))
        self.loads.show_rows("Mentor", ["Places"], names, load_rows(found.loads))
        self._pairs.empty.say(
            Icon.CHECK, *said.nothing_differs(len(found.plans), len(self.which.plans))
        )
        self._loads.empty.say(Icon.PEOPLE, *said.NOBODY_PLACED)
        for part in (self._pairs, self._loads):
            part.settle()
        self.tabs.setTabText(1, said.differing(len(found.differing)))
        self.tabs.setTabText(2, f"Load of {many(len(found.loads), 'mentor')}")

    def _tell_names(self, index: QModelIndex) -> None:
        """All who are with the mentor the keyboard is on: a cell may be too narrow for them."""
        text = ""
        if self.found is not None and 0 <= index.row() < len(self.found.loads):
            load = self.found.loads[index.row()]
            plans = [f"Plan {one.plan.name}" for one in self.found.plans]
            text = said.with_whom(load.mentor, list(zip(plans, load.mentees, strict=True)))
        self.beside.setText(text)

    def _head(self, one: ComparedPlan) -> QWidget:
        """The name of a plan and what can be done with it from here."""
        plan = one.plan
        name = label(f"Plan {plan.name}", "heading", wraps=True)
        show = button("Show", partial(self.shown.emit, plan.id), name="show_plan")
        show.setAccessibleName(f"Show plan {plan.name} on the board")
        deeds = row(show)
        if not plan.is_current:
            choose = button("Make current", partial(self.chosen.emit, plan.id), name="make_current")
            choose.setAccessibleName(f"Make plan {plan.name} the current one")
            choose.setEnabled(not self._workspace.is_read_only)
            deeds.addWidget(choose)
        if len(self.which.plans) == 1:
            copy = button("Duplicate", partial(self.copied.emit, plan.id), name="copy_plan")
            copy.setAccessibleName(f"Duplicate plan {plan.name} to compare the two")
            copy.setEnabled(not self._workspace.is_read_only)
            deeds.addWidget(copy)
        if plan.is_current:
            deeds.addWidget(label("the current one", "small", "muted"))
        deeds.addStretch(1)
        made = QWidget()
        made.setLayout(column(name, 0, deeds, space=Space.XS))
        return made


def _rows(plans: Sequence[ComparedPlan]) -> list[FigureRow]:
    """The figures, with what was set and what was worked out before and after them."""
    aims = tuple(Figure(word(one.plan.aim)) for one in plans)
    locked = tuple(Figure(f"{one.locked:,}") for one in plans)
    weights = tuple(_weights(one.plan) for one in plans)
    return [
        FigureRow("Aim", aims), *figure_rows([one.figures for one in plans]),
        FigureRow("Locked", locked), FigureRow("Weights", weights),
    ]  # fmt: skip


def _weights(plan: PlanRow) -> Figure:
    text = said.plan_weights(plan.weights is not None, plan.other_weights)
    return Figure(text, tone="attention" if plan.other_weights else "ink")
