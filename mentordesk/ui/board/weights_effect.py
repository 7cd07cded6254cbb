"""What other weights would do, as the workshop shows it: figures, a sentence, and who moves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.jobs.weights_tried import WeightsTried
from mentordesk.ui.board.difference import move_line
from mentordesk.ui.board.figure_grid import FigureGrid
from mentordesk.ui.board.moves_list import MovesList
from mentordesk.ui.board.moves_model import MovesHeading, Row
from mentordesk.ui.board.plan_figures import number_rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import column, label, restyle, rule
from mentordesk.wording import plans as said

HEADS = ("Board", "Best as kept", "Best with these")


class WeightsEffect(QWidget):
    """Greyed while newer weights are worked out: old figures stay, and nothing moves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.figures = FigureGrid(theme, numbers=True)
        self.figures.set_heads(HEADS)
        self.says = label("", "name", wraps=True)
        self.moves = MovesList(theme, "Pairs that would change")
        box = column(self.figures, rule(), self.says, self.moves)
        box.setStretch(3, 1)
        self.setLayout(box)

    def show_effect(self, effect: WeightsTried, is_newest: bool) -> None:
        """The figures; who moves only when no newer weights are on their way."""
        plans = (effect.board, effect.best_as_kept, effect.best)
        self.figures.show_rows(number_rows(plans, marked=2))
        self.says.setText(
            said.changed_by_weights(len(effect.difference.moves), effect.moves_as_kept)
        )
        if is_newest:
            self.moves.load(_rows(effect))
        self.set_old(not is_newest)

    def set_old(self, is_old: bool) -> None:
        """Whether what is shown is of weights that have been moved since."""
        self.figures.set_old(is_old)
        self.moves.set_old(is_old)
        restyle(self.says, "tone", "muted" if is_old else "ink")


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
