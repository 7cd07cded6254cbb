"""A slider and a number that always say the same, from 0 to 100: how a weight is set."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSlider, QSpinBox, QWidget

from mentordesk.ui.tokens import Space


class SliderNumber(QObject):
    """The two parts, to be laid out; `about` is what the weight looks at, in words.

    `named` begins their object names.
    """

    def __init__(self, title: str, about: str, named: str, widths: tuple[int, int]) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(5)
        self.slider.setMinimumWidth(widths[0])
        self.spin = QSpinBox()
        self.spin.setRange(0, 100)
        self.spin.setKeyboardTracking(False)
        self.spin.lineEdit().setTextMargins(Space.XS, 0, 0, 0)
        self.spin.setFixedWidth(widths[1])
        for part, kind in ((self.slider, "slider"), (self.spin, "number")):
            part.setAccessibleName(f"{title}: weight")
            part.setAccessibleDescription(about)
            part.setObjectName(f"{named}_{kind}")
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.installEventFilter(self)

    @property
    def value(self) -> int:
        """The weight as it now stands, 0 to 100."""
        return self.spin.value()

    def show_value(self, value: int) -> None:
        """Show a weight without a word to anybody."""
        for part in (self.slider, self.spin):
            part.blockSignals(True)
            part.setValue(value)
            part.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls what is around and never changes a weight in passing."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return not watched.hasFocus()
        return False
