"""Compare plans: two or three side by side, and one of them made the current one from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mentordesk.jobs.plans_compared import MOST, ComparedPlan, Comparison, compare_plans
from mentordesk.progress import Progress
from mentordesk.store.queries.board import PlanRow
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.working import WorkingDialog
from mentordesk.ui.icons import Icon
from mentordesk.ui.pane import tab_bar
from mentordesk.ui.runner import Runner
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import CONTROL, Space
from mentordesk.ui.widgets import button, clear, column, label, panel, row
from mentordesk.wording import plans as said
from mentordesk.wording.words import listed, many, word

END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class ComparePlans(WorkingDialog):
    """Side by side. `chosen`: make this plan the current one; `shown`: show it on the board."""

    chosen = Signal(str)
    shown = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        runner: Runner,
        workspace: Workspace,
        round_id: str,
        plans: Sequence[PlanRow],
        first: str | None,
    ) -> None:
        super().__init__(parent, theme, runner, "Compare plans")
        self._workspace, self._round_id = workspace, round_id
        self.found: Comparison | None = None
        self.setObjectName("compare_plans")
        self.names: dict[str, QAction] = {}
        self.which = button("", name="compared_plans")
        theme.put_icon(self.which, Icon.CHEVRON_DOWN)
        menu = QMenu(self.which)
        for plan in plans:
            action = menu.addAction(f"Plan {plan.name}".replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(partial(self._toggle, plan.id))
            self.names[plan.id] = action
        self.which.setMenu(menu)
        for plan_id in first_to_compare(plans, first):
            self.names[plan_id].setChecked(True)
        self._build()
        self.resize(theme.scaled(860), theme.scaled(620))
        self.compare()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, Space.S, Space.M, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        figures = panel(column(self._grid, 0, label(said.TIES, "small", "muted", wraps=True)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(figures)
        scroll.setAccessibleName("Figures of the plans")
        self.pairs = _table("Pairs that differ")
        self.loads = _table("Mentees of each mentor")
        self._parts = QStackedWidget()
        for part in (scroll, self.pairs, self.loads):
            self._parts.addWidget(part)
        tabs = ["Figures", "Pairs that differ", "Load"]
        self.tabs = tab_bar("What is compared", tabs, self._turn_to)
        close = button("Close", self.reject)
        head = row(label("Compare plans", "title"), 0, self.busy, self.which)
        box = column(head, self.tabs, self._parts, row(0, close), space=Space.M)
        box.setStretch(2, 1)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.setLayout(box)
        close.setFocus()

    @property
    def compared(self) -> list[str]:
        """The ids of the plans side by side."""
        return [plan_id for plan_id, made in self.names.items() if made.isChecked()]

    def compare(self) -> None:
        """Work it out for the plans chosen, as the file stands."""
        workspace, round_id, ids = self._workspace, self._round_id, tuple(self.compared)
        names = [self.names[one].text().removeprefix("Plan ") for one in ids]
        font = self.which.fontMetrics()
        told = font.elidedText(listed(names), Qt.TextElideMode.ElideRight, self.theme.scaled(240))
        self.which.setText(f"Plans {told}")
        self.which.setAccessibleName(f"Plans compared: {listed(names)}")

        def work(progress: Progress) -> Comparison:
            return compare_plans(workspace, round_id, ids, progress)

        self.work_out("Comparing the plans", work, self._show)

    def _toggle(self, plan_id: str) -> None:
        """One plan at least and three at most: a fourth takes the place of the last but it."""
        if not self.compared:
            self.names[plan_id].setChecked(True)
            return
        if len(self.compared) > MOST:
            others = [one for one in self.compared if one != plan_id]
            self.names[others[-1]].setChecked(False)
        self.compare()

    def _turn_to(self) -> None:
        self._parts.setCurrentIndex(self.tabs.currentIndex())

    def _show(self, found: Comparison) -> None:
        self.found = found
        self._show_figures(found)
        names = [f"Plan {one.plan.name}" for one in found.plans]
        high = self.theme.scaled(CONTROL)
        _fill(
            self.pairs, high, ["Mentee", *names],
            [[one.mentee, *map(_partner, one.partners)] for one in found.differing],
        )  # fmt: skip
        _fill(
            self.loads, high, ["Mentor", "Places", *names],
            [[one.mentor, str(one.places), *map(str, one.loads)] for one in found.loads],
        )  # fmt: skip
        self.tabs.setTabText(1, said.differing(len(found.differing)))
        self.tabs.setTabText(2, f"Load of {many(len(found.loads), 'mentor')}")

    def _show_figures(self, found: Comparison) -> None:
        clear(self._grid)
        for number, (name, told, best) in enumerate(_FIGURES, start=1):
            self._grid.addWidget(
                label(name, "small", "muted"), number, 0, Qt.AlignmentFlag.AlignTop
            )
            values = [best(one) if best is not None else None for one in found.plans]
            if name in _OF_THE_PLACED and len({one.figures.placed for one in found.plans}) > 1:
                values = [None for _ in values]
            known = [value for value in values if value is not None]
            differ = len(set(known)) > 1
            for at, one in enumerate(found.plans, start=1):
                is_best = differ and values[at - 1] == max(known)
                made = label(told(one), "name" if is_best else "body", wraps=True)
                if is_best:
                    made.setAccessibleName(f"{told(one)}, the best")
                if name == "Weights" and one.plan.other_weights:
                    made.setProperty("tone", "attention")
                self._grid.addWidget(made, number, at, Qt.AlignmentFlag.AlignTop)
        for at, one in enumerate(found.plans, start=1):
            self._grid.addWidget(self._head(one), 0, at)
            self._grid.setColumnStretch(at, 1)
            # Columns of one width, whatever they say: only then are they read across.
            self._grid.setColumnMinimumWidth(at, self.theme.scaled(140))

    def _head(self, one: ComparedPlan) -> QWidget:
        """The name of a plan and what can be done with it from here."""
        plan = one.plan
        name = label(f"Plan {plan.name}", "heading", wraps=True)
        state = label("the current one" if plan.is_current else "", "small", "muted")
        choose = button("Make current", partial(self.chosen.emit, plan.id), name="make_current")
        choose.setAccessibleName(f"Make plan {plan.name} the current one")
        choose.setVisible(not plan.is_current)
        choose.setEnabled(not self._workspace.is_read_only)
        show = button("Show", partial(self.shown.emit, plan.id), kind="quiet", name="show_plan")
        show.setAccessibleName(f"Show plan {plan.name} on the board")
        made = QWidget()
        made.setLayout(column(name, state, 0, row(choose, show, 0), space=Space.XS))
        return made


def first_to_compare(plans: Sequence[PlanRow], first: str | None) -> list[str]:
    """Which plans stand side by side at first: the one shown, the current one, and others."""
    order = sorted(plans, key=lambda plan: (plan.id != first, not plan.is_current))
    return [plan.id for plan in order[:MOST]]


def _partner(partner: tuple[str, int | None] | None) -> str:
    if partner is None:
        return "waits"
    name, score = partner
    return name if score is None else f"{name}, {score}"


def _left_out(one: ComparedPlan) -> str:
    names = one.figures.left_out
    return f"{len(names):,}: {listed(list(names), 3)}" if names else "nobody"


def _worst(one: ComparedPlan) -> str:
    if one.figures.worst is None:
        return "–"
    score, mentee, mentor = one.figures.worst
    return f"{score}, {mentee} with {mentor}"


def _load(one: ComparedPlan) -> str:
    figures = one.figures
    return said.load(figures.spread, figures.mentors - len(figures.loads))


def _weights(one: ComparedPlan) -> str:
    if one.plan.weights is None:
        return "drawn by hand"
    return "others than now: solve again" if one.plan.other_weights else "as now"


Told = Callable[[ComparedPlan], str]
Best = Callable[[ComparedPlan], int | None] | None

_FIGURES: tuple[tuple[str, Told, Best], ...] = (
    ("Aim", lambda one: word(one.plan.aim), None),
    (
        "Paired",
        lambda one: f"{one.figures.placed:,} of {one.figures.to_place:,}",
        lambda one: one.figures.placed,
    ),
    ("Left out", _left_out, None),
    ("Sum of fits", lambda one: f"{one.figures.total:,}", lambda one: one.figures.total),
    (
        "Average fit",
        lambda one: "–" if one.figures.average is None else str(one.figures.average),
        lambda one: one.figures.average,
    ),
    ("Weakest pair", _worst, lambda one: one.figures.worst[0] if one.figures.worst else None),
    ("Load", _load, None),
    (
        "Wishes met",
        lambda one: said.wishes_met(
            one.figures.wishes, one.figures.first_wishes, one.figures.wishing
        ),
        lambda one: one.figures.wishes if one.figures.wishing else None,
    ),
    ("Locked", lambda one: f"{one.locked:,}", None),
    ("Weights", _weights, None),
)
"""Name, words, and what is best by the largest number (None: nothing is better than another)."""

_OF_THE_PLACED = ("Average fit", "Weakest pair", "Wishes met")
"""Figures that say nothing where plans place different numbers of people."""


def _table(name: str) -> QTableWidget:
    made = QTableWidget()
    made.setAccessibleName(name)
    made.setObjectName(name.lower().replace(" ", "_"))
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.horizontalHeader().setStretchLastSection(True)
    made.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    )
    return made


def _fill(
    table: QTableWidget, high: int, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    table.clear()
    table.setColumnCount(len(columns))
    table.setRowCount(len(rows))
    table.setHorizontalHeaderLabels(list(columns))
    for number, cells in enumerate(rows):
        for at, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(number, at, item)
    table.verticalHeader().setDefaultSectionSize(high)
    table.resizeColumnsToContents()
