"""The weights workshop: what other weights would do to the pairs, seen before they are kept."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.jobs.weights_tried import WeightsTrial, WeightsTried
from mentordesk.matching.pool import Criterion
from mentordesk.progress import Progress
from mentordesk.ui.board.weight_sliders import Weighed, WeightSliders
from mentordesk.ui.board.weights_effect import WeightsEffect
from mentordesk.ui.board.working import WorkingDialog
from mentordesk.ui.dialog_size import begin_with
from mentordesk.ui.runner import Runner
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row

PAUSE_MS = 30
"""So long after the first move of a slider its effect is worked out: what comes together is one."""


class WeightsWorkshop(WorkingDialog):
    """Sliders on one side, their effect on the other. Accepted: keep `weights`.

    Of the whole round, or of one mentee, whose own weights may also be given up: then `weights`
    is None. Where they cannot be kept, `why_not` says it; they can be tried all the same, unless
    the round `is_over` and makes no more pairs.
    """

    seen = Signal()
    """The effect of the weights as they stand is shown."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        runner: Runner,
        trial: WeightsTrial,
        kept: Weighed,
        why_not: str = "",
        is_over: bool = False,
    ) -> None:
        heading = f"Weights of {kept.mentee}" if kept.mentee_id else "Weights workshop"
        super().__init__(parent, theme, runner, heading)
        self._trial, self._kept, self._may_keep = trial, kept, not why_not
        self.effect: WeightsTried | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._try)
        self.setObjectName("weights_workshop")
        self.sliders = WeightSliders(theme, kept, is_over)
        self.shown = WeightsEffect(theme)
        self.why_not = label(why_not, "small", "attention", wraps=True)
        self.why_not.setVisible(bool(why_not))
        self.save = button("Keep these weights", self.accept, kind="primary")
        self.save.setEnabled(False)
        self._build(heading)
        self.sliders.changed.connect(self._moved)
        begin_with(self, theme, 960, 640)
        if is_over:
            self.tell("This round makes no more pairs", "What it made stands under Relationships.")
        else:
            self._try()

    @property
    def weights(self) -> dict[Criterion, int] | None:
        """The weights as the sliders stand."""
        return self.sliders.weights

    @property
    def is_working(self) -> bool:
        """Whether the effect of the weights as they stand is still to be shown."""
        return super().is_working or self._soon.isActive()

    def _build(self, heading: str) -> None:
        mentee = self._kept.mentee
        sides = row(space=Space.XL)
        sides.addWidget(self.sliders, 1)
        sides.addWidget(self.stage(self.shown), 1)
        foot = row(self.busy, 0, button("Leave them as they are", self.reject), self.save)
        what = f"What counts for {mentee} alone" if mentee else "What counts in a score of 100"
        box = column(
            label(heading, "title", wraps=True), label(what, "small", "muted", wraps=True),
            sides, self.why_not, foot, space=Space.M,
        )  # fmt: skip
        box.setStretch(2, 1)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.setLayout(box)
        self.sliders.lines[Criterion.TOPICS].slider.setFocus()

    def _moved(self) -> None:
        """Grey what is shown, and ask; sliders that go on moving are asked about in turn."""
        self.save.setEnabled(self._may_keep and not self.sliders.are_kept)
        self.shown.set_old(True)
        if not self._soon.isActive():
            self._soon.start()

    def _try(self) -> None:
        """Work out the effect beside the window."""
        weights, mentee_id, trial = self.weights, self._kept.mentee_id, self._trial
        of_round = self._kept.of_round if mentee_id else self.sliders.tried
        own = {mentee_id: weights} if mentee_id else {}

        def work(progress: Progress) -> WeightsTried:
            return trial.effect(of_round, own, progress)

        self.work_out("Working out what would change", work, self._tried)

    def _tried(self, effect: WeightsTried) -> None:
        self.effect = effect
        self.shown.show_effect(effect, is_newest=not self.is_working)
        if not self.is_working:
            self.seen.emit()
