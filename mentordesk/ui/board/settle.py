"""A placed card settles into its mentor's card, for as long as a blink and only after a drop."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QWidget

from mentordesk.ui.board.hand import Held
from mentordesk.ui.board.held_card import held_picture
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import SETTLE_MS


def motion_allowed() -> bool:
    """Whether the system has not asked for reduced motion, as far as it can be asked."""
    if sys.platform == "win32":
        return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def settle(page: QWidget, theme: Theme, held: Held, start: QPoint, end: QPoint) -> QLabel | None:
    """Let the picture of what was held glide from the one point of the page to the other.

    None where nothing may move. The picture takes no clicks and is gone by itself.
    """
    if not motion_allowed() or start == end:
        return None
    shown = QLabel(page)
    shown.setObjectName("settling")
    shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    picture = held_picture(held, theme, page.devicePixelRatioF(), page.layoutDirection())
    shown.setPixmap(picture)
    shown.adjustSize()
    half = QPoint(shown.width() // 2, shown.height() // 2)
    shown.move(start - half)
    shown.show()
    glide = QPropertyAnimation(shown, b"pos", shown)
    glide.setDuration(SETTLE_MS)
    glide.setStartValue(start - half)
    glide.setEndValue(end - half)
    glide.setEasingCurve(QEasingCurve.Type.OutCubic)
    glide.finished.connect(shown.deleteLater)
    glide.start()
    return shown
