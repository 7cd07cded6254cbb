"""The trail over the wizard: four numbered steps, which are also the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.steps import Step
from mentordesk.ui.imports.words import STEP_WORDS
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import CONTROL, Space
from mentordesk.ui.tokens import Step as Type
from mentordesk.ui.widgets import row

DISC = 22
"""Diameter of the numbered disc in px at 100 %."""


class Trail(QWidget):
    """The steps in their order: done ones ticked, the present one bold, later ones muted."""

    def __init__(self, theme: Theme, go: Callable[[Step], object]) -> None:
        super().__init__()
        self.setAccessibleName("Steps of the import")
        self.marks = {step: StepMark(theme, step, go) for step in Step}
        line = row(*self.marks.values(), 0, space=Space.XL)
        line.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self.setLayout(line)

    def show_step(self, now: Step, may_go: Callable[[Step], bool], all_done: bool) -> None:
        """Mark where the import stands and which steps may be gone to."""
        for step, mark in self.marks.items():
            mark.show_state(step is now and not all_done, step < now or all_done, may_go(step))


class StepMark(QAbstractButton):
    """One step: a disc with its number, or a tick, and its word."""

    def __init__(self, theme: Theme, step: Step, go: Callable[[Step], object]) -> None:
        super().__init__()
        self._theme, self._step = theme, step
        self._is_now = self._is_done = False
        self.setText(STEP_WORDS[step])
        self.setObjectName(f"step_{step.name.lower()}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: go(step))
        theme.changed.connect(self.updateGeometry)

    def show_state(self, is_now: bool, is_done: bool, may_go: bool) -> None:
        """Stand here, lie behind, or come later."""
        self._is_now, self._is_done = is_now, is_done
        self.setEnabled(may_go or is_now)
        focus = Qt.FocusPolicy.StrongFocus if may_go and not is_now else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if may_go and not is_now else self.cursor().shape()
        )
        state = "now" if is_now else "done" if is_done else "to come"
        self.setAccessibleName(f"Step {self._step + 1} of {len(Step)}: {self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        """Disc, gap, and the word in bold."""
        width = QFontMetrics(self._theme.font(Type.NAME)).horizontalAdvance(self.text())
        return QSize(
            self._theme.scaled(DISC) + Space.S + width + Space.XS, self._theme.scaled(CONTROL)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colours, whole = self._theme, self._theme.colours, self.rect()
        side = theme.scaled(DISC)
        disc = QRect(0, (whole.height() - side) // 2, side, side)
        disc = mirrored(disc, whole, self.layoutDirection())
        strong = self._is_now or self._is_done
        painter.setBrush(
            colours.accent
            if self._is_now
            else colours.accent_soft
            if strong
            else Qt.BrushStyle.NoBrush
        )
        painter.setPen(QPen(colours.accent if strong else colours.edge, 1))
        painter.drawEllipse(QRectF(disc).adjusted(0.5, 0.5, -0.5, -0.5))
        on = colours.accent_on if self._is_now else colours.accent if strong else colours.muted
        if self._is_done:
            inset = side * 0.22
            paint_icon(painter, Icon.CHECK, QRectF(disc).adjusted(inset, inset, -inset, -inset), on)
        else:
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(on)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._step + 1))
        start = side + Space.S
        words = QRect(start, 0, whole.width() - start, whole.height())
        font = theme.font(Type.NAME if self._is_now else Type.BODY)
        ink = colours.ink if strong or self.underMouse() else colours.muted
        painter.setLayoutDirection(self.layoutDirection())
        draw_text(painter, mirrored(words, whole, self.layoutDirection()), self.text(), font, ink)
        painter.end()
