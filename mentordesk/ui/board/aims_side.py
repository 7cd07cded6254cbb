"""The three aims side by side: what each makes of the board, and what it costs in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mentordesk.domain.match import Aim
from mentordesk.jobs.aims import AimOutcome, aim_costs, aim_outcome
from mentordesk.jobs.board_now import BoardNow, board_now
from mentordesk.progress import Progress
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.figure_grid import PENDING, Figure, FigureGrid, FigureRow
from mentordesk.ui.board.plan_figures import figure_rows
from mentordesk.ui.board.working import WorkingDialog
from mentordesk.ui.dialog_size import begin_with
from mentordesk.ui.runner import Runner
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording import plans as said
from mentordesk.wording.words import many, word


class AimsSideBySide(WorkingDialog):
    """Worked out around the present locks, each aim shown as it comes, the plan's own first.

    `chosen`: show what this plan would change. `known` is the board as it is judged, None where
    that is to be done first.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        runner: Runner,
        workspace: Workspace,
        round_id: str,
        plan_id: str | None,
        aim: Aim,
        known: BoardNow | None,
    ) -> None:
        super().__init__(parent, theme, runner, "Aims side by side")
        self._aim, self._now = aim, known
        self._order = sorted(Aim, key=lambda one: one is not aim)
        self._found: dict[Aim, AimOutcome] = {}
        self.setObjectName("aims_side_by_side")
        self.grid = FigureGrid(theme)
        self.choose = {one: self._choice(one) for one in Aim}
        self.grid.set_heads([self._head(one) for one in Aim])
        self._scroll = Scroll("What each aim makes of the board")
        self._scroll.box.setContentsMargins(0, 0, Space.M, 0)
        self._scroll.box.addWidget(self.grid)
        self._scroll.box.addStretch(1)
        self._scroll.box.addWidget(label(said.HOW_TO_READ, "small", "muted", wraps=True))
        close = button("Close", self.reject)
        heading = row(label("Aims side by side", "title"), 0, self.busy)
        box = column(heading, self.stage(self._scroll), row(0, close), space=Space.M)
        box.setStretch(1, 1)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.setLayout(box)
        begin_with(self, theme, 860, 640)
        close.setFocus()
        self._show()

        def first(progress: Progress) -> BoardNow:
            return board_now(workspace, round_id, plan_id, known, progress)

        self.work_out("Reading the board", first, self._go_on)

    @property
    def outcomes(self) -> tuple[AimOutcome, ...]:
        """What each aim makes of the board, in the order of `Aim`; those known by now."""
        return tuple(self._found[one] for one in Aim if one in self._found)

    def _go_on(self, now: BoardNow) -> None:
        """Ask for the next aim."""
        left = [one for one in self._order if one not in self._found]
        if not left:
            return

        def work(progress: Progress) -> AimOutcome:
            return aim_outcome(now, left[0], progress)

        def done(found: AimOutcome) -> None:
            self._found[found.aim] = found
            self._show()
            self._go_on(now)

        self.work_out(f"Working out {word(left[0])}", work, done)

    def _show(self) -> None:
        """What is known by now."""
        found = [self._found.get(one) for one in Aim]
        for one in Aim:
            self.choose[one].setEnabled(one in self._found)
        has_locks = any(pair.locked for one in self.outcomes for pair in one.result.pairs)
        weakest = "Weakest, locks aside" if has_locks else "Weakest pair"
        figures = [replace(one.figures, worst=one.worst) if one else None for one in found]
        self.grid.show_rows([*figure_rows(figures, weakest), *_more_rows(found)])
        self._scroll.fit()

    def _choice(self, aim: Aim) -> QPushButton:
        text = "See what changes…"
        made = button(text, partial(self._choose, aim), name=f"choose_{aim.value}")
        made.setAccessibleName(f"{text} {word(aim)}")
        return made

    def _head(self, aim: Aim) -> QWidget:
        """The aim, what it puts first, and the way to its difference."""
        name = label(word(aim), "heading", wraps=True)
        says = label(said.AIM_SAYS[aim], "small", "muted", wraps=True)
        state = label("the plan’s aim now" if aim is self._aim else "", "small", "muted")
        made = QWidget()
        line = row(self.choose[aim], 0)
        made.setLayout(column(name, says, state, 0, line, space=Space.XS))
        return made

    def _choose(self, aim: Aim) -> None:
        self.accept()
        self.chosen.emit(self._found[aim].result)


def _more_rows(found: Sequence[AimOutcome | None]) -> list[FigureRow]:
    """What would change on the board, and, once all are there, what each costs in the others."""
    moves = tuple(
        PENDING if one is None else Figure(many(len(one.result.difference.moves), "mentee"))
        for one in found
    )
    all_there = [one for one in found if one is not None]
    told: list[tuple[Figure, ...]] = [(PENDING,) * len(found)] * 3
    if len(all_there) == len(found):
        columns = [
            said.aim_costs(cost.fewer_points, cost.fewer_people, cost.weaker)
            for cost in aim_costs(all_there)
        ]
        told = [
            tuple(Figure(text, tone="ink" if is_best else "attention") for text, is_best in line)
            for line in zip(*columns, strict=True)
        ]
    names = ("Against the best", "", "")
    return [
        FigureRow("Would change", moves),
        *(FigureRow(name, line) for name, line in zip(names, told, strict=True)),
    ]
