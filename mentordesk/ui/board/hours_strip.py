"""Common hours drawn: for each stretch a day by the mentee's clock and one by the mentor's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.ui.board.common_hours import DAY, Common, LocalTime
from mentordesk.ui.board.why import Hours
from mentordesk.ui.paint import Shape, draw_text, mirrored, shape_colour
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.wording.common_hours import day_step, stretch_days
from mentordesk.wording.dates import clock

MARKS = (6, 12, 18)
"""The hours at which a day is marked."""


@dataclass(frozen=True)
class Alike:
    """The same stretch on several days of the mentee's week; `step` is the mentor's day beside."""

    days: tuple[int, ...]
    mentee: LocalTime
    mentor: LocalTime
    step: str

    @property
    def spoken(self) -> str:
        """As it is read out."""
        day = f" {self.step}" if self.step else ""
        return (
            f"{stretch_days(self.days)} {_clocks(self.mentee)}, there {_clocks(self.mentor)}{day}"
        )


def alike(slots: Sequence[Common]) -> list[Alike]:
    """Stretches at the same hours of both clocks as one, in the order of their first days."""
    found: dict[tuple[int, int, int, int, str], list[Common]] = defaultdict(list)
    for common in slots:
        near, far = common.mentee, common.mentor
        step = day_step(near.weekday, far.weekday)
        found[near.start, near.end, far.start, far.end, step].append(common)
    return [
        Alike(tuple(one.mentee.weekday for one in same), same[0].mentee, same[0].mentor, key[-1])
        for key, same in found.items()
    ]


class HoursStrip(QWidget):
    """Two days of 24 hours for each stretch, marked at 6, 12 and 18, with the hours in words."""

    def __init__(self, theme: Theme, hours: Hours) -> None:
        super().__init__()
        self._theme, self._hours = theme, hours
        self._rows = alike(hours.slots)
        spoken = "; ".join(row.spoken for row in self._rows)
        self.setAccessibleName(f"Common hours of {hours.mentee} and {hours.mentor}: {spoken}")
        self.setToolTip(f"Round: {hours.mentee}’s clock. Square: {hours.mentor}’s.")
        self.setObjectName("hours_strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Three small lines for each stretch, and two that name the clocks."""
        line = self._theme.line(Step.SMALL)
        names = 2 * line + Space.S if self._hours.names_them else 0
        return QSize(self._theme.scaled(180), names + len(self._rows) * self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whose clock is whose, then every stretch."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        top = 0
        if self._hours.names_them:
            people = ((Shape.MENTEE, self._hours.mentee), (Shape.MENTOR, self._hours.mentor))
            for shape, name in people:
                self._draw_name(painter, top, shape, name)
                top += self._theme.line(Step.SMALL)
            top += Space.S
        for row in self._rows:
            self._draw(painter, top, row)
            top += self._step()
        painter.end()

    def _step(self) -> int:
        return 3 * self._theme.line(Step.SMALL) + Space.S

    def _draw_name(self, painter: QPainter, top: int, shape: Shape, name: str) -> None:
        theme, whole, direction = self._theme, self.rect(), self.layoutDirection()
        line = theme.line(Step.SMALL)
        left = self._draw_shape(painter, top, shape)
        words = mirrored(QRect(left, top, whole.width() - left, line), whole, direction)
        font, ink = theme.font(Step.SMALL), theme.colours.muted
        draw_text(painter, words, f"{name}’s clock", font, ink)

    def _draw_shape(self, painter: QPainter, top: int, shape: Shape) -> int:
        """The sign of a clock at the beginning of a line; where the rest begins."""
        theme, line = self._theme, self._theme.line(Step.SMALL)
        side = theme.scaled(10)
        box = QRect(0, top + (line - side) // 2, side, side)
        inner = mirrored(box, self.rect(), self.layoutDirection()).toRectF()
        inner = inner.adjusted(1, 1, -1, -1)
        painter.setPen(QPen(shape_colour(theme.colours, shape), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, shape is Shape.MENTEE)
        # Too small for the rounded square of an avatar, which would look round.
        (painter.drawEllipse if shape is Shape.MENTEE else painter.drawRect)(inner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        return side + Space.S

    def _draw(self, painter: QPainter, top: int, row: Alike) -> None:
        theme, whole, direction = self._theme, self.rect(), self.layoutDirection()
        font, line = theme.font(Step.SMALL), theme.line(Step.SMALL)
        days = mirrored(QRect(0, top, whole.width(), line), whole, direction)
        draw_text(painter, days, stretch_days(row.days), font, theme.colours.ink)
        far = f"{_clocks(row.mentor)} {row.step}".strip()
        told = ((Shape.MENTEE, row.mentee, _clocks(row.mentee)), (Shape.MENTOR, row.mentor, far))
        painter.setFont(font)
        room = max(painter.fontMetrics().horizontalAdvance(text) for *_, text in told) + 2
        for shape, time, text in told:
            top += line
            left = self._draw_shape(painter, top, shape)
            words = QRect(whole.width() - room, top, room, line)
            words = mirrored(words, whole, direction)
            draw_text(painter, words, text, font, theme.colours.ink)
            day = QRect(left, top, whole.width() - room - Space.S - left, line)
            self._draw_day(painter, day, time)

    def _draw_day(self, painter: QPainter, line: QRect, time: LocalTime) -> None:
        """A day from 0 to 24, the stretch filled; past midnight it goes on at the beginning."""
        theme, colours, direction = self._theme, self._theme.colours, self.layoutDirection()
        whole, height = self.rect(), theme.scaled(8)
        day = QRect(line.left(), line.top() + (line.height() - height) // 2, line.width(), height)
        painter.fillRect(mirrored(day, whole, direction), colours.sunken)
        for hour in MARKS:
            at = QRect(day.left() + day.width() * hour // 24, day.top(), 1, height)
            painter.fillRect(mirrored(at, whole, direction), colours.edge)
        spans = [(time.start, time.end)]
        if time.end <= time.start:
            spans = [(time.start, DAY), (0, time.end)]
        for start, end in spans:
            left = day.left() + day.width() * start // DAY
            width = max(3, day.width() * (end - start) // DAY)
            part = QRect(left, day.top(), min(width, day.right() + 1 - left), height)
            painter.fillRect(mirrored(part, whole, direction), colours.fit_good)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(mirrored(day, whole, direction).adjusted(0, 0, -1, -1))


def _clocks(time: LocalTime) -> str:
    return f"{clock(time.start)}–{clock(time.end)}"
