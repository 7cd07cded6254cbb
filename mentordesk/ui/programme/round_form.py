"""The chosen round: its name, state and counts, and every date, each refused where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from mentordesk.commands.round_life import ReopenRound
from mentordesk.commands.rounds import (
    DATE_FIELDS,
    RemoveRound,
    RenameRound,
    SetRoundDates,
    StepRound,
)
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND, RoundState, may_step
from mentordesk.store.queries.rounds import RoundCounts, RoundRow, counts
from mentordesk.store.queries.still_going import still_going
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.fields import DayField, LineField
from mentordesk.ui.page import Context
from mentordesk.ui.programme.around_dates import CAPTIONS, around_dates, counted_against
from mentordesk.ui.programme.round_year import RoundYear
from mentordesk.ui.programme.section import Form, narrow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, restyle, row
from mentordesk.wording.dates import WEEKDAYS
from mentordesk.wording.refusals import refusal
from mentordesk.wording.rounds import still_going_heading, still_going_text
from mentordesk.wording.seasons import dates_against
from mentordesk.wording.words import many, word


class RoundForm(Form):
    """One round. A date that is refused stays as typed and is tried again with the next one."""

    copy_wanted = Signal()
    weights_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Round")
        self._answers = context.answers
        self.dates: dict[str, DateField] = {}
        self._known: RoundRow | None = None
        self._build()

    def forget(self) -> None:
        """What stands beside the round is read anew when it is next shown."""
        self._known = None

    def show_round(self, found: RoundRow | None) -> None:
        """Show this round with its counts."""
        self.show_thing(found)
        self.body.setVisible(found is not None)
        if found is None:
            return
        self._wrong.hide()
        if found == self._known:
            return
        self._known = found
        number = self.desk.ask(counts, found.id)
        self._about.setText(f"{word(found.scheme)} · {many(found.months, 'month')}")
        self._counts.setText(counted(number))
        is_finished = found.state in FINISHED_ROUND
        self._finished.setVisible(is_finished)
        is_locked = is_finished or self.desk.is_read_only
        for field in (self.name, *self.dates.values()):
            field.line.setReadOnly(is_locked)
        is_empty = number == RoundCounts(0, 0, 0, 0)
        self.remove.setVisible(is_empty and not is_locked)
        self._show_around(found)

    def focus_name(self) -> None:
        """Lead the keyboard to the name."""
        self.name.line.setFocus()
        self.name.line.selectAll()

    def finish(self) -> None:
        """Commit what is half typed."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _build(self) -> None:
        self.name = LineField("Name")
        self.add(self.name, lambda r: r.name, lambda r, v: RenameRound(r.id, v or ""), "round_name")
        states = [(word(state).capitalize(), state) for state in RoundState]
        self.state = ChoiceField("State", states)
        self.place(self.state, lambda r: r.state, "round_state")
        self.state.committed.connect(self._step)
        self._about, self._counts = label("", wraps=True), label("", wraps=True)
        self.say("Scheme", self._about)
        self.say("In it now", self._counts)
        self._finished = label(
            "This round is finished: its name, dates and weights are kept as they are.",
            "small",
            "attention",
            wraps=True,
        )
        self.box.addWidget(self._finished)
        self.copy = button("Copy with dates moved…", self.copy_wanted.emit, name="copy_round")
        self.weights = button("Matching weights", self._to_weights, name="to_weights")
        self.copy.setEnabled(not self.desk.is_read_only)
        self.box.addLayout(row(self.copy, self.weights, 0))
        self.head("Dates")
        self.year = RoundYear(self.theme)
        self.box.addWidget(self.year)
        self._against = label("", "small", wraps=True)
        self._against.setObjectName("dates_against")
        self.box.addWidget(self._against)
        for name in DATE_FIELDS:
            field = DateField(CAPTIONS[name], self.desk.today)
            self.dates[name] = field
            self.place(field, lambda r, n=name: getattr(r, n), name)  # type: ignore[misc]
            field.committed.connect(lambda typed, n=name: self._set_date(n, typed))
        self._wrong = label("", "small", "urgent", wraps=True)
        self._wrong.setObjectName("round_refusal")
        self._wrong.hide()
        self.remove = button("Remove round", self._remove, kind="danger", name="remove_round")
        self.box.addSpacing(Space.S)
        self.box.addWidget(self._wrong)
        self.box.addLayout(row(self.remove, 0))
        self.finish_layout()

    def _show_around(self, found: RoundRow) -> None:
        """What falls on or near each date, beside its field and in the chart of the year."""
        days = {name: getattr(found, name) for name in DATE_FIELDS}
        around = around_dates(self.desk, days, found.id)
        for name, field in self.dates.items():
            field.tell(around.said(name), around.warns(name))
        self.year.show_around(around)
        self._against.setText(dates_against(counted_against(around, DATE_FIELDS)))

    def _set_date(self, name: str, typed: dt.date | None) -> None:
        """Set it, together with those that were refused before and may now be in order."""
        if typed is None:
            self.dates[name].refuse("A round needs this date.")
            return
        waiting = {n: day for n, f in self.dates.items() if n != name and (day := f.refused_day)}
        if waiting and self._try(name, {**waiting, name: typed}, _nothing):
            return
        self._try(name, {name: typed}, self.dates[name].refuse_day)

    def _try(self, name: str, days: dict[str, dt.date], no: Callable[[Refused], object]) -> bool:
        done = self.desk.do(SetRoundDates(self.shown.id, tuple(days.items())), refused=no)
        if done is None:
            return False
        for each, day in days.items():
            self.dates[each].settle(day)
        return True

    def _step(self, state: RoundState) -> None:
        found: RoundRow = self.shown
        if may_step(state, found.state):
            why = self._answers.text(
                self, "Reopen the round", f"Why is “{found.name}” opened again?"
            )
            if why is not None:
                self.desk.do(ReopenRound(found.id, state, why), refused=self.state.refuse)
            else:
                self.state.set_value(found.state)
            return
        if state in FINISHED_ROUND and not self._may_finish(found, state):
            self.state.set_value(found.state)
            return
        self.desk.do(StepRound(found.id, state), refused=self.state.refuse)

    def _may_finish(self, found: RoundRow, state: RoundState) -> bool:
        """Whether to go on although pairs or groups of the round have not ended."""
        names = self.desk.ask(still_going, found.id)
        if not names:
            return True
        text = still_going_text(found.name, state, names)
        heading = still_going_heading(names)
        return self._answers.confirm(self, heading, text, "Go on")

    def _remove(self) -> None:
        self.desk.do(RemoveRound(self.shown.id), refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self._wrong.setText(str(refusal(refused)))
        self._wrong.show()

    def _to_weights(self) -> None:
        self.weights_wanted.emit(self.shown.id)


class DateField(DayField):
    """A day with its weekday beside it; remembers what was refused, to try it again."""

    def __init__(self, caption: str, today: Callable[[], dt.date]) -> None:
        super().__init__(caption, today)
        self.refused_day: dt.date | None = None
        self._weekday = label("", "small", "muted")
        self._weekday.setContentsMargins(Space.XS, 0, 0, 0)
        grid = narrow(self, 152)
        grid.removeWidget(self._wrong)
        grid.addWidget(self._weekday, 0, 2)
        grid.addWidget(self._wrong, 1, 1, 1, 2)
        self._beside = label("", "small", "muted", wraps=True)
        self._beside.setObjectName("falls_on")
        self._beside.hide()
        grid.addWidget(self._beside, 2, 1, 1, 2)

    @property
    def told(self) -> str:
        """What the day falls on or near, as it stands under the field."""
        return self._beside.text()

    def tell(self, text: str, warns: bool) -> None:
        """Say under the field what the day falls on or near."""
        self._beside.setText(text)
        self._beside.setVisible(bool(text))
        self.line.setAccessibleDescription(text)
        restyle(self._beside, "tone", "attention" if warns else "muted")

    def set_value(self, value: Any) -> None:
        """Show the day on file; nothing refused is left."""
        self.refused_day = None
        super().set_value(value)

    def show_value(self, value: Any) -> None:
        """The day, and which day of the week it is."""
        super().show_value(value)
        self._weekday.setText("" if value is None else WEEKDAYS[value.weekday()])

    def refuse_day(self, refused: Refused) -> None:
        """Say why not, and keep the day for the next try."""
        day = self.refused_day = self.typed()
        self._weekday.setText("" if day is None else WEEKDAYS[day.weekday()])
        self.refuse(refused)

    def settle(self, day: dt.date) -> None:
        """The day is on file now."""
        self.set_value(day)


def counted(number: RoundCounts) -> str:
    """How many people and pairs a round has, in words."""
    if number == RoundCounts(0, 0, 0, 0):
        return "Nobody yet"
    parts = [many(number.mentees, "mentee"), many(number.mentors, "mentor")]
    parts.append(many(number.pairs, "pair"))
    if number.drafts:
        parts.append(many(number.drafts, "draft"))
    return " · ".join(parts)


def _nothing(_refused: Refused) -> None:
    """A first try with all dates at once may fail without a word."""
