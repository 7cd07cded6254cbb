"""One weight of the workshop: its name, a slider, a number, and a tick to hold it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox

from mentordesk.matching.pool import Criterion
from mentordesk.ui.slider_number import SliderNumber
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import label
from mentordesk.wording.matching import CRITERIA
from mentordesk.wording.programme import WEIGHT_READS


class WeightLine(SliderNumber):
    """One criterion: its name, a slider and a number, always the same, and a tick to hold it."""

    moved = Signal(int)
    looked_at = Signal(str)

    def __init__(self, theme: Theme, criterion: Criterion) -> None:
        title, reads = CRITERIA[criterion.value], WEIGHT_READS[criterion.value]
        widths = theme.scaled(120), theme.scaled(64)
        super().__init__(title, reads, f"try_{criterion.value}", widths)
        self._reads = reads
        self.name = label(title)
        self.name.setToolTip(reads[:1].upper() + reads[1:])
        self.hold = QCheckBox("Hold")
        self.hold.setAccessibleName(f"{title}: hold")
        self.hold.setObjectName(f"hold_{criterion.value}")
        for part in (self.slider, self.spin):
            part.setToolTip(self.name.toolTip())
            part.valueChanged.connect(self.moved)
        self.name.setBuddy(self.spin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus says what this one looks at."""
        if event.type() is QEvent.Type.FocusIn:
            self.looked_at.emit(f"{self.name.text()}: {self._reads}.")
        return super().eventFilter(watched, event)
