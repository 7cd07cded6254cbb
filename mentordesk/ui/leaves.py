"""Pages of a PDF below each other, as wide as the room there is; keys scroll them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mentordesk.documents.preview import Picture
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space

WIDEST = 760
"""No page is shown wider than this, in px: it would be larger than the paper."""


class Leaves(QScrollArea):
    """The pages. `say` shows a sentence in their place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._inner = _Inner(theme)
        self.setObjectName("leaves")
        self.setAccessibleName("Pages of the agreement")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._inner)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(48)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._inner.images)

    def show_pages(self, pictures: Sequence[Picture], of: str, *, keep_place: bool = False) -> None:
        """Show these pages; `of` says whose they are. From the top, unless the place is kept."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self._inner.images = [_image(picture) for picture in pictures]
        self.setAccessibleDescription(of)
        self._fit()
        self.verticalScrollBar().setValue(place)

    def clear(self) -> None:
        """Show no page."""
        self.show_pages((), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._inner.fit(self.viewport().width())
        self._inner.update()


class _Inner(QWidget):
    """Paints the pages; one picture is kept for each, drawn anew at the screen's own scale."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.images: list[QImage] = []
        self._places: list[QRect] = []
        theme.changed.connect(self.update)

    def fit(self, width: int) -> None:
        """Place the pages in this width, in px."""
        self._places = []
        room = max(1, min(WIDEST, width - 2 * Space.L))
        top = int(Space.M)
        for image in self.images:
            size = QSize(image.width(), image.height())
            height = round(size.height() * room / max(1, size.width()))
            self._places.append(QRect((width - room) // 2, top, room, height))
            top += height + Space.M
        self.resize(width, top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are to be seen, each with an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._theme.colours.sunken)
        for image, place in zip(self.images, self._places, strict=True):
            if not place.intersects(event.rect()):
                continue
            scale = self.devicePixelRatioF()
            sharp = image.scaled(
                round(place.width() * scale),
                round(place.height() * scale),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(QRectF(place), sharp)
            painter.setPen(QPen(self._theme.colours.edge, 1))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()


def _image(picture: Picture) -> QImage:
    line = picture.width * 4
    image = QImage(picture.rgba, picture.width, picture.height, line, QImage.Format.Format_RGBA8888)
    return image.copy()  # the bytes go with the picture
