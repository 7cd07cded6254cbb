"""What a plan worked out would change, shown first and then taken or refused as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from mentordesk.jobs.difference import Move
from mentordesk.jobs.match_result import MatchResult
from mentordesk.ui.board.why import Partner
from mentordesk.ui.board.why_rows import PartnerRow
from mentordesk.ui.paint import Shape
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, rule
from mentordesk.wording.words import many, word


class DifferenceDialog(QDialog):
    """Accepted means: take the whole plan. Rejected leaves the board as it is.

    `now` is the fit of each mentee who has a draft, judged as the plan is.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        heading: str,
        result: MatchResult,
        now: Mapping[str, int],
    ) -> None:
        super().__init__(parent)
        self._theme, self.plan = theme, result
        self.setObjectName("difference")
        self.setWindowTitle(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._before = now
        self._after = {pair.mentee_id: pair.score for pair in result.pairs}
        self.take = button("Take this plan", self.accept, kind="primary")
        self.leave = button("Leave it as it is", self.reject)
        difference = result.difference
        parts = column(space=Space.S)
        if result.groups_left:
            parts.addWidget(label(f"No group ({len(result.groups_left)})", "name"))
            for left in result.groups_left:
                parts.addWidget(label(f"{left.why}.", wraps=True))
            parts.addSpacing(Space.S)
        for title, moves in (
            ("Move", difference.moved),
            ("Gain a mentor", difference.gained),
            ("Lose their mentor", difference.lost),
        ):
            if moves:
                parts.addWidget(label(f"{title} ({len(moves)})", "name"))
                for move in moves:
                    parts.addWidget(self._move(move))
                parts.addSpacing(Space.S)
        if difference.is_empty:
            parts.addWidget(label("Nothing changes: the board is this plan already.", wraps=True))
            self.take.hide()
            self.leave.setText("Close")
        parts.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(panel(parts))
        scroll.setAccessibleName("Who moves, gains and loses")
        box = column(label(heading, "title"), self._numbers(), rule(), scroll, space=Space.M)
        box.addLayout(row(0, self.leave, self.take))
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        box.setStretch(3, 1)
        self.setLayout(box)
        self.resize(theme.scaled(560), theme.scaled(520))
        (self.leave if difference.is_empty else self.take).setFocus()

    def _numbers(self) -> QWidget:
        """Before and after, side by side."""
        before, after = list(self._before.values()), list(self._after.values())
        rows = [
            ("Paired", str(len(before)), str(len(after))),
            ("Average fit", _mean(before), _mean(after)),
            ("Sum of fits", f"{sum(before):,}", f"{sum(after):,}"),
            ("Weakest pair", _least(before), _least(after)),
        ]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(label(word(self.plan.aim), "small", "muted"), 0, 0)
        for number, text in enumerate(("Now", "Then"), start=1):
            grid.addWidget(label(text, "small", "muted"), 0, number, Qt.AlignmentFlag.AlignTrailing)
        for line, (name, old, new) in enumerate(rows, start=1):
            grid.addWidget(label(name), line, 0)
            grid.addWidget(label(old, tone="muted"), line, 1, Qt.AlignmentFlag.AlignTrailing)
            step = "name" if old != new else "body"
            grid.addWidget(label(new, step), line, 2, Qt.AlignmentFlag.AlignTrailing)
        grid.setColumnStretch(3, 1)
        made = QWidget()
        made.setLayout(grid)
        return made

    def _move(self, move: Move) -> PartnerRow:
        old, new = self._before.get(move.mentee_id), self._after.get(move.mentee_id)
        if move.after is None:
            note = f"no longer with {move.before}, fit {old}"
        elif move.before is None:
            note = f"with {move.after}"
        else:
            note = f"from {move.before}, fit {old}, to {move.after}"
        made = PartnerRow(
            self._theme,
            Partner(move.after_id or "", move.mentee_id, move.mentee, Shape.MENTEE, new, note),
        )
        made.setCursor(Qt.CursorShape.ArrowCursor)
        return made


def difference_heading(result: MatchResult, deed: str) -> str:
    """The heading of the dialog: what was done, and how much would change."""
    found = result.difference
    count = len(found.moved) + len(found.gained) + len(found.lost)
    return f"{deed}: {many(count, 'mentee')} would change" if count else f"{deed}: no change"


def _mean(scores: Sequence[int]) -> str:
    return str((2 * sum(scores) + len(scores)) // (2 * len(scores))) if scores else "–"


def _least(scores: Sequence[int]) -> str:
    return str(min(scores)) if scores else "–"
