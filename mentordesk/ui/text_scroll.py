"""A scrolling column of wrapped texts, always as high as they need at the width there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mentordesk.ui.tokens import Space


class Scroll(QScrollArea):
    """The base of the tabs: a layout to be filled, then `fit`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name.lower().replace(" ", "_").replace("-", "_"))
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.body.setProperty("ground", "surface")
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(Space.L, Space.M, Space.M, Space.XL)
        self.box.setSpacing(Space.S)
        self.setWidget(self.body)

    def fit(self) -> None:
        """Be as high as the wrapped texts; a layout alone lets them be squeezed."""
        self.box.activate()
        width = self.viewport().width()
        self.body.setMinimumHeight(max(0, self.box.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was filled while hidden had no width yet."""
        super().showEvent(event)
        self.fit()
