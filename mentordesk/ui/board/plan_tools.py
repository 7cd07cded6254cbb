"""What holds plans against each other: Compare, Aims side by side, and the weights workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from mentordesk.commands.plans import ChoosePlan, CopyPlan
from mentordesk.commands.rounds import SetWeights
from mentordesk.commands.weighing import SetOwnWeights
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.store.workspace import Command, Done
from mentordesk.ui.board.known import KnownBoard
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.page import Context, Page
from mentordesk.wording.refusals import refusal

if TYPE_CHECKING:
    from mentordesk.ui.board.weight_sliders import Weighed


class PlanTools(QObject):
    """Opens one dialog at a time. `chosen`: show what this result would change on the board.

    `shown`: show this plan, by id.
    """

    chosen = Signal(object)
    shown = Signal(str)

    def __init__(self, page: Page, context: Context, state: BoardState) -> None:
        super().__init__(page)
        self._page, self._context, self._state = page, context, state
        self._desk = context.desk
        self.dialog: QDialog | None = None
        offer = page.offer
        self.compare = offer("Com&pare plans…", self._compare, keys="Ctrl+Shift+M", changes=False)
        self.aims = offer("&Aims side by side…", self._aims, keys="Ctrl+Shift+A", changes=False)
        self.weights = offer(
            "&Weights workshop…", lambda: self.workshop(None), keys="Ctrl+Shift+W", changes=False
        )
        for signal in (state.opened, state.moved):
            signal.connect(self._fit)
        self._known = KnownBoard(state)

    def workshop(self, mentee_id: str | None) -> None:
        """Try other weights: of the round, or of one mentee of its pool."""
        from mentordesk.jobs.weights_tried import WeightsTrial
        from mentordesk.ui.board.weights_workshop import WeightsWorkshop

        state = self._state
        if state.round is None or self.dialog is not None:
            return
        kept = self._weighed(mentee_id)
        if kept is None:
            what = f"{state.names.get(mentee_id or '', 'This mentee')} has a live pair."
            self._context.answers.tell(self._page, what, "Weights count for those who wait.")
            return
        trial = WeightsTrial(
            self._desk.workspace, state.round.id, state.plan_id, state.aim, self._known.now()
        )
        is_over, why_not = state.round.state in FINISHED_ROUND, ""
        if is_over:
            why_not = "This round is finished: its weights are kept as they are."
        elif self._desk.is_read_only:
            why_not = "The file is open for reading only: weights can be tried, not kept."
        dialog = WeightsWorkshop(
            self._page, self._context.theme, self._context.runner, trial, kept, why_not, is_over
        )
        dialog.accepted.connect(lambda: self._keep(dialog.weights, mentee_id))
        self._open(dialog)

    def _weighed(self, mentee_id: str | None) -> Weighed | None:
        """What counts now in the round, or for a mentee; None for one who does not wait."""
        from mentordesk.matching.pool import weights_of
        from mentordesk.ui.board.weight_sliders import Weighed

        assert self._state.round is not None
        if mentee_id is None:
            return Weighed(weights_of(self._state.round.weights))
        judged = self._state.judged_now()
        if judged is None or mentee_id not in judged.mentees:
            return None
        mentee = judged.mentees[mentee_id]
        own = None if mentee.weights is None else weights_of(mentee.weights)
        return Weighed(weights_of(judged.rows.round.weights), mentee.id, mentee.name, own)

    def _compare(self) -> None:
        from mentordesk.ui.board.compare_plans import ComparePlans

        found, plan = self._state.round, self._state.plan
        if found is None or plan is None or self.dialog is not None:
            return
        dialog = ComparePlans(
            self._page, self._context.theme, self._context.runner, self._desk.workspace, found.id,
            self._known.now,
        )  # fmt: skip

        def choose(plan_id: str) -> None:
            if self._do(ChoosePlan(plan_id)) is not None:
                dialog.compare()

        def show(plan_id: str) -> None:
            dialog.accept()
            self.shown.emit(plan_id)

        def copy(plan_id: str) -> None:
            if self._do(CopyPlan(plan_id)) is not None:
                dialog.take_plans(self._state.plans, plan_id)

        dialog.chosen.connect(choose)
        dialog.shown.connect(show)
        dialog.copied.connect(copy)
        dialog.take_plans(self._state.plans, plan.id)
        self._open(dialog)

    def _aims(self) -> None:
        from mentordesk.ui.board.aims_side import AimsSideBySide

        state = self._state
        if state.round is None or self.dialog is not None:
            return
        dialog = AimsSideBySide(
            self._page, self._context.theme, self._context.runner, self._desk.workspace,
            state.round.id, state.plan_id, state.aim, self._known.now(),
        )  # fmt: skip
        dialog.chosen.connect(self.chosen)
        self._open(dialog)

    def _keep(self, weights: object, mentee_id: str | None) -> None:
        found = self._state.round
        told = tuple(weights.items()) if isinstance(weights, dict) else None
        if found is None:
            return
        if mentee_id is not None:
            done = self._do(SetOwnWeights(found.id, mentee_id, told))
        else:
            done = self._do(SetWeights(found.id, told or ()))
        if done is not None:
            text = "Weights kept. Solve again to place by them"
            self._context.toasts.show_text(text, self._desk.undo)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _fit(self, *_: object) -> None:
        """Only what there is something to hold against is offered."""
        has_round = self._state.round is not None
        self.compare.setEnabled(self._state.plan is not None)
        self.aims.setEnabled(has_round)
        self.weights.setEnabled(has_round)

    def _do(self, command: Command) -> Done | None:
        return self._desk.do(command, self._refused)

    def _refused(self, refused: Refused) -> None:
        said = refusal(refused)
        self._context.answers.tell(self.dialog or self._page, said.what, said.do)
