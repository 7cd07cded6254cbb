"""The bar above the board: the plan, its aim, what the program can do with it, and the meters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from mentordesk.domain.match import Aim
from mentordesk.store.queries.board import PlanRow
from mentordesk.ui.board.meters import Meters
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, put_icon, row
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
        self.fill = _button_for(theme, fill, Icon.PLUS)
        self.solve = _button_for(theme, solve, Icon.SOLVE)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Solving")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme.scaled(72))
        self.stop = button("Stop", self.stop_wanted.emit, name="stop_solving")
        self.meters = Meters()
        parts = (self.plan, self.aim, self.fill, self.solve, self.progress, self.stop, 0)
        self._deeds = QWidget()
        self._deeds.setLayout(row(*parts))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._line.setSpacing(Space.S)
        self._line.addWidget(self._deeds, 1)
        self._line.addWidget(self.meters)
        # The numbers must never push the window wider: what has no room goes below.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room for it, else the meters below."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Longer numbers or larger text may need the second line."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Stand on one line or on two, as the width allows."""
        need = self._deeds.sizeHint().width() + self.meters.sizeHint().width() + 3 * Space.L
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if need <= self.width() else way.TopToBottom)

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)


def _button_for(theme: Theme, action: QAction, icon: Icon) -> QPushButton:
    """A button that does what the action does; off where the file is only read."""
    made = button(action.text().replace("&", ""), action.trigger)
    put_icon(theme, made, icon)
    made.setToolTip(action.toolTip())
    made.setEnabled(action.isEnabled())
    return made
