"""What can be done with plans: shown, made, copied, renamed, removed, made the current one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mentordesk.commands.plans import (
    AimPlan,
    ChoosePlan,
    CopyPlan,
    NewPlan,
    RemovePlan,
    RenamePlan,
)
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.board import PlanRow
from mentordesk.store.workspace import Command, Done
from mentordesk.ui.board.plan_tools import PlanTools
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.page import Context, Page
from mentordesk.wording.refusals import refusal


class PlanDeeds(QObject):
    """The verbs of plans, for the page's menu and the plan's own. `wanted`: show this plan."""

    wanted = Signal(str)

    def __init__(self, page: Page, context: Context, state: BoardState) -> None:
        super().__init__(page)
        self._page, self._context, self._desk, self._state = page, context, context.desk, state
        self.new = self._offer("&New plan", self._new, needs_plan=False)
        self.copy = self._offer("&Duplicate the plan", self._copy)
        self.rename = self._offer("Rena&me the plan…", self._rename)
        self.remove = self._offer("Remo&ve the plan", self._remove)
        self.choose = self._offer("Make this the &current plan", self._choose)
        page.part()
        self.tools = PlanTools(page, context, state)
        page.part()
        self.tools.shown.connect(self.wanted)
        state.opened.connect(self._fit)
        state.moved.connect(self._fit)

    def fill(self, menu: QMenu) -> None:
        """The plans of the round, the one shown marked, then what can be done with it."""
        menu.clear()
        for old in menu.findChildren(QActionGroup):
            old.deleteLater()
        group = QActionGroup(menu)
        for row in self._state.plans:
            action = menu.addAction(plan_title(row).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(row.id == self._state.plan_id)
            action.triggered.connect(partial(self.wanted.emit, row.id))
            group.addAction(action)
        menu.addSeparator()
        menu.addActions([self.new, self.copy, self.rename, self.remove])
        menu.addSeparator()
        menu.addActions([self.choose, self.tools.compare, self.tools.aims])

    def aim_at(self, aim: Aim) -> None:
        """What the plan shown should be best at; of a round without plans, its first one."""
        plan, found = self._state.plan, self._state.round
        if plan is not None and plan.aim is not aim:
            self._do(AimPlan(plan.id, aim))
        elif plan is None and found is not None:
            self._do(NewPlan(found.id, None, aim))

    def _offer(self, text: str, deed: Callable[[], object], needs_plan: bool = True) -> QAction:
        action = self._page.offer(text, deed)
        action.setProperty("needs_plan", needs_plan)
        return action

    def _fit(self, *_: object) -> None:
        """Only what can be done is offered."""
        plan, free = self._state.plan, not self._desk.is_read_only
        for action in (self.new, self.copy, self.rename, self.remove):
            action.setEnabled(free and (plan is not None or not action.property("needs_plan")))
        self.choose.setEnabled(free and plan is not None and not plan.is_current)

    def _new(self) -> None:
        if self._state.round is not None:
            self._show(self._do(NewPlan(self._state.round.id, None, self._state.aim)))

    def _copy(self) -> None:
        if self._state.plan is not None:
            self._show(self._do(CopyPlan(self._state.plan.id)))

    def _rename(self) -> None:
        plan = self._state.plan
        if plan is None:
            return
        name = self._context.answers.text(
            self._page, f"Rename plan {plan.name}", "Name of the plan", plan.name
        )
        if name is not None and name != plan.name:
            self._do(RenamePlan(plan.id, name))

    def _remove(self) -> None:
        if self._state.plan is not None:
            self._do(RemovePlan(self._state.plan.id))

    def _choose(self) -> None:
        if self._state.plan is not None:
            self._do(ChoosePlan(self._state.plan.id))

    def _show(self, done: Done | None) -> None:
        if done is not None:
            self.wanted.emit(done.values["plan_id"])

    def _do(self, command: Command) -> Done | None:
        return self._desk.do(command, self._refused)

    def _refused(self, refused: Refused) -> None:
        said = refusal(refused)
        self._context.answers.tell(self._page, said.what, said.do)


def plan_title(row: PlanRow) -> str:
    """A plan as it is named on the board."""
    return f"Plan {row.name}" + (", the current one" if row.is_current else "")
