"""The bar above the board: the plan, its aim, what the program can do with it, and the meters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QProgressBar

from mentordesk.domain.match import Aim
from mentordesk.store.queries.board import PlanRow
from mentordesk.ui.board.meters import Meters
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import action_button, button, label
from mentordesk.wording.words import word


class Bar(QFrame):
    """Shows the plan; `aim_chosen` tells another aim, `stop_wanted` to stop what is solved."""

    aim_chosen = Signal(object)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, fill: QAction, solve: QAction) -> None:
        super().__init__()
        self.setObjectName("board_bar")
        self.setProperty("ground", "surface")
        self.setProperty("rule", "below")
        self.plan = label("", "heading")
        self.plan.setObjectName("plan_name")
        self.aim = QComboBox()
        self.aim.setObjectName("aim")
        self.aim.setAccessibleName("Aim of the plan")
        self.aim.setToolTip("What the plan should be best at")
        for aim in Aim:
            self.aim.addItem(word(aim), aim)
        self.aim.activated.connect(lambda number: self.aim_chosen.emit(self.aim.itemData(number)))
        self.fill = action_button(theme, fill)
        self.solve = action_button(theme, solve)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Solving")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme.scaled(72))
        self.stop = button("Stop", self.stop_wanted.emit, name="stop_solving")
        self.meters = Meters()
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        line.setSpacing(Space.S)
        for part in (self.plan, self.aim, self.fill, self.solve, self.progress, self.stop):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.meters)
        self.set_busy(False)

    def show_plan(self, plan: PlanRow | None, aim: Aim) -> None:
        """Name the plan and its aim."""
        self.plan.setText(f"Plan {plan.name}" if plan is not None else "No plan yet")
        self.aim.setCurrentIndex(self.aim.findData(aim))

    def set_busy(self, busy: bool) -> None:
        """Show that a plan is being worked out, with a way to stop it."""
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.fill.setVisible(not busy)
        self.solve.setVisible(not busy)

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
