"""The shipped line icons, coloured by token and drawn sharp at the screen's own scale."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mentordesk import paths

SIZES = (16, 20)


class Icon(Enum):
    """Every icon in use; the value is the file's name."""

    ALERT = "triangle-alert"
    ARROW_LEFT = "arrow-left"
    ASK = "user-round-search"
    BOARD = "square-kanban"
    BOOK = "book-open"
    CALENDAR = "calendar"
    CHART = "chart-column"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    COHORT = "graduation-cap"
    COLUMNS = "columns-3"
    COPY = "copy"
    EDIT = "pencil"
    FILE = "file-text"
    FILTER = "filter"
    FOLDER = "folder-open"
    GRIP = "grip-vertical"
    HELP = "circle-help"
    HISTORY = "history"
    IMPORT = "upload"
    INFO = "info"
    LOCK = "lock"
    MAIL = "mail"
    MORE = "ellipsis"
    OCTAGON = "octagon-alert"
    PAIR = "link"
    PANEL = "panel-right"
    PEOPLE = "users"
    PERSON = "user"
    PERSON_ADD = "user-plus"
    PERSON_CHECK = "user-check"
    PLUS = "plus"
    MINUS = "minus"
    PRINT = "printer"
    REDO = "redo-2"
    REFRESH = "refresh-cw"
    ROUND = "refresh-cw"
    SAVE = "save"
    SCALE = "scale"
    SEARCH = "search"
    SETTINGS = "settings"
    SHEET = "file-spreadsheet"
    SOLVE = "wand-sparkles"
    STAR = "star"
    TAG = "tag"
    TODAY = "bell"
    TRASH = "trash-2"
    UNDO = "undo-2"
    X = "x"


def pixmap(icon: Icon, colour: QColor, size: int, scale: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` px square, with `scale` device pixels to the px."""
    return _render(icon, colour.rgba(), size, scale)


def paint_icon(painter: QPainter, icon: Icon, rect: QRectF, colour: QColor) -> None:
    """Draw the icon into a square of whole px, sharp at the painter's scale."""
    device = painter.device()
    scale = device.devicePixelRatio() if device is not None else 1.0
    painter.drawPixmap(rect.topLeft(), pixmap(icon, colour, round(rect.width()), scale))


def icon_of(icon: Icon, colour: QColor, disabled: QColor) -> QIcon:
    """The icon at the two sizes in use, sharp on every screen now there."""
    made = QIcon()
    for size in SIZES:
        for scale in sorted({1.0, 2.0, QGuiApplication.instance().devicePixelRatio()}):  # type: ignore[union-attr]
            made.addPixmap(pixmap(icon, colour, size, scale))
            made.addPixmap(pixmap(icon, disabled, size, scale), QIcon.Mode.Disabled)
    return made


def recoloured_file(icon: Icon, colour: QColor) -> str:
    """A file of the icon in that colour, for the style sheet, which knows files only.

    Kept in the user's folder; written when it is missing.
    """
    folder = paths.user_folder() / "look"
    folder.mkdir(exist_ok=True)
    file = folder / f"{icon.value}-{colour.name()[1:]}.svg"
    if not file.exists():
        file.write_bytes(_coloured(icon, colour.name()))
    return file.as_posix()


@lru_cache(maxsize=4096)
def _render(icon: Icon, rgba: int, size: int, scale: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    renderer = QSvgRenderer(QByteArray(_coloured(icon, colour.name())))
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@lru_cache(maxsize=512)
def _coloured(icon: Icon, colour: str) -> bytes:
    return _source(icon).replace(b"currentColor", colour.encode())


@lru_cache(maxsize=128)
def _source(icon: Icon) -> bytes:
    return (paths.resources() / "icons" / f"{icon.value}.svg").read_bytes()
