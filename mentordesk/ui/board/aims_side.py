"""The three aims side by side: what each makes of the board, and what it costs in the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from mentordesk.domain.match import Aim
from mentordesk.jobs.aims import AimOutcome, all_aims
from mentordesk.jobs.matching import look
from mentordesk.progress import Progress
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.working import WorkingDialog
from mentordesk.ui.runner import Runner
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, column, label, row
from mentordesk.wording import plans as said
from mentordesk.wording.words import listed, many, word

TOP = Qt.AlignmentFlag.AlignTop


class AimsSideBySide(WorkingDialog):
    """Worked out around the present locks. `chosen`: show what this plan would change."""

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        runner: Runner,
        workspace: Workspace,
        round_id: str,
        plan_id: str | None,
        now: Aim,
    ) -> None:
        super().__init__(parent, theme, runner, "Aims side by side")
        self._now = now
        self.outcomes: tuple[AimOutcome, ...] = ()
        self.setObjectName("aims_side_by_side")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        scroll = Scroll("What each aim makes of the board")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll = scroll
        scroll.box.addLayout(self._grid)
        scroll.box.addStretch(1)
        scroll.box.addWidget(label(said.TIES, "small", "muted", wraps=True))
        close = button("Close", self.reject)
        heading = row(label("Aims side by side", "title"), 0, self.busy)
        box = column(heading, scroll, row(0, close), space=Space.M)
        box.setStretch(1, 1)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.setLayout(box)
        self.resize(theme.scaled(860), theme.scaled(560))
        close.setFocus()

        def work(progress: Progress) -> tuple[AimOutcome, ...]:
            return all_aims(look(workspace, round_id, plan_id), progress)

        self.work_out("Working out the best plan for each aim", work, self._show)

    def _show(self, outcomes: tuple[AimOutcome, ...]) -> None:
        self.outcomes = outcomes
        clear(self._grid)
        for at, outcome in enumerate(outcomes, start=1):
            self._grid.addWidget(self._head(outcome), 0, at, TOP)
            self._grid.setColumnStretch(at, 1)
            self._grid.setColumnMinimumWidth(at, self.theme.scaled(140))
            figures = outcome.figures
            locked = any(pair.locked for pair in outcome.result.pairs)
            weakest = "Weakest, locks aside" if locked else "Weakest pair"
            costs = said.aim_costs(outcome.fewer_points, outcome.fewer_people, outcome.weaker)
            told = {
                "Paired": f"{figures.placed:,} of {figures.to_place:,}",
                "Left out": _left_out(figures.left_out),
                "Sum of fits": f"{figures.total:,}",
                "Average fit": "–" if figures.average is None else str(figures.average),
                weakest: "–" if outcome.worst is None else _pair(*outcome.worst),
                "Load": said.load(figures.spread, figures.mentors - len(figures.loads)),
                "Would change": many(len(outcome.result.difference.moves), "mentee"),
            }
            for number, (name, text) in enumerate(told.items(), start=1):
                if at == 1:
                    self._grid.addWidget(label(name, "small", "muted"), number, 0, TOP)
                self._grid.addWidget(label(text, wraps=True), number, at, TOP)
            number = len(told) + 1
            if at == 1:
                self._grid.addWidget(label("Against the best", "small", "muted"), number, 0, TOP)
            lines = column(space=2)
            for cost, is_best in costs:
                lines.addWidget(label(cost, "small", "ink" if is_best else "attention", wraps=True))
            self._grid.addLayout(lines, number, at, TOP)
        self._scroll.fit()

    def _head(self, outcome: AimOutcome) -> QWidget:
        """The aim, what it puts first, and the way to its difference."""
        is_now = outcome.aim is self._now
        name = label(word(outcome.aim), "heading", wraps=True)
        says = label(said.AIM_SAYS[outcome.aim], "small", "muted", wraps=True)
        text = "See what changes…"
        choose = button(text, partial(self._choose, outcome), name=f"choose_{outcome.aim.value}")
        choose.setAccessibleName(f"{text} {word(outcome.aim)}")
        made = QWidget()
        state = label("the plan’s aim now" if is_now else "", "small", "muted")
        made.setLayout(column(name, says, state, row(choose, 0), 0, space=Space.XS))
        return made

    def _choose(self, outcome: AimOutcome) -> None:
        self.accept()
        self.chosen.emit(outcome.result)


def _left_out(names: tuple[str, ...]) -> str:
    return f"{len(names):,}: {listed(list(names), 3)}" if names else "nobody"


def _pair(score: int, mentee: str, mentor: str) -> str:
    return f"{score}, {mentee} with {mentor}"
