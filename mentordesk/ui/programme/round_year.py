"""The year of a round as a chart that is a table: its dates, the calendar and the clocks."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy

from mentordesk.domain.round import add_months
from mentordesk.domain.season import DEAD, Span
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.programme.around_dates import CAPTIONS, AroundDates
from mentordesk.ui.rows import Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.wording.dates import MONTHS, short_day
from mentordesk.wording.seasons import clocks, days_of, span_kind
from mentordesk.wording.words import many

ROW, LABEL = 24, 176
"""Height of a row and most room for the names, in px at 100 %."""
MOST = 12
"""So many stretches are drawn; those that dates fall into come first."""


@dataclass(frozen=True)
class Lane:
    """One row: its name, what it says in words, its stretches, and the days marked on it."""

    id: str
    label: str
    words: str
    bars: tuple[tuple[dt.date, dt.date], ...] = ()
    marks: tuple[tuple[dt.date, bool], ...] = ()
    note: str = ""
    is_dead: bool = False
    is_round: bool = False


class YearColumn(Enum):
    """The two columns; headings for those who hear them."""

    LABEL = "What"
    TIME = "When"


class YearModel(RowsModel[Lane, YearColumn]):
    """The rows of one round's year; they change only together."""

    def __init__(self) -> None:
        super().__init__(list(YearColumn))
        self._lanes: Sequence[Lane] = ()
        self._numbers: dict[str, int] = {}
        self.first = self.last = dt.date(2000, 1, 1)
        self.dates: tuple[dt.date, ...] = ()

    def show_around(self, around: AroundDates) -> None:
        """Show these dates and what stands beside them."""
        self.dates = tuple(around.days.values())
        self.first = min(self.dates).replace(day=1)
        self.last = add_months(max(self.dates).replace(day=1), 1) - dt.timedelta(days=1)
        self._lanes = tuple(lanes(around, self.first, self.last))
        self._numbers = {lane.id: number for number, lane in enumerate(self._lanes)}
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Lane]:
        """All of them: nothing here is read from the file."""
        return self._lanes

    def order(self, row: Lane) -> int:
        """As given."""
        return self._numbers[row.id]

    def text(self, row: Lane, column: YearColumn) -> str:
        """The name, or what the drawing says."""
        return row.label if column is YearColumn.LABEL else row.words

    def tip(self, row: Lane, column: YearColumn) -> str:
        """All of it in words."""
        return f"{row.label}\n{row.words}" if row.words else row.label


def lanes(around: AroundDates, first: dt.date, last: dt.date) -> Iterator[Lane]:
    """Months, the round itself, the clocks, then the calendar by its days."""
    yield Lane("months", "", f"{short_day(first)} to {short_day(last)}")
    marks = tuple((day, around.warns(field)) for field, day in around.days.items())
    said = [f"{CAPTIONS[field]} {short_day(day)}" for field, day in around.days.items()]
    ends = (around.days["starts"], around.days["ends"])
    yield Lane("round", "This round", ", ".join(said), (ends,), marks, is_round=True)
    changes = [one for one in around.changes if first <= one.day <= last]
    if changes:
        told = [f"{short_day(one.day)}: {clocks(one)}" for one in changes]
        days = tuple((day, False) for day in sorted({one.day for one in changes}))
        yield Lane("clocks", "Clocks change", "; ".join(told), marks=days)
    shown, rest = _chosen(around, first, last)
    for number, span in enumerate(shown):
        touched = around.touched_by(span)
        words = f"{days_of(span)}, {span_kind(span)}" + (
            f"; in it: {', '.join(touched)}" if touched else ""
        )
        bar = (max(first, span.first_day), min(last, span.last_day))
        is_dead, note = span.season in DEAD, span_kind(span)
        yield Lane(f"span{number:03d}", span.name, words, (bar,), note=note, is_dead=is_dead)
    if rest:
        yield Lane("rest", f"and {many(rest, 'more line')}", "under Settings, Calendar")


def _chosen(around: AroundDates, first: dt.date, last: dt.date) -> tuple[list[Span], int]:
    """The stretches to draw, and how many there are besides."""
    here = [span for span in around.spans if span.first_day <= last and span.last_day >= first]
    weighed = sorted(here, key=lambda s: (not around.touched_by(s), s.season not in DEAD))
    shown = weighed[:MOST]
    return [span for span in here if span in shown], len(here) - len(shown)


class YearDelegate(CellDelegate):
    """Bars on a common line of time; the dates of the round run through every row."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The row must be a `Lane`."""
        lane, model = index.data(Roles.ROW), index.model()
        if not isinstance(lane, Lane) or not isinstance(model, YearModel):
            return
        if index.column() == 0:
            step = Step.NAME if lane.is_round else Step.SMALL
            colours = self.theme.colours
            ink = colours.ink if lane.is_round or lane.is_dead else colours.muted
            draw_text(painter, rect, lane.label, self.theme.font(step), ink)
        elif lane.id == "months":
            self._months(painter, rect, model)
        else:
            self._lane(painter, rect, lane, model)

    def _lane(self, painter: QPainter, rect: QRect, lane: Lane, model: YearModel) -> None:
        colours = self.theme.colours
        painter.setPen(QPen(colours.line, 1))
        for day in model.dates:
            x = self._x(painter, rect, model, day)
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))
        height = self.theme.scaled(10)
        for first, last in lane.bars:
            begin, end = self._x(painter, rect, model, first), self._x(painter, rect, model, last)
            box = QRectF(min(begin, end), rect.center().y() - height / 2 + 1, 0, height)
            box.setWidth(max(4.0, abs(end - begin)))
            painter.setPen(QPen(self._edge(lane), 1))
            painter.setBrush(self._fill(lane))
            painter.drawRect(box)
            self._note(painter, rect, box, lane.note)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day, warns in lane.marks:
            at = QPointF(self._x(painter, rect, model, day), rect.center().y() + 1)
            self._mark(painter, at, warns, lane.is_round)

    def _note(self, painter: QPainter, rect: QRect, box: QRectF, text: str) -> None:
        """What the stretch is, beside its bar where there is more room."""
        font = self.theme.font(Step.SMALL)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        left = round(box.right()) + Space.XS
        if left + width > rect.right():
            left = round(box.left()) - Space.XS - width
        if text and left >= rect.left():
            place = QRect(left, rect.top(), width, rect.height())
            painter.fillRect(place, self.theme.colours.surface)
            draw_text(painter, place, text, font, self.theme.colours.muted)

    def _mark(self, painter: QPainter, at: QPointF, warns: bool, is_date: bool) -> None:
        """A dot for a date, a triangle where something speaks against it, a tick for clocks."""
        colours, half = self.theme.colours, self.theme.scaled(9) / 2
        painter.setPen(QPen(colours.surface, 1))
        painter.setBrush(colours.attention if warns else colours.ink)
        if warns:
            up = half * 1.35
            corners = [QPointF(0, -up), QPointF(up, up * 0.8), QPointF(-up, up * 0.8)]
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        elif is_date:
            painter.drawEllipse(at, half, half)
        else:
            painter.setPen(QPen(colours.ink, 2))
            painter.drawLine(at - QPointF(0, half), at + QPointF(0, half))

    def _months(self, painter: QPainter, rect: QRect, model: YearModel) -> None:
        """As much of each month's name as there is room for, and the year at each January."""
        font, colours = self.theme.font(Step.SMALL), self.theme.colours
        metrics, day = QFontMetrics(font), model.first
        width = rect.width() / max(1, (model.last - model.first).days / 30.4)
        letters = 3 if width > metrics.horizontalAdvance("May") + 4 else 1
        is_tight = width < metrics.horizontalAdvance("M") + 4
        while day <= model.last:
            end = day.replace(day=calendar.monthrange(day.year, day.month)[1])
            left = self._x(painter, rect, model, day)
            right = self._x(painter, rect, model, end)
            box = QRectF(min(left, right), rect.top(), abs(right - left), rect.height()).toRect()
            ink = colours.ink if day.month == 1 else colours.muted
            text = MONTHS[day.month - 1][:letters]
            if is_tight and day.month % 3 != 1:
                text = ""
            draw_text(painter, box, text, font, ink, Qt.AlignmentFlag.AlignHCenter)
            day = add_months(day, 1)

    def _x(self, painter: QPainter, rect: QRect, model: YearModel, day: dt.date) -> float:
        whole = max(1, (model.last - model.first).days)
        along = round(rect.width() * (day - model.first).days / whole)
        spot = QRect(rect.left() + along, rect.top(), 1, 1)
        return float(mirrored(spot, rect, painter.layoutDirection()).left())

    def _fill(self, lane: Lane) -> QColor:
        colours = self.theme.colours
        if lane.is_round:
            return colours.fit_good
        return colours.attention_soft if lane.is_dead else colours.sunken

    def _edge(self, lane: Lane) -> QColor:
        colours = self.theme.colours
        return colours.attention if lane.is_dead else colours.edge


class RoundYear(Table):
    """The chart. It is as high as its rows, so that only the form around it scrolls."""

    def __init__(self, theme: Theme) -> None:
        self.year = YearModel()
        super().__init__(self.year, theme, "The year of the round")
        self.year.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(YearDelegate(theme, self))
        header = self.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.year.modelReset.connect(self._fit_height)
        theme.changed.connect(self._fit_height)
        self._fit_height()

    def show_around(self, around: AroundDates) -> None:
        """Show these dates and what stands beside them."""
        self.year.show_around(around)
        self.viewport().update()

    def row_px(self) -> int:
        """Lower than a control: nothing in it is pressed for sure."""
        return self.theme.scaled(ROW)

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        return QSize(self.theme.scaled(320), self.row_px() * max(1, self.year.rowCount()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The form scrolls, not the chart."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two fifths of the room at most are for the names."""
        super().resizeEvent(event)
        self._fit_labels()

    def _fit_height(self) -> None:
        self._fit_rows()
        self._fit_labels()
        self.setFixedHeight(self.sizeHint().height() + Space.XS)

    def _fit_labels(self) -> None:
        wanted = self.theme.scaled(LABEL)
        self.setColumnWidth(0, max(1, min(wanted, self.viewport().width() * 2 // 5)))
