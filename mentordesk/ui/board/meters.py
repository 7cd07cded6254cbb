"""The meters above the board: how far the pairs drawn are from the best plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from mentordesk.jobs.board_numbers import BoardNumbers
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, row

NONE = "–"


class Meter(QFrame):
    """A number and the words beneath it; greyed while a new number is being worked out."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(f"meter_{name}")
        self._value = label(NONE, "name")
        self._words = label(words, "small", "muted")
        self.setLayout(column(self._value, self._words, space=0))

    @property
    def text(self) -> str:
        """The number as it is shown."""
        return self._value.text()

    @property
    def is_old(self) -> bool:
        """Whether the number is greyed."""
        return bool(self._value.property("tone") == "muted")

    def show_value(self, value: str, spoken: str, words: str = "") -> None:
        """Show a number; `spoken` says it in full, `words` stand beneath it from now on."""
        self._value.setText(value)
        if words:
            self._words.setText(words)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def set_old(self, old: bool) -> None:
        """Grey the number while it may be out of date."""
        self._value.setProperty("tone", "muted" if old else "ink")
        self._value.style().unpolish(self._value)
        self._value.style().polish(self._value)


class Meters(QFrame):
    """Paired, average fit, best possible and the gap, mentors used, left out."""

    left_out_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paired = Meter("paired", "paired")
        self.average = Meter("average", "average fit")
        self.best = Meter("best", "best possible")
        self.used = Meter("used", "mentors used")
        self.left_out = QPushButton()
        self.left_out.setObjectName("meter_left_out")
        self.left_out.setProperty("kind", "quiet")
        self.left_out.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.left_out.clicked.connect(self.left_out_wanted)
        line: QHBoxLayout = row(
            self.paired, self.average, self.best, self.used, self.left_out, space=Space.L
        )
        line.setAlignment(self.left_out, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.show_numbers(None)

    def show_numbers(self, numbers: BoardNumbers | None) -> None:
        """Show these numbers, or dashes while there are none."""
        if numbers is None:
            for meter in (self.paired, self.average, self.best, self.used):
                meter.show_value(NONE, "Being worked out")
            self.left_out.setText("Left out –")
            self.left_out.setEnabled(False)
            return
        n = numbers
        average, best = _fit(n.average), _fit(n.best_average)
        paired = "placed" if n.in_groups else "paired"
        self.paired.show_value(
            f"{n.paired:,} of {n.to_pair:,}", f"{n.paired} of {n.to_pair} mentees are {paired}",
            paired,
        )  # fmt: skip
        self.average.show_value(average, f"Average fit {average} of 100")
        spoken = f"Best possible average fit {best}{_for_all(n)}, proven; {_gap_spoken(n)}"
        self.best.show_value(best, spoken, f"best possible{_for_all(n)}, {_gap(n)}")
        self.used.show_value(
            f"{n.mentors_used:,} of {n.mentors_offered:,}",
            f"{n.mentors_used} of {n.mentors_offered} mentors have a mentee",
        )
        count = len(n.left_out)
        self.left_out.setText(f"Left out {count:,}")
        self.left_out.setAccessibleName(f"{count} left out: show who and why")
        self.left_out.setToolTip("Show who is left out, and why")
        self.left_out.setEnabled(True)

    def follow(self, state: BoardState) -> None:
        """Show the numbers of a board; the best possible is greyed while it is proved anew."""
        self._state = state
        state.counted.connect(self._counted)
        state.outdated.connect(self._outdated)
        state.judged_anew.connect(self._judged)

    def _counted(self) -> None:
        self.show_numbers(self._state.numbers)

    def _outdated(self) -> None:
        self.best.set_old(True)

    def _judged(self) -> None:
        self.best.set_old(False)


def _fit(value: int | None) -> str:
    return NONE if value is None else str(value)


def _for_all(numbers: BoardNumbers) -> str:
    """For how many pairs, where the best plan has not as many as are drawn: averages of
    different numbers of pairs cannot be held against each other."""
    same = numbers.best_paired == numbers.paired
    return "" if same else f" for {numbers.best_paired:,}"


def _gap(numbers: BoardNumbers) -> str:
    return f"gap {numbers.gap:,}" if numbers.gap > 0 else "no gap"


def _gap_spoken(numbers: BoardNumbers) -> str:
    if numbers.gap <= 0:
        return f"the scores of these pairs add up to its {numbers.best_total:,} points"
    points = f"{numbers.total:,} points, {numbers.gap:,} less than the {numbers.best_total:,}"
    return f"the scores of these pairs add up to {points} of the best plan"
