"""What would place a mentee who is left out: searched beside the window, made by one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentordesk.jobs.ways_in import WayIn, WaysIn, search, ways_in
from mentordesk.progress import Progress
from mentordesk.ui.board.asking import Asking
from mentordesk.ui.board.solving import Solving
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.runner import Job, Runner

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.matching.remedies import Remedies


class Ways(QObject):
    """One search at a time; what was found holds until people, pairs or weights change.

    `found`: another mentee's ways are known.
    """

    found = Signal()

    def __init__(self, runner: Runner, state: BoardState, solving: Solving, asking: Asking) -> None:
        super().__init__(solving)
        self._runner, self._state, self._solving, self._asking = runner, state, solving, asking
        self._judged: Judged | None = None
        self._aim = state.aim
        self._search: Remedies | None = None
        self._known: dict[str, WaysIn] = {}
        self._job: Job[tuple[Remedies, WaysIn]] | None = None
        self._wanted = ""

    def why_not(self, mentee_id: str) -> str:
        """Why a mentee has no pair on this board, as a sentence without a full stop; or nothing."""
        numbers = self._state.numbers
        left = () if numbers is None else numbers.left_out
        return next((one.why for one in left if one.mentee_id == mentee_id), "")

    def of(self, mentee_id: str) -> WaysIn | None:
        """What would place them; None while it is searched for, or where the best plan does."""
        state = self._state
        if state.judged is None or state.best is None or state.in_groups:
            return None
        if mentee_id not in {left.mentee_id for left in state.best.unmatched}:
            return None
        if (self._judged, self._aim) != (state.judged, state.aim):
            self._judged, self._aim = state.judged, state.aim
            self._search, self._known = None, {}
        if mentee_id not in self._known:
            self._look_for(mentee_id)
        return self._known.get(mentee_id)

    def is_searching(self, mentee_id: str) -> bool:
        """Whether the ways of this mentee are being searched for."""
        return self._job is not None and self._wanted == mentee_id

    def make(self, way: WayIn) -> None:
        """Show what the change would do to the plan; taking it makes both, as one step."""
        if not way.needs_reason:
            self._solving.make_way(way.change, way.button, "")
            return

        def because(reason: str) -> None:
            self._solving.make_way(way.change, way.button.rstrip("…"), reason)

        text = f"This pair needs a reason: {way.why}."
        self._asking.ask_why(way.change.mentor_id, text, because)

    def _look_for(self, mentee_id: str) -> None:
        if self._job is not None:
            if self._wanted != mentee_id:
                self._wanted = mentee_id
                self._job.cancel()  # the next one begins when it has stopped
            return
        self._wanted = mentee_id
        judged, aim, known = self._judged, self._aim, self._search
        assert judged is not None

        def work(progress: Progress) -> tuple[Remedies, WaysIn]:
            found = known if known is not None else search(judged, aim)
            return found, ways_in(judged, found, mentee_id, progress)

        def done(result: tuple[Remedies, WaysIn]) -> None:
            self._job = None
            if (self._judged, self._aim) == (judged, aim):
                self._search, told = result
                self._known[told.mentee_id] = told
            self.found.emit()

        self._job = self._runner.start(
            "What would help", work, done=done, refused=lambda _: self._over(), quiet=True,
            cancelled=self._over,
        )  # fmt: skip

    def _over(self) -> None:
        self._job = None
        self.found.emit()  # whoever is looked at now is searched for next
