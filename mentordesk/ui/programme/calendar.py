"""The office's calendar: terms, exams, holidays, days closed, fasts; typed, or read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from mentordesk.commands.calendar import AddSpans, RemoveSpan, SaveSpan
from mentordesk.domain.places import country_code, country_name
from mentordesk.domain.season import Span
from mentordesk.store.queries.calendar import SpanRow, spans
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.days import read_day
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, LineField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.lists import ListSection
from mentordesk.ui.programme.section import narrow
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, put_icon, row
from mentordesk.wording.seasons import CALENDAR_UNREADABLE, SEASONS, days_of
from mentordesk.wording.words import many

KINDS = "Calendars and tables (*.ics *.csv *.txt)"
DAY_WIDTH = 136
"""Width of a field for a day in px at 100 %."""


class SpanColumn(Enum):
    """The columns of the table."""

    DAYS = "When"
    NAME = "What"
    KIND = "Kind"
    COUNTRY = "Where"


class SpansModel(RowsModel[SpanRow, SpanColumn]):
    """Every stretch of the calendar, the earliest first."""

    tables = frozenset({"calendar_span"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(list(SpanColumn))
        self._desk = desk
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[SpanRow]:
        """A calendar is short enough to be read each time."""
        found = self._desk.ask(spans)
        return found if ids is None else [each for each in found if each.id in ids]

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """A stretch is its own row."""
        return (change.id,)

    def order(self, row: SpanRow) -> tuple[int, int, str]:
        """By its days, then by name."""
        return (row.first_day.toordinal(), row.last_day.toordinal(), row.name)

    def text(self, row: SpanRow, column: SpanColumn) -> str:
        """The cell in words."""
        return {
            SpanColumn.DAYS: days_of(row),
            SpanColumn.NAME: row.name,
            SpanColumn.KIND: SEASONS[row.season],
            SpanColumn.COUNTRY: country_name(row.country) if row.country else "Everywhere",
        }[column]


class CalendarSection(ListSection):
    """What stands beside the dates of every round. Clock changes are worked out, never typed."""

    name = "calendar"
    title = "Calendar"
    icon = Icon.CALENDAR
    hint = "Add days, as Winter closure, 24 Dec 2026 – 3 Jan 2027"

    def __init__(self, context: Context) -> None:
        super().__init__(context, SpansModel(context.desk), (176, 224, 112, 96))
        self.listed.empty.say(
            Icon.CALENDAR,
            "No days to plan around yet",
            "Terms, exams, holidays, days the office is closed and fasting months stand beside "
            "the dates of every round, so that nothing lands in a dead week. Clock changes are "
            "known already.",
            *(() if self.desk.is_read_only else (("Read a calendar file…", self.read_file),)),
        )
        self.read = button("Read a file…", self.read_file, name="read_calendar")
        self.read.setToolTip("An .ics calendar, or a .csv table of name, first day and last day")
        self.read.setEnabled(not self.desk.is_read_only)
        put_icon(self.theme, self.read, Icon.IMPORT)
        self.bar.insertWidget(self.bar.count() - 1, self.read)

    def build_form(self) -> None:
        """The chosen stretch."""
        form, today = self.form, self.desk.today
        form.add(LineField("What"), lambda s: s.name, _saves("name"), "span_name")
        kinds = [(words, season) for season, words in SEASONS.items()]
        form.add(ChoiceField("Kind", kinds), lambda s: s.season, _saves("season"), "span_kind")
        for caption, name in (("First day", "first_day"), ("Last day", "last_day")):
            field = DayField(caption, today)
            narrow(field, DAY_WIDTH)
            form.add(field, lambda s, n=name: getattr(s, n), _saves(name), f"span_{name}")  # type: ignore[misc]
        where = CountryField("Country", "Everywhere")
        form.add(where, lambda s: s.country, _saves("country"), "span_country")
        form.box.addWidget(
            label(
                "Without a country it counts everywhere; with one, for the people of a round "
                "who live there.",
                "small",
                "muted",
                wraps=True,
            )
        )
        form.box.addSpacing(Space.M)
        self.remove = button("Take off the calendar", self._remove, kind="danger")
        self.remove.setObjectName("span_remove")
        self.remove.setEnabled(not self.desk.is_read_only)
        form.box.addLayout(row(self.remove, 0))

    def add_typed(self, text: str) -> bool:
        """Add a stretch by its name, and its days where they are told after a comma."""
        from mentordesk.importing.calendar_file import season_of

        name, _, days = text.partition(",")
        try:
            first, last = self._days(days)
        except ValueError:
            self.refuse("Type the days as in: Winter closure, 24 Dec 2026 – 3 Jan 2027.")
            return False
        span = Span(season_of(name), name, first, last)
        done = self.desk.do(SaveSpan(span), refused=self.refuse)
        if done is None:
            return False
        self.choose(str(done.values["span_id"]))
        return True

    def read_file(self) -> None:
        """Ask for a calendar file, and add what it holds as one step."""
        path = self.context.answers.open_file(self, "Read a calendar", KINDS)
        if path is None:
            return
        from mentordesk.importing.calendar_file import read_calendar

        try:
            found = read_calendar(path.read_bytes())
        except OSError as error:
            self.refuse(f"“{path.name}” cannot be read: {error.strerror or error}.")
            return
        if found is None:
            self.refuse(CALENDAR_UNREADABLE)
            return
        self.refuse(None)
        done = self.desk.do(AddSpans(found.spans), refused=self.refuse)
        if done is None:
            return
        said = [f"{done.values['lines']} added from {path.name}"]
        if done.values["known"]:
            said.append(f"{done.values['known']} were on the calendar already")
        if found.passed_over:
            said.append(f"{many(found.passed_over, 'line')} passed over: no name or no days")
        self.context.toasts.show_text("; ".join(said), self.desk.undo)

    def fit(self) -> None:
        """Begin with what is to come: last year's days are seldom looked at."""
        if self.table.current_id() is None and self.model.rowCount():
            today = self.desk.today()
            rows = list(self.model.rows)
            self.choose(next((r.id for r in rows if r.last_day >= today), rows[-1].id))
        super().fit()

    def say_counts(self) -> None:
        """How much there is."""
        count = self.model.rowCount()
        self.about.setText(many(count, "line") if count else "")

    def _days(self, text: str) -> tuple[Any, Any]:
        """The days of a typed stretch: both ends, one day, or today where none is told."""
        today = self.desk.today()
        ends = [read_day(part, today) for part in text.replace("–", " - ").split(" - ")]
        first = ends[0] or today
        return first, ends[-1] or first

    def _remove(self) -> None:
        span: SpanRow | None = self.form.shown
        if span is not None:
            self.desk.do(RemoveSpan(span.id), refused=self.refuse)


class CountryField(LineField):
    """A country by any of its names; empty is everywhere."""

    def to_text(self, value: Any) -> str:
        """The name of the country."""
        return country_name(value or "")

    def from_text(self, text: str) -> str | None:
        """The code of the country. Raises `ValueError` with a sentence."""
        if not text:
            return None
        code = country_code(text)
        if code is None:
            raise ValueError("Type a country such as Bangladesh, or nothing for everywhere.")
        return code


def _saves(name: str) -> Any:
    """Makes the command that saves a stretch with another value in one field."""

    def command(span: SpanRow, value: Any) -> SaveSpan:
        held: dict[str, Any] = {
            "season": span.season, "name": span.name, "first_day": span.first_day,
            "last_day": span.last_day, "country": span.country,
        }  # fmt: skip
        held[name] = value if value is not None or name == "country" else held[name]
        if name == "name" and value is None:
            held["name"] = ""
        # a first day after the last one takes the last one along: both are seldom typed at once
        if name == "first_day" and value is not None and value > span.last_day:
            held["last_day"] = value + (span.last_day - span.first_day)
        return SaveSpan(Span(**held), span.id)

    return command
