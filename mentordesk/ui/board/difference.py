"""What a plan worked out would change: shown first, then taken whole, in part, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.jobs.difference import Difference, Move
from mentordesk.jobs.match_result import MatchResult, partly
from mentordesk.ui.board.figure_grid import Figure, FigureGrid, FigureRow
from mentordesk.ui.board.moves_list import MovesList
from mentordesk.ui.board.moves_model import MoveLine, MovesHeading, Row
from mentordesk.ui.dialog_size import begin_with
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, column, label, row, rule
from mentordesk.wording import plans as said
from mentordesk.wording.words import many, word

_GROUP_LINES = 6
"""So many lines on groups are read without scrolling."""
_NUMBERS_WIDE = 260
"""How wide the figures are, in px at 100 %: read across, not searched for."""


class DifferenceDialog(QDialog):
    """Accepted means: take what is ticked (`chosen`). Rejected leaves the board as it is.

    `now` is the fit of each mentee who has a draft, judged as the plan is. What remains must be a
    plan that may be: while somebody ticked lacks a place, the row says who holds it, and nothing
    can be taken. With `no_taking`, why that is so, it is only looked at.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        heading: str,
        result: MatchResult,
        now: Mapping[str, int],
        no_taking: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self.plan, self._before = theme, result, now
        self._no_taking = no_taking
        self.spoken = ""
        """The numbers for a screen reader, which finds no more than a grid of them."""
        self._taken = frozenset(move.mentee_id for move in result.difference.moves)
        self.setObjectName("difference")
        self.setAccessibleName(heading)
        self.setWindowTitle(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.take = button("Take this plan", self.accept, kind="primary")
        self.leave = button("Leave it as it is", self.reject)
        self.fit = button("Untick what lacks a place", self._make_it_fit, name="make_it_fit")
        self.all = button("Tick all", self._tick_all, kind="quiet", name="tick_all")
        self.none = button("Tick none", self._tick_none, kind="quiet", name="tick_none")
        self.count = label("", "small", "muted")
        self.why_not = label("", "small", "attention", wraps=True)
        self.why_not.setObjectName("why_not")
        self.moves = MovesList(theme, "Who moves, gains and loses", tickable=True)
        self.moves.load(_rows(result.difference))
        self.moves.ticked.connect(self._tick)
        self.numbers = FigureGrid(theme, numbers=True)
        self.numbers.set_heads(("Now", "Then", "Change"), word(result.aim))
        self.numbers.setFixedWidth(theme.scaled(_NUMBERS_WIDE))
        self.of_best = label(said.of_best(result.total, result.best_possible), "small", "muted")
        self.of_best.setObjectName("of_best")
        self._build(heading)
        self._show()
        begin_with(self, theme, 680, 320 if result.difference.is_empty else 640)
        (self.take if self.take.isEnabled() else self.leave).setFocus()

    @property
    def chosen(self) -> MatchResult:
        """The plan with what is ticked alone."""
        return partly(self.plan, self._taken)

    @property
    def taken(self) -> frozenset[str]:
        """The mentees whose moves are ticked."""
        return self._taken

    def _build(self, heading: str) -> None:
        found = self.plan.difference
        head = row(space=Space.XL)
        figures = column(self.numbers)
        if self.plan.around and self.plan.gap > 0:
            # Groups are found by trials: how good they are, against what could be at most.
            figures.addWidget(self.of_best)
        figures.addStretch(1)
        head.addLayout(figures)
        if self.plan.around or self.plan.groups_left:
            head.addWidget(_groups(self._theme, self.plan), 1)
        else:
            head.addStretch(1)
        box = column(label(heading, "title", wraps=True), head, rule(), space=Space.M)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        if found.is_empty:
            box.addWidget(label("Nothing changes: the board is this plan already.", wraps=True))
            box.addStretch(1)
            for part in (self.take, self.moves, self.fit, self.why_not):
                part.hide()
            self.leave.setText("Close")
        else:
            ticks = row(self.count, 0, self.none, self.all)
            box.addLayout(ticks)
            box.addWidget(self.moves, 1)
            box.addWidget(self.why_not)
        box.addLayout(row(self.fit, 0, self.leave, self.take))
        self.setLayout(box)

    def _tick(self, ids: Iterable[str]) -> None:
        """Tick these, or untick them when all of them are ticked; who must move stays ticked."""
        free = {move.mentee_id for move in self.plan.difference.moves if not move.must} & set(ids)
        self._taken = self._taken - free if free <= self._taken else self._taken | free
        self._show()

    def _tick_all(self) -> None:
        self._taken = frozenset(move.mentee_id for move in self.plan.difference.moves)
        self._show()

    def _tick_none(self) -> None:
        self._taken = frozenset(m.mentee_id for m in self.plan.difference.moves if m.must)
        self._show()

    def _make_it_fit(self) -> None:
        self._taken = self.plan.difference.fitting(self._taken)
        self._show()
        self.take.setFocus()

    def _show(self) -> None:
        """The numbers of what is ticked, and what it lacks."""
        found, taken = self.plan.difference, self._taken
        troubles = _troubles(found, taken)
        self.moves.moves.set_taken(taken, troubles)
        whole = len(taken) == len(found.moves)
        self.count.setText(said.taken(len(taken), len(found.moves)))
        self.take.setText("Take this plan" if whole else "Take what is ticked")
        self.take.setEnabled(bool(taken) and not troubles and not self._no_taking)
        self.take.setToolTip(self._no_taking)
        self.fit.setVisible(bool(troubles))
        first = next(iter(troubles.values()), "")
        more = f", and {many(len(troubles) - 1, 'other')} alike" if len(troubles) > 1 else ""
        self.why_not.setText(f"{first}{more}." if first else self._no_taking)
        self.why_not.setVisible(bool(self.why_not.text()) and not found.is_empty)
        self._show_numbers(None if troubles else self._scores_then())

    def _scores_then(self) -> list[int]:
        """The fits of all pairs when what is ticked is taken."""
        then: dict[str, int | None] = {pair.mentee_id: pair.score for pair in self.plan.pairs}
        for move in self.plan.difference.moves:
            if move.mentee_id not in self._taken:
                then[move.mentee_id] = move.before_score
        return [score for score in then.values() if score is not None]

    def _show_numbers(self, after: list[int] | None) -> None:
        """Before and after, side by side; dashes for what may not be."""
        before = list(self._before.values())
        told: list[tuple[str, int | None, int | None]] = [
            ("Paired", len(before), None if after is None else len(after)),
            ("Average fit", _mean(before), _mean(after)),
            ("Sum of fits", sum(before), None if after is None else sum(after)),
            ("Weakest pair", min(before, default=None), min(after or (), default=None)),
        ]
        self.numbers.show_rows([_number_row(*line) for line in told])
        self.spoken = ". ".join(f"{name} {now} now, {then} then" for name, now, then in told)


def difference_heading(result: MatchResult, deed: str) -> str:
    """The heading of the dialog: what was done, and how much would change."""
    count = len(result.difference.moves)
    return f"{deed}: {many(count, 'mentee')} would change" if count else f"{deed}: no change"


def move_line(found: Difference, move: Move) -> MoveLine:
    """A move as a line of a list, with why it helps."""
    room = [other.mentee for other in found.makes_room_for(move)]
    why = said.why_it_helps(move.gains, room, move.must, move.before_id is None)
    goes = said.move(move.before, move.after)
    return MoveLine(
        move.mentee_id, move.mentee, goes, why, move.before_score, move.after_score, move.must
    )


def _groups(theme: Theme, plan: MatchResult) -> QWidget:
    """What the new groups gather around and which are given up, in a few lines that scroll."""
    lines = Scroll("Groups of the plan")
    lines.box.setSpacing(Space.XS)
    if plan.around:
        lines.box.addWidget(label(many(len(plan.around), "new group"), "name"))
    for one in plan.around:
        lacks = [bond.value for bond in one.lacks]
        lines.box.addWidget(label(said.gathers(one.mentor, one.words, lacks), wraps=True))
    if plan.groups_left:
        lines.box.addWidget(label(f"No group ({len(plan.groups_left)})", "name"))
    for left in plan.groups_left:
        lines.box.addWidget(label(f"{left.why}.", tone="muted", wraps=True))
    lines.box.addStretch(1)
    lines.box.setContentsMargins(0, 0, Space.S, 0)
    lines.setMaximumHeight(_GROUP_LINES * (theme.line(Step.BODY) + Space.XS))
    return lines


def _rows(found: Difference) -> list[Row]:
    """The chains, each under its heading; moves that stand alone come together at the end."""
    rows: list[Row] = []
    alone = [chain[0] for chain in found.chains if len(chain) == 1]
    for chain in found.chains:
        if len(chain) > 1:
            ids = tuple(move.mentee_id for move in chain)
            points = sum(move.gain for move in chain)
            rows.append(MovesHeading(said.chain(len(chain), points), ids))
            rows += [move_line(found, move) for move in chain]
    if alone:
        if rows:
            ids = tuple(move.mentee_id for move in alone)
            points = sum(move.gain for move in alone)
            rows.append(MovesHeading(said.each_alone(len(alone), points), ids))
        rows += [move_line(found, move) for move in alone]
    return rows


def _troubles(found: Difference, taken: frozenset[str]) -> dict[str, str]:
    """What lacks a place, and who cannot stay, each in a sentence without a full stop."""
    names = {move.mentee_id: move for move in found.moves}
    troubles = {
        mentee_id: said.only_if(
            names[mentee_id].mentee, names[mentee_id].after or "", [o.mentee for o in others]
        )
        for mentee_id, others in found.blocked(taken).items()
    }
    for move in found.stuck(taken):
        troubles[move.mentee_id] = said.must_move(move.mentee, move.before)
    return troubles


def _number_row(name: str, before: int | None, after: int | None) -> FigureRow:
    known = before is not None and after is not None
    change = after - before if before is not None and after is not None else 0
    figures = (
        Figure(said.number(before), tone="muted"),
        Figure(said.number(after), "changed" if before != after and after is not None else ""),
        Figure(said.signed(change) if known and change else ""),
    )
    return FigureRow(name, figures)


def _mean(scores: Sequence[int] | None) -> int | None:
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None
