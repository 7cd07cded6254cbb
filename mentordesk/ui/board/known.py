"""What the board knows of itself, as long as nothing has happened that must be judged anew."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mentordesk.jobs.board_now import BoardNow
from mentordesk.ui.board.state import BoardState


class KnownBoard(QObject):
    """Follows the judging of the board, so that a dialog need not wait for one of its own."""

    def __init__(self, state: BoardState) -> None:
        super().__init__(state)
        self._state, self._is_judged = state, False
        state.opened.connect(self._outdate)
        state.outdated.connect(self._outdate)
        state.judged_anew.connect(self._judged)

    def now(self) -> BoardNow | None:
        """All pairs judged with the best plan for its aim; None while a judging is owed."""
        judged, best = self._state.judged, self._state.best
        return BoardNow(judged, best) if judged is not None and self._is_judged else None

    def _outdate(self) -> None:
        self._is_judged = False

    def _judged(self) -> None:
        self._is_judged = True
