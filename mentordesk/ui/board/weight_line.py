"""One weight of the workshop: its name, a slider, a number, and a tick to hold it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSlider, QSpinBox, QWidget

from mentordesk.matching.pool import Criterion
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import label
from mentordesk.wording.matching import CRITERIA
from mentordesk.wording.programme import WEIGHT_READS


class WeightLine(QObject):
    """One criterion: its name, a slider and a number, always the same, and a tick to hold it."""

    moved = Signal(int)
    looked_at = Signal(str)

    def __init__(self, theme: Theme, criterion: Criterion) -> None:
        super().__init__()
        title, reads = CRITERIA[criterion.value], WEIGHT_READS[criterion.value]
        self._reads = reads
        self.name = label(title)
        self.name.setToolTip(reads[:1].upper() + reads[1:])
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(5)
        self.slider.setMinimumWidth(theme.scaled(120))
        self.spin = QSpinBox()
        self.spin.setRange(0, 100)
        self.spin.setKeyboardTracking(False)
        self.spin.lineEdit().setTextMargins(Space.XS, 0, 0, 0)
        self.spin.setFixedWidth(theme.scaled(64))
        self.hold = QCheckBox("Hold")
        self.hold.setAccessibleName(f"{title}: hold")
        self.hold.setObjectName(f"hold_{criterion.value}")
        for part, kind in ((self.slider, "slider"), (self.spin, "number")):
            part.setAccessibleName(f"{title}: weight")
            part.setAccessibleDescription(reads)
            part.setToolTip(self.name.toolTip())
            part.setObjectName(f"try_{criterion.value}_{kind}")
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.installEventFilter(self)
            part.valueChanged.connect(self.moved)
        self.name.setBuddy(self.spin)

    def show_value(self, value: int) -> None:
        """Show a weight without a word to anybody."""
        for part in (self.slider, self.spin):
            part.blockSignals(True)
            part.setValue(value)
            part.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel never changes a weight in passing; the focus says what this one looks at."""
        if event.type() is QEvent.Type.FocusIn:
            self.looked_at.emit(f"{self.name.text()}: {self._reads}.")
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return not watched.hasFocus()
        return False
