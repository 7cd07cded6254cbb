"""The sliders of the weights workshop: all weights together, always adding to 100."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from mentordesk.matching.balance import moved
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion
from mentordesk.ui.board.weight_line import WeightLine
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import button, label, leading, row

Weights = Mapping[Criterion, int]
HOW = "The others follow, so that all add to 100. Hold keeps one as it is."


@dataclass(frozen=True)
class Weighed:
    """What counts now: for the round, and for one mentee where there is `mentee_id`.

    `own` are that mentee's own weights, None where the round's count.
    """

    of_round: Weights
    mentee_id: str = ""
    mentee: str = ""
    own: Weights | None = None

    @property
    def kept(self) -> Weights | None:
        """What is kept for whom this is about; None for a mentee who has the round's."""
        return self.own if self.mentee_id else self.of_round


class WeightSliders(Scroll):
    """`changed`: `weights` are others than before. None: a mentee is to have the round's."""

    changed = Signal()

    def __init__(self, theme: Theme, kept: Weighed, is_locked: bool) -> None:
        super().__init__("Weights")
        self._theme, self._kept, self._is_locked = theme, kept, is_locked
        self.weights: dict[Criterion, int] | None = _copy(kept.kept)
        self._base, self._moving = dict(self.tried), None
        self.lines: dict[Criterion, WeightLine] = {}
        self._build()
        self._show()

    _moving: Criterion | None

    @property
    def tried(self) -> dict[Criterion, int]:
        """The weights as the sliders stand."""
        return dict(self._kept.of_round) if self.weights is None else self.weights

    @property
    def are_kept(self) -> bool:
        """Whether they are what is kept already."""
        return self.weights == self._kept.kept

    def weigh(self, criterion: Criterion, value: int) -> None:
        """Set one weight; those that are not held follow."""
        if criterion is not self._moving:
            # Of one drag all steps start from where it began: back again is back again.
            self._base, self._moving = dict(self.tried), criterion
        held = {one for one, line in self.lines.items() if line.hold.isChecked()}
        self.weights = moved(self._base, criterion, value, held)
        self._show()
        self.changed.emit()

    def put(self, weights: Weights | None) -> None:
        """Set all of them; None stands for the round's."""
        self.weights, self._moving = _copy(weights), None
        self._show()
        self.changed.emit()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for number, criterion in enumerate(Criterion):
            line = WeightLine(self._theme, criterion)
            line.moved.connect(partial(self.weigh, criterion))
            line.hold.toggled.connect(self._held)
            line.looked_at.connect(self._read)
            self.lines[criterion] = line
            for at, part in enumerate((line.name, line.slider, line.spin, line.hold)):
                grid.addWidget(part, number, at)
                if part is not line.name:
                    part.setEnabled(not self._is_locked)
        back = "Own weights as kept" if self._kept.own is not None else "As kept"
        self.as_kept = button(back, lambda: self.put(self._kept.kept), name="as_kept")
        self.usual = button("Usual weights", lambda: self.put(DEFAULT_WEIGHTS), name="usual")
        self.rounds = button("The round’s weights", lambda: self.put(None), name="the_rounds")
        self.rounds.setVisible(bool(self._kept.mentee_id))
        self.reads = label("", "small", "muted", wraps=True)
        self.reads.setMinimumHeight(3 * self._theme.line(Step.SMALL))
        self.reads.setAlignment(leading() | Qt.AlignmentFlag.AlignTop)
        self.box.setContentsMargins(0, 0, Space.M, 0)
        self.box.addWidget(label(HOW, "small", "muted", wraps=True))
        self.box.addLayout(grid)
        self.box.addLayout(row(self.as_kept, self.usual, self.rounds, 0))
        self.box.addWidget(self.reads)
        self.box.addStretch(1)

    def _read(self, text: str) -> None:
        """Say what the weight under the keyboard looks at."""
        self.reads.setText(text)

    def _held(self, _on: bool) -> None:
        self._moving = None

    def _show(self) -> None:
        """The sliders as the weights stand, and what can be done with them."""
        for criterion, value in self.tried.items():
            self.lines[criterion].show_value(value)
        free = not self._is_locked
        self.as_kept.setEnabled(free and not self.are_kept)
        self.rounds.setEnabled(free and self.weights is not None)
        self.usual.setEnabled(free and self.tried != DEFAULT_WEIGHTS)


def _copy(weights: Weights | None) -> dict[Criterion, int] | None:
    return None if weights is None else dict(weights)
