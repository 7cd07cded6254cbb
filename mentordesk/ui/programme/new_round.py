"""The dialog for a new round, or for one like another: all dates are shown before it is made."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from mentordesk.commands.round_life import CopyRound
from mentordesk.commands.rounds import DATE_FIELDS, NewRound
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme, add_months, dates_from_start, moved
from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.ui.days import read_day
from mentordesk.ui.page import Context
from mentordesk.ui.programme.around_dates import CAPTIONS, around_dates
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, restyle, row
from mentordesk.wording.dates import MONTHS, short_day
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import word

BESIDE = 320
"""Room for what a date falls on or near, in px at 100 %."""


class NewRoundDialog(QDialog):
    """Name, scheme, start and length. With a `model` the scheme and the pace are that round's."""

    def __init__(self, parent: QWidget, context: Context, model: RoundRow | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._model = context.desk, context.theme, model
        self.round_id: str | None = None
        self.setObjectName("new_round")
        heading = "New round" if model is None else f"A round like “{model.name}”"
        self.setWindowTitle("MentorDesk")
        self.setAccessibleName(heading)
        self._taken = {each.name.casefold() for each in context.desk.ask(all_rounds)}
        self._build(heading, context)
        self._suggest()
        self._show_dates()

    def command(self) -> NewRound | CopyRound | None:
        """The round as typed; None while the start is no day."""
        starts = self._start()
        if starts is None:
            return None
        name = self.name.text()
        if self._model is not None:
            return CopyRound(self._model.id, name, starts)
        return NewRound(name, self.scheme.currentData(), starts, self.months.value())

    def accept(self) -> None:
        """Add the round; a refusal stands above the buttons and nothing is lost."""
        command = self.command()
        if command is None:
            self._say("Type a start such as 1 Apr 2026 or 1/4/2026.")
            self.starts.setFocus()
            return
        done = self._desk.do(command, refused=self._refuse)
        if done is not None:
            self.round_id = str(done.values["round_id"])
            super().accept()

    def _build(self, heading: str, context: Context) -> None:
        self.name, self.starts = QLineEdit(), QLineEdit()
        self.scheme, self.months = QComboBox(), QSpinBox()
        for each in Scheme:
            self.scheme.addItem(word(each), each)
        self.scheme.setCurrentIndex(list(Scheme).index(Scheme.MATCHED))
        self.months.setRange(1, 24)
        self.months.setValue(6)
        self.months.lineEdit().setTextMargins(Space.XS, 0, 0, 0)
        first = first_start(self._desk.today(), self._model)
        self.starts.setText(short_day(first))
        form = QFormLayout()
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        fields: list[tuple[str, QWidget]] = [("Name", self.name), ("Starts on", self.starts)]
        if self._model is None:
            fields[1:1] = [("Scheme", self.scheme)]
            fields.append(("Months", self.months))
        for caption, field in fields:
            field.setAccessibleName(caption)
            field.setObjectName(f"new_round_{caption.lower().replace(' ', '_')}")
            field.setMinimumWidth(context.theme.scaled(320))
            form.addRow(label(caption, tone="muted"), field)
        self._wrong: QLabel = label("", "small", "urgent", wraps=True)
        self._wrong.setObjectName("new_round_refusal")
        self._wrong.hide()
        self.add = button("Add round", self.accept, kind="primary")
        self.add.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.add)
        self.setLayout(
            column(
                label(heading, "heading", wraps=True),
                form,
                label("Its dates", "name"),
                self._dates_grid(),
                label("Each can be changed afterwards.", "small", "muted"),
                self._wrong,
                foot,
                space=Space.M,
                margin=Space.XL,
            )
        )
        self.name.textEdited.connect(lambda: setattr(self, "_is_named", True))
        self.starts.textChanged.connect(lambda: self._show_dates())
        self.scheme.currentIndexChanged.connect(lambda: self._suggest())
        self.months.valueChanged.connect(lambda: self._show_dates())

    _is_named = False

    def _dates_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        self.shown_dates: dict[str, QLabel] = {}
        self.beside: dict[str, QLabel] = {}
        top = Qt.AlignmentFlag.AlignTop
        for line, field in enumerate(DATE_FIELDS):
            grid.addWidget(label(CAPTIONS[field], "small", "muted"), line, 0, top)
            self.shown_dates[field] = label("")
            self.shown_dates[field].setObjectName(f"shown_{field}")
            grid.addWidget(self.shown_dates[field], line, 1, top)
            self.beside[field] = label("", "small", "attention", wraps=True)
            self.beside[field].setObjectName(f"beside_{field}")
            grid.addWidget(self.beside[field], line, 2)
        grid.setColumnMinimumWidth(2, self._theme.scaled(BESIDE))
        grid.setColumnStretch(2, 1)
        return grid

    def _start(self) -> dt.date | None:
        try:
            return read_day(self.starts.text(), self._desk.today())
        except ValueError:
            return None

    def _dates(self) -> dict[str, dt.date] | None:
        starts = self._start()
        if starts is None:
            return None
        try:
            if self._model is not None:
                model = self._model
                old = {field: getattr(model, field) for field in DATE_FIELDS}
                return {f: moved(day, model.starts, starts) for f, day in old.items()}
            return vars(dates_from_start(starts, self.months.value()))
        except (ValueError, OverflowError):
            return None

    def _show_dates(self) -> None:
        dates = self._dates()
        restyle(self.starts, "wrong", dates is None)
        for field, shown in self.shown_dates.items():
            shown.setText(short_day(dates[field]) if dates else "–")
            self.beside[field].setText("")
        if dates:
            around = around_dates(self._desk, dates, self._model.id if self._model else None)
            for field, said in self.beside.items():
                said.setText(around.said(field, all_of_it=False))
        self._suggest()

    def _suggest(self) -> None:
        """A name from scheme and month, until she types one."""
        starts = self._start()
        if self._is_named or starts is None:
            return
        scheme = self._model.scheme if self._model else self.scheme.currentData()
        name = f"{word(scheme)} {MONTHS[starts.month - 1]} {starts.year}"
        number = 2
        free = name
        while free.casefold() in self._taken:
            free, number = f"{name} ({number})", number + 1
        self.name.setText(free)

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()

    def _refuse(self, refused: Refused) -> None:
        self._say(str(refusal(refused)))


def first_start(today: dt.date, model: RoundRow | None) -> dt.date:
    """A start to suggest: the model's, as often its length later as it takes; or a first of month.

    Ten weeks are what the usual dates need before a start; never a day that is past.
    """
    if model is None:
        return add_months((today + dt.timedelta(weeks=10)).replace(day=1), 1)
    starts = model.starts
    while starts <= max(today, model.starts):
        starts = add_months(starts, model.months)
    return starts
