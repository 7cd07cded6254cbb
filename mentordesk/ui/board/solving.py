"""Fill the gaps and Solve again: worked out on a worker, shown as a difference, then taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.commands.making_way import Change
from mentordesk.domain.group import EVERY_BOND, Bond
from mentordesk.domain.match import Aim
from mentordesk.domain.refusal import Refused
from mentordesk.jobs.board_now import BoardNow, board_now, solve_now
from mentordesk.jobs.group_forming import Search
from mentordesk.jobs.making_way import make_way, solve_with
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import fill_the_gaps, take
from mentordesk.progress import Progress
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Done, Workspace
from mentordesk.ui.board.bar import Bar
from mentordesk.ui.board.difference import DifferenceDialog, difference_heading
from mentordesk.ui.board.known import KnownBoard
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.desk import Desk
from mentordesk.ui.page import READ_ONLY
from mentordesk.ui.runner import Job, Runner
from mentordesk.ui.theme import Theme
from mentordesk.wording.words import word

Solver = Callable[[BoardNow, Aim, Progress | None], MatchResult]
Taker = Callable[[Workspace, MatchResult], Done]


class Solving(QObject):
    """One solve at a time. `taken`: the board is the new plan. `refused`: why there is none.

    Groups are formed by members who share the `bonds`.
    """

    taken = Signal(object)
    refused = Signal(object)
    offered = Signal(object)

    def __init__(
        self, page: QWidget, theme: Theme, desk: Desk, runner: Runner, state: BoardState, bar: Bar
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._desk = page, theme, desk
        self._runner, self._state, self._bar = runner, state, bar
        self._job: Job[MatchResult] | Job[Done] | None = None
        self.dialog: DifferenceDialog | None = None
        self.bonds = EVERY_BOND
        self._known = KnownBoard(state)
        bar.stop_wanted.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether a plan is being worked out or its difference is shown."""
        return self._job is not None or self.dialog is not None

    def fill(self) -> None:
        """Work out what would fill the gaps, every pair on the board kept."""
        search = self._search()

        def solver(now: BoardNow, aim: Aim, progress: Progress | None) -> MatchResult:
            return fill_the_gaps(now.judged, aim, progress, search)

        self._start("Fill the gaps", solver)

    def solve(self) -> None:
        """Work out the best plan, moving whatever is not locked."""
        self._start("Solve again", partial(solve_now, search=self._search()))

    def offer(self, result: MatchResult) -> None:
        """Show what a plan that was worked out elsewhere would change, to be taken or not."""
        if not self.is_busy:
            self._show(word(result.aim), result, take)

    def make_way(self, change: Change, deed: str, reason: str) -> None:
        """Work out the best plan with one change in it; taking it makes the change as well."""

        search = self._search()

        def solver(now: BoardNow, aim: Aim, progress: Progress | None) -> MatchResult:
            return solve_with(now.judged, aim, change, reason, progress, search)

        def taker(workspace: Workspace, result: MatchResult) -> Done:
            return make_way(workspace, change, reason, result)

        self._start(deed, solver, taker)

    def share(self, bond: Bond, wanted: bool) -> None:
        """Whether members of the groups formed from now on must have this in common."""
        self.bonds = self.bonds | {bond} if wanted else self.bonds - {bond}

    def _search(self) -> Search:
        return Search(self.bonds)

    def stop(self) -> None:
        """Ask the work to stop: groups are shown as far as they came, else nothing changes."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, deed: str, solver: Solver, taker: Taker = take) -> None:
        if self.is_busy or self._state.round is None:
            return
        round_id, aim = self._state.round.id, self._state.aim
        plan_id, edits = self._state.plan_id, self._state.edits
        workspace, known = self._desk.workspace, self._known.now()

        def work(progress: Progress) -> MatchResult:
            return solver(board_now(workspace, round_id, plan_id, known, progress), aim, progress)

        self._bar.set_busy(deed)
        self._job = self._runner.start(
            deed,
            work,
            done=lambda result: self._done(deed, solver, taker, result, edits),
            refused=self._refused,
            cancelled=self._over,
            quiet=True,
        )
        self._job.progressed.connect(lambda done, total, _: self._bar.show_progress(done, total))

    def _over(self) -> None:
        self._job = None
        self._bar.set_busy("")

    def _refused(self, refused: Refused) -> None:
        self._over()
        self.refused.emit(refused)

    def _done(
        self, deed: str, solver: Solver, taker: Taker, result: MatchResult, edits: int
    ) -> None:
        """Show it; where the board was changed meanwhile, work it out for the board as it is."""
        self._over()
        found = self._state.round
        if found is None or found.id != result.round_id:
            return  # another board is shown by now
        if edits != self._state.edits or self._state.plan_id != result.plan_id:
            self._start(deed, solver, taker)
        else:
            self._show(deed, result, taker)

    def _show(self, deed: str, result: MatchResult, taker: Taker) -> None:
        heading = difference_heading(result, deed)
        no_taking = f"{READ_ONLY}: nothing can be taken." if self._desk.is_read_only else ""
        dialog = DifferenceDialog(
            self._page, self._theme, heading, result, self._state.fits_now(), no_taking
        )
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._take(dialog.chosen, taker))
        dialog.finished.connect(self._closed)
        dialog.open()
        self.offered.emit(dialog)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _take(self, result: MatchResult, taker: Taker) -> None:
        """Write it on a worker: a plan of thousands takes longer than a blink."""
        workspace = self._desk.workspace

        def work(progress: Progress) -> Done:
            return taker(workspace, result)

        self._bar.set_busy("Taking the plan")
        self._bar.stop.hide()  # it is written as a whole or not at all
        self._job = self._runner.start(
            "Taking the plan",
            work,
            done=self._taken,
            refused=self._refused,
            failed=self._failed,
            quiet=True,
        )

    def _failed(self, error: BaseException) -> None:
        self._over()
        if not isinstance(error, FileTrouble):
            raise error
        self._desk.trouble.emit(error)

    def _taken(self, done: Done) -> None:
        self._over()
        self._desk.announce(done)
        self.taken.emit(done)
