"""The programme's logo: shown as it stands on paper, chosen from a picture, taken away."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from mentordesk.commands.templates import SetLogo
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.templates import logo
from mentordesk.ui.page import Context
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.refusals import refusal

KINDS = "Pictures (*.png *.jpg *.jpeg *.svg *.bmp *.gif *.webp)"
LARGEST = QSize(960, 240)
"""Dots kept of a logo: four to a dot of the place it has on paper."""

SHOWN = QSize(160, 40)


class LogoPart(QWidget):
    """A picture with its deeds; on white, as it will be printed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.desk, self._context = context.desk, context
        self.picture = QLabel()
        self.picture.setObjectName("logo")
        self.picture.setAccessibleName("Logo")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button("Choose a logo…", self._choose, name="choose_logo")
        self.remove = button("Remove logo", self._remove, kind="danger", name="remove_logo")
        self.wrong = label("", "small", "urgent", wraps=True)
        self.wrong.setObjectName("logo_refusal")
        self.wrong.hide()
        about = label(
            "Stands at the top of each agreement, at most 56 mm wide and 14 mm high.",
            "small",
            "muted",
            wraps=True,
        )
        line = row(self.picture, self.choose, self.remove, 0)
        self.setLayout(column(line, self.wrong, about, space=Space.XS))

    def fill(self) -> None:
        """Show the logo on file."""
        held = self.desk.ask(logo)
        free = not self.desk.is_read_only
        self.choose.setEnabled(free)
        self.remove.setVisible(held is not None and free)
        self.picture.setVisible(held is not None)
        self.wrong.hide()
        if held is not None:
            found = QPixmap()
            found.loadFromData(QByteArray(held))
            self.picture.setPixmap(_on_white(found, self.devicePixelRatioF()))

    def _choose(self) -> None:
        path = self._context.answers.open_file(self, "Choose a logo", KINDS)
        if path is None:
            return
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            self._refuse(Refused(Reason.LOGO_WRONG))
            return
        self.desk.do(SetLogo(png_of(image)), refused=self._refuse)

    def _remove(self) -> None:
        self.desk.do(SetLogo(None), refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()


def png_of(image: QImage) -> bytes:
    """The picture as a PNG, no larger than a logo needs to be."""
    if image.width() > LARGEST.width() or image.height() > LARGEST.height():
        image = image.scaled(
            LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def _on_white(found: QPixmap, scale: float) -> QPixmap:
    """Paper is white, also where the screen is dark."""
    size = SHOWN * scale
    shown = QPixmap(size + QSize(int(Space.M), int(Space.M)) * scale)
    shown.fill(Qt.GlobalColor.white)
    small = found.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(shown)
    painter.drawPixmap(
        (shown.width() - small.width()) // 2, (shown.height() - small.height()) // 2, small
    )
    painter.end()
    shown.setDevicePixelRatio(scale)
    return shown
