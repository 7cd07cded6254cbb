"""One agreement that came back, field by field beside what is held, each with a tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from mentordesk.jobs.returned import Beside, Line, ReturnedPaper
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import clear, label, rule
from mentordesk.wording.dates import short_day
from mentordesk.wording.returned import TROUBLES

_LEVEL = 3
"""Px that the words of a tick stand below its top."""
HELD, PAPER = "On file", "On the paper"


class Lines(Scroll):
    """A tick for every field that says anything new; what is the same is listed below, muted."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__("Field by field")
        self.paper: ReturnedPaper | None = None
        self.ticks: dict[str, QCheckBox] = {}

    def show_paper(self, paper: ReturnedPaper | None, may_tick: bool) -> None:
        """Show this paper; every new line is ticked to begin with."""
        self.paper = paper
        self.ticks = {}
        clear(self.box)
        if paper is not None and paper.trouble is not None:
            self.box.addWidget(label(TROUBLES[paper.trouble.value], wraps=True))
        elif paper is not None:
            self._fill(paper, may_tick)
        self.box.addStretch(1)
        self.fit()

    def is_taken(self, line: Line) -> bool:
        """Whether a line is ticked."""
        tick = self.ticks.get(line.id)
        return tick is not None and tick.isChecked()

    def _fill(self, paper: ReturnedPaper, may_tick: bool) -> None:
        new, same = paper.new, [n for n in paper.lines if n.beside is Beside.SAME]
        if not new:
            self.box.addWidget(label("Nothing in it is new.", wraps=True))
        if new:
            self.box.addWidget(self._grid(new, may_tick))
        if same:
            self.box.addWidget(rule())
            self.box.addWidget(label("The same as on file", "small", "muted"))
            for line in same:
                words = f"{line.label}: {line.returned}"
                self.box.addWidget(label(words, "small", "muted", wraps=True))

    def _grid(self, lines: tuple[Line, ...], may_tick: bool) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        for place, heading in enumerate((HELD, PAPER), start=1):
            grid.addWidget(label(heading, "small", "muted"), 0, place)
        top = Qt.AlignmentFlag.AlignTop
        for number, line in enumerate(lines, start=1):
            tick = QCheckBox(line.label)
            tick.setObjectName(f"take_{line.id}")
            tick.setAccessibleName(f"Take “{line.label}”: {line.returned}")
            tick.setChecked(True)
            tick.setEnabled(may_tick)
            tick.toggled.connect(lambda _on: self.ticked.emit())
            self.ticks[line.id] = tick
            returned = line.returned
            if line.person_id is not None:
                returned += f", {short_day(line.on)}" if line.on else ", no day that can be read"
            grid.addWidget(tick, number, 0, top)
            beside = (
                label(line.held or "–", tone="muted", wraps=True),
                label(returned, wraps=True),
            )
            for place, words in enumerate(beside, start=1):
                words.setContentsMargins(0, _LEVEL, 0, 0)
                grid.addWidget(words, number, place, top)
        for place, stretch in enumerate((2, 3, 3)):
            grid.setColumnStretch(place, stretch)
        return body
