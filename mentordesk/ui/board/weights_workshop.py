"""The weights workshop: what other weights would do to the pairs, seen before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mentordesk.commands.judging import Judged
from mentordesk.domain.match import Aim
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import look
from mentordesk.jobs.plan_figures import PlanFigures
from mentordesk.jobs.weights_tried import WeightsTried, as_kept, try_weights
from mentordesk.matching.balance import moved
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion, weights_of
from mentordesk.progress import Progress
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.difference import move_line
from mentordesk.ui.board.moves_list import MovesList
from mentordesk.ui.board.moves_model import MovesHeading, Row
from mentordesk.ui.board.weight_line import WeightLine
from mentordesk.ui.board.working import WorkingDialog
from mentordesk.ui.runner import Runner
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, clear, column, label, leading, row, rule
from mentordesk.wording import plans as said

Weights = Mapping[Criterion, int]
PAUSE_MS = 80
"""How long after the last move of a slider its effect is worked out."""
END = Qt.AlignmentFlag.AlignTrailing
HOW = "The others follow in proportion, so that all add to 100. Hold keeps one as it is."


class WeightsWorkshop(WorkingDialog):
    """Sliders on one side, their effect on the other. Accepted: keep `weights`.

    Of the whole round, or of one mentee (`mentee_id`), whose own weights may also be given up:
    then `weights` is None.
    """

    seen = Signal()
    """The effect of the weights as they stand is shown."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        runner: Runner,
        workspace: Workspace,
        judged: Judged,
        aim: Aim,
        mentee_id: str | None = None,
    ) -> None:
        mentee = judged.mentees[mentee_id].name if mentee_id else ""
        heading = f"Weights of {mentee}" if mentee else "Weights workshop"
        super().__init__(parent, theme, runner, heading)
        self._workspace, self._aim, self._mentee_id = workspace, aim, mentee_id
        self._judged, self._kept_plan = judged, None
        self.effect: WeightsTried | None = None
        self.of_round = weights_of(judged.rows.round.weights)
        own = judged.mentees[mentee_id].weights if mentee_id else None
        self._had_own = own is not None
        self.kept = weights_of(own) if own is not None else self.of_round
        self.weights: dict[Criterion, int] | None = dict(self.kept)
        self._base, self._moving = dict(self.kept), None
        self._locked = judged.rows.round.state in FINISHED_ROUND or workspace.is_read_only
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._try)
        self.lines: dict[Criterion, WeightLine] = {}
        self.setObjectName("weights_workshop")
        self._build(heading, mentee)
        self.resize(theme.scaled(960), theme.scaled(640))
        self._show()
        self._try()

    _kept_plan: MatchResult | None
    _moving: Criterion | None

    @property
    def is_working(self) -> bool:
        """Whether the effect of the weights as they stand is still to be shown."""
        return super().is_working or self._soon.isActive()

    @property
    def tried(self) -> dict[Criterion, int]:
        """The weights as the sliders stand."""
        return self.weights if self.weights is not None else dict(self.of_round)

    def weigh(self, criterion: Criterion, value: int) -> None:
        """Set one weight; those that are not held follow."""
        if criterion is not self._moving:
            # Of one drag all steps start from where it began: back again is back again.
            self._base, self._moving = dict(self.tried), criterion
        held = {one for one, line in self.lines.items() if line.hold.isChecked()}
        self.weights = moved(self._base, criterion, value, held)
        self._show()
        self._soon.start()

    def put(self, weights: Weights | None) -> None:
        """Set all of them; None stands for the round's."""
        self.weights = dict(weights) if weights is not None else None
        self._moving = None
        self._show()
        self._soon.start()

    def _build(self, heading: str, mentee: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for number, criterion in enumerate(Criterion):
            line = WeightLine(self.theme, criterion)
            line.moved.connect(partial(self.weigh, criterion))
            line.hold.toggled.connect(self._held)
            line.looked_at.connect(self._read)
            self.lines[criterion] = line
            for at, part in enumerate((line.name, line.slider, line.spin, line.hold)):
                grid.addWidget(part, number, at)
                if part is not line.name:
                    part.setEnabled(not self._locked)
        back = "Own weights as kept" if self._had_own else "As kept"
        self.as_kept = button(back, lambda: self.put(self.kept), name="as_kept")
        self.usual = button("Usual weights", lambda: self.put(DEFAULT_WEIGHTS), name="usual")
        self.rounds = button("The round’s weights", lambda: self.put(None), name="the_rounds")
        self.rounds.setVisible(bool(mentee))
        for part in (self.as_kept, self.usual, self.rounds):
            part.setEnabled(not self._locked)
        self.reads = label("", "small", "muted", wraps=True)
        self.reads.setMinimumHeight(3 * self.theme.line(Step.SMALL))
        self.reads.setAlignment(leading() | Qt.AlignmentFlag.AlignTop)
        sliders = column(
            label(HOW, "small", "muted", wraps=True), grid,
            row(self.as_kept, self.usual, self.rounds, 0), self.reads, 0,
        )  # fmt: skip
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(Space.L)
        self._figures.setVerticalSpacing(Space.XS)
        self.says = label("", "name", wraps=True)
        self.moves = MovesList(self.theme, "Pairs that would change")
        effect = column(self._figures, rule(), self.says, self.moves)
        effect.setStretch(3, 1)
        sides = row(space=Space.XL)
        sides.addLayout(sliders, 1)
        sides.addLayout(effect, 1)
        self.why_not = label("", "small", "attention", wraps=True)
        if self.desk_says():
            self.why_not.setText(self.desk_says())
        self.why_not.setVisible(bool(self.desk_says()))
        self.save = button("Keep these weights", self.accept, kind="primary")
        leave = button("Leave them as they are", self.reject)
        foot = row(self.busy, 0, leave, self.save)
        what = f"What counts for {mentee} alone" if mentee else "What counts in a score of 100"
        box = column(
            label(heading, "title", wraps=True), label(what, "small", "muted", wraps=True),
            sides, self.why_not, foot, space=Space.M,
        )  # fmt: skip
        box.setStretch(2, 1)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self.setLayout(box)
        self.lines[Criterion.TOPICS].slider.setFocus()

    def desk_says(self) -> str:
        """Why nothing can be kept here, or ""."""
        if self._workspace.is_read_only:
            return "The file is open for reading only: weights can be tried, not kept."
        if self._locked:
            return "This round is finished: its weights are kept as they are."
        return ""

    def _read(self, text: str) -> None:
        """Say what the weight under the keyboard looks at."""
        self.reads.setText(text)

    def _held(self, _on: bool) -> None:
        self._moving = None

    def _show(self) -> None:
        """The sliders as the weights stand, and what can be done with them."""
        for criterion, value in self.tried.items():
            self.lines[criterion].show_value(value)
        same = self.weights is not None and self.weights == self.kept
        if self.weights is None:
            same = not self._had_own
        self.save.setEnabled(not same and not self._locked)
        self.as_kept.setEnabled(not same and not self._locked)
        self.rounds.setEnabled(self.weights is not None and not self._locked)
        self.usual.setEnabled(self.tried != DEFAULT_WEIGHTS and not self._locked)

    def _try(self) -> None:
        """Work out the effect beside the window; a later one takes its place."""
        workspace, judged, aim = self._workspace, self._judged, self._aim
        weights, mine, kept = self.weights, self._mentee_id, self._kept_plan
        round_weights = self.of_round if mine else self.tried
        own = {mine: weights} if mine else {}

        def work(progress: Progress) -> tuple[Judged, MatchResult, WeightsTried]:
            now = judged
            if kept is None:  # the board may have been drawn on since it was judged
                now = look(workspace, judged.rows.round.id, judged.rows.plan_id, progress)
            best = kept or as_kept(now, aim)
            return now, best, try_weights(now, aim, best, round_weights, own, progress)

        self.work_out("Working out what would change", work, self._tried)

    def _tried(self, found: tuple[Judged, MatchResult, WeightsTried]) -> None:
        self._judged, self._kept_plan, self.effect = found
        effect = self.effect
        clear(self._figures)
        heads = ("Board", "Best as kept", "Best with these")
        columns = (effect.board, effect.best_as_kept, effect.best)
        for at, text in enumerate(heads, start=1):
            self._figures.addWidget(label(text, "small", "muted"), 0, at, END)
        for number, (name, tell) in enumerate(_FIGURES, start=1):
            self._figures.addWidget(label(name, "small", "muted"), number, 0)
            for at, figures in enumerate(columns, start=1):
                changed = at == 3 and tell(figures) != tell(effect.best_as_kept)
                made = label(tell(figures), "name" if changed else "body")
                self._figures.addWidget(made, number, at, END)
        self._figures.setColumnStretch(0, 1)
        self.says.setText(
            said.changed_by_weights(len(effect.difference.moves), effect.moves_as_kept)
        )
        self.moves.load(_rows(effect))
        self.seen.emit()


def _rows(effect: WeightsTried) -> list[Row]:
    """Who would have another mentor by these weights than by those kept, then the rest."""
    found = effect.difference
    parts: tuple[list[Row], list[Row]] = ([], [])
    for move in found.moves:
        parts[move.mentee_id not in effect.others].append(move_line(found, move))
    rows: list[Row] = []
    heads = ("By these weights", "By the weights as kept too")
    for text, lines in zip(heads, parts, strict=True):
        if lines:
            rows += [MovesHeading(f"{text} ({len(lines)})"), *lines]
    return rows


def _worst(figures: PlanFigures) -> str:
    return "–" if figures.worst is None else str(figures.worst[0])


_FIGURES: tuple[tuple[str, Callable[[PlanFigures], str]], ...] = (
    ("Paired", lambda one: f"{one.placed:,}"),
    ("Left out", lambda one: f"{len(one.left_out):,}"),
    ("Sum of fits", lambda one: f"{one.total:,}"),
    ("Average fit", lambda one: "–" if one.average is None else str(one.average)),
    ("Weakest pair", _worst),
)
